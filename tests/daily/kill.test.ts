import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { chance } from '../../bench/queries.ts';
import { openStorage, type StoragePlace } from '../../src/storage/open.ts';
import { onBothEngines } from '../storage/engines.ts';
import { schedule } from '../storage/examples.ts';
import type { ChildOptions } from './kill-child.ts';
import { type MessageServer, startMessageServer } from './message-server.ts';

/** More for a long look: CURZON_KILLS=100 npx vitest run tests/daily/kill.test.ts */
const LONG = process.env['CURZON_KILLS'];
const SECONDS = 1_000;
const MINUTE = 60 * SECONDS;
/** A request, its confirmation and the answers take about 150 ms. */
const LONGEST_LIFE = 300;
/** How many a child posts before it is killed, more or less. */
const POSTS_PER_KILL = 12;

/** Compiled once, not by every child. */
const compiled = mkdtempSync(join(tmpdir(), 'curzon-compiled-'));
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

interface Child {
  process: ChildProcess;
  /** Opens the storage and begins. */
  go(): Promise<void>;
  ended: Promise<unknown>;
  /** What it had written, also when it was killed. */
  lines(): string[];
}

function start(options: ChildOptions): Child {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'kill-child.ts'), JSON.stringify(options)],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    },
  );
  // Killed before it read that it may begin.
  child.stdin.on('error', () => {});
  const ended = once(child, 'close');
  let text = '';
  child.stdout.on('data', (part) => {
    text += part;
  });
  return {
    process: child,
    ended,
    lines: () => text.split('\n').slice(0, -1),
    async go() {
      child.stdin.write('go\n');
      while (!text.includes('open\n'))
        if ((await Promise.race([once(child.stdout, 'data'), ended.then(() => 'over')])) === 'over')
          throw new Error('the child ended before it had opened the storage');
    },
  };
}

onBothEngines('a killed process', (engine) => {
  const kills = Number(LONG ?? (engine.kind === 'sqlite' ? 20 : 6));
  let random: () => number;
  let server: MessageServer;
  let place: StoragePlace;
  let running: Child[];
  beforeEach(async () => {
    random = chance(20260409);
    server = await startMessageServer(random);
    place = await engine.emptyPlace();
    running = [];
  });
  afterEach(async () => {
    for (const child of running) child.process.kill('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
    await server.close();
  });

  const launch = (changes: Partial<ChildOptions> = {}): Child => {
    const child = start({ place, url: server.url, ...changes });
    running.push(child);
    return child;
  };

  /** All due since the last full minute. */
  async function addGuilds(count: number): Promise<string[]> {
    const storage = await openStorage(place, { batchWindow: 0 });
    const nextAt = Math.floor(Date.now() / MINUTE) * MINUTE;
    const time = new Date(nextAt).toISOString().slice(11, 16);
    const guilds = Array.from({ length: count }, (_, index) =>
      String(1_500_000_000_000_000_000n + BigInt(index)),
    );
    await Promise.all(
      guilds.map((guildId) =>
        storage.schedules.upsert(schedule({ guildId, zone: 'UTC', time }), { nextAt, now: nextAt }),
      ),
    );
    await storage.close();
    return guilds;
  }

  /**
   * Lets one process after the other begin and kills each: by turns at any moment from its first statement on,
   * and at any moment from its first request on.
   */
  async function killAgainAndAgain(times: number, changes: Partial<ChildOptions> = {}): Promise<void> {
    let next = launch(changes);
    for (let kill = 0; kill < times; kill += 1) {
      const child = next;
      await child.go();
      // Its imports are read while the one before is still at work.
      next = launch(changes);
      if (kill % 2) await nextRequest();
      await sleep((random() * LONGEST_LIFE) / (kill % 2 ? 2 : 1));
      child.process.kill('SIGKILL');
      await child.ended;
    }
    next.process.kill('SIGKILL');
    await next.ended;
  }

  async function nextRequest(): Promise<void> {
    const before = server.requests();
    for (let waits = 0; waits < 200 && server.requests() === before; waits += 1) await sleep(5);
  }

  const timesPosted = (): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { content } of server.messages) counts.set(content, (counts.get(content) ?? 0) + 1);
    return counts;
  };
  const postedTwice = () => [...timesPosted().values()].filter((count) => count > 1).length;

  it(`posts each question once and keeps every acknowledged answer through ${kills} kills`, {
    timeout: (30 + 3 * kills) * SECONDS,
  }, async () => {
    const guilds = await addGuilds(kills * POSTS_PER_KILL);
    // A second process works all the time, where there can be one.
    const other = engine.kind === 'postgres' ? launch({ pace: 5 }) : undefined;
    await other?.go();
    await killAgainAndAgain(kills);
    const beforeTheLast = server.messages.length;
    const last = launch({ untilIdle: true });
    await last.go();
    await last.ended;
    expect(last.lines()).toContain('idle');

    expect(postedTwice()).toBe(0);
    expect(timesPosted().size).toBe(guilds.length);
    if (LONG)
      console.log(
        `${kills} kills, ${guilds.length} questions: ${server.requests()} requests, ${server.messages.length} messages`,
      );
    // The kills did fall into the burst, and into requests: some came twice.
    expect(beforeTheLast).toBeGreaterThan(kills);
    expect(beforeTheLast).toBeLessThan(guilds.length);
    expect(server.requests()).toBeGreaterThan(guilds.length);

    const acknowledged = running
      .flatMap((child) => child.lines())
      .filter((line) => line.startsWith('answered '))
      .map((line) => line.slice('answered '.length));
    expect(acknowledged.length).toBeGreaterThan(guilds.length);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    const storage = await engine.open(place);
    const counted = new Set<string>();
    for (const guildId of guilds) {
      const [post, ...more] = await storage.dailyPosts.list(guildId, 5);
      expect(more).toEqual([]);
      const round = await storage.rounds.get(post?.roundId ?? '');
      const message = server.messages.find(({ content }) => content === `${guildId} ${post?.localDate}`);
      expect([post?.state, round?.messageId]).toEqual(['posted', message?.id]);
      for (const { roundId, userId } of await storage.rounds.answers(round?.id ?? ''))
        counted.add(`${roundId} ${userId}`);
    }
    expect(acknowledged.filter((answer) => !counted.has(answer))).toEqual([]);
  });

  it.runIf(engine.kind === 'sqlite')(
    'would post twice without the nonce, so this test can fail',
    { timeout: 60 * SECONDS },
    async () => {
      await addGuilds(200);
      // A kill may fall between two requests; not all of these.
      for (let tries = 0; tries < 4 && postedTwice() === 0; tries += 1) {
        await killAgainAndAgain(3, { without: 'nonce' });
        // Then their leases end.
        await sleep(800);
      }
      expect(postedTwice()).toBeGreaterThan(0);
    },
  );

  it('would post twice without the claim, so this test can fail', { timeout: 60 * SECONDS }, async () => {
    await addGuilds(20);
    const child = launch({ without: 'claim' });
    await child.go();
    for (let waits = 0; waits < 100 && postedTwice() === 0; waits += 1) await sleep(50);
    expect(postedTwice()).toBeGreaterThan(0);
  });
});
