/** Facts by their dates, so that a span of a large pack need not go through all of it. */

import type { Hidden } from '../lore/hidden.ts';
import { parseLoreDate } from '../lore/model/date.ts';
import { type Dated, isDated } from '../lore/model/happening.ts';
import type { Fact } from '../lore/model/model.ts';
import type { PackPart } from '../lore/pack/compile.ts';
import { rowsOf } from '../lore/pack/number-rows.ts';
import type { OpenPack } from '../lore/pack/open-pack.ts';
import { EXTENTS, extentOf, placeInSpan, placeOf, type Span } from './place-in-span.ts';
import { isTurn } from './turns.ts';

/** Events and turning points, and all else; of others at most so many as were asked for. */
interface FactsIn {
  turns: Dated[];
  others: Dated[];
  /** How many others there are beside those: that may be told, and that may not. */
  further: { told: number; refused: number };
}

/** Whether a fact may be told; of a whole pack by its number, without reading it. */
export interface FactFilter {
  (fact: Fact): boolean;
  inPack?: (pack: OpenPack) => (fact: number) => boolean;
  /** What is not even counted. */
  hidden?: Hidden | undefined;
}

/** What is dated in all packs. */
export interface Years {
  /**
   * The facts whose date lies in a span, and the events and turning points that only may.
   *
   * @param most so many of the others are found, and the rest is counted. When it is infinite, those that only may lie in
   *   the span are found as well.
   * @param accept by which the rest is counted; those that are found are not yet judged.
   */
  factsIn(span: Span, most: number, accept?: FactFilter): FactsIn;
}

/** Facts of one year stand under it; those whose date may be of several, by its first and last day and how it is meant. */
export const yearsPart: PackPart = {
  name: 'years',
  index({ facts }) {
    const years = new Map<number, { turns: number[]; others: number[] }>();
    const long: Record<'turns' | 'others', { number: number; from: number; to: number; extent: number }[]> = {
      turns: [],
      others: [],
    };
    let number = -1;
    for (const fact of facts()) {
      number++;
      if (!isDated(fact)) continue;
      const { firstYear, lastYear, from, to } = fact.date;
      const which = isTurn(fact) ? 'turns' : 'others';
      if (firstYear === lastYear) {
        const year = years.get(firstYear) ?? { turns: [], others: [] };
        years.set(firstYear, year);
        year[which].push(number);
      } else long[which].push({ number, from, to, extent: EXTENTS.indexOf(extentOf(fact.date)) });
    }
    const sorted = [...years].sort(([a], [b]) => a - b);
    const turns = rowsOf(sorted.map(([, part]) => part.turns));
    const others = rowsOf(sorted.map(([, part]) => part.others));
    return {
      years: Int32Array.from(sorted, ([year]) => year),
      turnsStart: turns.start,
      turns: turns.values,
      othersStart: others.start,
      others: others.values,
      longTurns: Int32Array.from(long.turns, (fact) => fact.number),
      longTurnsFrom: Float64Array.from(long.turns, ({ from }) => from),
      longTurnsTo: Float64Array.from(long.turns, ({ to }) => to),
      longTurnsExtent: Uint8Array.from(long.turns, ({ extent }) => extent),
      longOthers: Int32Array.from(long.others, (fact) => fact.number),
      longOthersFrom: Float64Array.from(long.others, ({ from }) => from),
      longOthersTo: Float64Array.from(long.others, ({ to }) => to),
      longOthersExtent: Uint8Array.from(long.others, ({ extent }) => extent),
    };
  },
};

const everything: FactFilter = Object.assign(() => true, { inPack: () => () => true });

