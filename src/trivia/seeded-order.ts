/** Choice by rule: the same words always give the same number, so nothing depends on the order of files or calls. */
import { createHash } from 'node:crypto';

/** 64 bits as 16 hexadecimal digits, to sort by. */
export const lot = (...parts: readonly (string | number)[]) =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);

/** In an order that looks like chance, and is the same for the same seed. */
export const byLot = <Item>(items: readonly Item[], seed: string, key: (item: Item) => string): Item[] =>
  items
    .map((item) => ({ item, place: lot(seed, key(item)) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ item }) => item);
