/** Entries and the facts that tie them as numbers, so that a search over 100,000 entries stays in a few arrays. */
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
  index({ entries, facts, factsById, factCount, entryNumber }) {
    const first = new Int32Array(entries.length + 1);
    const subjects = new Int32Array(factCount);
    const targets = new Int32Array(factCount).fill(NOBODY);
    const cost = new Float64Array(factCount);
    const tie = new Uint8Array(factCount);
    let number = -1;
    for (const fact of facts()) {
      number++;
      const { subject, target, relation, id } = fact;
      tie[number] = relation.tie;
      // Only facts about two different entries are edges; a value, or a side somebody stood for, ties nobody.
      if (target === undefined || target === subject) continue;
      const [from, to] = [entryNumber(subject), entryNumber(target)];
      subjects[number] = from;
      targets[number] = to;
      cost[number] = stepCost(fact, target) + tieBreak(id);
      for (const end of [from, to]) first[end + 1] = (first[end + 1] ?? 0) + 1;
    }
    for (let at = 1; at < first.length; at++) first[at] = (first[at] ?? 0) + (first[at - 1] ?? 0);

    const pass = Float64Array.from(entries, (entry, at) =>
      passCost(entry, (first[at + 1] ?? 0) - (first[at] ?? 0)),
    );
    const other = new Int32Array(first.at(-1) ?? 0);
    const factOf = new Int32Array(other.length);
    const next = first.slice();
    const add = (from: number, to: number, fact: number) => {
      const edge = next[from] ?? 0;
      next[from] = edge + 1;
      other[edge] = to;
      factOf[edge] = fact;
    };
    for (const fact of factsById()) {
      const [subject, target] = [subjects[fact] ?? NOBODY, targets[fact] ?? NOBODY];
      if (target === NOBODY) continue;
      add(subject, target, fact);
      add(target, subject, fact);
      // Halves at both ends charge every entry between the two in full, and the two themselves the same on any way.
      cost[fact] = (cost[fact] ?? 0) + ((pass[subject] ?? 0) + (pass[target] ?? 0)) / 2;
    }
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
