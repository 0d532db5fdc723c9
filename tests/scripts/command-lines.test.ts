/** Every program that a person starts: usage for those who ask, one clear line for a slip, never a stack. */
import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writePack } from '../lore/small-pack.ts';

const ROOT = join(import.meta.dirname, '..', '..');

function run(script: string, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

/** No program of its own. */
const PART_OF_OTHERS = 'entries-file.ts';

const programs = [
  'src/main.ts',
  ...['bench/run.ts', 'bench/chaos.ts'],
  ...readdirSync(join(ROOT, 'scripts'))
    .filter((name) => name.endsWith('.ts') && name !== PART_OF_OTHERS)
    .map((name) => `scripts/${name}`),
];
const withData = [
  'src/main.ts',
  ...['ask', 'find', 'trivia-list', 'lore-check', 'lore-audit'].map((name) => `scripts/${name}.ts`),
];

describe('a program', () => {
  it.each(programs)('%s prints how it is used when asked for help', async (script) => {
    const { code, out, err } = await run(script, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Usage: npm (run|start) /);
    expect(out).toContain('--help');
  });

  it.each(programs)(
    '%s says in one line which option it does not know, and which it does',
    async (script) => {
      const { code, out, err } = await run(script, '--nonsense');
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^Unknown option '--nonsense': use [^\n]*--help\n$/);
    },
  );

  it.each(['find', 'start', 'memory', 'lore', 'import', 'load'])(
    'the bench of %s says in one line which option it does not know',
    async (bench) => {
      const { code, out, err } = await run('bench/run.ts', bench, '--nonsense');
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^Unknown option '--nonsense'[^\n]*\n$/);
    },
  );

  it.each(withData)('%s says in one line that a folder is none', async (script) => {
    const { code, out, err } = await run(script, '--data', '/nope');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe('/nope is no folder: name one that holds a pack.yaml, or folders that do\n');
  });

  it('names a file that is not there, or is not what it should be', async () => {
    const missing = await run('scripts/find.ts', '--entries', '/nope.json');
    expect(missing).toMatchObject({
      code: 1,
      err: '/nope.json: there is no such file or folder. Name another one.\n',
    });
    const file = join(writePack(), 'names.json');
    writeFileSync(file, '{"name": "Curzon');
    const broken = await run('scripts/find.ts', '--entries', file);
    expect(broken).toMatchObject({
      code: 2,
      err: `${file} is no list of names: --help shows what one looks like\n`,
    });
  });

  it('ask writes a line a command with all pages, and ends once pictures are drawn', async () => {
    const begun = performance.now();
    const { code, out } = await run(
      'scripts/ask.ts',
      '--json',
      '--pages',
      '/timeline Khitomer Conference',
      '/search peace',
    );
    expect(code).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(JSON.parse(line).reply.embeds.length).toBeGreaterThan(1);
    expect(performance.now() - begun).toBeLessThan(40_000);
  }, 60_000);

  it('ends quietly when nobody reads on', async () => {
    const child = spawn('sh', ['-c', `"${process.execPath}" scripts/trivia-list.ts --json | head -n 1`], {
      cwd: ROOT,
    });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    await new Promise((resolve) => child.once('close', resolve));
    expect(err).not.toContain('EPIPE');
  });
});
