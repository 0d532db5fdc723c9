/** `npm run import` as who runs it sees it: what is left behind, and what a newer dump changes. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const HANDMADE = readFileSync(join(ROOT, 'tests', 'wiki', 'fixtures', 'handmade.xml'), 'utf8');
const parent = mkdtempSync(join(tmpdir(), 'curzon-import-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

function folders(name: string) {
  const [out, scratch] = ['out', 'scratch'].map((one) => join(parent, name, one)) as [string, string];
  for (const folder of [out, scratch]) mkdirSync(folder, { recursive: true });
  return { out, scratch, pack: join(out, 'harbour.pack') };
}

const environment = (scratch: string) => ({ PATH: process.env['PATH'] ?? '', TMPDIR: scratch });

function importText(dump: string, { out, scratch, pack }: ReturnType<typeof folders>): string {
  const file = join(out, '..', 'dump.xml');
  writeFileSync(file, dump);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts', 'import.ts'), file, '--out', pack],
    { cwd: ROOT, encoding: 'utf8', env: environment(scratch) },
  );
  expect({ status, stderr: stderr.replace(/^Reading .*\n/, '') }).toMatchObject({ status: 0 });
  return stdout;
}

/** Begins to import from standard input, of which only a part comes, and ends it as soon as it reads. */
function stopHalfway(
  { scratch, pack }: ReturnType<typeof folders>,
  signal: NodeJS.Signals,
): Promise<number | null> {
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'import.ts'), '-', '--out', pack], {
    cwd: ROOT,
    env: environment(scratch),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  child.stdin.on('error', () => undefined);
  child.stdin.write(HANDMADE.slice(0, HANDMADE.length / 2));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('Reading')) child.kill(signal);
  });
  return new Promise((resolve) => child.once('exit', resolve));
}

describe('an import that is stopped', () => {
  it('leaves nothing, neither a pack nor what it had read', async () => {
    const here = folders('stopped');
    expect(await stopHalfway(here, 'SIGINT')).toBe(130);
    expect(readdirSync(here.out)).toEqual([]);
    expect(readdirSync(here.scratch)).toEqual([]);
  }, 60_000);

  it('leaves the pack of before as it was', async () => {
    const here = folders('kept');
    writeFileSync(here.pack, 'the pack of before');
    expect(await stopHalfway(here, 'SIGTERM')).toBe(130);
    expect(readdirSync(here.out)).toEqual(['harbour.pack']);
    expect(readFileSync(here.pack, 'utf8')).toBe('the pack of before');
  }, 60_000);
});

it('says of a newer dump what came, went and changed, and gives all others the ids that they had', () => {
  const here = folders('newer');
  importText(HANDMADE, here);
  const newer = HANDMADE.replace('<title>Curzon Dax</title>', '<title>Tobin Dax</title>').replace(
    "The '''Khitomer Conference''' was a peace meeting",
    "The '''Khitomer Conference''' was called by [[Azetbur]]. ({{film|6}}) It was a peace meeting",
  );
  const report = importText(newer, here);
  expect(report).toMatch(/1 entries came: harbour\/tobin-dax\n/);
  expect(report).toMatch(/1 entries went: harbour\/curzon-dax\n/);
  expect(report).toMatch(/[1-9]\d* entries changed/);
}, 120_000);
