/** Holds the arrows of `docs/design.md`: what the rooms may import stands in `architecture.ts`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  breaches,
  breachOf,
  circles,
  drawnFolders,
  importsIn,
  moduleState,
  ROOMS,
  roomOf,
  sourcesIn,
  wrongIn,
} from './architecture.ts';

const ROOT = join(import.meta.dirname, '..');
const all = ['src', 'commands', 'scripts'].flatMap(sourcesIn);

/** What may change and belongs to a whole process, with why. */
const OF_THE_PROCESS = ['src/pictures/canvas.ts loaded'];
/** Runs in a browser, where each page has its own. */
const isPage = (file: string) => file.startsWith('src/playground/page/');

describe('the house', () => {
  it('has files to hold, and a room in the table for each', () => {
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter(({ imports }) => imports.length > 0).length).toBeGreaterThan(250);
    expect([...new Set(all.map(({ file }) => roomOf(file)))].filter((room) => !ROOMS[room])).toEqual([]);
  });

  it('keeps to its arrows', () => {
    expect(breaches(all)).toEqual([]);
  });

  it('has no circle of files', () => {
    expect(circles(all)).toEqual([]);
  });

  it('has tests of each room in a folder of its name', () => {
    const rooms = [...new Set(all.map(({ file }) => roomOf(file)))].filter((room) => room !== 'main.ts');
    expect(rooms.filter((room) => !existsSync(join(ROOT, 'tests', room)))).toEqual([]);
  });

  it('keeps nothing in a file for as long as the process lives: an index has an owner', () => {
    const found = all
      .filter(({ file }) => !isPage(file))
      .flatMap(({ file, text }) => moduleState(text).map((name) => `${file} ${name}`));
    expect(found).toEqual(OF_THE_PROCESS);
  });

  it('has one place for what stands in custom ids: whoever else reads one, reads its name alone', () => {
    const isOwner = (file: string) => /^src\/cards\/(actions|forms)\//.test(file);
    const reading = all.filter(
      ({ file, imports }) =>
        !isOwner(file) &&
        imports.some(({ to, how }) => to === 'src/cards/actions/action-id.ts' && how !== 'type'),
    );
    expect(reading.map(({ file }) => file)).toEqual(['src/discord/router.ts']);
    const names = /import \{([^}]*)\} from '[^']*action-id\.ts'/.exec(reading[0]?.text ?? '')?.[1]?.trim();
    expect(names).toBe('nameIn');
  });

  it('has no drawer without a name', () => {
    expect(
      all.map(({ file }) => file).filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts)/.test(file)),
    ).toEqual([]);
  });

  it('has a test of its name for every command', () => {
    const names = (folder: string, end: string) =>
      readdirSync(join(ROOT, folder)).flatMap((name) => (name.endsWith(end) ? [name.replace(end, '')] : []));
    const tested = names('tests/commands', '.test.ts');
    expect(names('commands', '.ts').filter((name) => !tested.includes(name))).toEqual([]);
  });

  it('is as docs/design.md draws it', () => {
    const [, drawing = ''] =
      /## The house\n+```\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs/design.md'), 'utf8')) ?? [];
    const foldersIn = (folder: string) =>
      readdirSync(join(ROOT, folder), { withFileTypes: true })
        .filter((one) => one.isDirectory())
        .map(({ name }) => name);
    expect(drawnFolders(drawing)).toContain('src/lore/names');
    expect(wrongIn(drawing, foldersIn)).toEqual([]);
  });
});

