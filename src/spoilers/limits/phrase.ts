/** What one phrase of a limit says, in the words of people: `I'm at DS9 season 3`, `haven't seen TUC`. */
import type { Work } from '../../lore/model/model.ts';
import { dateBefore, readDate } from './dates.ts';
import type { Names, Place, Series } from './known-names.ts';
import { type Mode, stages, withTails } from './lead-words.ts';
import { plain } from './limit-words.ts';
import { groupOf, type MediaGroup } from './media.ts';
import * as say from './parts.ts';
import { placeName, type Said } from './parts.ts';

export type Phrase =
  | { ok: true; said: readonly Said[]; mode: Mode | undefined }
  /** `why` where the words name something and yet set no limit. */
  | { ok: false; why: string | undefined };

/** What the phrase before one said of its thing. */
export interface Before {
  mode: Mode | undefined;
  /** Whether "or" stands between: then the same is said of both. */
  or: boolean;
}

/** Reads one phrase. One that says nothing of its thing takes what the one before it said. */
export function readPhrase(text: string, names: Names, before: Before): Phrase {
  const words = plain(text);
  let why: string | undefined;
  const read = (start: Mode | undefined): Phrase | undefined => {
    for (const stage of withTails(words, start)) {
      // Who says what they have seen after something leaves open what came before it.
      if (stage.words === '' || stage.mode === 'after' || stage.mode === 'since') continue;
      for (const reading of READINGS) {
        const said = reading(stage.words, stage.mode, names);
        if (typeof said === 'string') why ??= said;
        else if (said && said.length > 0) return { ok: true, said, mode: stage.mode };
      }
    }
    return undefined;
  };
  const { mode, or } = before;
  // "I'm at DS9 season 3 and TNG season 4" is at both, though the second would say something of its own.
  const together = mode === 'at' || (or && (mode === 'not' || mode === 'unseen'));
  const order = together ? [mode, undefined] : [undefined, mode];
  return read(order[0]) ?? (mode && read(order[1])) ?? { ok: false, why };
}

/** What is said of a thing, or why that is no limit; `undefined` where the words name none, or make no sense of it. */
type Meaning = readonly Said[] | string | undefined;
type Reading = (words: string, mode: Mode | undefined, names: Names) => Meaning;

/** The likeliest first: a film may be called like a year or a series. */
const READINGS: readonly Reading[] = [
  (words, mode) => {
    const date = readDate(words);
    return date && (date.ok ? ofDate(date.date, mode) : date.why);
  },
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
    const place = /[a-z]/.test(words) ? placeIn(words, AFTER_NAME) : undefined;
    return series && place && `Of which series? Write it like “${placeName({ series, ...place })}”.`;
  },
];

/** The meaning of the modes that it has one for: several in one key, `bare` for no words around it, `else` for the others. */
function meant(mode: Mode | undefined, meanings: Readonly<Record<string, () => Meaning>>): Meaning {
  const key = Object.keys(meanings).find((modes) => modes.split(' ').includes(mode ?? 'bare'));
  return meanings[key ?? 'else']?.();
}

const ofDate = (date: string, mode: Mode | undefined) =>
  meant(mode, {
    'upto seen all': () => [say.until(date)],
    before: () => [say.until(dateBefore(date))],
    bare: () => `Write “until ${date}” or “before ${date}”.`,
  });

const ofSeries = (series: Series | undefined, mode: Mode | undefined) =>
  series &&
  meant(mode, {
    'not unseen': () => [say.noneOf(series)],
    'all seen': () => [say.seen(series)],
    // Of a series of books it would take their medium along, and with it all other books.
    only: () => (series.lastSeason > 0 ? [say.only(series)] : undefined),
    else: () => howFar(series),
  });

const howFar = ({ short, name, lastSeason }: Series) =>
  lastSeason > 0
    ? `How far in ${name}? Write “${short} S${lastSeason}”, “${short} ${lastSeason}x01” or “no ${short}”.`
    : `Write “no ${short}” to hide ${name}.`;

