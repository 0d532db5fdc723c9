/** How a start opens its database: while that is away, and where it never will. */
import pg from 'pg';
import { pino } from 'pino';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openOnceThere } from '../../src/bot/open-state.ts';
import { NOON, round } from '../storage/examples.ts';
import { type OwnServer, postgresBinaries, startOwnServer } from '../storage/postgres-server.ts';

/** Keeps what is logged, and lets the test see each pause before it ends. */
function waiting(pause: (tries: number) => Promise<void>) {
  const lines: { msg: string; reason?: string }[] = [];
  const pauses: number[] = [];
  return {
    lines,
    pauses,
    log: pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) }),
    sleep: (ms: number) => pause(pauses.push(ms)),
  };
}

describe.skipIf(!postgresBinaries)('a start on PostgreSQL', { timeout: 60_000 }, () => {
  let server: OwnServer;
  beforeAll(async () => {
    server = await startOwnServer();
  }, 60_000);

  const connected = async (databaseUrl: string) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  const opened = async (databaseUrl: string, how: ReturnType<typeof waiting>) => {
    const storage = await openOnceThere({ databaseUrl }, how);
    onTestFinished(() => storage.close());
    return storage;
  };

  it('waits for a server that comes later, less and less often, and says so once', async () => {
    const databaseUrl = await server.createDatabase();
    await server.stop();
    const how = waiting(async (tries) => {
      if (tries === 6) await server.start();
    });
    const storage = await opened(databaseUrl, how);
    await storage.rounds.open(round());
    expect(how.pauses).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    expect(how.lines).toMatchObject([
      {
        msg: 'waiting for the database',
        reason: expect.stringMatching(/^the PostgreSQL that DATABASE_URL names does not answer: /),
      },
      { msg: 'the database is there' },
    ]);
  });

  it('waits for a host of an unknown name too, and says that it may be misspelt', async () => {
    const how = waiting((tries) => (tries === 2 ? Promise.reject(new Error('enough')) : Promise.resolve()));
    const misspelt = 'postgres://curzon@no-such-host.invalid/curzon';
    await expect(opened(misspelt, how)).rejects.toThrow('enough');
    expect(how.lines).toMatchObject([
      { reason: expect.stringMatching(/no host of that name is known: correct it in DATABASE_URL/) },
    ]);
  });

  it('migrates anew where the server stopped in the middle of it', async () => {
    const databaseUrl = await server.createDatabase();
    const other = await connected(databaseUrl);
    // Every index of a migration waits here, until the one who holds this lock is gone.
    await other.query(
      'create function wait_here() returns event_trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(42); end $$',
    );
    await other.query(
      "create event trigger pause on ddl_command_end when tag in ('CREATE INDEX') execute function wait_here()",
    );
    await other.query('select pg_advisory_lock(42)');
    const how = waiting(() => server.start());
    const opening = opened(databaseUrl, how);
    const isWaiting = async () => {
      const { rows } = await other.query('select 1 from pg_locks where objid = 42 and not granted');
      return rows.length > 0;
    };
    while (!(await isWaiting())) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.stop();
    const storage = await opening;
    await storage.rounds.open(round({ openedAt: NOON }));
    expect(await storage.rounds.get('round')).toMatchObject({ openedAt: NOON });
    expect(how.lines.map(({ msg }) => msg)).toEqual(['waiting for the database', 'the database is there']);
  });

  it('does not wait for a database that is not there, or a user that is refused: it says what to do', async () => {
    const databaseUrl = await server.createDatabase();
    const missing = databaseUrl.replace(/test_\w+/, 'curzno');
    const never = waiting(() => Promise.reject(new Error('waited')));
    await expect(opened(missing, never)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/database "curzno" does not exist: make it with create database/),
    });
    const stranger = databaseUrl.replace('curzon@', 'cuzron@');
    await expect(opened(stranger, never)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/role "cuzron" does not exist: correct the user/),
    });
    const client = await connected(databaseUrl);
    await client.query("create role guest login password 'right'");
    const { rows } = await client.query("select current_setting('hba_file') as file");
    await client.query(
      `copy (select unnest(array['local all guest scram-sha-256', 'local all all trust'])) to '${rows[0].file}'`,
    );
    await client.query('select pg_reload_conf()');
    await client.end();
    const wrong = databaseUrl.replace('curzon@', 'guest:wrong@');
    await expect(opened(wrong, never)).rejects.toThrow(
      /password authentication failed for user "guest": correct the user and the password in DATABASE_URL$/,
    );
    const guest = databaseUrl.replace('curzon@', 'guest:right@');
    await expect(opened(guest, never)).rejects.toThrow(/permission denied for schema public: make the user/);
    expect(never.lines).toEqual([]);
  });
});
