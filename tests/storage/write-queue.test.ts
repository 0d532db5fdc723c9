import { setImmediate } from 'node:timers/promises';
import { CamelCasePlugin, Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/storage/migrate.ts';
import type { Database, Schema } from '../../src/storage/schema.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { createWriteQueue } from '../../src/storage/write-queue.ts';

describe('the write queue', () => {
  let db: Database;
  let commits: number;
  beforeEach(async () => {
    db = new Kysely<Schema>({
      dialect: openSqlite(':memory:'),
      plugins: [new CamelCasePlugin()],
      log: ({ query }) => {
        if (query.sql === 'commit') commits += 1;
      },
    });
    await migrate(db);
    commits = 0;
  });
  afterEach(() => db.destroy());

  const note = (text: string) => async (trx: Database) => {
    await trx.insertInto('misses').values({ text, count: 1, lastAt: 0 }).execute();
    return text;
  };
  const noteAll = async (trx: Database, texts: readonly string[]) => {
    for (const text of texts) await note(text)(trx);
    return texts;
  };
  const noted = async () =>
    (await db.selectFrom('misses').select('text').orderBy('text').execute()).map(({ text }) => text);

  it('puts what comes together into one commit, in order', async () => {
    const queue = createWriteQueue(db);
    const written = await Promise.all(['a', 'b', 'c'].map((text) => queue.write(note(text))));
    expect(written).toEqual(['a', 'b', 'c']);
    expect(commits).toBe(1);
    expect(await noted()).toEqual(['a', 'b', 'c']);
  });

  it('tells nobody before the commit', async () => {
    const queue = createWriteQueue(db);
    let told = false;
    const writing = queue
      .write(async (trx) => {
        await note('a')(trx);
        await Promise.resolve();
        expect(told).toBe(false);
      })
      .then(() => {
        told = true;
        expect(commits).toBe(1);
      });
    await writing;
    expect(told).toBe(true);
  });

  it('gives alike that come in a row to one job, in the order of all', async () => {
    const queue = createWriteQueue(db);
    const together: (readonly string[])[] = [];
    const add = queue.writeEach(async (trx, texts: readonly string[]) => {
      together.push(texts);
      for (const text of texts) await note(text)(trx);
      return texts.map((text) => text.toUpperCase());
    });
    const written = await Promise.all([add('a'), add('b'), queue.write(note('c')), add('d')]);
    expect(written).toEqual(['A', 'B', 'c', 'D']);
    expect(together).toEqual([['a', 'b'], ['d']]);
    expect(commits).toBe(1);
  });

  it('lets one of those alike fail alone', async () => {
    const queue = createWriteQueue(db);
    const add = queue.writeEach(noteAll);
    const outcomes = await Promise.allSettled(['a', 'a', 'b'].map(add));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await noted()).toEqual(['a', 'b']);
  });

  it('lets one failure harm nobody else', async () => {
    const queue = createWriteQueue(db);
    const outcomes = await Promise.allSettled(['a', 'a', 'b'].map((text) => queue.write(note(text))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await noted()).toEqual(['a', 'b']);
  });

  it('does again what the database asked to give way', async () => {
    const queue = createWriteQueue(db);
    let tries = 0;
    const writing = queue.write(async (trx) => {
      await note(`try ${tries}`)(trx);
      tries += 1;
      if (tries < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
    });
    await Promise.all([writing, queue.write(note('b'))]);
    expect(await noted()).toEqual(['b', 'try 2']);
  });

  it('does nothing twice when the connection broke in the middle', async () => {
    const queue = createWriteQueue(db);
    let tries = 0;
    const broken = queue.write(async () => {
      tries += 1;
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    });
    const outcomes = await Promise.allSettled([broken, queue.write(note('b'))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(tries).toBe(1);
  });

  it('commits on demand, without waiting for company', async () => {
    const queue = createWriteQueue(db);
    const writing = queue.write(note('a'));
    await queue.flush();
    expect(await writing).toBe('a');
  });

  it('waits for no company where nothing else is written', async () => {
    const queue = createWriteQueue(db);
    const writing = queue.write(note('a'));
    for (let turn = 0; turn < 3; turn += 1) await setImmediate();
    expect(commits).toBe(1);
    await writing;
  });

  it('puts what comes while it commits into one commit, the next', async () => {
    const queue = createWriteQueue(db);
    const gate = Promise.withResolvers<void>();
    const first = queue.write(async (trx) => {
      await note('a')(trx);
      await gate.promise;
    });
    await setImmediate();
    await setImmediate();
    const later = ['b', 'c', 'd'].map((text) => queue.write(note(text)));
    gate.resolve();
    await Promise.all([first, ...later]);
    expect(commits).toBe(2);
    expect(await noted()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lets what nobody waits for come along with the next commit, in order', async () => {
    const queue = createWriteQueue(db);
    const writeSoon = queue.writeEachSoon(noteAll);
    const soon = ['a', 'b'].map((text) => writeSoon(text));
    for (let turn = 0; turn < 3; turn += 1) await setImmediate();
    expect(commits).toBe(0);
    expect(await Promise.all([...soon, queue.write(note('c'))])).toEqual(['a', 'b', 'c']);
    expect(commits).toBe(1);
  });

  it('commits what nobody waits for by itself after a while, or when it closes', async () => {
    const queue = createWriteQueue(db);
    const writeSoon = queue.writeEachSoon(noteAll);
    expect(await writeSoon('a')).toBe('a');
    const waiting = writeSoon('b');
    await queue.close();
    expect(await waiting).toBe('b');
    expect(commits).toBe(2);
  });

  it('keeps a commit short: of 501 at once the last is in a second one', async () => {
    const queue = createWriteQueue(db);
    await Promise.all(Array.from({ length: 501 }, (_, index) => queue.write(note(String(index)))));
    expect(commits).toBe(2);
  });

  it('commits a crowd without waiting', async () => {
    const queue = createWriteQueue(db);
    await Promise.all(Array.from({ length: 500 }, (_, index) => queue.write(note(String(index)))));
    expect(commits).toBe(1);
  });

  it('commits what is waiting when it closes, and refuses what comes later', async () => {
    const queue = createWriteQueue(db);
    const writing = queue.write(note('a'));
    await queue.close();
    expect(await writing).toBe('a');
    await expect(queue.write(note('b'))).rejects.toMatchObject({ code: 'closed' });
  });
});
