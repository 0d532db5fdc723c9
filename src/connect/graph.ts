/** Entries and the facts that tie them as numbers, so that a search over 100,000 entries stays in a few arrays. */
import type { Fact } from '../lore/model/model.ts';
import type { PackPart } from '../lore/pack/compile.ts';
import type { OpenPack } from '../lore/pack/open-pack.ts';
import { passCost, stepCost, tieBreak } from './cost.ts';
import type { Queue } from './queue.ts';

/** One end's half of a search. */
export interface Side {
  cost: Float64Array;
  /** The edge by which an entry was reached; -1 for the start and for those not reached. */
  by: Int32Array;
  /** From which entry. */
  from: Int32Array;
  settled: Uint8Array;
  /** The entries that the four say something about. */
  touched: number[];
  queue: Queue;
}

/** Entries and facts by the numbers that their pack has for them. */
export interface Graph {
  pack: OpenPack;
  size: number;
  /** The edges of entry `n` are those from `first[n]` up to before `first[n + 1]`. */
  first: Int32Array;
  /** By edge: the entry at its other end, and its fact. */
  other: Int32Array;
  factOf: Int32Array;
  /** By fact: its cost as a step, with half of what passing through each of its entries costs; and how much it ties. */
  cost: Float64Array;
  tie: Uint8Array;
  /** Sides of earlier searches; to make them anew takes longer than most searches. */
  spare: Side[];
}

/** Edges are sorted by the ids of facts, so that nothing depends on the order of files. */
export const graphPart: PackPart = {
  name: 'graph',
  index({ entries, facts, factsById, factCount, links, linkCount, entryNumber }) {
    const degrees = new Int32Array(entries.length);
    const ties = factCount + linkCount;
    const subjects = new Int32Array(ties);
    const targets = new Int32Array(ties).fill(NOBODY);
    const cost = new Float64Array(ties);
    const tie = new Uint8Array(ties);
    let number = -1;
    const take = (fact: Fact) => {
      number++;
      const { subject, target, relation, id } = fact;
      tie[number] = relation.tie;
      // Only facts about two different entries are edges; a value, or a side somebody stood for, ties nobody.
      if (target === undefined || target === subject) return;
      const [from, to] = [entryNumber(subject), entryNumber(target)];
      subjects[number] = from;
      targets[number] = to;
      cost[number] = stepCost(fact, target) + tieBreak(id);
      for (const end of [from, to]) degrees[end] = (degrees[end] ?? 0) + 1;
    };
    const pass = () => Float64Array.from(entries, (entry, at) => passCost(entry, degrees[at] ?? 0));
    for (const fact of facts()) take(fact);
    const passFacts = pass();
    for (const link of links()) take(link);
    // What every page leads to ties nobody, however little is told of it.
    const passLinks = pass();
    const first = new Int32Array(entries.length + 1);
    for (const [at, degree] of degrees.entries()) first[at + 1] = (first[at] ?? 0) + degree;

    const other = new Int32Array(first.at(-1) ?? 0);
    const factOf = new Int32Array(other.length);
    const next = first.slice();
    const add = (from: number, to: number, fact: number) => {
      const edge = next[from] ?? 0;
      next[from] = edge + 1;
      other[edge] = to;
      factOf[edge] = fact;
    };
    const tieBoth = (fact: number, passing: Float64Array) => {
      const [subject, target] = [subjects[fact] ?? NOBODY, targets[fact] ?? NOBODY];
      if (target === NOBODY) return;
      add(subject, target, fact);
      add(target, subject, fact);
      // Halves at both ends charge every entry between the two in full, and the two themselves the same on any way.
      cost[fact] = (cost[fact] ?? 0) + ((passing[subject] ?? 0) + (passing[target] ?? 0)) / 2;
    };
    for (const fact of factsById()) tieBoth(fact, passFacts);
    for (let link = factCount; link < ties; link++) tieBoth(link, passLinks);
    return { first, other, factOf, cost, tie };
  },
};

const NOBODY = -1;

export function openGraph(pack: OpenPack): Graph {
  const tables = pack.tables(graphPart.name);
  const first = tables.int32('first');
  return {
    pack,
    size: first.length - 1,
    first,
    other: tables.int32('other'),
    factOf: tables.int32('factOf'),
    cost: tables.float64('cost'),
    tie: tables.uint8('tie'),
    spare: [],
  };
}
