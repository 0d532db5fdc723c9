/**
 * What it costs to take one spelling for another, by how often people make the slip: fitted one
 * value at a time on some 10,000 misspelt names, most of them made as in `bench/queries.ts` with several seeds.
 * 1 is any letter for any other.
 */
const COST = {
  vowelForVowel: 0.69,
  neighbourKey: 0.69,
  missingLetter: 0.74,
  /** A letter too many: seldom but next on the keyboard to one beside it, when both keys were hit. */
  extraLetter: 1,
  strayLetter: 0.7,
  doubledLetter: 0.39,
  silentH: 0.65,
  swapped: 0.58,
  otherFirstLetter: 0.07,
  /** A digit is a name of its own: 1701 is not 1702. */
  digit: 1.4,
};

/** Letters that sound alike. */
const ALIKE: readonly (readonly [string, number])[] = [
  ['ck', 0.35],
  ['cq', 0.35],
  ['kq', 0.35],
  ['sz', 0.35],
  ['cs', 0.5],
  ['iy', 0.3],
  ['fv', 0.6],
  ['dt', 0.6],
  ['bp', 0.6],
  ['vw', 0.5],
  ['gj', 0.5],
  ['ei', 0.6],
  ['ae', 0.55],
  ['eo', 0.62],
  ['ou', 0.57],
];
const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const VOWELS = 'aeiouy';

/** Costs are looked up by the codes of two letters below this; others cost 1. */
const CODES = 128;
const H = 104;

const substitution = new Float64Array(CODES * CODES).fill(1);
const set = (a: string, b: string, cost: number): void => {
  const [x, y] = [a.charCodeAt(0), b.charCodeAt(0)];
  substitution[x * CODES + y] = Math.min(cost, substitution[x * CODES + y] ?? 1);
  substitution[y * CODES + x] = Math.min(cost, substitution[y * CODES + x] ?? 1);
};
const neighbours = new Uint8Array(CODES * CODES);
for (const a of VOWELS) for (const b of VOWELS) if (a !== b) set(a, b, COST.vowelForVowel);
for (const [row, keys] of KEYBOARD.entries()) {
  for (const [column, key] of [...keys].entries()) {
    const near = [keys[column + 1], KEYBOARD[row + 1]?.[column], KEYBOARD[row + 1]?.[column - 1]];
    for (const other of near) {
      if (other === undefined) continue;
      set(key, other, COST.neighbourKey);
      neighbours[key.charCodeAt(0) * CODES + other.charCodeAt(0)] = 1;
      neighbours[other.charCodeAt(0) * CODES + key.charCodeAt(0)] = 1;
    }
  }
}
for (const [pair, cost] of ALIKE) set(pair[0] as string, pair[1] as string, cost);
for (let digit = 48; digit < 58; digit++) {
  for (let other = 0; other < CODES; other++) {
    substitution[digit * CODES + other] = COST.digit;
    substitution[other * CODES + digit] = COST.digit;
  }
}
for (let code = 0; code < CODES; code++) substitution[code * CODES + code] = 0;

const replace = (a: number, b: number): number =>
  a === b ? 0 : a < CODES && b < CODES ? (substitution[a * CODES + b] as number) : 1;

const areNeighbours = (a: number, b: number): boolean =>
  a < CODES && b < CODES && neighbours[a * CODES + b] === 1;

/** A word's letters as codes, a slice of a longer array. */
export interface Letters {
  codes: Uint16Array;
  from: number;
  length: number;
}

/** The letters of one word. */
export function lettersOf(word: string): Letters {
  const codes = new Uint16Array(word.length);
  for (let at = 0; at < word.length; at++) codes[at] = word.charCodeAt(at);
  return { codes, from: 0, length: word.length };
}

/** What the letter at `at` costs when the other word lacks it; `usual` is what most letters cost. */
function surplus(codes: Uint16Array, at: number, from: number, to: number, usual: number): number {
  const code = codes[at] as number;
  if ((at > from && codes[at - 1] === code) || (at + 1 < to && codes[at + 1] === code))
    return COST.doubledLetter;
  if (code === H && at > from) return COST.silentH;
  if (code >= 48 && code < 58) return COST.digit;
  return usual;
}

