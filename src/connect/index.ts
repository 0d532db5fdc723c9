/** How two entries are connected: the best chain of cited facts between them, and an entry's strongest ties. */
import type { Entry, Fact, Pack } from '../lore/model/model.ts';
import { type Accept, cheapest, farFrom, type Hop } from './cheapest-way.ts';
import { buildGraph, type Graph } from './graph.ts';
import { strongestTies, type Tie } from './strongest.ts';

export type { Tie } from './strongest.ts';

/** One fact of a chain, walked from one of its entries to the other. */
export interface Step {
  fact: Fact;
  from: Entry;
  to: Entry;
}

/** How far one gets from an entry that a chain does not leave. */
export interface Reach {
  from: Entry;
  /** The best known of the entries nearest to `from`; undefined when nothing ties it to anything. */
  to: Entry | undefined;
  /** The way there. */
  steps: readonly Step[];
  /** How many entries can be reached, counted up to {@link REACH}. */
  entries: number;
}

/** A chain from the first entry to the second (empty when they are the same), or how far one gets from either. */
export type Connection =
  | { connected: true; steps: readonly Step[] }
  | { connected: false; reach: readonly [Reach, Reach] };

export interface ConnectOptions {
  /** Only facts it returns true for are walked: within a viewer's canon and spoiler limit. */
  accept?: ((fact: Fact) => boolean) | undefined;
}

export interface Connections {
  /** The same for the same packs, wherever and in whatever order they were read; and the same both ways round. */
  connect(a: Entry, b: Entry, options?: ConnectOptions): Connection;
  /** To whom an entry is tied most, strongest first. */
  strongest(entry: Entry, most: number, options?: ConnectOptions): Tie[];
}

/** How many entries around an unconnected one are looked at. */
export const REACH = 2000;

const everything: Accept = () => true;

/** Numbers all entries and facts; takes a moment, so once at start. */
export function buildConnections(packs: readonly Pack[]): Connections {
  const graph = buildGraph(packs);
  return {
    connect(a, b, { accept = everything } = {}) {
      const hops = cheapest(graph, numberOf(graph, a), numberOf(graph, b), accept);
      if (hops) return { connected: true, steps: stepsOf(graph, hops) };
      return { connected: false, reach: [reachOf(graph, a, accept), reachOf(graph, b, accept)] };
    },
    strongest: (entry, most, { accept = everything } = {}) =>
      strongestTies(graph, numberOf(graph, entry), most, accept),
  };
}

/** Nothing is "near" an entry one cannot get to; the best known of all that can be reached tells most. */
function reachOf(graph: Graph, from: Entry, accept: Accept): Reach {
  // They come nearest first, so that of equally well known ones the nearest stays.
  const fame = (number: number) => graph.entries[number]?.prominence ?? 0;
  const better = (number: number, than: number) => fame(number) > fame(than);
  const { reached, best, way } = farFrom(graph, numberOf(graph, from), REACH, accept, better);
  return {
    from,
    to: best === undefined ? undefined : graph.entries[best],
    steps: stepsOf(graph, way),
    entries: reached,
  };
}

const stepsOf = (graph: Graph, hops: readonly Hop[]): Step[] =>
  hops.map(({ from, to, fact }) => ({
    fact: graph.facts[fact] as Fact,
    from: graph.entries[from] as Entry,
    to: graph.entries[to] as Entry,
  }));

function numberOf(graph: Graph, entry: Entry): number {
  const number = graph.numberOf.get(entry);
  if (number === undefined)
    throw new TypeError(`${entry.id} is in none of the packs that connections were built from`);
  return number;
}
