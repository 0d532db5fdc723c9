/** How SQLite goes about what a day asks of it: no statement may look through all servers for a few of them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { runDue } from '../../src/daily/run-due.ts';
import { runRegular } from '../../src/daily/run-regular.ts';
import { runReveals } from '../../src/daily/run-reveals.ts';
import { openStorage } from '../../src/storage/open.ts';
import { channel } from '../daily/channel.ts';
import { movedClock } from '../daily/moved-clock.ts';
import { DAY, HOUR, KIRA, NOON, SISKO, schedule } from './examples.ts';

const GUILDS = ['501', '502', '503'];

/** All that is asked of a database while questions are posted, answered and told for some days. */
async function statementsOf(file: string): Promise<Set<string>> {
  const asked = new Set<string>();
  const storage = await openStorage({ sqliteFile: file });
  const prepare = DatabaseSync.prototype.prepare;
  const spy = vi.spyOn(DatabaseSync.prototype, 'prepare').mockImplementation(function (
    this: DatabaseSync,
    sql,
  ) {
    asked.add(sql);
    return prepare.call(this, sql);
  });
  const clock = movedClock(NOON);
  const to = channel(storage, clock);
  for (const [place, guildId] of GUILDS.entries()) {
    const choice = schedule({ guildId, zone: 'UTC', time: '12:00', reveal: place === 0 ? 2 : 'with-next' });
    await storage.schedules.upsert(choice, { nextAt: NOON, now: NOON });
    const regular = {
      guildId,
      kind: 'quote',
      channelId: '1',
      time: '12:00',
      zone: 'UTC',
      skipWeekdays: 0,
    } as const;
    await storage.regularPosts.put(regular, NOON);
  }
  for (let day = 0; day < 3; day += 1) {
    clock.moveTo(NOON + day * DAY);
    expect(await runDue(to.options)).toBe(GUILDS.length);
    await runRegular({ ...to.options, regular: { send: async () => true, find: async () => false } });
    const rounds = to.messages.map(({ nonce }) => nonce);
    for (const id of rounds)
      for (const userId of [SISKO, KIRA]) await storage.rounds.answer(id, userId, 0, clock.now());
    clock.moveTo(clock.now() + 3 * HOUR);
    await runReveals({ ...to.options, reveal: async () => {} });
    await storage.flush();
  }
  spy.mockRestore();
  await storage.close();
  return asked;
}

it('no statement of a day looks through a table, nor goes through what it is given for each of its rows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'curzon-plans-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'curzon.sqlite');
  const statements = await statementsOf(file);
  const database = new DatabaseSync(file);
  const planned = [...statements].filter((sql) => /^\s*(select|with|update|delete)/i.test(sql));
  const bad = planned.flatMap((sql) => {
    const places = Array((sql.match(/\?/g) ?? []).length).fill('[]');
    const plan = database
      .prepare(`explain query plan ${sql}`)
      .all(...places)
      .map(({ detail }) => String(detail));
    // What it is given comes first: for each of that one row is looked up.
    const given = plan.findIndex((step) => step.startsWith('SCAN json_each'));
    const isSlow =
      plan.some((step) => /^SCAN (?!json_each|due\b|\d+ CONSTANT ROWS?)/.test(step)) || given > 0;
    return isSlow ? [{ sql, plan }] : [];
  });
  database.close();
  expect(planned.length).toBeGreaterThan(10);
  expect(bad).toEqual([]);
});
