import { describe, expect, it } from 'vitest';
import { readTables } from '../../../src/lore/model/tables.ts';
import { wordsOf } from '../../../src/lore/names/fold.ts';
import {
  buildFinder,
  type FindOptions,
  indexNames,
  openFinder,
  positionsOf,
} from '../../../src/lore/names/index.ts';
import { ROLES, smallList } from './small-list.ts';

const finder = buildFinder(smallList, ROLES);
const found = (query: string, options?: FindOptions): string | undefined => {
  const answer = finder.find(query, options);
  return answer.outcome === 'found' ? answer.id.replace('khitomer/', '') : undefined;
};
const others = (query: string, options?: FindOptions): string[] => {
  const answer = finder.find(query, options);
  return answer.outcome === 'found' ? answer.others.map((id) => id.replace('khitomer/', '')) : [];
};

describe('a name is found', () => {
  it.each([
    ['by its id', 'khitomer/curzon-dax', 'curzon-dax'],
    ['as written', 'Khitomer Conference', 'conference'],
    ['by an alias', 'Bones', 'mccoy'],
    ['by a keyword', 'gorcon', 'gorkon'],
    ['with a title', 'Captain Sulu', 'sulu'],
    ['with a title nobody gave it', 'Admiral Uhura', 'uhura'],
    ['by a part of it', 'sulu', 'sulu'],
    ['in another order', 'dax curzon', 'curzon-dax'],
    ['in any case', 'kHITOMER aCCORDS', 'accords'],
    ['with marks it does not have', 'Praxís', 'praxis'],
    ['without its apostrophe', 'qonos', 'qonos'],
    ['without its hyphen', 'ra ghoratreii', 'ra-ghoratreii'],
    ['without its space', 'curzondax', 'curzon-dax'],
    ['with too many spaces', '  khitomer   accords ', 'accords'],
    ['with a space in a word', 'khit omer accords', 'accords'],
    ['with a letter replaced', 'azetbut', 'azetbur'],
    ['with a letter left out', 'khitmer conference', 'conference'],
    ['with a letter added', 'excelsiorr', 'excelsior'],
    ['with two letters swapped', 'rura pnethe', 'rura-penthe'],
    ['with two slips', 'kitomer acords', 'accords'],
    ['spelt by ear', 'kurzon dacks', 'curzon-dax'],
    ['spelt by ear in one word', 'ragorateri', 'ra-ghoratreii'],
    ['by a registry number', '1701-A', 'enterprise-a'],
    ['by a registry number in one word', 'ncc1701b', 'enterprise-b'],
    ['by a number in words', 'deep space nine', 'deep-space-9'],
    ['when asked for in a sentence', 'who is Azetbur?', 'azetbur'],
  ])('%s: %s', (_, query, id) => {
    expect(found(query)).toBe(id);
  });
});

it('puts the very words in another order before a longer name that holds them', () => {
  const named = (id: string, name: string) => ({ id, name, aliases: [], kind: 'person', prominence: 0 });
  const few = buildFinder(
    [...smallList, named('longer', 'John Charles Collins'), named('same', 'Collins John')],
    ROLES,
  );
  expect(few.find('John Collins')).toMatchObject({ id: 'same' });
});

it('takes a name typed whole, with its bracket, before a better known one that goes on', () => {
  const ship = (id: string, name: string, prominence: number) => ({
    ...{ id, name, prominence, aliases: [], kind: 'ship' },
  });
  const few = buildFinder([ship('a', 'Hope (NX-7-A)', 100), ship('first', 'Hope (NX-7)', 10)], ROLES);
  expect(few.find('Hope (NX-7)')).toMatchObject({ id: 'first' });
  expect(few.find('Hope (NX-7-A)')).toMatchObject({ id: 'a' });
});

it('takes no phrase for what has another word in it', () => {
  const host = { id: 'host', name: 'Ezri Dax', aliases: [], kind: 'person', prominence: 50 };
  const few = buildFinder([{ ...host, keywords: ['dax after jadzia'] }], ROLES);
  expect(few.find('dax after jadzia')).toMatchObject({ id: 'host' });
  expect(few.find('jadzia dax actor')).toMatchObject({ outcome: 'unsure' });
});

