/** A schedule, a round and a question to begin from: tests say only what matters to them. */
import type { QuestionSnapshot } from '../../src/storage/question.ts';
import type { NewRound } from '../../src/storage/rounds.ts';
import type { ScheduleChoice } from '../../src/storage/schedules.ts';

/** 9 April 2026, 12:00 UTC. */
export const NOON = Date.UTC(2026, 3, 9, 12);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The largest there can be: it does not fit a JavaScript number. */
export const GUILD = '18446744073709551615';
export const CHANNEL = '1100000000000000001';
export const [SISKO, KIRA, QUARK, ODO] = [
  '900000000000000001',
  '900000000000000002',
  '900000000000000003',
  '900000000000000004',
] as const;

export const question = (id = 'khitomer'): QuestionSnapshot => ({
  id,
  text: 'Who spoke at the Khitomer Conference?',
  options: ['Azetbur', 'Gowron', 'Martok', 'Worf'],
  right: 0,
  facts: ['azetbur-spoke'],
  source: 'Star Trek VI',
});

export const round = (changes: Partial<NewRound> = {}): NewRound => ({
  id: 'round',
  guildId: GUILD,
  kind: 'play',
  question: question(),
  points: 10,
  changeable: false,
  openedAt: NOON,
  closesAt: null,
  channelId: CHANNEL,
  messageId: null,
  sessionId: null,
  ...changes,
});

export const schedule = (changes: Partial<ScheduleChoice> = {}): ScheduleChoice => ({
  guildId: GUILD,
  channelId: CHANNEL,
  time: '09:00',
  zone: 'Europe/Berlin',
  topic: null,
  difficulty: null,
  roleId: null,
  useThread: false,
  skipWeekdays: 0,
  reveal: 'with-next',
  ...changes,
});
