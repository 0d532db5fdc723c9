/** To whom an entry is tied most, over all facts that tie the two and all that the two have in common. */
import { compareIds } from '../lore/model/compare-ids.ts';
import type { LoreDate } from '../lore/model/date.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import type { Accept } from './cheapest-way.ts';
import type { Graph } from './graph.ts';

export interface Tie {
  entry: Entry;
  /** What ties the two: those of the strongest canon tier first, of one tier the strongest tie. */
  facts: readonly Fact[];
  /** Only serves to compare. */
  strength: number;
}

/** A tie of 8 counts half again as much as two of 4: a friend is more than a battle and a meeting. */
const STEEPNESS = 1.5;
/** What was so once, on one date, counts less than what lasted. */
const ONCE = 0.8;
/** A fact loses by each tier that its best work is below the strongest one; another loses where sources disagree. */
const PER_TIER = 0.15;
const DISPUTED = 0.7;
/** A further fact from the same works tells of the same occasion. */
const SAME_WORKS = 0.5;
/** Twice as many works that tell of the two make so much more of it. */
const PER_DOUBLING = 0.1;

/** At this much in common, half of what company can add is added. */
const HALF = 10;
/** Company at its closest makes a tie so much stronger. */
const COMPANY = 1.5;
/** What has so many ties has something in common with everybody. */
const CROWD = 500;

/** The strongest ties of an entry, strongest first; equal ones by how well known, then by id. */
export function strongestTies(graph: Graph, number: number, most: number, accept: Accept): Tie[] {
  const tied = tiesByEntry(graph, edgesOf(graph, number), accept);
  const closeness = new Map([...tied].map(([other, numbers]) => [other, closest(graph, numbers)]));
  const ties = [...tied].map(([other, numbers]): Tie => {
    const entry = graph.pack.entries[other] as Entry;
    const facts = numbers.map((fact) => graph.pack.fact(fact));
    const common = inCommon(graph, closeness, other, accept);
    const company = 1 + (COMPANY * common) / (common + HALF);
    const known = (10 + entry.prominence) / 110;
    return { entry, facts: facts.toSorted(byTier), strength: together(facts) * company * known };
  });
  return ties
    .toSorted(
      (a, b) =>
        b.strength - a.strength || b.entry.prominence - a.entry.prominence || compareIds(a.entry, b.entry),
    )
    .slice(0, most);
}

const degree = ({ first }: Graph, at: number) => (first[at + 1] ?? 0) - (first[at] ?? 0);

/** Of what is tied to more than this, only the ties to the best known are weighed. */
const MOST_EDGES = 1000;

function edgesOf(graph: Graph, number: number): number[] {
  const from = graph.first[number] ?? 0;
  const edges = Array.from({ length: degree(graph, number) }, (_, at) => from + at);
  if (edges.length <= MOST_EDGES) return edges;
  const fame = (edge: number) => graph.pack.entries[graph.other[edge] ?? 0]?.prominence ?? 0;
  return edges.toSorted((a, b) => fame(b) - fame(a) || a - b).slice(0, MOST_EDGES);
}

/** The facts that tie an entry to others, by the others' numbers. */
function tiesByEntry(graph: Graph, edges: readonly number[], accept: Accept): Map<number, number[]> {
  const ties = new Map<number, number[]>();
  for (const edge of edges) {
    const fact = graph.factOf[edge] ?? 0;
    const other = graph.other[edge] ?? 0;
    if (graph.tie[fact] === 0 || !accept(fact)) continue;
    const list = ties.get(other);
    if (list) list.push(fact);
    else ties.set(other, [fact]);
  }
  return ties;
}

/** The strongest fact counts in full, each further one less. */
function together(facts: readonly Fact[]): number {
  const told = new Set<string>();
  const sum = facts.toSorted(byWeight).reduce((total, fact, rank) => {
    const isNews = fact.citations.some(({ work }) => !told.has(work.id));
    for (const { work } of fact.citations) told.add(work.id);
    return total + (weight(fact) * (isNews ? 1 : SAME_WORKS)) / (rank + 1);
  }, 0);
  return sum * (1 + PER_DOUBLING * Math.log2(told.size));
}

/**
 * The ships, battles, friends that both are tied to: who served and fought together has many of them. What few are
 * tied to counts most (after Adamic and Adar, "Friends and neighbors on the Web", 2003).
 */
function inCommon(graph: Graph, own: ReadonlyMap<number, number>, other: number, accept: Accept): number {
  if (degree(graph, other) > CROWD) return 0;
  let sum = 0;
  for (const [shared, facts] of tiesByEntry(graph, edgesOf(graph, other), accept)) {
    const ours = own.get(shared);
    if (ours !== undefined)
      sum += Math.min(ours, closest(graph, facts)) / Math.log2(2 + degree(graph, shared));
  }
  return sum;
}

const closest = ({ tie }: Graph, facts: readonly number[]) =>
  Math.max(...facts.map((fact) => tie[fact] ?? 0));

const tierOf = ({ citations }: Fact) => Math.min(...citations.map(({ work }) => work.tier.rank));

function weight(fact: Fact): number {
  const { relation, date, contradicts } = fact;
  const isFamily = relation.section === 'family';
  return (
    (relation.tie ** STEEPNESS / (1 + PER_TIER * tierOf(fact))) *
    (isFamily || !isOneDate(date) ? 1 : ONCE) *
    (contradicts.length > 0 ? DISPUTED : 1)
  );
}

const isOneDate = (date: LoreDate | undefined) => date?.exact === true && date.firstYear === date.lastYear;

const byWeight = (a: Fact, b: Fact) => weight(b) - weight(a) || compareIds(a, b);

/** A sentence of the pack's reads better than one made from the relation's wording. */
const byTier = (a: Fact, b: Fact) =>
  tierOf(a) - tierOf(b) ||
  b.relation.tie - a.relation.tie ||
  Number(b.text !== undefined) - Number(a.text !== undefined) ||
  compareIds(a, b);
