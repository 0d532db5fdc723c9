/** One entry or fact by chance, within what the viewer may see. */
import type { Lore } from '../../src/lore/lore.ts';
import type { Kind } from '../../src/lore/model/kinds.ts';
import type { Entry } from '../../src/lore/model/model.ts';
import { judgementFor, type ToldFact } from '../../src/spoilers/view.ts';
import { isBelowLine, nameSpoils, type Viewer } from '../../src/spoilers/viewer.ts';
import { byLot, lot } from '../../src/trivia/seeded-order.ts';

/** So many places are looked at one after the other: of a kind that is rare, or within a strict limit, few fit. */
const MOST_TRIED = 2_000;
/** Of facts so many, for each is read. */
const MOST_READ = 300;

/** Of some kind, or of any, and known from what counts. The same seed chooses the same one. */
export function entryByLot(
  lore: Lore,
  kind: Kind | undefined,
  viewer: Viewer,
  seed: string,
): Entry | undefined {
  return fromSomewhere(lore.counts.entries, MOST_TRIED, seed, (place) => {
    let rest = place;
    for (const { entries } of lore.opened) {
      const entry = entries[rest];
      if (entry) {
        const isWanted = kind === undefined || entry.kind === kind;
        return isWanted && !nameSpoils(entry, viewer) && !isBelowLine(entry, viewer) ? entry : undefined;
      }
      rest -= entries.length;
    }
    return undefined;
  });
}

/** One in plain sight, as is all that contradicts it. */
export function factByLot(lore: Lore, viewer: Viewer, seed: string): ToldFact | undefined {
  const judgement = judgementFor(viewer);
  return fromSomewhere(lore.counts.facts, MOST_READ, seed, (place) => {
    let rest = place;
    for (const opened of lore.opened) {
      const { facts } = opened.pack.counts;
      if (rest < facts) {
        const told = judgement.tell(opened.fact(rest));
        return told && [told, ...told.sides].every(({ isHidden }) => !isHidden) ? told : undefined;
      }
      rest -= facts;
    }
    return undefined;
  });
}

/** The first that fits of places by lot; of very many some come twice and others never. */
function fromSomewhere<Item>(
  count: number,
  most: number,
  seed: string,
  at: (place: number) => Item | undefined,
): Item | undefined {
  const places =
    count <= MOST_TRIED
      ? byLot(
          Array.from({ length: count }, (_, place) => place),
          seed,
          String,
        ).slice(0, most)
      : Array.from(
          { length: most },
          (_, tried) => Number.parseInt(lot(seed, String(tried)).slice(0, 12), 16) % count,
        );
  for (const place of places) {
    const found = at(place);
    if (found !== undefined) return found;
  }
  return undefined;
}
