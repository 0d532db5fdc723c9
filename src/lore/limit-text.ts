/** Spoiler limits as people write them: `DS9 4x01`, `everything up to TNG S3`, `no novels`, `not TUC`, `until 1995`. */
import type { Pack, Work } from './model.ts';
import type { Limit } from './reader.ts';
import { MEDIA, type Medium } from './schema.ts';

export interface LimitChoice {
  /** The limit in words, which {@link readLimits} reads back. */
  text: string;
  /** The same with what it does, for a list. */
  label: string;
}

export type ReadLimits = { ok: true; limits: Limit[] } | { ok: false; wrong: string };

/** The last episode of a season, whichever it is. */
const WHOLE_SEASON = 9999;

/** Reads limits separated by commas. `wrong` is the part that is no limit. */
export function readLimits(text: string, packs: readonly Pack[]): ReadLimits {
  const limits: Limit[] = [];
  for (const part of text
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const limit = readLimit(part, packs);
    if (!limit) return { ok: false, wrong: part };
    limits.push(limit);
  }
  return { ok: true, limits };
}

function readLimit(text: string, packs: readonly Pack[]): Limit | undefined {
  const words = text
    .replace(/^(everything|all|seen|i have seen|i've seen)\s+/i, '')
    .replace(/^(up to|till|through|to)\s+/i, '')
    .trim();
  const until = /^(?:released\s+)?(?:until|before|by)\s+(\d{4}(?:-\d{2}(?:-\d{2})?)?)$/i.exec(words);
  if (until?.[1]) return { kind: 'released', until: until[1] };

  const without = /^(?:no|not|without|nothing from)\s+(.+)$/i.exec(words)?.[1];
  if (without) {
    const medium = mediumOf(without);
    if (medium) return { kind: 'medium', medium };
    const series = seriesOf(without, packs);
    if (series) return { kind: 'series', series, season: 0, episode: 0 };
    const work = workOf(without, packs);
    return work && { kind: 'work', work: work.id };
  }

  const episode = /^(.+?)\s*(?:s(?:eason)?\s*)?(\d{1,3})(?:\s*(?:x|e|ep\.?|episode)\s*(\d{1,4}))?$/i.exec(
    words,
  );
  const series = episode?.[1] ? seriesOf(episode[1].replace(/\s+season$/i, ''), packs) : undefined;
  if (!episode || !series) return undefined;
  return {
    kind: 'series',
    series,
    season: Number(episode[2]),
    episode: episode[3] === undefined ? WHOLE_SEASON : Number(episode[3]),
  };
}

const PLURAL = /(?:e?s)$/;
const mediumOf = (text: string): Medium | undefined => {
  const wanted = text.toLowerCase().trim();
  return MEDIA.find(
    (medium) => medium === wanted || `${medium}s` === wanted || medium === wanted.replace(PLURAL, ''),
  );
};

const seriesOf = (text: string, packs: readonly Pack[]): string | undefined => {
  const wanted = text.toLowerCase().trim();
  for (const { series } of packs) {
    for (const [short, name] of series)
      if ([short.toLowerCase(), name.toLowerCase()].includes(wanted)) return short;
  }
  return undefined;
};

const workOf = (text: string, packs: readonly Pack[]): Work | undefined => {
  const wanted = text.toLowerCase().trim();
  return packs
    .flatMap((pack) => pack.works)
    .find((work) => [work.label, work.title, ...work.aliases].some((name) => name.toLowerCase() === wanted));
};

/** A limit in the words that {@link readLimits} takes. */
export function writeLimit(limit: Limit, packs: readonly Pack[]): string {
  switch (limit.kind) {
    case 'series':
      if (limit.season === 0) return `no ${limit.series}`;
      return limit.episode >= WHOLE_SEASON
        ? `${limit.series} S${limit.season}`
        : `${limit.series} ${limit.season}x${String(limit.episode).padStart(2, '0')}`;
    case 'work':
      return `not ${packs.flatMap((pack) => pack.works).find((work) => work.id === limit.work)?.label ?? limit.work}`;
    case 'medium':
      return `no ${limit.medium}${limit.medium.endsWith('s') || limit.medium === 'other' ? '' : 's'}`;
    default:
      return `until ${limit.until}`;
  }
}

export const writeLimits = (limits: readonly Limit[], packs: readonly Pack[]) =>
  limits.map((limit) => writeLimit(limit, packs)).join(', ');

/** At most 25 limits for the last one of a text still being typed; what stands before it stays. */
export function suggestLimits(typed: string, packs: readonly Pack[]): LimitChoice[] {
  const parts = typed.split(',');
  const last = (parts.pop() ?? '').trim().toLowerCase();
  const before = parts.map((part) => part.trim()).filter((part) => part !== '');
  const whole = readLimits(last, packs);
  const exact = last !== '' && whole.ok ? whole.limits.map((limit) => writeLimit(limit, packs)) : [];
  const all = [...exact, ...everyChoice(packs)];
  const fitting = all.filter(
    (text) => exact.includes(text) || `${text} ${describe(text, packs)}`.toLowerCase().includes(last),
  );
  return [...new Set(fitting)].slice(0, 25).map((text) => ({
    text: [...before, text].join(', '),
    label: [...before, `${text}: ${describe(text, packs)}`].join(', '),
  }));
}

function everyChoice(packs: readonly Pack[]): string[] {
  const works = packs.flatMap((pack) => pack.works);
  const seasons = new Map<string, Set<number>>();
  for (const { series, season } of works) {
    if (series && season !== undefined) seasons.set(series, (seasons.get(series) ?? new Set()).add(season));
  }
  const media = MEDIA.filter(
    (medium) => medium !== 'episode' && works.some((work) => work.medium === medium),
  );
  return [
    ...[...seasons].flatMap(([series, numbers]) =>
      [...numbers].toSorted((a, b) => a - b).map((season) => `${series} S${season}`),
    ),
    ...[...seasons.keys()].map((series) => `no ${series}`),
    ...media.map((medium) => writeLimit({ kind: 'medium', medium }, packs)),
    ...works.filter((work) => work.medium === 'film').map((work) => `not ${work.label}`),
  ];
}

function describe(text: string, packs: readonly Pack[]): string {
  const read = readLimits(text, packs);
  const [limit] = read.ok ? read.limits : [];
  if (!limit) return '';
  const name = (series: string) =>
    packs.map((pack) => pack.series.get(series)).find((one) => one !== undefined) ?? series;
  switch (limit.kind) {
    case 'series':
      if (limit.season === 0) return `nothing of ${name(limit.series)} seen`;
      return limit.episode >= WHOLE_SEASON
        ? `${name(limit.series)} seen up to the end of season ${limit.season}`
        : `${name(limit.series)} seen up to season ${limit.season}, episode ${limit.episode}`;
    case 'work':
      return 'this one not seen';
    case 'medium':
      return `hides what only ${limit.medium}s tell`;
    default:
      return `hides what was released after ${limit.until}`;
  }
}
