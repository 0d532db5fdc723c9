import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { z } from 'zod';
import { checkShape } from './explain.ts';
import type { Problem } from './problem.ts';
import { type Path, readYaml, type YamlFile } from './read-yaml.ts';
import {
  EntrySchema,
  FactSchema,
  PackSchema,
  Slug,
  WorkSchema,
  type WrittenEntry,
  type WrittenFact,
  type WrittenPack,
  type WrittenWork,
} from './schema.ts';

/** Something well-formed in a file, with where it stands. */
export interface Written<T> {
  file: YamlFile;
  path: Path;
  value: T;
}

/**
 * What the files of a pack say, each part checked by itself: a bad fact does not hide the next one's faults.
 * `ids` are all ids written, those of malformed entries and works too, so that ties to them do not dangle.
 */
export interface WrittenFiles {
  id: string;
  /** Undefined when pack.yaml is not right. */
  pack: Written<WrittenPack> | undefined;
  works: Map<string, Written<WrittenWork>>;
  workIds: Set<string>;
  entries: Map<string, Written<WrittenEntry>>;
  entryIds: Set<string>;
  /** By the id of their subject, in the order of the files. */
  facts: Map<string, Written<WrittenFact>[]>;
  problems: Problem[];
}

const PACK_FILE = 'pack.yaml';
const WORKS_FILE = /^works(-.*)?\.ya?ml$/;

/** Reads all YAML files of a pack's folder. @throws when the folder cannot be read. */
export function readPackFiles(folder: string): WrittenFiles {
  const written: WrittenFiles = {
    id: packId(folder),
    pack: undefined,
    works: new Map(),
    workIds: new Set(),
    entries: new Map(),
    entryIds: new Set(),
    facts: new Map(),
    problems: [],
  };
  const names = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  for (const name of names) {
    const path = join(folder, name);
    const file = readYaml(path, relative(process.cwd(), path));
    if (file.problems.length === 0) {
      if (name === PACK_FILE) written.pack = readPackFile(file);
      else if (WORKS_FILE.test(name)) readWorks(file, written);
      else readEntries(file, written);
    }
    written.problems.push(...file.problems);
  }
  return written;
}

function readPackFile(file: YamlFile): Written<WrittenPack> | undefined {
  const value = checkShape(file, PackSchema, [], file.value ?? {});
  return value && { file, path: [], value };
}

function readWorks(file: YamlFile, written: WrittenFiles): void {
  for (const [slug, raw] of items(file, written.workIds)) {
    const value = checkShape(file, WorkSchema, [slug], raw);
    if (value) written.works.set(slug, { file, path: [slug], value });
  }
}

function readEntries(file: YamlFile, written: WrittenFiles): void {
  for (const [slug, raw] of items(file, written.entryIds)) {
    const facts: Written<WrittenFact>[] = [];
    const { facts: rawFacts, ...rest } = isRecord(raw) ? raw : {};
    const value = checkShape(file, EntrySchema, [slug], isRecord(raw) ? rest : raw);
    if (value) written.entries.set(slug, { file, path: [slug], value });
    const list =
      rawFacts === undefined ? [] : checkShape(file, z.array(z.unknown()), [slug, 'facts'], rawFacts);
    for (const [index, rawFact] of (list ?? []).entries()) {
      const path = [slug, 'facts', index];
      const fact = checkShape(file, FactSchema, path, rawFact);
      if (fact) facts.push({ file, path, value: fact });
    }
    written.facts.set(slug, facts);
  }
}

/** The keys and values of a file, each key checked and claimed in `taken`. */
function* items(file: YamlFile, taken: Set<string>): Generator<[string, unknown]> {
  const record = checkShape(file, z.record(z.string(), z.unknown()), [], file.value ?? {});
  for (const [slug, raw] of Object.entries(record ?? {})) {
    const valid = Slug.safeParse(slug);
    if (!valid.success) {
      const [what = '', instead = ''] = (valid.error.issues[0]?.message ?? '').split('|');
      file.problems.push(file.problem([slug], what, instead, 'key'));
    }
    if (taken.has(slug)) {
      file.problems.push(
        file.problem(
          [slug],
          `the id ${slug} stands in another file of this pack too`,
          'choose another id, or join the two',
          'key',
        ),
      );
      continue;
    }
    taken.add(slug);
    yield [slug, raw];
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A pack is called what its folder is called. */
const packId = (folder: string) =>
  basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'pack';
