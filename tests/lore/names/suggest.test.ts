import { describe, expect, it } from 'vitest';
import { buildFinder } from '../../../src/lore/names/index.ts';
import { ROLES, smallList } from './small-list.ts';

const finder = buildFinder(smallList, ROLES);
const suggested = (typed: string): string[] => finder.suggest(typed).map((id) => id.replace('khitomer/', ''));

describe('while typing', () => {
  it('offers the best known before anything is typed', () => {
    expect(suggested('').slice(0, 3)).toEqual(['kirk', 'spock', 'worf']);
    expect(suggested('')).toHaveLength(25);
  });

  it('offers the best known of what begins with one letter', () => {
    expect(suggested('k')[0]).toBe('conference');
    expect(suggested('k').slice(0, 5)).toContain('kirk');
  });

  it.each([
    ['any word of a name', 'suth', []],
    ['any word of a name', 'sul', ['sulu']],
    ['the word after a whole one', 'curzon d', ['curzon-dax']],
    ['an alias', 'terok', ['deep-space-9']],
    ['a name without its apostrophe', 'qon', ['qonos']],
    ['a name without its space', 'rurap', ['rura-penthe']],
  ])('finds %s: %s', (_, typed, ids) => {
    expect(suggested(typed)).toEqual(expect.arrayContaining(ids));
  });

  it.each([
    ['azte', 'azetbur'],
    ['khiotm', 'khitomer'],
    ['exccel', 'excelsior'],
    ['gprko', 'gorkon'],
    ['curzin d', 'curzon-dax'],
    ['rura pn', 'rura-penthe'],
  ])('forgives a slip: %s', (typed, id) => {
    expect(suggested(typed).slice(0, 5)).toContain(id);
  });

  it('puts first what the answer would be', () => {
    for (const { name } of smallList) {
      const answer = finder.find(name);
      if (answer.outcome === 'found') expect(finder.suggest(name)[0]).toBe(answer.id);
    }
  });

  it('takes its own choice as it is', () => {
    expect(finder.suggest('khitomer/worf')).toEqual(['khitomer/worf']);
  });
});
