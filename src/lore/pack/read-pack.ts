import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { z } from 'zod';
import { factId } from '../model/fact-id.ts';
import { KnownIds } from '../names/nearest.ts';
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
  type WrittenQuestion,
  WrittenQuestionSchema,
  type WrittenWords,
  type WrittenWork,
} from './schema.ts';
import { type Relations, readShared, relationsFor, wordsFor } from './shared.ts';

/** Something well-formed in a file, with where it stands. */
export interface Written<T> {
  file: YamlFile;
  path: Path;
  value: T;
}

/** What the files of a pack say, each part checked by itself: a bad fact does not hide the next one's faults. */
export interface WrittenFiles {
  id: string;
  /** Undefined when pack.yaml is not right. */
  pack: Written<WrittenPack> | undefined;
  /** Its own and those that every pack may use. */
  relations: Relations;
  words: WrittenWords;
  works: Map<string, Written<WrittenWork>>;
  entries: Map<string, Written<WrittenEntry>>;
  /** Questions written by hand. */
  questions: Map<string, Written<WrittenQuestion>>;
  /** By the id of their subject, in the order of the files. */
  facts: Map<string, Written<WrittenFact>[]>;
  /**
   * All ids written, those of malformed works and entries too, so that ties to them do not dangle. Undefined where some
   * could not be read: then nothing is missing for certain, and that a tie dangles only follows from it.
   */
  known: {
    works: KnownIds | undefined;
    entries: KnownIds | undefined;
    facts: KnownIds | undefined;
  };
  problems: Problem[];
}

const PACK_FILE = 'pack.yaml';
const WORKS_FILE = /^works(-.*)?\.ya?ml$/;
const QUESTIONS_FILE = /^questions(-.*)?\.ya?ml$/;

/** Reads all YAML files of a pack's folder. @throws when the folder cannot be read. */
export function readPackFiles(folder: string): WrittenFiles {
  const shared = readShared();
  const written: WrittenFiles = {
    id: packId(folder),
    pack: undefined,
    relations: relationsFor({}, shared),
    words: shared.words,
    works: new Map(),
    entries: new Map(),
    questions: new Map(),
    facts: new Map(),
    known: { works: undefined, entries: undefined, facts: undefined },
    problems: [...shared.problems],
  };
  const reading: Reading = {
    written,
    works: new Set(),
    entries: new Set(),
    questions: new Set(),
    unread: new Set(),
  };
  const names = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  for (const name of names) {
    const path = join(folder, name);
    const file = readYaml(path, relative(process.cwd(), path));
    const isReadable = file.problems.length === 0;
    if (name === PACK_FILE) {
      if (isReadable) written.pack = readPackFile(file);
    } else if (WORKS_FILE.test(name)) {
      if (isReadable) readWorks(file, reading);
      else reading.unread.add('works');
    } else if (QUESTIONS_FILE.test(name)) {
      if (isReadable) readQuestions(file, reading);
    } else if (isReadable) readEntries(file, reading);
    else reading.unread.add('entries');
    written.problems.push(...file.problems);
  }
  if (!names.some((name) => WORKS_FILE.test(name))) {
    const file = relative(process.cwd(), join(folder, PACK_FILE));
    const what = 'this pack has no works.yaml';
    written.problems.push({
      file,
      line: 1,
      column: 1,
      what,
      instead: 'write one: it lists what the facts cite',
    });
    reading.unread.add('works');
  }
  if (written.pack) {
    written.relations = relationsFor(written.pack.value.relations, shared);
    written.words = wordsFor(written.pack.value, shared);
  }
  const { unread } = reading;
  if (!unread.has('works')) written.known.works = new KnownIds(reading.works);
  if (!unread.has('entries')) written.known.entries = new KnownIds(reading.entries);
  if (!unread.has('entries') && !unread.has('facts'))
    written.known.facts = new KnownIds(factIds(written.facts));
  return written;
}

const factIds = (facts: WrittenFiles['facts']) =>
  [...facts].flatMap(([subject, list]) => list.map(({ value }) => factId(subject, value)));

/** A pack while its files are read, with the ids met so far and what could not be read of it. */
interface Reading {
  written: WrittenFiles;
  works: Set<string>;
  entries: Set<string>;
  questions: Set<string>;
  unread: Set<'works' | 'entries' | 'questions' | 'facts'>;
}

