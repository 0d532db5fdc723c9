import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Mentions, openMentions } from '../../src/mentions/index.ts';
import { openFolder } from '../lore/opened.ts';
import { writePack } from '../lore/small-pack.ts';
import { FIRST_NAMES, FIRST_NAMES_PACK, type Message, NATURE, NATURE_PACK, SHIPPED } from './corpus.ts';

/** Of the messages, at most so many may be read wrongly. */
const MISREAD = 0.05;

const people = (names: readonly string[]) =>
  writePack({
    'entries.yaml': names
      .map((name) => `${slug(name)}: { name: ${name}, kind: person, summary: One., cite: [tuc] }\n`)
      .join(''),
  });
const slug = (name: string) => name.toLowerCase().replaceAll(' ', '-');
const mentionsOf = (folder: string) => openMentions(openFolder(folder));

const CORPORA = [
  ['the shipped pack', mentionsOf(join(import.meta.dirname, '../../data')), SHIPPED],
  ['a pack of first names', mentionsOf(people(FIRST_NAMES_PACK)), FIRST_NAMES],
  ['a pack of names from nature', mentionsOf(people(NATURE_PACK)), NATURE],
] as const;

const withoutBrackets = (marked: string) => marked.replace(/[[\]]/g, '');

/** The message with every name that is found in square brackets. */
const read = async ({ find }: Mentions, text: string): Promise<string> =>
  (await find(text)).reduceRight(
    (marked, { start, end }) => `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`,
    text,
  );

/** Where names stand, counted without the brackets. */
const places = (marked: string): string[] =>
  [...marked.matchAll(/\[([^\]]+)\]/g)].map(({ 1: name, index }, nth) => `${index - 2 * nth}:${name}`);

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

/** `precision 97.8 %, recall 98.1 %, …` of the names in all messages. */
async function figures(mentions: Mentions, messages: readonly Message[]): Promise<string> {
  let [found, meant, both] = [0, 0, 0];
  for (const { marked } of messages) {
    const wanted = places(marked);
    const got = places(await read(mentions, withoutBrackets(marked)));
    found += got.length;
    meant += wanted.length;
    both += got.filter((place) => wanted.includes(place)).length;
  }
  return `precision ${percent(both, found)}, recall ${percent(both, meant)} of ${meant} names in ${messages.length} messages`;
}

const FIGURES = await Promise.all(CORPORA.map(([, mentions, messages]) => figures(mentions, messages)));

describe.each(CORPORA)('everyday words in chat about %s', (_, mentions, messages) => {
  it.each(messages.filter(({ misread }) => !misread))(
    'are told from names: “$marked”',
    async ({ marked }) => {
      expect(await read(mentions, withoutBrackets(marked))).toBe(marked);
    },
  );

  const misread = messages.filter((message) => message.misread);

  it(`are told from names: ${FIGURES[CORPORA.findIndex((corpus) => corpus[1] === mentions)]}, all but ${misread.length} right`, async () => {
    expect(misread.length).toBeLessThanOrEqual(MISREAD * messages.length);
    // One that is read as marked by now belongs to the others.
    for (const { marked } of misread) expect(await read(mentions, withoutBrackets(marked))).not.toBe(marked);
  });
});
