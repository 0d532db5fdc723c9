/** `npm run bench [-- NAME …]`: the benches one after the other, or the named one with its options: `lore --json`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const BENCHES = {
  find: 'finding names, against other engines',
  pictures: 'drawing pictures',
  trivia: 'making and choosing questions',
  start: 'a start, beside a bare discord.js bot',
  memory: 'a thousand servers in memory, beside a bare client',
  lore: 'packs up to 100,000 entries, through the whole bot',
  import: "a wiki's dump",
  load: 'answers, daily questions due at once and crowds',
};

const [name, ...options] = process.argv.slice(2);
if (name === '--help' || name === '-h') {
  const lines = Object.entries(BENCHES).map(([bench, what]) => `  ${bench.padEnd(8)}  ${what}`);
  console.log(`Usage: npm run bench -- [NAME [options]]\n\n${lines.join('\n')}\n\n  --help    this text`);
  process.exit();
}
if (name?.startsWith('-')) {
  console.error(`Unknown option '${name}': use the name of a bench or --help`);
  process.exit(2);
}
if (name !== undefined && !(name in BENCHES)) {
  console.error(`there is no bench ${name}: name one of ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
for (const bench of name === undefined ? Object.keys(BENCHES) : [name]) {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${bench}.ts`), ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
