/** Opens packs in a process of its own, and prints each step of compiling and then the names of the entries. */
import { openPacks } from '../../src/bot/packs.ts';

const [folder = '', cache = ''] = process.argv.slice(2);
const packs = await openPacks(folder, cache, {
  begin: (pack) => console.log(`begin ${pack}`),
  progress: (_, step) => console.log(step),
  end: () => console.log('end'),
});
for (const { entries } of packs) for (const { name } of entries) console.log(name);
