/** The thread in which an import puts its pack together. */
import { parentPort, workerData } from 'node:worker_threads';
import { PACK_PARTS } from '../../src/bot/pack-parts.ts';
import { rowsOfBuilt } from '../../src/lore/pack/compile.ts';
import { writePackFile } from '../../src/lore/pack/pack-file.ts';
import type { SiteInfo } from '../../src/wiki/dump/read-pages.ts';
import { type Assembled, assemble } from '../../src/wiki/pack/assemble.ts';
import { SpillReader } from '../../src/wiki/pack/spill.ts';
import { createDenial } from '../../src/wiki/deny.ts';
import type { Profile } from '../../src/wiki/profile/load.ts';

export interface ImportJob {
  spill: string;
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

const { spill, file, denied, ...options }: ImportJob = workerData;
const tell = (message: ImportMessage) => parentPort?.postMessage(message);

const reader = new SpillReader(spill);
tell({ kind: 'progress', step: 'entries and ties', share: 0 });
const { pack, counts } = assemble(reader, { ...options, isDenied: createDenial(denied) });
reader.close();
if (pack.entries.length === 0) tell({ kind: 'empty' });
else {
  writePackFile(rowsOfBuilt(pack), file, PACK_PARTS, (step, done, steps) =>
    tell({ kind: 'progress', step, share: done / steps }),
  );
  tell({ kind: 'done', counts, entries: pack.counts.entries, facts: pack.counts.facts });
}
