/** `npm run lore:schemas`: writes data/schema/ anew after a change of schema.ts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { jsonSchemas } from '../src/lore/pack/json-schemas.ts';

mkdirSync('data/schema', { recursive: true });
for (const [name, text] of jsonSchemas()) writeFileSync(`data/schema/${name}`, text);
