import type { Words } from '../lore/model/model.ts';
import { editDistance, lettersOf } from '../lore/names/edit-distance.ts';
import { queryWords, withoutBracket, wordsOf } from '../lore/names/fold.ts';
import { isMain } from '../lore/names/parts.ts';
import { roleWords } from '../lore/names/role-words.ts';
import { slipLimit } from '../lore/names/spellings.ts';
import type { Findable, Ranked } from '../lore/names/types.ts';
import { isEmptyWord, readSayings, type Sayings } from './described-words.ts';

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
  /**
   * Entries the description fits, best first, at most 25; a score of {@link FITS} or more is an answer.
   *
   * @param accept by fact id; a fact that it refuses describes nobody.
   */
  describe(query: string, accept?: (factId: string) => boolean): Ranked[];
}

/** From here on a description fits well enough for a card; below, what comes out are guesses. */
export const FITS = 0.78;

const MOST_HITS = 25;
/** So many of the best are looked at again with the accepted facts alone. */
const MOST_CHECKED = 200;
/** A named entry weighs more than a describing word. */
const ANCHOR_WEIGHT = 1.5;
/** What a word counts where it is found. */
const FOUND = { tie: 1, tieText: 0.75, own: 0.7, ownText: 0.35 };
const YEAR = { tie: 1, own: 0.8 };
/** Shares of the score; `who` is lost by what nobody would call somebody. */
const SHARE = { fit: 0.95, known: 0.03, main: 0.02, who: 0.25 };
/** Kinds that do things. */
const ACTORS = new Set(['person', 'organization', 'organisation', 'ship', 'species']);
const LONGEST_NAME = 6;

/** One side of a fact: what it says of one entry, and the other entry it ties it to. */
interface Clue {
  fact: string;
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

/** A describer over all entries and facts, in the words of their packs. */
export function buildDescriber(
  entries: readonly Findable[],
  facts: readonly DescribedFact[],
  words: readonly Words[],
): Describer {
  const roles = roleWords(...words);
  const sayings = readSayings(words.flatMap(({ synonyms }) => synonyms));
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
    for (const clue of cluesFrom(fact, numberOf, sayings)) cluesOf[clue.owner]?.push(clue);
  }

  const byWord = new Map<string, Set<number>>();
  for (const [number, { name }] of entries.entries()) {
    for (const word of wordsOf(withoutBracket(name))) {
      if (roles.has(word) || isEmptyWord(word) || word.length < 3) continue;
      const known = byWord.get(word) ?? new Set();
      byWord.set(word, known.add(number));
    }
  }
  const telling = new Set(cluesOf.flat().flatMap(({ words, text }) => [...words, ...text]));
  const known = [...new Set([...telling, ...sayings.words, ...byWord.keys()])]
    .filter((word) => !word.startsWith('by:'))
    .map((word) => ({ word, letters: lettersOf(word) }));

  /** The entries that a run of words names in full. */
  const entriesNamed = (words: readonly string[]): ReadonlySet<number> | undefined => {
    if (words.every((word) => roles.has(word) || isEmptyWord(word) || isYear(word))) return undefined;
    const last = words[words.length - 1] as string;
    const singular = [...words.slice(0, -1), last.replace(/s$/, '')].join(' ');
    return named.get(words.join(' ')) ?? named.get(singular);
  };
  /** The entries with a word in their names, unless it is one that facts tell with. */
  const entriesWith = (word: string): ReadonlySet<number> | undefined =>
    sayings.words.has(word) ? undefined : (byWord.get(word) ?? byWord.get(word.replace(/s$/, '')));
  /** A word nobody used is taken for the nearest that somebody did. */
  const corrected = (word: string): string => {
    if (isEmptyWord(word) || roles.has(word) || /\d/.test(word) || telling.has(sayings.same(word)))
      return word;
    if (byWord.has(word) || byWord.has(word.replace(/s$/, '')) || sayings.words.has(word)) return word;
    const typed = lettersOf(word);
    let least = slipLimit(word.length);
    let nearest = word;
    for (const { word: other, letters } of known) {
      const cost = editDistance(typed, letters, least);
      if (cost < least) [least, nearest] = [cost, other];
    }
    return nearest;
  };

  const parse = (query: string): { anchors: Anchor[]; words: string[]; years: string[]; who: boolean } => {
    const typed = queryWords(query).map((word) => corrected(word));
    const anchors: Anchor[] = [];
    const rest: string[] = [];
    let end = -1;
    for (let at = 0; at < typed.length; ) {
      let length = Math.min(LONGEST_NAME, typed.length - at);
      while (length > 1 && entriesNamed(typed.slice(at, at + length)) === undefined) length--;
      const word = typed[at] as string;
      const found = entriesNamed(typed.slice(at, at + length)) ?? entriesWith(word);
      const before = anchors[anchors.length - 1];
      if (found === undefined) rest.push(word);
      else if (before !== undefined && end === at && !before.entries.isDisjointFrom(found))
        before.entries = before.entries.intersection(found);
      else anchors.push({ entries: found });
      if (found !== undefined) end = at + length;
      at += length;
    }
    const passive = typed.includes('by');
    return {
      anchors,
      words: sayings
        .telling(rest.filter((word) => !isYear(word)).join(' '))
        .map((word) => (passive ? `by:${word}` : word)),
      years: rest.filter(isYear),
      who: typed[0] === 'who' || typed[0] === 'whos',
    };
  };

