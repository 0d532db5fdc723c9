import { type Alignment, WHOLE } from './align.ts';
import { buildCandidates, readWords } from './candidates.ts';
import { editDistance, type Letters, lettersOf } from './edit-distance.ts';
import { fold, queryWords } from './fold.ts';
import { isWholeWithBracket, type Names, squeezedForm } from './name-forms.ts';
import { admits, isMain, otherContinuity, type Parts } from './parts.ts';
import { similarity } from './spellings.ts';
import type { FindOptions, Listed } from './types.ts';

/** An entry and how its best form answers. */
export interface Hit extends Alignment {
  entry: number;
  form: number;
  /** Where the form comes from: one of FORM. */
  role: number;
  /** Whether the query has no word but titles, fillers and continuities. */
  bare: boolean;
  /** How many words were typed. */
  words: number;
}

/** Candidates that are compared letter by letter as well. */
const SHORTLIST = 64;
/** The same letters with other spaces are nearly the same name. */
const SAME_LETTERS = 0.99;
/** Slips in the letters of a whole name weigh a little more than in its words. */
const SQUEEZED = { share: 0.97, cost: 1.05, furthest: 0.3 };
/**
 * What is added for being well known, of the kind or continuity asked for, or of the main one when none is; and for a name
 * that is typed whole, with its bracket: `Enterprise (NCC-1701)` is not the `Enterprise (NCC-1701-A)`.
 */
const NUDGE = { known: 0.008, kind: 0.07, continuity: 0.03, main: 0.01, bracket: 0.02 };
/** Below this score a query is also taken for a name run together and misspelt, if long enough. */
const GOOD = 0.85;
const JOINED = { letters: 7, forms: 400 };
/** Follows a continuity's name and says nothing more. */
const UNIVERSE = new Set(['universe', 'timeline', 'continuity']);

/** A search for finished queries: all hits, best first. */
export function buildSearch(parts: Parts): (query: string, options: FindOptions) => Hit[] {
  const { names, entries, squeezed, aligner, continuities, lettersIn } = parts;
  const candidates = buildCandidates(parts);

  const searchWords = (words: readonly string[]): Map<number, Hit> => {
    const typed = readWords(parts, words);
    const all = words.join('');
    const letters = lettersOf(all);
    const bare = typed.every(({ isRole, text }) => isRole || continuities.has(text));
    candidates.clear();
    candidates.addHolding(typed);
    const { forms } = candidates;
    aligner.ask(typed);
    const scores = Float64Array.from(forms, (form) => aligner.align(form).score);
    const shortlist = new Set(bestOf(scores, SHORTLIST).map((at) => forms[at] as number));
    squeezed.visit(all, (form) => shortlist.add(form));

    const best = new Map<number, Hit>();
    let highest = 0;
    const judge = (form: number): void => {
      const hit: Hit = {
        ...aligner.align(form),
        entry: names.entryOf[form] as number,
        form,
        role: names.role[form] as number,
        bare,
        words: words.length,
      };
      const whole = compareSqueezed(names, form, all, letters, hit.score);
      if (whole > hit.score) {
        hit.score = whole;
        hit.match = whole;
        hit.missing = 0;
        if (whole === SAME_LETTERS) hit.designators = 0;
        hit.suspect = 0;
        hit.letters = all.length;
        hit.named = lettersIn[form] as number;
        hit.slips = 1 - whole;
        hit.weakest = whole;
        hit.cover = 1;
        hit.signature = -form;
      }
      if (isWholeWithBracket(names, form, all)) hit.score += NUDGE.bracket;
      if (hit.score > highest) highest = hit.score;
      if (hit.score > (best.get(hit.entry)?.score ?? 0)) best.set(hit.entry, hit);
    };
    for (const form of shortlist) judge(form);
    if (highest < GOOD && all.length >= JOINED.letters) {
      candidates.clear();
      candidates.addJoined(all, JOINED.forms);
      for (const form of candidates.forms) if (!shortlist.has(form)) judge(form);
    }
    return best;
  };

  return (query, options) => {
    const words = queryWords(query);
    if (words.length === 0) return [];
    const best = searchWords(words);
    const named = words.find((word) => continuities.has(word));
    const asked = named ?? (options.continuity === undefined ? undefined : fold(options.continuity));
    const rest = words.filter((word) => word !== named && !UNIVERSE.has(word));
    if (named !== undefined && rest.length > 0) {
      for (const [entry, hit] of searchWords(rest)) {
        if (fold(otherContinuity(entries[entry] as Listed) ?? '') !== named) continue;
        if (hit.score > (best.get(entry)?.score ?? 0)) best.set(entry, hit);
      }
    }
    const hits = [...best.values()].filter((hit) => admits(entries[hit.entry] as Listed, options));
    for (const hit of hits) {
      const entry = entries[hit.entry] as Listed;
      hit.score += NUDGE.known * (entry.prominence / 100);
      if (options.kind !== undefined && isOfKind(options.kind, entry, hit)) hit.score += NUDGE.kind;
      if (asked === undefined ? isMain(entry) : fold(otherContinuity(entry) ?? '') === asked)
        hit.score += asked === undefined ? NUDGE.main : NUDGE.continuity;
    }
    hits.sort((a, b) => b.score - a.score || a.entry - b.entry);
    return bestKnownFirst(hits, entries);
  };
}