const ofGroup = (group: MediaGroup | undefined, mode: Mode | undefined) =>
  group &&
  meant(mode, {
    'not unseen': () => [say.noMedia(group)],
    'all seen': () => [say.seen(group)],
    only: () => [say.only(group)],
    bare: () => `Write “no ${group.name}” or “only ${group.name}”.`,
  });

/** "no DS9 novels" */
function ofGroupInSeries(words: string, mode: Mode | undefined, names: Names): Meaning {
  if (mode !== 'not' && mode !== 'unseen') return undefined;
  for (const { series, rest } of names.seriesAtStart(words)) {
    const group = groupOf(rest);
    if (!group) continue;
    return series.works.some(({ medium }) => group.media.includes(medium))
      ? [say.noMedia(group, series)]
      : `No ${group.name} are listed under ${series.name}: write “no ${group.name}”, or name each after “not”.`;
  }
  return undefined;
}

const EPISODE = '(?:x|e|ep|eps|episode)';
const SEASON = '(?:season|series|s)';
/** Season and episode after the name of a series; a range of seasons counts by its last. */
const AFTER_NAME = [
  new RegExp(`^${SEASON}? ?(?<season>\\d{1,2})(?: (?:finale|finished|completed?|done))?$`),
  new RegExp(`^${SEASON}? ?(?<season>\\d{1,2}) ?${EPISODE} ?(?<episode>\\d{1,4})$`),
  /^seasons ?(?<first>\d{1,2})(?: (?:to|through|thru|till|until|and))? (?<season>\d{1,2})$/,
  /^s ?(?<first>\d{1,2}) (?:(?:to|through|thru|till|until) )?s ?(?<season>\d{1,2})$/,
  /^(?:s |s|season )?(?<first>\d{1,2}) (?:to|through|thru|till|until) (?<season>\d{1,2})$/,
  /^(?<season>\d{1,2})(?:st|nd|rd|th) season$/,
];
const OF = '(?:of|from|in)';
const BEFORE_NAME = [
  `${SEASON} ?(?<season>\\d{1,2})(?: ${EPISODE} ?(?<episode>\\d{1,4}))? ${OF}`,
  `${EPISODE} ?(?<episode>\\d{1,4}) ${OF} ${SEASON} ?(?<season>\\d{1,2}) ${OF}`,
  `seasons ?(?<first>\\d{1,2})(?: (?:to|through|thru|till|until|and))? (?<season>\\d{1,2}) ${OF}`,
  `(?<season>\\d{1,2})(?:st|nd|rd|th) season(?: ${OF})?`,
].map((form) => new RegExp(`^${form} (?<name>.+)$`));

function reachOf(words: string, mode: Mode | undefined, names: Names) {
  for (const { series, rest } of names.seriesAtStart(words)) {
    // "DS9 up to season 3", "DS9 before 4x01"
    for (const stage of stages(rest, mode)) {
      const found = placeIn(stage.words, AFTER_NAME);
      if (found && stage.mode !== 'after' && stage.mode !== 'since')
        return { place: { series, ...found }, mode: stage.mode };
    }
  }
  const found = placeIn(words, BEFORE_NAME);
  const series = found && (names.seriesCalled(found.name) ?? names.seriesBeginning(found.name));
  return series && { place: { series, season: found.season, episode: found.episode }, mode };
}

/** Season and episode in the words after the name of a series. */
export const placeAfterSeries = (words: string) => placeIn(words, AFTER_NAME);

function placeIn(words: string, forms: readonly RegExp[]) {
  for (const form of forms) {
    const groups: Partial<Record<string, string>> | undefined = form.exec(words)?.groups;
    if (!groups) continue;
    const { first = 0, season, episode, name = '' } = groups;
    if (Number(first) <= Number(season))
      return { season: Number(season), episode: episode === undefined ? undefined : Number(episode), name };
  }
  return undefined;
}

