import { ApplicationCommandOptionType, ChannelType } from 'discord.js';
import type { App, Command } from '../src/bot/app.ts';
import { questionCard } from '../src/cards/question-card.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import { grant } from '../src/cards/schedule-card.ts';
import { quoteTyped } from '../src/cards/text.ts';
import { localDate, nextInstant } from '../src/daily/local-time.ts';
import { suggestZones } from '../src/daily/zones.ts';
import type { Asker, Options } from '../src/discord/command.ts';
import { POINTS } from '../src/games/points.ts';
import type { Schedule } from '../src/storage/schedules.ts';
import { isLevel } from '../src/trivia/level.ts';
import {
  end,
  NOT_SET_UP,
  pause,
  readerIn,
  readHour,
  resume,
  setToday,
  status,
} from './parts/daily-schedule.ts';
import { difficultyOption, forStaff, STAFF_ONLY } from './parts/definition.ts';
import { topicChoices, topicOption, topicTyped } from './parts/topics.ts';

const Type = ApplicationCommandOptionType;
const WITH_NEXT = 'with-next';
const REVEALS = [
  { name: 'with the next question', value: WITH_NEXT },
  ...[1, 2, 4, 8, 12, 20].map((hours) => ({
    name: `after ${hours} hour${hours === 1 ? '' : 's'}`,
    value: String(hours),
  })),
];
const DAYS: Readonly<Record<string, number>> = { mon: 1, tue: 2, wed: 4, thu: 8, fri: 16, sat: 32, sun: 64 };
const EVERY_DAY = 127;

export const daily: Command = {
  definition: forStaff('daily', 'Set up and look after the daily question', [
    {
      type: Type.Subcommand,
      name: 'setup',
      description: 'Choose channel, time and time zone of the daily question',
      options: [
        {
          type: Type.Channel,
          name: 'channel',
          description: 'Where it is posted',
          required: true,
          channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
        },
        {
          type: Type.String,
          name: 'time',
          description: 'When, such as 9:00, 21.30 or 9pm',
          required: true,
          max_length: 20,
        },
        {
          type: Type.String,
          name: 'zone',
          description: 'Time zone: type a city, a country or CET',
          required: true,
          autocomplete: true,
        },
        topicOption,
        difficultyOption,
        {
          type: Type.Role,
          name: 'role',
          description: 'Who is pinged with each question; nobody when left out',
        },
        { type: Type.Boolean, name: 'thread', description: 'Open a thread for each question' },
        {
          type: Type.String,
          name: 'skip',
          description: 'Weekdays without a question, such as sat, sun',
          max_length: 60,
        },
        {
          type: Type.String,
          name: 'reveal',
          description: 'When the answer comes; with the next question when left out',
          choices: REVEALS,
        },
        {
          type: Type.Boolean,
          name: 'today',
          description: 'Add what happened on this day, when something did',
        },
      ],
    },
    { type: Type.Subcommand, name: 'status', description: 'When the next question comes, and what is set' },
    {
      type: Type.Subcommand,
      name: 'preview',
      description: 'See a question as it would be posted; only you see it',
    },
    { type: Type.Subcommand, name: 'pause', description: 'No questions until you resume' },
    { type: Type.Subcommand, name: 'resume', description: 'Questions again, from the next hour on' },
    { type: Type.Subcommand, name: 'off', description: 'End the daily question and forget its settings' },
  ]),
  suggest({ option, typed }, app, asker) {
    if (option === 'zone') return suggestZones(typed, app.now());
    return topicChoices(typed, app, asker);
  },
  async reply(options, app, asker) {
    if (!asker.manages || asker.guildId === null) {
      return STAFF_ONLY;
    }
    const guildId = asker.guildId;
    if (options.getSubcommand() === 'setup') return setup(options, app, asker, guildId);
    const schedule = await app.storage.schedules.get(guildId);
    if (!schedule) return NOT_SET_UP;
    switch (options.getSubcommand()) {
      case 'pause':
        await pause(app, guildId);
        return status(app, guildId, 'Daily question paused');
      case 'resume':
        await resume(app, guildId);
        return status(app, guildId, 'Daily question resumed');
      case 'off':
        await end(app, guildId);
        return notice(
          'Daily question off',
          'Nothing more will be posted. Points and streaks stay; `/daily setup` starts again.',
        );
      case 'preview':
        return preview(app, schedule);
      default:
        return status(app, guildId, 'Daily question');
    }
  },
};

