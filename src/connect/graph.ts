/** Entries and the facts that tie them as numbers, so that a search over 100,000 entries stays in a few arrays. */
import type { Entry, Fact, Pack } from '../lore/model/model.ts';
import { passCost, stepCost, tieBreak } from './cost.ts';

export interface Graph {
  entries: readonly Entry[];
  facts: readonly Fact[];
  numberOf: ReadonlyMap<Entry, number>;
  /** The edges of entry `n` are those from `first[n]` up to before `first[n + 1]`. */
  first: Int32Array;
  /** By edge: the entry at its other end, and its fact. */
  other: Int32Array;
  factOf: Int32Array;
  /** By fact: its cost as a step, with half of what passing through each of its entries costs. */
  cost: Float64Array;
}

/** Only facts about two different entries are edges; a value, or a side somebody stood for, ties nobody. */
const tiesTwo = (fact: Fact): fact is Fact & { target: Entry } =>
  fact.target !== undefined && fact.target !== fact.subject;

/** Entries and facts are numbered by id, so that nothing depends on the order of files. */
export function buildGraph(packs: readonly Pack[]): Graph {
  const entries = packs.flatMap((pack) => pack.entries).toSorted(byId);
  const facts = packs.flatMap((pack) => pack.facts.filter(tiesTwo)).toSorted(byId);
  const numberOf = new Map(entries.map((entry, number) => [entry, number]));
  const ends = facts.map((fact): [number, number] => [
    number(numberOf, fact.subject),
    number(numberOf, fact.target),
  ]);

  const first = new Int32Array(entries.length + 1);
  for (const [subject, target] of ends) {
    first[subject + 1] = (first[subject + 1] ?? 0) + 1;
    first[target + 1] = (first[target + 1] ?? 0) + 1;
  }
  for (let at = 1; at < first.length; at++) first[at] = (first[at] ?? 0) + (first[at - 1] ?? 0);

  const pass = entries.map((entry, at) => passCost(entry, (first[at + 1] ?? 0) - (first[at] ?? 0)));
  const graph: Graph = {
    entries,
    facts,
    numberOf,
    first,
    other: new Int32Array(2 * facts.length),
    factOf: new Int32Array(2 * facts.length),
    cost: new Float64Array(facts.length),
  };
  const next = first.slice();
  const add = (from: number, to: number, fact: number) => {
    const edge = next[from] ?? 0;
    next[from] = edge + 1;
    graph.other[edge] = to;
    graph.factOf[edge] = fact;
  };
  for (const [at, fact] of facts.entries()) {
    const [subject, target] = ends[at] ?? [0, 0];
    add(subject, target, at);
    add(target, subject, at);
    // Halves at both ends charge every entry between the two in full, and the two themselves the same on any way.
    const passing = ((pass[subject] ?? 0) + (pass[target] ?? 0)) / 2;
    graph.cost[at] = stepCost(fact, fact.target) + passing + tieBreak(fact.id);
  }
  return graph;
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function number(numberOf: ReadonlyMap<Entry, number>, entry: Entry): number {
  const found = numberOf.get(entry);
  if (found === undefined)
    throw new TypeError(`${entry.id} is in none of the packs: build connections from all of them`);
  return found;
}