/** A pack knows few episodes of a series, so later seasons may well be there; with so many more a digit is wrong. */
const MOST_MORE_SEASONS = 30;

/** What was begun is not taken for seen. */
function ofPlace(place: Place, mode: Mode | undefined, names: Names): Meaning {
  const { series, season } = place;
  if (season > series.lastSeason + MOST_MORE_SEASONS)
    return `No season ${season} of ${series.name} is known. If you have seen all of it, write “seen ${series.short}”.`;
  const name = placeName(place);
  const work = names.episode(place);
  const before = (hint?: string) => [justBefore(place, names, hint)];
  return meant(mode, {
    only: () => [say.only(series), say.seenUpTo(place, names)],
    not: () =>
      work ? [say.notSeen(work, names, `To hide all from there on, write “before ${name}”.`)] : before(),
    unseen: () => before(work && `To hide ${name} alone, write “not ${name}”.`),
    before: () => before(),
    at: () => before(`Once you have seen ${name} to its end, write “${name}”.`),
    else: () => [season === 0 ? say.noneOf(series) : say.seenUpTo(place, names)],
  });
}

/** Seen up to what comes before a season or an episode. */
function justBefore({ series, season, episode }: Place, names: Names, hint?: string): Said {
  if (episode !== undefined && episode > 1)
    return say.seenUpTo({ series, season, episode: episode - 1 }, names, hint);
  return season > 1
    ? say.seenUpTo({ series, season: season - 1, episode: undefined }, names, hint)
    : say.noneOf(series, hint);
}

function ofWorks(works: readonly Work[], mode: Mode | undefined, names: Names): Meaning {
  const [first] = works;
  if (!first) return undefined;
  const places = works.flatMap((work) => names.placeOf(work) ?? []);
  const others = works.filter((work) => !names.placeOf(work));
  return meant(mode, {
    not: () =>
      works.flatMap((work): readonly Said[] => {
        const place = names.placeOf(work);
        return place ? saidOf(ofPlace(place, mode, names)) : [say.notSeen(work, names)];
      }),
    unseen: () => [...ofEpisodes(places, mode, names), ...others.map((work) => say.notSeen(work, names))],
    'before at upto': () => (places.length > 0 ? ofEpisodes(places, mode, names) : ofRelease(others, mode)),
    'seen all': () =>
      places.length > 0
        ? ofEpisodes(places, undefined, names)
        : others.map((work) => say.seenWork(work, names)),
    bare: () => (places.length > 0 ? ofEpisodes(places, mode, names) : seenOrNot(first, names)),
  });
}

const saidOf = (meaning: Meaning): readonly Said[] => (typeof meaning === 'object' ? meaning : []);

/** Of a story in several parts, those who have seen it have seen the last, and those who have not lack the first. */
const ofEpisodes = (places: readonly Place[], mode: Mode | undefined, names: Names): Said[] =>
  [...Map.groupBy(places, ({ series }) => series).values()].flatMap((parts) => {
    const inOrder = parts.toSorted((a, b) => a.season - b.season || (a.episode ?? 0) - (b.episode ?? 0));
    const part = inOrder.at(mode === undefined || mode === 'upto' ? -1 : 0);
    return part ? saidOf(ofPlace(part, mode, names)) : [];
  });

/** "Up to" a film is up to the day when it came out. */
function ofRelease(works: readonly Work[], mode: Mode | undefined): Meaning {
  const dates = works.flatMap(({ released }) => released ?? []).toSorted();
  const date = dates.at(mode === 'upto' ? -1 : 0);
  if (date === undefined) return `When ${works[0]?.title} came out is not known: write “until” with a year.`;
  return [say.until(mode === 'upto' ? date : dateBefore(date))];
}

function seenOrNot(work: Work, names: Names): string {
  const name = names.nameOf(work);
  return `Seen or not? Write “not ${name}”${work.released === undefined ? '' : ` or “up to ${name}”`}.`;
}