/** What the letter at `at` costs when it was typed and the other word lacks it. */
function stray(codes: Uint16Array, at: number, from: number, to: number): number {
  const cost = surplus(codes, at, from, to, COST.extraLetter);
  if (cost !== COST.extraLetter) return cost;
  const near = (other: number): boolean => areNeighbours(codes[at] as number, codes[other] as number);
  return (at > from && near(at - 1)) || (at + 1 < to && near(at + 1)) ? COST.strayLetter : cost;
}

const WIDEST = 96;
/** The room that every call writes its table into, row by row. */
const ROWS = Array.from({ length: 3 }, () => new Float64Array(WIDEST)) as [
  Float64Array,
  Float64Array,
  Float64Array,
];

/**
 * The weighted edit distance of what was typed to a word, or Infinity when it is above `limit`. Counts letters
 * replaced, left out, added, and neighbours swapped.
 */
export function editDistance(typed: Letters, word: Letters, limit: number): number {
  const { codes: ac, from: af } = typed;
  const { codes: bc, from: bf } = word;
  const [aEnd, bEnd] = [af + Math.min(typed.length, WIDEST - 1), bf + Math.min(word.length, WIDEST - 1)];
  // What both begin and end with needs no look.
  let [aStart, bStart] = [af, bf];
  while (aStart < aEnd && bStart < bEnd && ac[aStart] === bc[bStart]) {
    aStart++;
    bStart++;
  }
  let [aStop, bStop] = [aEnd, bEnd];
  while (aStop > aStart && bStop > bStart && ac[aStop - 1] === bc[bStop - 1]) {
    aStop--;
    bStop--;
  }
  const rows = aStop - aStart;
  const columns = bStop - bStart;
  // Leaving the diagonal and coming back costs at least `doubledLetter` a step: what cannot stay below the limit
  // is not looked at.
  const steps = limit / COST.doubledLetter;
  const apart = Math.abs(rows - columns);
  if (apart > steps) return Number.POSITIVE_INFINITY;
  const away = Math.floor((steps - apart) / 2);
  const [left, right] = [away + Math.max(0, rows - columns), away + Math.max(0, columns - rows)];
  const first = aStart === af && rows > 0 && columns > 0 ? COST.otherFirstLetter : 0;
  let [before, previous, current] = ROWS;
  previous[0] = 0;
  for (let j = 1; j <= columns; j++)
    previous[j] = (previous[j - 1] as number) + surplus(bc, bStart + j - 1, bf, bEnd, COST.missingLetter);
  for (let i = 1; i <= rows; i++) {
    const ai = ac[aStart + i - 1] as number;
    const drop = stray(ac, aStart + i - 1, af, aEnd);
    current[0] = (previous[0] as number) + drop;
    let least = current[0];
    const low = Math.max(1, i - left);
    const high = Math.min(columns, i + right);
    if (low > 1) current[low - 1] = Number.POSITIVE_INFINITY;
    for (let j = low; j <= high; j++) {
      const bj = bc[bStart + j - 1] as number;
      let cost = (previous[j - 1] as number) + replace(ai, bj);
      const dropped = (previous[j] as number) + drop;
      if (dropped < cost) cost = dropped;
      const added = (current[j - 1] as number) + surplus(bc, bStart + j - 1, bf, bEnd, COST.missingLetter);
      if (added < cost) cost = added;
      if (i > 1 && j > 1 && ai === bc[bStart + j - 2] && ac[aStart + i - 2] === bj && ai !== bj) {
        const swapped = (before[j - 2] as number) + COST.swapped;
        if (swapped < cost) cost = swapped;
      }
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (high < columns) current[high + 1] = Number.POSITIVE_INFINITY;
    if (least + first > limit) return Number.POSITIVE_INFINITY;
    [before, previous, current] = [previous, current, before];
  }
  const result = (previous[columns] as number) + first;
  return result <= limit ? result : Number.POSITIVE_INFINITY;
}
