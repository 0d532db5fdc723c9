import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { writeMadeDump } from '../../bench/made-dump.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGES = 400;
const PATIENCE_MS = 120_000;

/** An import with a folder for what it writes beside the pack, ended once `isTime` says so of the two folders. */
async function interrupted(signal: NodeJS.Signals, isTime: (beside: string[], out: string[]) => boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'curzon-interrupted-'));
  const [beside, out] = [join(folder, 'beside'), join(folder, 'out')];
  const dump = join(folder, 'dump.xml');
  for (const one of [beside, out]) mkdirSync(one);
  await writeMadeDump(dump, PAGES);
  const child = spawn(
    process.execPath,
    [join(ROOT, 'scripts/import.ts'), dump, '--out', join(out, 'made.pack')],
    { cwd: ROOT, env: { ...process.env, TMPDIR: beside }, stdio: 'ignore' },
  );
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const list = (path: string) => readdirSync(path, { recursive: true }).map(String);
  while (child.exitCode === null && !isTime(list(beside), list(out))) await setTimeout(20);
  child.kill(signal);
  return { code: await ended, left: [...list(beside), ...list(out)] };
}

describe('an import that is interrupted', () => {
  it(
    'leaves nothing while it reads',
    async () => {
      const { code, left } = await interrupted('SIGINT', (beside) =>
        beside.some((name) => name.endsWith('pages.sqlite')),
      );
      expect({ code, left }).toEqual({ code: 130, left: [] });
    },
    PATIENCE_MS,
  );

  it(
    'leaves nothing while it writes the pack',
    async () => {
      const { code, left } = await interrupted('SIGTERM', (_, out) => out.length > 0);
      expect({ code, left }).toEqual({ code: 130, left: [] });
    },
    PATIENCE_MS,
  );
});
