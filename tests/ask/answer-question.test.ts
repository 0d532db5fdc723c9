/** What a question turns on beside its names and verbs, on the shipped pack. */
import { describe, expect, it } from 'vitest';
import { createAsk } from '../../src/ask/index.ts';
import { sentence } from '../../src/lore/model/model.ts';
import { loreOf } from '../lore/opened.ts';

const ask = createAsk(loreOf('data'));
const topOf = (question: string): string => {
  const { known, fits } = ask.question(question);
  return known && fits[0] ? sentence(fits[0].fact) : 'Not known';
};

describe('who came after or before somebody', () => {
  it.each([
    ['who was dax before jadzia', /Jadzia received Dax when Curzon died/],
    ['who was captain of the excelsior after styles', /Hikaru Sulu .*took over the Excelsior/],
    ['who became chancellor after gowron was killed', /Martok/],
    ['who took over from kmpec', /Gowron followed K'mpec/],
    ['next chancellor after gowron', /Martok/],
  ])('%s', (question, answer) => expect(topOf(question)).toMatch(answer));

  it.each(['who was klingon chancellor before gorkon', 'who was federation president after ra-ghoratreii'])(
    'is not told by another fact about the two: %s',
    (question) => expect(topOf(question)).toBe('Not known'),
  );
});

it('finds whom a clause stands for, and says by way of which fact', () => {
  const { fits, via } = ask.question('who killed the guy who betrayed khitomer');
  expect([fits[0]?.fact.id, via?.id]).toEqual([
    'khitomer/romulan-star-empire.killed.jarod',
    'khitomer/jarod.betrayed.khitomer',
  ]);
});

it('finds who ruled a people in a year by the years of an office', () => {
  expect(topOf('who ruled the klingons in 2305')).toMatch(/Azetbur was chancellor until 2311/);
});

it('says of a plan that it was never carried out, and of an event when it was', () => {
  expect(topOf('did operation retrieve go ahead')).toMatch(/never carried out/);
  expect(topOf('did the khitomer conference happen')).toMatch(/2293/);
});

it('tells of a name which work gave it', () => {
  expect(topOf('where does the name ra-ghoratreii come from')).toMatch(/is named Ra-ghoratreii/);
});

it.each([
  ['how did gowron die', /Worf killed Gowron/],
  ['what became of koloth', /Koloth died/],
  ['what year were the khitomer accords', /came out of the talks of 2293/],
  ['when did gowron become chancellor', /in 2367/],
  ['who was klingon chancellor in 2370', /Gowron/],
  ['why did praxis explode', /over-mining/],
  ['who all was in the khitomer conspiracy', /the plot/],
  ['what is changs first name', /Not known/],
])('%s', (question, answer) => expect(topOf(question)).toMatch(answer));

it.each([
  ['an actor', 'who played gorkon'],
  ['an age', 'how old is azetbur'],
  ['an opinion', 'should azetbur have trusted kirk'],
  ["somebody's death by another one's", 'how did sulu die'],
  ['a post by serving there', 'who was the science officer on the enterprise a'],
])('does not know %s: %s', (_, question) => expect(topOf(question)).toBe('Not known'));

it('goes from a person over their people', () => {
  expect(topOf('homeworld of worfs people')).toMatch(/Klingons? come from Qo'noS/);
});
