/** How two entries are connected: the best chain of cited facts between them, and an entry's strongest ties. */
import type { Entry, Fact } from '../lore/model/model.ts';
import type { OpenPack } from '../lore/pack/open-pack.ts';
import { type Accept, cheapest, farFrom, type Hop } from './cheapest-way.ts';
import { type Graph, openGraph } from './graph.ts';
import { strongestTies, type Tie } from './strongest.ts';

export { graphPart } from './graph.ts';
export type { Tie } from './strongest.ts';

/** One fact of a chain, walked from one of its entries to the other. */
export interface Step {
  fact: Fact;
  from: Entry;
  to: Entry;
}

/** How far one gets from an entry that a chain does not leave. */
interface Reach {
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

interface ConnectOptions {
  /** Only facts it returns true for are walked: within a viewer's canon and spoiler limit. */
  accept?: FactFilter | undefined;
}

/** Whether a fact may be told; by its number where thousands have to be judged and few will be read. */
interface FactFilter {
  (fact: Fact): boolean;
  inPack?: (pack: OpenPack) => (fact: number) => boolean;
}

export interface Connections {
  /** The same for the same packs, wherever and in whatever order they were read; and the same both ways round. */
  connect(a: Entry, b: Entry, options?: ConnectOptions): Connection;
  /** To whom an entry is tied most, strongest first. */
  strongest(entry: Entry, most: number, options?: ConnectOptions): Tie[];
}

/** How many entries around an unconnected one are looked at. */
const REACH = 2000;

const everything: FactFilter = Object.assign(() => true, { inPack: () => () => true });

/** Opens the graphs of all packs; nothing ties entries of two packs. */
export function openConnections(packs: readonly OpenPack[]): Connections {
  const graphs = new Map(packs.map((pack) => [pack.pack.id, pack.once(openGraph)]));
  const graphOf = (entry: Entry): Graph => {
    const graph = graphs.get(entry.pack.id);
    if (!graph) throw new TypeError(`${entry.id} is in none of the packs that connections were opened for`);
    return graph;
  };
  return {
    connect(a, b, { accept = everything } = {}) {
      const [one, two] = [graphOf(a), graphOf(b)];
      const accepted = acceptIn(one, accept);
      const hops = one === two && cheapest(one, numberOf(one, a), numberOf(one, b), accepted);
      if (hops) return { connected: true, steps: stepsOf(one, hops) };
      return {
        connected: false,
        reach: [reachOf(one, a, accepted), reachOf(two, b, acceptIn(two, accept))],
      };
    },
    strongest(entry, most, { accept = everything } = {}) {
      const graph = graphOf(entry);
      return strongestTies(graph, numberOf(graph, entry), most, acceptIn(graph, accept));
    },
  };
}

const acceptIn = ({ pack }: Graph, accept: FactFilter): Accept =>
  accept.inPack?.(pack) ?? ((fact) => accept(pack.fact(fact)));

/** Nothing is "near" an entry one cannot get to; the best known of all that can be reached tells most. */
function reachOf(graph: Graph, from: Entry, accept: Accept): Reach {
  // They come nearest first, so that of equally well known ones the nearest stays.
  const fame = (number: number) => entryAt(graph, number).prominence;
  const better = (number: number, than: number) => fame(number) > fame(than);
  const { reached, best, way } = farFrom(graph, numberOf(graph, from), REACH, accept, better);
  return {
    from,
    to: best === undefined ? undefined : entryAt(graph, best),
    steps: stepsOf(graph, way),
    entries: reached,
  };
}

const stepsOf = (graph: Graph, hops: readonly Hop[]): Step[] =>
  hops.map(({ from, to, fact }) => ({
    fact: graph.pack.fact(fact),
    from: entryAt(graph, from),
    to: entryAt(graph, to),
  }));

const numberOf = ({ pack }: Graph, entry: Entry) => pack.numberOf(entry);
const entryAt = ({ pack }: Graph, number: number) => pack.entries[number] as Entry;
