/** Puts in order what only partly has one: what is known to come first comes first, and nothing else is claimed. */

/** What {@link arrange} makes of things: each stands in one of the two lists, once. */
interface Arrangement {
  /** One after the other. What shares a level stands in no known order, but all of it after the level before. */
  levels: readonly (readonly number[])[];
  /** What may belong to several levels, in an order that breaks nothing that is known of it. */
  apart: readonly number[];
}

/** More than this are not compared: each with each would take long, and nobody reads so many. */
const MOST_COMPARED = 4000;
/** Of so many at most is it found out which of them share a level. */
const MOST_LOOSE = 400;

/** What comes before what. The first numbers are the things to be put in order, the others stand between them. */
export class Precedence {
  readonly things: number;
  readonly later: number[][];

  constructor(things: number) {
    this.things = things;
    this.later = Array.from({ length: things }, () => []);
  }

  /** A point between things: the beginning of an event, say. */
  addPoint(): number {
    return this.later.push([]) - 1;
  }

  add(earlier: number, later: number): void {
    if (earlier !== later) this.later[earlier]?.push(later);
  }
}

/**
 * The order of all that can be known, as a weak order: levels, one after the other. It is one exactly when nothing in it
 * could stand both before and after two things that have an order themselves, so whatever could is taken out. A circle is
 * cut before the lowest number on it.
 */
export function arrange(precedence: Precedence): Arrangement {
  const { things } = precedence;
  const sequence = inTopologicalOrder(precedence);
  const inTurn = sequence.filter((node) => node < things);
  if (things > MOST_COMPARED) return { levels: [], apart: inTurn };

  const { before, after } = closures(precedence, sequence);
  const all = inTurn.map((thing) => ({ thing, related: before.size(thing) + after.size(thing) }));
  // All of them unrelated are one level; some of them among others are in the way of an order.
  const isOrdered = all.some(({ related }) => related > 0);
  const placed = new Set(all.filter(({ related }) => !isOrdered || related > 0).map(({ thing }) => thing));
  const alive = before.set(placed);
  const loose = all
    .filter(({ thing, related }) => placed.has(thing) && related < placed.size - 1)
    .toSorted((a, b) => a.related - b.related || b.thing - a.thing);
  for (const { thing } of isOrdered ? loose : []) {
    if (loose.length <= MOST_LOOSE && !floats(thing, alive, before, after)) continue;
    placed.delete(thing);
    before.remove(alive, thing);
  }

  const levels = Map.groupBy(
    inTurn.filter((thing) => placed.has(thing)).toSorted((a, b) => a - b),
    (thing) => before.sizeWithin(thing, alive),
  );
  return {
    levels: [...levels].toSorted(([a], [b]) => a - b).map(([, level]) => level),
    apart: inTurn.filter((thing) => !placed.has(thing)),
  };
}

/** Whether two things that have an order could both stand on either side of this one. */
function floats(thing: number, alive: Uint32Array, before: Rows, after: Rows): boolean {
  const open = before.without(alive, thing, after);
  return before.members(open).some((other) => after.meets(other, open));
}

/** Every number once, none before one that it comes after; a circle begins at its lowest number. */
function inTopologicalOrder({ later, things }: Precedence): number[] {
  const earlier: number[][] = later.map(() => []);
  for (const [node, list] of later.entries()) for (const other of list) earlier[other]?.push(node);
  const waiting = earlier.map((list) => list.length);
  const done = new Set<number>();
  const ready: number[] = [];
  const place = (node: number) => {
    done.add(node);
    for (const other of later[node] ?? []) {
      const left = (waiting[other] ?? 0) - 1;
      waiting[other] = left;
      if (left === 0 && !done.has(other)) ready.push(other);
    }
  };
  const placeAll = () => {
    for (let node = ready.pop(); node !== undefined; node = ready.pop()) if (!done.has(node)) place(node);
  };
  for (let node = later.length - 1; node >= 0; node--) if (waiting[node] === 0) ready.push(node);
  placeAll();
  // Only circles, and what comes after them, are left. A walk backwards from any of these ends on a circle.
  for (let node = 0; node < later.length; node++) {
    while (!done.has(node)) {
      place(lowestOnCircle(node, earlier, done, things));
      placeAll();
    }
  }
  return [...done];
}

