/** The one door to what Curzon knows: entries, works and facts of all opened packs, and how to find them. */
import type { Kind } from './model/kinds.ts';
import { type Entry, type Fact, type Pack, sentence, type Work } from './model/model.ts';
import { wordsOf } from './names/fold.ts';
import {
  type Finder,
  type FindOptions,
  type Found,
  openFinder,
  positionsOf,
  type Ranked,
  type RoleWords,
  roleWords,
} from './names/index.ts';
import { findableWork } from './pack/findable.ts';
import type { OpenPack } from './pack/open-pack.ts';

/** One thing for certain (with others of nearly the same name, best first), or guesses at best. */
export type Answer<Item> = { ok: true; item: Item; others: Item[] } | { ok: false; guesses: Item[] };

/** A fact that a text was found in, with where the matching words stand in its {@link sentence}. */
export interface FoundFact {
  fact: Fact;
  marks: readonly (readonly [start: number, end: number])[];
}

export interface Lore {
  /** What the packs say of themselves: tiers, continuities, series, works. */
  readonly packs: readonly Pack[];
  /** For the rooms above, which keep indexes of their own in compiled packs. */
  readonly opened: readonly OpenPack[];
  /** Words that are no names: titles, and what stands around a name when somebody asks for it. */
  readonly roles: RoleWords;
  readonly counts: Pack['counts'];
  /** By id (`pack/slug`). */
  entry(id: string): Entry | undefined;
  work(id: string): Work | undefined;
  fact(id: string): Fact | undefined;
  /** The entry that a member means by a name as typed; entries of `kind` are preferred. */
  find(name: string, kind?: Kind): Answer<Entry>;
  /** The same as ids, with all hits that it was chosen from: for who may know better than the names. */
  answer(name: string, options?: FindOptions): { found: Found; hits: Ranked[] };
  /** The entries of what was found by a text; of a single word with all of that kind who bear it as a name. */
  entriesFound(found: Found, typed: string): Answer<Entry>;
  /** Entries whose name (with or without its bracket) or alias is just these folded words. */
  called(words: readonly string[]): Entry[];
  /** Entries whose very name has this folded word in it, and not only in its bracket. */
  bearing(word: string): Entry[];
  /** The folded words of its name and aliases, without reading the entry. */
  nameWords(entry: Entry): string[];
  /** Whether a fact's words, or what it is about, have this folded word. */
  knowsWord(word: string): boolean;
  /** Whether any fact has keywords: those of imported wikis have none. */
  readonly hasKeywords: boolean;
  /** Whether some fact has this folded word as a keyword. */
  isKeyword(word: string): boolean;
  /** In how many facts this folded word stands. */
  countOf(word: string): number;
  /** Words of names and of facts that this one may be a slip of. */
  wordsLike(word: string): string[];
  /** Facts with one of the folded words of each list, or of as many lists as possible, best first; `kill*` begins one. */
  factsWith(words: readonly (readonly string[])[], limit: number): Fact[];
  /** The same by their keywords alone. */
  factsByKeyword(words: readonly (readonly string[])[], limit: number): Fact[];
  /** At most 25 entries for a name still being typed, best first; only those of `kind` and that `accept` lets through. */
  suggest(typed: string, kind?: Kind, accept?: (entry: Entry) => boolean): Entry[];
  /** Works that are called exactly so, in folded words: by their title, their label or an alias. */
  worksCalled(words: readonly string[]): Work[];
  findWork(title: string): Answer<Work>;
  suggestWorks(typed: string): Work[];
  /** Facts with these words, best first, at most `limit`; `leading` come before them, whatever their words. */
  search(text: string, limit: number, leading?: readonly Fact[]): FoundFact[];
  /** Facts dated to a day of the year, whatever the year. */
  onDay(month: number, day: number): Fact[];
  /** The lines that somebody says, of all packs one after the other. */
  readonly quotes: Quotes;
  close(): void;
}

/** Facts by their places from 0 on; each is read when asked for. */
interface Quotes {
  count: number;
  at(place: number): Fact | undefined;
  /** Whether there is a line that this entry says. */
  hasAnyOf(entry: Entry): boolean;
}

/** One pack's names. */
interface Names<Item> {
  finder: Finder;
  byId(id: string): Item | undefined;
}

