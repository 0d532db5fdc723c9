/** Which question comes next. Time and chance are arguments, so that a restart changes nothing. */

import type { Question } from './question.ts';
import { byLot, lot } from './seeded-order.ts';
import { type Choice, placeOf, type QuestionSource, START } from './source.ts';

interface Drawing {
  source: QuestionSource;
  choice: Choice;
  /** The same for the same seed, such as a server and a date. */
  seed: string;
  /** Those of a few candidates that may be asked; all of them when left out. */
  accept?: (candidates: readonly Question[]) => readonly Question[] | Promise<readonly Question[]>;
  /** Those of a few ids that were asked before; none when left out. */
  asked?: (ids: readonly string[]) => ReadonlySet<string> | Promise<ReadonlySet<string>>;
}

export type Drawn =
  /** One that was not asked before. */
  | { question: Question }
  /** None is left that was not: all that may be asked, none when there is no question at all. */
  | { question: undefined; askedBefore: readonly Question[] };

/** One of at least so many, where there are as many: else whoever follows a gap in the order would come too often. */
const AMONG = 8;
/** After so many candidates, one of fewer: a viewer's limit may leave one in a thousand. */
const PATIENCE = 256;

/**
 * A question by lot: the same for the same seed, source and answers of `accept` and `asked`. A source that grows or
 * shrinks elsewhere seldom changes it. Reads as few candidates as it can: from a place that the seed chooses onwards.
 */
export async function pick({ source, choice, seed, accept, asked }: Drawing): Promise<Drawn> {
  const fresh: Question[] = [];
  const askedBefore: Question[] = [];
  let seen = 0;
  for (const candidates of fromSomewhere(source, choice, seed)) {
    seen += candidates.length;
    const accepted = accept ? await accept(candidates) : candidates;
    const known = accepted.length > 0 ? await asked?.(accepted.map(({ id }) => id)) : undefined;
    for (const question of accepted) (known?.has(question.id) ? askedBefore : fresh).push(question);
    if (fresh.length >= AMONG || (fresh.length > 0 && seen >= PATIENCE)) break;
  }
  const question = drawFrom(fresh, seed);
  return question ? { question } : { question, askedBefore };
}

/**
 * One of these by lot. By the highest of random weights (Thaler and Ravishankar 1998), so that another one more or less
 * seldom changes it.
 */
export function drawFrom(questions: readonly Question[], seed: string): Question | undefined {
  let best: { question: Question; weight: string } | undefined;
  for (const question of questions) {
    const weight = lot(seed, question.pack, question.id);
    if (!best || weight > best.weight) best = { question, weight };
  }
  return best?.question;
}

/** Read at once: few at first, for most often the first few will do, then more and more. */
const FEWEST = 16;
const MOST = 512;

/** All questions of a choice, some at a time, from a place that the seed chooses round to it again. */
export function* fromSomewhere(
  source: QuestionSource,
  choice: Choice,
  seed: string,
): Generator<readonly Question[]> {
  const begin = lot(seed);
  let most = FEWEST;
  for (const [from, to] of [
    [begin, undefined],
    [START, begin],
  ] as const) {
    let place = from;
    for (;;) {
      const read = source.after(choice, place, most);
      const some = to === undefined ? read : read.filter((question) => placeOf(question) <= to);
      if (some.length > 0) yield some;
      const last = read.at(-1);
      if (!last || some.length < read.length || read.length < most) break;
      place = placeOf(last);
      most = Math.min(MOST, most * 2);
    }
  }
}

/** The question with its options in another order, the same for the same seed; true and false stay as they are. */
export function shuffled(question: Question, seed: string): Question {
  if (question.kind === 'truth') return question;
  const order = byLot([...question.options.keys()], `${seed} ${question.id}`, String);
  return {
    ...question,
    options: order.map((index) => question.options[index] ?? ''),
    optionEntries: order.map((index) => question.optionEntries[index] ?? null),
    answer: order.indexOf(question.answer),
  };
}
