/** `npm run bench [-- NAME …]`: the benches one after the other, or those named with their options: `lore --json`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const BENCHES = ['find', 'pictures', 'trivia', 'start', 'memory', 'lore', 'import', 'load'];

const [name, ...options] = process.argv.slice(2);
if (name !== undefined && !BENCHES.includes(name)) {
  console.error(`there is no bench ${name}: name one of ${BENCHES.join(', ')}`);
  process.exit(2);
}
for (const bench of name === undefined ? BENCHES : [name]) {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${bench}.ts`), ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
