import type { Answer, Lore } from '../lore/lore.ts';
import type { Kind } from '../lore/model/kinds.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import { wordsOf } from '../lore/names/fold.ts';
import type { RoleWords } from '../lore/names/role-words.ts';
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

export interface FindOrDescribeOptions {
  kind?: Kind | undefined;
  /** Entries it returns false for are not found. */
  accept?: ((entry: Entry) => boolean) | undefined;
  /** Facts it returns false for describe nobody. */
  acceptFact?: ((fact: Fact) => boolean) | undefined;
}

/**
 * Answers a query by name, or where no name fits by what facts say: `Gorkon's daughter`. What a name answers is
 * never overruled by a description that fits less well than a card needs.
 */
export function findOrDescribe(
  lore: Lore,
  describer: Describer,
  query: string,
  { kind, accept, acceptFact }: FindOrDescribeOptions = {},
): Answer<Entry> {
  const acceptId = accept && ((id: string) => accept(lore.entry(id) as Entry));
  const { found, hits } = lore.answer(query, { kind, accept: acceptId });
  const named = lore.entriesFound(found, query);
  if (named.ok && ((hits[0]?.score ?? 0) >= VERY_NAME || !looksLikeDescription(query, lore.roles)))
    return named;
  if (!named.ok && !describer.mayDescribe(query) && !looksLikeDescription(query, lore.roles)) return named;
  const fitting = describer.describe(query, acceptFact).filter(({ entry }) => accept?.(entry) ?? true);
  const [best] = fitting;
  if (best !== undefined && best.score >= FITS) {
    const others = fitting.slice(1).filter(({ score }) => score >= Math.max(FITS, best.score - NEAR));
    return { ok: true, item: best.entry, others: others.slice(0, MOST_OTHERS).map(({ entry }) => entry) };
  }
  if (named.ok) return named;
  const guesses = new Set([...fitting.map(({ entry }) => entry), ...named.guesses]);
  return { ok: false, guesses: [...guesses].slice(0, MOST_GUESSES) };
}