  return {
    describe(query, accept) {
      const { anchors, words, years, who } = parse(query);
      // A name alone is no description, nor is a title: there has to be something it fits.
      if (anchors.length + words.length + years.length < 2) return [];
      const all = anchors.length * ANCHOR_WEIGHT + words.length + years.length;
      /** Undefined where the clues say too little. */
      const scoreOf = (entry: Findable, clues: readonly Clue[]): number | undefined => {
        let reached = 0;
        for (const anchor of anchors)
          if (clues.some(({ other }) => anchor.entries.has(other))) reached += ANCHOR_WEIGHT;
        if (anchors.length > 0 && reached === 0) return undefined;
        const ties = clues.filter(({ other }) => anchors.some((anchor) => anchor.entries.has(other)));
        const tied = reached;
        for (const word of words)
          reached += worthOf(word, sayings.telling(entry.kind).includes(word), ties, clues);
        for (const year of years) {
          if (ties.some((clue) => clue.years.includes(year))) reached += YEAR.tie;
          else if (clues.some((clue) => clue.years.includes(year))) reached += YEAR.own;
        }
        // Being tied to what is named is no fit yet: that holds for half the list.
        if (reached < all / 2 || reached === tied) return undefined;
        return (
          (SHARE.fit * reached) / all +
          (SHARE.known * entry.prominence) / 100 +
          (isMain(entry) ? SHARE.main : 0) -
          (who && !ACTORS.has(entry.kind) ? SHARE.who : 0)
        );
      };
      const hits = entries.flatMap((entry, number) => {
        if (anchors.some((anchor) => anchor.entries.has(number))) return [];
        const clues = cluesOf[number] ?? [];
        const score = scoreOf(entry, clues);
        return score === undefined ? [] : [{ id: entry.id, score, entry, clues }];
      });
      const best = hits.sort((a, b) => b.score - a.score);
      const told = accept
        ? best.slice(0, MOST_CHECKED).flatMap(({ id, entry, clues }) => {
            const score = scoreOf(
              entry,
              clues.filter(({ fact }) => accept(fact)),
            );
            return score === undefined ? [] : [{ id, score }];
          })
        : best;
      return told
        .sort((a, b) => b.score - a.score)
        .slice(0, MOST_HITS)
        .map(({ id, score }) => ({ id, score }));
    },
  };
}

const isYear = (word: string): boolean => /^\d{4}$/.test(word);

/** What a describing word counts for an entry: most where a fact ties it to what the query names. */
function worthOf(word: string, isKind: boolean, ties: readonly Clue[], clues: readonly Clue[]): number {
  if (isKind || ties.some(({ words }) => words.has(word))) return FOUND.tie;
  if (ties.some(({ text }) => text.has(word))) return FOUND.tieText;
  if (clues.some(({ words }) => words.has(word))) return ties.length > 0 ? FOUND.own : FOUND.tie;
  if (clues.some(({ text }) => text.has(word))) return FOUND.ownText;
  return 0;
}

/** The sides of a fact. */
function cluesFrom(fact: DescribedFact, numberOf: ReadonlyMap<string, number>, sayings: Sayings): Clue[] {
  const subject = numberOf.get(fact.subjectId);
  const target = fact.targetId === undefined ? undefined : numberOf.get(fact.targetId);
  const text = new Set(sayings.telling(`${fact.text ?? ''} ${fact.value ?? ''}`));
  const years = fact.date?.match(/\d{4}/g) ?? [];
  const clues: Clue[] = [];
  if (subject !== undefined) {
    const called = [
      fact.phrase,
      calls(fact.inverseLabel, fact.inverse, sayings),
      fact.role ?? '',
      fact.value ?? '',
    ];
    clues.push({
      fact: fact.id,
      owner: subject,
      other: target ?? -1,
      words: wordsCalling(called, sayings),
      text,
      years,
    });
  }
  if (target !== undefined && fact.inverse !== undefined) {
    const called = [fact.inverse, calls(fact.label, fact.phrase, sayings)];
    clues.push({
      fact: fact.id,
      owner: target,
      other: subject ?? -1,
      words: wordsCalling(called, sayings),
      text,
      years,
    });
  }
  return clues;
}

/**
 * A label that names what stands beside it. `Mentored by`, `Part of` and `Killed` (the relation's own word) speak of
 * the entry whose card they are on.
 */
function calls(label: string | undefined, phrase: string | undefined, sayings: Sayings): string {
  const own = new Set(sayings.telling(phrase ?? ''));
  if (label === undefined || sayings.telling(label).some((word) => own.has(word))) return '';
  return /\b(?:by|of|in|at|from|to)$/.test(label) ? '' : label;
}

/** The words of wordings; of a passive one marked, since its owner is not who did it. */
function wordsCalling(wordings: readonly string[], { telling }: Sayings): ReadonlySet<string> {
  return new Set(
    wordings.flatMap((wording) =>
      / by$/.test(wording) ? telling(wording).map((word) => `by:${word}`) : telling(wording),
    ),
  );
}
