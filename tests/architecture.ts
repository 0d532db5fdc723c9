/** Which room imports which: read from the sources, held against one table. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** A file with what it imports, from the root on: `src/lore/lore.ts`. */
interface Source {
  file: string;
  imports: readonly Import[];
  text: string;
}

interface Import {
  /** A file of ours, from the root on, or the name of a package. */
  to: string;
  /**
   * - `value`: loads the other file.
   * - `type`: needs its types alone, and is gone when it runs.
   * - `later`: loads it when it is come to, or in a worker.
   */
  how: 'value' | 'type' | 'later';
}

interface Room {
  /** Rooms, files of ours (`bot/app.ts`) and packages (`discord.js`) that it may import. */
  may: readonly string[];
  /** Those of which it may only have the types. */
  types?: readonly string[];
  /** Those that it may only load when it is come to. */
  later?: readonly string[];
}

/** What stands below the arrows of `docs/design.md`: `… → spoilers → lore`. */
const LORE = ['lore'];
const SPOILERS = ['spoilers', ...LORE];
const KNOWING = ['mystery', 'trivia', 'ask', 'timeline', 'connect', 'mentions', ...SPOILERS];
const EVERYTHING = ['cards', 'games', 'daily', 'nights', ...KNOWING, 'storage', 'pictures', 'discord', 'bot'];

/** A file stands for itself where it may more, or less, than its room: `main.ts`. */
export const ROOMS: Readonly<Record<string, Room>> = {
  lore: { may: [] },
  spoilers: { may: LORE },
  trivia: { may: SPOILERS },
  mystery: { may: ['trivia', ...SPOILERS] },
  ask: { may: SPOILERS },
  timeline: { may: SPOILERS },
  connect: { may: SPOILERS },
  mentions: { may: SPOILERS },
  storage: { may: [] },
  pictures: { may: [] },
  games: { may: [...KNOWING, 'storage'] },
  daily: { may: [...KNOWING, 'storage'] },
  nights: { may: ['games', 'daily', ...KNOWING, 'storage'] },
  // Their types are the data that cards show; what they do belongs to whoever asks for a card.
  cards: { may: [...KNOWING, 'pictures', 'discord.js'], types: ['games', 'daily', 'nights'] },
  // Commands hand an app on to the router, which does not look into it; so `bot` is none of its business.
  discord: {
    may: ['cards', 'games', 'daily', 'nights', ...KNOWING, 'pictures', 'discord.js'],
    types: ['storage', 'pino'],
  },
  commands: {
    may: ['cards', 'games', 'daily', 'nights', ...KNOWING, 'bot/settings.ts', 'discord.js'],
    types: ['bot/app.ts', 'discord', 'storage', 'pictures'],
  },
  bot: { may: [...EVERYTHING, 'discord.js', 'pino'] },
  'main.ts': { may: ['bot', 'discord', 'commands', 'daily/pacer.ts'], later: ['playground'] },
  // Leaves: they know what they need, and a bot on Discord never loads them.
  playground: { may: ['daily', 'discord.js'], types: ['storage'] },
  wiki: { may: LORE },
  scripts: { may: [...EVERYTHING, 'commands', 'playground', 'wiki', 'tests', 'discord.js', 'pino'] },
};

/** Packages that not every room may have: Discord's words stay at the edge, and it alone logs. */
const HELD = ['discord.js', 'pino'];

/** `lore` of `src/lore/lore.ts`, `commands` of `commands/who.ts`; a file right in `src` is a room by itself. */
export function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'src' ? second : first;
}