function readPackFile(file: YamlFile): Written<WrittenPack> | undefined {
  const value = checkShape(file, PackSchema, [], file.value ?? {});
  return value && { file, path: [], value };
}

function readWorks(file: YamlFile, reading: Reading): void {
  const { written } = reading;
  for (const [slug, raw] of items(file, reading, 'works')) {
    const value = checkShape(file, WorkSchema, [slug], raw);
    if (value) written.works.set(slug, { file, path: [slug], value });
  }
}

function readQuestions(file: YamlFile, reading: Reading): void {
  for (const [slug, raw] of items(file, reading, 'questions')) {
    const value = checkShape(file, WrittenQuestionSchema, [slug], raw);
    if (value) reading.written.questions.set(slug, { file, path: [slug], value });
  }
}

function readEntries(file: YamlFile, reading: Reading): void {
  const { written, unread } = reading;
  for (const [slug, raw] of items(file, reading, 'entries')) {
    const { facts: rawFacts, ...rest } = isRecord(raw) ? raw : {};
    const value = checkShape(file, EntrySchema, [slug], isRecord(raw) ? rest : raw);
    if (value) written.entries.set(slug, { file, path: [slug], value });
    const facts = readFacts(file, slug, rawFacts);
    const isWhole = isRecord(raw) && facts.length === (Array.isArray(rawFacts) ? rawFacts.length : 0);
    if (!isWhole) unread.add('facts');
    written.facts.set(slug, facts);
  }
}

function readFacts(file: YamlFile, slug: string, raw: unknown): Written<WrittenFact>[] {
  const list = raw === undefined ? [] : checkShape(file, z.array(z.unknown()), [slug, 'facts'], raw);
  return (list ?? []).flatMap((rawFact, index) => {
    const path = [slug, 'facts', index];
    const value = checkShape(file, FactSchema, path, rawFact);
    return value ? [{ file, path, value }] : [];
  });
}

const ITEM_KEYS = {
  works: Object.keys(WorkSchema.shape),
  entries: Object.keys(EntrySchema.shape),
  questions: Object.keys(WrittenQuestionSchema.shape),
};
/** Keys that tell an item of its kind. */
const TELLING_KEYS = { works: ['title', 'medium'], entries: ['kind', 'facts'], questions: ['ask', 'answer'] };
type Items = keyof typeof ITEM_KEYS;

/** The keys and values of a file, each key checked and claimed. */
function* items(file: YamlFile, reading: Reading, what: Items): Generator<[string, unknown]> {
  const taken = reading[what];
  const record = checkShape(file, z.record(z.string(), z.unknown()), [], file.value ?? {});
  const problem = (path: Path, text: string, instead: string) => {
    file.problems.push(file.problem(path, text, instead, 'key'));
    reading.unread.add(what);
  };
  const all = Object.entries(record ?? {});
  for (const [index, [slug, raw]] of all.entries()) {
    const next = all[index + 1]?.[0];
    if (raw === null && next !== undefined && ITEM_KEYS[what].includes(next)) {
      problem(
        [next],
        `${next}: stands at the margin, where ids stand`,
        `indent what belongs under ${slug}: by 2 blanks`,
      );
      return;
    }
    const valid = Slug.safeParse(slug);
    if (!valid.success) {
      const [text = '', instead = ''] = (valid.error.issues[0]?.message ?? '').split('|');
      problem([slug], text, instead);
    }
    if (taken.has(slug)) {
      problem(
        [slug],
        `the id ${slug} stands in another file of this pack too`,
        'choose another id, or join the two',
      );
      continue;
    }
    taken.add(slug);
    const inside = isRecord(raw) ? Object.keys(raw).filter((key) => isItemInside(raw, key, what)) : [];
    for (const key of inside)
      problem(
        [slug, key],
        `${key}: stands under ${slug}`,
        'write it at the margin, and what belongs to it 2 blanks in',
      );
    const own = isRecord(raw) ? Object.entries(raw).filter(([key]) => !inside.includes(key)) : [];
    yield [slug, isRecord(raw) ? Object.fromEntries(own) : raw];
  }
}

/** Whether what stands under an unknown key is a whole entry or work, indented as if it were part of the one above. */
function isItemInside(raw: Record<string, unknown>, key: string, what: Items): boolean {
  const value = raw[key];
  return !ITEM_KEYS[what].includes(key) && isRecord(value) && TELLING_KEYS[what].some((one) => one in value);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A pack is called what its folder is called. */
export const packId = (folder: string) =>
  basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'pack';
