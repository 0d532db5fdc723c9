import type { Lore } from '../lore/lore.ts';
import type { Entry, Fact, Relation } from '../lore/model/model.ts';
import { editDistance, type Letters, lettersOf } from '../lore/names/edit-distance.ts';
import { queryWords, withoutBracket, wordsOf } from '../lore/names/fold.ts';
import { Recent } from '../lore/names/recent.ts';
import { slipLimit } from '../lore/names/spellings.ts';
import { isEmptyWord, readSayings, type Sayings } from './described-words.ts';

/** An entry that a description fits. */
export interface Described {
  entry: Entry;
  /** {@link FITS} or more is an answer. */
  score: number;
}

/** Answers descriptions: `Gorkon's daughter`, `captain of the Excelsior`, `Romulan ambassador 2293`. */
export interface Describer {
  /** Whether a word of the query is one that is said of somebody, such as `daughter`. */
  mayDescribe(query: string): boolean;
  /**
   * Entries the description fits, best first, at most 25.
   *
   * @param accept a fact that it refuses describes nobody.
   */
  describe(query: string, accept?: (fact: Fact) => boolean): Described[];
}

/** From here on a description fits well enough for a card; below, what comes out are guesses. */
export const FITS = 0.78;

const MOST_HITS = 25;
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
/** Of namesakes, of what is tied to them, and of the facts of each, so many of the best known are looked at. */
const MOST = { namesakes: 12, described: 30, facts: 100, found: 200 };
/** Facts whose words are remembered. */
const KEPT = 3_000;

/** One side of a fact: what it says of one entry, and the other entry it ties it to. */
interface Clue {
  fact: Fact;
  other: Entry | undefined;
  /** What it calls its owner, and what its sentence says. */
  words: ReadonlySet<string>;
  text: ReadonlySet<string>;
  years: readonly string[];
}

/** What a fact says of its subject, and of its target. */
interface Sides {
  subject: Clue;
  target: Clue | undefined;
}

/** A place in the query where an entry is named; several when the name is shared. */
interface Anchor {
  entries: ReadonlySet<Entry>;
}

interface Parsed {
  anchors: readonly Anchor[];
  words: readonly string[];
  years: readonly string[];
  who: boolean;
}

