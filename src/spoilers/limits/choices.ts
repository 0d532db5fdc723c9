/** Limits to choose from, while one is still being typed and as examples. */
import type { Work } from '../../lore/model/model.ts';
import { episodeNumbers } from '../../lore/names/work-names.ts';
import { MOST_PIECES, piecesOf, readLimits, writeLimits } from '../limit-text.ts';
import { inOrder, type Names, type Series } from './known-names.ts';
import { beginnings, type Mode, stages } from './lead-words.ts';
import { plain } from './limit-words.ts';
import { groupsAmong } from './media.ts';
import { placeName } from './parts.ts';

export interface LimitChoice {
  /** What {@link readLimits} takes. */
  text: string;
  /** The same with what it does, for a list. */
  label: string;
}

const MOST_CHOICES = 25;
const NO_LIMIT = 'no limit';

/**
 * At most 25 limits of at most `longest` characters for the last one of a text still being typed; what stands before it
 * stays.
 */
export function suggestLimits(typed: string, known: KnownLimits, longest = 100): LimitChoice[] {
  for (const { start } of piecesOf(typed).slice(-MOST_PIECES).toReversed()) {
    const before = typed.slice(0, start);
    const read = readLimits(before, known.names);
    // Where what stands before it is no limit, the last one began earlier, as within a title.
    if (!read.ok && plain(before) !== '') continue;
    const head = read.ok ? read.parts.map(({ text }) => text) : [];
    const last = typed.slice(start);
    const found = new Map<string, LimitChoice>();
    for (const { text, exact } of textsFor(last, known)) {
      const choice = choiceOf(text, head, exact === true, known.names);
      if (choice && [...choice.text].length <= longest && !found.has(choice.text))
        found.set(choice.text, choice);
      if (found.size === MOST_CHOICES) break;
    }
    if (found.size > 0) return [...found.values()];
  }
  return [];
}

/** A limit after those before it. What was typed whole is offered in the words in which it is kept. */
function choiceOf(
  text: string,
  head: readonly string[],
  exact: boolean,
  names: Names,
): LimitChoice | undefined {
  // "Only" takes what else was seen along, and what is typed may lean on what stands before it.
  const together = exact || [...head, text].some((limit) => limit.startsWith('only '));
  const read = readLimits(together ? [...head, text].join(', ') : text, names);
  if (!read.ok || (read.parts.length === 0 && head.length > 0)) return undefined;
  if (read.parts.length === 0) return { text: NO_LIMIT, label: `${NO_LIMIT}: nothing is hidden` };
  // Those before it have been chosen, so only what it adds is explained.
  const added = read.parts.filter((part) => !head.includes(part.text));
  if (added.length === 0) return undefined;
  const stays = !together || head.every((before) => read.parts.some((part) => part.text === before));
  const all = stays && !exact ? [...head, text].join(', ') : writeLimits(read.parts);
  return { text: all, label: `${all}: ${added.map(({ says }) => says).join('; ')}` };
}

/** Limits that fit what has been typed, the best first; what was typed itself is `exact`. */
function* textsFor(
  typed: string,
  { names, candidates }: KnownLimits,
): Generator<{ text: string; exact?: true }> {
  const words = plain(typed);
  if (words === '') yield* exampleLimits(names).map((text) => ({ text }));
  else yield { text: typed, exact: true };
  const ways = [...stages(words)];
  let isFound = false;
  for (const fits of [begins, holds])
    for (const way of ways)
      for (const text of textsOf(
        candidates.filter((one) => fits(one, way.words)),
        way.mode,
      )) {
        isFound = true;
        yield { text };
      }
  // "everything up t", "unti": the word before a thing is not there yet.
  for (const way of isFound ? ways.slice(0, 1) : ways)
    for (const mode of beginnings(way.words)) yield* textsOf(candidates, mode).map((text) => ({ text }));
}

const begins = ({ squeezed }: Candidate, words: string) =>
  squeezed.some((name) => name.startsWith(words.replaceAll(' ', '')));
const holds = ({ spaced }: Candidate, words: string) => spaced.some((name) => name.includes(` ${words}`));

/** What stands before a thing's name in a limit, by what was typed before it; not offered where nothing stands here. */
type Manner = Partial<Record<Mode | 'bare', string>>;
const REACH: Manner = {
  bare: '',
  all: '',
  seen: '',
  upto: '',
  before: 'before ',
  at: 'at ',
  unseen: 'before ',
};
const NOT: Manner = { bare: 'not ', not: 'not ', unseen: 'not ' };
const NO: Manner = { bare: 'no ', not: 'no ', unseen: 'no ' };
const ONLY: Manner = { bare: 'only ', only: 'only ' };
const UNTIL: Manner = { bare: 'until ', upto: 'until ', seen: 'until ', before: 'before ' };
const RELEASE: Manner = { before: 'before ', upto: 'up to ' };
const NONE: Manner = { bare: '', not: '', all: '' };

