/** What the names in limits stand for: series and works, as people write them. */

import type { Pack, Work } from '../../lore/model/model.ts';
import { withoutBracket } from '../../lore/names/fold.ts';
import { titleParts } from '../../lore/names/work-names.ts';
import { plain, withoutArticle } from './limit-words.ts';
import { groupOf } from './media.ts';

export interface Series {
  /** As it stands in a limit: `DS9`. */
  short: string;
  name: string;
  /** Of seasons that works are known of, the last episode known. */
  seasons: ReadonlyMap<number, number>;
  lastSeason: number;
  works: readonly Work[];
}

/** A place in a series: an episode, or without one the end of a season. */
export interface Place {
  series: Series;
  season: number;
  episode: number | undefined;
}

export const inOrder = <Kind extends Place>(places: readonly Kind[]): Kind[] =>
  places.toSorted((a, b) => a.season - b.season || (a.episode ?? 0) - (b.episode ?? 0));

export interface Names {
  /** What the packs tell of, `plain`. */
  fandoms: readonly string[];
  series: ReadonlyMap<string, Series>;
  works: readonly Work[];
  /** When they came out, in order. */
  releases: readonly string[];
  /** The series that `plain` words begin with, each with the words after it; the likeliest first. */
  seriesAtStart(words: string): { series: Series; rest: string }[];
  seriesCalled(words: string): Series | undefined;
  /** The one series whose name begins so: `next gen`. */
  seriesBeginning(words: string): Series | undefined;
  /** Works of that name: one as a rule, and all of them where several share it. */
  worksCalled(words: string): readonly Work[];
  /** `star trek novels` → `novels`. */
  withoutFandom(words: string): string;
  /** The work at a place. */
  episode(place: Place): Work | undefined;
  /** Where an episode stands. */
  placeOf(work: Work): (Place & { episode: number }) | undefined;
  /** The name of a work in a limit: its label, or what tells it from others of that name. */
  nameOf(work: Work): string;
  /** Everything a work may be called, `plain`: what is typed to find it. */
  namesOf(work: Work): readonly string[];
  /** What a series may be called, `plain`. */
  namesOfSeries(series: Series): readonly string[];
}

/** Shorter beginnings of a series' name are too easily something else. */
const SHORTEST_BEGINNING = 6;

/** What limits may name. */
export function openNames(packs: readonly Pack[]): Names {
  const works = packs.flatMap((pack) => pack.works);
  const series = seriesIn(packs, works);
  const fandoms = [...new Set(packs.map((pack) => plain(pack.fandom)))];
  const namesOfSeries = ({ short, name }: Series) => {
    const [brief, full] = [plain(short), plain(name)];
    return unique([brief, full, withoutArticle(full), ...fandoms.map((fandom) => `${fandom} ${full}`)]);
  };
  const seriesNames = [...series.values()]
    .flatMap((one) => namesOfSeries(one).map((name) => ({ name, series: one })))
    .toSorted((a, b) => b.name.length - a.name.length);

  // The first level that knows a name decides: "Redemption" is not "Redemption II".
  const levels = namesByLevel(fandoms).map((namesAt) => {
    const named = works.flatMap((work) => unique(namesAt(work).map(nameKey)).map((name) => ({ name, work })));
    return Map.groupBy(named, ({ name }) => name);
  });
  const called = (words: string): readonly Work[] => {
    const name = nameKey(words);
    const level = levels.findIndex((known) => known.has(name));
    const found = levels[level]?.get(name)?.map(({ work }) => work) ?? [];
    // By less than its own name a story is meant, not the book that retells it: that follows the story's limit.
    return level > 0
      ? unique(found.flatMap((work) => (work.adapts.length > 0 ? work.adapts : [work])))
      : found;
  };
  const worksCalled = (words: string): readonly Work[] => {
    const found = called(words);
    return found.length > 0 ? found : ofMedium(words, called);
  };
  const nameOf = (work: Work) =>
    [work.label, `${work.title} (${work.medium})`].find((name) => {
      const found = worksCalled(plain(name));
      return found.length === 1 && found[0] === work;
    }) ?? work.label;
  const seriesBeginning = (words: string) => {
    const beginning = withoutArticle(words);
    if (beginning.length < SHORTEST_BEGINNING) return undefined;
    const found = seriesNames.filter(({ name }) => name.startsWith(beginning));
    const [only, ...more] = new Set(found.map((one) => one.series));
    return more.length === 0 ? only : undefined;
  };

  return {
    fandoms,
    series,
    works,
    releases: works.flatMap(({ released }) => released ?? []).toSorted(),
    seriesAtStart(words) {
      const called = seriesNames.flatMap(({ name, series: one }) =>
        words.startsWith(name) ? [{ series: one, rest: words.slice(name.length).trim() }] : [],
      );
      if (called.length > 0) return called;
      return [...words.matchAll(/ /g)].flatMap(({ index }) => {
        const one = seriesBeginning(words.slice(0, index));
        return one ? [{ series: one, rest: words.slice(index + 1) }] : [];
      });
    },
    seriesCalled: (words) => seriesNames.find(({ name }) => name === words)?.series,
    seriesBeginning,
    worksCalled,
    withoutFandom: (words) => withoutFandom(words, fandoms),
    episode: ({ series: { works: own }, season, episode }) =>
      episode === undefined
        ? undefined
        : own.find((work) => work.season === season && work.episode === episode),
    placeOf({ series: short = '', season, episode }) {
      const one = series.get(short);
      return one && season !== undefined && episode !== undefined
        ? { series: one, season, episode }
        : undefined;
    },
    nameOf,
    namesOf: (work) => unique(namesByLevel(fandoms).flatMap((namesAt) => namesAt(work))),
    namesOfSeries,
  };
}

