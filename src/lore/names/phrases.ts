import type { TableReader, Tables } from '../model/tables.ts';
import type { Range } from './beginnings.ts';
import type { Names } from './name-forms.ts';

/** Places in names, sorted by the words from there on: a beginning typed is a run of them. */
export interface Phrases {
  /** The run of places where these words stand, followed by one of a range of words. */
  run(words: readonly number[], next: Range): Range;
  /** The form at a place of the sorted order. */
  formAt(place: number): number;
  /** How many words stand before it in its name. */
  positionAt(place: number): number;
  /** The places of a run; of a long one only those of the best standing. */
  best(run: Range): Int32Array;
}

/** A run longer than this is ranked once and kept: one or two letters typed. */
const LONG_RUN = 1500;
/** How many of a long run are kept: enough to fill a list although spoilers and kinds leave some out. */
const KEPT = 500;
const POSITIONS = 32;
/** More than there are places in names. */
const PLACES = 0x4000000;

/** Where each word's places begin in the sorted order; one longer than the vocabulary. */
function startsOf({ words, vocabulary }: Names): Int32Array {
  const startOf = new Int32Array(vocabulary.length + 1);
  for (const word of words) startOf[word + 1] = (startOf[word + 1] as number) + 1;
  for (let word = 0; word < vocabulary.length; word++)
    startOf[word + 1] = (startOf[word + 1] as number) + (startOf[word] as number);
  return startOf;
}

/** The word so many words after a place in a name; -1 behind the name's end. */
const wordAfter = ({ words, from }: Names, packed: number, steps: number): number => {
  const form = Math.floor(packed / POSITIONS);
  const at = (from[form] as number) + (packed % POSITIONS) + steps;
  return at < (from[form + 1] as number) ? (words[at] as number) : -1;
};

/** Sorts every place in every form; `standing` gives a form's rank before anything is typed, more is better. */
export function indexPhrases(names: Names, standing: (form: number, position: number) => number): Tables {
  const { words, from, vocabulary } = names;
  const forms = names.entryOf.length;
  const count = words.length;
  const places = new Int32Array(count);
  const startOf = startsOf(names);
  const next = startOf.slice(0, vocabulary.length);
  for (let form = 0; form < forms; form++) {
    const first = from[form] as number;
    const end = from[form + 1] as number;
    for (let at = first; at < end; at++) {
      const word = words[at] as number;
      const place = next[word] as number;
      places[place] = form * POSITIONS + (at - first);
      next[word] = place + 1;
    }
  }
  const compare = (a: number, b: number): number => {
    for (let step = 1; ; step++) {
      const [x, y] = [wordAfter(names, a, step), wordAfter(names, b, step)];
      if (x !== y) return x - y;
      if (x === -1) return a - b;
    }
  };
  for (let word = 0; word < vocabulary.length; word++) {
    const low = startOf[word] as number;
    const high = startOf[word + 1] as number;
    if (high - low > 1) places.subarray(low, high).sort(compare);
  }

  const standingAt = (place: number): number => {
    const packed = places[place] as number;
    return standing(Math.floor(packed / POSITIONS), packed % POSITIONS);
  };
  // Sorted as plain numbers, which is many times faster than by a comparison: standing above, place below.
  const byStanding = new Float64Array(count);
  for (let place = 0; place < count; place++)
    byStanding[place] = Math.round((1 - standingAt(place)) * 1e6) * PLACES + place;
  byStanding.sort();
  return { places, order: Int32Array.from(byStanding, (key) => key % PLACES) };
}

export function openPhrases(tables: TableReader, names: Names): Phrases {
  const places = tables.int32('places');
  const order = tables.int32('order');
  const startOf = startsOf(names);
  const count = places.length;
  const formAt = (place: number): number => Math.floor((places[place] as number) / POSITIONS);
  const positionAt = (place: number): number => (places[place] as number) % POSITIONS;
  const kept = new Map<number, Int32Array>();
  const rank = ({ low, high }: Range): Int32Array => {
    const best: number[] = [];
    for (let at = 0; at < count && best.length < KEPT; at++) {
      const place = order[at] as number;
      if (place >= low && place < high) best.push(place);
    }
    return Int32Array.from(best);
  };
  return {
    formAt,
    positionAt,
    run(given, { low, high }) {
      if (low >= high) return { low: 0, high: 0 };
      const [head, ...rest] = given;
      if (head === undefined) return { low: startOf[low] as number, high: startOf[high] as number };
      const bound = (last: number): number => {
        let [lowest, highest] = [startOf[head] as number, startOf[head + 1] as number];
        while (lowest < highest) {
          const middle = (lowest + highest) >>> 1;
          const packed = places[middle] as number;
          let difference = 0;
          for (let step = 0; step < rest.length && difference === 0; step++)
            difference = wordAfter(names, packed, step + 1) - (rest[step] as number);
          if (difference === 0) difference = wordAfter(names, packed, rest.length + 1) < last ? -1 : 0;
          if (difference < 0) lowest = middle + 1;
          else highest = middle;
        }
        return lowest;
      };
      return { low: bound(low), high: bound(high) };
    },
    best(run) {
      if (run.high - run.low <= LONG_RUN)
        return Int32Array.from({ length: run.high - run.low }, (_, at) => run.low + at);
      const key = run.low * PLACES + run.high;
      let list = kept.get(key);
      if (list === undefined) {
        list = rank(run);
        kept.set(key, list);
      }
      return list;
    },
  };
}
