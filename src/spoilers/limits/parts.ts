/** What was said as limits: in words to keep and to show, and as what a viewer goes by. */
import { MEDIA, type Medium } from '../../lore/model/kinds.ts';
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

/** What "only" leaves: media, a series, or one up to a place. */
interface Kept {
  text: string;
  says: string;
  media?: readonly Medium[];
  series?: Series;
  reach?: Limit;
}

/** What is said of a thing. */
export interface Said {
  /** None for "only", which hides what nothing said leaves. */
  part?: LimitPart;
  kept?: Kept;
}

/** All that was said together; what is said twice counts once. */
export function understood(said: readonly Said[], names: Names): Understood {
  const isOnly = said.some(({ part }) => !part);
  const parts = said.flatMap(({ part, kept }) => (part && !(isOnly && kept) ? [part] : []));
  if (isOnly)
    parts.unshift(
      onlyPart(
        said.flatMap(({ kept }) => kept ?? []),
        names,
      ),
    );
  const once = byText(parts);
  return { parts: once, limits: once.flatMap(({ limits }) => limits) };
}

const byText = <One extends { text: string }>(all: readonly One[]): One[] =>
  [...new Map(all.toReversed().map((one) => [one.text, one])).values()].toReversed();

const said = (text: string, says: string, limits: readonly Limit[], kept?: Kept): Said => ({
  part: { text, says, limits },
  ...(kept ? { kept } : {}),
});

/** The same, with how to write what else may have been meant. */
export const hinted = ({ part, kept }: Said, hint: string | undefined): Said => ({
  ...(part ? { part: { ...part, hint } } : {}),
  ...(kept ? { kept } : {}),
});

const keptOf = (thing: Series | MediaGroup): Kept =>
  'media' in thing
    ? { text: thing.name, says: thing.name, media: thing.media }
    : { text: thing.short, says: thing.name, series: thing };

export const only = (thing: Series | MediaGroup): Said => ({ kept: keptOf(thing) });

export function seen(thing: Series | MediaGroup): Said {
  const kept = keptOf(thing);
  return said(`seen ${kept.text}`, `all ${kept.media ? '' : 'of '}${kept.says} seen`, [], kept);
}

export const seenWork = (work: Work, names: Names) =>
  said(`seen ${names.nameOf(work)}`, `${titled(work)} seen`, []);

export const notSeen = (work: Work, names: Names) =>
  said(`not ${names.nameOf(work)}`, `${titled(work)} not seen`, workLimits([work]));

/** Nothing of a series. Its books have no season, so they are named one by one. */
export function noneOf(series: Series): Said {
  const books = workLimits(series.works.filter(({ season }) => season === undefined));
  const limits = series.lastSeason > 0 ? [seriesLimit(series, 0, 0), ...books] : books;
  return said(`no ${series.short}`, `nothing of ${series.name} seen`, limits);
}

/** Nothing of some media: of one series alone, or of all. */
export function noMedia({ name, media }: MediaGroup, series?: Series): Said {
  const told = `hides what only ${listed(media.map(pluralOf))}`;
  if (!series) return said(`no ${name}`, `${told} tell`, mediaLimits(media));
  const works = series.works.filter(({ medium }) => media.includes(medium));
  return said(`no ${series.short} ${name}`, `${told} of ${series.name} tell`, workLimits(works));
}

export const until = (date: string) =>
  said(`until ${date}`, `hides what was released after ${spokenDate(date)}`, [
    { kind: 'released', until: date },
  ]);

/** The last episode of a season, whichever it is. */
const WHOLE_SEASON = 9999;

export function seenUpTo(place: Place, names: Names): Said {
  const { series, season, episode } = place;
  const upTo = episode === undefined ? `the end of season ${season}` : `season ${season}, episode ${episode}`;
  const work = names.episode(place);
  const text = placeName(place);
  const reach = seriesLimit(series, season, episode ?? WHOLE_SEASON);
  const says = `${series.name} seen up to ${upTo}${work ? ` (“${work.title}”)` : ''}${allThereIs(place)}`;
  return said(text, says, [reach], { text, says: `${series.name} up to ${upTo}`, series, reach });
}

/** `DS9 S3`, `DS9 4x01`. */
export const placeName = ({ series, season, episode }: Place) =>
  episode === undefined
    ? `${series.short} S${season}`
    : `${series.short} ${season}x${String(episode).padStart(2, '0')}`;

/** Nothing is hidden of what is known here: worth saying, for a season 33 was meant to be another one. */
function allThereIs({ series, season, episode = 0 }: Place): string {
  if (season > series.lastSeason) return ': all of it that is known here';
  return episode > (series.seasons.get(season) ?? episode)
    ? `: all of season ${season} that is known here`
    : '';
}

const seriesLimit = ({ short }: Series, season: number, episode: number): Limit => ({
  kind: 'series',
  series: short,
  season,
  episode,
});
const workLimits = (works: readonly Work[]) => works.map(({ id }): Limit => ({ kind: 'work', work: id }));
const mediaLimits = (media: readonly Medium[]) => media.map((medium): Limit => ({ kind: 'medium', medium }));

const titled = ({ title, medium, label }: Work) => `“${title}” (${medium === 'episode' ? label : medium})`;

/** "Only films and DS9 S3" hides all else. */
function onlyPart(all: readonly Kept[], names: Names): LimitPart {
  const said = byText(all);
  const places = said.filter(({ reach }) => reach);
  // A series that is seen up to a place is not seen whole.
  const kept = [
    ...said.filter(({ media }) => media),
    ...said.filter((one) => !one.media && !one.reach && places.every(({ series }) => series !== one.series)),
    ...places,
  ];
  const media = kept.flatMap((one) => one.media ?? []);
  const series = new Set(kept.flatMap((one) => one.series ?? []));
  const others = [...names.series.values()].filter((one) => one.lastSeason > 0 && !series.has(one));
  const hasEpisodes = media.includes('episode') || series.size > 0;
  return {
    text: `only ${listed(kept.map(({ text }) => text))}`,
    says: `nothing seen but ${listed(kept.map(({ says }) => says))}`,
    limits: [
      ...mediaLimits(MEDIA.filter((one) => (one === 'episode' ? !hasEpisodes : !media.includes(one)))),
      ...(media.includes('episode') || series.size === 0 ? [] : others.map((one) => seriesLimit(one, 0, 0))),
      ...places.flatMap(({ reach }) => reach ?? []),
    ],
  };
}
