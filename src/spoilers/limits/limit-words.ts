/** Words as limits are compared: however people write them, and whether numbers are words, digits or Roman. */
import { fold } from '../../lore/names/fold.ts';

const NUMBERS: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  first: '1st',
  second: '2nd',
  third: '3rd',
  fourth: '4th',
  fifth: '5th',
  sixth: '6th',
  seventh: '7th',
  eighth: '8th',
  ninth: '9th',
  tenth: '10th',
  // "x" is left alone, for it stands between season and episode too, and "i" is a word of its own.
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
};

/** `Star Trek VI: The Undiscovered Country` → `star trek 6 the undiscovered country`. */
export function plain(text: string): string {
  const words = fold(text.replaceAll('×', 'x')).split(' ');
  return words
    .map((word, index) => {
      if (word === 'i' && index > 0 && index === words.length - 1) return '1';
      return Object.hasOwn(NUMBERS, word) ? (NUMBERS[word] ?? word) : word;
    })
    .join(' ');
}

/** {@link plain} without the article that people leave out of titles. */
export const withoutArticle = (words: string) => words.replace(/^(?:the|an?) (?=.)/, '');

/** `novels, anthologies and comics`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
