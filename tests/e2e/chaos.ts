/**
 * Days of daily questions in many time zones with clock changes, on two whole bots and one PostgreSQL, while Discord, the
 * database and the processes fail at random. Judged by what Discord has, and by what its members were told.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord.js';
import { Temporal } from 'temporal-polyfill';
import { chance } from '../../bench/queries.ts';
import { dayName } from '../../src/cards/daily-cards.ts';
import { nextInstant } from '../../src/daily/local-time.ts';
import { systemClock } from '../../src/daily/pacer.ts';
import type { InteractionOutcome, TypedCommand } from '../../src/playground/client.ts';
import { finalAnswer } from '../../src/playground/final-answer.ts';
import { movableClock } from '../../src/playground/movable-clock.ts';
import { startStandIn } from '../../src/playground/stand-in/index.ts';
import { openStorage, type Storage } from '../../src/storage/open.ts';
import { SIXTY_ZONES } from '../daily/simulate-year.ts';
import { schedule } from '../storage/examples.ts';
import { startOwnServer } from '../storage/postgres-server.ts';
import { rings } from '../trivia/fandom.ts';
import { asks, createAnswering } from './answering.ts';
import type { Safety } from './kill-child.ts';
import { type Child, launchChild } from './launch-child.ts';
import { APPLICATION, channelOf, guildIdOf, memberIds, OWNER, worldOf } from './many-servers.ts';

export interface ChaosOptions {
  seed: number;
  /** First local day, as `2026-03-06`. */
  from: string;
  /** Eight faults a day. */
  days: number;
  zones?: number;
  /** Leaves a safety of the bot out. */
  without?: Safety | undefined;
  /** Is told what is done, a line each. */
  onStep?: (line: string) => void;
}

