/** The cheapest way between two entries, searched from both ends at once (Dijkstra's algorithm, bidirectional). */
import type { Graph, Side } from './graph.ts';
import { Queue } from './queue.ts';

/** A step in numbers. */
export interface Hop {
  from: number;
  to: number;
  fact: number;
}

/** Whether a fact may be walked, by its number. */
export type Accept = (fact: number) => boolean;

function sideFrom(graph: Graph, start: number): Side {
  // One search leaves them clean for the next; one inside another takes its own.
  const side = graph.spare.pop() ?? newSide(graph.size);
  side.cost[start] = 0;
  side.touched.push(start);
  side.queue.push(start, 0);
  return side;
}

const newSide = (size: number): Side => ({
  cost: new Float64Array(size).fill(Infinity),
  by: new Int32Array(size).fill(-1),
  from: new Int32Array(size).fill(-1),
  settled: new Uint8Array(size),
  touched: [],
  queue: new Queue(),
});

function putBack(graph: Graph, ...sides: Side[]): void {
  for (const { cost, by, from, settled, touched, queue } of sides) {
    for (const at of touched) {
      cost[at] = Infinity;
      by[at] = -1;
      from[at] = -1;
      settled[at] = 0;
    }
    touched.length = 0;
    queue.clear();
  }
  graph.spare = [...graph.spare, ...sides].slice(0, 2);
}

/** Settles the nearest entry of one side; calls `reach` for every entry that it made nearer. -1 when none is left. */
function settle(
  graph: Graph,
  { cost, by, from, settled, touched, queue }: Side,
  accept: Accept,
  reach?: (at: number) => void,
) {
  let here = queue.pop();
  while (here !== undefined && settled[here]) here = queue.pop();
  if (here === undefined) return -1;
  settled[here] = 1;
  const spent = cost[here] ?? 0;
  const end = graph.first[here + 1] ?? 0;
  for (let edge = graph.first[here] ?? 0; edge < end; edge++) {
    const there = graph.other[edge] ?? 0;
    const fact = graph.factOf[edge] ?? 0;
    const total = spent + (graph.cost[fact] ?? 0);
    if (total >= (cost[there] ?? 0) || !accept(fact)) continue;
    if (by[there] === -1) touched.push(there);
    cost[there] = total;
    by[there] = edge;
    from[there] = here;
    queue.push(there, total);
    reach?.(there);
  }
  return here;
}

/** The cheapest way from `a` to `b`; `undefined` when there is none. */
export function cheapest(graph: Graph, a: number, b: number, accept: Accept): Hop[] | undefined {
  const forth = sideFrom(graph, a);
  const back = sideFrom(graph, b);
  let best = Infinity;
  let meeting = -1;
  const meet = (at: number) => {
    const total = (forth.cost[at] ?? 0) + (back.cost[at] ?? 0);
    if (total >= best) return;
    best = total;
    meeting = at;
  };
  meet(a);
  // No way still to be found is cheaper than what both sides have spent.
  while (forth.queue.least + back.queue.least < best) {
    // Whichever has fewer entries to look at grows: one end may stand amid a crowd, and the other beside nobody.
    const fewer = forth.queue.size <= back.queue.size ? forth : back;
    if (settle(graph, fewer, accept, meet) === -1) break;
  }
  const rest = meeting === -1 ? [] : wayTo(graph, back, meeting).reverse();
  const hops = meeting === -1 ? undefined : [...wayTo(graph, forth, meeting), ...rest.map(turned)];
  putBack(graph, forth, back);
  return hops;
}

const turned = ({ from, to, fact }: Hop): Hop => ({ from: to, to: from, fact });

/**
 * What can be reached from `start`: the `most` entries nearest to it at the most, and the way to the one that is
 * `better` than all nearer ones.
 */
export function farFrom(
  graph: Graph,
  start: number,
  most: number,
  accept: Accept,
  better: (number: number, than: number) => boolean,
): { reached: number; best: number | undefined; way: Hop[] } {
  const side = sideFrom(graph, start);
  let reached = 0;
  let best: number | undefined;
  for (let here = settle(graph, side, accept); here !== -1; here = settle(graph, side, accept)) {
    if (here === start) continue;
    reached++;
    if (best === undefined || better(here, best)) best = here;
    if (reached === most) break;
  }
  const way = best === undefined ? [] : wayTo(graph, side, best);
  putBack(graph, side);
  return { reached, best, way };
}

function wayTo(graph: Graph, { by, from }: Side, end: number): Hop[] {
  const hops: Hop[] = [];
  for (let to = end, edge = by[to] ?? -1; edge !== -1; edge = by[to] ?? -1) {
    const here = from[to] ?? 0;
    hops.push({ from: here, to, fact: graph.factOf[edge] ?? 0 });
    to = here;
  }
  return hops.reverse();
}
