import { fold, withoutBracket, wordsOf } from '../src/lore/names/fold.ts';
import type { Findable } from '../src/lore/names/index.ts';

/** A query and the entries that answer it; none for one that nothing should answer. */
export interface Query {
  class: string;
  text: string;
  accepted: ReadonlySet<string>;
  /** Entries hidden while it is asked, so that a real name becomes one that is not in the list. */
  hidden?: ReadonlySet<string>;
}

/** Numbers from 0 up to before 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** What is misheard for what, in both directions. */
const MISHEARD: readonly (readonly [string, string])[] = [
  ['c', 'k'],
  ['ck', 'k'],
  ['x', 'cks'],
  ['ph', 'f'],
  ['s', 'z'],
  ['i', 'y'],
  ['v', 'w'],
  ['g', 'j'],
  ['sh', 'sch'],
  ['a', 'e'],
  ['e', 'i'],
  ['o', 'u'],
  ['a', 'o'],
  ['oo', 'u'],
  ['ee', 'i'],
  ['t', 'th'],
  ['r', 'rr'],
  ['l', 'll'],
  ['n', 'nn'],
  ['k', 'kh'],
];
const TITLES = ['captain', 'admiral', 'doctor', 'general', 'lt.', 'who is', 'the', 'commander', 'ambassador'];

/** Picks and spoils text, the same for the same seed. */
function spoiler(seed: number) {
  const random = chance(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const neighbour = (letter: string): string => {
    const row = KEYBOARD.findIndex((keys) => keys.includes(letter));
    const keys = KEYBOARD[row] ?? '';
    const column = keys.indexOf(letter);
    const near = [
      keys[column - 1],
      keys[column + 1],
      KEYBOARD[row - 1]?.[column],
      KEYBOARD[row + 1]?.[column],
    ];
    return pick(near.filter((key) => key !== undefined)) ?? 'e';
  };
  const typo = (text: string): string => {
    const places = [...text].flatMap((letter, at) => (/[a-z]/i.test(letter) ? [at] : []));
    if (places.length < 3) return `${text}${text.at(-1) ?? 'x'}`;
    const at = pick(places);
    const letter = text[at] as string;
    switch (below(5)) {
      case 0:
        return text.slice(0, at) + text.slice(at + 1);
      case 1:
        return text.slice(0, at) + neighbour(letter.toLowerCase()) + text.slice(at + 1);
      case 2:
        return text.slice(0, at) + letter + text.slice(at);
      case 3: {
        const next = text[at + 1];
        return next === undefined || next === letter || next === ' '
          ? text.slice(0, at) + letter + text.slice(at)
          : text.slice(0, at) + next + letter + text.slice(at + 2);
      }
      default:
        return text.slice(0, at + 1) + neighbour(letter.toLowerCase()) + text.slice(at + 1);
    }
  };
  const misheard = (text: string): string => {
    let heard = text;
    for (let times = 1 + below(2); times > 0; times--) {
      const swaps = MISHEARD.flatMap(([a, b]) => [
        [a, b],
        [b, a],
      ]).filter(([from]) => heard.includes(from as string));
      const [from, to] = pick(swaps) ?? ['', ''];
      const places = [...heard]
        .map((_, at) => at)
        .filter((at) => from !== '' && heard.startsWith(from as string, at));
      const at = pick(places);
      if (at !== undefined) heard = heard.slice(0, at) + to + heard.slice(at + (from as string).length);
    }
    return heard;
  };
  return { random, below, pick, typo, misheard };
}

/** Which entries hold all the words of a text in one of their names. */
function holders(entries: readonly Findable[]): (text: string) => Set<string> {
  const byWord = new Map<string, Map<string, Set<number>>>();
  for (const entry of entries) {
    for (const [form, name] of [entry.name, ...entry.aliases].entries()) {
      for (const word of wordsOf(name)) {
        const held = byWord.get(word) ?? byWord.set(word, new Map()).get(word);
        const forms = held?.get(entry.id) ?? held?.set(entry.id, new Set()).get(entry.id);
        forms?.add(form);
      }
    }
  }
  return (text) => {
    const lists = wordsOf(text).map((word) => byWord.get(word) ?? new Map<string, Set<number>>());
    lists.sort((a, b) => a.size - b.size);
    const [rarest = new Map<string, Set<number>>(), ...rest] = lists;
    const found = new Set<string>();
    for (const [id, forms] of rarest)
      if ([...forms].some((form) => rest.every((list) => list.get(id)?.has(form)))) found.add(id);
    return found;
  };
}

/** Queries of every class made from the names of a list, `each` of every class. */
export function makeQueries(entries: readonly Findable[], each: number, seed: number): Query[] {
  const { random, below, pick, typo, misheard } = spoiler(seed);
  const held = holders(entries);
  const queries: Query[] = [];
  const named = entries.filter(({ name }) => wordsOf(name).join('').length >= 4);
  const aliased = entries.filter(({ aliases }) =>
    aliases.some((alias) => wordsOf(alias).join('').length >= 4),
  );
  const several = named.filter(({ name }) => wordsOf(withoutBracket(name)).length > 1);
  const add = (name: string, text: string, clean: string): void => {
    if (fold(text) === '') return;
    queries.push({ class: name, text: random() < 0.5 ? text.toLowerCase() : text, accepted: held(clean) });
  };
  const word = (base: string): string => pick(wordsOf(base).filter((each) => each.length > 3)) ?? base;
  for (let made = 0; made < each; made++) {
    const { name } = pick(named);
    const base = withoutBracket(name);
    add('exact', name, name);
    add('exact-base', base, base);
    add('punct', fold(base), base);
    add('title', `${pick(TITLES)} ${base}`, base);
    add('typo1', typo(base), base);
    const second = withoutBracket(pick(named).name);
    add('typo2', typo(typo(second)), second);
    const third = withoutBracket(pick(named).name);
    add('phonetic', misheard(fold(third)), third);
    const part = word(withoutBracket(pick(named).name));
    add('partial', part, part);
    const partTypo = word(withoutBracket(pick(named).name));
    if (partTypo.length > 3) add('partial-typo', typo(partTypo), partTypo);
    if (several.length > 0) {
      const long = withoutBracket(pick(several).name);
      const parts = long.split(/\s+/);
      add('order', [...parts.slice(1), parts[0]].join(' '), long);
      const spaces = [...long.matchAll(/\s+/g)];
      const space = spaces[below(spaces.length)]?.index ?? 0;
      add('space', long.slice(0, space) + long.slice(space + 1), long);
    }
    if (aliased.length > 0) {
      const alias = pick(pick(aliased).aliases);
      add('alias', alias, alias);
      add('alias-typo', typo(alias), alias);
    }
    const absent = withoutBracket(pick(named).name);
    queries.push({ class: 'neg-absent', text: absent, accepted: new Set(), hidden: held(absent) });
    const letters = Array.from({ length: 4 + below(9) }, () => String.fromCharCode(97 + below(26))).join('');
    queries.push({ class: 'neg-gibberish', text: letters, accepted: new Set() });
  }
  return queries;
}
