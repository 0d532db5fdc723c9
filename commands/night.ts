import { ApplicationCommandOptionType } from 'discord.js';
import type { App, Command } from '../src/bot/app.ts';
import { readerOf, zoneOf } from '../src/bot/settings.ts';
import type { Choice } from '../src/cards/choices.ts';
import { LIMITS } from '../src/cards/limits.ts';
import { nightCard, nightsCard } from '../src/cards/night-card.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import { grant } from '../src/cards/schedule-card.ts';
import { count, lengthOf, quoteTyped } from '../src/cards/text.ts';
import { refused } from '../src/cards/try-again.ts';
import { parseWhen } from '../src/daily/parse-when.ts';
import { resolveZone, suggestZones } from '../src/daily/zones.ts';
import type { Asker, Options } from '../src/discord/command.ts';
import type { Topic } from '../src/games/topic.ts';
import { durationOf, MOST_NIGHTS, NIGHT_BOUNDS, NIGHTS_APART, type Night } from '../src/nights/night.ts';
import { nightView } from '../src/nights/view.ts';
import { isLevel, type Level } from '../src/trivia/level.ts';
import { isMode } from '../src/trivia/mode.ts';
import type { FilledIn } from './parts/action.ts';
import { zonesLike } from './parts/daily-hour.ts';
import { difficultyOption, forStaff } from './parts/definition.ts';
import { modeOption } from './parts/game-options.ts';
import { topicChoices, topicTyped } from './parts/topics.ts';
import { NO_DRAFT } from './parts/try-again.ts';

const Type = ApplicationCommandOptionType;
/** Not further away than this, in milliseconds: plans change. */
const FURTHEST = 60 * 24 * 3_600_000;
const [ROUNDS, QUESTIONS] = [3, 5];

/** Whom Discord lets use it may plan: those who may manage the server, and whomever its admins let in for this command. */
export const night: Command = {
  definition: forStaff('night', 'Quiz nights: rounds of questions at a set time, with winners at the end', [
    {
      type: Type.Subcommand,
      name: 'plan',
      description: 'Plan a quiz night in this channel, and announce it here',
      options: [
        {
          type: Type.String,
          name: 'time',
          description: 'When it begins, such as 20:00, sat 8pm, 5 dec 20:00 or in 2 hours',
          required: true,
          max_length: 40,
        },
        {
          type: Type.String,
          name: 'zone',
          description: 'Time zone of that time; the server’s when left out',
          autocomplete: true,
        },
        {
          type: Type.Integer,
          name: 'rounds',
          description: `How many rounds; one a topic, or ${ROUNDS}, when left out`,
          min_value: NIGHT_BOUNDS.rounds.least,
          max_value: NIGHT_BOUNDS.rounds.most,
        },
        {
          type: Type.Integer,
          name: 'questions',
          description: `How many questions a round has; ${QUESTIONS} when left out`,
          min_value: NIGHT_BOUNDS.questions.least,
          max_value: NIGHT_BOUNDS.questions.most,
        },
        {
          type: Type.String,
          name: 'topics',
          description: 'What rounds are about, one after the other: Ships, People, …',
          autocomplete: true,
        },
        difficultyOption,
        modeOption,
        {
          type: Type.Integer,
          name: 'teams',
          description: 'How many teams play; all against all when left out',
          min_value: NIGHT_BOUNDS.teams.least,
          max_value: NIGHT_BOUNDS.teams.most,
        },
        {
          type: Type.String,
          name: 'title',
          description: 'What it is called; Quiz night when left out',
          max_length: 60,
        },
      ],
    },
    { type: Type.Subcommand, name: 'list', description: 'Quiz nights to come, and their host’s panel' },
  ]),
  suggest({ option, typed }, app, asker) {
    if (option === 'zone') return suggestZones(typed, app.now());
    return topicsChoices(typed, app, asker);
  },
  async reply(options, app, asker) {
    const { guildId } = asker;
    if (guildId === null || !asker.installed)
      return notice('Only in servers', 'A quiz night takes place in a server that has Curzon.');
    if (options.getSubcommand() === 'list') return nightsCard(await app.storage.nights.open(guildId));
    return plan(typedOf(options), app, asker, guildId);
  },
};

