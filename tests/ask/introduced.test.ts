import { expect, it } from 'vitest';
import { introduced } from '../../src/ask/introduced.ts';
import { createLexicon } from '../../src/ask/lexicon.ts';
import { loreOf } from '../lore/opened.ts';

const lore = loreOf('data');
const lexicon = createLexicon(lore);
const named = (typed: string) => introduced(lore, lexicon, typed)?.entry.name;

it.each([
  ['who is gorkon', 'Gorkon'],
  ['Who was Gorkon?', 'Gorkon'],
  ['whos gorkan', 'Gorkon'],
  ['who exactly is captain kirk again', 'James T. Kirk'],
  ['who is the intendant', 'Kira Nerys (mirror)'],
  ['tell me about kerla', 'Kerla'],
  ['kerla', 'Kerla'],
  ['what happened at narendra iii', 'Battle of Narendra III'],
  ['what happened at the dinner aboard the enterprise', 'Dinner aboard the Enterprise-A'],
  ['who was the federation president', 'Federation President'],
  ['who is the klingon chancellor', 'Chancellor of the Klingon High Council'],
  ['where is rura penthe', 'Rura Penthe'],
  ['who were the conspirators', 'Khitomer conspiracy'],
  ['what happened to the enterprise-c', 'USS Enterprise (NCC-1701-C)'],
  ['what was gorkon', 'Gorkon'],
  ['whats the khitomer conference', 'Khitomer Conference'],
  ['what is the bounty?', 'HMS Bounty'],
])('%s is answered by the card of %s', (typed, name) => {
  expect(named(typed)).toBe(name);
});

it.each([
  'who killed gorkon',
  'who is the chancellor',
  'who was the father of azetbur',
  'whos worfs brother',
  'who was the first host of dax',
  'where is khitomer',
  'what happened in 2293',
  'what happened to gorkon',
])('%s is answered by no card', (typed) => {
  expect(named(typed)).toBeUndefined();
});

it('names others who are called nearly so', () => {
  expect(introduced(lore, lexicon, 'who is worf')?.others.map(({ name }) => name)).toContain(
    'Worf (Colonel)',
  );
});

it('tells of nothing that happened at a place where the facts that say so are not accepted', () => {
  expect(introduced(lore, lexicon, 'what happened at narendra iii', () => false)).toBeUndefined();
});
