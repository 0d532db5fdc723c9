/** `npm run lore:new NAME`: a small pack of another fandom to begin with: right, answered, and asked about. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { runProgram, UsageError } from '../src/bot/run-program.ts';

const HELP = `Usage: npm run lore:new -- NAME [--data DIR]

Writes a small lore pack into a folder of its own, to be filled with another fandom: five people, two events and some
places, three works, and how questions are made from them. NAME is the fandom's ("The Shire"), or a path to the folder.

  --data DIR  the folder to put the pack's folder into; data/ when left out
  --help      this text`;

const SAMPLE = join(import.meta.dirname, 'new-pack');
const SCHEMAS = join(import.meta.dirname, '..', 'data', 'schema');
/** An id of an entry may be as long only as its pack's leaves room for. */
const LONGEST = 24;

function idOf(name: string): string {
  const id = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (id === '' || id.length > LONGEST)
    throw new UsageError(
      `${JSON.stringify(name)} makes no good id for a pack: use letters and digits, ${LONGEST} at most`,
    );
  return id;
}

/** Editors complete and check by it. */
function schemaLine(folder: string, file: string): string {
  const schema = ['pack.yaml', 'works.yaml'].includes(file) ? file.replace('.yaml', '') : 'entries';
  const path = relative(resolve(folder), join(SCHEMAS, `${schema}.schema.json`)).replaceAll(sep, '/');
  return `# yaml-language-server: $schema=${path}\n`;
}

const whatNext = (folder: string) => `${folder} holds a small pack, made up to begin with. Now:

1. See what it answers:   npm run -s ask -- --data ${quoted(folder)} '/who Mara Quill'
   and what it asks:      npm run -s trivia:list -- --data ${quoted(folder)}
2. Put your fandom in its place: data/README.md explains every key, and an editor that speaks YAML completes them.
3. Check it as you write: npm run lore:check -- ${quoted(folder)}
4. Play with it:          npm start -- --data ${quoted(folder)}`;

const quoted = (path: string) => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);

await runProgram({
  help: HELP,
  options: { data: { type: 'string' } },
  positionals: 1,
  run({ values, positionals: [given] }) {
    if (!given) throw new UsageError('name the fandom, such as: npm run lore:new -- "The Shire"');
    const name = basename(given);
    const id = idOf(name);
    const folder = join(values.data ?? (given.includes(sep) ? dirname(given) : 'data'), id);
    if (existsSync(folder))
      throw new UsageError(`${folder} is there already: choose another name, or remove it first`);
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(SAMPLE)) {
      const text = readFileSync(join(SAMPLE, file), 'utf8').replaceAll('$NAME', () => JSON.stringify(name));
      writeFileSync(join(folder, file), schemaLine(folder, file) + text, { flag: 'wx' });
    }
    console.log(whatNext(folder));
  },
});