/** Who asks for somebody may ask for a whole people by its name: the Wraiths, and not the Lord of the Wraiths. */
const isOfKind = (kind: string, entry: Listed, { cover, slips }: Hit): boolean =>
  entry.kind === kind || (kind === 'person' && entry.kind === 'species' && cover >= WHOLE && slips === 0);

/** Among names that have the same word asked for, fame counts as much as how little else is in the name. */
const FAME = 0.15;

/** Sorts those that answer with the same part of their names by fame; the others keep their places. */
function bestKnownFirst(hits: Hit[], entries: readonly Listed[]): Hit[] {
  const [first] = hits;
  const places: number[] = [];
  for (const [at, hit] of hits.entries())
    if (hit.signature === first?.signature && hit.cover < WHOLE) places.push(at);
  const worth = (hit: Hit): number => hit.score + (FAME * (entries[hit.entry] as Listed).prominence) / 100;
  const sorted = places.map((at) => hits[at] as Hit).sort((a, b) => worth(b) - worth(a) || a.entry - b.entry);
  const scores = places.map((at) => (hits[at] as Hit).score);
  for (const [index, at] of places.entries())
    hits[at] = { ...(sorted[index] as Hit), score: scores[index] as number };
  return hits;
}

/** The places of the highest scores, not sorted. */
function bestOf(scores: Float64Array, count: number): number[] {
  const sorted = scores.slice().sort();
  const least = scores.length > count ? (sorted[scores.length - count] as number) : 0;
  const places: number[] = [];
  for (let at = 0; at < scores.length && places.length < count; at++)
    if ((scores[at] as number) > least) places.push(at);
  for (let at = 0; at < scores.length && places.length < count; at++)
    if ((scores[at] as number) === least) places.push(at);
  return places;
}

/** How alike a form and the query are without their spaces: 0 to 1, and 0 when not above `least`. */
function compareSqueezed(names: Names, form: number, all: string, letters: Letters, least: number): number {
  const base = squeezedForm(names, form, names.baseLength[form]);
  if (base === all || squeezedForm(names, form) === all) return SAME_LETTERS;
  const room = (1 - least / SQUEEZED.share) / SQUEEZED.cost;
  if (room <= 0) return 0;
  const cost = editDistance(
    letters,
    lettersOf(base),
    Math.min(SQUEEZED.furthest * all.length, room * Math.max(all.length, base.length)),
  );
  if (cost === Number.POSITIVE_INFINITY) return 0;
  return SQUEEZED.share * similarity(cost * SQUEEZED.cost, all.length, base.length);
}
