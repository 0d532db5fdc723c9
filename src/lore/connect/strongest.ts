/** To whom an entry is tied most, over all facts that tie the two. */
import type { Entry, Fact } from '../model.ts';
import { passCost } from './cost.ts';
import type { Graph } from './graph.ts';
import type { Accept } from './search.ts';

export interface Tie {
  entry: Entry;
  /** What ties the two, the strongest first. */
  facts: readonly Fact[];
  /** Only serves to compare: the strongest fact counts in full, each further one less; a hub or a nobody less again. */
  strength: number;
}

/** At this cost of passing through it, a hub's ties count half. */
const HALF = 40;

/** The strongest ties of an entry, strongest first; equal ones by how well known, then by id. */
export function strongestTies(graph: Graph, number: number, most: number, accept: Accept): Tie[] {
  const facts = new Map<number, Fact[]>();
  const degree = (at: number) => (graph.first[at + 1] ?? 0) - (graph.first[at] ?? 0);
  for (let edge = graph.first[number] ?? 0; edge < (graph.first[number + 1] ?? 0); edge++) {
    const fact = graph.facts[graph.factOf[edge] ?? 0];
    const other = graph.other[edge] ?? 0;
    if (!fact || fact.relation.tie === 0 || !accept(fact)) continue;
    const list = facts.get(other);
    if (list) list.push(fact);
    else facts.set(other, [fact]);
  }
  const ties = [...facts].map(([other, list]): Tie => {
    const entry = graph.entries[other] as Entry;
    const sorted = list.toSorted((a, b) => b.relation.tie - a.relation.tie || (a.id < b.id ? -1 : 1));
    const sum = sorted.reduce((total, { relation }, rank) => total + relation.tie / (rank + 1), 0);
    const known = (100 + entry.prominence) / 200;
    return { entry, facts: sorted, strength: (sum * known) / (1 + passCost(entry, degree(other)) / HALF) };
  });
  return ties
    .toSorted(
      (a, b) =>
        b.strength - a.strength ||
        b.entry.prominence - a.entry.prominence ||
        (a.entry.id < b.entry.id ? -1 : 1),
    )
    .slice(0, most);
}
