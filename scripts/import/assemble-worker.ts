/** The thread in which an import puts its pack together. */
import { parentPort, workerData } from 'node:worker_threads';
import { PACK_PARTS } from '../../src/bot/pack-parts.ts';
import { writePackFile } from '../../src/lore/pack/pack-file.ts';
import { createDenial } from '../../src/wiki/deny.ts';
import type { SiteInfo } from '../../src/wiki/dump/read-pages.ts';
import { type Assembled, assemble } from '../../src/wiki/pack/assemble.ts';
import { SpillReader } from '../../src/wiki/pack/spill.ts';
import { WrittenSpill } from '../../src/wiki/pack/written.ts';
import type { Profile } from '../../src/wiki/profile/load.ts';

export interface ImportJob {
  spill: string;
  /** A file that is not there yet. */
  written: string;
  file: string;
  packId: string;
  site: SiteInfo;
  profile: Profile;
  licence: string | undefined;
  factsOnly: boolean;
  denied: readonly string[];
}

export type ImportMessage =
  | { kind: 'progress'; step: string; share: number }
  | { kind: 'empty' }
  | { kind: 'done'; counts: Assembled['counts']; entries: number; facts: number };

const { spill, written: writtenFile, file, denied, ...options }: ImportJob = workerData;
const tell = (message: ImportMessage) => parentPort?.postMessage(message);

const written = new WrittenSpill(writtenFile);
const { rows, counts } = assembled();
if (rows.entryCount === 0) tell({ kind: 'empty' });
else {
  writePackFile(rows, file, PACK_PARTS, (step, done, steps) =>
    tell({ kind: 'progress', step, share: done / steps }),
  );
  const { entries, facts } = rows.pack.counts;
  tell({ kind: 'done', counts, entries, facts });
}
written.close();

/** In a call of its own, so that nothing of the pages stays in memory. */
function assembled(): Assembled {
  const reader = new SpillReader(spill);
  tell({ kind: 'progress', step: 'entries and ties', share: 0 });
  try {
    return assemble(reader, written, { ...options, isDenied: createDenial(denied) });
  } finally {
    reader.close();
  }
}
