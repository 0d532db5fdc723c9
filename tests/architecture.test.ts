/** Holds the arrows: commands → cards → lore; playground is a leaf; only the starting scripts know the commands. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadPacks } from '../src/lore/pack/load.ts';

interface Source {
  file: string;
  imports: string[];
}

const ROOT = join(import.meta.dirname, '..');

function sources(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => {
      const file = join(folder, name);
      const text = readFileSync(join(ROOT, file), 'utf8');
      const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
      const imports = found.map((path) =>
        path.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), path)) : path,
      );
      return { file, imports };
    });
}

const all = [...sources('src'), ...sources('commands')];
const inside = (file: string, folder: string) => file.startsWith(`${folder}/`);

/** Imports from one place into another, except from the files named. */
const arrows = (from: string, to: RegExp, except: readonly string[] = []) =>
  all
    .filter(({ file }) => inside(file, from) && !except.includes(file))
    .flatMap(({ file, imports }) =>
      imports.filter((path) => to.test(path)).map((path) => `${file} → ${path}`),
    );

describe('the house', () => {
  it('has files to hold', () => {
    expect(all.length).toBeGreaterThan(30);
  });

  it('keeps Discord out of the lore', () => {
    expect(arrows('src/lore', /^discord\.js|^src\/(discord|cards|playground)\/|^commands\//)).toEqual([]);
  });

  it('keeps connections and commands out of the cards', () => {
    const edge = /^src\/discord\/(?!limits\.ts|command\.ts)|^src\/playground\/|^commands\//;
    expect(arrows('src/cards', edge)).toEqual([]);
  });

  it('lets the starting scripts alone know the list of commands', () => {
    const starting = ['src/main.ts', 'scripts/register.ts', 'scripts/ask.ts'];
    expect(arrows('src', /^commands\//, starting)).toEqual([]);
  });

  it('never loads the playground on Discord: only a dynamic import leads there', () => {
    const text = readFileSync(join(ROOT, 'src/main.ts'), 'utf8');
    expect(arrows('src/lore', /^src\/playground\//)).toEqual([]);
    expect(arrows('src/discord', /^src\/playground\//)).toEqual([]);
    expect(arrows('commands', /^src\/playground\//)).toEqual([]);
    expect(text).toContain("await import('./playground/start.ts')");
    expect(text).not.toMatch(/from '\.\/playground/);
  });

  it('logs at the edges only', () => {
    expect(arrows('src/lore', /^pino$|^src\/log\.ts$/)).toEqual([]);
    expect(arrows('src/cards', /^pino$|^src\/log\.ts$/)).toEqual([]);
    expect(arrows('commands', /^pino$|^src\/log\.ts$/)).toEqual([]);
  });

  it('knows no fandom: what is said of one stands in data/', () => {
    const [shipped] = loadPacks(join(ROOT, 'data'));
    const own = [
      ...(shipped?.continuities ?? []).flatMap(({ id, name }) => [id, name]),
      ...[...(shipped?.series ?? [])].flat(),
      ...parse(readFileSync(join(ROOT, 'data/khitomer/pack.yaml'), 'utf8')).titles,
      ...Object.keys(parse(readFileSync(join(ROOT, 'data/relations.yaml'), 'utf8'))).filter((id) =>
        id.includes('-'),
      ),
    ].map((word: string) => RegExp.escape(word));
    const quoted = new RegExp(`['"\`](?:${own.join('|')})['"\`]`);
    const named = all.flatMap(({ file }) =>
      readFileSync(join(ROOT, file), 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(\/?\*|\/\/)/.test(line))
        .filter((line) => quoted.test(line) || /relation\.id [!=]== '/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(named).toEqual([]);
  });

  it('has no drawer without a name', () => {
    expect(
      all.map(({ file }) => file).filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts)/.test(file)),
    ).toEqual([]);
  });
});
