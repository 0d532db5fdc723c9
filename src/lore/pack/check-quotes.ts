/** Warns of lines worth quoting that cannot be shown as such, or are longer than may be quoted. */
import { spokenIn } from '../model/quote.ts';
import type { Problem } from './problem.ts';
import type { WrittenFiles } from './read-pack.ts';

/** Short enough to be quoted from a work that belongs to somebody. */
const MOST_WORDS = 15;

export function checkQuotes({ facts, relations }: WrittenFiles): Problem[] {
  return [...facts.values()].flat().flatMap(({ file, path, value: { relation, text } }) => {
    if (!relations.get(relation)?.roles?.includes('quote')) return [];
    const spoken = spokenIn(text ?? '');
    if (!spoken)
      return [
        file.problem(
          [...path, text === undefined ? 'relation' : 'text'],
          'this is a line that somebody says, and has none between quotation marks',
          'write who says it to whom, a colon, and the line: “…”',
        ),
      ];
    const count = spoken.line.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
    return count > MOST_WORDS
      ? [
          file.problem(
            [...path, 'text'],
            `this line has ${count} words, and ${MOST_WORDS} may be quoted`,
            'quote a part of it',
          ),
        ]
      : [];
  });
}
