import type { Lore } from '../lore/lore.ts';
import type { Kind } from '../lore/model/kinds.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import { fold, wordsOf } from '../lore/names/fold.ts';
import type { RoleWords } from '../lore/names/role-words.ts';
import type { Answered } from './answer-question.ts';
import type { Fit } from './fit.ts';
import { VERY_NAME, withoutArticle } from './introduced.ts';

/** What scores less resembles nothing that was typed, and is no guess. */
const RESEMBLES = 0.55;
const MOST_OTHERS = 24;
const MOST_GUESSES = 5;
const YEAR = /^\W*\d{3,5}\W*$/;

/** The entry meant, for certain, with others that fit as well; by which fact, where it was described; or guesses. */
export type Found =
  | { ok: true; item: Entry; others: Entry[]; by: Fact | undefined }
  | { ok: false; guesses: Entry[] };

interface FindOrDescribeOptions {
  kind?: Kind | undefined;
  /** Entries it returns false for are not found. */
  accept?: ((entry: Entry) => boolean) | undefined;
  /** Facts it returns false for describe nobody. */
  acceptFact?: ((fact: Fact) => boolean) | undefined;
}

/** Whether a query reads like a description: a question, a possessive, an `of`, a year, an office after a name. */
function looksLikeDescription(query: string, roles: RoleWords): boolean {
  if (/['’]s?\s|\bof\b|\b\d{4}\b/i.test(query)) return true;
  const words = wordsOf(query);
  return (
    /^(?:who|whos|whose|which|what)$/.test(words[0] ?? '') ||
    (words.length > 1 && roles.has(words.at(-1) ?? ''))
  );
}

/**
 * Answers a query by name, or where no name fits by a fact that says just this of somebody: `Gorkon's daughter`. What a
 * name answers is never overruled by a description that fits less well, and who is named in one is never who is meant.
 */
export function findOrDescribe(
  lore: Lore,
  ask: (question: string, accept?: (fact: Fact) => boolean) => Answered,
  query: string,
  { kind, accept, acceptFact }: FindOrDescribeOptions = {},
): Found {
  const labelled = byLabel(lore, query);
  if (labelled && (accept?.(labelled) ?? true))
    return { ok: true, item: labelled, others: [], by: undefined };
  const acceptId = accept && ((id: string) => accept(lore.entry(id) as Entry));
  const name = withoutArticle(lore, withoutQuoted(query.replace(LAST_POSSESSIVE, '')));
  const { found, hits } = lore.answer(name, { kind, accept: acceptId });
  const named = lore.entriesFound(found, name);
  const asksHolder = asksForHolder(query, lore.roles);
  const like = asksHolder || looksLikeDescription(query, lore.roles);
  // A name in a question is not what it asks for, however well it fits.
  const asksWho = /^\W*who|['’]s?\s/i.test(query);
  // Many things were in a year that one is called after.
  const isYear = YEAR.test(query) && lore.called(wordsOf(query)).length === 0;
  if (named.ok && isYear) return { ok: false, guesses: [named.item, ...named.others].slice(0, MOST_GUESSES) };
  if (named.ok && !asksWho && !asksHolder && ((hits[0]?.score ?? 0) >= VERY_NAME || !like))
    return { ...named, by: undefined };
  const answered = ask(query, acceptFact);
  const meant = namedWithPlace(answered);
  if (meant && (accept?.(meant) ?? true)) return { ok: true, item: meant, others: [], by: undefined };
  const certain = certainOf(answered).filter(({ answer }) => accept?.(answer) ?? true);
  const [best] = certain;
  if (best) {
    const others = new Set(certain.map(({ answer }) => answer));
    others.delete(best.answer);
    return { ok: true, item: best.answer, others: [...others].slice(0, MOST_OTHERS), by: best.fact };
  }
  if (named.ok && !asksHolder && !isRelation(answered)) return { ...named, by: undefined };
  const scores = new Map(hits.map(({ id, score }) => [id, score]));
  // Whom something is asked of is not who is asked for, nor is whoever has another relation to them.
  const asksOf = isRelation(answered)
    ? new Set(answered.question.items.flatMap(({ exact }) => [...exact]))
    : new Set<Entry>();
  const resembling = (named.ok ? [named.item, ...named.others] : named.guesses).filter((entry) =>
    asksOf.size > 0
      ? !asksOf.has(entry) && beginsLike(entry, withoutNames(answered))
      : (scores.get(entry.id) ?? 0) >= RESEMBLES || beginsLike(entry, query),
  );
  const described = answered.fits
    .filter(
      ({ covered, missing }) =>
        covered >= RESEMBLES && missing.every(({ senses, entries }) => senses.length === 0 || entries),
    )
    .flatMap(({ answer }) => (answer && (accept?.(answer) ?? true) ? [answer] : []));
  return { ok: false, guesses: [...new Set([...described, ...resembling])].slice(0, MOST_GUESSES) };
}

/** Whether an office is asked for by when or where it was held: `chancellor after Gorkon`. */
const asksForHolder = (query: string, roles: RoleWords): boolean => {
  const words = wordsOf(query).filter((word) => word !== 'the');
  const [first = '', ...rest] = words[0] === 'first' ? words.slice(1) : words;
  const held = words[0] === 'first' ? HELD_FIRST : HELD;
  return roles.has(first) && rest.some((word, place) => place < 2 && held.test(word));
};
const HELD = /^(?:after|before|in|during|at)$/;
const HELD_FIRST = /^(?:of|on|aboard|after|before|in|during|at)$/;

/** What is asked of whoever is named. */
const withoutNames = ({ question: { items } }: Answered): string =>
  items.flatMap(({ words, entries }) => (entries ? [] : words)).join(' ');

/** That nothing follows: `worf's` is Worf. */
const LAST_POSSESSIVE = /['’]s?\s*$/;

/** Whether a word of a name begins as one that was typed does. */
function beginsLike({ name }: Entry, query: string): boolean {
  const beginnings = wordsOf(query).flatMap((word) => (word.length > 3 ? [word.slice(0, 3)] : []));
  return wordsOf(name).some((word) => beginnings.some((beginning) => word.startsWith(beginning)));
}

/** Whether something is asked of somebody: the name in it is then not who is meant. */
const isRelation = ({ question: { items } }: Answered): boolean =>
  items.some(({ senses }) => senses.length > 0) && items.some(({ entries }) => entries);

/** So far below the best fact one may stand that gives somebody the office or has the relation asked for. */
const CLOSE = 0.06;

/** Fits that answer all of it by the very relation or office, and as well as the first of them. */
function certainOf({ fits, known, via }: Answered): (Fit & { answer: Entry })[] {
  const [best] = fits;
  if (!known || !best || via) return [];
  const certain = fits.flatMap((fit) =>
    (fit.typed || fit.held) && fit.missing.length === 0 && fit.answer ? [{ ...fit, answer: fit.answer }] : [],
  );
  const [first] = certain;
  if (!first || first.score < best.score - CLOSE) return [];
  return certain.filter(({ fact }) => fact.relation === first.fact.relation);
}

/** Somebody by name, with what they belong to: `Captain Kirk of the Enterprise`. */
function namedWithPlace({ question: { items, words }, fits }: Answered): Entry | undefined {
  const [first, second, ...more] = items.filter(({ entries }) => entries);
  if (
    !first ||
    !second ||
    more.length > 0 ||
    items.some(({ senses, entries }) => senses.length > 0 && entries)
  )
    return undefined;
  if (first.exact.size === 0 || !words.slice(first.at + first.words.length, second.at).includes('of'))
    return undefined;
  const tie = fits.find(
    ({ fact: { subject, target } }) =>
      target && first.exact.has(subject) && second.entries?.has(target) === true,
  );
  return tie?.fact.subject;
}

/** What stands between the parts of a choice's label. */
const BETWEEN = ' · ';

/** The entry of a choice's label, which Discord sends where nobody pressed the choice: `Worf · person · Klingon`. */
function byLabel(lore: Lore, query: string): Entry | undefined {
  const [name = '', ...parts] = query.split(BETWEEN);
  if (parts.length === 0) return undefined;
  const own = name.trim();
  const called = lore.called(wordsOf(own)).filter((entry) => fold(entry.name) === fold(own));
  const fits = (entry: Entry) =>
    parts.filter((part) => part === entry.kind || part === entry.continuity.name).length;
  return called.toSorted((a, b) => fits(b) - fits(a) || b.prominence - a.prominence)[0];
}

/** A name without what stands in quotes inside it: `Leonard "Bones" McCoy`. */
function withoutQuoted(query: string): string {
  const bare = query.replace(/(?<=\S\s+)["“”„«][^"“”„«»]+["“”»](?=\s+\S)/gu, ' ').trim();
  return bare === '' ? query : bare;
}
