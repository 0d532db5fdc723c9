import { readable } from './readable.ts';

/** A time of day as an admin typed it: `HH:MM` of 24 hours, or what is wrong with it. */
type ParsedTime = { ok: true; time: string } | { ok: false; reason: string };

const WORDS: Readonly<Record<string, string>> = { noon: '12:00', midday: '12:00', midnight: '00:00' };
const SHAPE =
  /^(?<hour>\d{1,2})(?:\s*[:.h]\s*(?<minute>\d{1,2})?|(?<joined>\d{2}))?\s*(?<half>[ap])?\.?(?:m\.?)?$/;

/**
 * Reads `9:00`, `9am`, `9.30`, `21.30`, `9`, `2130`, `9:00 pm`, `9h30`, `21:30h`, `9 o'clock`, `noon`, `midnight`.
 * The reason for a refusal is a sentence for the admin; nothing of what they typed is in it.
 */
export function parseTime(typed: string): ParsedTime {
  const text = readable(typed)
    .toLowerCase()
    .replace(/(?<=\d)\s*(?:h|hrs?|o['’]?clock)$/, '');
  const word = Object.hasOwn(WORDS, text) ? WORDS[text] : undefined;
  if (word) return { ok: true, time: word };
  const parts = SHAPE.exec(text)?.groups;
  if (!parts || (/m\.?$/.test(text) && !parts['half']))
    return refuse('That is no time of day. Write it like 9:00, 21:30 or 9pm.');
  const minuteText = parts['minute'] ?? parts['joined'] ?? '00';
  // 9:5 may be 9:05 or 9:50: asking is better than posting 45 minutes off.
  if (minuteText.length === 1) return refuse('Write the minutes with two digits, like 9:05.');
  const hour = Number(parts['hour']);
  const minute = Number(minuteText);
  if (minute > 59) return refuse('An hour has minutes 00 to 59.');
  if (parts['half'] && (hour < 1 || hour > 12)) return refuse('With am or pm, the hour is 1 to 12.');
  if (hour === 24 && minute === 0) return refuse('A day ends at 23:59. For midnight write 0:00.');
  if (hour > 23) return refuse('A day has the hours 0 to 23, and ends at 23:59.');
  const hours = parts['half'] ? (hour % 12) + (parts['half'] === 'p' ? 12 : 0) : hour;
  return { ok: true, time: `${twoDigits(hours)}:${twoDigits(minute)}` };
}

const refuse = (reason: string): ParsedTime => ({ ok: false, reason });
const twoDigits = (value: number): string => String(value).padStart(2, '0');
