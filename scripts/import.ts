/** `npm run import -- DUMP --out FILE`: a wiki's dump as a pack. */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { growSlowly } from '../src/bot/memory.ts';
import { runProgram, UsageError } from '../src/bot/run-program.ts';
import { packId } from '../src/lore/pack/read-pack.ts';
import { createDenial, readDenied } from '../src/wiki/deny.ts';
import { DumpError } from '../src/wiki/dump/dump-error.ts';
import { licenceOf, termsOf } from '../src/wiki/pack/head.ts';
import { makeSpillFolder } from '../src/wiki/pack/spill.ts';
import { profileIds } from '../src/wiki/profile/load.ts';
import { type ReadDump, readDump } from '../src/wiki/read-dump.ts';
import { type Changes, reportText } from '../src/wiki/report.ts';
import type { ImportJob, ImportMessage } from './import/assemble-worker.ts';
import { tellImport } from './import/progress.ts';

const HELP = `Usage: npm run import -- DUMP --out FILE [options]
       npm run import -- --inspect DUMP [--profile NAME]

Makes a lore pack from a MediaWiki XML dump: plain, .gz, .bz2, .xz, .7z, or - for standard input.

  --out FILE      where to, such as data/mywiki.pack; a report stands beside it as data/mywiki.report.txt
  --profile NAME  ${profileIds().join(', ')}, or a file of your own; by the wiki's name when left out
  --licence ID    licence of the wiki's texts, such as CC-BY-SA-4.0, where the profile does not know it
  --deny FILE     words and titles that are to be in no pack, one a line
  --facts-only    nothing in the wiki's own words
  --threads N     that read pages; one less than the machine has cores when left out
  --inspect       no pack: what templates and fields the dump has, and what the profile makes of them
  --help          this text`;

/** What puts a pack together reads and writes row by row, and keeps little. */
const YOUNG_MB = 48;
const MOST_THREADS = 64;

await runProgram({
  help: HELP,
  options: {
    out: { type: 'string' },
    profile: { type: 'string' },
    licence: { type: 'string' },
    deny: { type: 'string' },
    'facts-only': { type: 'boolean' },
    threads: { type: 'string' },
    inspect: { type: 'boolean' },
  },
  positionals: 1,
  async run({ values, positionals: [dump] }) {
    if (dump === undefined) throw new UsageError('name the dump: npm run import -- DUMP --out FILE');
    if (values.inspect) return inspect(dump, values.profile);
    if (values.out === undefined) throw new UsageError('say where to: --out data/mywiki.pack');
    if (!values.out.endsWith('.pack'))
      throw new UsageError(`${values.out} does not end in .pack, as packs do`);
    await importDump(dump, values.out, {
      profile: values.profile,
      licence: values.licence,
      factsOnly: values['facts-only'],
      threads: values.threads === undefined ? undefined : threadsOf(values.threads),
      denied: values.deny === undefined ? [] : readDenied(readFileSync(values.deny, 'utf8')),
    });
  },
  explain: (error) => (error instanceof DumpError ? error.message : undefined),
});

function threadsOf(written: string): number {
  const threads = Number(written);
  if (!Number.isInteger(threads) || threads < 1 || threads > MOST_THREADS)
    throw new UsageError(`--threads ${written} is no number from 1 to ${MOST_THREADS}`);
  return threads;
}

interface Choices {
  threads: number | undefined;
  profile: string | undefined;
  licence: string | undefined;
  factsOnly: boolean;
  denied: readonly string[];
}

