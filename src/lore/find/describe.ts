import { isEmptyWord, sameWord, tellingWords } from './described-words.ts';
import { buildFinder } from './finder.ts';
import { queryWords, withoutBracket, wordsOf } from './fold.ts';
import { isMain } from './parts.ts';
import { isRoleWord } from './titles.ts';
import type { Findable, Finder, Ranked } from './types.ts';

/** A fact as plain text, with both wordings of its relation. */
export interface DescribedFact {
  id: string;
  subjectId: string;
  targetId?: string | undefined;
  relation: string;
  /** What the subject did or was (`commanded`), and what the target was (`was commanded by`). */
  phrase: string;
  inverse?: string | undefined;
  /** What the target is called beside the subject (`Child`), and the subject beside the target (`Parent`). */
  label: string;
  inverseLabel?: string | undefined;
  text?: string | undefined;
  value?: string | undefined;
  role?: string | undefined;
  date?: string | undefined;
}

/** Answers descriptions: `Gorkon's daughter`, `captain of the Excelsior`, `Romulan ambassador 2293`. */
export interface Describer {
  /** Entries the description fits, best first, at most 25; a score of {@link FITS} or more is an answer. */
  describe(query: string): Ranked[];
}

/** From here on a description fits well enough for a card; below, what comes out are guesses. */
export const FITS = 0.8;

const MOST_HITS = 25;
/** A named entry weighs more than a describing word. */
const ANCHOR_WEIGHT = 1.5;
/** What a word counts where it is found. */
const FOUND = { tie: 1, tieText: 0.75, own: 0.7, ownText: 0.35 };
const YEAR = { tie: 1, own: 0.8 };
/** Added for a person when asked who, and for being well known and of the main continuity. */
const EXTRA = { who: 0.04, known: 0.02, main: 0.01 };
const LONGEST_NAME = 6;

/** One side of a fact: what it says of one entry, and the other entry it ties it to. */
interface Clue {
  owner: number;
  other: number;
  /** What it calls its owner, and what its sentence says. */
  words: ReadonlySet<string>;
  text: ReadonlySet<string>;
  years: readonly string[];
}

/** A place in the query where an entry is named; several when the name is shared. */
interface Anchor {
  entries: ReadonlySet<number>;
}

