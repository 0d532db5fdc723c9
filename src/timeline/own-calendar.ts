/** Dates of a calendar that does not count on, such as stardates: known by the works that give them. */
import type { Work } from '../lore/model/model.ts';

interface Given {
  work: Work;
  /** As the work gives it: `stardate 9521.6`; the first one where the number lies between two. */
  text: string;
}

/** The work that gives this date, or else one of the same whole number, or else one between whose dates it lies. */
export function workThatGives(works: Iterable<Work>, count: number): Given | undefined {
  let near: Given | undefined;
  let around: Given | undefined;
  for (const work of works) {
    const dates = work.calendar.map((text) => ({ text, count: countIn(text) }));
    for (const { text, count: own } of dates) {
      if (own === count) return { work, text };
      if (Math.floor(own) === Math.floor(count)) near ??= { work, text };
    }
    const [first, last] = [dates[0], dates.at(-1)];
    if (first && last && first.count <= count && count <= last.count) around ??= { work, text: first.text };
  }
  return near ?? around;
}

/** The last number of a text: `stardate 9521.6`, `SD 41153.7`. */
export const countIn = (text: string): number => Number(text.match(/\d+(?:\.\d+)?/g)?.at(-1));
