/** What is offered while a question is being typed, over the whole shipped pack and another fandom. */
import { describe, expect, it } from 'vitest';
import { createAsk } from '../../src/ask/index.ts';
import { loreOf } from '../lore/opened.ts';
import { dragonLore } from './dragon-lore.ts';

const lore = loreOf('data');
const ask = createAsk(lore);
const anything = () => true;
const offered = (typed: string) => ask.suggest(typed, anything, anything);
const entries = lore.opened.flatMap((pack) => pack.entries);

it('is known, whatever is offered for any name', { timeout: 120_000 }, () => {
  const questions = [...new Set(entries.flatMap(({ name }) => offered(name)))];
  expect(questions.length).toBeGreaterThan(1000);
  expect(questions.filter((question) => !ask.question(question).known)).toEqual([]);
});

it('reads as a person would ask', () => {
  for (const { name } of entries)
    for (const question of offered(name)) {
      expect(question).toMatch(/^(?:Who|What|Which \w+|When|Where) .+\?$/);
      // What a relation says of its own subject is no question: “Who had on its side …”.
      expect(question).not.toMatch(/^\S+ (?:had|has|their|there|its)\b/);
      expect(question).not.toMatch(/\b(?:to to|in in|of of|was was|said to)\b|undefined/);
    }
});

describe('what stands first', () => {
  it.each([
    ['when was the khitomer conf', 'When did the Khitomer Conference take place?'],
    ['who attended the khitomer', 'Who attended the Khitomer Conference?'],
    ['who killed gork', 'Who killed Gorkon?'],
    ['where was kirk impr', 'Where was James T. Kirk imprisoned?'],
    ['who did burke k', 'Who did Burke kill?'],
  ])('for “%s”: %s', (typed, first) => expect(offered(typed)[0]).toBe(first));
});

it('speaks of an entry as texts do, with its article', () => {
  expect(offered('assassination of gorkon').join(' ')).toContain('the assassination of Gorkon');
  expect(offered('operation retrieve').join(' ')).not.toContain('the Operation Retrieve');
});

it('offers nothing of what the viewer has not seen', () => {
  const unseen = (fact: { relation: { id: string } }) => fact.relation.id !== 'killed';
  expect(ask.suggest('who killed gorkon', unseen, anything)).not.toContain('Who killed Gorkon?');
  const nobody = ask.suggest('who killed gorkon', anything, ({ name }) => name !== 'Gorkon');
  expect(
    nobody.filter(
      (question) => /(?:killed|met|of) Gorkon\?$|Gorkon’s/.test(question) && !/assassin/.test(question),
    ),
  ).toEqual([]);
});

it('asks of another fandom by what its own relations say', () => {
  const other = dragonLore();
  const asks = createAsk(other);
  const questions = other.opened
    .flatMap((pack) => pack.entries)
    .flatMap(({ name }) => asks.suggest(name, anything, anything));
  expect(questions.length).toBeGreaterThan(10);
  expect([...new Set(questions)].filter((question) => !asks.question(question).known)).toEqual([]);
});
