/** Everything Curzon knows: the entries and works of all loaded packs, and how to find them. */
import { buildFinder, type Finder } from './find/index.ts';
import type { Entry, Pack, Work } from './model.ts';
import type { Kind } from './schema.ts';

/** One thing for certain (with others of nearly the same name, best first), or guesses at best. */
export type Answer<Item> = { ok: true; item: Item; others: Item[] } | { ok: false; guesses: Item[] };

export interface Lore {
  readonly packs: readonly Pack[];
  /** By id (`pack/slug`). */
  entry(id: string): Entry | undefined;
  work(id: string): Work | undefined;
  /** The entry that a member means by a name as typed; entries of `kind` are preferred. */
  find(name: string, kind?: Kind): Answer<Entry>;
  /** At most 25 entries for a name still being typed, best first; only those of `kind`. */
  suggest(typed: string, kind?: Kind): Entry[];
  findWork(title: string): Answer<Work>;
  suggestWorks(typed: string): Work[];
}

/** Builds the indexes; takes a moment, so once at start. */
export function createLore(packs: readonly Pack[]): Lore {
  const entries = byId(packs.flatMap((pack) => pack.entries));
  const works = byId(packs.flatMap((pack) => pack.works));
  const entryFinder = buildFinder([...entries.values()].map(findableEntry));
  const workFinder = buildFinder([...works.values()].map(findableWork));
  return {
    packs,
    entry: (id) => entries.get(id),
    work: (id) => works.get(id),
    find: (name, kind) => answer(entryFinder, entries, name, kind),
    suggest: (typed, kind) => pick(entries, entryFinder.suggest(typed, { kind, only: kind !== undefined })),
    findWork: (title) => answer(workFinder, works, title),
    suggestWorks: (typed) => pick(works, workFinder.suggest(typed)),
  };
}

const byId = <Item extends { id: string }>(items: readonly Item[]) =>
  new Map(items.map((item) => [item.id, item]));

const pick = <Item>(items: ReadonlyMap<string, Item>, ids: readonly string[]): Item[] =>
  ids.map((id) => items.get(id)).filter((item) => item !== undefined);

function answer<Item>(
  finder: Finder,
  items: ReadonlyMap<string, Item>,
  query: string,
  kind?: Kind,
): Answer<Item> {
  const found = finder.find(query, { kind });
  const item = found.outcome === 'found' ? items.get(found.id) : undefined;
  if (found.outcome === 'found' && item) return { ok: true, item, others: pick(items, found.others) };
  return { ok: false, guesses: found.outcome === 'unsure' ? pick(items, found.ids) : [] };
}

const findableEntry = (entry: Entry) => ({
  id: entry.id,
  name: entry.name,
  aliases: entry.aliases.map((alias) => alias.name),
  keywords: entry.keywords,
  kind: entry.kind,
  ...(entry.continuity.main ? {} : { continuity: entry.continuity.id }),
  prominence: entry.prominence,
});

const findableWork = (work: Work) => ({
  id: work.id,
  name: work.title,
  aliases: [work.label, ...work.aliases],
  kind: work.medium,
  ...(work.continuity.main ? {} : { continuity: work.continuity.id }),
  prominence: Math.min(100, work.facts.length),
});