/** `the unification part 1` and `unification 1` are the same. */
const nameKey = (words: string) => withoutArticle(words).replace(/ (?:part|pt) (?=\d)/, ' ');

const unique = <Item>(items: readonly Item[]) => [...new Set(items)];

function seriesIn(packs: readonly Pack[], works: readonly Work[]): Map<string, Series> {
  const found = new Map<string, Series>();
  for (const pack of packs)
    for (const [short, name] of pack.series) {
      if (found.has(short)) continue;
      const own = works.filter((work) => work.series === short);
      const seasons = new Map<number, number>();
      for (const { season, episode } of own)
        if (season !== undefined) seasons.set(season, Math.max(seasons.get(season) ?? 0, episode ?? 0));
      found.set(short, { short, name, seasons, lastSeason: Math.max(0, ...seasons.keys()), works: own });
    }
  return found;
}

/** A work's own names; parts of its title; the title that the parts of a story share. */
function namesByLevel(fandoms: readonly string[]) {
  // The fandom's name alone, or a number, is no piece of a title that could stand for it.
  const telling = (name: string) => !fandoms.includes(name) && !/^\d*$/.test(name);
  const own = ({ label, title, aliases }: Work) => [label, title, ...aliases].map(plain);
  const parts = ({ title }: Work) => {
    const pieces = [withoutBracket(title), ...titleParts(title)].map(plain);
    // "Generations" for "Star Trek Generations".
    return [...pieces, ...pieces.map((piece) => withoutFandom(piece, fandoms))].filter(telling);
  };
  /** `unification 1` → `unification`. */
  const wholeStory = (work: Work) =>
    [...own(work).slice(1), ...parts(work)]
      .flatMap((name) => (/ (?:part )?\d$/.test(name) ? name.replace(/ (?:part )?\d$/, '') : []))
      .filter(telling);
  return [own, parts, wholeStory];
}

function withoutFandom(words: string, fandoms: readonly string[]): string {
  const fandom = fandoms.find((name) => words.startsWith(`${name} `));
  return fandom === undefined ? words : words.slice(fandom.length + 1);
}

/** `sarek novel`, `the novel sarek`: the medium beside the name. */
function ofMedium(words: string, called: (words: string) => readonly Work[]): readonly Work[] {
  const all = withoutArticle(words).split(' ');
  const fitting = (medium: readonly string[], name: readonly string[]) => {
    const group = groupOf(medium.join(' '));
    return group ? called(name.join(' ')).filter((work) => group.media.includes(work.medium)) : [];
  };
  return (
    [1, 2]
      .flatMap((length) => [
        fitting(all.slice(0, length), all.slice(length)),
        fitting(all.slice(-length), all.slice(0, -length)),
      ])
      .find((found) => found.length > 0) ?? []
  );
}
