/** A pack of another fandom, from nothing to the first answer, as its author does it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..', '..');
const parent = mkdtempSync(join(tmpdir(), 'curzon-new-'));

function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts', script), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', STATE_DIR: join(parent, 'state') },
  });
  return { code: status, out: stdout, err: stderr };
}

describe('a pack made by lore:new', () => {
  const folder = join(parent, 'the-shire');
  const made = run('lore-new.ts', 'The Shire', '--data', parent);

  it('is written into a folder of its own, and what to do next is said', () => {
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toContain(`${folder} holds a small pack`);
    expect(made.out).toContain(`npm run lore:check -- ${folder}`);
    expect(parse(readFileSync(join(folder, 'pack.yaml'), 'utf8'))).toMatchObject({ fandom: 'The Shire' });
  });

  it('passes the check, with nothing to be warned of', () => {
    const { code, out } = run('lore-check.ts', folder);
    expect(out).toContain('0 problems, 0 warnings');
    expect(code).toBe(0);
  });

  it('names the schema of each file, so that editors complete it', () => {
    for (const name of readdirSync(folder)) {
      const [line = ''] = readFileSync(join(folder, name), 'utf8').split('\n');
      const schema = resolve(folder, line.replace('# yaml-language-server: $schema=', ''));
      expect(JSON.parse(readFileSync(schema, 'utf8'))).toHaveProperty('$schema');
    }
  });

  it('answers who somebody is', () => {
    const { code, out } = run('ask.ts', '--data', folder, '/who Mara Quill', '/event the great storm');
    expect(code).toBe(0);
    expect(out).toMatch(/^Person\nMara Quill\n/);
    expect(out).toContain('Event\nThe Great Storm\n');
  });

  it('asks ten questions and more, by every one of its templates', () => {
    const { out } = run('trivia-list.ts', '--json', '--data', folder);
    const questions = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string });
    expect(questions.length).toBeGreaterThanOrEqual(10);
    const { questions: rules } = parse(readFileSync(join(folder, 'pack.yaml'), 'utf8'));
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(
      new Set(rules.templates.map(({ kind }: { kind: string }) => kind)),
    );
  });

  it('is never written over', () => {
    const before = readFileSync(join(folder, 'pack.yaml'), 'utf8');
    const again = run('lore-new.ts', 'The Shire', '--data', parent);
    expect(again).toEqual({
      code: 2,
      out: '',
      err: `${folder} is there already: choose another name, or remove it first\n`,
    });
    expect(readFileSync(join(folder, 'pack.yaml'), 'utf8')).toBe(before);
  });

  it('may be named by a path', () => {
    expect(run('lore-new.ts', join(parent, 'elsewhere', 'Discworld')).code).toBe(0);
    expect(readdirSync(join(parent, 'elsewhere'))).toEqual(['discworld']);
  });

  it.each([[[]], [['…']], [['x'.repeat(40)]]])('is not made from %j', (args) => {
    const { code, err } = run('lore-new.ts', ...args, '--data', parent);
    expect(code).toBe(2);
    expect(err.trim()).not.toContain('\n');
  });
});
