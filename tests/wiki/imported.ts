/** A dump imported in this process, as tests ask it. */
import { createLore, type Lore } from '../../src/lore/lore.ts';
import type { OpenPack } from '../../src/lore/pack/open-pack.ts';
import { createDenial } from '../../src/wiki/deny.ts';
import { assemble } from '../../src/wiki/pack/assemble.ts';
import { makeSpillFolder, SpillReader } from '../../src/wiki/pack/spill.ts';
import { WrittenSpill } from '../../src/wiki/pack/written.ts';
import { readDump } from '../../src/wiki/read-dump.ts';
import type { Tally } from '../../src/wiki/tally.ts';
import { openRows } from '../lore/opened.ts';

export interface Imported {
  packs: OpenPack[];
  lore: Lore;
  tally: Tally;
}

interface ImportChoices {
  profile?: string;
  factsOnly?: boolean;
  denied?: readonly string[];
}

export async function importDump(dump: string, choices: ImportChoices = {}): Promise<Imported> {
  const { profile, factsOnly = false, denied = [] } = choices;
  const spill = makeSpillFolder();
  try {
    const isDenied = createDenial(denied);
    const read = await readDump({ dump, profile, spill: spill.file, threads: 1, isDenied });
    const reader = new SpillReader(spill.file);
    const written = new WrittenSpill(spill.written);
    const { rows } = assemble(reader, written, {
      packId: 'imported',
      site: read.site,
      profile: read.profile,
      licence: undefined,
      factsOnly,
      isDenied,
    });
    reader.close();
    const packs = [openRows(rows)];
    written.close();
    return { packs, lore: createLore(packs), tally: read.tally };
  } finally {
    spill.remove();
  }
}