/** Whole lists to choose: what stands before the last comma, with what fits behind it. */
async function topicsChoices(typed: string, app: App, asker: Asker): Promise<Choice[]> {
  const at = typed.lastIndexOf(',') + 1;
  const before = typed
    .slice(0, at)
    .split(',')
    .flatMap((part) => part.trim() || []);
  const choices = await topicChoices(typed.slice(at).trim(), app, asker);
  return choices
    .map(({ name, value }) => ({
      name: [...before, name].join(', '),
      value: [...before, value].join(', '),
    }))
    .filter(
      ({ name, value }) =>
        lengthOf(name) <= LIMITS.choiceName && lengthOf(String(value)) <= LIMITS.choiceValue,
    );
}

/** What was typed and chosen, by option. */
type Typed = Readonly<Record<string, string>>;

function typedOf(options: Options): Typed {
  const typed = {
    time: options.getString('time'),
    zone: options.getString('zone'),
    rounds: options.getInteger('rounds'),
    questions: options.getInteger('questions'),
    topics: options.getString('topics'),
    difficulty: options.getString('difficulty'),
    mode: options.getString('mode'),
    teams: options.getInteger('teams'),
    title: options.getString('title'),
  };
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  );
}

async function plan(typed: Typed, app: App, asker: Asker, guildId: string): Promise<Reply> {
  const { channelId, parentId = null, userId } = asker;
  const access = await app.channels.check(guildId, channelId, { thread: false });
  if (!access.ok) return notice('Curzon cannot post here', grant(channelId, access.missing));
  const refuse = (title: string, reason: string) => {
    const draft = app.newId();
    app.drafts.keep(draft, { userId, typed });
    return refused(title, reason, { form: 'night-plan', draft });
  };
  const read = await readPlan(typed, app, asker, guildId);
  if (!read.ok) return refuse('Nothing was planned', read.wrong.join('\n'));
  const planned = {
    ...{ id: app.newId(), guildId, channelId, parentId, hostId: userId, createdAt: app.now() },
    ...read.plan,
  };
  const outcome = await app.storage.nights.plan(planned, { inGuild: MOST_NIGHTS, apart: NIGHTS_APART });
  if (outcome === 'guild')
    return notice(
      'Enough is planned',
      `${MOST_NIGHTS} quiz nights are planned already. \`/night list\` shows them.`,
    );
  if (outcome === 'channel')
    return refuse(
      'Too close to another one',
      'Less than two hours lie between it and another quiz night in this channel. Choose another time or channel.',
    );
  const saved = await app.storage.nights.get(planned.id);
  if (!saved) return notice('Nothing was planned', 'It was called off this very moment.');
  return {
    ...nightCard(await nightView(saved, app.lore, app.storage)),
    onSent: ({ messageId }) => announced(app, saved, messageId),
  };
}

/** The plan as it was refused, with what was typed anew. */
export const planAgain: FilledIn<{ id: string }> = {
  async reply({ id }, value, app, asker) {
    const before = app.drafts.of(id, asker.userId);
    if (!before || asker.guildId === null) return NO_DRAFT;
    const { zone: _, topics: __, rounds: ___, questions: ____, ...chosen } = before;
    const inputs = ['time', 'zone', 'topics', 'rounds', 'questions'].flatMap((name) => {
      const text = value(name).trim();
      return text === '' ? [] : [[name, text] as const];
    });
    return plan({ ...chosen, ...Object.fromEntries(inputs) }, app, asker, asker.guildId);
  },
};

/** A number that was typed, or chosen within its bounds; undefined for what is none of them. */
function numberIn(typed: string | undefined, { least, most }: { least: number; most: number }) {
  const number = Number(typed);
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
}

type ReadPlan =
  | {
      ok: true;
      plan: Pick<
        Night,
        'title' | 'startsAt' | 'rounds' | 'questions' | 'topics' | 'teams' | 'mode' | 'level'
      >;
    }
  | { ok: false; wrong: string[] };

