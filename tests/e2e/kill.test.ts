/** The whole bot is killed again and again while questions are due and members answer; Discord's record judges it. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { chance } from '../../bench/queries.ts';
import { dayName } from '../../src/cards/daily-cards.ts';
import { systemClock } from '../../src/daily/pacer.ts';
import { type MovableClock, movableClock } from '../../src/playground/movable-clock.ts';
import { type StandIn, startStandIn } from '../../src/playground/stand-in/index.ts';
import { openStorage, type Storage, type StoragePlace } from '../../src/storage/open.ts';
import { onBothEngines } from '../storage/engines.ts';
import { NOON, schedule } from '../storage/examples.ts';
import { rings } from '../trivia/fandom.ts';
import { type Answering, asks, createAnswering } from './answering.ts';
import type { ChildOptions } from './kill-child.ts';
import { type Child, launchChild } from './launch-child.ts';
import { channelOf, guildIdOf, memberIds, OWNER, worldOf } from './many-servers.ts';

/** More for a long look, and other moments: CURZON_KILLS=100 CURZON_SEED=7 npx vitest run tests/e2e/kill.test.ts */
const LONG = process.env['CURZON_KILLS'];
const SEED = Number(process.env['CURZON_SEED'] ?? 20260409);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const KILLS_A_DAY = 6;
/** At full pace a burst of two and a half seconds, and more than a killed process takes with it: 80 claims. */
const GUILDS = 100;
/** After its start, in milliseconds. */
const LONGEST_LIFE = 800;
/** Questions that a process posts at most before it is killed. */
const MOST_POSTED = 12;
/** From when a claim of a killed process is free again. */
const LEASE = MINUTE / 2;

const guildIds = Array.from({ length: GUILDS }, (_, index) => guildIdOf(index));
const shardOf = (guildId: string, count: number) => Number((BigInt(guildId) >> 22n) % BigInt(count));

const dateOf = (day: number) => new Date(NOON + day * DAY).toISOString().slice(0, 10);

/** Compiled once, not by every child. */
const compiled = mkdtempSync(join(tmpdir(), 'curzon-compiled-'));
const data = rings();
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

