/** One entry or fact by chance, and those of a day, within what the viewer may see. */
import type { Lore } from '../lore/lore.ts';
import type { Kind } from '../lore/model/kinds.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import { isQuote } from '../lore/model/quote.ts';
import { judgementFor, type ToldFact } from '../spoilers/view.ts';
import { isBelowLine, nameSpoils, type Viewer } from '../spoilers/viewer.ts';
import { byLot, lot } from './seeded-order.ts';

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

/** One in plain sight, as is all that contradicts it; one that tells something, where there is one. */
export function factByLot(lore: Lore, viewer: Viewer, seed: string): ToldFact | undefined {
  const judgement = judgementFor(viewer);
  const found = (isWanted: (fact: Fact) => boolean) =>
    fromSomewhere(lore.counts.facts, MOST_READ, seed, (place) => {
      const fact = factAt(lore, place);
      const told = fact && isWanted(fact) ? judgement.tell(fact) : undefined;
      return told && isInSight(told) ? told : undefined;
    });
  return found(tellsMuch) ?? found(() => true);
}

/** That somebody was of a species is no news. */
const tellsMuch = ({ text = '' }: Fact): boolean => text.length >= TELLING;

/** The fact at a place among those of all packs. */
function factAt(lore: Lore, place: number): Fact | undefined {
  let rest = place;
  for (const opened of lore.opened) {
    const { facts } = opened.pack.counts;
    if (rest < facts) return opened.fact(rest);
    rest -= facts;
  }
  return undefined;
}

/** It, and all that contradicts it. */
const isInSight = (told: ToldFact): boolean => [told, ...told.sides].every(({ isHidden }) => !isHidden);

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

/** Of facts so many are read for a day, and of these the one that tells most is taken. */
const OF_A_DAY = 25;
/** More lines than this are not judged for a day's one. */
const MOST_LINES = 500;
/** From one place to the next, so that neighbours on a page do not follow each other: a prime. */
const STRIDE = 1_000_003;
/** A fact shorter than this says little by itself, in characters. */
const TELLING = 60;

/**
 * The fact of a day, in plain sight as is all that contradicts it: none again before all places had their turn.
 * @param seed whose: another one has them in another order. @param day days since 1970.
 */
export function factOfDay(lore: Lore, viewer: Viewer, seed: string, day: number): ToldFact | undefined {
  const { facts: count } = lore.counts;
  if (count === 0) return undefined;
  const judgement = judgementFor(viewer);
  const start = Number.parseInt(lot('fact of the day', seed).slice(0, 8), 16);
  const told = Array.from({ length: Math.min(OF_A_DAY, count) }, (_, tried) => {
    const fact = factAt(lore, (start + (day * OF_A_DAY + tried) * STRIDE) % count);
    const one = fact && judgement.tell(fact);
    return one && isInSight(one) ? [one] : [];
  }).flat();
  // Lines that somebody said have a post of their own.
  const isTelling = ({ fact }: ToldFact) => tellsMuch(fact) && !isQuote(fact);
  return told.find((one) => isTelling(one) && one.fact.date) ?? told.find(isTelling) ?? told[0];
}

/** The line of a day, in plain sight; of few, none again before all had their turn. As `factOfDay`. */
export function quoteOfDay(
  { quotes }: Lore,
  viewer: Viewer,
  seed: string,
  day: number,
): { told: ToldFact; place: number } | undefined {
  const { count } = quotes;
  const judgement = judgementFor(viewer);
  const start = count > MOST_LINES ? day * STRIDE : 0;
  const told = Array.from({ length: Math.min(count, MOST_LINES) }, (_, at) => {
    const place = (start + at) % count;
    const fact = quotes.at(place);
    const one = fact && judgement.tell(fact);
    return one && isInSight(one) ? [{ told: one, place }] : [];
  }).flat();
  const order = byLot(told, `line of the day ${seed}`, ({ place }) => String(place));
  return order[day % Math.max(1, order.length)];
}
