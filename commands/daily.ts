import { ApplicationCommandOptionType, ChannelType } from 'discord.js';
import type { App } from '../src/app.ts';
import { questionCard } from '../src/cards/question-card.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import { grant, scheduleCard } from '../src/cards/schedule-card.ts';
import { quoteTyped } from '../src/cards/text.ts';
import { localDate, nextInstant } from '../src/daily/local-time.ts';
import { parseTime } from '../src/daily/parse-time.ts';
import { resolveZone, suggestZones } from '../src/daily/zones.ts';
import type { Command, Options } from '../src/discord/command.ts';
import { isLevel, POINTS } from '../src/play/level.ts';
import { findTopic, suggestTopics, topicOf } from '../src/play/topic.ts';
import { readerOf } from '../src/settings/reading.ts';
import type { Schedule } from '../src/storage/schedules.ts';
import { difficultyOption, forStaff, STAFF_ONLY, topicOption } from './definition.ts';

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
  suggest({ option, typed }, app) {
    if (option === 'zone') return suggestZones(typed, app.now());
    return suggestTopics(typed, app.lore).map(({ id, name }) => ({ name, value: id }));
  },
  async reply(options, app, asker) {
    if (!asker.manages || asker.guildId === null) {
      return STAFF_ONLY;
    }
    const guildId = asker.guildId;
    if (options.getSubcommand() === 'setup') return setup(options, app, guildId);
    const schedule = await app.storage.schedules.get(guildId);
    if (!schedule)
      return notice('No daily question yet', 'Choose a channel, a time and a time zone with `/daily setup`.');
    switch (options.getSubcommand()) {
      case 'pause':
        await app.storage.schedules.pause(guildId, 'staff');
        return status(app, guildId, 'Daily question paused');
      case 'resume':
        await app.storage.schedules.resume(guildId, nextOf(schedule, app.now()));
        return status(app, guildId, 'Daily question resumed');
      case 'off':
        await app.storage.schedules.remove(guildId);
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

const nextOf = ({ time, zone, skipWeekdays }: Schedule, now: number) =>
  nextInstant(now, time, zone, skipWeekdays);

async function setup(options: Options, app: App, guildId: string): Promise<Reply> {
  const channel = options.getChannel('channel', true);
  const thread = options.getBoolean('thread') ?? false;
  const time = parseTime(options.getString('time', true));
  const typedZone = options.getString('zone', true);
  const zone = resolveZone(typedZone, app.now());
  const skip = parseWeekdays(options.getString('skip') ?? '');
  const typedTopic = options.getString('topic');
  const topic = typedTopic === null ? undefined : findTopic(typedTopic, app.lore);
  const level = options.getString('difficulty');
  const wrong = [
    ...(time.ok ? [] : [`**time:** ${time.reason}`]),
    ...(zone
      ? []
      : [
          `**zone:** ${quoteTyped(typedZone)} is no time zone for certain. Type a city such as Berlin, and choose from the list.`,
        ]),
    ...(skip === undefined ? ['**skip:** Write weekdays such as sat, sun, and leave at least one day.'] : []),
    ...(typedTopic !== null && !topic
      ? [`**topic:** There is no topic ${quoteTyped(typedTopic)}. Choose from the list.`]
      : []),
  ];
  const access = app.channels.check(guildId, channel.id, { thread });
  if (!access.ok) wrong.push(`**channel:** ${grant(channel.id, access.missing)}`);
  const reader = await readerOf(
    app.storage,
    app.lore,
    { guildId, channelId: channel.id, userId: undefined },
    false,
  );
  const wanted = { guildId, topic: topic?.id ?? null, level: isLevel(level) ? level : null, reader };
  if (wrong.length === 0 && (await app.pool.size(wanted)) === 0)
    wrong.push('**topic:** There is no question for this topic and difficulty.');
  if (wrong.length > 0 || !time.ok || !zone || skip === undefined) {
    return notice(
      'Not set up yet',
      `${wrong.join('\n')}\n\nNothing was changed. Run the command again with this mended.`,
    );
  }
  const now = app.now();
  const reveal = options.getString('reveal') ?? WITH_NEXT;
  await app.storage.schedules.upsert(
    {
      guildId,
      channelId: channel.id,
      time: time.time,
      zone,
      topic: wanted.topic,
      difficulty: wanted.level,
      roleId: options.getRole('role')?.id ?? null,
      useThread: thread,
      skipWeekdays: skip,
      reveal: reveal === WITH_NEXT ? WITH_NEXT : Number(reveal),
    },
    { nextAt: nextInstant(now, time.time, zone, skip), now },
  );
  return status(app, guildId, 'Daily question set up');
}

async function status(app: App, guildId: string, title: string): Promise<Reply> {
  const schedule = await app.storage.schedules.get(guildId);
  if (!schedule)
    return notice('No daily question yet', 'Choose a channel, a time and a time zone with `/daily setup`.');
  const access = app.channels.check(guildId, schedule.channelId, { thread: schedule.useThread });
  const reader = await readerIn(app, schedule);
  return scheduleCard(schedule, {
    title,
    topic: schedule.topic ? topicOf(schedule.topic, app.lore) : undefined,
    missing: access.ok ? [] : access.missing,
    questions: await app.pool.size({
      guildId,
      topic: schedule.topic,
      level: isLevel(schedule.difficulty) ? schedule.difficulty : null,
      reader,
    }),
  });
}

/** Whoever reads that channel. */
const readerIn = (app: App, { guildId, channelId }: Schedule) =>
  readerOf(app.storage, app.lore, { guildId, channelId, userId: undefined }, false);

async function preview(app: App, schedule: Schedule): Promise<Reply> {
  const level = isLevel(schedule.difficulty) ? schedule.difficulty : null;
  // Another seed than the real one: a preview must not give tomorrow's question away.
  const date = `preview ${localDate(app.now(), schedule.zone)} ${app.newId()}`;
  const asking = await app.pool.ofDay(
    { guildId: schedule.guildId, topic: schedule.topic, level, reader: await readerIn(app, schedule) },
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
    action: 'vote',
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
