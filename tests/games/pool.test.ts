import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPool, type Pool } from '../../src/games/pool.ts';
import { EVERYTHING, type Limit, type Viewer } from '../../src/spoilers/viewer.ts';
import { openStorage } from '../../src/storage/open.ts';
import { LEVELS } from '../../src/trivia/level.ts';
import { knowledgeOf } from '../lore/opened.ts';
import { writePack } from '../lore/small-pack.ts';
import { GUILD, NOON } from '../storage/examples.ts';
import { ALL, knowledge, own, type Table, table } from './table.ts';

let { pool, storage }: Table = await table();
beforeEach(async () => {
  ({ pool, storage } = await table());
});

type Wanted = Parameters<Pool['size']>[0];

const ANY: Wanted & { guildId: string } = { guildId: GUILD, topic: null, level: null, viewer: EVERYTHING };
const NOTHING = new Set<string>();
/** Everything is told by a novel. */
const SPARED: Viewer = { canon: undefined, limits: [{ kind: 'medium', medium: 'novel' }] };

const next = async (wanted: Partial<Wanted> = {}, without = NOTHING) =>
  pool.next({ ...ANY, ...wanted }, without);
/** Asks as often as that, and remembers for the server what it had. */
async function askedIn(times: number, wanted: Partial<Wanted> = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let count = 0; count < times; count += 1) {
    const { id } = (await next(wanted)) ?? expect.unreachable();
    ids.push(id);
    await storage.asked.mark(GUILD, id, NOON + count);
  }
  return ids;
}

describe('the next question', () => {
  it('comes twice to a server only when all were asked', async () => {
    const ids = await askedIn(ALL);
    expect(new Set(ids).size).toBe(ALL);
    expect(ids).toContain((await next())?.id);
  });

  it('is never the one that the server had last, few as there are', async () => {
    const topic = 'entry:small/brin';
    const few = knowledge.questions.count({ topic, level: null });
    const ids = await askedIn(few * 10, { topic });
    expect(new Set(ids).size).toBe(few);
    for (const [index, id] of ids.entries()) expect(id).not.toBe(ids[index + 1]);
  });

  it('is none of those that a game had already, alone as in a server', async () => {
    const had = new Set<string>();
    for (let count = 0; count < ALL; count += 1) {
      const { id } = (await next({ guildId: null }, had)) ?? expect.unreachable();
      expect(had.has(id)).toBe(false);
      had.add(id);
    }
  });

  it('is about the topic and as hard as was wished', async () => {
    const topic = 'entry:small/brin';
    for (const id of await askedIn(2, { topic })) {
      expect(knowledge.questions.get(id)?.topics.entries).toContain('small/brin');
    }
    for (const level of LEVELS.filter((one) => knowledge.questions.count({ topic: null, level: one }) > 0))
      expect(await next({ level })).toMatchObject({ level });
    expect(await next({ topic: 'entry:small/nobody' })).toBeUndefined();
  });

  it('follows what answers tell of how hard it is, once there are enough', async () => {
    const { id, level } = (await next()) ?? expect.unreachable();
    const easy = { rating: 900, deviation: 50 };
    await storage.ratings.learn(id, null, NOON, () => ({ question: { ...easy, answers: 4 } }));
    const others = new Set(
      knowledge.questions.after({ topic: null, level: null }, '', 99).map((one) => one.id),
    );
    others.delete(id);
    expect((await next({}, others))?.level).toBe(level);
    await storage.ratings.learn(id, null, NOON, () => ({ question: { ...easy, answers: 5 } }));
    expect((await next({}, others))?.level).toBe('easy');
    expect((await next({ level: 'easy' }, others))?.id).toBe(id);
  });

  it("is a server's own as well, for that server alone", async () => {
    await storage.customQuestions.add([
      own('house'),
      own('hard', { difficulty: 'hard', topic: 'kind:ship' }),
    ]);
    expect(await askedIn(ALL + 2)).toEqual(expect.arrayContaining(['house', 'hard']));
    expect((await next({ topic: 'kind:ship', level: 'hard' }))?.id).toBe('hard');
    expect(await next({ topic: 'kind:ship', level: 'easy' })).toBeUndefined();
    expect(await next({ topic: 'kind:ship', guildId: null })).toBeUndefined();
  });

  it('gives nothing away to whoever is to be spared it', async () => {
    expect(await next({ viewer: SPARED })).toBeUndefined();
    await storage.customQuestions.add([own('house')]);
    expect((await next({ viewer: SPARED }))?.id).toBe('house');
  });
});

