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
  /** Of its country; found by the whole word alone, as abbreviations are. */
  codes: readonly string[];
  abbreviations: readonly string[];
}

/** What people write for a country that is neither its name nor its code. */
const OTHER_CODES: Readonly<Record<string, readonly string[]>> = {
  GB: ['uk', 'england', 'scotland', 'wales'],
  US: ['usa', 'america'],
  AE: ['uae'],
  NL: ['holland'],
};

/** Large cities, and what people call them, that the list of zones does not name. */
const OTHER_CITIES: Readonly<Record<string, readonly string[]>> = {
  'America/Los_Angeles': [
    'la',
    'hollywood',
    'san francisco',
    'sf',
    'san diego',
    'san jose',
    'sacramento',
    'seattle',
    'portland',
    'las vegas',
    'vegas',
    'california',
    'pacific time',
  ],
  'America/Denver': ['salt lake city', 'albuquerque', 'colorado', 'mountain time'],
  'America/Chicago': [
    'dallas',
    'houston',
    'austin',
    'san antonio',
    'minneapolis',
    'new orleans',
    'st louis',
    'saint louis',
    'milwaukee',
    'nashville',
    'kansas city',
    'texas',
    'central time',
  ],
  'America/New_York': [
    'nyc',
    'ny',
    'brooklyn',
    'boston',
    'miami',
    'atlanta',
    'washington',
    'washington dc',
    'dc',
    'philadelphia',
    'philly',
    'orlando',
    'tampa',
    'baltimore',
    'pittsburgh',
    'cleveland',
    'charlotte',
    'florida',
    'eastern time',
  ],
  'America/Toronto': ['ottawa', 'montreal', 'quebec'],
  'America/Vancouver': ['vancouver', 'victoria'],
  'America/Edmonton': ['calgary', 'edmonton'],
  'Europe/Berlin': [
    'munchen',
    'muenchen',
    'frankfurt',
    'stuttgart',
    'dusseldorf',
    'duesseldorf',
    'leipzig',
    'dresden',
    'bremen',
    'hannover',
    'nurnberg',
    'nuremberg',
  ],
  'Europe/Vienna': ['wien', 'graz', 'salzburg', 'linz', 'innsbruck'],
  'Europe/Zurich': ['basel', 'bern', 'geneva', 'geneve', 'genf', 'lausanne'],
  'Europe/London': [
    'manchester',
    'edinburgh',
    'glasgow',
    'liverpool',
    'leeds',
    'bristol',
    'cardiff',
    'belfast',
  ],
  'Europe/Paris': ['lyon', 'marseille', 'toulouse', 'nice', 'bordeaux', 'lille'],
  'Europe/Rome': ['roma', 'milano', 'milan', 'napoli', 'naples', 'torino', 'turin', 'firenze', 'florence'],
  'Europe/Madrid': ['barcelona', 'valencia', 'sevilla', 'seville'],
  'Europe/Prague': ['praha'],
  'Europe/Warsaw': ['warszawa', 'krakow', 'gdansk', 'wroclaw', 'poznan'],
  'Europe/Copenhagen': ['kobenhavn'],
  'Europe/Stockholm': ['goteborg', 'gothenburg', 'malmo'],
  'Europe/Amsterdam': ['rotterdam', 'the hague', 'den haag', 'utrecht', 'eindhoven'],
  'Europe/Brussels': ['bruxelles', 'antwerp', 'antwerpen', 'gent', 'ghent'],
  'Europe/Lisbon': ['lisboa', 'porto'],
  'Europe/Athens': ['athina', 'thessaloniki'],
  'Europe/Kyiv': ['kyiv', 'kiev', 'lviv', 'odesa'],
  'Europe/Moscow': ['moskva', 'saint petersburg', 'st petersburg'],
  'Asia/Kolkata': [
    'delhi',
    'new delhi',
    'mumbai',
    'bombay',
    'bangalore',
    'bengaluru',
    'chennai',
    'hyderabad',
  ],
  'Asia/Tokyo': ['tokio', 'osaka', 'kyoto', 'yokohama'],
  'Asia/Shanghai': ['beijing', 'peking', 'shenzhen', 'guangzhou'],
  'Australia/Sydney': ['canberra'],
};

