/** A server's own questions as a file: JSON, the same for export and import. */
import { z } from 'zod';
import type { CustomQuestion } from '../storage/custom-questions.ts';
import { LEVELS } from '../trivia/level.ts';

/**
 * In code points: options are button labels with a letter before them. `file`: so many questions may a file have, and a
 * server, whose questions are one file when exported and are gone through for each that is asked.
 */
export const CUSTOM_LIMITS = { text: 300, option: 70, source: 120, file: 500 } as const;

const text = (limit: number) =>
  z
    .string()
    .trim()
    .min(1)
    .refine((value) => [...value].length <= limit, { error: `is longer than ${limit} characters` });

const Written = z
  .strictObject({
    question: text(CUSTOM_LIMITS.text),
    right: text(CUSTOM_LIMITS.option),
    wrong: z.tuple([text(CUSTOM_LIMITS.option), text(CUSTOM_LIMITS.option), text(CUSTOM_LIMITS.option)]),
    source: text(CUSTOM_LIMITS.source),
    difficulty: z.enum(LEVELS).nullable().optional(),
    topic: z.string().max(120).nullable().optional(),
  })
  .refine(({ right, wrong }) => new Set([right, ...wrong].map((option) => option.toLowerCase())).size === 4, {
    error: 'the four options are not all different',
  });
export type WrittenQuestion = z.infer<typeof Written>;

const File = z.strictObject({ questions: z.array(Written).min(1).max(CUSTOM_LIMITS.file) });

type Read<T> = { ok: true; value: T } | { ok: false; reason: string };

/** One question as typed. The reason for a refusal is a sentence for the one who typed it. */
export function readQuestion(written: unknown): Read<WrittenQuestion> {
  const result = Written.safeParse(written);
  return result.success ? { ok: true, value: result.data } : { ok: false, reason: sentence(result.error) };
}

/** A file of questions, all or none. */
export function readFile(json: string): Read<WrittenQuestion[]> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return {
      ok: false,
      reason: 'The file is not JSON. Export the questions first to see how it is written.',
    };
  }
  const result = File.safeParse(value);
  return result.success
    ? { ok: true, value: result.data.questions }
    : { ok: false, reason: sentence(result.error) };
}

export const writeFile = (questions: readonly CustomQuestion[]): string =>
  `${JSON.stringify(
    {
      questions: questions.map(({ text, right, wrong, source, difficulty, topic }) => ({
        question: text,
        right,
        wrong,
        source,
        difficulty,
        topic,
      })),
    },
    undefined,
    2,
  )}\n`;

const sentence = ({ issues: [issue] }: z.ZodError) =>
  `${issue?.path.join('.') || 'the question'}: ${issue?.message ?? 'is not right'}.`;
