/** Which question comes next. Time and chance are arguments, so that a restart changes nothing. */

import type { Question } from './question.ts';
import { byLot, lot } from './seeded-order.ts';

/**
 * The question of a day: the same date, seed and pool give the same question. A pool that grows or shrinks elsewhere
 * seldom changes it (highest random weight, Thaler and Ravishankar 1998).
 *
 * @param date any text that names the day, such as `2293-05-12`.
 * @param pool usually without the questions asked before.
 * @param seed what tells one server from another.
 */
export function questionFor(date: string, pool: readonly Question[], seed: string): Question | undefined {
  let best: { question: Question; place: string } | undefined;
  for (const question of pool) {
    const place = lot(seed, date, question.pack, question.id);
    if (!best || place < best.place) best = { question, place };
  }
  return best?.question;
}

/**
 * A question that was not asked yet, or any once all were; `undefined` for an empty pool.
 *
 * @param asked ids of questions.
 * @param random a number from 0 to below 1, as `Math.random` gives it.
 */
export function pickNext(
  pool: readonly Question[],
  asked: ReadonlySet<string>,
  random: () => number,
): Question | undefined {
  const fresh = pool.filter(({ id }) => !asked.has(id));
  const from = fresh.length > 0 ? fresh : pool;
  return from[Math.floor(random() * from.length)];
}

/** The question with its options in another order, the same for the same seed; true and false stay as they are. */
export function shuffled(question: Question, seed: string): Question {
  if (question.kind === 'truth') return question;
  const order = byLot([...question.options.keys()], `${seed} ${question.id}`, String);
  return {
    ...question,
    options: order.map((index) => question.options[index] ?? ''),
    optionEntries: order.map((index) => question.optionEntries[index]),
    answer: order.indexOf(question.answer),
  };
}
