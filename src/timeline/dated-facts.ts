/** Facts by their dates, so that a span of a large pack need not go through all of it. */
import { parseLoreDate } from '../lore/model/date.ts';
import type { Pack } from '../lore/model/model.ts';
import { type Dated, isDated } from './happening.ts';
import { placeInSpan, type Span } from './place-in-span.ts';
import { isTurn } from './turns.ts';

/** Events and turning points, and all else. */
export interface DatedFacts {
  turns: Dated[];
  others: Dated[];
}

interface Index {
  /** Facts of one year by their year. */
  years: ReadonlyMap<number, DatedFacts>;
  /** Those whose date may be of several. */
  long: DatedFacts;
}

const indexes = new WeakMap<readonly Pack[], Index>();

/** What {@link factsIn} finds; of others at most so many as were asked for. */
export interface FactsIn extends DatedFacts {
  /** How many others there are beside those. */
  further: number;
}

/**
 * The facts of all packs whose date lies in a span, and the events and turning points that only may.
 *
 * @param most so many of the others are found, and the rest is counted. When it is infinite, those that only may lie in the
 *   span are found as well.
 */
export function factsIn(packs: readonly Pack[], span: Span, most: number): FactsIn {
  const { years, long } = indexes.get(packs) ?? indexOf(packs);
  const [first, last] = [span.from.firstYear, span.to.lastYear];
  const within =
    last - first < years.size
      ? Array.from({ length: last - first + 1 }, (_, year) => first + year)
      : [...years.keys()].filter((year) => year >= first && year <= last).toSorted((a, b) => a - b);
  const isNear = ({ date }: Dated) => placeInSpan(date, span) !== 'outside';
  const isInside = ({ date }: Dated) => placeInSpan(date, span) === 'inside';
  const near = ({ turns, others }: DatedFacts): DatedFacts => ({
    turns: turns.filter(isNear),
    others: others.filter(most === Infinity ? isNear : isInside),
  });
  // A busy year has ten thousand facts: they are looked at one by one only where the span may cut through them.
  const parts = within.flatMap((year) => {
    const ofYear = years.get(year);
    return ofYear ? [isWhole(year, span) ? ofYear : near(ofYear)] : [];
  });
  const found: FactsIn = { turns: [], others: [], further: 0 };
  for (const { turns, others } of [...parts, near(long)]) {
    const left = Math.max(0, most - found.others.length);
    found.turns = found.turns.concat(turns);
    found.others = found.others.concat(others.slice(0, left));
    found.further += Math.max(0, others.length - left);
  }
  return found;
}

/** Whether all of a year lies in a span. */
function isWhole(year: number, { from, to }: Span): boolean {
  if (year > from.firstYear && year < to.lastYear) return true;
  const date = parseLoreDate(String(year));
  return date !== undefined && date.from >= from.from && date.to <= to.to;
}

function indexOf(packs: readonly Pack[]): Index {
  const years = new Map<number, DatedFacts>();
  const long: DatedFacts = { turns: [], others: [] };
  for (const pack of packs) {
    for (const fact of pack.facts) {
      if (!isDated(fact)) continue;
      const { firstYear, lastYear } = fact.date;
      const part = firstYear === lastYear ? (years.get(firstYear) ?? { turns: [], others: [] }) : long;
      if (part !== long) years.set(firstYear, part);
      (isTurn(fact) ? part.turns : part.others).push(fact);
    }
  }
  const made = { years, long };
  indexes.set(packs, made);
  return made;
}
