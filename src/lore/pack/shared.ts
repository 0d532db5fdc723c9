/** What every pack has without saying so: the relations and words in `data/`, whatever folder the pack itself is in. */
import { relative } from 'node:path';
import type { z } from 'zod';
import { PRONOUNS } from '../model/kinds.ts';
import { checkShape } from './explain.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import {
  RelationsFileSchema,
  WordsFileSchema,
  type WrittenPack,
  type WrittenPackRelation,
  type WrittenRelation,
  type WrittenWords,
} from './schema.ts';
import { RELATIONS, WORDS } from './shared-files.ts';

interface Shared {
  relations: Readonly<Record<string, WrittenRelation>>;
  words: WrittenWords;
  problems: Problem[];
}

/** Reads both files; what is wrong with them is told as it is of a pack's own. */
export function readShared(): Shared {
  const problems: Problem[] = [];
  const read = <Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> | undefined => {
    const file = readYaml(path, relative(process.cwd(), path));
    const value = file.problems.length > 0 ? undefined : checkShape(file, schema, [], file.value);
    problems.push(...file.problems);
    return value;
  };
  return {
    relations: read(RELATIONS, RelationsFileSchema) ?? {},
    words: read(WORDS, WordsFileSchema) ?? { titles: [], fillers: [], synonyms: [], pronouns: {} },
    problems,
  };
}

/** Relations by their ids; one of a pack's own may lack what it has to say. */
export type Relations = ReadonlyMap<string, WrittenPackRelation>;

/**
 * All relations that a pack may use. What a pack says of one that every pack has goes before; one that it says in full
 * (phrase, label and section) is its own, and has of the shared one no more than its roles and the words that ask for it.
 */
export function relationsFor(own: WrittenPack['relations'], shared: Shared): Relations {
  const merged = new Map<string, WrittenPackRelation>(Object.entries(shared.relations));
  for (const [id, relation] of Object.entries(own ?? {})) {
    const common = merged.get(id);
    const isOwn = relation.phrase && relation.label && relation.section;
    const rest = isOwn
      ? common && {
          ...(common.roles && { roles: common.roles }),
          ...(common.asks && { asks: common.asks }),
        }
      : common;
    merged.set(id, { ...rest, ...relation });
  }
  return merged;
}

/** The words that every pack has, and those of its own. */
export const wordsFor = (own: WrittenPack, { words }: Shared): WrittenWords => ({
  titles: [...words.titles, ...(own.titles ?? [])],
  fillers: [...words.fillers, ...(own.fillers ?? [])],
  synonyms: [...words.synonyms, ...(own.synonyms ?? [])],
  pronouns: Object.fromEntries(
    PRONOUNS.map((pronoun) => [
      pronoun,
      [...(words.pronouns[pronoun] ?? []), ...(own.pronouns?.[pronoun] ?? [])],
    ]),
  ),
});
