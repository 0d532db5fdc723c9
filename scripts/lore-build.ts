/** `npm run lore:build -- [folder] [--out file]`: compiles packs into files that a bot opens as they are. */
import { basename, dirname, join } from 'node:path';
import { tellCompiling } from '../src/bot/compiling.ts';
import { compileInWorker } from '../src/bot/packs.ts';
import { dataFolder, runProgram } from '../src/bot/run-program.ts';
import { packFolders } from '../src/lore/pack/pack-folders.ts';

const HELP = `Usage: npm run lore:build -- [options] [folder]

Compiles a pack, or every pack in a folder, into one file each: beside its folder, as data/khitomer.pack.
PACKS=data/khitomer.pack, or --data, then opens it without its YAML.

  --out FILE  where to, for a single pack
  --help      this text`;

await runProgram({
  help: HELP,
  options: { out: { type: 'string' } },
  positionals: 1,
  async run({ values, positionals }) {
    const folders = packFolders(dataFolder(positionals[0]));
    if (values.out !== undefined && folders.length > 1)
      throw new Error(`--out takes one pack, and there are ${folders.length}: name the folder of one`);
    const tell = tellCompiling(process.stderr);
    for (const folder of folders) {
      const name = basename(folder);
      const file = values.out ?? join(dirname(folder), `${name}.pack`);
      const begun = performance.now();
      tell.begin(name);
      await compileInWorker({ folder, file }, (step, share) => tell.progress(name, step, share));
      tell.end(name, performance.now() - begun);
      console.log(file);
    }
  },
});
