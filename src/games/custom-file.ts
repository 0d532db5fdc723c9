/** A server's own questions as a file: JSON or CSV, the same for export and import. */
import { z } from 'zod';
import type { CustomQuestion } from '../storage/custom-questions.ts';
import { LEVELS } from '../trivia/level.ts';
import { type CsvRow, readCsv } from './custom-csv.ts';

/**
 * In code points: options are button labels with a letter before them. `file`: so many questions may a file have, and a
 * server, whose questions are one file when exported and are gone through for each that is asked.
 */
export const CUSTOM_LIMITS = { text: 300, option: 70, source: 120, file: 500 } as const;

/** What a text says to whoever reads it: two that differ by what nobody sees are the same. */
const sameText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{C}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();

/** As {@link sameText}, whatever its punctuation: “Who was there?” is “who was there”. */
export const sameQuestion = (text: string): string => {
  const words = sameText(text)
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
  return words || sameText(text);
};

const text = (limit: number) =>
  z
    .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'has to be a text') })
    .trim()
    .refine((value) => sameText(value) !== '', { error: 'is empty' })
    .refine((value) => [...value].length <= limit, { error: `is longer than ${limit} characters` });

const Written = z
  .strictObject({
    question: text(CUSTOM_LIMITS.text),
    right: text(CUSTOM_LIMITS.option),
    wrong: z
      .array(text(CUSTOM_LIMITS.option), {
        error: ({ input }) =>
          input === undefined ? 'is missing' : 'has to be a list of one to three answers',
      })
      .min(1, 'needs at least one wrong answer')
      .max(3, 'has more than three wrong answers'),
    source: text(CUSTOM_LIMITS.source),
    difficulty: z.enum(LEVELS, { error: 'has to be easy, medium or hard' }).nullable().optional(),
    topic: z
      .string({ error: 'has to be a text' })
      .max(120, 'is longer than 120 characters')
      .nullable()
      .optional(),
  })
  .refine(({ right, wrong }) => new Set([right, ...wrong].map(sameText)).size === 1 + wrong.length, {
    error: 'the answers are not all different',
  });
export type WrittenQuestion = z.infer<typeof Written>;

type Read<T> = { ok: true; value: T } | { ok: false; reason: string };

/** One question as typed. The reason for a refusal is a sentence for the one who typed it. */
export function readQuestion(written: unknown): Read<WrittenQuestion> {
  const result = Written.safeParse(written);
  return result.success ? { ok: true, value: result.data } : { ok: false, reason: sentence(result.error) };
}

const SHAPE = 'Export the questions first to see how it is written.';

/** So many faults of a file are told at once. */
const MOST_TOLD = 5;

/**
 * A file of questions, all or none, in UTF-8 or, as spreadsheets save it, UTF-16 with its mark; a refusal says in which
 * questions or rows of the file, from 1, what is wrong.
 */
export function readFile(bytes: Uint8Array): Read<WrittenQuestion[]> {
  const file = textOf(bytes);
  if (file === undefined) return { ok: false, reason: NOT_UTF8 };
  if (/^\s*[{[]/.test(file)) return readJson(file);
  const [heading = ''] = file.split(/\r?\n/, 1);
  return /[,;\t]/.test(heading)
    ? readTable(file)
    : { ok: false, reason: `The file is neither JSON nor a table (CSV). ${SHAPE}` };
}

const NOT_UTF8 =
  'Its letters cannot be read. Save the file as “CSV UTF-8” (Excel: Save as; LibreOffice: character set Unicode).';

/** Without the mark at its beginning; undefined where it is in none of the encodings that tell themselves. */
function textOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readTable(file: string): Read<WrittenQuestion[]> {
  const table = readCsv(file);
  if (!table.ok) return { ok: false, reason: `${table.reason} ${SHAPE}` };
  return readAll(table.rows, ({ line, written, reason }: CsvRow) => [`Row ${line}`, written, reason]);
}

function readJson(json: string): Read<WrittenQuestion[]> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { ok: false, reason: `The file is not JSON. ${SHAPE}` };
  }
  const list: unknown =
    typeof value === 'object' && value !== null && 'questions' in value ? value.questions : value;
  if (!Array.isArray(list)) return { ok: false, reason: `The file has no list called “questions”. ${SHAPE}` };
  return readAll(list, (written, index) => [`Question ${index + 1}`, written]);
}

/** @param placed where one stands in the file, what is written there, and what is wrong with it at first sight. */
function readAll<One>(
  list: readonly One[],
  placed: (one: One, index: number) => [place: string, written: unknown, reason?: string | undefined],
): Read<WrittenQuestion[]> {
  if (list.length === 0) return { ok: false, reason: 'The file has no questions.' };
  if (list.length > CUSTOM_LIMITS.file)
    return {
      ok: false,
      reason: `The file has ${list.length} questions, and at most ${CUSTOM_LIMITS.file} are taken at once.`,
    };
  const read: WrittenQuestion[] = [];
  const faults: string[] = [];
  for (const [index, item] of list.entries()) {
    const [place, written, reason] = placed(item, index);
    const one = reason === undefined ? readQuestion(written) : ({ ok: false, reason } as const);
    if (one.ok) read.push(one.value);
    else faults.push(`${place}${beginningOf(written)}: ${one.reason}`);
  }
  if (faults.length === 0) return { ok: true, value: read };
  const more = faults.length - MOST_TOLD;
  return {
    ok: false,
    reason: [...faults.slice(0, MOST_TOLD), ...(more > 0 ? [`And ${more} more.`] : [])].join('\n'),
  };
}

/** ` (“Who keeps the …”)`, where there is a text to find it by. */
function beginningOf(written: unknown): string {
  if (typeof written !== 'object' || written === null || !('question' in written)) return '';
  const { question } = written;
  if (typeof question !== 'string' || question.trim() === '') return '';
  const points = [...question.trim()];
  return ` (“${points.slice(0, 40).join('')}${points.length > 40 ? '…' : ''}”)`;
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

/** `right: is empty.`, `wrong, answer 2: is longer than 70 characters.` */
function sentence({ issues: [issue] }: z.ZodError): string {
  if (issue?.code === 'unrecognized_keys')
    return `${issue.keys.join(', ')}: is not known; a question has question, right, wrong, source, difficulty and topic.`;
  if (issue?.code === 'invalid_type' && issue.path.length === 0) return 'is no question with its answers.';
  const [field, place] = issue?.path ?? [];
  const where =
    field === undefined
      ? ''
      : `${String(field)}${place === undefined ? '' : `, answer ${Number(place) + 1}`}: `;
  return `${where}${issue?.message ?? 'is not right'}.`;
}
