/** What was said as limits: in words to keep and to show, and as what a viewer goes by. */

import { MEDIA } from '../../lore/model/kinds.ts';
import type { Work } from '../../lore/model/model.ts';
import type { Limit } from '../viewer.ts';
import { spokenDate } from './dates.ts';
import type { Names, Series } from './known-names.ts';
import { listed } from './limit-words.ts';
import { type MediaGroup, pluralOf } from './media.ts';
import { placeName, type Said } from './phrase.ts';

/** One limit as it was understood. */
export interface LimitPart {
  /** In few words, which read as the same limit again. */
  text: string;
  /** What it does: `Deep Space Nine seen up to the end of season 3`. */
  says: string;
  /** None where all of something was seen. */
  limits: readonly Limit[];
  /** How to write what else may have been meant. */
  hint?: string;
}

export interface Understood {
  /** Of all parts together. */
  limits: readonly Limit[];
  /** None where the text says that there is no limit. */
  parts: readonly LimitPart[];
}

/** All that was said together; what is said twice counts once. */
export function understood(said: readonly Said[], names: Names): Understood {
  const only = onlyPart(said, names);
  const rest = only ? said.filter((one) => !isKept(one)) : said;
  const parts = new Map<string, LimitPart>();
  for (const part of [...(only ? [only] : []), ...rest.map((one) => partOf(one, names))])
    if (!parts.has(part.text)) parts.set(part.text, part);
  return { parts: [...parts.values()], limits: [...parts.values()].flatMap(({ limits }) => limits) };
}

function partOf(said: Said, names: Names): LimitPart {
  const hint = 'hint' in said && said.hint !== undefined ? { hint: said.hint } : {};
  switch (said.kind) {
    case 'reach': {
      const { series, season, episode } = said;
      return {
        text: placeName(series, season, episode),
        says: `${series.name} seen ${upTo(said)}${titleAt(said, names)}${allThereIs(said)}`,
        limits: [reachLimit(said)],
        ...hint,
      };
    }
    case 'none':
      return {
        text: `no ${said.series.short}`,
        says: `nothing of ${said.series.name} seen`,
        limits: noneOf(said.series),
        ...hint,
      };
    case 'work':
      return {
        text: `not ${names.nameOf(said.work)}`,
        says: `${titled(said.work)} not seen`,
        limits: [{ kind: 'work', work: said.work.id }],
        ...hint,
      };
    case 'media':
      return mediaPart(said);
    case 'until':
      return {
        text: `until ${said.date}`,
        says: `hides what was released after ${spokenDate(said.date)}`,
        limits: [{ kind: 'released', until: said.date }],
      };
    default:
      return { text: `seen ${shortOf(said.what, names)}`, says: `${allOf(said.what)} seen`, limits: [] };
  }
}

function mediaPart({ group, series }: Said & { kind: 'media' }): LimitPart {
  const media = listed(group.media.map(pluralOf));
  if (!series)
    return {
      text: `no ${group.name}`,
      says: `hides what only ${media} tell`,
      limits: group.media.map((medium) => ({ kind: 'medium', medium })),
    };
  return {
    text: `no ${series.short} ${group.name}`,
    says: `hides what only ${media} of ${series.name} tell`,
    limits: series.works
      .filter(({ medium }) => group.media.includes(medium))
      .map(({ id }) => ({ kind: 'work', work: id })),
  };
}

type Reach = Said & { kind: 'reach' };

const upTo = ({ season, episode }: Reach) =>
  episode === undefined ? `up to the end of season ${season}` : `up to season ${season}, episode ${episode}`;

function titleAt({ series, season, episode }: Reach, names: Names): string {
  const work = episode === undefined ? undefined : names.episode(series.short, season, episode);
  return work ? ` (“${work.title}”)` : '';
}

/** Nothing is hidden of what is known here: worth saying, for a season 33 was meant to be another one. */
function allThereIs({ series, season, episode }: Reach): string {
  if (season > series.lastSeason) return ': all of it that is known here';
  const last = series.seasons.get(season);
  return episode !== undefined && last !== undefined && episode > last
    ? `: all of season ${season} that is known here`
    : '';
}

/** The last episode of a season, whichever it is. */
const WHOLE_SEASON = 9999;

const reachLimit = ({ series, season, episode = WHOLE_SEASON }: Reach): Limit => ({
  kind: 'series',
  series: series.short,
  season,
  episode,
});

/** Books of a series have no season, so they are named one by one. */
const noneOf = ({ short, lastSeason, works }: Series): Limit[] => [
  ...(lastSeason > 0 ? [{ kind: 'series', series: short, season: 0, episode: 0 } as const] : []),
  ...works.filter(({ season }) => season === undefined).map(({ id }): Limit => ({ kind: 'work', work: id })),
];

const titled = ({ title, medium, label }: Work) => `“${title}” (${medium === 'episode' ? label : medium})`;

const isGroup = (what: Series | MediaGroup | Work): what is MediaGroup => 'media' in what;
const isSeries = (what: Series | MediaGroup | Work): what is Series => 'short' in what;

const shortOf = (what: Series | MediaGroup | Work, names: Names) =>
  isGroup(what) ? what.name : isSeries(what) ? what.short : names.nameOf(what);

const allOf = (what: Series | MediaGroup | Work) =>
  isGroup(what) ? `all ${what.name}` : isSeries(what) ? `all of ${what.name}` : titled(what);

/** What is said to have been seen, and so is what "only" leaves. */
const isKept = (said: Said): said is Said & { kind: 'only' | 'reach' | 'seen' } =>
  said.kind === 'only' || said.kind === 'reach' || (said.kind === 'seen' && !('medium' in said.what));

/** "Only films and DS9 S3" hides all else; undefined where nothing says "only". */
function onlyPart(said: readonly Said[], names: Names): LimitPart | undefined {
  if (!said.some(({ kind }) => kind === 'only')) return undefined;
  const kept = said.filter(isKept);
  const reached = kept.filter((one) => one.kind === 'reach');
  const whole = kept.flatMap((one) => (one.kind === 'reach' ? [] : [one.what]));
  const groups = [...new Set(whole.filter(isGroup))];
  const media = new Set(groups.flatMap((group) => group.media));
  const some = new Set(reached.map(({ series }) => series));
  const all = [...new Set(whole.filter(isSeries))].filter((series) => !some.has(series));
  const series = [...all, ...some];
  const others = [...names.series.values()].filter((one) => one.lastSeason > 0 && !series.includes(one));
  return {
    text: `only ${listed([
      ...groups.map(({ name }) => name),
      ...all.map(({ short }) => short),
      ...new Set(reached.map((one) => placeName(one.series, one.season, one.episode))),
    ])}`,
    says: `nothing seen but ${listed([
      ...groups.map(({ name }) => name),
      ...all.map(({ name }) => name),
      ...new Set(reached.map((one) => `${one.series.name} ${upTo(one)}`)),
    ])}`,
    limits: [
      ...MEDIA.filter((medium) => !media.has(medium) && !(medium === 'episode' && series.length > 0)).map(
        (medium): Limit => ({ kind: 'medium', medium }),
      ),
      ...(media.has('episode') || series.length === 0
        ? []
        : others.map(({ short }): Limit => ({ kind: 'series', series: short, season: 0, episode: 0 }))),
      ...reached.map(reachLimit),
    ],
  };
}
