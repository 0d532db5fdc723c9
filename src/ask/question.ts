/** A question taken apart: what it names, what else it says, and what kind of answer it asks for. */
import type { Lore } from '../lore/lore.ts';
import type { Medium, Pronouns } from '../lore/model/kinds.ts';
import type { Entry, Work } from '../lore/model/model.ts';
import { editDistance, lettersOf } from '../lore/names/edit-distance.ts';
import { fold, withoutBracket, wordsOf } from '../lore/names/fold.ts';
import { slipLimit } from '../lore/names/spellings.ts';
import {
  amongWorks,
  asMeant,
  CHATTER,
  type Form,
  formOf,
  isAskedWith,
  NOT,
  OPTIONAL,
  withoutChatter,
  SINGLING,
} from './english.ts';
import { type Lexicon, LONGEST_PHRASE, type Sense } from './lexicon.ts';

/** A part of a question that an answer has to fit. */
export interface Item {
  /** Folded, as understood. */
  words: readonly string[];
  /** From which word of the question on it stands. */
  at: number;
  /** Whom or what it may name; several where a name is shared. */
  entries: ReadonlySet<Entry> | undefined;
  senses: readonly Sense[];
  pronoun: Pronouns | undefined;
  year: number | undefined;
  /** Of those, whom it names in full. */
  exact: ReadonlySet<Entry>;
  /** How much it matters: more for a rarer word. */
  weight: number;
  /** Counts where it fits and costs nothing where it does not. */
  optional: boolean;
}

export interface Question {
  form: Form;
  items: readonly Item[];
  /** Folded words as typed, spelling set right. */
  words: readonly string[];
  /** Said of what was done to somebody: `was killed`. */
  passive: boolean;
  /** Of `how many whales`, the words for what is counted. */
  counted: readonly string[] | undefined;
  /** Asks for what is not so. */
  negated: boolean;
  /** Continuities that it names, by their ids. */
  continuities: ReadonlySet<string>;
  /** Kinds of works that are to tell it. */
  media: ReadonlySet<Medium> | undefined;
  /** Series that are to tell it, by their short names. */
  series: ReadonlySet<string>;
  /** Works that are to tell it. */
  works: ReadonlySet<Work>;
}

/** A word is taken for another one within so many slips: fewer than a name, for there are so many words. */
const SLIPS = { short: 1.05, long: 1.6 };
/** From so many letters on a slip leads to few other words. */
const SURE_LENGTH = 6;
const LONGEST = { question: 200, words: 22, name: 6, title: 7 };
/** Of namesakes, so many of the best known. */
const MOST_NAMESAKES = 12;
/** The weight of a name and of a year; a word weighs 1 and more for being rare. */
const WEIGHT = { name: 3, year: 2, rare: 2.5, optional: 0.5, unknown: 4 };