export interface ChaosReport {
  counts: Readonly<Record<string, number>>;
  /** What should not have been. */
  violations: readonly string[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** From when a claim of a killed process is free again. */
const CLAIM = MINUTE / 2;
/** Of a shard, in real milliseconds. */
const LEASE = 2 * SECOND;
const SHARDS = 2;
/** A late question comes within six hours. */
const STEP = 3 * HOUR;
/** In real milliseconds. */
const PATIENCE = 30 * SECOND;
/** What clocks of several machines may differ by, at most. */
const SKEW = 20 * SECOND;
/** Hours that clocks leave out or show twice somewhere, and some that they do not. */
const TIMES = ['09:00', '00:00', '02:30', '23:30', '02:00', '12:15', '01:45', '18:00', '00:30', '03:00'];

interface Server {
  guildId: string;
  channelId: string;
  zone: string;
  time: string;
  /** When each local day is due, by date. */
  due: Map<string, number>;
  /** Days that may be without a question, and why. */
  explained: Map<string, string>;
}

/** By the zone's own clocks, without the code that is tried. */
function serversOf({ from, days, zones = 40 }: ChaosOptions): Server[] {
  const first = Temporal.PlainDate.from(from);
  const begin = first.toZonedDateTime('UTC').epochMilliseconds;
  return SIXTY_ZONES.slice(0, zones).map((zone, index) => {
    const guildId = guildIdOf(index);
    const time = TIMES[index % TIMES.length] ?? '09:00';
    const due = new Map<string, number>();
    for (let day = -1; day <= days; day += 1) {
      const date = first.add({ days: day });
      const at = date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
      if (at > begin && at <= begin + days * 24 * HOUR) due.set(String(date), at);
    }
    return { guildId, channelId: channelOf(guildId), zone, time, due, explained: new Map() };
  });
}

export async function chaos(options: ChaosOptions): Promise<ChaosReport> {
  const { seed, from, days, without, onStep = () => {} } = options;
  // Not disturbed by how often members draw, which depends on how fast the machine is.
  const order = chance(seed);
  const random = chance(seed + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const violations: string[] = [];
  const counts: Record<string, number> = {};
  const count = (what: string, by = 1) => {
    counts[what] = (counts[what] ?? 0) + by;
  };

  const servers = serversOf(options);
  const begin = Date.parse(from);
  const started = Date.now();
  const clock = movableClock({ now: () => begin + Date.now() - started, sleep: systemClock.sleep });
  const standIn = await startStandIn({
    ...{
      now: clock.now,
      identifyInterval: 0,
      shards: SHARDS,
      world: worldOf(servers.map(({ guildId }) => guildId)),
    },
    // What several processes start and end in a moment would take hours.
    ...{ sessionStarts: 100_000, rateLimits: { otherwise: { requests: 100, windowMs: SECOND } } },
  });
  const server = await startOwnServer();
  const place = { databaseUrl: await server.createDatabase() };
  const data = rings();
  const codeCache = mkdtempSync(join(tmpdir(), 'curzon-compiled-'));

  const storage = await openStorage(place);
  for (const { guildId, channelId, zone, time } of servers)
    await storage.schedules.upsert(schedule({ guildId, channelId, zone, time }), {
      nextAt: nextInstant(begin, time, zone),
      now: begin,
    });

  const answering = createAnswering(random);
  const posted = (one: Server) =>
    standIn
      .client(OWNER)
      .messages(one.channelId)
      .filter(asks)
      .map((message) => ({
        title: message.embeds.at(-1)?.title ?? '',
        at: Date.parse(message.timestamp),
        message,
      }));
  for (const userId of memberIds) {
    const member = standIn.client(userId);
    member.listen((event) => {
      if (event.type === 'message-create' && asks(event.message)) answering.begin(member, event.message);
    });
  }

  // Processes.
  const launched: Child[] = [];
  const running = new Map<Child, number>();
  const ahead = () => clock.now() - Date.now();
  const start = async () => {
    const child = launchChild(
      {
        ...{ place, api: standIn.restUrl, token: standIn.token, data, pace: 20, without },
        sharing: { count: SHARDS, lease: LEASE },
      },
      codeCache,
    );
    launched.push(child);
    await child.loaded;
    // No two machines show the same time.
    running.set(child, Math.round((random() - 0.5) * SKEW));
    child.tell({ ahead: ahead() + (running.get(child) ?? 0) });
  };
  const end = async (child: Child, signal: 'SIGKILL' | 'SIGTERM') => {
    child.process.kill(signal);
    await child.ended;
    running.delete(child);
  };
  const moveTo = (instant: number) => {
    clock.moveTo(instant);
    for (const [child, skew] of running) child.tell({ ahead: ahead() + skew });
  };
  const until = async (condition: () => boolean | Promise<boolean>, atMost = PATIENCE) => {
    const last = performance.now() + atMost;
    while (!(await condition())) {
      if (performance.now() > last) return false;
      await sleep(10);
    }
    return true;
  };

  // Interactions.
  /** Grows with each fault that may cost an interaction. */
  let troubles = 0;
  let troubled = false;
  const asked = new Set<Promise<void>>();
  const kindOf = (
    outcome: InteractionOutcome,
  ): 'answered' | 'refused kindly' | 'unanswered' | 'gone wrong' => {
    if (outcome.kind === 'failed') return 'unanswered';
    const title = 'message' in outcome ? outcome.message.embeds[0]?.title : undefined;
    if (title === 'Something went wrong') return 'gone wrong';
    return title === 'Try again in a moment' ? 'refused kindly' : 'answered';
  };
  const command = (channelId: string): TypedCommand =>
    pick<TypedCommand>([
      { channelId, command: 'help', options: {} },
      { channelId, command: 'who', options: { name: 'Aldo' } },
      { channelId, command: 'daily', path: ['status'], options: {} },
      { channelId, command: 'trivia', path: ['leaderboard'], options: {} },
      { channelId, command: 'trivia', path: ['play'], options: { length: 1 } },
    ]);
  const ask = () => {
    const typed = command(pick(servers).channelId);
    const before = troubles;
    const calm = !troubled;
    const answered = finalAnswer(standIn.client(OWNER), typed)
      .catch((error: Error): InteractionOutcome => ({ kind: 'failed', error }))
      .then((outcome) => {
        const kind = kindOf(outcome);
        const explained = !calm || troubles > before;
        count(`interactions ${kind}${kind === 'unanswered' && explained ? ' in a fault' : ''}`);
        if (kind === 'gone wrong' || (kind === 'unanswered' && !explained))
          violations.push(`/${[typed.command, ...(typed.path ?? [])].join(' ')}: ${kind}`);
      })
      .finally(() => asked.delete(answered));
    asked.add(answered);
  };
  const trouble = () => {
    troubles += 1;
    troubled = true;
  };
  const works = async ({ channelId }: Server) => {
    const typed = { channelId, command: 'daily', path: ['status'], options: {} };
    const outcome = await finalAnswer(standIn.client(OWNER), typed).catch(() => undefined);
    return outcome !== undefined && kindOf(outcome) === 'answered';
  };
  /** Until both are there, and all shards and the database answer. */
  const settle = async () => {
    while (running.size < 2) await start();
    const all = async () =>
      standIn.shards.join() === '0,1' &&
      (await works(servers[0] as Server)) &&
      (await works(servers[1] as Server));
    if (!(await until(all, 2 * PATIENCE))) violations.push('not all is served a minute after a fault');
    troubled = false;
  };

  const dueNow = (after: number) =>
    servers.flatMap((one) =>
      [...one.due].flatMap(([date, at]) => (at > after && at <= clock.now() ? [{ one, date }] : [])),
    );
  /** In the channel and in the database, which may come later. */
  const isThere = async ({ one, date }: { one: Server; date: string }) =>
    one.explained.has(date) ||
    (posted(one).some(({ title }) => title === titleOf(date)) &&
      (await storage.dailyPosts.get(one.guildId, date))?.state === 'posted');

  // Faults. Each may be undone by what it returns, once what is due has come.
  type Fault = (due: readonly { one: Server; date: string }[]) => Promise<void | (() => Promise<void>)>;
  const anyChild = () => pick([...running.keys()]);
  const refusePosts = (status: number, more: object = {}) =>
    standIn.failNext({
      ...{
        method: 'POST',
        path: /channels\/\d+\/messages$/,
        status,
        times: 1 + Math.floor(random() * 4),
      },
      ...more,
    });
  const faults: Readonly<Record<string, Fault>> = {
    'a process killed': async () => {
      trouble();
      await sleep(random() * 200);
      await end(anyChild(), 'SIGKILL');
      moveTo(clock.now() + CLAIM + SKEW);
    },
    'all processes killed between a post and its record': async (due) => {
      trouble();
      let held = false;
      if (due.length > 0) {
        const channels = due.map(({ one }) => one.channelId).join('|');
        standIn.failNext({
          method: 'POST',
          path: new RegExp(`/channels/(${channels})/messages$`),
          hold: () => {
            held = true;
            return new Promise(() => {});
          },
        });
        await until(() => held, 3 * SECOND);
      }
      await Promise.all([...running.keys()].map((child) => end(child, 'SIGKILL')));
      standIn.heal();
      moveTo(clock.now() + CLAIM + SKEW);
    },
    'a process stopped for a minute': async () => {
      trouble();
      const child = anyChild();
      child.process.kill('SIGSTOP');
      await sleep(1.2 * LEASE);
      moveTo(clock.now() + MINUTE);
      for (const _ of [1, 2, 3]) ask();
      child.process.kill('SIGCONT');
    },
    'a rolling update': async () => {
      const old = anyChild();
      await start();
      // Where each of the others has one, there is no shard for it until the old one ends.
      const isReady = /"started"|waiting for one of them to end/;
      await until(() => isReady.test([...running.keys()].at(-1)?.logged().join() ?? ''));
      for (const _ of [1, 2, 3]) ask();
      await end(old, 'SIGTERM');
    },
    'the database crashed': async () => {
      trouble();
      await server.stop();
      for (const _ of [1, 2, 3]) ask();
      await sleep(300 + random() * 700);
      await server.start();
    },
    'connections lost': async () => {
      trouble();
      standIn.disconnect();
    },
    'told to reconnect (op 7)': async () => {
      trouble();
      standIn.reconnectAll();
    },
    'sessions void (op 9)': async () => {
      trouble();
      standIn.invalidateSession(random() < 0.5);
    },
    'posts refused (5xx)': async () => refusePosts(503),
    'posts taken, their answer lost': async () => refusePosts(500, { after: true }),
    'posts cut off': async () => refusePosts(0, { after: random() < 0.5 }),
    'posts limited (429)': async () =>
      refusePosts(429, { body: { message: 'You are being rate limited.', retry_after: 30, global: false } }),
    'answers refused (5xx)': async () => standIn.failNext({ path: /callback/, status: 503, times: 2 }),
    'a server away': async (due) => {
      const { one } = pick(due);
      standIn.setUnavailable(one.guildId);
      return async () => standIn.setUnavailable(one.guildId, false);
    },
  };
  /** Those that need something due, and begin before it is. */
  const before: Readonly<Record<string, (one: Server) => Promise<() => Promise<void>>>> = {
    'a channel closed to Curzon': async ({ guildId, channelId }) => {
      const right = PermissionFlagsBits.SendMessages;
      standIn.setOverwrite(channelId, { id: APPLICATION, type: 'member', deny: right });
      return async () => {
        standIn.setOverwrite(channelId, { id: APPLICATION, type: 'member', allow: right });
        await sleep(50);
        await finalAnswer(standIn.client(OWNER), {
          channelId,
          command: 'daily',
          path: ['resume'],
          options: {},
        });
        await until(async () => (await storage.schedules.get(guildId))?.pausedReason === null);
      };
    },
    'Curzon removed and invited again': async ({ guildId }) => {
      standIn.removeFromGuild(guildId);
      await until(async () => (await storage.guilds.left()).includes(guildId));
      return async () => {
        standIn.addToGuild(guildId);
        await until(async () => (await storage.schedules.get(guildId))?.pausedReason === null);
      };
    },
  };

  /** Each kind comes before any comes again. */
  let upcoming: string[] = [];
  const nextFault = () => {
    if (upcoming.length === 0)
      upcoming = [...Object.keys(faults), ...Object.keys(before)]
        .map((name) => ({ name, lot: order() }))
        .sort((one, other) => one.lot - other.lot)
        .map(({ name }) => name);
    return upcoming.pop() ?? '';
  };

  try {
    await Promise.all([start(), start()]);
    await settle();
    for (let at = begin + STEP; at <= begin + days * 24 * HOUR; at += STEP) {
      const last = clock.now();
      const coming = servers.flatMap((one) =>
        [...one.due].flatMap(([date, due]) => (due > last && due <= at ? [{ one, date }] : [])),
      );
      const name = coming.length > 0 ? nextFault() : '';
      let undo: void | (() => Promise<void>);
      const begun = before[name];
      if (begun) {
        const { one, date } = pick(coming);
        undo = await begun(one);
        one.explained.set(date, name);
      }
      moveTo(at);
      for (const _ of [1, 2, 3]) ask();
      undo ??= await faults[name]?.(coming);
      if (troubled || running.size < 2) await settle();
      let nudged = performance.now();
      const all = await until(async () => {
        // Claims of the killed, and what Discord let wait, come after a minute.
        if (performance.now() - nudged > 1.5 * SECOND) {
          moveTo(clock.now() + CLAIM + SKEW);
          nudged = performance.now();
        }
        return (await Promise.all(dueNow(last).map(isThere))).every(Boolean);
      }, PATIENCE / 2);
      if (begun)
        await until(async () =>
          (await Promise.all(servers.map(({ guildId }) => storage.schedules.get(guildId)))).some(
            (one) => one?.pausedReason,
          ),
        );
      standIn.heal();
      await undo?.();
      await until(() => answering.underWay() === 0 && asked.size === 0);
      if (name) count(`faults: ${name}`);
      onStep(`${new Date(at).toISOString()} ${name}${all ? '' : ' (not all has come)'}`);
      if (violations.length > 20) break;
    }
    for (const child of [...running.keys()]) await end(child, 'SIGTERM');
    await audit();
  } finally {
    for (const { process } of launched) process.kill('SIGKILL');
    await Promise.all(launched.map(({ ended }) => ended));
    await standIn.close();
    await storage.close();
    await server.stop();
    rmSync(codeCache, { recursive: true, force: true });
  }
  return { counts, violations };

  async function audit(): Promise<void> {
    for (const one of servers) {
      const posts = posted(one);
      count('questions posted', posts.length);
      for (const [date, due] of one.due) {
        const todays = posts.filter(({ title }) => title === titleOf(date));
        const explained = one.explained.get(date);
        count('questions due');
        if (todays.length > 1) violations.push(`${one.zone} ${date}: posted ${todays.length} times`);
        if (todays.length === 0 && explained === undefined)
          violations.push(`${one.zone} ${date} ${one.time}: not posted`);
        if (todays.length === 0 && explained !== undefined) count('questions left out, explained');
        const [post] = todays;
        if (post && (post.at < due - SKEW || post.at > due + 6 * HOUR))
          violations.push(`${one.zone} ${date} ${one.time}: posted at ${new Date(post.at).toISOString()}`);
      }
      const strange = posts.filter(
        ({ title }) => ![...one.due.keys()].some((date) => titleOf(date) === title),
      );
      for (const { title } of strange) violations.push(`${one.zone}: ${title}, which is not due`);
      await auditAnswers(one, storage);
    }
    const kept = await Promise.all(
      [...new Set([...answering.told.keys()].map((key) => key.split(' ')[0] ?? ''))].map((roundId) =>
        storage.rounds.answers(roundId),
      ),
    );
    const keptBy = new Map(
      kept.flat().map(({ roundId, userId, option }) => [`${roundId} ${userId}`, option]),
    );
    for (const [key, { option, unheard }] of answering.told) {
      const counted = keptBy.get(key);
      if (option !== undefined) count('answers acknowledged');
      if (option !== undefined && counted === undefined)
        violations.push(`answer ${key}: acknowledged and lost`);
      else if (counted !== option && !(counted !== undefined && unheard.has(counted)))
        violations.push(`answer ${key}: told ${option}, kept ${counted}`);
    }
    count('answers kept', keptBy.size);
    for (const { status, path } of standIn.requests)
      if (path.includes('/callback') && status === 400) count('interactions that two processes answered');
    for (const child of launched)
      if (child.process.exitCode)
        violations.push(
          `a process ended by itself: ${child
            .logged()
            .filter((line) => !line.startsWith('{'))
            .join(' ')}`,
        );
    count('processes', launched.length);
  }

  /** What was shown of each question, and what the board says, against the answers that are kept. */
  async function auditAnswers(one: Server, { rounds, scores, dailyPosts }: Storage): Promise<void> {
    const answered = new Map<string, number>();
    const posts = posted(one);
    for (const [date] of one.due) {
      const index = posts.findIndex(({ title }) => title === titleOf(date));
      const next = posts[index + 1];
      const post = index < 0 ? undefined : await dailyPosts.get(one.guildId, date);
      const round = await rounds.get(post?.roundId ?? '');
      // The last one, unless the next could not be posted: closed, and not told yet.
      if (!round || round.closedAt === null) continue;
      const answers = await rounds.answers(round.id);
      const shown = next?.message.embeds[0]?.fields?.find(({ name }) => name === 'Right')?.value;
      const told = Number(/^\d+ of (\d+) member/.exec(shown ?? '')?.[1] ?? 0);
      if (next && told !== answers.length)
        violations.push(`${one.zone} ${date}: ${told} answers told, ${answers.length} kept`);
      for (const { userId } of answers) answered.set(userId, (answered.get(userId) ?? 0) + 1);
    }
    const scope = { guildId: one.guildId, now: clock.now() };
    const { standings } = await scores.board(scope, { offset: 0, limit: 10 });
    for (const { userId, answered: scored } of standings)
      if (scored !== answered.get(userId))
        violations.push(
          `${one.zone}: ${scored} answers of a member on the board, ${answered.get(userId)} given`,
        );
  }
}

const titleOf = (date: string) => `Daily question · ${dayName(date)}`;
