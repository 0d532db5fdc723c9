import { describe, expect, it } from 'vitest';
import { findTopic, suggestTopics, topicOf } from '../../src/games/topic.ts';
import { EVERYTHING, type Viewer } from '../../src/spoilers/viewer.ts';
import { knowledge } from './table.ts';

const { lore } = knowledge;
const SPARED: Viewer = { canon: undefined, limits: [{ kind: 'medium', medium: 'novel' }] };

describe('a topic', () => {
  it.each([
    ['kind:person', 'People'],
    ['continuity:main', 'Main'],
    ['entry:small/brin', 'Brin'],
  ])('%s is %s', (id, name) => {
    expect(topicOf(id, lore)).toEqual({ id, name });
  });

  it.each(['kind:weapon', 'continuity:mirror', 'entry:small/nobody', 'small/brin', ''])(
    'is nothing that the packs do not have: %j',
    (id) => {
      expect(topicOf(id, lore)).toBeUndefined();
    },
  );

  it('is found by its id, its name, or a name as people type it', () => {
    const found = (typed: string) => findTopic(typed, knowledge, EVERYTHING)?.id;
    expect(found('kind:event')).toBe('kind:event');
    expect(found(' people ')).toBe('kind:person');
    expect(found('MAIN')).toBe('continuity:main');
    expect(found('brinn')).toBe('entry:small/brin');
    expect(found('xqzw')).toBeUndefined();
  });
});

describe('topics for a text still being typed', () => {
  it('are all kinds and continuities at first', () => {
    const names = suggestTopics('', lore, EVERYTHING).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['People', 'Events', 'Main']));
    expect(names).not.toContain('Brin');
  });

  it('are then those that begin so, and entries', () => {
    expect(
      suggestTopics('b', lore, EVERYTHING)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['Blade', 'Brin']);
    expect(suggestTopics('P', lore, EVERYTHING)[0]).toEqual({ id: 'kind:person', name: 'People' });
  });

  it('give away no name to whoever is to be spared it', () => {
    expect(suggestTopics('b', lore, SPARED)).toEqual([]);
  });
});
