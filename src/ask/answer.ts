import { wordsOf } from '../lore/names/fold.ts';
import type { RoleWords } from '../lore/names/role-words.ts';
import type { Finder, FindOptions, Found } from '../lore/names/types.ts';
import { type Describer, FITS } from './describe.ts';

/** Scores from here on mean the very name: no description is looked for behind it. */
const VERY_NAME = 0.98;
/** Others that fit nearly as well as the best are offered beside it. */
const NEAR = 0.06;
const MOST_OTHERS = 24;
const MOST_GUESSES = 5;

/** Whether a query reads like a description: a question, a possessive, an `of`, a year, an office after a name. */
export function looksLikeDescription(query: string, roles: RoleWords): boolean {
  if (/['’]s?\s|\bof\b|\b\d{4}\b/i.test(query)) return true;
  const words = wordsOf(query);
  return (
    /^(?:who|whos|whose|which|what)$/.test(words[0] ?? '') ||
    (words.length > 1 && roles.has(words.at(-1) ?? ''))
  );
}

/**
 * Answers a query by name, or where no name fits by what facts say: `Gorkon's daughter`. What a name answers is
 * never overruled by a description that fits less well than a card needs.
 */
export function findOrDescribe(
  finder: Pick<Finder, 'answer'>,
  describer: Describer,
  roles: RoleWords,
  query: string,
  options: FindOptions = {},
): Found {
  const { found, hits } = finder.answer(query, options);
  const named = found.outcome === 'found';
  if (named && ((hits[0]?.score ?? 0) >= VERY_NAME || !looksLikeDescription(query, roles))) return found;
  const fitting = describer
    .describe(query, options.acceptFact)
    .filter(({ id }) => options.accept?.(id) ?? true);
  const [best] = fitting;
  if (best !== undefined && best.score >= FITS) {
    const others = fitting.slice(1).filter(({ score }) => score >= Math.max(FITS, best.score - NEAR));
    return { outcome: 'found', id: best.id, others: others.slice(0, MOST_OTHERS).map(({ id }) => id) };
  }
  if (named) return found;
  const guesses = new Set([...fitting.map(({ id }) => id), ...found.ids]);
  return { outcome: 'unsure', ids: [...guesses].slice(0, MOST_GUESSES) };
}
