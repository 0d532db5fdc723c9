/** What one phrase of a limit says, in the words of people: `I'm at DS9 season 3`, `haven't seen TUC`. */
import type { Work } from '../../lore/model/model.ts';
import { dateBefore, readDate } from './dates.ts';
import type { Names, Series } from './known-names.ts';
import { type Mode, stages, withTails } from './lead-words.ts';
import { plain } from './limit-words.ts';
import { groupOf, type MediaGroup } from './media.ts';

/** A thing said in a phrase, with all that the words around it mean. */
export type Said =
  /** Seen up to and with this episode; without one, up to the end of the season. */
  | { kind: 'reach'; series: Series; season: number; episode: number | undefined; hint?: string }
  | { kind: 'none'; series: Series; hint?: string }
  | { kind: 'work'; work: Work; hint?: string }
  /** Of one series alone, or of all. */
  | { kind: 'media'; group: MediaGroup; series?: Series }
  | { kind: 'until'; date: string; hint?: string }
  | { kind: 'seen'; what: Series | MediaGroup | Work }
  | { kind: 'only'; what: Series | MediaGroup };

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
      const said = sayOf(stage.words, stage.mode, names);
      if (Array.isArray(said)) return { ok: true, said, mode: stage.mode };
      why ??= said;
    }
    return undefined;
  };
  const { mode, or } = before;
  // "I'm at DS9 season 3 and TNG season 4" is at both, though the second would say something of its own.
  const together = mode === 'at' || (or && (mode === 'not' || mode === 'unseen'));
  const order = together ? [mode, undefined] : [undefined, mode];
  return read(order[0]) ?? (mode && read(order[1])) ?? { ok: false, why };
}

/** What is said of the thing that `words` name, or why that is no limit; `undefined` where they name nothing. */
function sayOf(words: string, mode: Mode | undefined, names: Names): Said[] | string | undefined {
  let why: string | undefined;
  for (const readings of READINGS) {
    const said = readings(words, mode, names);
    if (!Array.isArray(said)) why ??= said;
    else if (said.length > 0) return said;
  }
  return why;
}

type Reading = (words: string, mode: Mode | undefined, names: Names) => Said[] | string | undefined;

/** The likeliest first: a film may be called like a year or a series. */
const READINGS: readonly Reading[] = [
  (words, mode) => {
    const date = readDate(words);
    return date && (date.ok ? ofDate(date.date, mode) : date.why);
  },
  (words, mode, names) => {
    const series = names.seriesCalled(words);
    return series && ofSeries(series, mode);
  },
  (words, mode, names) => {
    const reached = reachOf(words, mode, names);
    return reached && ofReach(reached, names);
  },
  (words, mode, names) => {
    const group = groupOf(names.withoutFandom(words));
    return group && ofGroup(group, mode);
  },
  (words, mode, names) => {
    if (mode !== 'not' && mode !== 'unseen') return undefined;
    // "no DS9 novels"
    for (const { series, rest } of names.seriesAtStart(words)) {
      const group = groupOf(rest);
      if (!group) continue;
      return series.works.some(({ medium }) => group.media.includes(medium))
        ? [{ kind: 'media', group, series }]
        : `No ${group.name} are listed under ${series.name}: write “no ${group.name}”, or name each after “not”.`;
    }
    return undefined;
  },
  (words, mode, names) => {
    const works = names.worksCalled(words);
    return works.length > 0 ? ofWorks(works, mode, names) : undefined;
  },
  (words, mode, names) => {
    const series = names.seriesBeginning(words);
    return series && ofSeries(series, mode);
  },
  (words, _, names) => {
    const [series] = [...names.series.values()].toSorted((a, b) => b.lastSeason - a.lastSeason);
    const place = series && /[a-z]/.test(words) ? placeIn(words, AFTER_NAME) : undefined;
    return (
      series && place && `Of which series? Write it like “${placeName(series, place.season, place.episode)}”.`
    );
  },
];

function ofDate(date: string, mode: Mode | undefined): Said[] | string | undefined {
  switch (mode) {
    case 'upto':
    case 'seen':
    case 'all':
      return [{ kind: 'until', date }];
    case 'before':
      return [{ kind: 'until', date: dateBefore(date) }];
    case undefined:
      return `Write “until ${date}” or “before ${date}”.`;
    default:
      return undefined;
  }
}