describe('the question of a day', () => {
  it('is the same for a server and date, and marks nothing as asked', async () => {
    const today = await pool.ofDay(ANY, '2026-04-09');
    expect(today).toBeDefined();
    expect(await pool.ofDay(ANY, '2026-04-09')).toEqual(today);
    expect(await (await table()).pool.ofDay(ANY, '2026-04-09')).toEqual(today);
    const days = Array.from({ length: 20 }, (_, day) => pool.ofDay(ANY, `2026-05-${day}`));
    expect(new Set((await Promise.all(days)).map((one) => one?.id)).size).toBeGreaterThan(5);
  });

  it("is the server's own first, until it had them", async () => {
    await storage.customQuestions.add([own('b'), own('a')]);
    const ids: (string | undefined)[] = [];
    for (const day of ['2026-04-09', '2026-04-10', '2026-04-11']) {
      const today = await pool.ofDay(ANY, day);
      ids.push(today?.id);
      await storage.asked.mark(GUILD, today?.id ?? '', NOON);
    }
    expect(ids.slice(0, 2)).toEqual(['a', 'b']);
    expect(knowledge.questions.get(ids[2] ?? '')).toBeDefined();
  });

  it('begins again when the server had all', async () => {
    const ids = await askedIn(ALL);
    const again = await pool.ofDay(ANY, '2026-04-09');
    expect(ids.slice(0, -1)).toContain(again?.id);
  });
});

describe('the size of a choice', () => {
  it('counts what may be asked, with what the server wrote', async () => {
    await storage.customQuestions.add([own('house')]);
    expect(await pool.size(ANY)).toBe(ALL + 1);
    expect(await pool.size({ ...ANY, guildId: null })).toBe(ALL);
    expect(await pool.size({ ...ANY, viewer: SPARED })).toBe(1);
    expect(await pool.size({ ...ANY, topic: 'entry:small/nobody' })).toBe(0);
  });
});

const question = (cite: string, answer = 'The future') => `
the-toast:
  ask: What does the host drink to?
  answer: ${answer}
  wrong: [The past, Peace, Honor]
  explain: Nobody had thought of it before.
  level: easy
  about: [conference]
  cite: [${cite}]
`;

const LATER = 'kira: { name: Kira, kind: person, summary: A major., cite: [warrior] }';

/** How many questions are left for somebody with these limits. */
async function left(written: string, limits: readonly Limit[], canon?: string): Promise<number> {
  const known = knowledgeOf(writePack({ 'questions.yaml': written, 'later.yaml': LATER }));
  const storage = await openStorage({
    sqliteFile: join(mkdtempSync(join(tmpdir(), 'curzon-')), 'curzon.sqlite'),
  });
  const pool = createPool({
    knownIn: () => Promise.resolve(known),
    storage,
    random: () => 0,
  });
  const viewer = { canon, limits };
  const count = await pool.size({ guildId: null, topic: null, level: null, viewer });
  const next = await pool.next({ guildId: null, topic: null, level: null, viewer }, new Set());
  await storage.close();
  expect(next === undefined).toBe(count === 0);
  return count;
}

const notSeen = (work: string): Limit => ({ kind: 'work', work: `small/${work}` });

describe('a written question', () => {
  it('is for those who have seen all works that tell it', async () => {
    expect(await left(question('tuc'), [])).toBe(1);
    expect(await left(question('tuc'), [notSeen('warrior')])).toBe(1);
    expect(await left(question('tuc'), [notSeen('tuc')])).toBe(0);
    expect(await left(question('tuc, warrior'), [notSeen('warrior')])).toBe(0);
  });

  it('stays below the canon line with its works', async () => {
    expect(await left(question('catalyst'), [], 'screen')).toBe(0);
    expect(await left(question('tuc, catalyst'), [], 'screen')).toBe(1);
  });

  it('waits until every name in it is known', async () => {
    expect(await left(question('tuc', 'Kira'), [])).toBe(1);
    expect(await left(question('tuc', 'Kira'), [notSeen('warrior')])).toBe(0);
  });
});
