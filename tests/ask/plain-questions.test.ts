/**
 * Questions as fans type them on a phone, by writers who had seen the facts and not the code: the floor below which
 * answers may not fall. Kinds of mistakes were mended with these in sight, so they say little of what was never seen.
 */
import { describe, expect, it } from 'vitest';
import { createAsk } from '../../src/ask/index.ts';
import { answerCard } from '../../src/cards/answer-card.ts';
import { EVERYTHING } from '../../src/spoilers/viewer.ts';
import { loreOf } from '../lore/opened.ts';
import questions from './plain-questions.json' with { type: 'json' };

/** What a reader of a phone's first screen takes in; of a list, all of it. */
const READ = { first: 400, list: 1_000 };
const ask = createAsk(loreOf('data'));

function answerTo(question: string) {
  const reply = answerCard(ask.question(question), { typed: question, private: false, viewer: EVERYTHING });
  const [{ title = '', description = '' } = {}] = (reply.embeds ?? []) as {
    title?: string;
    description?: string;
  }[];
  const text = `${title} ${description}`
    .replaceAll(/[*`\\◦•]/g, '')
    .replaceAll('’', "'")
    .toLowerCase();
  return { isKnown: !title.startsWith('Not '), text };
}

const answered = questions.map((one) => {
  const { isKnown, text } = answerTo(one.question);
  const read = text.slice(0, one.class === 'list' ? READ.list : READ.first);
  const says = one.says?.every((ways) =>
    ways.some((way) => read.includes(way.replaceAll('’', "'").toLowerCase())),
  );
  return { ...one, isKnown, isRight: isKnown && says === true };
});

describe('plain questions', () => {
  it('that facts answer are answered, seven of ten', () => {
    const known = answered.filter(({ says }) => says);
    expect(known.filter(({ isRight }) => isRight).length / known.length).toBeGreaterThanOrEqual(0.71);
  });

  it('that no fact answers are not answered, but for one in fifty', () => {
    const known = answered.filter(({ says, isKnown }) => !says && isKnown).map(({ question }) => question);
    expect(known.length, known.join('\n')).toBeLessThanOrEqual(1);
  });

  it('are seldom answered by something else', () => {
    const wrong = answered.filter(({ says, isKnown, isRight }) => says && isKnown && !isRight);
    expect(wrong.length / answered.length).toBeLessThanOrEqual(0.06);
  });
});
