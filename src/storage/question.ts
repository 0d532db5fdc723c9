import { z } from 'zod';

/**
 * A question as it was asked: kept with its round, so that an edited pack changes nothing that is open and a
 * reveal tells what was shown. More fields may be added by whoever makes questions; they are kept.
 */
export const QuestionSnapshot = z.looseObject({
  id: z.string(),
  text: z.string(),
  /** In the order they are shown. */
  options: z.array(z.string()).min(2),
  /** Index of the right one. */
  right: z.int().min(0),
  /** Ids of the facts that prove it. */
  facts: z.array(z.string()),
  /** The source as members read it. */
  source: z.string(),
  topic: z.string().optional(),
  difficulty: z.string().optional(),
});
export type QuestionSnapshot = z.infer<typeof QuestionSnapshot>;

/** @throws Error naming the round when the text is no question: it was then changed by hand. */
export function readSnapshot(roundId: string, text: string): QuestionSnapshot {
  const result = QuestionSnapshot.safeParse(JSON.parse(text));
  if (!result.success)
    throw new Error(`round ${roundId} holds no question: ${z.prettifyError(result.error)}`);
  return result.data;
}
