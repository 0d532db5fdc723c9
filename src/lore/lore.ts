/** Everything Curzon knows: the entries and works of all loaded packs, and how to find them. */

import { findOrDescribe } from '../ask/answer.ts';
import { buildDescriber, type DescribedFact } from '../ask/describe.ts';
import { buildConnections, type Connections } from '../connect/index.ts';
import { buildMentions, type Mentions } from '../mentions/index.ts';
import type { Kind } from './model/kinds.ts';
import { type Entry, type Fact, type Pack, sentence, type Work } from './model/model.ts';
import { wordsOf } from './names/fold.ts';
import { buildFinder, type Findable, type Found } from './names/index.ts';
import { buildFactSearch } from './pack/fact-search.ts';

/** One thing for certain (with others of nearly the same name, best first), or guesses at best. */
export type Answer<Item> = { ok: true; item: Item; others: Item[] } | { ok: false; guesses: Item[] };

/** A fact that a text was found in, with where the matching words stand in its {@link sentence}. */
export interface FoundFact {
  fact: Fact;
  marks: readonly (readonly [start: number, end: number])[];
}

export interface Lore {
  readonly packs: readonly Pack[];
  /** By id (`pack/slug`). */
  entry(id: string): Entry | undefined;
  work(id: string): Work | undefined;
  /**
   * The entry that a member means by a name or a description as typed; entries of `kind` are preferred. Facts that
   * `accept` refuses describe nobody: whose daughter somebody is may lie beyond a viewer's limit.
   */
  find(name: string, kind?: Kind, accept?: (fact: Fact) => boolean): Answer<Entry>;
  /** At most 25 entries for a name still being typed, best first; only those of `kind` and that `accept` lets through. */
  suggest(typed: string, kind?: Kind, accept?: (entry: Entry) => boolean): Entry[];
  findWork(title: string): Answer<Work>;
  suggestWorks(typed: string): Work[];
  /** Facts with these words, best first, at most `limit`. */
  search(text: string, limit: number): FoundFact[];
  /** Chains of facts between entries. */
  connections(): Connections;
  /** The entries that a text mentions. */
  mentions(): Mentions;
}

/** Made when first asked for: not every command needs it, and it takes a moment. */
function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Builds the indexes; takes a moment, so once at start. */
export function createLore(packs: readonly Pack[]): Lore {
  const entries = byId(packs.flatMap((pack) => pack.entries));
  const works = byId(packs.flatMap((pack) => pack.works));
  const facts = byId(packs.flatMap((pack) => pack.facts));
  const findable = [...entries.values()].map(findableEntry);
  const entryFinder = buildFinder(findable);
  const describer = buildDescriber(findable, [...facts.values()].map(describedFact));
  const bearers = bearersOf(entries.values());
  const workFinder = buildFinder([...works.values()].map(findableWork));
  const factSearch = buildFactSearch([...facts.values()].map(searchableFact));
  return {
    packs,
    entry: (id) => entries.get(id),
    work: (id) => works.get(id),
    find: (name, kind, accept) => {
      const acceptFact = accept && ((id: string) => accept(facts.get(id) as Fact));
      const found = findOrDescribe(entryFinder, describer, name, { kind, acceptFact });
      return withBearers(answerOf(found, entries), name, bearers);
    },
    suggest: (typed, kind, accept) =>
      pick(
        entries,
        entryFinder.suggest(typed, {
          kind,
          only: kind !== undefined,
          accept: accept && ((id) => accept(entries.get(id) as Entry)),
        }),
      ),
    findWork: (title) => answerOf(workFinder.find(title), works),
    suggestWorks: (typed) => pick(works, workFinder.suggest(typed)),
    search: (text, limit) =>
      factSearch.search(text, limit).flatMap(({ factId, marks }) => {
        const fact = facts.get(factId);
        return fact ? [{ fact, marks }] : [];
      }),
    connections: lazily(() => buildConnections(packs)),
    mentions: lazily(() => buildMentions([...entries.values()])),
  };
}

const byId = <Item extends { id: string }>(items: readonly Item[]) =>
  new Map(items.map((item) => [item.id, item]));

const pick = <Item>(items: ReadonlyMap<string, Item>, ids: readonly string[]): Item[] =>
  ids.map((id) => items.get(id)).filter((item) => item !== undefined);

function answerOf<Item>(found: Found, items: ReadonlyMap<string, Item>): Answer<Item> {
  const item = found.outcome === 'found' ? items.get(found.id) : undefined;
  if (found.outcome === 'found' && item) return { ok: true, item, others: pick(items, found.others) };
  return { ok: false, guesses: found.outcome === 'unsure' ? pick(items, found.ids) : [] };
}

/** Entries by the words of their names: all who are called Dax. */
function bearersOf(entries: Iterable<Entry>): Map<string, Entry[]> {
  const bearers = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const word of new Set(wordsOf(entry.name))) {
      const known = bearers.get(word);
      if (known) known.push(entry);
      else bearers.set(word, [entry]);
    }
  }
  return bearers;
}

const MOST_OTHERS = 24;

/** One word may be the name of several of a kind: the likeliest is shown, and the rest are offered. */
function withBearers(
  found: Answer<Entry>,
  query: string,
  bearers: ReadonlyMap<string, readonly Entry[]>,
): Answer<Entry> {
  const [word, ...more] = wordsOf(query);
  if (!found.ok || word === undefined || more.length > 0) return found;
  const same = (bearers.get(word) ?? [])
    .filter((entry) => entry !== found.item && entry.kind === found.item.kind)
    .toSorted((a, b) => b.prominence - a.prominence);
  return { ...found, others: [...new Set([...found.others, ...same])].slice(0, MOST_OTHERS) };
}

/** An entry as the finder of names sees it. */
export const findableEntry = (entry: Entry): Findable => ({
  id: entry.id,
  name: entry.name,
  aliases: entry.aliases.map((alias) => alias.name),
  keywords: entry.keywords,
  kind: entry.kind,
  ...(entry.continuity.main ? {} : { continuity: entry.continuity.id }),
  prominence: entry.prominence,
});

const findableWork = (work: Work): Findable => ({
  id: work.id,
  name: work.title,
  aliases: [work.label, ...work.aliases],
  kind: work.medium,
  ...(work.continuity.main ? {} : { continuity: work.continuity.id }),
  prominence: Math.min(100, work.facts.length),
});

/** A fact as descriptions are answered from it. */
export const describedFact = (fact: Fact): DescribedFact => ({
  id: fact.id,
  subjectId: fact.subject.id,
  targetId: fact.target?.id,
  relation: fact.relation.id,
  phrase: fact.relation.phrase,
  inverse: fact.relation.inverse,
  label: fact.relation.label,
  inverseLabel: fact.relation.inverseLabel,
  text: fact.text,
  value: fact.value,
  role: fact.role,
  date: fact.date?.text,
});

const searchableFact = (fact: Fact) => ({
  id: fact.id,
  text: sentence(fact),
  about: [fact.subject.name, ...(fact.target ? [fact.target.name] : [])],
});
