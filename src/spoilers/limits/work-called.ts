/** A work by what people call it beside its title: its number, its medium, its place in a series. */
import type { Work } from '../../lore/model/model.ts';
import type { Names } from './known-names.ts';
import { plain } from './limit-words.ts';
import { placeIn } from './phrase.ts';

/**
 * Works that a text names in full, the likeliest first; none where it counts films or episodes and no pack has that
 * one; undefined where it may still be a title that is misspelt or half typed.
 */
export function workCalled(text: string, names: Names): readonly Work[] | undefined {
  const words = plain(text);
  const called = names.worksCalled(words);
  if (called.length > 0) return called;
  for (const { series, rest } of names.seriesAtStart(words)) {
    const place = placeIn(rest);
    if (place?.episode !== undefined) {
      const episode = names.episode({ series, ...place });
      return episode ? [episode] : [];
    }
    const own = names.worksCalled(rest).filter((work) => series.works.includes(work));
    if (own.length > 0) return own;
  }
  const number = numberOf(words, names);
  if (number === undefined) return undefined;
  const numbered = names.fandoms.map((fandom) => names.worksCalled(`${fandom} ${number}`));
  return numbered.find((found) => found.length > 0) ?? [];
}

/** The number of a film counted in its fandom: `st 6`, `star trek 6`, `6`. */
function numberOf(words: string, { fandoms }: Names): string | undefined {
  const starts = fandoms.flatMap((fandom) => [fandom, fandom.replace(/(\S)\S* ?/g, '$1')]);
  const start = starts.find((name) => words.startsWith(name)) ?? '';
  return /^ ?(?:film |movie |part )?(\d{1,2})$/.exec(words.slice(start.length))?.[1];
}
