/**
 * Entries are alike by what they share (species, side, events, companions, works, decade), the more the rarer it is, by
 * what stands at a glance, and by how well known they are. In a large pack nobody compares everybody: whoever may be
 * alike is found through what is shared, and among those who are about as well known.
 */
import { compareIds } from '../lore/model/compare-ids.ts';
import type { BuiltPack, Entry, Fact } from '../lore/model/model.ts';
import { entriesOf } from './facts.ts';
import { type NumberLists, numberLists, turned } from './number-lists.ts';

export interface Likeness {
  /** How much `other` looks like `entry`: a number to compare with those of others for the same entry. */
  between(entry: Entry, other: Entry): number;
  /** Others of its kind and continuity, the most alike first: all of them where they are few, else the likeliest. */
  mostAlike(entry: Entry): Iterable<Entry>;
}

/** Up to so many of one kind and continuity, all are compared. */
export const FEW = 400;
/** Of more, so many are compared, and so many of these kept. */
const COMPARED = 320;
const KEPT = 128;
/** Who shares a trait is looked for among those about as well known as the entry, so many of them. */
const SHARING = 48;
/** Traits of a hub that are looked through: the rarest. */
const TRAITS = 200;

/** Weights are whole numbers, so that a sum does not depend on its order. */
const ONE = 2 ** 20;

export function likenessOf(pack: BuiltPack, about: (entry: Entry) => readonly Fact[]): Likeness {
  const { entries, place, groups } = arranged(pack);
  const known = Uint8Array.from(entries, (entry) => entry.prominence);
  const { traits, glances, weights, sharing } = traitsOf(pack, entries, place, about);
  const lists = new Array<Int32Array | undefined>(entries.length);
  // Scratch for one call of `likeliest`.
  const shared = new Int32Array(entries.length);
  // What the entry that others are compared with has, by its weight: of their traits, those are common.
  const marks = new Int32Array(weights.length);
  let marked = -1;
  const mark = (at: number) => {
    if (marked >= 0) for (const trait of traits.of(marked)) marks[trait] = 0;
    for (const trait of traits.of(at)) marks[trait] = weights[trait] ?? 0;
    marked = at;
  };

  const score = (a: number, b: number): number => {
    if (marked !== a) mark(a);
    const [from, end] = [traits.starts[b] ?? 0, traits.starts[b + 1] ?? 0];
    let common = 0;
    for (let index = from; index < end; index++) common += marks[traits.all[index] ?? 0] ?? 0;
    const asKnown = 1 - Math.abs((known[a] ?? 0) - (known[b] ?? 0)) / 100;
    // Entries with very many facts would be like everybody.
    return common / ONE / Math.sqrt(40 + end - from) + 1.5 * inBoth(glances, a, b) + 4 * asKnown;
  };

  /** Who shares rare traits with an entry, and who is about as well known. */
  const likeliest = (at: number, first: number, end: number): number[] => {
    const met: number[] = [];
    const meet = (other: number, weight: number) => {
      if (other === at) return;
      if (shared[other] === 0) met.push(other);
      shared[other] = (shared[other] ?? 0) + weight;
    };
    const rarest = Array.from(traits.of(at)).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
    for (const trait of rarest.slice(0, TRAITS)) {
      const list = sharing.of(trait);
      const [low, high] = window(firstFrom(list, at), SHARING, firstFrom(list, first), firstFrom(list, end));
      for (let index = low; index < high; index++) meet(list[index] ?? at, weights[trait] ?? 0);
    }
    const [low, high] = window(at, SHARING, first, end);
    for (let other = low; other < high; other++) meet(other, 1);
    met.sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b);
    for (const other of met) shared[other] = 0;
    return met.slice(0, COMPARED);
  };

  const listFor = (at: number): Int32Array => {
    const [first, end] = groups[at] ?? [at, at];
    const few = end - first <= FEW;
    const others = few ? range(first, end).filter((other) => other !== at) : likeliest(at, first, end);
    const scored = others.map((other) => ({ other, score: score(at, other) }));
    scored.sort((a, b) => b.score - a.score || (idOf(a.other) < idOf(b.other) ? -1 : 1));
    return Int32Array.from(few ? scored : scored.slice(0, KEPT), ({ other }) => other);
  };
  const idOf = (at: number) => entries[at]?.id ?? '';

  return {
    between: (entry, other) => score(place.get(entry) ?? -1, place.get(other) ?? -1),
    *mostAlike(entry) {
      const at = place.get(entry) ?? -1;
      const list = lists[at] ?? listFor(at);
      lists[at] = list;
      for (const other of list) yield entries[other] as Entry;
    },
  };
}

