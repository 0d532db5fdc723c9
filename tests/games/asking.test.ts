import { describe, expect, it } from 'vitest';
import { askCustom, askFromPack, readAsking } from '../../src/games/asking.ts';
import { POINTS } from '../../src/games/points.ts';
import type { Question } from '../../src/trivia/question.ts';
import { knowledge, own } from './table.ts';

const { lore, questions } = knowledge;
const [question = expect.unreachable()] = questions
  .after({ topic: 'entry:small/brin', level: null }, '', 99)
  .filter(({ kind }) => kind === 'who');

describe('a question of a pack, as it is asked', () => {
  it('says its source, and where there is more to read', () => {
    const asking = askFromPack(question, lore, 'seed', 'kind:person');
    expect(asking.options[asking.right]).toBe('Brin');
    expect(asking).toMatchObject({
      id: question.id,
      text: question.text,
      facts: question.facts,
      source: 'The Saga',
      entry: 'small/brin',
      topic: 'kind:person',
    });
  });

  it('leads to its answer where that is an entry, else to what it is about', () => {
    const entryOf = (one: Question) => askFromPack(one, lore, 'seed', undefined).entry;
    const about = questions.after({ topic: 'entry:small/brin', level: null }, '', 99);
    const what = about.find(({ kind }) => kind === 'what') ?? expect.unreachable();
    const plain = { ...what, optionEntries: what.options.map(() => null) };
    expect([question, what, plain].map(entryOf)).toEqual(['small/brin', 'small/blade', 'small/brin']);
  });

  it('has its options in an order that the seed gives', () => {
    const rights = Array.from({ length: 40 }, (_, seed) => {
      const asking = askFromPack(question, lore, String(seed), undefined);
      expect(asking.options[asking.right]).toBe('Brin');
      return asking.right;
    });
    expect(new Set(rights)).toEqual(new Set([0, 1, 2, 3]));
    expect(askFromPack(question, lore, 'a', undefined)).toEqual(askFromPack(question, lore, 'a', undefined));
  });

  it('is as hard as answers told, where they did', () => {
    expect(askFromPack(question, lore, 'seed', undefined, 'hard')).toMatchObject({
      level: 'hard',
      difficulty: 'hard',
    });
  });

  it('is the same when it is read back from its round', () => {
    const asking = askFromPack(question, lore, 'seed', undefined);
    expect(readAsking(JSON.parse(JSON.stringify(asking)))).toEqual(asking);
    const { level: _, ...cut } = asking;
    expect(() => readAsking(cut)).toThrow('level');
  });
});

describe('a question of a server, as it is asked', () => {
  it('knows where its right option went', () => {
    const asking = askCustom(own('house'), (options) => options.toReversed());
    expect(asking.options).toEqual(['These', 'Those', 'That', 'This']);
    expect(asking).toMatchObject({ right: 3, facts: [], source: 'The rules', explanation: 'This.' });
  });

  it('is of medium difficulty unless whoever wrote it says otherwise', () => {
    const levelOf = (difficulty: string | null) =>
      askCustom(own('house', { difficulty }), (all) => [...all]).level;
    expect([null, 'hard', 'impossible'].map(levelOf)).toEqual(['medium', 'hard', 'medium']);
  });
});

describe('points', () => {
  it('are more for what is harder, and never less than nothing', () => {
    expect(POINTS.easy).toBeGreaterThan(0);
    expect(POINTS.medium).toBeGreaterThan(POINTS.easy);
    expect(POINTS.hard).toBe(3 * POINTS.easy);
  });
});
