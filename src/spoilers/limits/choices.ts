/** Limits to choose from, while one is still being typed and as examples. */

import type { Work } from '../../lore/model/model.ts';
import { MOST_PIECES, piecesOf, readLimits, writeLimits } from '../limit-text.ts';
import type { Names, Series } from './known-names.ts';
import { beginnings, type Mode, stages } from './lead-words.ts';
import { plain } from './limit-words.ts';
import { groupsAmong, type MediaGroup } from './media.ts';
import { placeName } from './parts.ts';

export interface LimitChoice {
  /** What {@link readLimits} takes. */
  text: string;
  /** The same with what it does, for a list. */
  label: string;
}

const MOST_CHOICES = 25;

/** How a choice is said: with words before its name. */
type Manner = 'reach' | 'not' | 'only' | 'until' | 'release' | 'none';

interface Candidate {
  manner: Manner;
  /** What is named: `DS9 S4`, `novels`. */
  name: string;
  /** What may be typed to find it, `plain` and without blanks; and the same with them, for words within. */
  squeezed: readonly string[];
  spaced: readonly string[];
}

/**
 * At most 25 limits of at most `longest` characters for the last one of a text still being typed; what stands before it
 * stays.
 */
export function suggestLimits(typed: string, known: KnownLimits, longest = 100): LimitChoice[] {
  for (const { start } of piecesOf(typed).slice(-MOST_PIECES).toReversed()) {
    const head = headOf(typed.slice(0, start), known);
    if (head && head.join(', ').length > longest) return [];
    const choices = head && choicesFor(typed.slice(start), head, known, longest);
    if (choices && choices.length > 0) return choices;
  }
  return [];
}

/** The limits before the last one; undefined where they are none, as within a title. */
function headOf(text: string, { names }: KnownLimits): readonly string[] | undefined {
  if (plain(text) === '') return [];
  const read = readLimits(text, names);
  return read.ok ? read.parts.map((part) => part.text) : undefined;
}

function choicesFor(
  last: string,
  head: readonly string[],
  known: KnownLimits,
  longest: number,
): LimitChoice[] {
  const words = plain(last);
  const found = new Map<string, LimitChoice>();
  const add = (text: string, exact: boolean) => {
    const choice = choiceOf(text, { head, exact }, known);
    if (choice && [...choice.text].length <= longest && !found.has(choice.text))
      found.set(choice.text, choice);
  };
  if (words !== '') add(last, true);
  for (const text of textsFor(words, known)) {
    if (found.size === MOST_CHOICES) break;
    add(text, false);
  }
  return [...found.values()];
}

/** A limit after those before it. What was typed whole is offered in the words in which it is kept. */
function choiceOf(
  text: string,
  { head, exact }: { head: readonly string[]; exact: boolean },
  known: KnownLimits,
): LimitChoice | undefined {
  // "Only" takes what else was seen along, and what is typed may lean on what stands before it.
  const together = exact || [...head, text].some((limit) => limit.startsWith('only '));
  const read = readLimits(together ? [...head, text].join(', ') : text, known.names);
  if (!read.ok) return undefined;
  if (read.parts.length === 0)
    return head.length > 0 ? undefined : { text: NO_LIMIT, label: `${NO_LIMIT}: nothing is hidden` };
  // Those before it have been chosen, so only what it adds is explained.
  const added = read.parts.filter((part) => !head.includes(part.text));
  if (added.length === 0) return undefined;
  const stays = !together || head.every((before) => read.parts.some((part) => part.text === before));
  const all = stays && !exact ? [...head, text].join(', ') : writeLimits(read.parts);
  return { text: all, label: `${all}: ${added.map(({ says }) => says).join('; ')}` };
}

const NO_LIMIT = 'no limit';

/** Limits that fit the words typed so far, the best first. */
function* textsFor(words: string, { names, candidates }: KnownLimits): Generator<string> {
  if (words === '') yield* exampleLimits(names);
  const ways = [...stages(words)];
  const begun = ways.flatMap(({ mode, words: rest }) => {
    const letters = rest.replaceAll(' ', '');
    return textsOf(candidates, mode, ({ squeezed }) => squeezed.some((name) => name.startsWith(letters)));
  });
  const within = ways.flatMap(({ mode, words: rest }) =>
    textsOf(candidates, mode, ({ spaced }) => spaced.some((name) => name.includes(` ${rest}`))),
  );
  yield* begun;
  yield* within;
  // "everything up t", "unti": the word before a thing is not there yet.
  const unfinished = begun.length + within.length > 0 ? ways.slice(0, 1) : ways;
  for (const way of unfinished) for (const mode of beginnings(way.words)) yield* textsOf(candidates, mode);
}

/** What stands before a candidate's name after these words, `bare` for none; words that it is not among do not go with it. */
const SAID: Readonly<Record<Manner, Partial<Record<Mode | 'bare', string>>>> = {
  reach: { bare: '', all: '', seen: '', upto: '', before: 'before ', at: 'at ', unseen: 'before ' },
  until: { bare: 'until ', upto: 'until ', seen: 'until ', before: 'before ' },
  release: { before: 'before ', upto: 'up to ' },
  only: { bare: 'only ', only: 'only ' },
  none: { bare: '', not: '', all: '' },
  not: { bare: '', not: '', unseen: '' },
};

