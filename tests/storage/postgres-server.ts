/**
 * A PostgreSQL server of the tests' own, one for each test run: in a temporary folder, reached by a socket in
 * it and by no port. As root it runs as `postgres` or `nobody`, since the server refuses root.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { StoragePlace } from '../../src/storage/open.ts';

const DEBIAN = '/usr/lib/postgresql';
/** 50 ms each: a busy machine takes seconds for the first start. */
const START_TRIES = 600;

/** Folder of the newest server binaries; undefined where PostgreSQL is not installed. */
export const postgresBinaries: string | undefined = newestBinaries();

function newestBinaries(): string | undefined {
  try {
    const newest = readdirSync(DEBIAN)
      .sort((one, other) => Number(one) - Number(other))
      .at(-1);
    return newest && readdirSync(join(DEBIAN, newest, 'bin')).includes('initdb')
      ? join(DEBIAN, newest, 'bin')
      : undefined;
  } catch {
    return undefined;
  }
}

/** @returns the address of an empty database of its own, on the one server of this test run. */
export async function createDatabase(): Promise<string> {
  const folder = await startOnce();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await run(address(folder, 'postgres'), `create database ${name}`);
  return address(folder, name);
}

const address = (folder: string, database: string): string =>
  `postgres://curzon@/${database}?host=${encodeURIComponent(folder)}`;

/**
 * Test files run in processes of their own: the first that needs the server starts it, the others wait.
 * @returns its folder. @throws Error with the server's log when it does not come up.
 */
async function startOnce(): Promise<string> {
  const folder = join(tmpdir(), `curzon-postgres-${process.ppid}`);
  try {
    mkdirSync(folder);
    initialize(folder);
    endWith(process.ppid, launch(folder), folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  await answers(folder);
  return folder;
}

async function answers(folder: string): Promise<void> {
  for (let tries = 0; tries < START_TRIES; tries += 1) {
    try {
      await run(address(folder, 'postgres'), 'select 1');
      return;
    } catch {
      await sleep(50);
    }
  }
  const log = join(folder, 'log');
  throw new Error(
    `the PostgreSQL of the tests did not start:\n${existsSync(log) ? readFileSync(log, 'utf8') : ''}`,
  );
}

/** A server of one test's own, which it may stop. */
export interface OwnServer {
  /** An empty database; in UTF-8 unless told. */
  createDatabase(encoding?: string): Promise<string>;
  /** Ends it as a crash does (`pg_ctl stop -m immediate`). */
  stop(): Promise<void>;
  /** Resolves once it answers again. */
  start(): Promise<void>;
}

/** As servers are set up that keep something. */
export const DURABLE = 'fsync=on';
/** Nothing in a test survives a power cut, and need not: killed processes are what is tested. */
const FAST = 'fsync=off';

export async function startOwnServer(durability = FAST): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'curzon-postgres-'));
  initialize(folder);
  let server = launch(folder, durability);
  endWith(process.pid, server, folder);
  await answers(folder);
  return {
    async createDatabase(encoding = 'UTF8') {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await run(
        address(folder, 'postgres'),
        `create database ${name} encoding '${encoding}' template template0 lc_collate 'C' lc_ctype 'C'`,
      );
      return address(folder, name);
    },
    async stop() {
      // It keeps nobody alive, except who waits for its end.
      server.ref();
      const ended = once(server, 'exit');
      server.kill('SIGQUIT');
      await ended;
    },
    async start() {
      server = launch(folder, durability);
      endWith(process.pid, server, folder);
      await answers(folder);
    },
  };
}

function initialize(folder: string): void {
  const bin = postgresBinaries;
  if (!bin) throw new Error('PostgreSQL is not installed');
  const user = process.getuid?.() === 0 ? unprivileged() : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const env = { ...process.env, LC_ALL: 'C' };
  execFileSync(
    join(bin, 'initdb'),
    ['--pgdata', data, '--auth=trust', '--username=curzon', '--encoding=UTF8', '--no-sync'],
    { ...user, cwd: folder, env, stdio: 'ignore' },
  );
}

function launch(folder: string, durability = FAST): ChildProcess {
  const user = process.getuid?.() === 0 ? unprivileged() : {};
  const env = { ...process.env, LC_ALL: 'C' };
  const log = openSync(join(folder, 'log'), 'a');
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'max_connections=300',
    durability,
  ];
  const server = spawn(
    join(postgresBinaries ?? '', 'postgres'),
    ['-D', join(folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: folder, env, detached: true, stdio: ['ignore', log, log] },
  );
  server.unref();
  closeSync(log);
  return server;
}

/** Ends a server with the process that it is for, whatever ends that; a zombie that nobody buries is not waited for. */
function endWith(pid: number, server: ChildProcess, folder: string): void {
  const watch = `while kill -0 $1 && kill -0 $2; do sleep 0.3; done; kill -0 $1 && exit; kill -INT $2; tries=0
    while kill -0 $2 && [ $tries -lt 30 ]; do sleep 0.1; tries=$((tries + 1)); done; rm -rf "$3"`;
  spawn('sh', ['-c', watch, 'sh', String(pid), String(server.pid), folder], {
    detached: true,
    stdio: 'ignore',
  }).unref();
}

/** Much faster than a new database, or TRUNCATE, for a few rows. */
/** Ends every connection to a database, as a restart of the server would. */
export async function cutConnections(place: StoragePlace): Promise<void> {
  if (!('databaseUrl' in place)) return;
  await run(
    place.databaseUrl,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
}

export async function emptyTables(address: string): Promise<void> {
  await run(
    address,
    `do $$ declare one text; begin
      for one in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'
        order by tablename = 'rounds'
      loop execute format('delete from %I', one); end loop;
    end $$`,
  );
}

async function run(address: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function unprivileged(): { uid?: number; gid?: number } {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line =
    users.find((user) => user.startsWith('postgres:')) ?? users.find((user) => user.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}
