/** Packs swapped under a bot that answers. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knowledgeOf } from '../lore/opened.ts';
import { ENTRIES, writePack } from '../lore/small-pack.ts';
import { ask, embedOf, menuOf, PLACES, runBot } from './bot.ts';

describe('a bot whose packs are swapped', () => {
  it('answers from the new ones, and its messages of before still work', async () => {
    const folder = writePack();
    const run = await runBot({ knowledge: knowledgeOf(folder) });
    const before = await ask(run.bea, 'who', { name: 'Curzon' });
    expect(embedOf(before.message).title).toBe('Curzon Dax');
    writeFileSync(join(folder, 'entries.yaml'), ENTRIES.replace('name: Curzon Dax', 'name: Torias Dax'));
    run.swap(knowledgeOf(folder));
    expect(embedOf((await ask(run.bea, 'who', { name: 'Torias' })).message).title).toBe('Torias Dax');
    const menu = menuOf(before.message, 'More about Curzon Dax');
    const sources = await run.bea.choose(PLACES.lore, before.message.id, menu.custom_id, ['sources']);
    expect(JSON.stringify(sources)).toContain('Torias Dax');
  });
});