/** All that is wrong at once. */
async function readPlan(typed: Typed, app: App, asker: Asker, guildId: string): Promise<ReadPlan> {
  const typedZone = typed['zone'];
  const zone =
    typedZone === undefined ? await zoneOf(app.storage, guildId) : resolveZone(typedZone, app.now());
  const when = parseWhen(typed['time'] ?? '', app.now(), zone ?? 'UTC');
  const typedTopics = (typed['topics'] ?? '').split(',').flatMap((part) => part.trim() || []);
  const found = await Promise.all(typedTopics.map((one) => topicTyped(one, app, asker)));
  const topics = found.flatMap((topic) => topic ?? []);
  const wantsRounds = Math.min(topics.length > 1 ? topics.length : ROUNDS, NIGHT_BOUNDS.rounds.most);
  const rounds = typed['rounds'] ? numberIn(typed['rounds'], NIGHT_BOUNDS.rounds) : wantsRounds;
  const questions = typed['questions'] ? numberIn(typed['questions'], NIGHT_BOUNDS.questions) : QUESTIONS;
  const { difficulty, mode } = typed;
  const level = isLevel(difficulty) ? difficulty : null;
  const wrong = [
    ...(when.ok ? [] : [`**time:** ${when.reason}`]),
    ...(when.ok && when.at - app.now() > FURTHEST ? ['**time:** At most 60 days from now.'] : []),
    ...(zone === undefined
      ? [
          `**zone:** ${quoteTyped(typedZone ?? '')} is no time zone for certain. ${zonesLike(typedZone ?? '', app.now())}`,
        ]
      : []),
    ...(rounds === undefined ? [`**rounds:** ${inWords(NIGHT_BOUNDS.rounds)}`] : []),
    ...(questions === undefined ? [`**questions:** ${inWords(NIGHT_BOUNDS.questions)}`] : []),
    ...typedTopics.flatMap((one, index) =>
      found[index] ? [] : [`**topics:** There is no topic ${quoteTyped(one)}.`],
    ),
    ...(rounds !== undefined && topics.length > rounds
      ? [`**topics:** ${topics.length} of them, but only ${count(rounds, 'round')}.`]
      : []),
    ...(await tooFew(app, asker, guildId, { topics, level, questions: questions ?? 0 })),
  ];
  if (!when.ok || rounds === undefined || questions === undefined || wrong.length > 0)
    return { ok: false, wrong };
  return {
    ok: true,
    plan: {
      title: typed['title']?.replace(/\s+/gu, ' ').trim() || 'Quiz night',
      startsAt: when.at,
      rounds,
      questions,
      topics: topics.map(({ id }) => id),
      level,
      mode: isMode(mode) ? mode : 'classic',
      teams: Number(typed['teams'] ?? 0),
    },
  };
}

const inWords = ({ least, most }: { least: number; most: number }) => `A number from ${least} to ${most}.`;

/** Topics of which a round cannot be made, for whoever reads the channel. */
async function tooFew(
  app: App,
  { channelId }: Asker,
  guildId: string,
  { topics, level, questions }: { topics: readonly Topic[]; level: Level | null; questions: number },
): Promise<string[]> {
  const viewer = await readerOf(app, app, { guildId, channelId });
  const sizes = topics.map(async ({ id, name }) => {
    const size = await app.pool.size({ guildId, topic: id, level, viewer });
    return size >= questions
      ? []
      : [
          `**topics:** ${quoteTyped(name)} has ${count(size, level === null ? 'question' : `${level} question`)}, a round ${questions}.`,
        ];
  });
  return (await Promise.all(sizes)).flat();
}

/** Its announcement stands: with an event of Discord's, where Curzon may make one. */
async function announced(app: App, planned: Night, messageId: string): Promise<void> {
  const { id, guildId, channelId, title, startsAt, rounds, questions } = planned;
  await app.storage.nights.note(id, { messageId });
  const link = `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;
  const eventId = await app.events.create({
    ...{ guildId, channelId, name: title, startsAt, endsAt: startsAt + durationOf(planned) },
    description: `${count(rounds, 'round')} of ${count(questions, 'question')}. Join here: ${link}`,
  });
  if (eventId !== undefined) await app.storage.nights.note(id, { eventId });
}
