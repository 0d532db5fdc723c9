import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPool } from '../../src/games/pool.ts';
import type { Limit } from '../../src/spoilers/viewer.ts';
import { openStorage } from '../../src/storage/open.ts';
import { knowledgeOf } from '../lore/opened.ts';
import { writePack } from '../lore/small-pack.ts';

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
  const { questions, lore } = knowledgeOf(writePack({ 'questions.yaml': written, 'later.yaml': LATER }));
  const storage = await openStorage({
    sqliteFile: join(mkdtempSync(join(tmpdir(), 'curzon-')), 'curzon.sqlite'),
  });
  const pool = createPool({
    source: questions,
    lore,
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
