import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { readPacks } from '../../../src/lore/pack/load.ts';
import { formatProblem } from '../../../src/lore/pack/problem.ts';
import { ENTRIES, PACK, writePack } from '../small-pack.ts';

const SENTENCE = 'Curzon Dax sat at the conference.';

/** What is said of a text of a fact, or of another part of the entries. */
const warned = (to: string, { from = SENTENCE, language = 'en' } = {}) =>
  readPacks(
    writePack({
      'pack.yaml': PACK.replace('language: en', `language: ${language}`),
      'entries.yaml': ENTRIES.replace(from, to),
    }),
  )
    .warnings.map((warning) => formatProblem({ ...warning, file: basename(warning.file) }))
    .filter((line) => !/\d facts|no event knows|cited by no fact/.test(line));

it('warns of a name of a person that stands in a text three times', () => {
  expect(warned('Curzon sat down, Curzon spoke, and nobody heard Curzon.')).toEqual([
    'entries.yaml:13:13  Curzon stands here 3 times  say he, she or they',
  ]);
  expect(warned("Curzon's friends heard Curzon, not Curzon's foes.")).toHaveLength(1);
  expect(warned('Curzon sat down, and nobody heard Curzon.')).toEqual([]);
});

it('lets the name of a people stand as often as it must', () => {
  const people = (kind: string) =>
    `${ENTRIES}dax-people:\n  name: Curzon People\n  kind: ${kind}\n  summary: Some.\n  cite: [tuc]\n`;
  const text = 'Curzon sat down, Curzon spoke, and nobody heard Curzon.';
  const all = (kind: string) => warned(people(kind).replace(SENTENCE, text), { from: ENTRIES });
  expect(all('species')).toEqual([]);
  expect(all('object')).toHaveLength(1);
});

it('warns of a year that is said twice', () => {
  expect(warned('Curzon Dax sat there in 2293, the last year of peace (2293).')).toEqual([
    'entries.yaml:13:13  2293 stands here 2 times  say it once',
  ]);
  expect(warned('Curzon Dax sat there from 2293 to 2295.')).toEqual([]);
});

it.each(['the former.', 'the latter, who spoke first.', "the latter's chair."])(
  'warns of “%s”, which a reader has to look up',
  (end) => expect(warned(`Curzon Dax and Kirk sat beside ${end}`)).toHaveLength(1),
);

it('knows what somebody formerly was from “the former”', () => {
  expect(warned('Curzon Dax sat beside the former ambassador.')).toEqual([]);
});

it('warns of ties that say nothing', () => {
  expect(warned('Curzon Dax was affiliated with the Federation.')).toEqual([
    'entries.yaml:13:13  “was affiliated with” stands here  say what the tie was: served, advised, belonged to',
  ]);
});

it.each(['colourful', 'honour', 'defence', 'travelled', 'organised', 'paralysed', 'grey', 'centre'])(
  'warns of the British spelling of %s',
  (word) => {
    expect(warned(`Curzon Dax said ${word} twice.`)).toEqual([
      `entries.yaml:13:13  “${word}” is British spelling  spell it as Americans do, or give pack.yaml the language en-GB`,
    ]);
  },
);

it.each(['four', 'promised', 'emphasis', 'analyses', 'greyhound', 'travels', 'Defence Force'])(
  'lets %s stand, which is none',
  (word) => expect(warned(`Curzon Dax said ${word} twice.`)).toEqual([]),
);

it('reads summaries, roles and notes too', () => {
  expect(warned('summary: A diplomat of honour.', { from: 'summary: A diplomat.' })).toHaveLength(1);
  expect(warned('role: delegate of honour', { from: 'role: delegate' })).toHaveLength(1);
  expect(warned('date: 2293\n      note: A defence.', { from: 'date: 2293' })).toHaveLength(1);
});

it('leaves a pack in British English its spelling, and one in another language alone', () => {
  expect(warned('Curzon Dax had honour.', { language: 'en-GB' })).toEqual([]);
  expect(warned('Curzon, Curzon, Curzon.', { language: 'en-GB' })).toHaveLength(1);
  expect(warned('Curzon, Curzon, Curzon.', { language: 'de' })).toEqual([]);
});

it('warns of a sentence that says no more than the name of its entry', () => {
  expect(warned('Curzon Dax was a Curzon of the Dax.')).toEqual([
    'entries.yaml:13:13  this says no more than the name does  say what it was, or take it out',
  ]);
  expect(warned('Curzon Dax was a diplomat.')).toEqual([]);
});
