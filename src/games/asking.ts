/** A question as it is asked and kept with its round: what was shown, and all that the reveal needs. */
import { z } from 'zod';
import type { Lore } from '../lore/lore.ts';
import type { CustomQuestion } from '../storage/custom-questions.ts';
import type { QuestionSnapshot } from '../storage/question.ts';
import { isLevel, LEVELS, type Level, levelOf } from '../trivia/level.ts';
import { MODES } from '../trivia/mode.ts';
import { shuffled } from '../trivia/pick.ts';
import type { Question } from '../trivia/question.ts';

/** Which round of a quiz night a game is. */
export const NightRound = z.object({ round: z.number(), of: z.number() });
export type NightRound = z.infer<typeof NightRound>;

/** What whoever begins a game chooses of it, but for who plays. */
const GameChoice = z.object({
  private: z.boolean(),
  /** How many questions. */
  length: z.number(),
  level: z.enum(LEVELS).nullable(),
  topic: z.string().nullable(),
  /** How long a question stays open at most. */
  seconds: z.number(),
  mode: z.enum(MODES).default('classic'),
  night: NightRound.optional(),
});
export type GameChoice = z.infer<typeof GameChoice>;

/** Beside what storage needs of every question. */
const Asking = z.looseObject({
  id: z.string(),
  text: z.string(),
  options: z.array(z.string()),
  right: z.number(),
  source: z.string(),
  explanation: z.string(),
  level: z.enum(['easy', 'medium', 'hard']),
  /** The entry to look up for more; none for a server's own questions. */
  entry: z.string().optional(),
  /** The game that it was asked in, which may be over and forgotten before its last result is shown. */
  game: GameChoice.optional(),
});
export type Asking = QuestionSnapshot & z.infer<typeof Asking>;

/** @throws ZodError for a snapshot that no version of Curzon made. */
export const readAsking = (snapshot: QuestionSnapshot): Asking => Asking.parse(snapshot) as Asking;

/**
 * A question from the packs, with its options in the order of `seed`.
 *
 * @param level learned from answers, where there were some.
 */
export function askFromPack(
  question: Question,
  lore: Lore,
  seed: string,
  topic: string | undefined,
  level = levelOf(question.difficulty),
): Asking {
  const order = shuffled(question, seed);
  const works = order.works.flatMap((id) => lore.work(id)?.label ?? []);
  const entry = order.optionEntries[order.answer] ?? order.topics.entries[0];
  return {
    id: question.id,
    text: question.text,
    options: [...order.options],
    right: order.answer,
    facts: [...question.facts],
    source: works.join(', '),
    explanation: question.explanation,
    level,
    difficulty: level,
    ...(entry === undefined ? {} : { entry }),
    ...(topic === undefined ? {} : { topic }),
  };
}

/** A question that a server's staff wrote; `order` shuffles its options. */
export function askCustom(question: CustomQuestion, order: (options: readonly string[]) => string[]): Asking {
  const options = order([question.right, ...question.wrong]);
  const level: Level = isLevel(question.difficulty) ? question.difficulty : 'medium';
  return {
    id: question.id,
    text: question.text,
    options,
    right: options.indexOf(question.right),
    facts: [],
    source: question.source,
    explanation: `${question.right}.`,
    level,
    difficulty: level,
    ...(question.topic === null ? {} : { topic: question.topic }),
  };
}
