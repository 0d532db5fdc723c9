/** A dump imported in this process, as tests ask it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLore, type Lore } from '../../src/lore/lore.ts';
import type { OpenPack } from '../../src/lore/pack/open-pack.ts';
import { createDenial } from '../../src/wiki/deny.ts';
import { type Assembled, assemble } from '../../src/wiki/pack/assemble.ts';
import { makeSpillFolder, SpillReader } from '../../src/wiki/pack/spill.ts';
import { WrittenSpill } from '../../src/wiki/pack/written.ts';
import { readDump } from '../../src/wiki/read-dump.ts';
import type { Tally } from '../../src/wiki/tally.ts';
import { openRows } from '../lore/opened.ts';

export interface Imported {
  packs: OpenPack[];
  lore: Lore;
  tally: Tally;
  counts: Assembled['counts'];
}

interface ImportChoices {
  profile?: string;
  factsOnly?: boolean;
  denied?: readonly string[];
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A wiki of a few pages, by their titles. */
export async function importPages(
  pages: Readonly<Record<string, string>>,
  choices: ImportChoices = { profile: 'generic' },
): Promise<Imported> {
  const file = join(mkdtempSync(join(tmpdir(), 'curzon-pages-')), 'dump.xml');
  const written = Object.entries(pages).map(
    ([title, text], at) =>
      `<page><title>${escaped(title)}</title><ns>0</ns><id>${at + 1}</id><revision><id>${at + 11}</id><text>${escaped(text)}</text></revision></page>`,
  );
  writeFileSync(
    file,
    `<mediawiki><siteinfo><sitename>Harbour Wiki</sitename><dbname>h</dbname><base>https://h.example/wiki/Main_Page</base></siteinfo>${written.join('')}</mediawiki>`,
  );
  return importDump(file, choices);
}

export async function importDump(dump: string, choices: ImportChoices = {}): Promise<Imported> {
  const { profile, factsOnly = false, denied = [] } = choices;
  const spill = makeSpillFolder();
  try {
    const isDenied = createDenial(denied);
    const read = await readDump({ dump, profile, spill: spill.file, threads: 1, isDenied });
    const reader = new SpillReader(spill.file);
    const written = new WrittenSpill(spill.written);
    const { rows, counts } = assemble(reader, written, {
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
    return { packs, lore: createLore(packs), tally: read.tally, counts };
  } finally {
    spill.remove();
  }
}
