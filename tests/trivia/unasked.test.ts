import { describe, expect, it } from 'vitest';
import type { BuiltPack } from '../../src/lore/model/model.ts';
import { loadPacks } from '../../src/lore/pack/load.ts';
import { questionsOf } from '../../src/trivia/questions.ts';
import { unaskedTemplates } from '../../src/trivia/unasked.ts';
import { PACK, writePack } from '../lore/small-pack.ts';
import { rings } from './fandom.ts';

/** What is said of the one template of a pack of six smiths, six things, one land and one novel. */
function saidOf(template: string, extra = ''): string[] {
  const packs = loadPacks(rings(extra, `questions:\n  articles: [the]\n  templates:\n    - ${template}\n`));
  const questions = questionsOf(packs);
  return packs
    .flatMap((pack) => unaskedTemplates(pack, questions))
    .map(({ what, instead }) => `${what}  ${instead}`);
}

describe('a template that makes no question', () => {
  it.each([
    [
      'because nothing is of its relation',
      '{ kind: who, relations: [saw, rules], subjects: [person], ask: "Who {deed}?" }',
      '',
      'no fact has saw or rules of a person  write such facts, or take the template out',
    ],
    [
      'because no text says it',
      '{ kind: who, relations: [rules], ask: "Who {deed}?" }',
      '{ relation: rules, target: vale, cite: [saga] }',
      "none of the 1 facts that fit has a text that begins with its subject's name and says what it did",
    ],
    [
      'because no text names the target',
      '{ kind: what, relations: [rules], ask: "Which? {gap}" }',
      '{ relation: rules, target: vale, text: Aldo sits on the old throne., cite: [saga] }',
      'none of the 1 facts that fit has a text that names its target as it is called',
    ],
    [
      'for want of other targets',
      '{ kind: what, relations: [rules], ask: "Which land did {subject} rule?" }',
      '{ relation: rules, target: vale, cite: [saga] }',
      'it needs 3 more places  the answer and three others are of one kind and continuity',
    ],
    [
      'for want of other values',
      '{ kind: what, relations: [post], ask: "What did {subject} serve as?" }',
      '{ relation: post, value: smith, cite: [saga] }',
      'it needs 3 more values of post  the answer and three others are values of one relation',
    ],
    [
      'for want of other works',
      '{ kind: work, relations: [forged], ask: "Where? {sentence}" }',
      '',
      'it needs 3 more novels  the answer and three others are of one medium',
    ],
    [
      'for want of events',
      '{ kind: event, relations: [forged], ask: "At which event? {sentence}" }',
      '',
      'none of the 6 facts that fit has a text and an event as its target',
    ],
    [
      'for want of dates',
      '{ kind: year, relations: [rules], ask: "When did {subject} begin to rule?" }',
      '{ relation: rules, target: vale, cite: [saga] }',
      'none of the 1 facts that fit has a date of one year',
    ],
    [
      'for want of other dated facts',
      '{ kind: first, relations: [rules], ask: "Who ruled first?" }',
      '{ relation: rules, target: vale, date: 1000, cite: [saga] }',
      'it needs 3 more persons with another date  four of one kind have dates that do not touch',
    ],
    [
      'for want of three with the same tie',
      '{ kind: odd, relations: [rules], ask: "Who never ruled {target}?" }',
      '{ relation: rules, target: vale, cite: [saga] }',
      'it needs 2 more facts of one target  three share a target that the fourth has not',
    ],
    [
      'for want of clues',
      '{ kind: identity, relations: [forged], ask: "Who is it?", clue: "{lead}{deed}." }',
      '',
      'it needs 2 more facts of one subject  three clues tell of different targets or relations',
    ],
  ])('%s says so', (_, template, extra, expected) => {
    expect(saidOf(template, extra)).toEqual([
      expect.stringContaining(`this template makes no question: ${expected}`),
    ]);
  });

  it('for want of others without the same tie says so', () => {
    const who = (id: string, facts: string) =>
      `${id}: { name: ${id}, kind: person, summary: One of five., cite: [tuc], facts: [${facts}] }`;
    const was = (id: string) =>
      who(
        id,
        `{ relation: attended, target: meeting, text: ${id} sat down in the last row there., cite: [tuc] }`,
      );
    const meeting = 'meeting: { name: The Meeting, kind: event, summary: A meeting., cite: [tuc] }';
    const [pack] = loadPacks(
      writePack({
        'pack.yaml': `${PACK}questions: { templates: [{ kind: who, relations: [attended], ask: "Who {deed}?" }] }`,
        'entries.yaml': [was('ada'), was('bea'), was('cleo'), who('dora', ''), who('emma', ''), meeting].join(
          '\n',
        ),
      }),
    ) as [BuiltPack];
    expect(unaskedTemplates(pack, questionsOf([pack]))).toEqual([
      {
        template: 0,
        what: 'this template makes no question: it needs 1 more person without the same tie',
        instead: 'who has the same relation to the target cannot be a wrong option',
      },
    ]);
  });

  it('is told apart from one that makes some', () => {
    expect(saidOf('{ kind: who, relations: [forged], ask: "Who {deed}?" }')).toEqual([]);
  });

  it('says that nothing is wrong for certain, where enough is there', () => {
    const ruled = '{ relation: rules, target: vale, text: Aldo ruled the whole of the vale., cite: [saga] }';
    expect(
      saidOf(
        '{ kind: what, relations: [saw], ask: "What did {subject} see?" }',
        `${ruled}, { relation: saw, target: anvil, cite: [saga] }, { relation: saw, target: blade, cite: [saga] }`,
      ),
    ).toEqual([
      expect.stringContaining('of 2 facts that fit none has three options that are wrong for certain'),
    ]);
  });
});