/** A describer over all that is known; facts are read as they are needed. */
export function createDescriber(lore: Lore): Describer {
  const known = new Recent<Fact, Sides>(KEPT);
  const sayings = readSayings(lore.packs.flatMap(({ words }) => words.synonyms));
  const wordings = wordingsOf(lore, sayings);
  const sidesOf = (fact: Fact) => known.get(fact, () => sides(fact, wordings, sayings));

  /** The entries that a run of words names in full. */
  const entriesNamed = (words: readonly string[]): ReadonlySet<Entry> | undefined => {
    if (words.every((word) => lore.roles.has(word) || isEmptyWord(word) || isYear(word))) return undefined;
    const last = words[words.length - 1] as string;
    const found = lore.called(words);
    return setOf(found.length > 0 ? found : lore.called([...words.slice(0, -1), last.replace(/s$/, '')]));
  };
  const bearing = (word: string): Entry[] =>
    lore.roles.has(word) || isEmptyWord(word) || word.length < 3
      ? []
      : lore.bearing(word).filter(({ name }) => wordsOf(withoutBracket(name)).includes(word));
  const bearers = (word: string): Entry[] => {
    const found = bearing(word);
    return found.length > 0 ? found : bearing(word.replace(/s$/, ''));
  };
  /** The entries with a word in their names, unless it is one that facts tell with. */
  const entriesWith = (word: string): ReadonlySet<Entry> | undefined =>
    sayings.words.has(word) ? undefined : setOf(bearers(word));
  const spelled = (word: string): [string, Letters] => [word, lettersOf(word)];
  const said = [...sayings.words].map(spelled);
  /** A word nobody used is taken for the nearest that somebody did. */
  const corrected = (word: string): string => {
    if (isEmptyWord(word) || lore.roles.has(word) || /\d/.test(word)) return word;
    if (sayings.words.has(word) || lore.knowsWord(word) || lore.knowsWord(sayings.same(word))) return word;
    if (bearers(word).length > 0) return word;
    const typed = lettersOf(word);
    let least = slipLimit(word.length);
    let nearest = word;
    for (const [other, letters] of [...said, ...lore.wordsLike(word).map(spelled)]) {
      const cost = editDistance(typed, letters, least);
      if (cost < least) [least, nearest] = [cost, other];
    }
    return nearest;
  };

  const parse = (query: string): Parsed => {
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
      anchors: anchors.map(({ entries }) => ({ entries: bestKnown(entries) })),
      words: sayings
        .telling(rest.filter((word) => !isYear(word)).join(' '))
        .map((word) => (passive ? `by:${word}` : word)),
      years: rest.filter(isYear),
      who: typed[0] === 'who' || typed[0] === 'whos',
    };
  };

  /** What facts tie to the entries named, each with what ties it; what they tell of it in words that were asked first. */
  const tiedTo = ({ anchors, words, years }: Parsed): Entry[] => {
    const worth = new Map<Entry, number>();
    for (const anchor of anchors.flatMap(({ entries }) => [...entries])) {
      for (const fact of [...anchor.facts, ...anchor.mentions]) {
        const { subject, target } = sidesOf(fact);
        const clue = fact.subject === anchor ? target : fact.target === anchor ? subject : undefined;
        const other = fact.subject === anchor ? fact.target : fact.subject;
        if (!clue || !other) continue;
        const said = words.filter((word) => clue.words.has(word) || clue.text.has(word)).length;
        const dated = years.filter((year) => clue.years.includes(year)).length;
        worth.set(other, Math.max(worth.get(other) ?? 0, said + dated + other.prominence / 1000));
      }
    }
    return [...worth].sort((a, b) => b[1] - a[1]).map(([entry]) => entry);
  };

  /** Without anybody named: whoever facts with these words are about. */
  const toldWith = ({ words }: Parsed): Entry[] =>
    lore
      .factsWith(
        words.map((word) => sayings.alike(word.replace(/^by:/, ''))),
        MOST.found,
      )
      .flatMap(({ subject, target }) => (target ? [subject, target] : [subject]));

  const cluesOf = (entry: Entry, accept: ((fact: Fact) => boolean) | undefined): Clue[] => {
    const own = entry.facts.slice(0, MOST.facts);
    // What very many facts mention is described by none of them.
    const mentions = entry.mentionCount > MOST.facts ? [] : entry.mentions;
    const others = mentions.filter(({ target }) => target === entry);
    return [
      ...own.filter((fact) => accept?.(fact) ?? true).map((fact) => sidesOf(fact).subject),
      ...others.filter((fact) => accept?.(fact) ?? true).flatMap((fact) => sidesOf(fact).target ?? []),
    ];
  };

  return {
    mayDescribe: (query) => queryWords(query).some((word) => sayings.words.has(sayings.same(word))),
    describe(query, accept) {
      const parsed = parse(query);
      const { anchors, words, years } = parsed;
      // A name alone is no description, nor is a title: there has to be something it fits.
      if (anchors.length + words.length + years.length < 2 || words.length + years.length === 0) return [];
      const candidates = new Set(anchors.length > 0 ? tiedTo(parsed) : toldWith(parsed));
      for (const { entries } of anchors) for (const entry of entries) candidates.delete(entry);
      return [...candidates]
        .slice(0, MOST.described)
        .flatMap((entry): Described[] => {
          const score = scoreOf(entry, cluesOf(entry, accept), parsed, sayings);
          return score === undefined ? [] : [{ entry, score }];
        })
        .sort((a, b) => b.score - a.score)
        .slice(0, MOST_HITS);
    },
  };
}

const setOf = (entries: readonly Entry[]): ReadonlySet<Entry> | undefined =>
  entries.length > 0 ? new Set(entries) : undefined;

const bestKnown = (entries: ReadonlySet<Entry>): ReadonlySet<Entry> =>
  entries.size <= MOST.namesakes
    ? entries
    : new Set([...entries].sort((a, b) => b.prominence - a.prominence).slice(0, MOST.namesakes));

