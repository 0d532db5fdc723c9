import MiniSearch from 'minisearch';

/** Ids that something may name. What was probably meant by another is looked up in an index made for the first one. */
export class KnownIds {
  readonly #ids: ReadonlySet<string>;
  #index: MiniSearch | undefined;

  constructor(ids: Iterable<string>) {
    this.#ids = new Set(ids);
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** The one that was probably meant, for "write … instead"; `undefined` when nothing is near. */
  nearest(written: string): string | undefined {
    if (!this.#index) {
      this.#index = new MiniSearch({ fields: ['id'], tokenize: (text) => [text] });
      this.#index.addAll([...this.#ids].map((id) => ({ id })));
    }
    return this.#index.search(written, { fuzzy: 0.34, prefix: true })[0]?.id as string | undefined;
  }
}

/** As {@link KnownIds.nearest}, of a short list. */
export const nearest = (written: string, known: Iterable<string>) => new KnownIds(known).nearest(written);
