/** Measures the mentions in a text of 4,000 characters on made-up packs of 100,000 entries: `node bench/mentions.ts`. */

import type { Entry } from '../src/lore/model/model.ts';
import { buildMentions, type Mentions } from '../src/mentions/index.ts';
import { madePack } from './made-pack.ts';
import { megabytesUsed, spread, timed } from './measure.ts';
import { chance } from './queries.ts';

const ENTRIES = 100_000;
const LENGTH = 4000;
const TEXTS = 200;
const SEED = 2293;
const EVERYDAY =
  'the and of to a in that is was he for it with as his on be at by had not are but from or have an they which one you were all her she there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must well back through years much where your way down should because long each just those people too mr how little state good very make world still see own work men day get here old'.split(
    ' ',
  );

/** Entries whose names are everyday words, so that each is judged by what stands beside it. */
const EVERYDAY_NAMES = 1000;

const pack = madePack(ENTRIES, 0, SEED);
const before = megabytesUsed();
let mentions: Mentions | undefined;
const built = timed(() => {
  mentions = buildMentions(pack.entries);
});
const megabytes = megabytesUsed() - before;
if (!mentions) throw new Error('nothing was built');

const random = chance(SEED);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** Talk in which every so many words are a name. */
function talk(share: number): string {
  let text = '';
  while (text.length < LENGTH) {
    const word = random() < share ? (pick(pack.entries) as Entry).name : pick(EVERYDAY);
    text += random() < 0.08 ? `${word}. ` : `${word} `;
  }
  return text.slice(0, LENGTH);
}

function report(label: string, texts: readonly string[], { find } = mentions as Mentions): string {
  let found = 0;
  const times = texts.map((text) => timed(() => (found += find(text).length)));
  return `${label}: ${spread(times)}, ${(found / texts.length).toFixed(0)} mentions each`;
}

/** The pack with names that are everyday words as well, and talk in which every other one has a capital. */
const everydayPack = pack.entries.map((entry, number): Entry => {
  const word = EVERYDAY[number % EVERYDAY.length] as string;
  return number < EVERYDAY_NAMES
    ? { ...entry, kind: 'person', name: word.charAt(0).toUpperCase() + word.slice(1) }
    : entry;
});
const capitalized = (text: string) =>
  text.replace(/\b\p{L}/gu, (letter) => (random() < 0.5 ? letter.toUpperCase() : letter));

const dense = Array.from({ length: TEXTS }, () => talk(0.9));
mentions.find(talk(0.2));
process.stdout.write(
  [
    `${ENTRIES} entries: built in ${built.toFixed(0)} ms, ${megabytes.toFixed(0)} MB`,
    report(
      'talk, a name in eight words',
      Array.from({ length: TEXTS }, () => talk(0.12)),
    ),
    report('names and hardly a word between', dense),
    report('one letter over and over', [
      Array(LENGTH / 2)
        .fill('a')
        .join(' '),
      'A'.repeat(LENGTH),
      "'".repeat(LENGTH),
      '`'.repeat(LENGTH),
      'a ` '.repeat(LENGTH / 4),
    ]),
    report(
      `${EVERYDAY_NAMES} names that are everyday words, half of all words with a capital`,
      Array.from({ length: TEXTS }, () => capitalized(talk(0.12))),
      buildMentions(everydayPack),
    ),
    '',
  ].join('\n'),
);