export function openYears(packs: readonly OpenPack[]): Years {
  const all = packs.map((pack) => pack.once(openYearsOf));
  return {
    factsIn(span, most, accept = everything) {
      const found: FactsIn = { turns: [], others: [], further: { told: 0, refused: 0 } };
      for (const { turnsIn, othersIn } of all) {
        found.turns.push(...turnsIn(span).filter((fact) => !accept.hidden?.fact(fact)));
        const { facts, further } = othersIn(span, most, most - found.others.length, accept);
        found.others.push(...facts);
        found.further.told += further.told;
        found.further.refused += further.refused;
      }
      return found;
    },
  };
}

/** Facts by number, those of whole years at once and those of others one by one. */
function openYearsOf(pack: OpenPack) {
  const tables = pack.tables(yearsPart.name);
  const years = tables.int32('years');
  const rows = (name: 'turns' | 'others') => ({
    start: tables.int32(`${name}Start`),
    values: tables.int32(name),
  });
  const ofYears = { turns: rows('turns'), others: rows('others') };
  const longOf = (name: 'longTurns' | 'longOthers') => ({
    facts: tables.int32(name),
    from: tables.float64(`${name}From`),
    to: tables.float64(`${name}To`),
    extent: tables.uint8(`${name}Extent`),
  });
  const long = { turns: longOf('longTurns'), others: longOf('longOthers') };
  const dated = (number: number) => pack.fact(number) as Dated;

  const within = (span: Span) =>
    Array.from(years.entries()).filter(([, year]) => year >= span.from.firstYear && year <= span.to.lastYear);
  const numbersOf = (which: 'turns' | 'others', at: number) => {
    const { start, values } = ofYears[which];
    return values.subarray(start[at], start[at + 1]);
  };
  /** The facts of several years that lie in a span, and where it is asked for those that only may. */
  const longIn = (which: 'turns' | 'others', span: Span, orMay: boolean) => {
    const { facts, from, to, extent } = long[which];
    return facts.filter((_, at) => {
      const how = EXTENTS[extent[at] as number] as (typeof EXTENTS)[number];
      const place = placeOf(from[at] as number, to[at] as number, how, span);
      return place === 'inside' || (orMay && place === 'uncertain');
    });
  };

  return {
    turnsIn(span: Span): Dated[] {
      const isNear = ({ date }: Dated) => placeInSpan(date, span) !== 'outside';
      const ofYear = within(span).flatMap(([at, year]) => {
        const facts = Array.from(numbersOf('turns', at), dated);
        return isWhole(year, span) ? facts : facts.filter(isNear);
      });
      return [...ofYear, ...Array.from(longIn('turns', span, true), dated)];
    },
    /** @param left of so many the facts are read, and the others counted. */
    othersIn(
      span: Span,
      most: number,
      left: number,
      accept: FactFilter,
    ): { facts: Dated[]; further: FactsIn['further'] } {
      const isIn = ({ date }: Dated) => {
        const place = placeInSpan(date, span);
        return most === Infinity ? place !== 'outside' : place === 'inside';
      };
      const facts: Dated[] = [];
      const further = { told: 0, refused: 0 };
      const isHidden = accept.hidden?.inPack(pack);
      const isTold = accept.inPack?.(pack) ?? ((number: number) => accept(dated(number)));
      const add = (numbers: Int32Array, isSure: boolean) => {
        for (const number of numbers) {
          if (isHidden?.(number)) continue;
          // A busy year has ten thousand facts: what is sure to belong is counted without being read.
          if (!isSure && !isIn(dated(number))) continue;
          if (facts.length < left) facts.push(dated(number));
          else further[isTold(number) ? 'told' : 'refused']++;
        }
      };
      for (const [at, year] of within(span)) add(numbersOf('others', at), isWhole(year, span));
      add(longIn('others', span, most === Infinity), true);
      return { facts, further };
    },
  };
}

/** Whether all of a year lies in a span. */
function isWhole(year: number, { from, to }: Span): boolean {
  if (year > from.firstYear && year < to.lastYear) return true;
  const date = parseLoreDate(String(year));
  return date !== undefined && date.from >= from.from && date.to <= to.to;
}