async function importDump(dump: string, file: string, choices: Choices): Promise<void> {
  const begun = performance.now();
  growSlowly();
  const spill = makeSpillFolder();
  const before = existsSync(file) ? factsByEntry(file) : undefined;
  const leave = () => {
    spill.remove();
    removeUnfinished(file);
    process.exit(130);
  };
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
  const tell = tellImport(process.stderr);
  try {
    const read = await readDump({
      dump,
      profile: choices.profile,
      threads: choices.threads,
      spill: spill.file,
      isDenied: createDenial(choices.denied),
      begin(site, profile) {
        tell.begin(site.name, profile.id);
        const terms = termsOf(licenceOf({ licence: choices.licence, profile }), profile);
        if (terms) tell.say(terms);
      },
      progress: tell.pages,
    });
    const made = await assembleInWorker(
      {
        spill: spill.file,
        written: spill.written,
        file,
        packId: packId(basename(file, '.pack')),
        site: read.site,
        profile: read.profile,
        licence: choices.licence,
        factsOnly: choices.factsOnly,
        denied: choices.denied,
      },
      tell.step,
    );
    tell.end();
    const report = reportOn(read, made, file, choices.licence, (performance.now() - begun) / 1000, before);
    writeFileSync(join(dirname(file), `${basename(file, '.pack')}.report.txt`), report);
    console.log(report);
  } catch (error) {
    tell.end();
    removeUnfinished(file);
    throw error;
  } finally {
    spill.remove();
    process.off('SIGINT', leave);
    process.off('SIGTERM', leave);
  }
}

type Made = Extract<ImportMessage, { kind: 'done' }>;

function assembleInWorker(job: ImportJob, progress: (step: string, share: number) => void): Promise<Made> {
  const worker = new Worker(new URL('import/assemble-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  return new Promise((resolve, reject) => {
    let made: Made | undefined;
    worker.on('message', (message: ImportMessage) => {
      if (message.kind === 'done') made = message;
      else if (message.kind === 'empty')
        reject(
          new DumpError('the dump has no page of the story: name one with articles, or another --profile'),
        );
      else progress(message.step, message.share);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (made) resolve(made);
      else reject(new Error(`putting the pack together ended with code ${code}`));
    });
  });
}

/** A pack that is not whole has a name of its own, with the number of this process. */
function removeUnfinished(file: string): void {
  const folder = dirname(file);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (name.startsWith(`${basename(file)}.${process.pid}.`)) rmSync(join(folder, name), { force: true });
}

function reportOn(
  { site, profile, tally }: ReadDump,
  { counts, entries, facts }: Made,
  file: string,
  licence: string | undefined,
  seconds: number,
  before: ReadonlyMap<string, string> | undefined,
): string {
  const known = licenceOf({ licence, profile });
  return reportText({
    wiki: site.name,
    profile: profile.id,
    licence: known,
    terms: termsOf(known, profile),
    file,
    bytes: statSync(file).size,
    seconds,
    tally,
    entries,
    facts,
    counts,
    changes: before && changesBetween(before, factsByEntry(file) ?? new Map()),
  });
}

/**
 * What a pack tells of each entry, as a hash: its summary, and its facts without the numbers of works and entries, which
 * others that come or go change. Undefined for a file that is no pack of ours.
 */
function factsByEntry(file: string): Map<string, string> | undefined {
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      const row = database.prepare("SELECT data FROM tables WHERE name = 'entries/id'").get();
      const ids = new TextDecoder().decode(row?.['data'] as Uint8Array).split('\n');
      const found = new Map(ids.map((id) => [id, '']));
      const add = (number: unknown, told: unknown) => {
        const id = ids[number as number];
        if (id !== undefined) found.set(id, hash('sha256', `${found.get(id)}${told}`, 'base64').slice(0, 16));
      };
      const summaries = database.prepare(
        "SELECT number, (SELECT group_concat(json_extract(value, '$.text')) FROM json_each(entries.json, '$.summary')) AS told FROM entries ORDER BY number",
      );
      for (const { number, told } of summaries.iterate()) add(number, told);
      const facts = database.prepare(
        "SELECT json_extract(json, '$.subject') AS number, id || json_array(json_extract(json, '$.value', '$.text', '$.role', '$.date')) AS told FROM facts ORDER BY id",
      );
      for (const { number, told } of facts.iterate()) add(number, told);
      return found;
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

function changesBetween(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): Changes {
  return {
    came: [...now.keys()].filter((id) => !before.has(id)),
    went: [...before.keys()].filter((id) => !now.has(id)),
    changed: [...now].filter(([id, facts]) => before.has(id) && before.get(id) !== facts).length,
  };
}

async function inspect(dump: string, profile: string | undefined): Promise<void> {
  const { inspectDump } = await import('../src/wiki/inspect.ts');
  console.log(await inspectDump(dump, profile));
}