/** What the table says against an import; undefined when it may be. */
export function breachOf(file: string, { to, how }: Import, rooms = ROOMS): string | undefined {
  const isOurs = /\.(ts|json)$/.test(to);
  if (!isOurs && !HELD.includes(to)) return undefined;
  const from = roomOf(file);
  const room = rooms[from];
  if (!room) return `${file} stands in a room that the table does not know: ${from}`;
  const names = isOurs ? [roomOf(to), to.replace(/^src\//, '')] : [to];
  const may = (list: readonly string[] = []) => names.some((name) => list.includes(name));
  if ((isOurs && roomOf(to) === from) || to === 'package.json' || may(room.may)) return undefined;
  if (how === 'type' && may(room.types)) return undefined;
  if (how === 'later' && may(room.later)) return undefined;
  return `${file} → ${to} (${how})`;
}

export const breaches = (sources: readonly Source[], rooms = ROOMS): string[] =>
  sources.flatMap(({ file, imports }) => imports.flatMap((one) => breachOf(file, one, rooms) ?? []));

/** Circles of files, each as the way around; types count too, for who reads one file has to read the other. */
export function circles(sources: readonly Pick<Source, 'file' | 'imports'>[]): string[] {
  const byFile = new Map(sources.map(({ file, imports }) => [file, imports.map(({ to }) => to)]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, way: readonly string[]): void => {
    const start = way.indexOf(file);
    if (start >= 0) {
      found.push([...way.slice(start), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const to of byFile.get(file) ?? []) if (byFile.has(to)) walk(to, [...way, file]);
    done.add(file);
  };
  for (const file of byFile.keys()) walk(file, []);
  return found;
}

/**
 * Names of what a file keeps for as long as the process lives and may change: what begins empty (a map, a set, a list, an
 * object) and what is a `let`. It is a cache that nobody owns or bounds, or state that no two bots of a process share.
 */
export const moduleState = (text: string): string[] =>
  [
    ...withoutComments(text).matchAll(
      /^(?:export )?(?:(?:let|var) (\w+)|const (\w+)[^=\n]*=\s*(?:new (?:Weak(?:Map|Set|Ref)\b|(?:Map|Set|Recent)(?:<[^()]*>)?\((?:\)|\w+\)))|\[\]|\{\}))/gm,
    ),
  ]
    // What the types hold is not changed.
    .filter(([declared]) => !/: (?:readonly |Readonly)/.test(declared))
    .map(([, changing, empty]) => changing ?? empty ?? '');

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** What a file's text imports, by the paths as written. */
export function importsIn(text: string): Import[] {
  const code = withoutComments(text);
  const found = (pattern: RegExp, how: (match: RegExpExecArray) => Import['how'], place: number) =>
    [...code.matchAll(pattern)].map((match): Import => ({ to: match[place] ?? '', how: how(match) }));
  return [
    ...found(
      /^(?:import|export)\s+(type\s)?(?:[\w*\s{},$]+?)\s+from\s+'([^']+)'/gm,
      ([, type]) => (type ? 'type' : 'value'),
      2,
    ),
    ...found(/^import\s+'([^']+)'/gm, () => 'value', 1),
    ...found(/\bimport\(\s*'([^']+)'\s*\)/g, () => 'later', 1),
    ...found(/\bnew URL\(\s*'(\.[^']+\.ts)'/g, () => 'later', 1),
  ];
}

const ROOT = join(import.meta.dirname, '..');

/** All sources below a folder. */
export const sourcesIn = (folder: string): Source[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => {
      const file = join(folder, name);
      const text = readFileSync(join(ROOT, file), 'utf8');
      const imports = importsIn(text).map(({ to, how }) => ({
        to: to.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), to)) : to,
        how,
      }));
      return { file, imports, text };
    });

/** Folders as a drawing of indented lines names them, from the root on: `src/lore/pack`. */
export function drawnFolders(drawing: string): string[] {
  const way: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const [, indent = '', name] = /^( *)([\w-]+)\/(?:\s|$)/.exec(line) ?? [];
    if (name === undefined) return [];
    way.length = indent.length / 2;
    way.push(name);
    return [way.join('/')];
  });
}

/**
 * What is wrong with a drawing of the house: folders that are not there, and folders that are but stand in no line,
 * though the drawing names others beside them.
 */
export function wrongIn(drawing: string, foldersIn: (folder: string) => readonly string[]): string[] {
  const drawn = drawnFolders(drawing);
  const parents = new Set(drawn.filter((folder) => folder.includes('/')).map((folder) => dirname(folder)));
  const there = (folder: string) => {
    const parent = dirname(folder);
    return foldersIn(parent === '.' ? '' : parent).includes(folder.split('/').at(-1) ?? '');
  };
  return [
    ...drawn.filter((folder) => !there(folder)).map((folder) => `${folder} is not there`),
    ...[...parents].flatMap((parent) =>
      foldersIn(parent)
        .map((name) => `${parent}/${name}`)
        .filter((folder) => !drawn.includes(folder))
        .map((folder) => `${folder} is not drawn`),
    ),
  ];
}
