import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createBackground } from '../../src/bot/background.ts';
import { openKnowledge } from '../../src/bot/knowledge.ts';
import { openPacks } from '../../src/bot/packs.ts';
import { type Reload, reloadPacks } from '../../src/bot/reload.ts';
import type { Lore } from '../../src/lore/lore.ts';
import { ENTRIES, writePack } from '../lore/small-pack.ts';

let reload: Reload | undefined;
afterEach(() => reload?.stop());

/** A pack in use, and what is said while it is swapped. */
async function inUse() {
  const folder = writePack();
  const cache = join(mkdtempSync(join(tmpdir(), 'curzon-reload-')), 'packs');
  const logged: string[] = [];
  const state: { lore: Lore } = { lore: openKnowledge(await openPacks(folder, cache)).lore };
  const log = pino({}, { write: (line: string) => void logged.push(line) });
  reload = reloadPacks({
    ...{ places: folder, cache, log, background: createBackground(log) },
    swap: ({ lore }) => {
      state.lore = lore;
    },
  });
  const write = (entries: string) => writeFileSync(join(folder, 'entries.yaml'), entries);
  return { state, logged, write, reload };
}

const nameOf = ({ lore }: { lore: Lore }) => lore.entry('small/curzon-dax')?.name;
const renamed = (name: string) => ENTRIES.replace('name: Curzon Dax', `name: ${name}`);

async function until(isSo: () => boolean): Promise<void> {
  for (let nth = 0; nth < 400 && !isSo(); nth++) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(isSo()).toBe(true);
}

describe('packs that change while the bot runs', () => {
  it('are swapped when it is told to, and what was known before still answers who asked before', async () => {
    const { state, write, reload } = await inUse();
    const before = state.lore;
    const curzon = before.entry('small/curzon-dax');
    write(renamed('Torias Dax'));
    await reload.now();
    expect(nameOf(state)).toBe('Torias Dax');
    expect(before.find('curzon dax')).toMatchObject({ ok: true, item: { name: 'Curzon Dax' } });
    expect(curzon?.facts[0]?.text).toBe('Curzon Dax sat at the conference.');
  });

  it('stay as they were when the new ones are not right, and the log says what is wrong where', async () => {
    const { state, logged, write, reload } = await inUse();
    write(ENTRIES.replace('relation: attended', 'relation: nothing'));
    await reload.now();
    expect(nameOf(state)).toBe('Curzon Dax');
    expect(logged.join('')).toMatch(/entries\.yaml:\d+:\d+ {2}.*nothing/);
    expect(logged.join('')).toContain('the old ones stay');
    write(renamed('Torias Dax'));
    await reload.now();
    expect(nameOf(state)).toBe('Torias Dax');
  });

  it('are read once more when they change while they are being read', async () => {
    const { state, write, reload } = await inUse();
    write(renamed('Torias Dax'));
    const first = reload.now();
    write(renamed('Ezri Dax'));
    await Promise.all([first, reload.now()]);
    expect(nameOf(state)).toBe('Ezri Dax');
  });

  it('are swapped by themselves while an editor saves', async () => {
    const { state, write, reload } = await inUse();
    reload.watch();
    write(renamed('Torias Dax'));
    await until(() => nameOf(state) === 'Torias Dax');
  });
});
