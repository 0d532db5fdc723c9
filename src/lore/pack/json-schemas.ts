/** JSON Schemas of the files of lore, for editors: they complete and check while someone types. */
import { z } from 'zod';
import {
  EntriesFileSchema,
  PackSchema,
  QuestionsFileSchema,
  RelationsFileSchema,
  WordsFileSchema,
  WorksFileSchema,
} from './schema.ts';

const FILES = {
  'pack.schema.json': { title: 'pack.yaml of a lore pack', schema: PackSchema },
  'works.schema.json': { title: 'works.yaml of a lore pack', schema: WorksFileSchema },
  'entries.schema.json': { title: 'Entries of a lore pack', schema: EntriesFileSchema },
  'questions.schema.json': {
    title: 'Questions of a lore pack, written by hand',
    schema: QuestionsFileSchema,
  },
  'relations.schema.json': { title: 'Relations that every lore pack may use', schema: RelationsFileSchema },
  'words.schema.json': { title: 'Words that every lore pack has', schema: WordsFileSchema },
};

/** File names with their texts. Rules that JSON Schema cannot say are left to `npm run lore:check`. */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(FILES).map(([name, { title, schema }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
      return [name, `${JSON.stringify({ $schema, title, ...rest }, undefined, 2)}\n`];
    }),
  );
}
