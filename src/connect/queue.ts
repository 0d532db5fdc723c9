/** The entries a search has still to look at, nearest first: a binary heap over two plain arrays. */
export class Queue {
  readonly #costs: number[] = [];
  readonly #numbers: number[] = [];

  /** The least cost waiting; `Infinity` when nothing is. */
  get least(): number {
    return this.#costs[0] ?? Infinity;
  }

  /** How many wait; an entry that became nearer counts again. */
  get size(): number {
    return this.#costs.length;
  }

  push(number: number, cost: number): void {
    let at = this.#costs.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.#costs[parent] ?? 0;
      if (above <= cost) break;
      this.#set(at, this.#numbers[parent] ?? 0, above);
      at = parent;
    }
    this.#set(at, number, cost);
  }

  /** Takes out the entry of the least cost; `undefined` when nothing waits. */
  pop(): number | undefined {
    const top = this.#numbers[0];
    const number = this.#numbers.pop();
    const cost = this.#costs.pop();
    if (number === undefined || cost === undefined || this.#costs.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if ((this.#costs[child + 1] ?? Infinity) < (this.#costs[child] ?? Infinity)) child++;
      const below = this.#costs[child] ?? Infinity;
      if (below >= cost) break;
      this.#set(at, this.#numbers[child] ?? 0, below);
      at = child;
    }
    this.#set(at, number, cost);
    return top;
  }

  clear(): void {
    this.#costs.length = 0;
    this.#numbers.length = 0;
  }

  #set(at: number, number: number, cost: number): void {
    this.#numbers[at] = number;
    this.#costs[at] = cost;
  }
}
