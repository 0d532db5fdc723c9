/** Numbers and lists of numbers by the million, in as little memory as they take. */

/** Lists of numbers one after the other, and where each begins. */
export interface Rows {
  start: Int32Array;
  values: Int32Array;
}

/** Numbers that come one by one. */
export class Numbers {
  #all = new Int32Array(64);
  length = 0;

  push(number: number): void {
    if (this.length === this.#all.length) {
      const larger = new Int32Array(Math.ceil(this.#all.length * 1.5));
      larger.set(this.#all);
      this.#all = larger;
    }
    this.#all[this.length++] = number;
  }

  at(place: number): number {
    return this.#all[place] as number;
  }

  all(): Int32Array {
    return this.#all.slice(0, this.length);
  }
}

/** Lists that come one by one. */
export class NumberRows {
  readonly #start = new Numbers();
  readonly #values = new Numbers();

  constructor() {
    this.#start.push(0);
  }

  push(row: Iterable<number>): void {
    for (const value of row) this.#values.push(value);
    this.#start.push(this.#values.length);
  }

  start(): Int32Array {
    return this.#start.all();
  }

  values(): Int32Array {
    return this.#values.all();
  }
}

export function rowsOf(rows: Iterable<Iterable<number>>): Rows {
  const all = new NumberRows();
  for (const row of rows) all.push(row);
  return { start: all.start(), values: all.values() };
}

/** Values by the row that each belongs to, in each row in the order that they came in. */
export function grouped(rowOf: Int32Array, values: Int32Array, rows: number): Rows {
  const start = new Int32Array(rows + 1);
  for (const row of rowOf) start[row + 1] = (start[row + 1] as number) + 1;
  for (let at = 1; at <= rows; at++) start[at] = (start[at] as number) + (start[at - 1] as number);
  const next = start.slice();
  const sorted = new Int32Array(values.length);
  for (const [at, row] of rowOf.entries()) {
    const place = next[row] as number;
    next[row] = place + 1;
    sorted[place] = values[at] as number;
  }
  return { start, values: sorted };
}
