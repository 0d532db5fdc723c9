/** Words as limits are compared: however people write them, and whether numbers are words, digits or Roman. */
import { fold } from '../../lore/names/fold.ts';

const counted = (words: string, write: (number: number) => string) =>
  words.split(' ').map((word, at): [string, string] => [word, write(at + 1)]);

const NUMBERS: ReadonlyMap<string, string> = new Map([
  ...counted('one two three four five six seven eight nine ten', String),
  ...counted(
    'first second third fourth fifth sixth seventh eighth ninth tenth',
    (number) => `${number}${['st', 'nd', 'rd'][number - 1] ?? 'th'}`,
  ),
  // "x" is left alone, for it stands between season and episode too, and "i" is a word of its own.
  ...counted('- ii iii iv v vi vii viii ix', String),
]);

/** `Star Trek VI: The Undiscovered Country` → `star trek 6 the undiscovered country`. */
export function plain(text: string): string {
  const words = fold(text.replaceAll('×', 'x')).split(' ');
  const isLast = (at: number) => at > 0 && at === words.length - 1;
  return words.map((word, at) => (word === 'i' && isLast(at) ? '1' : (NUMBERS.get(word) ?? word))).join(' ');
}

/** {@link plain} without the article that people leave out of titles. */
export const withoutArticle = (words: string) => words.replace(/^(?:the|an?) (?=.)/, '');

/** `novels, anthologies and comics`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** `a, b c` → `a`, `b c`. */
export const inCommas = (words: string): string[] => words.split(',').map((word) => word.trim());