/** Reads questions over all that is known. */
export function createReader(lore: Lore, lexicon: Lexicon): (text: string) => Question {
  const isSmall = (word: string) => CHATTER.has(word) || OPTIONAL.has(word);
  const asWhole = (words: readonly string[]): Entry[] => {
    if (words.every((word) => isSmall(word) || lore.roles.has(word) || isYear(word))) return [];
    const found = lore.called(words);
    if (found.length > 0) return found;
    // `Ty Gokor`: a name with an apostrophe in it, written as two words.
    const together = words.length === 2 ? lore.called([words.join('')]) : [];
    if (together.length > 0) return together;
    const numeral = NUMERALS[words.at(-1) ?? ''];
    const numbered = numeral && words.length > 1 ? lore.called([...words.slice(0, -1), numeral]) : [];
    if (numbered.length > 0) return numbered;
    const last = words.at(-1) ?? '';
    return [...endings(last)].flatMap((word) => lore.called([...words.slice(0, -1), word]));
  };
  /** Whose name has the word: of many, the best known, for no more are asked about. */
  const bearing = (word: string): Entry[] =>
    word.length < 3 || lore.roles.has(word) || isSmall(word)
      ? []
      : lore
          .bearing(word)
          .toSorted((a, b) => b.prominence - a.prominence)
          .slice(0, MOST_NAMESAKES);
  const bearers = (word: string): Entry[] => {
    const found = bearing(word);
    return found.length > 0 ? found : [...endings(word)].flatMap(bearing);
  };
  const isNamed = (word: string): boolean =>
    lore.roles.has(word) ||
    [word, ...endings(word)].some((one) => lore.called([one]).length > 0) ||
    bearers(word).length > 0;
  /** Whether it asks for a relation, or somebody or something is called so. */
  const isSaid = (word: string): boolean => lexicon.asking.has(word) || isNamed(word);
  const isKnown = (word: string): boolean =>
    isSmall(word) ||
    /\d/.test(word) ||
    lexicon.senses([word]).length > 0 ||
    lexicon.knows(word) ||
    [word, ...endings(word), ...forms(word)].some((one) => lore.knowsWord(one)) ||
    isSaid(word);
  /** A word nobody used is taken for the nearest that somebody did. */
  const corrected = (word: string): string => {
    if (
      word.length < 4 ||
      isKnown(word) ||
      [word, ...endings(word), ...forms(word)].some((one) => lore.isKeyword(one))
    )
      return word;
    let least = Math.min(slipLimit(word.length), word.length < 8 ? SLIPS.short : SLIPS.long);
    let nearest = word;
    const owner = [...endings(word)].at(-1) ?? word;
    const typed = lettersOf(owner);
    for (const other of new Set([...lexicon.asking, ...lore.wordsLike(word), ...lore.wordsLike(owner)])) {
      const cost = Math.min(
        editDistance(typed, lettersOf(other), least),
        editDistance(lettersOf(word), lettersOf(other), least),
      );
      // The first letter is seldom a slip; and of short words that nobody is called, too many are words of their own.
      // There, a letter left out or doubled is likelier than another one.
      const isLikely =
        other[0] === word[0] &&
        (word.length >= SURE_LENGTH || (isSaid(other) && (other.length !== word.length || isNamed(other))));
      if (cost < least && other !== word && isLikely && isKnown(other)) [least, nearest] = [cost, other];
    }
    return nearest;
  };
  /** `Which captain …`, `which Romulan …`: a person is asked for. */
  const asksWhich = (folded: string): boolean => {
    const [, first = '', second = ''] = /^which (\S+)(?: (\S+))?/.exec(folded) ?? [];
    const isPeople = (word: string) =>
      [word, ...endings(word)].some((one) => lore.called([one]).some(({ kind }) => kind === 'species'));
    const isRole = (word: string) => lore.roles.has(word) && !CHATTER.has(word);
    return (
      isRole(first) ||
      (isPeople(first) && (isRole(second) || lexicon.senses([second]).some(({ way }) => way === 'does')))
    );
  };
  /** An office alone is asked for by who held it: `Klingon chancellors`. */
  const isOffice = (folded: string): boolean => {
    const [office = ''] = folded.replace(/^the /, '').split(/ in (?!.*\b(?:is|was|were|did)\b)/);
    const found = asWhole(wordsOf(office));
    return found.length > 0 && found.every(({ kind }) => kind === 'office');
  };
  /** Of how many words from here on a work's title is, where one is to tell it: `in The Ashes of Eden`. */
  const titleAt = (words: readonly string[], at: number): number => {
    const before = words[at - 1] === 'the' ? words[at - 2] : words[at - 1];
    if (!/^(?:in|from|per)$/.test(before ?? '')) return 0;
    for (let length = Math.min(LONGEST.title, words.length - at); length > 0; length--)
      if (lore.worksCalled(words.slice(at, at + length)).length > 0) return length;
    return 0;
  };
  /** What somebody is addressed as before the name: who has the name has the title. */
  const isTitle = ({ words, at, entries, senses }: Item, next: Item | undefined): boolean =>
    words.length === 1 &&
    !entries &&
    senses.length === 0 &&
    lore.roles.has(words[0] as string) &&
    next?.at === at + 1 &&
    [...next.exact].some(({ kind }) => kind === 'person');
  /** `Martok's scary wife`: whose she is tells who. */
  const isEpithet = ({ words, at, entries, senses }: Item, all: readonly Item[]): boolean =>
    words.length === 1 &&
    !entries &&
    senses.length === 0 &&
    !SINGLING.has(words[0] as string) &&
    lore.countOf(words[0] as string) === 0 &&
    all.some(
      (owner) =>
        owner.at + owner.words.length === at && [...owner.exact].some(({ kind }) => kind === 'person'),
    ) &&
    all.some(
      (noun) => noun.at === at + 1 && noun.senses.some(({ way }) => way === 'subject' || way === 'target'),
    );
  /** `First officer` is a post of its own. */
  const isOfRole = (word: string, next = ''): boolean =>
    word === 'first' && lore.roles.has(next) && lexicon.senses([next]).length > 0;
  const rarity = (word: string): number => {
    const { facts } = lore.counts;
    const count = Math.max(
      lore.countOf(word),
      ...[...endings(word), ...forms(word)].map((one) => lore.countOf(one)),
    );
    return (WEIGHT.rare * Math.log((facts + 1) / (count + 1))) / Math.log(facts + 1);
  };

  return (text) => {
    const { media, rest: folded } = amongWorks(
      asMeant(withoutChatter(fold(text.slice(0, LONGEST.question)))),
    );
    const asked = formOf(folded);
    const form =
      asked === 'what' && (asksWhich(folded) || (!/^what/.test(folded) && isOffice(folded))) ? 'who' : asked;
    const words = folded
      .split(' ')
      .filter(Boolean)
      .slice(0, LONGEST.words)
      .map((word) => (isAskedWith(form, word) ? word : corrected(word)));
    const items: Item[] = [];
    const continuities = new Set<string>();
    const series = new Set<string>();
    const works = new Set<Work>();
    const blank = {
      entries: undefined,
      senses: [],
      pronoun: undefined,
      year: undefined,
      exact: NOBODY,
      optional: false,
    };
    for (let at = 0; at < words.length; ) {
      const word = words[at] as string;
      let length = Math.min(LONGEST.name, words.length - at);
      let found: Entry[] = [];
      for (; length > 1; length--) {
        found = asWhole(words.slice(at, at + length));
        if (found.length > 0) break;
      }
      // `The Dominion War` is no war of the Dominion's.
      if (length > 1 && word === 'the' && asWhole(words.slice(at + 1, at + 1 + length)).length > 0) {
        at++;
        continue;
      }
      const elsewhere = continuityNamed(lore, words, at);
      if (elsewhere && length === 1) {
        continuities.add(elsewhere.id);
        at += elsewhere.words;
        continue;
      }
      const title = length === 1 ? titleAt(words, at) : 0;
      if (title > 0) {
        for (const work of lore.worksCalled(words.slice(at, at + title))) works.add(work);
        at += title;
        continue;
      }
      const told = form === 'source' && length === 1 ? seriesNamed(lore, word) : undefined;
      if (told !== undefined) {
        series.add(told);
        at++;
        continue;
      }
      let phrase = 1;
      if (length === 1)
        for (phrase = LONGEST_PHRASE; phrase > 1; phrase--)
          if (at + phrase <= words.length && lexicon.senses(words.slice(at, at + phrase)).length > 0) break;
      if (length === 1 && phrase === 1) found = asWhole([word]);
      const exact = new Set(inFull(found));
      if (length === 1 && phrase === 1) found = found.concat(bearers(word));
      const isPost = length === 1 && isOfRole(word, words[at + 1]);
      const own = words.slice(at, at + Math.max(length, phrase, isPost ? 2 : 1));
      const senses = isPost ? [] : lexicon.senses(own);
      const from = at;
      // `Worf's people` are asked for; `people` alone says nothing.
      const isOwned =
        senses.some(({ way }) => way === 'target') &&
        items.at(-1)?.entries !== undefined &&
        /s$/.test(words[at - 1] ?? '');
      at += own.length;
      const isYearItem = own.length === 1 && isYear(word);
      if (isYearItem) items.push({ ...blank, words: own, at: from, year: Number(word), weight: WEIGHT.year });
      else if (
        own.every((one) => isAskedWith(form, one)) ||
        (own.length === 1 && found.length === 0 && !isOwned && CHATTER.has(word))
      )
        continue;
      else {
        const optional = own.length === 1 && OPTIONAL.has(word);
        const known = found.length > 0 || own.length > 1 || senses.length > 0 || isKnown(word);
        items.push({
          ...blank,
          words: own,
          at: from,
          entries: found.length > 0 ? new Set(bestKnown(found)) : undefined,
          senses,
          exact,
          pronoun: lexicon.pronounOf(own),
          optional,
          weight: optional
            ? WEIGHT.optional
            : found.length > 0 && senses.length === 0
              ? WEIGHT.name
              : known
                ? 1 + rarity(word)
                : WEIGHT.unknown,
        });
      }
    }
    return {
      form,
      items: joined(items)
        .map((item, _, all) => asPerson(item, all))
        .map((item, place, all) =>
          isTitle(item, all[place + 1]) || isEpithet(item, all) || isApposed(item, all, words)
            ? { ...item, optional: true }
            : item,
        ),
      words,
      passive:
        /\b(?:was|were|is|get|got|gets|been|being|be)\b/.test(folded) &&
        !/^who (?:was|is|were)\b/.test(folded),
      counted: countedIn(words, items),
      negated: NOT.test(folded),
      continuities,
      media,
      series,
      works,
    };
  };
}

