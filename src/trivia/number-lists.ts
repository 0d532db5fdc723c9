/** Many short lists of whole numbers in one table: a hundred thousand of them take little memory and no time to free. */
export interface NumberLists {
  /** How many lists there are. */
  readonly size: number;
  of(key: number): Int32Array;
  /** All lists one after the other, and where each begins: for loops that must not make anything. */
  readonly all: Int32Array;
  readonly starts: Int32Array;
}

/** One list for each of `items`, in their order. */
export function numberLists<Item>(
  items: Iterable<Item>,
  listOf: (item: Item) => Iterable<number>,
): NumberLists {
  const starts = [0];
  const all: number[] = [];
  for (const item of items) {
    for (const number of listOf(item)) all.push(number);
    starts.push(all.length);
  }
  return listsAt(Int32Array.from(starts), Int32Array.from(all));
}

/** For each number below `size`, the keys of the lists that have it, ascending. */
export function turned(lists: NumberLists, size: number): NumberLists {
  const starts = new Int32Array(size + 1);
  for (let key = 0; key < lists.size; key++)
    for (const number of lists.of(key)) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let number = 0; number < size; number++)
    starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  const next = starts.slice();
  const all = new Int32Array(starts[size] ?? 0);
  for (let key = 0; key < lists.size; key++) {
    for (const number of lists.of(key)) {
      const at = next[number] ?? 0;
      all[at] = key;
      next[number] = at + 1;
    }
  }
  return listsAt(starts, all);
}

const listsAt = (starts: Int32Array, all: Int32Array): NumberLists => ({
  size: starts.length - 1,
  all,
  starts,
  of: (key) => all.subarray(starts[key], starts[key + 1]),
});
