import type { Typed } from './align.ts';
import { wordsBeginning, wordsBeginningNearly } from './beginnings.ts';
import { buildCandidates, readWords } from './candidates.ts';
import { queryWords } from './fold.ts';
import { FORM, isWholeWithBracket, squeezedForm } from './name-forms.ts';
import { admits, isMain, type Parts } from './parts.ts';
import type { FindOptions, Listed } from './types.ts';

/** So many choices that begin as typed are enough: slips are looked for only below. Fewer once much is typed. */
const ENOUGH = { short: 4, long: 1, longFrom: 6 };
/** Places looked at for each beginning a slip could have spoilt. */
const MOST_PLACES = 200;
/** What raises a choice among those that begin as typed. */
const WORTH = {
  first: 0.1,
  cover: 0.35,
  whole: 0.2,
  bracket: 0.35,
  known: 0.35,
  name: 0.03,
  kind: 0.3,
  main: 0.03,
};
/** The same when a slip has been forgiven: less, since how well it matches comes first. */
const NEAR = { known: 0.05, kind: 0.1, main: 0.03, unfinished: 0.99, joined: 0.96, first: 0.02 };

/** Choices for text still being typed, best first, at most so many. */
export function buildSuggest(parts: Parts): (text: string, options: FindOptions, most: number) => number[] {
  const { entries, names, phrases, squeezed, aligner, lettersIn } = parts;
  const { vocabulary, numberOf } = names;
  const candidates = buildCandidates(parts);
  const bestKnown = [...entries.keys()].sort(
    (a, b) => (entries[b] as Listed).prominence - (entries[a] as Listed).prominence || a - b,
  );

  /** Entries with a name where the words stand as typed, the last one unfinished. */
  const straight = (words: readonly string[], options: FindOptions): number[] => {
    const last = words[words.length - 1] as string;
    const earlier = words.slice(0, -1).map((word) => numberOf.get(word));
    if (earlier.includes(undefined)) return [];
    const run = phrases.run(earlier as number[], wordsBeginning(vocabulary, last));
    const all = words.join('');
    const letters = all.length;
    const worth = new Map<number, number>();
    for (const place of phrases.best(run)) {
      const form = phrases.formAt(place);
      const number = names.entryOf[form] as number;
      const entry = entries[number] as Listed;
      if (!admits(entry, options)) continue;
      const cover = letters / Math.max(letters, lettersIn[form] as number);
      const score =
        (phrases.positionAt(place) === 0 ? WORTH.first : 0) +
        WORTH.cover * cover * cover +
        (cover === 1 ? WORTH.whole : 0) +
        (isWholeWithBracket(names, form, all) ? WORTH.bracket : 0) +
        (WORTH.known * entry.prominence) / 100 +
        (names.role[form] === FORM.name ? WORTH.name : 0) +
        (options.kind === entry.kind ? WORTH.kind : 0) +
        (isMain(entry) ? WORTH.main : 0);
      if (score > (worth.get(number) ?? -1)) worth.set(number, score);
    }
    return bestFirst(worth);
  };

  /** Entries whose names would begin as typed but for a slip, a space or the words' order. */
  const nearly = (words: readonly string[], options: FindOptions): number[] => {
    const last = words[words.length - 1] as string;
    const read = readWords(parts, words);
    const earlier = read.slice(0, -1);
    const beginnings = [
      { ...wordsBeginning(vocabulary, last), similarity: NEAR.unfinished },
      ...wordsBeginningNearly(vocabulary, last),
    ];
    const typed: Typed[] = [...earlier, { ...(read[read.length - 1] as Typed), beginnings }];
    const joined = new Set<number>();
    candidates.clear();
    candidates.addHolding(earlier.length > 0 ? earlier : typed);
    const known = earlier.flatMap(({ text }) => numberOf.get(text) ?? []);
    if (known.length === earlier.length) {
      for (const range of beginnings) {
        const places = phrases.best(phrases.run(known, range)).subarray(0, MOST_PLACES);
        for (const place of places) candidates.add(phrases.formAt(place));
      }
      for (let at = 2; at < last.length - 1; at++) {
        const head = numberOf.get(last.slice(0, at));
        if (head === undefined) continue;
        const run = phrases.run([...known, head], wordsBeginning(vocabulary, last.slice(at)));
        for (const place of phrases.best(run).subarray(0, MOST_PLACES)) joined.add(phrases.formAt(place));
      }
    }
    const all = words.join('');
    squeezed.visit(all, (form) => joined.add(form));
    for (const form of joined) candidates.add(form);

    aligner.ask(typed);
    const worth = new Map<number, number>();
    for (const form of candidates.forms) {
      const number = names.entryOf[form] as number;
      const entry = entries[number] as Listed;
      const aligned = aligner.align(form);
      let { score } = aligned;
      if (joined.has(form) && squeezedForm(names, form).startsWith(all)) score = Math.max(score, NEAR.joined);
      if (score === 0 || !admits(entry, options)) continue;
      score +=
        (NEAR.known * entry.prominence) / 100 +
        (aligned.first === 0 ? NEAR.first : 0) +
        (options.kind === entry.kind ? NEAR.kind : 0) +
        (isMain(entry) ? NEAR.main : 0);
      if (score > (worth.get(number) ?? -1)) worth.set(number, score);
    }
    return bestFirst(worth);
  };

  /** Nothing typed: the best known of what may be shown. */
  const first = (options: FindOptions, most: number): number[] => {
    const shown: number[] = [];
    for (const entry of bestKnown) {
      if (shown.length >= most) break;
      if (admits(entries[entry] as Listed, options)) shown.push(entry);
    }
    return shown;
  };

  return (text, options, most) => {
    const words = queryWords(text);
    if (words.length === 0) return first(options, most);
    const hits = straight(words, options);
    const enough = words.join('').length < ENOUGH.longFrom ? ENOUGH.short : ENOUGH.long;
    const all = hits.length >= enough ? hits : [...new Set([...hits, ...nearly(words, options)])];
    return all.slice(0, most);
  };
}

function bestFirst(worth: ReadonlyMap<number, number>): number[] {
  return [...worth].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([entry]) => entry);
}