onBothEngines('the whole bot, killed', (engine) => {
  const processes = engine.kind === 'postgres' ? 2 : 1;
  const kills = Number(LONG ?? (engine.kind === 'sqlite' ? 12 : 8));
  const days = Math.ceil(kills / KILLS_A_DAY);
  let random: () => number;
  let clock: MovableClock;
  let standIn: StandIn;
  let place: StoragePlace;
  let launched: Child[];
  let answering: Answering;
  /** Questions that reached a channel. */
  let seen: number;

  beforeEach(async () => {
    random = chance(SEED);
    const started = Date.now();
    clock = movableClock({ now: () => NOON - MINUTE + Date.now() - started, sleep: systemClock.sleep });
    standIn = await startStandIn({ now: clock.now, identifyInterval: 0, world: worldOf(guildIds) });
    place = await engine.emptyPlace();
    launched = [];
    answering = createAnswering(random);
    seen = 0;
    for (const userId of memberIds) {
      const member = standIn.client(userId);
      member.listen((event) => {
        if (event.type !== 'message-create' || !asks(event.message)) return;
        if (userId === OWNER) seen += 1;
        answering.begin(member, event.message);
      });
    }
    const storage = await openStorage(place);
    for (const guildId of guildIds) {
      const choice = schedule({ guildId, channelId: channelOf(guildId), zone: 'UTC', time: '12:00' });
      void storage.schedules.upsert(choice, { nextAt: NOON, now: clock.now() });
    }
    await storage.close();
  });
  afterEach(async () => {
    for (const child of launched) child.process.kill('SIGKILL');
    await Promise.all(launched.map(({ ended }) => ended));
    await standIn.close();
  });

  const start = (without?: ChildOptions['without']): Child => {
    const child = launchChild({ place, api: standIn.restUrl, token: standIn.token, data, without }, compiled);
    launched.push(child);
    return child;
  };
  const ahead = () => clock.now() - Date.now();
  const begin = async (child: Child, shard = 0) => {
    await child.loaded;
    child.tell({ ahead: ahead(), ...(processes > 1 && { shards: { ids: [shard], count: processes } }) });
  };
  const kill = async (child: Child) => {
    child.process.kill('SIGKILL');
    await child.ended;
  };
  const until = async (condition: () => boolean, atMost: number) => {
    const end = Date.now() + atMost;
    while (!condition() && Date.now() < end) await sleep(5);
  };
  const moveTo = (instant: number, running: ReadonlyMap<number, Child>) => {
    clock.moveTo(instant);
    for (const child of running.values()) child.tell({ ahead: ahead() });
  };

  /** How long nobody notices that the process is gone, in milliseconds. */
  const downtime = (atOnce: boolean): number => {
    // Started again at once; when its claims are free; and when its nonces may be forgotten, too.
    const kind = random();
    if (atOnce && kind < 0.5) return 0;
    // Those who are still at work would take a longer leap for a request that hangs for minutes.
    const late = kind > 0.6 && processes === 1 ? MINUTE + random() * 5 * MINUTE : random() * 0.8 * MINUTE;
    return Math.ceil(LEASE + late);
  };

  const own = (guildId: string) =>
    standIn
      .client(OWNER)
      .messages(channelOf(guildId))
      .filter((message) => asks(message));
  /**
   * Comes back when Discord has a question of one of those servers; whoever posted it never hears of that. Throws when
   * none of them comes, though all are due.
   */
  const heldPost = async (guilds: readonly string[]): Promise<void> => {
    let held = false;
    standIn.failNext({
      method: 'POST',
      path: new RegExp(`/channels/(${guilds.map(channelOf).join('|')})/messages$`),
      hold: () => {
        held = true;
        return new Promise(() => {});
      },
    });
    await until(() => held, 30 * SECOND);
    expect(held).toBe(true);
  };
  const titles = (guildId: string) => own(guildId).map((message) => message.embeds.at(-1)?.title);
  const postedTwice = () =>
    guildIds.filter((guildId) => new Set(titles(guildId)).size < titles(guildId).length).length;

  it(`posts each question once and keeps every acknowledged answer through ${kills} kills`, {
    timeout: (60 + 15 * kills) * SECOND,
  }, async () => {
    let betweenPostAndRecord = 0;
    let next = start();
    for (let day = 0; day < days; day += 1) {
      clock.moveTo(NOON + day * DAY + SECOND);
      const running = new Map<number, Child>();
      const replace = async (shard: number) => {
        await begin(next, shard);
        running.set(shard, next);
        // It loads while the one before is still at work.
        next = start();
      };
      for (let shard = 0; shard < processes; shard += 1) await replace(shard);
      const todays = Math.min(KILLS_A_DAY, kills - day * KILLS_A_DAY);
      for (let count = 0; count < todays; count += 1) {
        // By turns at any moment from its first statement on, and when Discord has a question of which the process never
        // hears: what happened says when, and not the time, so that a busy machine kills as well as an idle one.
        const posted = seen + Math.floor(random() * MOST_POSTED);
        let shard = Math.floor(random() * processes);
        if (count % 2) {
          const due = guildIds.filter((guildId) => own(guildId).length <= day);
          shard = due.length > 0 ? shardOf(due.at(-1) ?? '', processes) : shard;
          const its = due.filter((guildId) => shardOf(guildId, processes) === shard);
          if (its.length > 0) {
            await heldPost(its);
            betweenPostAndRecord += 1;
          }
        } else await until(() => seen > posted, random() * LONGEST_LIFE);
        await kill(running.get(shard) ?? expect.unreachable());
        running.delete(shard);
        // Where all that is due is still claimed by the killed, no question comes that can be held.
        moveTo(clock.now() + downtime(count % 2 === 1), running);
        await replace(shard);
      }
      moveTo(clock.now() + 2 * LEASE, running);
      await until(() => seen >= (day + 1) * GUILDS, 30 * SECOND);
      await until(() => answering.underWay() === 0, 30 * SECOND);
      for (const child of running.values()) child.process.kill('SIGTERM');
      await Promise.all([...running.values()].map(({ ended }) => ended));
    }
    await kill(next);

    const dates = Array.from({ length: days }, (_, day) => `Daily question · ${dayName(dateOf(day))}`);
    expect(guildIds.filter((guildId) => String(titles(guildId)) !== String(dates))).toEqual([]);
    const lines = launched.flatMap((child) => child.logged());
    const found = lines.filter((line) => line.includes('"found":true')).length;
    const sent = standIn.requests.filter(
      ({ method, path, status }) => method === 'POST' && path.endsWith('/messages') && status === 200,
    ).length;
    const repeated = sent - days * GUILDS;
    const storage = await engine.open(place);
    const counted = await answersIn(storage);
    if (LONG)
      console.log(
        [
          `${kills} kills on ${engine.kind}, ${betweenPostAndRecord} between a post and its record`,
          `${days * GUILDS} questions in ${sent} requests, ${found} found again`,
          `${standIn.requests.filter(({ status }) => status === 429).length} requests refused for their pace`,
          `${[...answering.told.values()].filter(({ option }) => option !== undefined).length} answers acknowledged, ${counted.size} counted`,
          `${[...answering.told.values()].filter(({ unheard }) => unheard.size > 0).length} presses without an answer at last`,
        ].join('; '),
      );
    // The kills did fall there, and those questions came to Discord again, or were found in the channel.
    expect(betweenPostAndRecord).toBeGreaterThanOrEqual(days);
    expect(repeated + found).toBeGreaterThanOrEqual(betweenPostAndRecord);
    expect(lines.filter((line) => /paused|skipped/.test(line))).toEqual([]);
    // None ended by itself, on a database that a killed one left behind or anything else.
    const ended = launched.filter((child) => child.process.exitCode);
    expect(ended.map((child) => child.logged().at(-1))).toEqual([]);

    expect(answering.told.size).toBe(days * GUILDS * memberIds.length);
    expect(
      [...answering.told].filter(([key, { option }]) => option !== undefined && !counted.has(key)),
    ).toEqual([]);
    const wrong = [...answering.told].filter(([key, { option, unheard }]) => {
      const kept = counted.get(key);
      return kept !== option && !(kept !== undefined && unheard.has(kept));
    });
    expect(wrong).toEqual([]);
  });

  /** Every answer that counts, after a look at all that is derived from them. */
  async function answersIn(storage: Storage): Promise<Map<string, number>> {
    const counted = new Map<string, number>();
    for (const guildId of guildIds) {
      const answered = new Map<string, number>();
      for (const [day, message] of own(guildId).entries()) {
        const post = await storage.dailyPosts.get(guildId, dateOf(day));
        const round = await storage.rounds.get(post?.roundId ?? '');
        expect([post?.state, round?.messageId]).toEqual(['posted', message.id]);
        const answers = await storage.rounds.answers(round?.id ?? '');
        for (const { roundId, userId, option } of answers) {
          expect(counted.has(`${roundId} ${userId}`)).toBe(false);
          counted.set(`${roundId} ${userId}`, option);
        }
        // The last day's is still open, and counts on no board yet.
        const shown = own(guildId)[day + 1]?.embeds[0]?.fields?.find(({ name }) => name === 'Right')?.value;
        if (shown === undefined) continue;
        expect(Number(/^\d+ of (\d+) member/.exec(shown)?.[1] ?? 0)).toBe(answers.length);
        for (const { userId } of answers) answered.set(userId, (answered.get(userId) ?? 0) + 1);
      }
      const scope = { guildId, now: clock.now() };
      const { standings } = await storage.scores.board(scope, { offset: 0, limit: 10 });
      expect(new Map(standings.map((standing) => [standing.userId, standing.answered]))).toEqual(answered);
    }
    return counted;
  }

  it('would post twice without the claim, so this test can fail', { timeout: 60 * SECOND }, async () => {
    clock.moveTo(NOON + SECOND);
    await begin(start('claim'));
    await until(() => postedTwice() > 0, 20 * SECOND);
    expect(postedTwice()).toBeGreaterThan(0);
  });

  it.runIf(engine.kind === 'sqlite')(
    'would post twice without the nonce, so this test can fail',
    { timeout: 60 * SECOND },
    async () => {
      clock.moveTo(NOON + SECOND);
      const child = start('nonce');
      await begin(child);
      await heldPost(guildIds);
      await kill(child);
      clock.moveTo(clock.now() + LEASE);
      const last = start('nonce');
      await begin(last);
      await until(() => postedTwice() > 0, 20 * SECOND);
      expect(postedTwice()).toBeGreaterThan(0);
    },
  );

  it.runIf(engine.kind === 'sqlite')(
    'would lose answers that are acknowledged before they are on the disk, so this test can fail',
    { timeout: 60 * SECOND },
    async () => {
      clock.moveTo(NOON + SECOND);
      const child = start('commit');
      await begin(child);
      const acknowledged = () => [...answering.told].filter(([, { option }]) => option !== undefined);
      await until(() => acknowledged().length > 20, 20 * SECOND);
      await kill(child);
      const storage = await engine.open(place);
      const counted = await Promise.all(
        acknowledged().map(async ([key]) => {
          const [roundId = '', userId] = key.split(' ');
          return (await storage.rounds.answers(roundId)).some((answer) => answer.userId === userId);
        }),
      );
      expect(counted).toContain(false);
    },
  );
});
