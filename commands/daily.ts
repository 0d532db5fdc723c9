import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ButtonStyle,
  ChannelType,
} from 'discord.js';
import type { App, Command } from '../src/bot/app.ts';
import type { NoArgs } from '../src/cards/actions/action-id.ts';
import { dailyOffId } from '../src/cards/actions/daily-off.ts';
import { questionCard } from '../src/cards/question-card.ts';
import { button, notice, type Reply, row } from '../src/cards/reply.ts';
import { allowPing, grant } from '../src/cards/schedule-card.ts';
import { quoteTyped } from '../src/cards/text.ts';
import { refused } from '../src/cards/try-again.ts';
import { PostFailure } from '../src/daily/job.ts';
import { localDate } from '../src/daily/local-time.ts';
import { nextPost } from '../src/daily/next-post.ts';
import { suggestZones } from '../src/daily/zones.ts';
import type { Asker, Options } from '../src/discord/command.ts';
import { POINTS } from '../src/games/points.ts';
import type { Schedule, ScheduleChoice } from '../src/storage/schedules.ts';
import { isLevel, LEVELS } from '../src/trivia/level.ts';
import type { Deed, FilledIn } from './parts/action.ts';
import { readHour, readSkipped } from './parts/daily-hour.ts';
import { end, NOT_SET_UP, pause, readerIn, resume, setToday, status } from './parts/daily-schedule.ts';
import { forStaff, STAFF_ONLY } from './parts/definition.ts';
import { addRegular, dropRegular, REGULAR_CHOICES } from './parts/regular-posts.ts';
import { topicChoices, topicOption, topicTyped } from './parts/topics.ts';
import { NO_DRAFT } from './parts/try-again.ts';

const Type = ApplicationCommandOptionType;
/** Of a sample's own, so that it is posted each time it is asked for. */
const LONGEST_NONCE = 20;
const WITH_NEXT = 'with-next';
const REVEALS = [
  { name: 'with the next question', value: WITH_NEXT },
  ...[1, 2, 4, 8, 12, 20].map((hours) => ({
    name: `after ${hours} hour${hours === 1 ? '' : 's'}`,
    value: String(hours),
  })),
];

const channelOption: APIApplicationCommandBasicOption = {
  type: Type.Channel,
  name: 'channel',
  description: 'Where it is posted',
  required: true,
  channel_types: [
    ChannelType.GuildText,
    ChannelType.GuildAnnouncement,
    ChannelType.GuildVoice,
    ChannelType.GuildForum,
    ChannelType.PublicThread,
    ChannelType.PrivateThread,
    ChannelType.AnnouncementThread,
  ],
};
const timeOption = {
  type: Type.String,
  name: 'time',
  description: 'When, such as 9:00, 21.30 or 9pm',
  required: true,
  max_length: 20,
} as const;
const whatOption = {
  type: Type.String,
  name: 'what',
  description: 'What it is',
  required: true,
  choices: REGULAR_CHOICES,
} as const;