/** What `how many` is asked of. */
function countedIn(words: readonly string[], items: readonly Item[]): readonly string[] | undefined {
  const many = words.findIndex((word, place) => word === 'many' && words[place - 1] === 'how');
  if (many < 0) return undefined;
  const from = words.findIndex((word, place) => place > many && word !== 'of' && word !== 'the');
  const counted = items.find(({ at }) => at === from);
  if (!counted?.entries) return counted?.words;
  // `How many Romulan ships` counts ships.
  const noun = items.find(({ at, entries }) => at === from + counted.words.length && !entries);
  return noun && PLURAL.test(noun.words.join(' ')) ? noun.words : counted.words;
}
const PLURAL = /(?:s|men|people)$/;

/** Names side by side that one entry bears together are one: `worf` and `jadzia` of their wedding are not. */
function joined(items: readonly Item[]): Item[] {
  const out: Item[] = [];
  for (const item of items) {
    const before = out.at(-1);
    if (
      before?.entries &&
      item.entries &&
      before.at + before.words.length === item.at &&
      !before.entries.isDisjointFrom(item.entries)
    )
      out[out.length - 1] = {
        ...before,
        words: [...before.words, ...item.words],
        entries: before.entries.intersection(item.entries),
        exact: before.entries.intersection(item.entries),
        senses: [],
      };
    else out.push(item);
  }
  return out;
}

