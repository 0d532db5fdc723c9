import { describe, expect, it } from 'vitest';
import { loadPacks, readPacks } from '../../src/lore/pack/load.ts';
import { formatProblem } from '../../src/lore/pack/problem.ts';
import { questionsOf } from '../../src/trivia/questions.ts';
import { writePack } from '../lore/small-pack.ts';

const GOOD = `
the-toast:
  ask: What does the host drink to?
  answer: The future
  wrong: [The past, Peace, Curzon]
  explain: Nobody at the table had thought of it before.
  level: hard
  about: [conference]
  cite: [tuc, catalyst]
  facts: [curzon-dax.attended.conference]
`;
const files = (questions: string) => writePack({ 'questions.yaml': questions });
const report = (from: string, to: string) =>
  readPacks(files(GOOD.replace(from, to))).problems.map((problem) =>
    formatProblem(problem).replace(/^.*\//, ''),
  );

describe('a question that somebody wrote', () => {
  it('is asked beside those of templates, and without any', () => {
    const [question] = questionsOf(loadPacks(files(GOOD)));
    expect(question).toMatchObject({
      id: 'written.the-toast',
      kind: 'written',
      text: 'What does the host drink to?',
      options: ['Curzon', 'Peace', 'The future', 'The past'],
      answer: 2,
      optionEntries: ['small/curzon-dax', null, null, null],
      explanation: 'Nobody at the table had thought of it before.',
      difficulty: 4,
      facts: ['small/curzon-dax.attended.conference'],
      works: ['small/tuc', 'small/catalyst'],
    });
  });

  it('is found by what it is about, and has every name in it', () => {
    const [question] = questionsOf(loadPacks(files(GOOD)));
    expect(question?.topics).toEqual({
      entries: ['small/conference'],
      kinds: ['event'],
      continuities: ['prime'],
      tiers: ['screen'],
    });
    expect(question?.names.toSorted()).toEqual(['small/conference', 'small/curzon-dax']);
  });

  it('names entries, facts and works that there are', () => {
    expect(report('about: [conference]', 'about: [confrence]')).toEqual([
      'questions.yaml:8:11  "confrence" is no entry of this pack  write conference, or add confrence there',
    ]);
    expect(report('cite: [tuc, catalyst]', 'cite: [tux]')[0]).toContain(
      'questions.yaml:9:10  "tux" is no work',
    );
    expect(report('.attended.conference', '.attended.confrence')[0]).toContain('questions.yaml:10:11');
  });

  it('has three wrong options that differ from the right one', () => {
    expect(report('wrong: [The past, Peace, Curzon]', 'wrong: [The past, Peace]')).toEqual([
      'questions.yaml:5:10  a question has 3 wrong options  write 3 that are plausible and certainly wrong',
    ]);
    expect(report('The past', 'the FUTURE')).toEqual([
      'questions.yaml:5:10  two options are the same  write four that differ',
    ]);
  });

  it('has every key that it needs', () => {
    expect(report('  level: hard\n', '')[0]).toContain('questions.yaml:3:3');
    expect(report('level: hard', 'level: cruel')[0]).toContain('use one of: easy, medium, hard');
  });
});
