/** The programs as an operator runs them: what they print, and how they exit. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ENTRIES, writePack } from '../lore/small-pack.ts';
import { lore } from './bot.ts';

const ROOT = join(import.meta.dirname, '..', '..');

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a script with Node, in an environment of its own. `input` is given on standard input. */
function run(
  script: string,
  args: readonly string[] = [],
  options: { env?: Record<string, string>; input?: string } = {},
) {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...options.env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.end(options.input ?? '');
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, out, err })));
  const printed = async (what: RegExp): Promise<RegExpExecArray> => {
    for (let tries = 0; tries < 800; tries++) {
      const match = what.exec(out);
      if (match) return match;
      if (child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`never printed ${what}: ${out}${err}`);
  };
  return { child, ended, printed };
}

describe('npm start without a token', () => {
  it('serves the playground, prints its address, and ends on SIGTERM with 0', async () => {
    const { child, ended, printed } = run('src/main.ts');
    const [, url] = await printed(/Curzon's playground is at (http:\/\/127\.0\.0\.1:\d+\S*)/);
    expect((await fetch(url ?? '')).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
  });

  it('records what it asks of Discord', async () => {
    const record = join(mkdtempSync(join(tmpdir(), 'curzon-')), 'requests.jsonl');
    const { child, ended, printed } = run('src/main.ts', ['--record', record]);
    await printed(/playground is at/);
    child.kill('SIGINT');
    await ended;
    const requests = readFileSync(record, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { method: string; path: string; ts: number });
    expect(requests.map(({ method, path }) => `${method} ${path.replace(/\d{17,}/, ':app')}`)).toEqual(
      expect.arrayContaining(['GET /api/v10/gateway/bot', 'PUT /api/v10/applications/:app/commands']),
    );
    expect(requests.every(({ ts }) => Number.isFinite(ts))).toBe(true);
  });

  it('names a port in use and exits with 1', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void blocker.close());
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as { port: number };
    const { code, err } = await run('src/main.ts', [], { env: { PORT: String(port) } }).ended;
    expect(code).toBe(1);
    expect(err).toContain(String(port));
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('refuses to start on a bad pack, with the editor’s report', async () => {
    const folder = writePack({ 'entries.yaml': ENTRIES.replace('cite: [tuc] }', 'cite: [nope] }') });
    const { code, err } = await run('src/main.ts', ['--data', folder]).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/entries\.yaml:15:51 {2}"nope" is no work of works\.yaml/);
  });

  it('names a malformed setting in one line and exits with 1', async () => {
    const { code, err } = await run('src/main.ts', [], { env: { DISCORD_TOKEN: 'hunter2' } }).ended;
    expect(code).toBe(1);
    expect(err.trim()).toMatch(/^DISCORD_TOKEN is not shaped like a bot token[^\n]*$/);
    expect(err).not.toContain('hunter2');
  });
});

describe('npm run ask', () => {
  it('prints a card readably', async () => {
    const { code, out, err } = await run('scripts/ask.ts', ['/who name:Curzon Dax']).ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Person\nCurzon Dax\n/);
    expect(out).not.toContain('\u001b[');
  });

  it('prints one JSON line a command, with the payload as Discord gets it', async () => {
    const { code, out } = await run('scripts/ask.ts', ['--json'], {
      input: '/who Curzon Dax\n\n/lore name:zzzzqqq private:true\n',
    }).ended;
    const [card, miss, ...rest] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(rest).toEqual([]);
    expect(card).toMatchObject({
      command: 'who',
      options: { name: 'Curzon Dax' },
      ephemeral: false,
      ms: expect.any(Number),
    });
    expect(card.reply.embeds[0].title).toBe('Curzon Dax');
    expect(miss).toMatchObject({
      command: 'lore',
      options: { name: 'zzzzqqq', private: true },
      ephemeral: true,
    });
    expect(lore().opened[0]?.entries.some((entry) => entry.name === miss.reply.embeds[0].title)).toBe(false);
  });

  it('prints the choices of the option being typed', async () => {
    const { out } = await run('scripts/ask.ts', ['--suggest', '/who cur']).ended;
    expect(JSON.parse(out)[0]).toMatchObject({ value: 'khitomer/curzon-dax' });
  });

  it('takes other packs', async () => {
    const { out } = await run('scripts/ask.ts', ['--data', writePack(), '/event the conference']).ended;
    expect(out).toContain('The Conference');
  });

  it.each([
    [['/whom Curzon'], 'there is no command /whom'],
    [['/who Curzon colour:red'], '/who has no option colour: use name, private'],
    [['--loud', '/who Curzon'], "Unknown option '--loud'"],
  ])('exits with 2 on %j', async (args, message) => {
    const { code, err } = await run('scripts/ask.ts', args).ended;
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('npm run lore:check', () => {
  it('reports each problem with its place, and exits with 1', async () => {
    const folder = writePack({ 'entries.yaml': ENTRIES.replace('cite: [tuc] }', 'cite: [nope] }') });
    const { code, err } = await run('scripts/lore-check.ts', [folder]).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/entries\.yaml:15:51 {2}"nope" is no work of works\.yaml {2}add nope there first/);
  });

  it('counts what is there, and exits with 0, when all is right', async () => {
    const { code, out } = await run('scripts/lore-check.ts', [writePack()]).ended;
    expect(code).toBe(0);
    expect(out).toContain('small: 2 entries, 2 facts, 3 works\n0 problems');
  });
});

describe('npm run register', () => {
  it('asks for the token, and for an id that is one', async () => {
    expect((await run('scripts/register.ts').ended).err.trim()).toBe(
      'DISCORD_TOKEN is missing: put it into .env (see .env.example)',
    );
    expect((await run('scripts/register.ts', ['--guild', 'mine']).ended).err).toContain(
      '--guild takes a server',
    );
  });
});
