/** Words by which members ask for a fact, beside its own. */
import { expect, it } from 'vitest';
import { createAsk } from '../../src/ask/index.ts';
import { answerCard } from '../../src/cards/answer-card.ts';
import { type Fact, sentence } from '../../src/lore/model/model.ts';
import { EVERYTHING } from '../../src/spoilers/viewer.ts';
import { loreOf } from '../lore/opened.ts';
import { PACK, writePack } from '../lore/small-pack.ts';

const MADE = `
moon:
  name: Praxedes
  kind: place
  summary: A moon.
  cite: [tuc]
  facts:
    - { relation: told, text: Praxedes came apart in a cloud of dust., keywords: explosion blast, cite: [tuc] }
    - { relation: told, text: The miners of Praxedes sang of a blast., cite: [warrior] }
    - { relation: told, text: Praxedes had nine cities., keywords: towns, cite: [warrior] }
ann:
  name: Annika
  kind: person
  summary: A miner.
  cite: [tuc]
  facts:
    - { relation: met, target: bo, text: Annika saw Borbala once., keywords: tricked, cite: [tuc] }
bo: { name: Borbala, kind: person, summary: A miner., cite: [tuc] }
`;
const lore = loreOf(
  writePack({
    'pack.yaml': `${PACK}  told: { phrase: told, label: Told, section: life, targets: [] }\n`,
    'entries.yaml': MADE,
  }),
);
const ask = createAsk(lore);
const topOf = (question: string, accept?: (fact: Fact) => boolean): string => {
  const { known, fits } = ask.question(question, accept);
  return known && fits[0] ? sentence(fits[0].fact) : 'Not known';
};

it.each(['what was the explosion of praxedes', 'praxedes explosion', 'the explosion on praxedes'])(
  'a fact is found by its keywords: %s',
  (question) => expect(ask.question(question).fits[0]?.fact.keywords).toBe('explosion blast'),
);

it('a fact that says a word itself goes before one that has it as a keyword', () => {
  expect(topOf('what was the blast of praxedes')).toBe('The miners of Praxedes sang of a blast.');
});

it('keywords are never shown, nor found by a search for text', () => {
  const answered = ask.question('praxedes explosion');
  expect(answered.known).toBe(true);
  const shown = answerCard(answered, { typed: 'praxedes', private: false, viewer: EVERYTHING });
  expect(JSON.stringify(shown.embeds)).not.toContain('xplosion');
  expect(lore.search('explosion', 10)).toEqual([]);
});

it('a keyword of a fact that may not be seen finds nothing', () => {
  expect(topOf('praxedes explosion', ({ keywords }) => keywords === undefined)).toBe('Not known');
});

it('a keyword does not tell who did it to whom: it is no statement', () => {
  expect(topOf('did borbala trick annika')).toBe('Not known');
});

it('a keyword is no number of what is counted', () => {
  expect(topOf('how many towns did praxedes have')).toBe('Not known');
});