/** The texts of candidates said so, of those that fit. */
const textsOf = (
  candidates: readonly Candidate[],
  mode: Mode | undefined,
  fits: (candidate: Candidate) => boolean = () => true,
): string[] =>
  candidates.flatMap((one) => {
    const before = SAID[one.manner][mode ?? 'bare'];
    return before !== undefined && fits(one) ? [before + one.name] : [];
  });

function candidate(manner: Manner, name: string, typed: readonly string[]): Candidate {
  const names = [plain(name), ...typed];
  return {
    manner,
    name,
    squeezed: names.map((each) => each.replaceAll(' ', '')),
    spaced: names.map((each) => ` ${each}`),
  };
}

/** What there is to choose from, made when packs are opened. */
interface KnownLimits {
  names: Names;
  candidates: readonly Candidate[];
}

export const knownLimits = (names: Names): KnownLimits => ({ names, candidates: everyCandidate(names) });

/** In the order in which they are offered to who has typed nothing in particular. */
function everyCandidate(names: Names): Candidate[] {
  const { works } = names;
  const series = [...names.series.values()];
  const seen = series.filter(({ lastSeason }) => lastSeason > 0);
  const groups = groupsAmong(new Set(works.map(({ medium }) => medium)));
  const films = works.filter(({ medium }) => medium === 'film');
  const episodes = works.filter(names.placeOf);
  const others = works.filter((work) => !films.includes(work) && !episodes.includes(work));
  const notSeen = (work: Work) => candidate('not', `not ${names.nameOf(work)}`, names.namesOf(work));
  return [
    ...seen.flatMap((one) => seasonsOf(one, names)),
    ...groups.map((group) => candidate('not', `no ${group.name}`, group.words)),
    ...series.filter(hasWorks).map((one) => candidate('not', `no ${one.short}`, names.namesOfSeries(one))),
    ...films.map(notSeen),
    candidate('none', NO_LIMIT, ['none', 'everything', 'nothing hidden', 'hide nothing', 'clear']),
    ...groups.map((group) => candidate('only', group.name, group.words)),
    ...seen.map((one) => candidate('only', one.short, names.namesOfSeries(one))),
    ...episodes.flatMap((work) => episodeOf(work, names)),
    ...others.map(notSeen),
    ...datesOf(works).map((date) => candidate('until', date, [`until ${plain(date)}`])),
    ...films
      .filter(({ released }) => released !== undefined)
      .map((work) => candidate('release', names.nameOf(work), names.namesOf(work))),
    ...episodes.map(notSeen),
  ];
}

const hasWorks = ({ works }: Series) => works.length > 0;

const seasonsOf = (series: Series, names: Names): Candidate[] =>
  Array.from({ length: series.lastSeason }, (_, index) => index + 1).map((season) =>
    candidate(
      'reach',
      placeName({ series, season, episode: undefined }),
      names.namesOfSeries(series).flatMap((name) => [`${name} s${season}`, `${name} season ${season}`]),
    ),
  );

function episodeOf(work: Work, names: Names): Candidate[] {
  const place = names.placeOf(work);
  if (!place) return [];
  const { series, season, episode } = place;
  const two = (number: number) => String(number).padStart(2, '0');
  const numbers = [
    `${season}x${two(episode)}`,
    `${season}x${episode}`,
    `s${season}e${episode}`,
    `s${two(season)}e${two(episode)}`,
    `season ${season} episode ${episode}`,
  ];
  const numbered = names
    .namesOfSeries(series)
    .flatMap((name) => numbers.map((number) => `${name} ${number}`));
  return [candidate('reach', placeName(place), [...names.namesOf(work), ...numbered])];
}

const datesOfRelease = (works: readonly Work[]) => works.flatMap(({ released }) => released ?? []).toSorted();

/** Years and months in which works came out, in order, years first. */
function datesOf(works: readonly Work[]): string[] {
  const dates = datesOfRelease(works);
  const months = dates.filter((date) => date.length > 4);
  return [...new Set([...dates.map((date) => date.slice(0, 4)), ...months.map((date) => date.slice(0, 7))])];
}

/** Up to six limits that show what can be written, from the packs' own series and works. */
export function exampleLimits({ series, works, nameOf }: Names): string[] {
  const numbered = (one: Series) => one.works.filter(({ season }) => season !== undefined).length;
  const [first, second, third] = [...series.values()]
    .filter(({ lastSeason }) => lastSeason > 0)
    .toSorted((a, b) => numbered(b) - numbered(a));
  const middle = ({ seasons }: Series) =>
    [...seasons.keys()].toSorted((a, b) => a - b)[seasons.size >> 1] ?? 1;
  const early = first?.works
    .filter(({ season }) => season === middle(first))
    .toSorted((a, b) => (a.episode ?? 0) - (b.episode ?? 0))[0]?.episode;
  const film = works
    .filter(({ medium }) => medium === 'film')
    .toSorted((a, b) => b.facts.length - a.facts.length)[0];
  const years = datesOfRelease(works).map((date) => date.slice(0, 4));
  const hasNovels = groupsAmong(new Set(works.map(({ medium }) => medium))).some(isNovels);
  return [
    first && early !== undefined && placeName({ series: first, season: middle(first), episode: early }),
    second && placeName({ series: second, season: middle(second), episode: undefined }),
    third && `no ${third.short}`,
    hasNovels && 'no novels',
    film && `not ${nameOf(film)}`,
    years.length > 0 && `until ${years[years.length >> 1]}`,
  ].filter((example) => typeof example === 'string');
}

const isNovels = ({ name }: MediaGroup) => name === 'novels';
