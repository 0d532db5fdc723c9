/**
 * Builds a made pack into a file, in a process of its own: `node bench/lore-build.ts SIZE FILE [NAMES]`, with the names of
 * a list of entries where one is given. Prints what it took.
 */
import { readEntriesFile } from '../scripts/entries-file.ts';
import { growSlowly } from '../src/bot/memory.ts';
import { PACK_PARTS } from '../src/bot/pack-parts.ts';
import { rowsOfBuilt } from '../src/lore/pack/compile.ts';
import { writePackFile } from '../src/lore/pack/pack-file.ts';
import { madeFandom } from './made-fandom.ts';

const FACTS_EACH = 4;
const SEED = 2293;

const [size = '', file = '', names] = process.argv.slice(2);
const pack = madeFandom(Number(size), FACTS_EACH, SEED);
if (names !== undefined) {
  const { entries } = await readEntriesFile(names);
  for (const [at, entry] of pack.entries.entries()) {
    const { name, aliases } = entries[at % entries.length] ?? entry;
    const known = aliases.slice(0, 2).map((alias) => ({ name: String(alias), citations: [] }));
    Object.assign(entry, { name, aliases: known });
  }
}
growSlowly();
const before = process.cpuUsage();
const begun = performance.now();
writePackFile(rowsOfBuilt(pack), file, PACK_PARTS);
const buildMs = Math.round(performance.now() - begun);
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    entries: pack.entries.length,
    facts: pack.facts.length,
    buildMs,
    buildCpuMs: Math.round((user + system) / 1000),
    buildMB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
