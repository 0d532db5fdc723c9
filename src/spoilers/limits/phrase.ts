/** What one phrase of a limit says, in the words of people: `I'm at DS9 season 3`, `haven't seen TUC`. */
import type { Work } from '../../lore/model/model.ts';
import { dateBefore, readDate } from './dates.ts';
import { inOrder, type Names, type Place, type Series } from './known-names.ts';
import { type Mode, saysNoLimit, stages, stagesAround } from './lead-words.ts';
import { plain } from './limit-words.ts';
import { groupOf, type MediaGroup } from './media.ts';
import * as say from './parts.ts';
import { placeName, type Said } from './parts.ts';

export type Phrase =
  /** Nothing is said where there is no limit. */
  | { ok: true; said: readonly Said[]; mode: Mode | undefined }
  /** `why` where the words name something and yet set no limit. */
  | { ok: false; why: string | undefined };

/**
 * Reads one phrase. One that says nothing of its thing takes what the one before it said.
 * @param before the mode of the phrase before it, and whether "or" stands between: then the same is said of both.
 */
export function readPhrase(
  text: string,
  names: Names,
  { mode, or }: { mode: Mode | undefined; or: boolean },
): Phrase {
  const words = plain(text);
  if (saysNoLimit(words)) return { ok: true, said: [], mode: undefined };
  // "I'm at DS9 season 3 and TNG season 4" is at both, though the second would say something of its own.
  const starts = or || mode === 'at' ? [mode, undefined] : [undefined, mode];
  let why: string | undefined;
  for (const start of new Set(starts))
    for (const stage of stagesAround(words, start)) {
      // Who says what they have seen after something leaves open what came before it.
      if (stage.words === '' || stage.mode === 'after' || stage.mode === 'since') continue;
      for (const reading of READINGS) {
        const said = reading(stage.words, stage.mode === 'all' ? 'seen' : stage.mode, names);
        if (typeof said === 'string') why ??= said;
        else if (said && said.length > 0) return { ok: true, said, mode: stage.mode };
      }
    }
  return { ok: false, why };
}

/** What is said of a thing, or why that is no limit; `undefined` where the words name none, or make no sense of it. */
type Meaning = readonly Said[] | string | undefined;
type Reading = (words: string, mode: Mode | undefined, names: Names) => Meaning;

/** The likeliest first: a film may be called like a year or a series. */
const READINGS: readonly Reading[] = [
  ofDate,
  (words, mode, names) => ofSeries(names.seriesCalled(words), mode),
  (words, mode, names) => {
    const reached = reachOf(words, mode, names);
    return reached && ofPlace(reached.place, reached.mode, names);
  },
  (words, mode, names) => ofGroup(groupOf(names.withoutFandom(words)), mode),
  ofGroupInSeries,
  (words, mode, names) => ofWorks(names.worksCalled(words), mode, names),
  (words, mode, names) => ofSeries(names.seriesBeginning(words), mode),
  (words, _, names) => {
    const [series] = [...names.series.values()].toSorted((a, b) => b.lastSeason - a.lastSeason);
    const place = /[a-z]/.test(words) ? placeIn(words) : undefined;
    return series && place && `Of which series? Write it like “${placeName({ series, ...place })}”.`;
  },
];

const hides = (mode: Mode | undefined) => mode === 'not' || mode === 'unseen';
const reaches = (mode: Mode | undefined) => mode === undefined || ['all', 'seen', 'upto'].includes(mode);

function ofDate(words: string, mode: Mode | undefined): Meaning {
  const read = readDate(words);
  if (!read?.ok) return read?.why;
  if (mode === undefined) return `Write “until ${read.date}” or “before ${read.date}”.`;
  if (mode === 'before') return [say.until(dateBefore(read.date))];
  return mode === 'upto' || mode === 'seen' ? [say.until(read.date)] : undefined;
}

function ofSeries(series: Series | undefined, mode: Mode | undefined): Meaning {
  if (!series) return undefined;
  const { short, name, lastSeason } = series;
  if (hides(mode)) return [say.noneOf(series)];
  if (mode === 'seen') return [say.seen(series)];
  // Of a series of books it would take their medium along, and with it all other books.
  if (mode === 'only') return lastSeason > 0 ? [say.only(series)] : undefined;
  return lastSeason > 0
    ? `How far in ${name}? Write “${short} S${lastSeason}”, “${short} ${lastSeason}x01” or “no ${short}”.`
    : `Write “no ${short}” to hide ${name}.`;
}

function ofGroup(group: MediaGroup | undefined, mode: Mode | undefined): Meaning {
  if (!group) return undefined;
  const { name } = group;
  if (hides(mode)) return [say.noMedia(group)];
  if (mode === 'seen') return [say.seen(group)];
  if (mode === 'only') return [say.only(group)];
  return mode === undefined ? `Write “no ${name}” or “only ${name}”.` : undefined;
}

/** "no DS9 novels" */
function ofGroupInSeries(words: string, mode: Mode | undefined, names: Names): Meaning {
  if (!hides(mode)) return undefined;
  for (const { series, rest } of names.seriesAtStart(words)) {
    const group = groupOf(rest);
    if (!group) continue;
    return series.works.some(({ medium }) => group.media.includes(medium))
      ? [say.noMedia(group, series)]
      : `No ${group.name} are listed under ${series.name}: write “no ${group.name}”, or name each after “not”.`;
  }
  return undefined;
}