describe('an arrow', () => {
  const of = (from: string, to: string, how: 'value' | 'type' | 'later' = 'value') =>
    breachOf(from, { to, how });

  it.each([
    ['src/lore/lore.ts', 'src/spoilers/view.ts'],
    ['src/lore/lore.ts', 'src/connect/index.ts'],
    ['src/lore/pack/load.ts', 'src/bot/log.ts'],
    ['src/lore/pack/load.ts', 'pino'],
    ['src/lore/lore.ts', 'discord.js'],
    ['src/spoilers/view.ts', 'src/cards/text.ts'],
    ['src/spoilers/view.ts', 'src/timeline/index.ts'],
    ['src/ask/index.ts', 'src/trivia/question.ts'],
    ['src/timeline/index.ts', 'src/connect/index.ts'],
    ['src/connect/index.ts', 'src/timeline/index.ts'],
    ['src/mentions/index.ts', 'src/cards/text.ts'],
    ['src/trivia/question.ts', 'src/games/pool.ts'],
    ['src/games/play.ts', 'src/cards/question-card.ts'],
    ['src/games/play.ts', 'src/daily/job.ts'],
    ['src/daily/job.ts', 'src/games/play.ts'],
    ['src/daily/job.ts', 'src/discord/answer.ts'],
    ['src/storage/open.ts', 'src/games/play.ts'],
    ['src/storage/open.ts', 'src/lore/lore.ts'],
    ['src/pictures/index.ts', 'src/cards/text.ts'],
    ['src/cards/reply.ts', 'src/storage/rounds.ts'],
    ['src/cards/reply.ts', 'src/discord/command.ts'],
    ['src/cards/reply.ts', 'src/bot/app.ts'],
    ['src/cards/reply.ts', 'src/games/play.ts'],
    ['src/cards/reply.ts', 'src/daily/job.ts'],
    ['src/cards/reply.ts', 'pino'],
    ['src/discord/router.ts', 'src/bot/app.ts'],
    ['src/discord/router.ts', 'commands/index.ts'],
    ['src/bot/assemble.ts', 'commands/index.ts'],
    ['src/bot/assemble.ts', 'src/playground/start.ts'],
    ['src/bot/assemble.ts', 'src/wiki/import.ts'],
    ['commands/who.ts', 'src/playground/start.ts'],
    ['commands/who.ts', 'src/wiki/import.ts'],
    ['commands/who.ts', 'src/storage/open.ts'],
    ['commands/who.ts', 'src/bot/assemble.ts'],
    ['commands/who.ts', 'src/discord/client.ts'],
    ['commands/who.ts', 'pino'],
    ['src/main.ts', 'src/playground/start.ts'],
    ['src/playground/start.ts', 'src/discord/client.ts'],
    ['src/playground/start.ts', 'src/lore/lore.ts'],
    ['src/wiki/import.ts', 'src/cards/text.ts'],
    ['src/wiki/import.ts', 'src/storage/open.ts'],
  ])('from %s to %s is refused', (from, to) => {
    expect(of(from, to)).toContain(`${from} → ${to}`);
  });

  it.each([
    ['src/lore/lore.ts', 'src/spoilers/view.ts'],
    ['src/cards/reply.ts', 'src/storage/rounds.ts'],
    ['src/cards/reply.ts', 'src/discord/command.ts'],
    ['src/storage/open.ts', 'src/games/play.ts'],
    ['src/discord/router.ts', 'src/bot/app.ts'],
    ['src/bot/app.ts', 'commands/index.ts'],
    ['src/main.ts', 'src/playground/start.ts'],
  ])('from %s to %s is refused for its types too', (from, to) => {
    expect(of(from, to, 'type')).toContain('(type)');
  });

  it.each([
    ['src/lore/lore.ts', 'src/lore/model/model.ts', 'value'],
    ['src/lore/lore.ts', 'zod', 'value'],
    ['src/spoilers/view.ts', 'src/lore/model/model.ts', 'value'],
    ['src/cards/round-card.ts', 'src/games/round-state.ts', 'type'],
    ['src/games/play.ts', 'src/storage/open.ts', 'value'],
    ['commands/who.ts', 'src/bot/app.ts', 'type'],
    ['src/main.ts', 'src/playground/start.ts', 'later'],
    ['scripts/ask.ts', 'src/playground/start.ts', 'value'],
  ] as const)('from %s to %s is there', (from, to, how) => {
    expect(of(from, to, how)).toBeUndefined();
  });

  it('out of a room that the table does not know is refused', () => {
    expect(of('src/attic/old.ts', 'src/lore/lore.ts')).toContain('attic');
  });

  it('is refused from each room to each that its line in the table does not name', () => {
    for (const [room, { may, types = [] }] of Object.entries(ROOMS))
      for (const other of Object.keys(ROOMS).filter((name) => name !== room && !name.endsWith('.ts'))) {
        const from = room.endsWith('.ts') ? `src/${room}` : `src/${room}/made-up.ts`;
        const to = `src/${other}/made-up.ts`;
        expect(of(from, to) === undefined, `${from} → ${to}`).toBe(may.includes(other));
        expect(of(from, to, 'type') === undefined, `${from} → ${to}`).toBe(
          may.includes(other) || types.includes(other),
        );
      }
  });
});