/** A person's own name means that person, and no trial or wedding that is called after them, unless that is named too. */
function asPerson(item: Item, all: readonly Item[]): Item {
  const { entries, exact } = item;
  if (!entries || ![...exact].some(({ kind }) => kind === 'person')) return item;
  const isNamed = (one: Entry) => all.some((other) => other !== item && other.entries?.has(one));
  const meant = [...entries].filter((one) => one.kind === 'person' || exact.has(one) || isNamed(one));
  return { ...item, entries: new Set(meant) };
}

/** Whether it stands between an article and a person's name: `the evil Kirk`, `that shapeshifter chick Martia`. */
function isApposed(item: Item, all: readonly Item[], words: readonly string[]): boolean {
  if (item.entries || item.senses.length > 0) return false;
  const isPlain = (at: number) =>
    all.some((one) => one.at === at && one.words.length === 1 && !one.entries && one.senses.length === 0);
  let [first, next] = [item.at, item.at + item.words.length];
  while (isPlain(first - 1)) first--;
  while (isPlain(next)) next++;
  const name = all.find(({ at }) => at === next);
  return (
    /^(?:the|that|this|a|an)$/.test(words[first - 1] ?? '') &&
    [...(name?.exact ?? [])].some(({ kind }) => kind === 'person')
  );
}

/** `Narendra 3` is Narendra III. */
const NUMERALS: Readonly<Record<string, string>> = {
  ...{ 1: 'i', 2: 'ii', 3: 'iii', 4: 'iv', 5: 'v', 6: 'vi', 7: 'vii', 8: 'viii', 9: 'ix', 10: 'x' },
};

const NOBODY: ReadonlySet<Entry> = new Set();

const isYear = (word: string): boolean => /^\d{4}$/.test(word);

/** What a word may be without its last letters: `kirks`, `duras's`. */
function* endings(word: string): Iterable<string> {
  if (word.length > 3 && word.endsWith('s')) yield word.slice(0, -1);
  if (word.length > 5 && word.endsWith('es')) yield word.slice(0, -2);
}

/** How facts, which tell of what was, may have a verb. */
function* forms(word: string): Iterable<string> {
  if (word.length < 4) return;
  yield word.endsWith('e') ? `${word}d` : `${word}ed`;
  if (word.endsWith('y')) yield `${word.slice(0, -1)}ied`;
  if (word.endsWith('ing')) {
    const base = word.slice(0, -3);
    yield base;
    yield* forms(base);
  }
}

/** Without those who are told apart from another one of them by a bracket alone. */
const inFull = (called: readonly Entry[]): readonly Entry[] =>
  called.filter(
    ({ name, continuity }) =>
      withoutBracket(name) === name ||
      !continuity.main ||
      !called.some((other) => other.name === withoutBracket(name)),
  );

const bestKnown = (entries: readonly Entry[]): Entry[] =>
  [...new Set(entries)].toSorted((a, b) => b.prominence - a.prominence).slice(0, MOST_NAMESAKES);

/** A series by its short name: `tos`. */
const seriesNamed = ({ packs }: Lore, word: string): string | undefined =>
  packs.flatMap(({ series }) => [...series.keys()]).find((name) => fold(name) === word);

/** A continuity that is named from this word on: by its name, or by its first word. */
function continuityNamed(
  { packs }: Lore,
  words: readonly string[],
  at: number,
): { id: string; words: number } | undefined {
  for (const { id, name, aliases = [], main } of packs.flatMap(({ continuities }) => continuities)) {
    if (main) continue;
    const own = wordsOf(name);
    for (const said of [own, ...aliases.map(wordsOf), own.slice(0, 1)])
      if (said.length > 0 && said.every((word, place) => words[at + place] === word))
        return { id, words: said.length };
  }
  return undefined;
}