const isYear = (word: string): boolean => /^\d{4}$/.test(word);

/** How well a description fits an entry; undefined where the clues say too little. */
function scoreOf(
  entry: Entry,
  clues: readonly Clue[],
  { anchors, words, years, who }: Parsed,
  sayings: Sayings,
): number | undefined {
  const all = anchors.length * ANCHOR_WEIGHT + words.length + years.length;
  const isTo = ({ entries }: Anchor, { other }: Clue) => other !== undefined && entries.has(other);
  let reached = 0;
  for (const anchor of anchors) if (clues.some((clue) => isTo(anchor, clue))) reached += ANCHOR_WEIGHT;
  if (anchors.length > 0 && reached === 0) return undefined;
  const ties = clues.filter((clue) => anchors.some((anchor) => isTo(anchor, clue)));
  const tied = reached;
  for (const word of words) reached += worthOf(word, sayings.telling(entry.kind).includes(word), ties, clues);
  for (const year of years) {
    if (ties.some((clue) => clue.years.includes(year))) reached += YEAR.tie;
    else if (clues.some((clue) => clue.years.includes(year))) reached += YEAR.own;
  }
  // Being tied to what is named is no fit yet: that holds for half the list.
  if (reached < all / 2 || reached === tied) return undefined;
  return (
    (SHARE.fit * reached) / all +
    (SHARE.known * entry.prominence) / 100 +
    (entry.continuity.main ? SHARE.main : 0) -
    (who && !ACTORS.has(entry.kind) ? SHARE.who : 0)
  );
}

/** What a describing word counts for an entry: most where a fact ties it to what the query names. */
function worthOf(word: string, isKind: boolean, ties: readonly Clue[], clues: readonly Clue[]): number {
  if (isKind || ties.some(({ words }) => words.has(word))) return FOUND.tie;
  if (ties.some(({ text }) => text.has(word))) return FOUND.tieText;
  if (clues.some(({ words }) => words.has(word))) return ties.length > 0 ? FOUND.own : FOUND.tie;
  if (clues.some(({ text }) => text.has(word))) return FOUND.ownText;
  return 0;
}

/** What a relation calls its subject, and its target. */
interface Wording {
  subject: ReadonlySet<string>;
  target: ReadonlySet<string>;
}

/** The words of all relations: thousands of facts share them. */
const wordingsOf = ({ packs }: Lore, sayings: Sayings): ReadonlyMap<Relation, Wording> =>
  new Map(
    packs.flatMap(({ relations }) =>
      [...relations.values()].map((relation): [Relation, Wording] => {
        const { phrase, inverse, label, inverseLabel } = relation;
        return [
          relation,
          {
            subject: wordsCalling([phrase, calls(inverseLabel, inverse, sayings)], sayings),
            target: wordsCalling([inverse, calls(label, phrase, sayings)], sayings),
          },
        ];
      }),
    ),
  );

/** The sides of a fact. */
function sides(fact: Fact, wordings: ReadonlyMap<Relation, Wording>, sayings: Sayings): Sides {
  const { subject, relation, target, role, value } = fact;
  const wording = wordings.get(relation) as Wording;
  const own = [role, value].filter((words) => words !== undefined);
  const text = new Set(sayings.telling(`${fact.text ?? ''} ${value ?? ''}`));
  const years = fact.date?.text.match(/\d{4}/g) ?? [];
  return {
    subject: {
      fact,
      other: target,
      words: own.length > 0 ? wording.subject.union(wordsCalling(own, sayings)) : wording.subject,
      text,
      years,
    },
    target: target && { fact, other: subject, words: wording.target, text, years },
  };
}

/**
 * A label that names what stands beside it. `Mentored by`, `Part of` and `Killed` (the relation's own word) speak of
 * the entry whose card they are on.
 */
function calls(label: string, phrase: string, sayings: Sayings): string {
  const own = new Set(sayings.telling(phrase));
  if (sayings.telling(label).some((word) => own.has(word))) return '';
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
