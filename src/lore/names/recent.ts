/** What was made last, up to so many: the one forgotten first is the one not asked for longest. */
export class Recent<Key, Value> {
  readonly #most: number;
  readonly #kept = new Map<Key, Value>();
  /**
   * Where the oldest stands. A walk begun anew each time would first pass over all that was forgotten since the map was
   * last put in order, thousands of places in a large one.
   */
  readonly #oldest = this.#kept.keys();

  constructor(most: number) {
    this.#most = most;
  }

  /** What is kept under the key, or else what `make` gives, which is kept from now on. */
  get(key: Key, make: () => Value): Value {
    return this.known(key) ?? this.keep(key, make());
  }

  /** What is kept under the key; undefined where nothing is. */
  known(key: Key): Value | undefined {
    const known = this.#kept.get(key);
    // Moving what is asked for to the end is worth it only where something will have to go.
    if (known !== undefined && this.#kept.size >= this.#most) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
    }
    return known;
  }

  /** Keeps it under the key from now on, and gives it back. */
  keep(key: Key, value: Value): Value {
    this.#kept.set(key, value);
    if (this.#kept.size > this.#most) {
      const { value: oldest, done } = this.#oldest.next();
      if (!done) this.#kept.delete(oldest);
    }
    return value;
  }

  clear(): void {
    this.#kept.clear();
  }
}