/** What people of the United States call their times, and say no more. */
const AMERICAN: Readonly<Record<string, string>> = {
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
};
const AMERICAN_TIME = /^(?:us )?(eastern|central|mountain|pacific)(?: (?:(?:standard|daylight) )?time)?$/;

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
    // Accents, and what is not seen: marks of direction come along with what is pasted.
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/\./g, '')
    .replace(/[_\s]+/g, ' ')
    .trim();

/** Old names that are no place (`EST`, `MST`) are abbreviations like any other. */
const placesIn = (group: readonly string[]) => group.filter((name) => name.includes('/'));

const ZONES: readonly Zone[] = [
  {
    id: 'UTC',
    names: ['utc', 'gmt', 'etc/utc'],
    cities: [],
    country: '',
    codes: [],
    abbreviations: ['zulu', 'z'],
  },
  ...rawTimeZones.map((zone) => ({
    id: zone.name,
    names: [...placesIn(zone.group), zone.alternativeName].map(fold),
    // Of `Köln` and `Makakilo / Kapolei` each name counts; so does each old IANA name's city.
    cities: [
      ...zone.mainCities.flatMap((city) => city.split(' / ')),
      ...placesIn(zone.group).map((name) => name.split('/').at(-1) ?? name),
      ...[zone.name, ...zone.group].flatMap((name) => OTHER_CITIES[name] ?? []),
    ].map(fold),
    country: fold(zone.countryName),
    codes: [fold(zone.countryCode), ...(OTHER_CODES[zone.countryCode] ?? [])],
    abbreviations: [
      zone.abbreviation,
      zone.dstAbbreviation ?? '',
      ...zone.group.filter((name) => !name.includes('/')),
    ].map(fold),
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
  const minutes = offsetIn(fold(typed));
  const fixed =
    minutes === undefined || minutes === 0
      ? []
      : [{ name: `${utc(minutes)} in summer and winter`, value: offsetZone(minutes) }];
  const zones = zonesOf(typed, now).map(({ id }) => ({ name: label(id, now), value: id }));
  return [...zones.slice(0, MOST_CHOICES - fixed.length), ...fixed];
}

/**
 * The zone meant by what an admin sent: a suggestion's value or its label, any IANA name, an offset, or a text that
 * only one zone answers to, a city before a country's code (LA is Los Angeles), or nearly only one (`CET`). Undefined when it is none or several.
 * @returns an IANA name, or an offset such as `+01:00`.
 */
export function resolveZone(typed: string, now: number): string | undefined {
  const query = fold(typed.split(' · ')[0]?.replace(/ in summer and winter$/i, '') ?? '');
  const named = BY_NAME.get(query);
  if (named) return named;
  const american = AMERICAN[AMERICAN_TIME.exec(query)?.[1] ?? ''];
  if (american) return american;
  const minutes = offsetIn(query);
  if (minutes !== undefined) return minutes === 0 ? 'UTC' : offsetZone(minutes);
  const found = query === '' ? [] : zonesOf(query, now);
  for (const wanted of [EXACT, COUNTRY, CODE, ABBREVIATION]) {
    const [first, ...others] = found.filter(({ distance }) => distance === wanted).map(({ id }) => id);
    if (first === undefined) continue;
    const isOutdone = (other: string) =>
      (wanted === EXACT && isRareBeside(first, other)) ||
      (wanted === ABBREVIATION && isNearlySame(first, other, now));
    return others.every(isOutdone) ? first : undefined;
  }
  return undefined;
}

/** Of two places of one name the well-known one is meant: Sydney is not that of Nova Scotia. */
const isRareBeside = (first: string, other: string) => COMMON.includes(first) && !COMMON.includes(other);

/**
 * Of an abbreviation a well-known zone is meant (`CET`, `EST`) where another well-known one has the same clocks all year
 * and any else is within an hour; `IST` of India and of Israel, `CST` of Chicago and of Shanghai may be either.
 */
function isNearlySame(first: string, other: string, now: number): boolean {
  const months = Array.from({ length: 12 }, (_, month) => now + month * 30 * 86_400_000);
  const apart = Math.max(...months.map((at) => Math.abs(offsetOf(first, at) - offsetOf(other, at))));
  return COMMON.includes(first) && apart <= (COMMON.includes(other) ? 0 : 60);
}

/** For all that was typed; where no zone answers to that, for the place in it alone: of `Berlin, Germany`, `London UK`, `(GMT+1) Berlin`. */
function zonesOf(typed: string, now: number): { id: string; distance: number }[] {
  const found = zonesFor(typed, now);
  if (found.length > 0) return found;
  const [place = ''] = fold(typed)
    .replace(/\([^)]*\)/g, ' ')
    .split(',');
  const words = place.trim().split(' ');
  const last = words.at(-1) ?? '';
  const isAround = ZONES.some(
    ({ country, codes, abbreviations }) =>
      country === last || codes.includes(last) || abbreviations.includes(last),
  );
  const rest = (words.length > 1 && isAround ? words.slice(0, -1) : words).join(' ');
  return rest === '' ? [] : zonesFor(rest, now);
}

function zonesFor(typed: string, now: number): { id: string; distance: number }[] {
  const query = fold(typed);
  if (query === '') return COMMON.map((id) => ({ id, distance: EXACT }));
  const offset = offsetIn(query);
  return ZONES.map((zone) => ({
    id: zone.id,
    distance: offset !== undefined && offsetOf(zone.id, now) === offset ? EXACT : distanceOf(zone, query),
  }))
    .filter(({ distance }) => distance < FAR)
    .sort(
      (one, other) =>
        one.distance - other.distance ||
        commonness(one.id) - commonness(other.id) ||
        one.id.localeCompare(other.id),
    );
}

const EXACT = 0;
const COUNTRY = 1;
const CODE = 2;
const ABBREVIATION = 3;
const FAR = 8;

/** It is that; then it begins with it: a city, a country, any word; then it is somewhere in it. */
function distanceOf({ names, cities, country, codes, abbreviations }: Zone, query: string): number {
  const beginning = (text: string) => text.startsWith(query);
  if ([...names, ...cities].includes(query)) return EXACT;
  if (country === query) return COUNTRY;
  if (codes.includes(query)) return CODE;
  if (abbreviations.includes(query)) return ABBREVIATION;
  if (cities.some(beginning)) return 4;
  if (beginning(country)) return 5;
  if ([...names, ...cities, country].some((text) => text.split(/[ /-]/).some(beginning))) return 6;
  return query.length > 2 && [...names, ...cities, country].some((text) => text.includes(query)) ? 7 : FAR;
}

const commonness = (id: string): number => {
  const index = COMMON.indexOf(id);
  return index < 0 ? COMMON.length : index;
};

/** Minutes east of UTC for `utc+2`, `gmt-3:30`, `+05:30`; undefined for anything else, and for what no clock shows. */
function offsetIn(query: string): number | undefined {
  const parts = /^(?:utc|gmt)? ?(?<sign>[+\u2212-]) ?(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?$/.exec(
    query,
  )?.groups;
  if (!parts) return undefined;
  const minutes = Number(parts['hours']) * 60 + Number(parts['minutes'] ?? 0);
  if (minutes > 14 * 60 || Number(parts['minutes'] ?? 0) > 59) return undefined;
  return parts['sign'] === '+' ? minutes : -minutes;
}

const hoursAndMinutes = (minutes: number): [number, number] => [
  Math.trunc(Math.abs(minutes) / 60),
  Math.abs(minutes) % 60,
];

/** `+05:30`: clocks that never change, as no place's need be. */
function offsetZone(minutes: number): string {
  const [hours, rest] = hoursAndMinutes(minutes).map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** `UTC+5:30`. */
function utc(minutes: number): string {
  const [hours, rest] = hoursAndMinutes(minutes);
  return `UTC${minutes < 0 ? '\u2212' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

const local = (id: string, now: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(id);

const offsetOf = (id: string, now: number): number => local(id, now).offsetNanoseconds / 60e9;

/** `Europe/Berlin · 14:05 now · UTC+1`. */
function label(id: string, now: number): string {
  const time = local(id, now);
  const offset = utc(Math.round(time.offsetNanoseconds / 60e9));
  return `${id} · ${time.toPlainTime().toString({ smallestUnit: 'minute' })} now · ${offset}`;
}
