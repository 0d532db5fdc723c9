import { copyFileSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { PACK_PARTS } from '../../../src/bot/pack-parts.ts';
import { rowsOfBuilt } from '../../../src/lore/pack/compile.ts';
import { loadPacks } from '../../../src/lore/pack/load.ts';
import { openPackFile, PackFileError, writePackFile } from '../../../src/lore/pack/pack-file.ts';
import { ENTRIES, writePack } from '../small-pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'curzon-packs-'));
const file = join(folder, 'small.pack');
const withPronouns = ENTRIES.replace('kind: person', 'kind: person\n  pronouns: he');
const [small] = loadPacks(writePack({ 'entries.yaml': withPronouns }));
if (!small) throw new Error('a pack was written');
writePackFile(rowsOfBuilt(small), file, PACK_PARTS);

/** A copy of the pack, spoilt. */
function spoilt(name: string, spoil: (copy: string) => void): string {
  const copy = join(folder, name);
  copyFileSync(file, copy);
  spoil(copy);
  return copy;
}

describe('a compiled pack', () => {
  it('says what the pack that it was made from says', () => {
    const { pack, entries, entryById, close } = bound(openPackFile(file));
    expect(pack).toMatchObject({ id: 'small', name: 'Small', counts: { entries: 2, facts: 2, works: 3 } });
    expect(entries.map(({ id }) => id)).toEqual(small.entries.map(({ id }) => id));
    for (const built of small.entries) {
      const opened = entryById(built.id);
      expect(opened?.summary).toBe(built.summary);
      expect(opened?.pronouns).toBe(built.pronouns);
      expect(opened?.aliases.map(({ name }) => name)).toEqual(built.aliases.map(({ name }) => name));
      expect(opened?.facts.map(told)).toEqual(built.facts.map(told));
      expect(opened?.mentions.map(told)).toEqual(built.mentions.map(told));
    }
    close();
  });

  it('has each entry and each fact as one object, from wherever they are reached', () => {
    const opened = openPackFile(file);
    const curzon = opened.entryById('small/curzon-dax');
    const conference = opened.entryById('small/conference');
    expect(curzon?.facts[0]?.target).toBe(conference);
    expect(conference?.mentions[0]).toBe(curzon?.facts[0]);
    expect(opened.factById(curzon?.facts[0]?.id ?? '')).toBe(curzon?.facts[0]);
    expect(opened.workById('small/tuc')?.facts).toContain(curzon?.facts[0]);
    opened.close();
  });

  it('appears whole: no other file is left beside it', () => {
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it.each([
    ['a text', (copy: string) => writeFileSync(copy, 'name: Small'), 'is no compiled pack'],
    ['empty', (copy: string) => truncateSync(copy, 0), 'is no compiled pack'],
    ['cut short', (copy: string) => truncateSync(copy, readFileSync(copy).length - 5000), 'is cut short'],
    ['of another version', versioned, 'is a pack of version 99, and this Curzon reads version'],
    ['another database', otherDatabase, 'is no compiled pack'],
    ['damaged', damaged, 'is damaged'],
  ])('that is %s is refused in one line that says what to do', (name, spoil, words) => {
    const copy = spoilt(`${name}.pack`, spoil);
    let said = '';
    try {
      openPackFile(copy).close();
    } catch (error) {
      expect(error).toBeInstanceOf(PackFileError);
      said = (error as Error).message;
    }
    expect(said).toContain(`${copy} ${words}`);
    expect(said).toContain('npm run lore:build');
    expect(said).not.toContain('\n');
  });

  it('that is not there is told by its name', () => {
    expect(() => openPackFile(join(folder, 'nope.pack'))).toThrow(/nope\.pack cannot be read/);
  });

  it('is opened whatever its file is called', () => {
    const opened = openPackFile(spoilt('50%20 of a? pack #1 & more=.pack', () => {}));
    expect(opened.entries).toHaveLength(2);
    opened.close();
  });

  it('cannot be written to by whoever has it open', () => {
    const opened = openPackFile(file);
    const before = readFileSync(file);
    opened.sentences.search('conference', 5, new Set());
    opened.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

const told = ({ id, text, date, order, citations, together, note }: (typeof small.facts)[number]) => ({
  id,
  text,
  date,
  order,
  together,
  note,
  works: citations.map(({ work, at }) => [work.id, at]),
});

function versioned(copy: string): void {
  const database = new DatabaseSync(copy);
  database.exec('PRAGMA user_version = 99');
  database.close();
}

function otherDatabase(copy: string): void {
  const database = new DatabaseSync(copy);
  database.exec('PRAGMA application_id = 7');
  database.close();
}

function damaged(copy: string): void {
  const bytes = readFileSync(copy);
  bytes.fill(0xff, 100, 4096);
  writeFileSync(copy, bytes);
}

function bound(opened: ReturnType<typeof openPackFile>) {
  return {
    pack: opened.pack,
    entries: opened.entries,
    entryById: (id: string) => opened.entryById(id),
    close: () => opened.close(),
  };
}
