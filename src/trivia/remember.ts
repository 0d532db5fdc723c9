/**
 * What a function gave lately, so that what comes up again and again is worked out once, and a large pack takes no more
 * memory than a small one.
 *
 * @param most is kept of results at least, and twice as many at most.
 */
export function remember<Key, Value>(most: number, work: (key: Key) => Value): (key: Key) => Value {
  let young = new Map<Key, Value>();
  let old = new Map<Key, Value>();
  return (key) => {
    const known = young.get(key);
    if (known !== undefined || young.has(key)) return known as Value;
    const value = old.has(key) ? (old.get(key) as Value) : work(key);
    if (young.size >= most) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  };
}

/** What a function gave for each item of a pack, worked out when it is first asked for. */
export function perItem<Item, Value>(work: (item: Item) => Value): (item: Item) => Value {
  const known = new Map<Item, Value>();
  return (item) => {
    const before = known.get(item);
    if (before !== undefined) return before;
    const value = work(item);
    known.set(item, value);
    return value;
  };
}