const TO = '(?:to|through|thru|till|until|and)';
/** Season and episode after the name of a series; a range of seasons counts by its last. */
const PLACES = [
  /^(?:season|series|s)? ?(?<season>\d{1,2})(?: ?(?:x|e|eps?|episode) ?(?<episode>\d{1,4}))?$/,
  /^(?:e|eps?|episode) ?(?<episode>\d{1,4}) (?:of|from|in) (?:season|series|s) ?(?<season>\d{1,2})$/,
  new RegExp(`^(?:seasons?|s) ?(?<first>\\d{1,2}) (?:${TO} )?(?:s ?)?(?<season>\\d{1,2})$`),
  new RegExp(`^(?<first>\\d{1,2}) ${TO} (?<season>\\d{1,2})$`),
  /^(?<season>\d{1,2})(?:st|nd|rd|th) season$/,
];

function reachOf(words: string, mode: Mode | undefined, names: Names) {
  for (const { series, rest } of names.seriesAtStart(words)) {
    // "DS9 up to season 3", "DS9 before 4x01"
    for (const stage of stages(rest, mode)) {
      const found = placeIn(stage.words);
      if (found && stage.mode !== 'after' && stage.mode !== 'since')
        return { place: { series, ...found }, mode: stage.mode };
    }
  }
  // "season 3 of DS9", "the third season of DS9"
  for (const { index, 0: of } of words.matchAll(/(?<=\d|season) (?:(?:of|from|in) )?(?=\D)/g)) {
    const found = /[a-z]/.test(words.slice(0, index)) ? placeIn(words.slice(0, index)) : undefined;
    const name = words.slice(index + of.length);
    const series = found && (names.seriesCalled(name) ?? names.seriesBeginning(name));
    if (series) return { place: { series, ...found }, mode };
  }
  return undefined;
}

/** Season and episode, in words without the name of a series. */
export function placeIn(words: string) {
  for (const form of PLACES) {
    const groups: Partial<Record<string, string>> | undefined = form.exec(words)?.groups;
    if (!groups) continue;
    const { first = 0, season, episode } = groups;
    if (Number(first) <= Number(season))
      return { season: Number(season), episode: episode === undefined ? undefined : Number(episode) };
  }
  return undefined;
}

/** A pack knows few episodes of a series, so later seasons may well be there; with so many more a digit is wrong. */
const MOST_MORE_SEASONS = 30;

/** What was begun is not taken for seen. */
function ofPlace(place: Place, mode: Mode | undefined, names: Names): readonly Said[] | string {
  const { series, season } = place;
  if (season > series.lastSeason + MOST_MORE_SEASONS)
    return `No season ${season} of ${series.name} is known. If you have seen all of it, write “seen ${series.short}”.`;
  const name = placeName(place);
  const work = names.episode(place);
  if (mode === 'not' && work)
    return [say.hinted(say.notSeen(work, names), `To hide all from there on, write “before ${name}”.`)];
  if (mode === 'only') return [say.only(series), say.seenUpTo(place, names)];
  if (reaches(mode)) return [season === 0 ? say.noneOf(series) : say.seenUpTo(place, names)];
  const hints: Partial<Record<Mode, string | undefined>> = {
    at: `Once you have seen ${name} to its end, write “${name}”.`,
    unseen: work && `To hide ${name} alone, write “not ${name}”.`,
  };
  return [say.hinted(justBefore(place, names), mode && hints[mode])];
}

function justBefore({ series, season, episode }: Place, names: Names): Said {
  if (episode !== undefined && episode > 1)
    return say.seenUpTo({ series, season, episode: episode - 1 }, names);
  return season > 1
    ? say.seenUpTo({ series, season: season - 1, episode: undefined }, names)
    : say.noneOf(series);
}

function ofWorks(works: readonly Work[], mode: Mode | undefined, names: Names): Meaning {
  const [first] = works;
  if (!first || mode === 'only') return undefined;
  const episodes = ofEpisodes(
    works.flatMap((work) => names.placeOf(work) ?? []),
    mode,
    names,
  );
  const others = works.filter((work) => !names.placeOf(work));
  if (hides(mode)) return [...episodes, ...others.map((work) => say.notSeen(work, names))];
  if (episodes.length > 0) return episodes;
  if (mode === 'seen') return others.map((work) => say.seenWork(work, names));
  return mode === undefined ? seenOrNot(first, names) : ofRelease(others, mode);
}

/** Of a story in several parts, those who have seen it have seen the last, and those who have not lack the first. */
function ofEpisodes(places: readonly Place[], mode: Mode | undefined, names: Names): Said[] {
  const stories = [...Map.groupBy(inOrder(places), ({ series }) => series).values()];
  const ends = stories.flatMap((parts) => parts.at(reaches(mode) ? -1 : 0) ?? []);
  return (mode === 'not' ? places : ends).flatMap((place) => {
    const said = ofPlace(place, mode, names);
    return typeof said === 'string' ? [] : said;
  });
}

/** "Up to" a film is up to the day when it came out. */
function ofRelease(works: readonly Work[], mode: Mode): Meaning {
  const dates = works.flatMap(({ released }) => released ?? []).toSorted();
  const date = dates.at(mode === 'upto' ? -1 : 0);
  if (date === undefined) return `When ${works[0]?.title} came out is not known: write “until” with a year.`;
  return [say.until(mode === 'upto' ? date : dateBefore(date))];
}

function seenOrNot(work: Work, names: Names): string {
  const name = names.nameOf(work);
  return `Seen or not? Write “not ${name}”${work.released === undefined ? '' : ` or “up to ${name}”`}.`;
}
