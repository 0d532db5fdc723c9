/** The thread in which `compileInWorker` compiles a pack. */
import { parentPort, workerData } from 'node:worker_threads';
import { rowsOfBuilt } from '../lore/pack/compile.ts';
import { loadPacks } from '../lore/pack/load.ts';
import { writePackFile } from '../lore/pack/pack-file.ts';
import { PackError } from '../lore/pack/problem.ts';
import { growSlowly } from './memory.ts';
import { PACK_PARTS } from './pack-parts.ts';
import type { CompileJob, CompileMessage } from './packs.ts';

const { folder, file }: CompileJob = workerData;
// Else a large pack takes half a gigabyte more.
growSlowly();

const tell = (message: CompileMessage) => parentPort?.postMessage(message);

try {
  const [pack] = loadPacks(folder);
  if (!pack) throw new Error(`${folder} holds no pack`);
  writePackFile(rowsOfBuilt(pack), file, PACK_PARTS, (step, done, steps) =>
    tell({ kind: 'progress', step, share: done / steps }),
  );
} catch (error) {
  if (!(error instanceof PackError)) throw error;
  tell({ kind: 'problems', problems: error.problems });
}
