import { describe, expect, it } from 'vitest';
import { CUSTOM_LIMITS, readQuestion, sameQuestion, writeFile } from '../../src/games/custom-file.ts';
import { own, readText as readFile } from './table.ts';

const WRITTEN = {
  question: ' Who keeps the bar? ',
  right: 'Quark',
  wrong: ['Rom', 'Nog', 'Morn'],
  source: 'The house',
};
const refusal = (changes: object) => {
  const read = readQuestion({ ...WRITTEN, ...changes });
  return read.ok ? 'none' : read.reason;
};

describe('a question as a server writes it', () => {
  it('is read without the blanks around it', () => {
    expect(readQuestion(WRITTEN)).toEqual({
      ok: true,
      value: { ...WRITTEN, question: 'Who keeps the bar?' },
    });
  });

  it.each([
    [{ right: 'nog' }, 'the answers are not all different'],
    [{ right: 'No\u200bg' }, 'the answers are not all different'],
    [{ right: '\u200b' }, 'right: is empty.'],
    [{ right: ' ' }, 'right'],
    [{ wrong: [] }, 'wrong: needs at least one wrong answer.'],
    [{ wrong: ['a', 'b', 'c', 'd'] }, 'wrong: has more than three wrong answers.'],
    [{ wrong: ['Rom', ' '] }, 'wrong, answer 2: is empty.'],
    [{ source: undefined }, 'source: is missing.'],
    [{ difficulty: 'impossible' }, 'difficulty: has to be easy, medium or hard.'],
    [{ answer: 'Quark' }, 'answer: is not known; a question has question, right'],
  ])('is refused with the place of what is wrong: %j', (changes, place) => {
    expect(refusal(changes)).toContain(place);
  });

  it('may be true or false', () => {
    expect(refusal({ right: 'True', wrong: ['False'] })).toBe('none');
  });

  it.each([
    ['Who was there?', 'who was  there', true],
    ['Who\u200b was there?', 'Who was there!', true],
    ['Who was there?', 'Who was here?', false],
    ['+?', '-?', false],
  ])('is the same or not whatever its signs: %s, %s', (one, other, same) => {
    expect(sameQuestion(one) === sameQuestion(other)).toBe(same);
  });

  it('may be as long as Discord shows it, as people count letters', () => {
    for (const key of ['question', 'right', 'source'] as const) {
      const limit = CUSTOM_LIMITS[key === 'question' ? 'text' : key === 'right' ? 'option' : 'source'];
      expect(refusal({ [key]: '🖖'.repeat(limit) })).toBe('none');
      expect(refusal({ [key]: '🖖'.repeat(limit + 1) })).toBe(`${key}: is longer than ${limit} characters.`);
    }
  });
});

describe('a file of questions', () => {
  const file = (count: number) => JSON.stringify({ questions: Array.from({ length: count }, () => WRITTEN) });

  it('reads back what was written', () => {
    const questions = [own('one'), own('two', { difficulty: 'hard', topic: 'kind:ship' })];
    const read = readFile(writeFile(questions));
    expect(read.ok && read.value).toEqual(
      questions.map(({ text, right, wrong, source, difficulty, topic }) => ({
        question: text,
        right,
        wrong,
        source,
        difficulty,
        topic,
      })),
    );
  });

  it('is taken whole or not at all', () => {
    const read = readFile(JSON.stringify({ questions: [WRITTEN, { ...WRITTEN, source: '' }] }));
    expect(read.ok ? 'read' : read.reason).toBe('Question 2 (“Who keeps the bar?”): source: is empty.');
  });

  it('says all that is wrong with it, up to five questions', () => {
    const faulty = (count: number) =>
      JSON.stringify([WRITTEN, ...Array.from({ length: count }, () => ({ ...WRITTEN, source: '' }))]);
    const reasons = (count: number) => {
      const read = readFile(faulty(count));
      return read.ok ? [] : read.reason.split('\n').map((line) => line.replace(/ \(.*\)/, ''));
    };
    expect(reasons(2)).toEqual(['Question 2: source: is empty.', 'Question 3: source: is empty.']);
    expect(reasons(9).slice(4)).toEqual(['Question 6: source: is empty.', 'And 4 more.']);
  });

  it('holds some, and not too many', () => {
    expect(readFile(file(CUSTOM_LIMITS.file)).ok).toBe(true);
    expect(readFile(file(CUSTOM_LIMITS.file + 1)).ok).toBe(false);
    expect(readFile(file(0)).ok).toBe(false);
  });

  it('is refused in one sentence when it is no JSON', () => {
    const read = readFile('question: Who?');
    expect(read.ok ? 'read' : read.reason).toContain('neither JSON nor a table');
  });
});
