/** A work by what people call it beside its title: its number, its medium, its place in a series. */
import type { Work } from '../../lore/model/model.ts';
import type { Names } from './known-names.ts';
import { plain } from './limit-words.ts';
import { placeAfterSeries } from './phrase.ts';

/**
 * Works that a text names in full, the likeliest first; none where it counts films or episodes and no pack has that
 * one; undefined where it may still be a title that is misspelt or half typed.
 */
export function workCalled(text: string, names: Names): readonly Work[] | undefined {
  const words = plain(text);
  const called = ways(words)
    .map((way) => names.worksCalled(way))
    .find((found) => found.length > 0);
  if (called) return called;
  for (const { series, rest } of names.seriesAtStart(words)) {
    const place = placeAfterSeries(rest);
    if (place?.episode !== undefined) {
      const episode = names.episode({ series, ...place });
      return episode ? [episode] : [];
    }
    const own = ways(rest)
      .flatMap((way) => names.worksCalled(way))
      .filter((work) => series.works.includes(work));
    if (own.length > 0) return [...new Set(own)];
  }
  return numberOf(words, names) === undefined ? undefined : (ofNumber(words, names) ?? []);
}

/** `unification part 1` and `unification 1` are the same. */
const ways = (words: string): string[] => [
  words,
  words.replace(/ (?:part|pt) (?=\d)/, ' '),
  words.replace(/(?<=\D) (?=\d$)/, ' part '),
];

/** The number of a film counted in its fandom: `st 6`, `star trek 6`, `6`. */
function numberOf(words: string, { fandoms }: Names): string | undefined {
  for (const fandom of fandoms) {
    const brief = fandom
      .split(' ')
      .map(([first]) => first)
      .join('');
    const rest = [fandom, brief].find((name) => words.startsWith(name));
    const found = /^ ?(?:film |movie |part )?(\d{1,2})$/.exec(rest ? words.slice(rest.length) : words)?.[1];
    if (found) return found;
  }
  return undefined;
}

function ofNumber(words: string, names: Names): readonly Work[] | undefined {
  const number = numberOf(words, names);
  return names.fandoms
    .map((fandom) => names.worksCalled(`${fandom} ${number}`))
    .find((found) => found.length > 0);
}
