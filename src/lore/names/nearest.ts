import MiniSearch from 'minisearch';

const lists = new WeakMap<readonly string[] | ReadonlySet<string>, MiniSearch>();

/** The one of `known` that was probably meant, for "write … instead"; `undefined` when nothing is near. */
export function nearest(written: string, known: readonly string[] | ReadonlySet<string>): string | undefined {
  let index = lists.get(known);
  if (!index) {
    index = new MiniSearch({ fields: ['id'], tokenize: (text) => [text] });
    index.addAll([...known].map((id) => ({ id })));
    lists.set(known, index);
  }
  return index.search(written, { fuzzy: 0.34, prefix: true })[0]?.id as string | undefined;
}