/** Opens the indexes of names. */
export function createLore(opened: readonly OpenPack[]): Lore {
  const roles = roleWords(...opened.map(({ pack }) => pack.words));
  const entryNames = opened.map((pack) => pack.once(openEntryNames));
  const workNames = opened.map((pack) => pack.once(openWorkNames));
  const first = <Item>(find: (pack: OpenPack) => Item | undefined): Item | undefined => {
    for (const pack of opened) {
      const found = find(pack);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const entry = (id: string) => first((pack) => pack.entryById(id));
  const work = (id: string) => first((pack) => pack.workById(id));
  const entriesFound = (found: Found, typed: string) =>
    withBearers(itemsFound(found, entry), typed, entryNames);
  const packs = opened.map(({ pack }) => pack);
  const fillers = new Set(packs.flatMap(({ words }) => words.fillers.flatMap(wordsOf)));
  const sum = (of: keyof Pack['counts']) => packs.reduce((total, { counts }) => total + counts[of], 0);
  return {
    packs,
    opened,
    roles,
    counts: { entries: sum('entries'), facts: sum('facts'), works: sum('works') },
    entry,
    work,
    fact: (id) => first((pack) => pack.factById(id)),
    find: (name, kind) => entriesFound(answerIn(entryNames, name, { kind }).found, name),
    answer: (name, options = {}) => answerIn(entryNames, name, options),
    entriesFound,
    called: (words) => entryNames.flatMap((names) => itemsOf(names, names.finder.called(words))),
    bearing: (word) =>
      entryNames.flatMap((names) => itemsOf(names, names.finder.bearing(word, { inBracket: false }))),
    nameWords: ({ id }) => entryNames.flatMap(({ finder }) => finder.wordsOf(id)),
    knowsWord: (word) => opened.some(({ sentences }) => sentences.knows(word)),
    hasKeywords: opened.some(({ sentences }) => sentences.hasKeywords),
    isKeyword: (word) => opened.some(({ sentences }) => sentences.hasKeyword(word)),
    countOf: (word) => opened.reduce((total, { sentences }) => total + sentences.countOf(word), 0),
    wordsLike: (word) => [
      ...entryNames.flatMap(({ finder }) => finder.wordsLike(word)),
      ...opened.flatMap(({ sentences }) => sentences.wordsLike(word)),
    ],
    factsWith: (words, limit) =>
      opened.flatMap((pack) => pack.sentences.factsWith(words, limit).map((fact) => pack.fact(fact))),
    factsByKeyword: (words, limit) =>
      opened.flatMap((pack) => pack.sentences.factsByKeyword(words, limit).map((fact) => pack.fact(fact))),
    suggest: (typed, kind, accept) =>
      suggestIn(entryNames, typed, { kind, only: kind !== undefined }, accept),
    worksCalled: (words) => workNames.flatMap((names) => itemsOf(names, names.finder.called(words))),
    findWork: (title) => itemsFound(answerIn(workNames, title, {}).found, work),
    suggestWorks: (typed) => suggestIn(workNames, typed, {}),
    search(text, limit, leading = []) {
      const searched = opened.map((pack) => ({ pack, ...pack.sentences.search(text, limit, fillers) }));
      const found = searched
        .flatMap(({ pack, found }) => found.map(({ fact, rank }) => ({ pack, fact, rank })))
        .toSorted((a, b) => a.rank - b.rank)
        .slice(0, limit)
        .map(({ pack, fact }) => pack.fact(fact));
      const marksOf = new Map(searched.map(({ pack, marks }) => [pack.pack.id, marks]));
      return [...new Set([...leading, ...found])].slice(0, limit).map((fact) => ({
        fact,
        marks: marksOf.get(fact.subject.pack.id)?.(sentence(fact)) ?? [],
      }));
    },
    onDay: (month, day) => {
      const key = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      return opened.flatMap((pack) => pack.factsOnDay(key));
    },
    quotes: quotesOf(opened),
    close: () => {
      for (const pack of opened) pack.close();
    },
  };
}

/** By the pack's own words for roles: its answers are the same whatever is asked beside it. */
const openEntryNames = (pack: OpenPack): Names<Entry> => ({
  finder: openFinder(pack.entries, pack.tables('names'), roleWords(pack.pack.words), (id) =>
    pack.positionOf(id),
  ),
  byId: (id) => pack.entryById(id),
});

function openWorkNames(pack: OpenPack): Names<Work> {
  const works = pack.pack.works.map(findableWork);
  return {
    finder: openFinder(works, pack.tables('titles'), roleWords(pack.pack.words), positionsOf(works)),
    byId: (id) => pack.workById(id),
  };
}

function quotesOf(opened: readonly OpenPack[]): Quotes {
  return {
    count: opened.reduce((total, { quotes }) => total + quotes.length, 0),
    at(place) {
      let rest = place;
      for (const pack of opened) {
        const fact = pack.quotes[rest];
        if (fact !== undefined) return pack.fact(fact);
        rest -= pack.quotes.length;
      }
      return undefined;
    },
    hasAnyOf: (entry) => opened.some((pack) => pack.pack.id === entry.pack.id && pack.hasQuotes(entry)),
  };
}

const itemsOf = <Item>({ byId }: Names<Item>, ids: readonly string[]): Item[] =>
  ids.flatMap((id) => byId(id) ?? []);

/** How far below the best of all packs what another one found is still offered. */
const NEAR = 0.03;
const MOST_GUESSES = 5;

/** What the pack whose names fit best answers; what others found nearly as well stands beside it. */
function answerIn<Item>(
  packs: readonly Names<Item>[],
  name: string,
  options: FindOptions,
): { found: Found; hits: Ranked[] } {
  const answers = packs
    .map(({ finder }) => finder.answer(name, options))
    .toSorted((a, b) => scoreOf(b) - scoreOf(a));
  const [best] = answers;
  if (best && answers.length === 1) return best;
  const hits = answers.flatMap((one) => one.hits).toSorted((a, b) => b.score - a.score);
  const least = (hits[0]?.score ?? 0) - NEAR;
  const [id, ...others] = answers.flatMap((one) =>
    one.found.outcome === 'found' && scoreOf(one) >= least ? [one.found.id, ...one.found.others] : [],
  );
  const found: Found =
    id === undefined
      ? { outcome: 'unsure', ids: hits.slice(0, MOST_GUESSES).map((hit) => hit.id) }
      : { outcome: 'found', id, others: others.slice(0, MOST_OTHERS) };
  return { found, hits: hits.slice(0, MOST_CHOICES) };
}

const scoreOf = ({ hits }: { hits: readonly Ranked[] }) => hits[0]?.score ?? 0;

function itemsFound<Item>(found: Found, byId: (id: string) => Item | undefined): Answer<Item> {
  const item = found.outcome === 'found' ? byId(found.id) : undefined;
  const pick = (ids: readonly string[]) => ids.flatMap((id) => byId(id) ?? []);
  if (found.outcome === 'found' && item !== undefined) return { ok: true, item, others: pick(found.others) };
  return { ok: false, guesses: found.outcome === 'unsure' ? pick(found.ids) : [] };
}

/** Discord shows no more choices than this. */
const MOST_CHOICES = 25;

/** Of several packs, each one's best in turn. */
function suggestIn<Item>(
  packs: readonly Names<Item>[],
  typed: string,
  options: FindOptions,
  accept?: (item: Item) => boolean,
): Item[] {
  const lists = packs.map((names) =>
    itemsOf(
      names,
      names.finder.suggest(typed, {
        ...options,
        accept: accept && ((id) => accept(names.byId(id) as Item)),
      }),
    ),
  );
  const [only] = lists;
  if (lists.length === 1 && only) return only;
  const inTurn = Array.from({ length: MOST_CHOICES }, (_, at) => lists.flatMap((list) => list[at] ?? []));
  return inTurn.flat().slice(0, MOST_CHOICES);
}

const MOST_OTHERS = 24;

/** One word may be the name of several of a kind: the likeliest is shown, and the rest are offered. */
function withBearers(found: Answer<Entry>, query: string, packs: readonly Names<Entry>[]): Answer<Entry> {
  const [word, ...more] = wordsOf(query);
  if (!found.ok || word === undefined || more.length > 0) return found;
  const same = packs
    .flatMap((names) => itemsOf(names, names.finder.bearing(word)))
    .filter((entry) => entry !== found.item && entry.kind === found.item.kind)
    .toSorted((a, b) => b.prominence - a.prominence);
  return { ...found, others: [...new Set([...found.others, ...same])].slice(0, MOST_OTHERS) };
}
