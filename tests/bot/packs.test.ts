import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Compiling, HASHED_ROOMS, openPacks, placesIn } from '../../src/bot/packs.ts';
import { PackError } from '../../src/lore/pack/problem.ts';
import { roomOf, sourcesIn } from '../architecture.ts';
import { ENTRIES, writePack } from '../lore/small-pack.ts';

const newCache = () => join(mkdtempSync(join(tmpdir(), 'curzon-cache-')), 'packs');
const OPEN = join(import.meta.dirname, 'open-packs-child.ts');

/** What was compiled, by its name. */
function recorded(): Compiling & { compiled: string[] } {
  const compiled: string[] = [];
  return { compiled, begin: (pack) => compiled.push(pack), progress() {}, end() {} };
}

describe('opening packs', () => {
  it('compiles a folder once, and again only when a file of it has changed', async () => {
    const [folder, cache, seen] = [writePack(), newCache(), recorded()];
    const open = async () => {
      const [pack] = await openPacks(folder, cache, seen);
      const names = pack?.entries.map(({ name }) => name);
      pack?.close();
      return names;
    };
    await open();
    await open();
    expect(seen.compiled).toEqual(['small']);
    writeFileSync(join(folder, 'entries.yaml'), ENTRIES.replace('Curzon Dax', 'Torias Dax'));
    expect(await open()).toContain('Torias Dax');
    expect(seen.compiled).toEqual(['small', 'small']);
  });

  it('knows those in data/ by their names, and others by their paths', () => {
    expect(placesIn('khitomer, data/khitomer,/tmp/nowhere.pack')).toEqual([
      'data/khitomer',
      'data/khitomer',
      '/tmp/nowhere.pack',
    ]);
  });

  it('compiles anew when the code of any room that stores something has changed', () => {
    const [parts] = sourcesIn('src/bot').filter(({ file }) => file.endsWith('/pack-parts.ts'));
    const rooms = parts?.imports.map(({ to }) => roomOf(to)) ?? [];
    expect(rooms).toContain('mystery');
    expect(HASHED_ROOMS).toEqual(expect.arrayContaining(rooms));
  });

  it('keeps of each pack only what was compiled last', async () => {
    const [folder, cache] = [writePack(), newCache()];
    for (const more of ['', '# a', '# b']) {
      appendFileSync(join(folder, 'entries.yaml'), more);
      for (const pack of await openPacks(folder, cache)) pack.close();
    }
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it('takes folders and compiled files, several with commas between them', async () => {
    const cache = newCache();
    const [pack] = await openPacks(writePack(), cache);
    pack?.close();
    const [file] = readdirSync(cache).map((name) => join(cache, name));
    const packs = await openPacks(`${file}, data`, cache);
    expect(packs.map(({ pack }) => pack.id)).toEqual(['small', 'khitomer']);
    for (const opened of packs) opened.close();
  });

  it('refuses two packs of one name', async () => {
    await expect(openPacks(`${writePack()},${writePack()}`, newCache())).rejects.toThrow(
      'two packs are called small',
    );
  });

  it('tells every problem of a bad pack, and leaves nothing of it', async () => {
    const cache = newCache();
    const folder = writePack({ 'entries.yaml': ENTRIES.replaceAll('cite: [tuc]', 'cite: [nope]') });
    const failed = await openPacks(folder, cache).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(PackError);
    expect((failed as PackError).problems.length).toBeGreaterThan(1);
    expect((failed as PackError).message).toMatch(/entries\.yaml:\d+:\d+ {2}/);
  });

  it('starts after processes that were killed while they compiled, 30 times', async () => {
    const [folder, cache] = [writePack(), newCache()];
    for (let round = 0; round < 30; round++) {
      appendFileSync(join(folder, 'entries.yaml'), `# ${round}\n`);
      const child = spawn(process.execPath, [OPEN, folder, cache], { stdio: ['ignore', 'pipe', 'inherit'] });
      // Killed at another step of compiling each time: what it prints tells how far it is.
      let steps = 0;
      child.stdout.on('data', (data: Buffer) => {
        steps += data.toString().split('\n').length - 1;
        if (steps > round % 9) child.kill('SIGKILL');
      });
      await once(child, 'exit');
    }
    const [pack] = await openPacks(folder, cache);
    expect(pack?.entryById('small/curzon-dax')?.facts).toHaveLength(2);
    pack?.close();
    expect(readdirSync(cache).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  }, 120_000);

  it('serves two processes that start at once on one folder', async () => {
    const [folder, cache] = [writePack(), newCache()];
    const both = [1, 2].map(async () => {
      const child = spawn(process.execPath, [OPEN, folder, cache], { stdio: ['ignore', 'pipe', 'inherit'] });
      let out = '';
      child.stdout.on('data', (data: Buffer) => {
        out += data.toString();
      });
      const [code] = await once(child, 'exit');
      return { code, found: out.includes('Curzon Dax') };
    });
    expect(await Promise.all(both)).toEqual([
      { code: 0, found: true },
      { code: 0, found: true },
    ]);
    rmSync(cache, { recursive: true });
  }, 60_000);
});
