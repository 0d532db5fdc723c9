/** JSON Schemas of the files of a pack, for editors: they complete and check while someone types. */
import { z } from 'zod';
import { EntriesFileSchema, PackSchema, WorksFileSchema } from './schema.ts';

const FILES = {
  'pack.schema.json': { title: 'pack.yaml of a lore pack', schema: PackSchema },
  'works.schema.json': { title: 'works.yaml of a lore pack', schema: WorksFileSchema },
  'entries.schema.json': { title: 'Entries of a lore pack', schema: EntriesFileSchema },
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
