/** The daily question's settings, in words an admin checks at a glance. */
import type { APIEmbedField } from 'discord.js';
import type { Topic } from '../games/topic.ts';
import { isLevel } from '../trivia/level.ts';
import { levelName } from './question-card.ts';
import type { Reply } from './reply.ts';
import { count, escapeText, stamp } from './text.ts';

const COLOR = 0x5f7fd9;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What is shown of a server's daily question. */
export interface Schedule {
  channelId: string;
  useThread: boolean;
  /** `21:30` in the time zone of that name. */
  time: string;
  zone: string;
  difficulty: string | null;
  /** A bit for each weekday; Monday is 1. */
  skipWeekdays: number;
  /** Hours until the answer comes. */
  reveal: number | 'with-next';
  roleId: string | null;
  pausedReason: string | null;
  /** In milliseconds; null while paused. */
  nextAt: number | null;
}

export interface ScheduleView {
  topic: Topic | undefined;
  /** Permissions that Curzon lacks in the channel, by the names in Discord's settings. */
  missing: readonly string[];
  /** How many questions there are for this choice. */
  questions: number;
  /** Whether a post says what happened on its day. */
  today: boolean;
  /** Whether the role that is to be pinged would be. */
  pings: boolean;
}

/** @param schedule undefined where a server has no daily question, and something else posted each day. */
export const scheduleCard = (
  title: string,
  schedule: { set: Schedule; view: ScheduleView } | undefined,
  others: readonly APIEmbedField[],
): Reply => ({
  embeds: [
    {
      title,
      color: COLOR,
      fields: [
        ...(schedule
          ? scheduleFields(schedule.set, schedule.view)
          : [{ name: 'Daily question', value: 'None: `/daily setup` begins one.' }]),
        ...others,
      ],
    },
  ],
  components: [],
  private: true,
});

/** All that is set about the daily question, a field each. */
export function scheduleFields(schedule: Schedule, view: ScheduleView): APIEmbedField[] {
  const skipped = skippedDays(schedule.skipWeekdays);
  const level = isLevel(schedule.difficulty) ? schedule.difficulty : null;
  return [
    { name: 'Next question', value: nextText(schedule.nextAt) },
    {
      name: 'Channel',
      value: `<#${schedule.channelId}>${schedule.useThread ? ', with a thread for each question' : ''}`,
      inline: true,
    },
    { name: 'Every day at', value: `${schedule.time}, ${zoneName(schedule.zone)}`, inline: true },
    {
      name: 'Questions',
      value: `${view.topic ? escapeText(view.topic.name) : 'any topic'}, ${levelName(level)} (${view.questions})`,
      inline: true,
    },
    {
      name: 'Answer comes',
      value:
        schedule.reveal === 'with-next'
          ? 'with the next question'
          : `after ${count(schedule.reveal, 'hour')}`,
      inline: true,
    },
    {
      name: 'On this day',
      value: view.today ? 'added when something happened' : 'not added',
      inline: true,
    },
    ...(skipped ? [{ name: 'Not on', value: skipped, inline: true }] : []),
    ...(schedule.roleId ? [pingField(schedule.channelId, schedule.roleId, view.pings)] : []),
    ...(schedule.pausedReason ? [{ name: 'Paused', value: pausedText(schedule.pausedReason) }] : []),
    // In a channel that is gone nothing can be granted.
    ...(view.missing.length > 0 && schedule.pausedReason !== 'gone'
      ? [{ name: '⚠️ Permissions missing', value: grant(schedule.channelId, view.missing) }]
      : []),
  ];
}

/** `Saturday, Sunday`; empty for none. */
export const skippedDays = (skipWeekdays: number): string =>
  WEEKDAYS.filter((_, day) => skipWeekdays & (1 << day)).join(', ');

/** When it comes next, and in how long. */
export const nextText = (at: number | null): string =>
  at === null ? 'paused' : `${stamp(at, 'F')} (${stamp(at, 'R')})`;

/** `Europe/Berlin`, or `UTC+01:00` for clocks that never change. */
export const zoneName = (zone: string) => escapeText(/^[+-]/.test(zone) ? `UTC${zone}` : zone);

const pingField = (channelId: string, roleId: string, pings: boolean): APIEmbedField =>
  pings
    ? { name: 'Pings', value: `<@&${roleId}>`, inline: true }
    : { name: '⚠️ Pings nobody', value: allowPing(channelId, roleId) };

/** What to change so that a role is pinged. */
export const allowPing = (channelId: string, roleId: string) =>
  `Discord lets Curzon ping <@&${roleId}> only where anyone may (server settings → Roles → **Allow anyone to @mention this role**) or Curzon has **Mention @everyone, @here and All Roles** in <#${channelId}>.`;

/** What to grant, and where. */
export const grant = (channelId: string, missing: readonly string[]) =>
  `Give Curzon in <#${channelId}>: **${missing.join('**, **')}** (channel settings → Permissions).`;

/** @param again the command that sets it up anew. */
export function pausedText(reason: string, again = '/daily setup'): string {
  switch (reason) {
    case 'forbidden':
      return 'Discord did not let Curzon post there. Grant what is missing, then `/daily resume`.';
    case 'gone':
      return `The channel is gone. Choose another one with \`${again}\`.`;
    default:
      return 'By the server’s staff. `/daily resume` goes on.';
  }
}
