/** Equal processes on one PostgreSQL, each a process of its own: they share the shards, and take over from each other. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { InteractionOutcome } from '../../src/playground/client.ts';
import { type StandIn, startStandIn } from '../../src/playground/stand-in/index.ts';
import { createDatabase, postgresBinaries } from '../storage/postgres-server.ts';
import { rings } from '../trivia/fandom.ts';
import { PEOPLE, PLACES } from './bot.ts';
import type { ChildOptions } from './kill-child.ts';

const SECONDS = 1_000;
/** Short, so that a test need not wait for long; a busy machine may make it too short, and then a shard moves. */
const LEASE = 2 * SECONDS;
/** The servers of these two are on different shards. */
const CHANNELS = [PLACES.lore, PLACES.deck];

const data = rings();

interface Process {
  child: ChildProcess;
  ended: Promise<unknown>;
  logged(): string;
}

/** Two shards in all. */
async function discordWithDatabase() {
  const standIn = await startStandIn({ identifyInterval: 0, shards: 2, rateLimits: false });
  onTestFinished(() => standIn.close());
  const databaseUrl = await createDatabase();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  const options: ChildOptions = {
    place: { databaseUrl },
    api: standIn.restUrl,
    token: standIn.token,
    data,
    sharing: { count: 2, lease: LEASE },
  };
  const start = async (): Promise<Process> => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'kill-child.ts'), JSON.stringify(options)],
      {
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    const ended = once(child, 'close');
    onTestFinished(async () => {
      child.kill('SIGKILL');
      await ended;
    });
    await Promise.race([once(child.stdout, 'data'), ended]);
    child.stdin.write(`${JSON.stringify({ ahead: 0 })}\n`);
    return { child, ended, logged: () => text };
  };
  /** How many shards each of the living holds. */
  const holders = async (): Promise<number[]> => {
    const { rows } = await client
      .query<{ held: string }>(
        'select count(*) as held from shards where holder is not null and successor is null group by holder',
      )
      .catch(() => ({ rows: [] }));
    return rows.map(({ held }) => Number(held));
  };
  return { standIn, start, holders };
}

async function until(what: string, condition: () => boolean | Promise<boolean>, processes: Process[]) {
  for (const end = performance.now() + 60 * SECONDS; !(await condition()); ) {
    if (performance.now() > end)
      throw new Error(`${what}: never\n${processes.map((one) => one.logged()).join('\n---\n')}`);
    await sleep(25);
  }
}

const askIn = (standIn: StandIn, channelId: string): Promise<InteractionOutcome> =>
  standIn.client(PEOPLE.ada).run({ channelId, command: 'help', options: {} });

/** What members saw instead of an answer, with how many of all that asked. */
const unanswered = async (asked: readonly Promise<InteractionOutcome>[]) =>
  (await Promise.all(asked)).flatMap((outcome, index) =>
    outcome.kind === 'message'
      ? []
      : [`${index} of ${asked.length}: ${outcome.kind === 'failed' ? outcome.error.message : outcome.kind}`],
  );

describe.skipIf(!postgresBinaries)('two processes on one database', { timeout: 180 * SECONDS }, () => {
  it('serve a shard each; when one is killed the other takes its shard', async () => {
    const { standIn, start, holders } = await discordWithDatabase();
    const processes = [await start(), await start()];
    await until(
      'shared',
      async () => (await holders()).join() === '1,1' && standIn.shards.join() === '0,1',
      processes,
    );
    expect(await unanswered(CHANNELS.map((channel) => askIn(standIn, channel)))).toEqual([]);

    processes[0]?.child.kill('SIGKILL');
    await until(
      'taken over',
      async () => (await holders()).join() === '2' && standIn.shards.join() === '0,1',
      processes,
    );
    expect(await unanswered(CHANNELS.map((channel) => askIn(standIn, channel)))).toEqual([]);
  });

  it('answer everything once where one is stopped for so long that the other has its shard, and then continued', async () => {
    const { standIn, start, holders } = await discordWithDatabase();
    const processes = [await start(), await start()];
    const [stopped] = processes;
    await until(
      'shared',
      async () => (await holders()).join() === '1,1' && standIn.shards.join() === '0,1',
      processes,
    );
    stopped?.child.kill('SIGSTOP');
    await until(
      'taken over',
      // The connection of the one that is stopped is still there: Discord sends everything to both.
      async () => (await holders()).join() === '2' && standIn.shards.length === 3,
      processes,
    );
    const asked = CHANNELS.flatMap((channel) => [1, 2, 3].map(() => askIn(standIn, channel)));
    expect(await unanswered(asked)).toEqual([]);
    stopped?.child.kill('SIGCONT');
    await until('let go', async () => stopped?.logged().includes('shard left') ?? false, processes);
    await until('shared again', async () => (await holders()).join() === '1,1', processes);
    expect(await unanswered(CHANNELS.map((channel) => askIn(standIn, channel)))).toEqual([]);
    const callbacks = standIn.requests.filter(({ path }) => path.includes('/callback'));
    expect(callbacks.map(({ status }) => status)).toEqual(Array(asked.length + CHANNELS.length).fill(204));
  });

  it('answer everything, each once, while one joins and the other ends (a rolling update)', async () => {
    const { standIn, start, holders } = await discordWithDatabase();
    const old = await start();
    await until('begun', () => old.logged().includes('"started"'), [old]);
    expect(await holders()).toEqual([2]);
    const asked: Promise<InteractionOutcome>[] = [];
    let busy = true;
    const asking = (async () => {
      while (busy) {
        for (const channel of CHANNELS) asked.push(askIn(standIn, channel));
        await sleep(40);
      }
    })();
    const next = await start();
    await until('joined', async () => (await holders()).join() === '1,1', [old, next]);
    old.child.kill('SIGTERM');
    await old.ended;
    expect(old.child.exitCode).toBe(0);
    await until('alone', async () => (await holders()).join() === '2', [old, next]);
    const before = asked.length;
    await until('asked on', () => asked.length > before + 10, [old, next]);
    busy = false;
    await asking;
    expect(await unanswered(asked), `${old.logged()}\n---\n${next.logged()}`).toEqual([]);
    const callbacks = standIn.requests.filter(({ path }) => path.includes('/callback'));
    expect(callbacks.filter(({ status }) => status >= 400)).toEqual([]);
    expect(callbacks).toHaveLength(asked.length);
  });
});
