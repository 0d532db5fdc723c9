/** `npm run lore:schemas`: writes data/schema/ anew after a change of schema.ts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../src/bot/run-program.ts';
import { jsonSchemas } from '../src/lore/pack/json-schemas.ts';

const FOLDER = join(import.meta.dirname, '..', 'data', 'schema');

const HELP = `Usage: npm run lore:schemas

Writes the JSON Schemas in data/schema/ anew, after a change of src/lore/pack/schema.ts.

  --help  this text`;

await runProgram({
  help: HELP,
  run() {
    mkdirSync(FOLDER, { recursive: true });
    for (const [name, text] of jsonSchemas()) writeFileSync(join(FOLDER, name), text);
  },
});