async function setup(options: Options, app: App, asker: Asker, guildId: string): Promise<Reply> {
  const channel = options.getChannel('channel', true);
  const thread = options.getBoolean('thread') ?? false;
  const hour = readHour(options.getString('time', true), options.getString('zone', true), app.now());
  const skip = parseWeekdays(options.getString('skip') ?? '');
  const typedTopic = options.getString('topic');
  const topic = typedTopic === null ? undefined : await topicTyped(typedTopic, app, asker);
  const level = options.getString('difficulty');
  const wrong = [
    ...(hour.ok ? [] : hour.wrong),
    ...(skip === undefined ? ['**skip:** Write weekdays such as sat, sun, and leave at least one day.'] : []),
    ...(typedTopic !== null && !topic
      ? [`**topic:** There is no topic ${quoteTyped(typedTopic)}. Choose from the list.`]
      : []),
  ];
  const access = app.channels.check(guildId, channel.id, { thread });
  if (!access.ok) wrong.push(`**channel:** ${grant(channel.id, access.missing)}`);
  const viewer = await readerIn(app, { guildId, channelId: channel.id });
  const wanted = { guildId, topic: topic?.id ?? null, level: isLevel(level) ? level : null, viewer };
  if (wrong.length === 0 && (await app.pool.size(wanted)) === 0)
    wrong.push('**topic:** There is no question for this topic and difficulty.');
  if (wrong.length > 0 || !hour.ok || skip === undefined) {
    return notice(
      'Not set up yet',
      `${wrong.join('\n')}\n\nNothing was changed. Run the command again with this mended.`,
    );
  }
  const { time, zone } = hour;
  const now = app.now();
  const reveal = options.getString('reveal') ?? WITH_NEXT;
  await setToday(app, guildId, options.getBoolean('today') ?? false);
  await app.storage.schedules.upsert(
    {
      guildId,
      channelId: channel.id,
      time,
      zone,
      topic: wanted.topic,
      difficulty: wanted.level,
      roleId: options.getRole('role')?.id ?? null,
      useThread: thread,
      skipWeekdays: skip,
      reveal: reveal === WITH_NEXT ? WITH_NEXT : Number(reveal),
    },
    { nextAt: nextInstant(now, time, zone, skip), now },
  );
  return status(app, guildId, 'Daily question set up');
}

async function preview(app: App, schedule: Schedule): Promise<Reply> {
  const level = isLevel(schedule.difficulty) ? schedule.difficulty : null;
  // Another seed than the real one: a preview must not give tomorrow's question away.
  const date = `preview ${localDate(app.now(), schedule.zone)} ${app.newId()}`;
  const asking = await app.pool.ofDay(
    { guildId: schedule.guildId, topic: schedule.topic, level, viewer: await readerIn(app, schedule) },
    date,
  );
  if (!asking)
    return notice(
      'No question fits',
      'There is no question for this topic and difficulty. Change them with `/daily setup`.',
    );
  const card = questionCard(asking, {
    title: 'Daily question (preview)',
    roundId: 'preview',
    points: POINTS[asking.level],
    alone: false,
    changeable: true,
    private: true,
  });
  return { ...card, components: [] };
}

/** A bit for each weekday named (Monday is 1); `undefined` for a word that is none, or when no day is left. */
function parseWeekdays(typed: string): number | undefined {
  const words = typed
    .toLowerCase()
    .split(/[\s,;+&]+|\band\b/)
    .filter((word) => word !== '');
  let bits = 0;
  for (const word of words) {
    const bit = DAYS[word.slice(0, 3)];
    if (bit === undefined) return undefined;
    bits |= bit;
  }
  return bits === EVERY_DAY ? undefined : bits;
}