describe('namesakes', () => {
  it('show the best known first and offer the rest', () => {
    expect(found('Worf')).toBe('worf');
    expect(others('Worf')).toEqual(['colonel-worf', 'worf-mirror']);
    expect(found('Dax')).toBe('jadzia-dax');
    expect(others('Dax')).toEqual(['curzon-dax', 'ezri-dax']);
  });

  it('of the main continuity come first, unless another is in the query', () => {
    expect(found('spock')).toBe('spock');
    expect(found('mirror spock')).toBe('spock-mirror');
    expect(found('Khitomer Conference')).toBe('conference');
    expect(found('khitomer conference mirror universe')).toBe('conference-mirror');
  });

  it('of the continuity asked for come first', () => {
    expect(found('spock', { continuity: 'mirror' })).toBe('spock-mirror');
  });

  it('of the kind asked for come first', () => {
    expect(found('kronos', { kind: 'ship' })).toBe('kronos-one');
    expect(found('kronos')).toBe('qonos');
  });

  it('of the kind asked for do not hide a people that is called so', () => {
    const person = (name: string, prominence: number, aliases: string[] = []) => ({
      ...{ id: name, name, aliases, kind: 'person', prominence },
    });
    const lords = Array.from({ length: 40 }, (_, at) =>
      person(`Lord ${String.fromCharCode(65 + (at % 26))}aron${at}`, 10),
    );
    const few = buildFinder(
      [
        { id: 'wraiths', name: 'Morghûl', aliases: [], kind: 'species', prominence: 20 },
        person('Witch-king', 100, ['Lord of the Morghûl']),
        ...lords,
      ],
      ROLES,
    );
    expect(few.find('Morghûl', { kind: 'person' })).toMatchObject({ outcome: 'found', id: 'wraiths' });
    expect(few.find('Lord of the Morghûl', { kind: 'person' })).toMatchObject({ id: 'Witch-king' });
  });

  it('are not offered where the name says which is meant', () => {
    expect(others('Colonel Worf')).toEqual([]);
    expect(others('Curzon Dax')).toEqual([]);
  });
});

describe('no card is shown', () => {
  it.each([
    'Darth Vader',
    'Azkaban',
    'Kirk Douglas',
    'Harry Potter',
    'Captain America',
    'Doctor Who',
    'Luke Skywalker',
    'Gandalf',
    'president',
    'captain',
    'the chancellor',
    'general',
    'mirror',
    'enterprise z',
    // Short names resemble too many words, and a part of a keyword is no name.
    'sulk',
    'killed',
    'gorcom',
    'asdfghjkl',
    'qqqqqqqq',
    '!!!',
    '',
  ])('for %j', (query) => {
    expect(finder.find(query).outcome).toBe('unsure');
  });

  it('but at most five guesses, the likeliest first', () => {
    const answer = finder.find('ambassador');
    expect(answer.outcome === 'unsure' && answer.ids.length).toBeLessThanOrEqual(5);
    expect(finder.find('Kirk Douglas')).toMatchObject({ outcome: 'unsure' });
    expect(finder.rank('Kirk Douglas')[0]?.id).toBe('khitomer/kirk');
  });

  it('for a title, but for an office that has it as its name', () => {
    expect(found('praetor')).toBe('praetor');
  });
});

describe('what may be shown', () => {
  it('leaves out what is hidden from who asks', () => {
    const accept = (id: string): boolean => id !== 'khitomer/worf';
    expect(found('worf', { accept })).toBe('colonel-worf');
    expect(found('khitomer/worf', { accept })).not.toBe('worf');
    expect(finder.suggest('worf', { accept })).not.toContain('khitomer/worf');
    expect(finder.suggest('', { accept })).not.toContain('khitomer/worf');
  });

  it('holds only the kind asked for when no other will do', () => {
    expect(found('khitomer', { kind: 'event', only: true })).toBe('conference');
    expect(finder.suggest('k', { kind: 'place', only: true })).toEqual(
      expect.arrayContaining(['khitomer/khitomer', 'khitomer/qonos']),
    );
    expect(finder.suggest('k', { kind: 'place', only: true })).not.toContain('khitomer/kirk');
  });

  it('is never more than was asked for', () => {
    expect(finder.rank('khitomer', { limit: 3 })).toHaveLength(3);
    expect(finder.suggest('k', { limit: 2 })).toHaveLength(2);
  });
});

describe('stored tables', () => {
  it('answer as the index they were stored from', () => {
    const again = openFinder(
      smallList,
      readTables(structuredClone(indexNames(smallList))),
      ROLES,
      positionsOf(smallList),
    );
    for (const query of ['worf', 'kurzon dacks', 'khitmer', 'captain', 'ncc1701b', 'zzz']) {
      expect(again.answer(query)).toEqual(finder.answer(query));
      expect(again.suggest(query)).toEqual(finder.suggest(query));
    }
  });

  it('are refused where one is missing', () => {
    const { 'postings/forms': _, ...rest } = indexNames(smallList);
    expect(() => openFinder(smallList, readTables(rest), ROLES, positionsOf(smallList))).toThrow(
      'postings/forms',
    );
  });
});

it("tells the words of an entry's name and aliases, and none of its keywords", () => {
  expect(smallList.map(({ id }) => finder.wordsOf(id))).toEqual(
    smallList.map(({ name, aliases }) => [name, ...aliases].flatMap(wordsOf)),
  );
  expect(finder.wordsOf('khitomer/nobody')).toEqual([]);
});

it('finds nothing in an empty list', () => {
  const empty = buildFinder([], ROLES);
  expect(empty.find('worf')).toEqual({ outcome: 'unsure', ids: [] });
  expect(empty.suggest('w')).toEqual([]);
  expect(empty.suggest('')).toEqual([]);
});
