/**
 * `<t:…>` as Discord writes it, in the reader's own zone and language.
 * https://discord.com/developers/docs/reference#message-formatting-timestamp-styles
 */
const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** Discord cannot show a time outside of what a Date holds; neither can we. */
const FURTHEST = 8_640_000_000_000;

/** `style` is one of t T d D f F s S R; anything else shows as `f`. `now` in milliseconds, for R. */
export function formatTimestamp(seconds: number, style: string, now: number, locale?: string): string {
  if (!(Math.abs(seconds) <= FURTHEST)) return 'Invalid Date';
  if (style === 'R') return formatRelative(seconds - now / 1000, locale);
  return new Intl.DateTimeFormat(locale, STYLES[style] ?? STYLES['f']).format(seconds * 1000);
}

function formatRelative(distance: number, locale?: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const [unit, size] = UNITS.find(([, each]) => Math.abs(distance) >= each) ?? ['second', 1];
  return format.format(Math.round(distance / size), unit);
}

/** When a message was sent, as in its header: the hour today, yesterday so, else the date as well. */
export function formatSent(sent: number, now: number, locale?: string): string {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(sent);
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  if (sent >= midnight && sent < midnight + 86_400_000) return time;
  if (sent < midnight && sent >= midnight - 86_400_000) return `Yesterday at ${time}`;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(sent);
}
