/** A question as it is typed into a form, by staff or by a member. */
import { escapeText } from '../../src/cards/text.ts';
import { CUSTOM_LIMITS, readQuestion, type WrittenQuestion } from '../../src/games/custom-file.ts';
import { capitalize } from '../../src/lore/model/capitalize.ts';

export const TOO_MANY = `A server has at most ${CUSTOM_LIMITS.file} questions of its own. Take some out first with \`/trivia-admin remove\`.`;

export type Typed = Readonly<Record<string, string>>;

export const typedIn = (value: (input: string) => string): Typed =>
  Object.fromEntries(['question', 'right', 'wrong', 'source'].map((input) => [input, value(input)]));

/** The reason of a refusal is safe to show. */
export function readTyped(
  typed: Typed,
): { ok: true; value: WrittenQuestion } | { ok: false; reason: string } {
  const wrong = (typed['wrong'] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = readQuestion({ ...typed, wrong });
  return read.ok ? read : { ok: false, reason: capitalize(escapeText(read.reason)) };
}
