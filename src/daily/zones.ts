import { rawTimeZones } from '@vvo/tzdb';
import { Temporal } from 'temporal-polyfill';

/** A time zone to choose: `name` is what Discord shows, `value` the IANA name. */
interface ZoneChoice {
  name: string;
  value: string;
}

/** As many as Discord takes. */
const MOST_CHOICES = 25;

interface Zone {
  /** IANA name. */
  id: string;
  /** Folded, as all below. */
  names: readonly string[];
  cities: readonly string[];
  country: string;
  /** Country codes and abbreviations: found by the whole word alone. */
  codes: readonly string[];
}

/** What people write for a country that is neither its name nor its code. */
const OTHER_CODES: Readonly<Record<string, readonly string[]>> = {
  GB: ['uk', 'england', 'scotland', 'wales'],
  US: ['usa', 'america'],
  AE: ['uae'],
  NL: ['holland'],
};

/** Where most communities are: shown before anything is typed, and first among equals. */
const COMMON = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Rome',
  'Europe/Amsterdam',
  'Europe/Stockholm',
  'Europe/Warsaw',
  'Europe/Istanbul',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Toronto',
  'America/Mexico_City',
  'America/Sao_Paulo',
  'America/Argentina/Buenos_Aires',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Manila',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();

const ZONES: readonly Zone[] = [
  { id: 'UTC', names: ['utc', 'etc/utc'], cities: [], country: '', codes: ['utc', 'gmt', 'zulu', 'z'] },
  ...rawTimeZones.map((zone) => ({
    id: zone.name,
    names: [...zone.group, zone.alternativeName].map(fold),
    // Of `Köln` and `Makakilo / Kapolei` each name counts; so does each old IANA name's city.
    cities: [
      ...zone.mainCities.flatMap((city) => city.split(' / ')),
      ...zone.group.map((name) => name.split('/').at(-1) ?? name),
    ].map(fold),
    country: fold(zone.countryName),
    codes: [zone.countryCode, zone.abbreviation, zone.dstAbbreviation ?? '']
      .map(fold)
      .concat(OTHER_CODES[zone.countryCode] ?? []),
  })),
];

/** By every name of a zone, current or old. */
const BY_NAME: ReadonlyMap<string, string> = new Map(
  ZONES.flatMap(({ id, names }) => names.filter((name) => name.includes('/')).map((name) => [name, id])),
);

/**
 * Zones for what an admin has typed so far: a city, a country or its code, an abbreviation (`CET`, `pst`),
 * an offset (`utc+2`) or an IANA name. The likeliest first, at most 25.
 * @param now for the clock each choice shows, in milliseconds.
 */
export function suggestZones(typed: string, now: number): ZoneChoice[] {
  return zonesFor(typed, now)
    .slice(0, MOST_CHOICES)
    .map(({ id }) => ({ name: label(id, now), value: id }));
}

/**
 * The zone meant by what an admin sent: a suggestion's value, any IANA name, or a text that only one zone
 * answers to. Undefined when it is none or several.
 */
export function resolveZone(typed: string, now: number): string | undefined {
  const named = BY_NAME.get(fold(typed));
  if (named) return named;
  const exact = zonesFor(typed, now).filter(({ distance }) => distance === 0);
  return exact.length === 1 ? exact[0]?.id : undefined;
}

function zonesFor(typed: string, now: number): { id: string; distance: number }[] {
  const query = fold(typed);
  if (query === '') return COMMON.map((id) => ({ id, distance: 0 }));
  const offset = offsetIn(query);
  return ZONES.map((zone) => ({
    id: zone.id,
    distance: offset !== undefined && offsetOf(zone.id, now) === offset ? 0 : distanceOf(zone, query),
  }))
    .filter(({ distance }) => distance < FAR)
    .sort(
      (one, other) =>
        one.distance - other.distance ||
        commonness(one.id) - commonness(other.id) ||
        one.id.localeCompare(other.id),
    );
}

const FAR = 5;

/** 0: it is that; then it begins with it: a city, a country, any word; then it is somewhere in it. */
function distanceOf({ names, cities, country, codes }: Zone, query: string): number {
  const beginning = (text: string) => text.startsWith(query);
  if ([...names, ...cities, country, ...codes].includes(query)) return 0;
  if (cities.some(beginning)) return 1;
  if (beginning(country)) return 2;
  if ([...names, ...cities, country].some((text) => text.split(/[ /-]/).some(beginning))) return 3;
  return query.length > 2 && [...names, ...cities, country].some((text) => text.includes(query)) ? 4 : FAR;
}

const commonness = (id: string): number => {
  const index = COMMON.indexOf(id);
  return index < 0 ? COMMON.length : index;
};

/** Minutes east of UTC for `utc+2`, `gmt-3:30`, `+05:30`; undefined for anything else. */
function offsetIn(query: string): number | undefined {
  const parts = /^(?:utc|gmt)? ?(?<sign>[+\u2212-]) ?(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?$/.exec(
    query,
  )?.groups;
  if (!parts) return undefined;
  const minutes = Number(parts['hours']) * 60 + Number(parts['minutes'] ?? 0);
  return parts['sign'] === '+' ? minutes : -minutes;
}

const local = (id: string, now: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(id);

const offsetOf = (id: string, now: number): number => local(id, now).offsetNanoseconds / 60e9;

/** `Europe/Berlin · 14:05 now · UTC+1`. */
function label(id: string, now: number): string {
  const time = local(id, now);
  const minutes = Math.round(time.offsetNanoseconds / 60e9);
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = `UTC${minutes < 0 ? '\u2212' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
  return `${id} · ${time.toPlainTime().toString({ smallestUnit: 'minute' })} now · ${offset}`;
}
