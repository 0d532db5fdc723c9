/** What was made last, up to so many: the one forgotten first is the one not asked for longest. */
export class Recent<Key, Value> {
  readonly #most: number;
  readonly #kept = new Map<Key, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  /** What is kept under the key, or else what `make` gives, which is kept from now on. */
  get(key: Key, make: () => Value): Value {
    const known = this.#kept.get(key);
    if (known !== undefined) {
      // Moving what is asked for to the end is worth it only where something will have to go.
      if (this.#kept.size >= this.#most) {
        this.#kept.delete(key);
        this.#kept.set(key, known);
      }
      return known;
    }
    const made = make();
    this.#kept.set(key, made);
    if (this.#kept.size > this.#most) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#kept.delete(oldest);
    }
    return made;
  }

  clear(): void {
    this.#kept.clear();
  }
}