function ofSeries(series: Series, mode: Mode | undefined): Said[] | string | undefined {
  switch (mode) {
    case 'not':
    case 'unseen':
      return [{ kind: 'none', series }];
    case 'all':
    case 'seen':
      return [{ kind: 'seen', what: series }];
    case 'only':
      // Of a series of books it would take their medium along, and with it all other books.
      return series.lastSeason > 0 ? [{ kind: 'only', what: series }] : undefined;
    default:
      return howFar(series);
  }
}

const howFar = ({ short, name, lastSeason }: Series) =>
  lastSeason > 0
    ? `How far in ${name}? Write “${short} S${lastSeason}”, “${short} ${lastSeason}x01” or “no ${short}”.`
    : `Write “no ${short}” to hide ${name}.`;

function ofGroup(group: MediaGroup, mode: Mode | undefined): Said[] | string | undefined {
  switch (mode) {
    case 'not':
    case 'unseen':
      return [{ kind: 'media', group }];
    case 'all':
    case 'seen':
      return [{ kind: 'seen', what: group }];
    case 'only':
      return [{ kind: 'only', what: group }];
    case undefined:
      return `Write “no ${group.name}” or “only ${group.name}”.`;
    default:
      return undefined;
  }
}

/** A place in a series, and whether it was passed: what was begun is not taken for seen. */
interface Reached {
  series: Series;
  season: number;
  episode: number | undefined;
  mode: Mode | undefined;
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
const BEFORE_NAME = [
  new RegExp(
    `^${SEASON} ?(?<season>\\d{1,2})(?: ${EPISODE} ?(?<episode>\\d{1,4}))? (?:of|from|in) (?<name>.+)$`,
  ),
  new RegExp(
    `^${EPISODE} ?(?<episode>\\d{1,4}) (?:of|from|in) ${SEASON} ?(?<season>\\d{1,2}) (?:of|from|in) (?<name>.+)$`,
  ),
  /^seasons ?(?<first>\d{1,2})(?: (?:to|through|thru|till|until|and))? (?<season>\d{1,2}) (?:of|from|in) (?<name>.+)$/,
  /^(?<season>\d{1,2})(?:st|nd|rd|th) season (?:(?:of|from|in) )?(?<name>.+)$/,
];

function reachOf(words: string, mode: Mode | undefined, names: Names): Reached | undefined {
  for (const { series, rest } of names.seriesAtStart(words)) {
    // "DS9 up to season 3", "DS9 before 4x01"
    for (const stage of stages(rest, mode)) {
      const found = placeIn(stage.words, AFTER_NAME);
      if (found && stage.mode !== 'after' && stage.mode !== 'since')
        return { series, mode: stage.mode, ...found };
    }
  }
  const found = placeIn(words, BEFORE_NAME);
  const named = found?.name ?? '';
  const series = names.seriesCalled(named) ?? names.seriesBeginning(named);
  return found && series && { series, mode, season: found.season, episode: found.episode };
}

function placeIn(words: string, forms: readonly RegExp[]) {
  for (const form of forms) {
    const groups = form.exec(words)?.groups;
    if (!groups || Number(groups['first'] ?? 0) > Number(groups['season'])) continue;
    const episode = groups['episode'] === undefined ? undefined : Number(groups['episode']);
    return { season: Number(groups['season']), episode, name: groups['name'] };
  }
  return undefined;
}

/** A pack knows few episodes of a series, so later seasons may well be there; with so many more a digit is wrong. */
const MOST_MORE_SEASONS = 30;

function ofReach({ series, season, episode, mode }: Reached, names: Names): Said[] | string | undefined {
  const { short, name, lastSeason } = series;
  if (season > lastSeason + MOST_MORE_SEASONS)
    return `No season ${season} of ${name} is known. If you have seen all of it, write “seen ${short}”.`;
  const place = placeName(series, season, episode);
  const work = episode === undefined ? undefined : names.episode(short, season, episode);
  switch (mode) {
    case 'only':
      return [
        { kind: 'only', what: series },
        { kind: 'reach', series, season, episode },
      ];
    case 'not':
      return work
        ? [{ kind: 'work', work, hint: `To hide all from there on, write “before ${place}”.` }]
        : [justBefore(series, season, episode)];
    case 'unseen':
      return [
        {
          ...justBefore(series, season, episode),
          ...(work ? { hint: `To hide ${place} alone, write “not ${place}”.` } : {}),
        },
      ];
    case 'before':
      return [justBefore(series, season, episode)];
    case 'at':
      return [
        {
          ...justBefore(series, season, episode),
          hint: `Once you have seen ${place} to its end, write “${place}”.`,
        },
      ];
    default:
      return [season === 0 ? { kind: 'none', series } : { kind: 'reach', series, season, episode }];
  }
}

/** `DS9 S3`, `DS9 4x01`. */
export const placeName = ({ short }: Series, season: number, episode: number | undefined) =>
  episode === undefined ? `${short} S${season}` : `${short} ${season}x${String(episode).padStart(2, '0')}`;

/** Seen up to what comes before a season or an episode. */
function justBefore(
  series: Series,
  season: number,
  episode: number | undefined,
): Said & { kind: 'reach' | 'none' } {
  if (episode !== undefined && episode > 1) return { kind: 'reach', series, season, episode: episode - 1 };
  return season > 1
    ? { kind: 'reach', series, season: season - 1, episode: undefined }
    : { kind: 'none', series };
}

function ofWorks(works: readonly Work[], mode: Mode | undefined, names: Names): Said[] | string | undefined {
  const episodes = works.flatMap((work) => placeOf(work, names) ?? []);
  const others = works.filter((work) => placeOf(work, names) === undefined);
  switch (mode) {
    case 'not':
      return works.flatMap((work): Said[] => {
        const place = placeOf(work, names);
        return (place && asArray(ofReach({ ...place, mode }, names))) ?? [{ kind: 'work', work }];
      });
    case 'unseen':
      return [...ofEpisodes(episodes, mode, names), ...others.map((work): Said => ({ kind: 'work', work }))];
    case 'before':
    case 'at':
    case 'upto':
      return episodes.length > 0 ? ofEpisodes(episodes, mode, names) : ofRelease(others, mode);
    case 'seen':
    case 'all':
    case undefined:
      if (episodes.length > 0) return ofEpisodes(episodes, undefined, names);
      return mode === undefined
        ? seenOrNot(others, names)
        : others.map((what): Said => ({ kind: 'seen', what }));
    default:
      return undefined;
  }
}

const asArray = (said: Said[] | string | undefined) => (Array.isArray(said) ? said : undefined);

function placeOf(work: Work, names: Names): Omit<Reached, 'mode'> | undefined {
  const { season, episode } = work;
  const series = work.series === undefined ? undefined : names.series.get(work.series);
  return series && season !== undefined && episode !== undefined ? { series, season, episode } : undefined;
}

/** Of a story in several parts, those who have seen it have seen the last, and those who have not lack the first. */
function ofEpisodes(
  episodes: readonly Omit<Reached, 'mode'>[],
  mode: Mode | undefined,
  names: Names,
): Said[] {
  return [...Map.groupBy(episodes, ({ series }) => series).values()].flatMap((parts) => {
    const inOrder = parts.toSorted((a, b) => a.season - b.season || (a.episode ?? 0) - (b.episode ?? 0));
    const part = mode === undefined || mode === 'upto' ? inOrder.at(-1) : inOrder[0];
    return (part && asArray(ofReach({ ...part, mode }, names))) ?? [];
  });
}

/** "Up to" a film is up to the day when it came out. */
function ofRelease(works: readonly Work[], mode: Mode): Said[] | string | undefined {
  const [first] = works;
  const dates = works.flatMap(({ released }) => (released === undefined ? [] : [released])).toSorted();
  const date = mode === 'upto' ? dates.at(-1) : dates[0];
  if (date === undefined) return `When ${first?.title} came out is not known: write “until” with a year.`;
  return [{ kind: 'until', date: mode === 'upto' ? date : dateBefore(date) }];
}

function seenOrNot([work]: readonly Work[], names: Names): string | undefined {
  if (!work) return undefined;
  const name = names.nameOf(work);
  return `Seen or not? Write “not ${name}”${work.released === undefined ? '' : ` or “up to ${name}”`}.`;
}
