/** What was said as limits: in words to keep and to show, and as what a viewer goes by. */
import { MEDIA } from '../../lore/model/kinds.ts';
import type { Work } from '../../lore/model/model.ts';
import type { Limit } from '../viewer.ts';
import { spokenDate } from './dates.ts';
import type { Names, Place, Series } from './known-names.ts';
import { listed } from './limit-words.ts';
import { type MediaGroup, pluralOf } from './media.ts';

/** One limit as it was understood. */
export interface LimitPart {
  /** In few words, which read as the same limit again. */
  text: string;
  /** What it does: `Deep Space Nine seen up to the end of season 3`. */
  says: string;
  /** None where all of something was seen. */
  limits: readonly Limit[];
  /** How to write what else may have been meant. */
  hint?: string | undefined;
}

export interface Understood {
  /** Of all parts together. */
  limits: readonly Limit[];
  /** None where the text says that there is no limit. */
  parts: readonly LimitPart[];
}

/** What is said of a thing. */
export interface Said {
  /** None for "only", which hides what nothing said leaves. */
  part?: LimitPart;
  /** What is said to have been seen, and so is what "only" leaves. */
  kept?: Series | MediaGroup | Place;
}

/** All that was said together; what is said twice counts once. */
export function understood(said: readonly Said[], names: Names): Understood {
  const isOnly = said.some(({ part }) => !part);
  const all = isOnly
    ? [
        onlyPart(
          said.flatMap(({ kept }) => kept ?? []),
          names,
        ),
        ...said.filter(({ kept }) => !kept).map(partOf),
      ]
    : said.map(partOf);
  const parts = all.flatMap((part) => part ?? []);
  const once = parts.filter(({ text }, at) => parts.findIndex((other) => other.text === text) === at);
  return { parts: once, limits: once.flatMap(({ limits }) => limits) };
}

const partOf = ({ part }: Said) => part;

export const only = (kept: Series | MediaGroup): Said => ({ kept });

export const seen = (kept: Series | MediaGroup): Said => ({
  kept,
  part: isSeries(kept)
    ? { text: `seen ${kept.short}`, says: `all of ${kept.name} seen`, limits: [] }
    : { text: `seen ${kept.name}`, says: `all ${kept.name} seen`, limits: [] },
});

export const seenWork = (work: Work, names: Names): Said => ({
  part: { text: `seen ${names.nameOf(work)}`, says: `${titled(work)} seen`, limits: [] },
});

export const notSeen = (work: Work, names: Names, hint?: string): Said => ({
  part: {
    text: `not ${names.nameOf(work)}`,
    says: `${titled(work)} not seen`,
    limits: [{ kind: 'work', work: work.id }],
    hint,
  },
});

/** Nothing of a series. Its books have no season, so they are named one by one. */
export const noneOf = (series: Series, hint?: string): Said => ({
  part: {
    text: `no ${series.short}`,
    says: `nothing of ${series.name} seen`,
    limits: [
      ...(series.lastSeason > 0 ? [seriesLimit(series, 0, 0)] : []),
      ...workLimits(series.works.filter(({ season }) => season === undefined)),
    ],
    hint,
  },
});

/** Nothing of some media: of one series alone, or of all. */
export function noMedia({ name, media }: MediaGroup, series?: Series): Said {
  const which = `hides what only ${listed(media.map(pluralOf))}`;
  const limits = series
    ? workLimits(series.works.filter(({ medium }) => media.includes(medium)))
    : media.map((medium): Limit => ({ kind: 'medium', medium }));
  return {
    part: series
      ? { text: `no ${series.short} ${name}`, says: `${which} of ${series.name} tell`, limits }
      : { text: `no ${name}`, says: `${which} tell`, limits },
  };
}

export const until = (date: string): Said => ({
  part: {
    text: `until ${date}`,
    says: `hides what was released after ${spokenDate(date)}`,
    limits: [{ kind: 'released', until: date }],
  },
});

export const seenUpTo = (place: Place, names: Names, hint?: string): Said => ({
  kept: place,
  part: {
    text: placeName(place),
    says: `${place.series.name} seen ${upTo(place)}${titleAt(place, names)}${allThereIs(place)}`,
    limits: [reachLimit(place)],
    hint,
  },
});

/** `DS9 S3`, `DS9 4x01`. */
export const placeName = ({ series, season, episode }: Place) =>
  episode === undefined
    ? `${series.short} S${season}`
    : `${series.short} ${season}x${String(episode).padStart(2, '0')}`;

const upTo = ({ season, episode }: Place) =>
  episode === undefined ? `up to the end of season ${season}` : `up to season ${season}, episode ${episode}`;

function titleAt(place: Place, names: Names): string {
  const work = names.episode(place);
  return work ? ` (“${work.title}”)` : '';
}

/** Nothing is hidden of what is known here: worth saying, for a season 33 was meant to be another one. */
function allThereIs({ series, season, episode = 0 }: Place): string {
  if (season > series.lastSeason) return ': all of it that is known here';
  return episode > (series.seasons.get(season) ?? episode)
    ? `: all of season ${season} that is known here`
    : '';
}

/** The last episode of a season, whichever it is. */
const WHOLE_SEASON = 9999;

const seriesLimit = ({ short }: Series, season: number, episode: number): Limit => ({
  kind: 'series',
  series: short,
  season,
  episode,
});
const reachLimit = ({ series, season, episode = WHOLE_SEASON }: Place) =>
  seriesLimit(series, season, episode);
const workLimits = (works: readonly Work[]) => works.map(({ id }): Limit => ({ kind: 'work', work: id }));

const titled = ({ title, medium, label }: Work) => `“${title}” (${medium === 'episode' ? label : medium})`;

const isSeries = (kept: Series | MediaGroup | Place): kept is Series => 'short' in kept;
const isGroup = (kept: Series | MediaGroup | Place): kept is MediaGroup => 'media' in kept;
const isPlace = (kept: Series | MediaGroup | Place): kept is Place => 'series' in kept;

/** "Only films and DS9 S3" hides all else. */
function onlyPart(kept: readonly (Series | MediaGroup | Place)[], names: Names): LimitPart {
  const places = [...new Map(kept.filter(isPlace).map((place) => [placeName(place), place])).values()];
  const groups = [...new Set(kept.filter(isGroup))];
  const media = new Set(groups.flatMap((group) => group.media));
  const some = new Set(places.map(({ series }) => series));
  const all = [...new Set(kept.filter(isSeries))].filter((series) => !some.has(series));
  const others = [...names.series.values()].filter(
    (one) => one.lastSeason > 0 && !all.includes(one) && !some.has(one),
  );
  const hasSeries = all.length + some.size > 0;
  const group = groups.map(({ name }) => name);
  return {
    text: `only ${listed([...group, ...all.map(({ short }) => short), ...places.map(placeName)])}`,
    says: `nothing seen but ${listed([
      ...group,
      ...all.map(({ name }) => name),
      ...places.map((place) => `${place.series.name} ${upTo(place)}`),
    ])}`,
    limits: [
      ...MEDIA.filter((medium) => !media.has(medium) && !(medium === 'episode' && hasSeries)).map(
        (medium): Limit => ({ kind: 'medium', medium }),
      ),
      ...(media.has('episode') || !hasSeries ? [] : others.map((one) => seriesLimit(one, 0, 0))),
      ...places.map(reachLimit),
    ],
  };
}
