/** What a PostgreSQL server does to whoever uses it. Each test has a server, or a database, of its own. */
import pg from 'pg';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStorage } from '../../src/storage/open.ts';
import { NOON, round } from './examples.ts';
import { createDatabase, type OwnServer, postgresBinaries, startOwnServer } from './postgres-server.ts';

const RESTARTS = Number(process.env['CURZON_RESTARTS'] ?? 5);

describe.skipIf(!postgresBinaries)('a PostgreSQL server', { timeout: 60_000 + RESTARTS * 10_000 }, () => {
  let server: OwnServer;
  beforeAll(async () => {
    server = await startOwnServer();
  }, 60_000);

  const opened = async (databaseUrl: string) => {
    const storage = await openStorage({ databaseUrl });
    onTestFinished(() => storage.close());
    return storage;
  };

  it(`that crashes under load, ${RESTARTS} times, loses nothing that was acknowledged, and ends nobody`, async () => {
    const storage = await opened(await server.createDatabase());
    await storage.rounds.open(round());
    const acknowledged: string[] = [];
    const refused: unknown[] = [];
    let next = 0;
    let busy = true;
    const member = async () => {
      while (busy) {
        const user = String(++next);
        try {
          await storage.rounds.get('round');
          if ((await storage.rounds.answer('round', user, 0, NOON)) === 'taken') acknowledged.push(user);
        } catch (error) {
          refused.push(error);
          // A server that is not there refuses at once.
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }
    };
    const members = Promise.all(Array.from({ length: 16 }, member));
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      const before = acknowledged.length;
      while (acknowledged.length < before + 50) await new Promise((resolve) => setTimeout(resolve, 5));
      const refusals = refused.length;
      await server.stop();
      while (refused.length < refusals + 16) await new Promise((resolve) => setTimeout(resolve, 5));
      await server.start();
    }
    busy = false;
    await members;
    const kept = new Set((await storage.rounds.answers('round')).map(({ userId }) => userId));
    expect(acknowledged.filter((user) => !kept.has(user))).toEqual([]);
    expect(new Set(refused.map((error) => (error as { code: string }).code))).toEqual(new Set(['away']));
  });

  it('is refused at the start where it cannot keep every name, with what to do', async () => {
    const databaseUrl = await server.createDatabase('LATIN1');
    await expect(openStorage({ databaseUrl })).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/has the encoding LATIN1.*create database curzon encoding 'UTF8'/),
    });
  });

  it('is refused at the start where it is read-only', async () => {
    const databaseUrl = await createDatabase();
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(`alter database ${client.database} set default_transaction_read_only = on`);
    await client.end();
    await expect(openStorage({ databaseUrl })).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('is read-only'),
    });
  });

  it('gets texts without the one character that it cannot keep', async () => {
    const storage = await opened(await createDatabase());
    await storage.reports.add({
      id: 'report',
      guildId: '1',
      questionId: 'khitomer',
      userId: '2',
      reason: 'wrong\0 year',
      reportedAt: NOON,
    });
    expect(await storage.reports.open('1', 10)).toMatchObject([{ reason: 'wrong year' }]);
  });
});