/** A describer over all entries and facts. The finder resolves names that are not written in full. */
export function buildDescriber(
  entries: readonly Findable[],
  facts: readonly DescribedFact[],
  finder: Finder = buildFinder(entries),
): Describer {
  const numberOf = new Map(entries.map(({ id }, number) => [id, number]));
  const named = new Map<string, Set<number>>();
  for (const [number, { name, aliases }] of entries.entries()) {
    for (const form of [name, withoutBracket(name), ...aliases]) {
      const key = wordsOf(form).join(' ');
      const known = named.get(key) ?? new Set();
      named.set(key, known.add(number));
    }
  }
  const cluesOf: Clue[][] = entries.map(() => []);
  for (const fact of facts) {
    for (const clue of cluesFrom(fact, numberOf)) cluesOf[clue.owner]?.push(clue);
  }

  /** The entries a run of words names in full, or as a part that the finder is sure of. */
  const entriesNamed = (words: readonly string[]): ReadonlySet<number> | undefined => {
    if (words.every((word) => isRoleWord(word) || isEmptyWord(word) || /^\d{4}$/.test(word)))
      return undefined;
    const last = words[words.length - 1] as string;
    const singular = [...words.slice(0, -1), last.replace(/s$/, '')].join(' ');
    return named.get(words.join(' ')) ?? named.get(singular);
  };
  const entriesMeant = (word: string): ReadonlySet<number> | undefined => {
    if (word.length < 3 || isRoleWord(word) || isEmptyWord(word) || /^\d+$/.test(word)) return undefined;
    if (sameWord(word) !== word && sameWord(word) !== word.replace(/s$/, '')) return undefined;
    for (const text of new Set([word, word.replace(/s$/, '')])) {
      const found = finder.find(text);
      if (found.outcome === 'found')
        return new Set([found.id, ...found.others].flatMap((id) => numberOf.get(id) ?? []));
    }
    return undefined;
  };

  const parse = (query: string): { anchors: Anchor[]; words: string[]; years: string[]; who: boolean } => {
    const typed = queryWords(query);
    const anchors: Anchor[] = [];
    const rest: string[] = [];
    for (let at = 0; at < typed.length; ) {
      let length = Math.min(LONGEST_NAME, typed.length - at);
      let found: ReadonlySet<number> | undefined;
      for (; length > 0; length--) {
        found = entriesNamed(typed.slice(at, at + length));
        if (found !== undefined) break;
      }
      if (found === undefined) found = entriesMeant(typed[at] as string);
      if (found === undefined) rest.push(typed[at] as string);
      else anchors.push({ entries: found });
      at += Math.max(1, length);
    }
    const isYear = (word: string): boolean => /^\d{4}$/.test(word);
    const passive = typed.includes('by');
    return {
      anchors,
      words: tellingWords(rest.filter((word) => !isYear(word)).join(' ')).map((word) =>
        passive ? `by:${word}` : word,
      ),
      years: rest.filter(isYear),
      who: typed[0] === 'who' || typed[0] === 'whos',
    };
  };

  return {
    describe(query) {
      const { anchors, words, years, who } = parse(query);
      // A name alone is no description, nor is a title: there has to be something it fits.
      if (anchors.length + words.length + years.length < 2) return [];
      const all = anchors.length * ANCHOR_WEIGHT + words.length + years.length;
      const hits: Ranked[] = [];
      for (const [number, entry] of entries.entries()) {
        if (anchors.some((anchor) => anchor.entries.has(number))) continue;
        const clues = cluesOf[number] ?? [];
        let reached = 0;
        for (const anchor of anchors)
          if (clues.some(({ other }) => anchor.entries.has(other))) reached += ANCHOR_WEIGHT;
        if (anchors.length > 0 && reached === 0) continue;
        const ties = clues.filter(({ other }) => anchors.some((anchor) => anchor.entries.has(other)));
        for (const word of words) reached += worthOf(word, entry, ties, clues);
        for (const year of years) {
          if (ties.some((clue) => clue.years.includes(year))) reached += YEAR.tie;
          else if (clues.some((clue) => clue.years.includes(year))) reached += YEAR.own;
        }
        if (reached < all / 2) continue;
        const score =
          reached / all +
          (who && entry.kind === 'person' ? EXTRA.who : 0) +
          (EXTRA.known * entry.prominence) / 100 +
          (isMain(entry) ? EXTRA.main : 0);
        hits.push({ id: entry.id, score: Math.min(1, score) });
      }
      const place = new Map(hits.map((hit, at) => [hit, at]));
      return hits
        .sort((a, b) => b.score - a.score || (place.get(a) ?? 0) - (place.get(b) ?? 0))
        .slice(0, MOST_HITS);
    },
  };
}

/** What a describing word counts for an entry: most where a fact ties it to what the query names. */
function worthOf(word: string, entry: Findable, ties: readonly Clue[], clues: readonly Clue[]): number {
  const kind = tellingWords(entry.kind).includes(word);
  if (kind || ties.some(({ words }) => words.has(word))) return FOUND.tie;
  if (ties.some(({ text }) => text.has(word))) return FOUND.tieText;
  if (clues.some(({ words }) => words.has(word))) return ties.length > 0 ? FOUND.own : FOUND.tie;
  if (clues.some(({ text }) => text.has(word))) return FOUND.ownText;
  return 0;
}

/** The sides of a fact. */
function cluesFrom(fact: DescribedFact, numberOf: ReadonlyMap<string, number>): Clue[] {
  const subject = numberOf.get(fact.subjectId);
  const target = fact.targetId === undefined ? undefined : numberOf.get(fact.targetId);
  const text = new Set(tellingWords(`${fact.text ?? ''} ${fact.value ?? ''}`));
  const years = fact.date?.match(/\d{4}/g) ?? [];
  const clues: Clue[] = [];
  if (subject !== undefined) {
    const called = [fact.phrase, calls(fact.inverseLabel), fact.role ?? '', fact.value ?? ''];
    clues.push({ owner: subject, other: target ?? -1, words: wordsCalling(called), text, years });
  }
  if (target !== undefined && fact.inverse !== undefined) {
    const called = [fact.inverse, calls(fact.label)];
    clues.push({ owner: target, other: subject ?? -1, words: wordsCalling(called), text, years });
  }
  return clues;
}

/** A label that names what stands beside it; `Mentored by` and `Part of` speak of the card they are on. */
function calls(label: string | undefined): string {
  return label === undefined || /\b(?:by|of|in|at|from|to)$/.test(label) ? '' : label;
}

/** The words of wordings; of a passive one marked, since its owner is not who did it. */
function wordsCalling(wordings: readonly string[]): ReadonlySet<string> {
  return new Set(
    wordings.flatMap((wording) =>
      / by$/.test(wording) ? tellingWords(wording).map((word) => `by:${word}`) : tellingWords(wording),
    ),
  );
}
