import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { PACK_PARTS } from '../../../src/bot/pack-parts.ts';
import type { BuiltPack } from '../../../src/lore/model/model.ts';
import { bestKnownOf } from '../../../src/lore/pack/best-known.ts';
import { buildPack } from '../../../src/lore/pack/build.ts';
import { compilePack, type PackRows, rowsOfBuilt } from '../../../src/lore/pack/compile.ts';
import { openPack } from '../../../src/lore/pack/open-pack.ts';
import { readPackFiles, type WrittenFiles } from '../../../src/lore/pack/read-pack.ts';
import { streamPack } from '../../../src/lore/pack/stream.ts';

/** The shipped pack, without what a stream cannot have: contradictions, and questions that somebody wrote. */
const written = readPackFiles('data/khitomer');
for (const { value } of [...written.facts.values()].flat()) delete value.contradicts;
written.questions.clear();
const built = buildPack(written);
for (const { id, prominence } of built.entries) {
  const entry = written.entries.get(id.slice(id.indexOf('/') + 1))?.value;
  if (entry) entry.prominence = prominence;
}

function* valuesOf<T>(map: ReadonlyMap<string, { value: T }>): Generator<[string, T]> {
  for (const [slug, { value }] of map) yield [slug, value];
}

const streamOf = ({ id, pack, relations, words, works, entries, facts }: WrittenFiles): PackRows => ({
  ...streamPack({
    id,
    pack: pack?.value ?? expect.fail('the pack is right'),
    relations,
    words,
    used: new Set([...facts.values()].flat().map(({ value }) => value.relation)),
    works: new Map(valuesOf(works)),
    entries: () => valuesOf(entries),
    *facts() {
      for (const slug of entries.keys()) for (const { value } of facts.get(slug) ?? []) yield [slug, value];
    },
  }),
});

function compiled(rows: PackRows): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  compilePack(rows, database, PACK_PARTS);
  return database;
}

const TABLES = ['head', 'works', 'entries', 'facts', 'cited', 'terms', 'questions', 'topics', 'chosen'];
const rowsIn = (database: DatabaseSync, table: string) => database.prepare(`SELECT * FROM ${table}`).all();

describe('a pack that is read while it is compiled', () => {
  const [whole, streamed] = [compiled(rowsOfBuilt(built)), compiled(streamOf(written))];

  it.each(TABLES)('has the same rows in %s as one that is in memory', (table) => {
    expect(rowsIn(streamed, table)).toEqual(rowsIn(whole, table));
  });

  it('has the same indexes', () => {
    const tables = (database: DatabaseSync) =>
      rowsIn(database, 'tables').map(({ name, type, data }) => [name, type, Buffer.from(data as Uint8Array)]);
    expect(tables(streamed)).toEqual(tables(whole));
  });
});

describe('the best known of a compiled pack', () => {
  const opened = openPack(compiled(rowsOfBuilt(built)));

  it('is all of it where it has no more facts', () => {
    const all = bestKnownOf(opened, built.facts.length);
    expect(all.facts.map(({ id }) => id)).toEqual(
      built.entries.flatMap(({ facts }) => facts.map(({ id }) => id)),
    );
    const namedBySummaries = ({ entries }: Pick<BuiltPack, 'entries'>) =>
      entries.map(({ summaryParts }) => summaryParts.map(({ named }) => named.map(({ id }) => id)));
    expect(namedBySummaries(all)).toEqual(namedBySummaries(built));
  });

  it('ties only those that were taken, who are better known than all others', () => {
    const some = bestKnownOf(opened, 300);
    const taken = new Set(some.entries);
    expect(some.facts.length).toBeGreaterThan(20);
    expect(some.facts.length).toBeLessThanOrEqual(300);
    for (const { subject, target, side, named } of some.facts)
      for (const entry of [subject, target ?? subject, typeof side === 'object' ? side : subject, ...named])
        expect(taken).toContain(entry);
    const named = some.entries.flatMap(({ summaryParts }) => summaryParts.flatMap((part) => part.named));
    expect(named.length).toBeGreaterThan(0);
    for (const entry of named) expect(taken).toContain(entry);
    const ids = new Set(some.entries.map(({ id }) => id));
    const left = built.entries.filter(({ id }) => !ids.has(id));
    const least = Math.min(...some.entries.map(({ prominence }) => prominence));
    expect(Math.max(...left.map(({ prominence }) => prominence))).toBeLessThanOrEqual(least);
  });
});