export const daily: Command = {
  definition: forStaff('daily', 'Set up and look after the daily question', [
    {
      type: Type.Subcommand,
      name: 'setup',
      description: 'Choose channel, time and time zone of the daily question',
      options: [
        channelOption,
        timeOption,
        {
          type: Type.String,
          name: 'zone',
          description: 'Time zone: type a city, a country or CET',
          required: true,
          autocomplete: true,
        },
        { ...topicOption, description: 'What questions are about, or any: people, ships, one entry …' },
        {
          type: Type.String,
          name: 'difficulty',
          description: 'How hard questions are',
          choices: [...LEVELS, 'any'].map((level) => ({ name: level, value: level })),
        },
        { type: Type.Role, name: 'role', description: 'Who is pinged with each question' },
        { type: Type.Boolean, name: 'ping', description: 'False: nobody is pinged any more' },
        { type: Type.Boolean, name: 'thread', description: 'Open a thread for each question' },
        {
          type: Type.String,
          name: 'skip',
          description: 'Weekdays without a question, such as sat, sun or mon-fri; none for every day',
          max_length: 60,
        },
        {
          type: Type.String,
          name: 'reveal',
          description: 'When the answer comes; at first with the next question',
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
    {
      type: Type.Subcommand,
      name: 'test',
      description: 'Post a sample in the channel, to see that all is as it should be',
    },
    {
      type: Type.Subcommand,
      name: 'post-now',
      description: 'Post today’s question right away; it does not come again at its hour',
    },
    {
      type: Type.Subcommand,
      name: 'add',
      description: 'Post something else each day: a quote, a fact, the day, the mystery',
      options: [
        whatOption,
        channelOption,
        timeOption,
        {
          type: Type.String,
          name: 'zone',
          description: 'Time zone: a city, a country or CET; at first the server’s',
          autocomplete: true,
        },
        {
          type: Type.String,
          name: 'skip',
          description: 'Weekdays without it, such as sat, sun or mon-fri',
          max_length: 60,
        },
      ],
    },
    {
      type: Type.Subcommand,
      name: 'drop',
      description: 'Post one of these no more; the daily question stays',
      options: [whatOption],
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
    if (options.getSubcommand() === 'setup') return setup(typedOf(options), app, asker, guildId);
    switch (options.getSubcommand()) {
      case 'add':
        return addRegular(app, { guildId, userId: asker.userId }, typedOf(options));
      case 'drop':
        return dropRegular(app, guildId, options.getString('what', true));
      case 'resume':
        await resume(app, guildId);
        return status(app, guildId, 'Daily question resumed');
      case 'status':
        return status(app, guildId, 'Daily question');
    }
    const schedule = await app.storage.schedules.get(guildId);
    if (!schedule) return NOT_SET_UP;
    switch (options.getSubcommand()) {
      case 'pause':
        await pause(app, guildId);
        return status(app, guildId, 'Daily question paused');
      case 'off':
        return notice(
          'End the daily question?',
          'Its channel, time and everything else that was set is forgotten; points and streaks stay. `/daily pause` only stops it for a while.',
          [row(button(dailyOffId.build(), 'End it', { style: ButtonStyle.Danger }))],
        );
      case 'preview':
        return preview(app, schedule);
      case 'test':
        return test(app, schedule);
      default:
        return postNow(app, schedule);
    }
  },
};

/** What was typed and chosen, by option; what was left out stays as it is set. */
type Typed = Readonly<Record<string, string>>;

function typedOf(options: Options): Typed {
  const flag = (name: string) => {
    const value = options.getBoolean(name);
    return value === null ? undefined : value ? 'yes' : 'no';
  };
  const typed = {
    what: options.getString('what'),
    channel: options.getChannel('channel', true).id,
    time: options.getString('time', true),
    zone: options.getString('zone'),
    topic: options.getString('topic'),
    difficulty: options.getString('difficulty'),
    role: options.getRole('role')?.id,
    ping: flag('ping'),
    thread: flag('thread'),
    skip: options.getString('skip'),
    reveal: options.getString('reveal'),
    today: flag('today'),
  };
  return Object.fromEntries(Object.entries(typed).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

async function setup(typed: Typed, app: App, asker: Asker, guildId: string): Promise<Reply> {
  const before = await app.storage.schedules.get(guildId);
  const { choice, wrong } = await readSetup(typed, app, asker, { guildId, before });
  if (!choice) {
    const draft = app.newId();
    app.drafts.keep(draft, { userId: asker.userId, typed });
    return refused(before ? 'Not changed' : 'Not set up yet', wrong.join('\n'), {
      form: 'daily-setup',
      draft,
    });
  }
  if (typed['today']) await setToday(app, guildId, typed['today'] === 'yes');
  await app.storage.schedules.upsert(choice, {
    nextAt: await nextPost(app.storage, choice, app.now()),
    now: app.now(),
  });
  return status(app, guildId, 'Daily question set up');
}

/** All that is wrong at once; what was left out is as it was set before. */
async function readSetup(
  typed: Typed,
  app: App,
  asker: Asker,
  { guildId, before }: { guildId: string; before: Schedule | undefined },
): Promise<{ choice?: ScheduleChoice; wrong: string[] }> {
  const channelId = typed['channel'] ?? '';
  const useThread = typed['thread'] ? typed['thread'] === 'yes' : (before?.useThread ?? false);
  const hour = readHour(typed['time'] ?? '', typed['zone'] ?? '', app.now());
  const skip = readSkipped(typed['skip'], before?.skipWeekdays);
  const topic = await readTopic(typed['topic'], app, asker, before);
  const wantedLevel = typed['difficulty'] ?? before?.difficulty ?? null;
  const level = isLevel(wantedLevel) ? wantedLevel : null;
  const roleId = typed['ping'] === 'no' ? null : (typed['role'] ?? before?.roleId ?? null);
  const wrong = hour.ok ? [] : [...hour.wrong];
  if (!skip.ok) wrong.push(skip.wrong);
  if (topic === undefined)
    wrong.push(`**topic:** There is no topic ${quoteTyped(typed['topic'] ?? '')}. Choose from the list.`);
  const access = await app.channels.check(guildId, channelId, { thread: useThread });
  if (!access.ok) wrong.push(`**channel:** ${grant(channelId, access.missing)}`);
  if (roleId === guildId)
    wrong.push('**role:** Curzon never pings everyone. Choose a role of those who want it.');
  else if (roleId !== null && !app.channels.mayPing(guildId, channelId, roleId))
    wrong.push(`**role:** ${allowPing(channelId, roleId)}`);
  const viewer = await readerIn(app, { guildId, channelId });
  if (wrong.length === 0 && (await app.pool.size({ guildId, topic: topic ?? null, level, viewer })) === 0)
    wrong.push('**topic:** There is no question for this topic and difficulty.');
  if (wrong.length > 0 || !hour.ok || !skip.ok) return { wrong };
  const reveal = typed['reveal'];
  return {
    wrong,
    choice: {
      guildId,
      channelId,
      time: hour.time,
      zone: hour.zone,
      topic: topic ?? null,
      difficulty: level,
      roleId,
      useThread,
      skipWeekdays: skip.days,
      reveal:
        reveal === undefined
          ? (before?.reveal ?? WITH_NEXT)
          : reveal === WITH_NEXT
            ? WITH_NEXT
            : Number(reveal),
    },
  };
}

/** The id of a topic; null for any, undefined for a text that is none. */
async function readTopic(
  typed: string | undefined,
  app: App,
  asker: Asker,
  before: Schedule | undefined,
): Promise<string | null | undefined> {
  if (typed === undefined) return before?.topic ?? null;
  if (/^any( topic)?$/i.test(typed.trim())) return null;
  return (await topicTyped(typed, app, asker))?.id;
}

/** The setup as it was refused, with what was typed anew. */
export const setUpAgain: FilledIn<{ id: string }> = {
  answers: 'in place',
  async reply({ id }, value, app, asker) {
    if (!asker.manages || asker.guildId === null) return STAFF_ONLY;
    const before = app.drafts.of(id, asker.userId);
    if (!before) return NO_DRAFT;
    const { skip: _, topic: __, ...chosen } = before;
    const inputs = ['time', 'zone', 'skip', 'topic'].flatMap((name) => {
      const text = value(name).trim();
      return text === '' ? [] : [[name, text] as const];
    });
    return setup({ ...chosen, ...Object.fromEntries(inputs) }, app, asker, asker.guildId);
  },
};

export const dailyOffPressed: Deed<NoArgs> = {
  answers: 'in place',
  async reply(_args, _values, app, { manages, guildId }) {
    if (!manages || guildId === null) return STAFF_ONLY;
    await end(app, guildId);
    return notice(
      'Daily question off',
      'Nothing more will be posted. Points and streaks stay; `/daily setup` starts again.',
    );
  },
};

/** Today's question before its hour: by the same claim as at its hour, so that it comes once. */
async function postNow(
  app: App,
  { guildId, channelId, zone, useThread, pausedReason }: Schedule,
): Promise<Reply> {
  const { schedules, dailyPosts } = app.storage;
  if (pausedReason !== null)
    return notice('It is paused', 'Nothing is posted while it is. `/daily resume` goes on.');
  const access = await app.channels.check(guildId, channelId, { thread: useThread });
  if (!access.ok) return notice('Curzon may not post there', grant(channelId, access.missing));
  const today = await dailyPosts.get(guildId, localDate(app.now(), zone));
  if (today?.state === 'posted')
    return notice('Posted already', `Today’s question is in <#${channelId}>. Each day has one.`);
  await schedules.hasten(guildId, app.now());
  return notice(
    'On its way',
    `Today’s question comes to <#${channelId}> in a moment, and not again at its hour.`,
  );
}

const NO_SAMPLE = notice(
  'No question fits',
  'There is no question for this topic and difficulty. Change them with `/daily setup`.',
);

async function preview(app: App, schedule: Schedule): Promise<Reply> {
  const card = await sample(app, schedule, 'preview');
  return card ? { ...card, embeds: [...card.embeds, await where(app, schedule)] } : NO_SAMPLE;
}

/** A sample where questions come, for all to see: it has nothing to press, pings nobody, and counts for nothing. */
async function test(app: App, schedule: Schedule): Promise<Reply> {
  const card = await sample(app, schedule, 'test');
  if (!card) return NO_SAMPLE;
  const { channelId, useThread } = schedule;
  const note = { description: 'A test by the server’s staff: nothing to answer, and nothing counts.' };
  try {
    const channel = await app.posting.checked(schedule, { thread: useThread });
    const nonce = `x:${app.newId().replaceAll('-', '').slice(0, LONGEST_NONCE)}`;
    await app.posting.send(channel, { ...card, embeds: [...card.embeds, note], private: false }, { nonce });
    return notice('Posted as a test', `It stands in <#${channelId}>. Delete it there when you have seen it.`);
  } catch (error) {
    if (!(error instanceof PostFailure)) throw error;
    const access = await app.channels.check(schedule.guildId, channelId, { thread: useThread });
    if (!access.ok) return notice('Curzon may not post there', grant(channelId, access.missing));
    return notice('It could not be posted', 'Discord did not take it now. Try again in a moment.');
  }
}

/** A question as it would come, with nothing to press; undefined where none fits. */
async function sample(app: App, schedule: Schedule, what: 'preview' | 'test'): Promise<Reply | undefined> {
  const level = isLevel(schedule.difficulty) ? schedule.difficulty : null;
  // Another seed than the real one: a preview must not give tomorrow's question away.
  const date = `${what} ${localDate(app.now(), schedule.zone)} ${app.newId()}`;
  const asking = await app.pool.ofDay(
    { guildId: schedule.guildId, topic: schedule.topic, level, viewer: await readerIn(app, schedule) },
    date,
  );
  if (!asking) return undefined;
  const card = questionCard(asking, {
    title: `Daily question (${what})`,
    roundId: what,
    points: POINTS[asking.level],
    closesAt: schedule.reveal === WITH_NEXT ? undefined : app.now() + schedule.reveal * 3_600_000,
    alone: false,
    changeable: true,
    private: true,
  });
  return { ...card, components: [] };
}

/** Where it would be posted, whom it would ping, and what stands in the way. */
async function where({ channels }: App, { guildId, channelId, useThread, roleId }: Schedule) {
  const access = await channels.check(guildId, channelId, { thread: useThread });
  const pings = roleId !== null && channels.mayPing(guildId, channelId, roleId);
  const ping =
    roleId === null ? 'Nobody is pinged.' : pings ? `<@&${roleId}> is pinged.` : allowPing(channelId, roleId);
  return {
    description: [
      `It would be posted in <#${channelId}>${useThread ? ', with a thread' : ''}. ${ping}`,
      ...(access.ok ? [] : [`⚠️ ${grant(channelId, access.missing)}`]),
    ].join('\n'),
  };
}