function lowestOnCircle(
  start: number,
  earlier: readonly (readonly number[])[],
  done: ReadonlySet<number>,
  things: number,
): number {
  const walked = new Map<number, number>();
  let node = start;
  while (!walked.has(node)) {
    walked.set(node, walked.size);
    node = earlier[node]?.find((other) => !done.has(other)) ?? node;
  }
  const circle = [...walked.keys()].slice(walked.get(node));
  const onIt = circle.filter((one) => one < things);
  return Math.min(...(onIt.length > 0 ? onIt : circle));
}

/** For each number the things before it, and those after it; what would close a circle is left out. */
function closures({ later, things }: Precedence, sequence: readonly number[]): { before: Rows; after: Rows } {
  const [before, after] = [new Rows(later.length, things), new Rows(later.length, things)];
  const turn = new Map(sequence.map((node, index) => [node, index]));
  const forward = (node: number) =>
    (later[node] ?? []).filter((other) => (turn.get(other) ?? 0) > (turn.get(node) ?? 0));
  for (const node of sequence) for (const other of forward(node)) before.include(other, node);
  for (const node of sequence.toReversed()) for (const other of forward(node)) after.include(node, other);
  return { before, after };
}

/** A set of things for each number, a bit each: there may be thousands of both. */
class Rows {
  readonly #words: number;
  readonly #things: number;
  readonly #bits: Uint32Array;

  constructor(rows: number, things: number) {
    this.#words = Math.ceil(things / 32);
    this.#things = things;
    this.#bits = new Uint32Array(rows * this.#words);
  }

  /** Adds another number, if it is a thing, and all of its set. */
  include(row: number, other: number): void {
    const [at, from] = [row * this.#words, other * this.#words];
    for (let word = 0; word < this.#words; word++)
      this.#bits[at + word] = (this.#bits[at + word] ?? 0) | (this.#bits[from + word] ?? 0);
    if (other < this.#things)
      this.#bits[at + (other >> 5)] = (this.#bits[at + (other >> 5)] ?? 0) | bit(other);
  }

  size(row: number): number {
    return this.#of(row).reduce((sum, word) => sum + ones(word), 0);
  }

  sizeWithin(row: number, set: Uint32Array): number {
    return this.#of(row).reduce((sum, word, at) => sum + ones(word & (set[at] ?? 0)), 0);
  }

  meets(row: number, set: Uint32Array): boolean {
    return this.#of(row).some((word, at) => (word & (set[at] ?? 0)) !== 0);
  }

  /** Of a set what is neither the thing itself nor in its set here or there. */
  without(set: Uint32Array, thing: number, there: Rows): Uint32Array {
    const [here, other] = [this.#of(thing), there.#of(thing)];
    const left = set.map((word, at) => word & ~(here[at] ?? 0) & ~(other[at] ?? 0));
    this.remove(left, thing);
    return left;
  }

  set(things: Iterable<number>): Uint32Array {
    const made = new Uint32Array(this.#words);
    for (const thing of things) made[thing >> 5] = (made[thing >> 5] ?? 0) | bit(thing);
    return made;
  }

  remove(set: Uint32Array, thing: number): void {
    set[thing >> 5] = (set[thing >> 5] ?? 0) & ~bit(thing);
  }

  members(set: Uint32Array): number[] {
    const found: number[] = [];
    for (let thing = 0; thing < this.#things; thing++)
      if (((set[thing >> 5] ?? 0) & bit(thing)) !== 0) found.push(thing);
    return found;
  }

  #of(row: number): Uint32Array {
    return this.#bits.subarray(row * this.#words, (row + 1) * this.#words);
  }
}

const bit = (thing: number) => 1 << (thing & 31);

/** How many bits of a word are set. */
function ones(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