describe('what is read from a file', () => {
  it('is every way to import, and whether it is for types alone', () => {
    const text = `
/** See import('./comment.ts') and import { x } from './comment.ts'; */
import { a } from './a.ts';
import type { B } from './b.ts';
import { type C } from './c.ts';
import d, {
  e,
} from './d.ts';
import * as f from './f.ts';
export { g } from './g.ts';
export * from './h.ts';
export type { I } from './i.ts';
import './j.ts';
// import { k } from './k.ts';
const later = await import('./l.ts');
new Worker(new URL('./m.ts', import.meta.url));
`;
    expect(importsIn(text)).toEqual([
      { to: './a.ts', how: 'value' },
      { to: './b.ts', how: 'type' },
      { to: './c.ts', how: 'value' },
      { to: './d.ts', how: 'value' },
      { to: './f.ts', how: 'value' },
      { to: './g.ts', how: 'value' },
      { to: './h.ts', how: 'value' },
      { to: './i.ts', how: 'type' },
      { to: './j.ts', how: 'value' },
      { to: './l.ts', how: 'later' },
      { to: './m.ts', how: 'later' },
    ]);
  });
});

describe('a circle of files', () => {
  const file = (name: string, ...imports: string[]) => ({
    file: name,
    imports: imports.map((to) => ({ to, how: 'type' as const })),
  });

  it('is found, however long, and told as the way around', () => {
    expect(circles([file('a', 'b'), file('b', 'c'), file('c', 'a'), file('d', 'a')])).toEqual([
      'a → b → c → a',
    ]);
    expect(circles([file('a', 'a')])).toEqual(['a → a']);
  });

  it('is none where two ways lead to one file', () => {
    expect(circles([file('a', 'b', 'c'), file('b', 'd'), file('c', 'd'), file('d')])).toEqual([]);
  });
});

describe('what a file keeps for as long as the process lives', () => {
  it.each([
    'const made = new WeakMap<Pack, Index>();',
    'export const known = new Map();',
    'const known = new Map<string, readonly string[]>();',
    'const kept: Map<string, Map<string, number>> = new Map();',
    'let seen = new WeakSet<Entry>();',
    'const neighbours = new Set<number>();',
    'const kept = new Recent<string, Card>(MOST);',
    'let loaded: Loaded | undefined;',
    'export let index = openIndex();',
    'const asked: string[] = [];',
    'const byId: Record<string, Entry> = {};',
  ])('is found in %s', (text) => {
    expect(moduleState(text)).toHaveLength(1);
  });

  it.each([
    'const ORDINALS: ReadonlyMap<string, number> = new Map([["first", 1]]);',
    'const GONE = new Set([10003, 10004]);',
    'const NONE: readonly Fact[] = [];',
    'const NONE: Readonly<Record<string, string>> = {};',
    'function f() {\n  const seen = new Map();\n  let last = 0;\n}',
    'class Known {\n  #index: Map<string, number> = new Map();\n}',
    'const made = () => new Map<string, number>();',
    '// const made = new WeakMap();',
  ])('is nothing in %s', (text) => {
    expect(moduleState(text)).toEqual([]);
  });
});

describe('the drawing of the house', () => {
  const folders: Readonly<Record<string, readonly string[]>> = {
    '': ['src', 'tests'],
    src: ['lore', 'cards'],
    'src/lore': ['pack'],
  };
  const foldersIn = (folder: string) => folders[folder] ?? [];
  const drawing = 'src/\n  main.ts  start here\n  lore/    what is known\n    pack/\n  cards/\ntests/';

  it('is right when it names each folder where it stands', () => {
    expect(wrongIn(drawing, foldersIn)).toEqual([]);
  });

  it('is wrong when it names one that is not there, or leaves one out', () => {
    expect(wrongIn(`${drawing}\nattic/`, foldersIn)).toEqual(['attic is not there']);
    expect(wrongIn(drawing.replace('  cards/\n', ''), foldersIn)).toEqual(['src/cards is not drawn']);
    expect(wrongIn(drawing.replace('pack/', 'packs/'), foldersIn)).toEqual([
      'src/lore/packs is not there',
      'src/lore/pack is not drawn',
    ]);
  });
});
