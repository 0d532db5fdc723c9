/** Packs may tell of different things under one name: where both are in a list, the pack says which is which. */
import type { Pack } from '../lore/model/model.ts';

interface Named {
  pack: Pack;
}

/** The pack's name beside those of a list that another pack of the list has a namesake of; undefined beside the others. */
export function packsApart<Item extends Named>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): (item: Item) => string | undefined {
  const keyOf = (item: Item) => nameOf(item).toLowerCase();
  const packsOf = new Map<string, Set<Pack>>();
  for (const item of items) packsOf.set(keyOf(item), (packsOf.get(keyOf(item)) ?? new Set()).add(item.pack));
  return (item) => ((packsOf.get(keyOf(item))?.size ?? 0) > 1 ? item.pack.name : undefined);
}

export const nameOfEntry = ({ name }: { name: string }) => name;
export const titleOfWork = ({ title }: { title: string }) => title;