interface Candidate {
  manner: Manner;
  /** What is named: `DS9 S4`, `novels`. */
  name: string;
  /** What may be typed to find it, `plain` and without blanks; and the same with them, for words within. */
  squeezed: readonly string[];
  spaced: readonly string[];
}

const textsOf = (candidates: readonly Candidate[], mode: Mode | undefined): string[] =>
  candidates.flatMap(({ manner, name }) => {
    const before = manner[mode ?? 'bare'];
    return before === undefined ? [] : [before + name];
  });

function candidate(manner: Manner, name: string, typed: readonly string[]): Candidate {
  const all = [plain((manner.bare ?? '') + name), ...typed];
  return {
    manner,
    name,
    squeezed: all.map((each) => each.replaceAll(' ', '')),
    spaced: all.map((each) => ` ${each}`),
  };
}

/** What there is to choose from, made when packs are opened. */
interface KnownLimits {
  names: Names;
  /** In the order in which they are offered to who has typed nothing in particular. */
  candidates: readonly Candidate[];
}

export function knownLimits(names: Names): KnownLimits {
  const { works, releases } = names;
  const series = [...names.series.values()];
  const seen = series.filter(({ lastSeason }) => lastSeason > 0);
  const groups = groupsAmong(new Set(works.map(({ medium }) => medium)));
  const films = works.filter(({ medium }) => medium === 'film');
  const episodes = works.filter(names.placeOf);
  const others = works.filter((work) => !films.includes(work) && !episodes.includes(work));
  const ofWorks = (manner: Manner, some: readonly Work[]) =>
    some.map((work) => candidate(manner, names.nameOf(work), names.namesOf(work)));
  const ofSeries = (manner: Manner, some: readonly Series[]) =>
    some.map((one) => candidate(manner, one.short, names.namesOfSeries(one)));
  const ofGroups = (manner: Manner) => groups.map(({ name, words }) => candidate(manner, name, words));
  return {
    names,
    candidates: [
      ...seen.flatMap((one) => seasonsOf(one, names)),
      ...ofGroups(NO),
      ...ofSeries(
        NO,
        series.filter((one) => one.works.length > 0),
      ),
      ...ofWorks(NOT, films),
      candidate(NONE, NO_LIMIT, ['none', 'everything', 'nothing hidden', 'hide nothing', 'clear']),
      ...ofGroups(ONLY),
      ...ofSeries(ONLY, seen),
      ...episodes.flatMap((work) => episodeOf(work, names)),
      ...ofWorks(NOT, others),
      ...datesOf(releases).map((date) => candidate(UNTIL, date, [plain(date)])),
      ...ofWorks(
        RELEASE,
        films.filter(({ released }) => released !== undefined),
      ),
      ...ofWorks(NOT, episodes),
    ],
  };
}

/** A series by each of its names, with each of these words after it. */
const after = (names: Names, series: Series, words: readonly string[]) =>
  names.namesOfSeries(series).flatMap((name) => words.map((each) => `${name} ${each}`));

const seasonsOf = (series: Series, names: Names): Candidate[] =>
  Array.from({ length: series.lastSeason }, (_, index) => index + 1).map((season) => {
    const name = placeName({ series, season, episode: undefined });
    return candidate(REACH, name, after(names, series, [`s${season}`, `season ${season}`]));
  });

function episodeOf(work: Work, names: Names): Candidate[] {
  const place = names.placeOf(work);
  if (!place) return [];
  const numbered = after(names, place.series, episodeNumbers(place.season, place.episode));
  return [candidate(REACH, placeName(place), [...names.namesOf(work), ...numbered])];
}

/** Years and months in which works came out, in order, years first. */
const datesOf = (dates: readonly string[]): string[] => [
  ...new Set(
    [4, 7].flatMap((length) => dates.flatMap((date) => (date.length < length ? [] : date.slice(0, length)))),
  ),
];

/** Up to six limits that show what can be written, from the packs' own series and works. */
export function exampleLimits({ series, works, releases, placeOf, nameOf }: Names): string[] {
  const [first, second, third] = [...series.values()]
    .map((one) => one.works.flatMap((work) => placeOf(work) ?? []))
    .filter((places) => places.length > 0)
    .toSorted((a, b) => b.length - a.length)
    .map((places) => {
      const seasons = [...new Set(inOrder(places).map(({ season }) => season))];
      const middle = seasons[seasons.length >> 1];
      return inOrder(places).find(({ season }) => season === middle);
    });
  const [film] = works
    .filter(({ medium }) => medium === 'film')
    .toSorted((a, b) => b.factCount - a.factCount);
  return [
    first && placeName(first),
    second && placeName({ ...second, episode: undefined }),
    third && `no ${third.series.short}`,
    works.some(({ medium }) => medium === 'novel') && 'no novels',
    film && `not ${nameOf(film)}`,
    releases.length > 0 && `until ${releases[releases.length >> 1]?.slice(0, 4)}`,
  ].filter((example) => typeof example === 'string');
}
