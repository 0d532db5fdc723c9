import type { Finder } from '../src/lore/names/index.ts';

/** Queries nobody means: very long, one letter over and over, hundreds of words, only common words. */
const HOSTILE: readonly string[] = [
  'a'.repeat(6000),
  'ab'.repeat(3000),
  'kirk'.repeat(1500),
  'the captain of the enterprise '.repeat(100),
  'earth 616 new earth '.repeat(50),
  'john '.repeat(500),
  Array.from({ length: 500 }, (_, at) => String.fromCharCode(97 + (at % 26), 97 + ((at * 7) % 26))).join(' '),
  'e '.repeat(500),
  'ma de la el jo an al da sa',
  'mary john james william robert michael david maria george',
  'ﷺ'.repeat(2000),
  'é'.repeat(3000),
  '🖖'.repeat(1000),
  '0'.repeat(200),
  'a'.repeat(70),
  'aeiou'.repeat(14),
];

/** The longest that one of the hostile queries keeps the finder busy, in milliseconds. */
export function blocked(finder: Finder): number {
  let longest = 0;
  for (const query of HOSTILE) {
    for (const ask of [() => finder.find(query), () => finder.suggest(query)]) {
      const started = performance.now();
      ask();
      longest = Math.max(longest, performance.now() - started);
    }
  }
  return longest;
}