/** Entries by kind and continuity, in each group by how well known they are; whatever the order in the files. */
function arranged(pack: BuiltPack) {
  const groupOf = (entry: Entry) => `${entry.kind} ${entry.continuity.id}`;
  const entries = pack.entries
    .map((entry) => ({ entry, group: groupOf(entry) }))
    .sort(
      (a, b) =>
        (a.group < b.group ? -1 : a.group > b.group ? 1 : 0) ||
        a.entry.prominence - b.entry.prominence ||
        compareIds(a.entry, b.entry),
    );
  const groups = new Array<readonly [first: number, end: number]>(entries.length);
  for (let first = 0, end = 0; first < entries.length; first = end) {
    while (entries[end] !== undefined && entries[end]?.group === entries[first]?.group) end += 1;
    groups.fill([first, end], first, end);
  }
  const sorted = entries.map(({ entry }) => entry);
  return { entries: sorted, place: new Map(sorted.map((entry, index) => [entry, index])), groups };
}

function traitsOf(
  pack: BuiltPack,
  entries: readonly Entry[],
  place: ReadonlyMap<Entry, number>,
  about: (entry: Entry) => readonly Fact[],
) {
  // A trait is a number: a tie to an entry, an entry, a work, a decade.
  const relations = new Map(
    [...new Set(pack.facts.map(({ relation }) => relation))].map((one, at) => [one, at]),
  );
  const works = new Map(pack.works.map((work, at) => [work, at]));
  const size = entries.length;
  const firstWork = (relations.size + 1) * size;
  const firstDecade = firstWork + works.size;
  const decades = new Map<number, number>();
  const tie = (fact: Fact, other: Entry) =>
    (relations.get(fact.relation) ?? 0) * size + (place.get(other) ?? 0);

  const traits = numberLists(entries, (entry) => {
    const own = new Set<number>();
    for (const fact of about(entry)) {
      for (const other of entriesOf(fact))
        if (other !== entry) own.add(tie(fact, other)).add(relations.size * size + (place.get(other) ?? 0));
      for (const { work } of fact.citations) own.add(firstWork + (works.get(work) ?? 0));
      if (!fact.date || !Number.isFinite(fact.date.firstYear)) continue;
      const decade = Math.floor(fact.date.firstYear / 10);
      if (!decades.has(decade)) decades.set(decade, decades.size);
      own.add(firstDecade + (decades.get(decade) ?? 0));
    }
    return ascending(own);
  });
  const glances = numberLists(entries, (entry) =>
    ascending(
      new Set(
        about(entry).flatMap((fact) =>
          fact.subject === entry && fact.relation.section === 'glance' && fact.target
            ? tie(fact, fact.target)
            : [],
        ),
      ),
    ),
  );
  const sharing = turned(traits, firstDecade + decades.size);
  const weights = Int32Array.from({ length: sharing.size }, (_, trait) => {
    const count = sharing.of(trait).length;
    return count === 0 ? 0 : Math.round(Math.log(size / count) * ONE);
  });
  return { traits, glances, weights, sharing };
}

const ascending = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);

/** How many numbers two ascending lists have in common. */
function inBoth({ all, starts }: NumberLists, a: number, b: number): number {
  const length = (key: number) => (starts[key + 1] ?? 0) - (starts[key] ?? 0);
  const [short, long] = length(a) <= length(b) ? [a, b] : [b, a];
  const end = starts[long + 1] ?? 0;
  let from = starts[long] ?? 0;
  let count = 0;
  for (let index = starts[short] ?? 0; index < (starts[short + 1] ?? 0); index++) {
    const number = all[index] ?? 0;
    from = firstFrom(all, number, from, end);
    if (from === end) break;
    if (all[from] === number) count++;
  }
  return count;
}

/** Where the first number of at least `least` stands in an ascending list. */
function firstFrom(list: Int32Array, least: number, from = 0, end = list.length): number {
  let low = from;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** At most `size` places around one, within bounds. */
function window(at: number, size: number, first: number, end: number): [low: number, high: number] {
  const low = Math.max(first, Math.min(at - (size >> 1), end - size));
  return [low, Math.min(end, low + size)];
}

const range = (first: number, end: number) =>
  Array.from({ length: end - first }, (_, index) => first + index);
