/** What cards hand over to be drawn: the right words, for the right viewer and theme. */

import { describe, expect, it } from 'vitest';
import { openConnections } from '../../src/connect/index.ts';
import type { Entry, Fact } from '../../src/lore/model/model.ts';
import type { Look } from '../../src/pictures/index.ts';
import { drawHere } from '../../src/pictures/request.ts';
import { THEMES } from '../../src/pictures/theme.ts';
import { EVERYTHING, judgeFact, type Viewer } from '../../src/spoilers/viewer.ts';
import { connectionCard, tiesCard } from '../cards/as-seen.ts';
import { loreOf } from '../lore/opened.ts';
import { colorAt } from './compare.ts';

const lore = loreOf('data');
const connections = openConnections(lore.opened);
const entry = (id: string): Entry => {
  const found = lore.entry(`khitomer/${id}`);
  if (!found) throw new Error(`no entry ${id}`);
  return found;
};
const DARK: Look = { theme: 'dark' };

const ties = (of: Entry, viewer: Viewer = EVERYTHING, look = DARK) => {
  const accept = (fact: Fact) => judgeFact(fact, viewer).standing === 'shown';
  return tiesCard(of, connections.strongest(of, 12, { accept }), viewer, look, false);
};

describe('the picture of the strongest ties', () => {
  it('has the label of each tie as the one in the middle sees it', async () => {
    const [curzon, sarek] = await Promise.all([ties(entry('curzon-dax')), ties(entry('sarek'))]);
    expect(curzon.files?.[0]?.alt).toContain('\nMentored by: Sarek (Forged in Fire)\n');
    expect(sarek.files?.[0]?.alt).toContain('\nMentor of: Curzon Dax (Forged in Fire)\n');
  });

  it('has no more than the viewer may see', async () => {
    const viewer: Viewer = { canon: 'screen', limits: [] };
    const card = await ties(entry('curzon-dax'), viewer);
    expect(card.files?.[0]?.alt).toContain('Benjamin Sisko');
    expect(card.files?.[0]?.alt).not.toContain('Forged in Fire');
  });

  it('is not there where nothing ties the entry to anything', async () => {
    const card = await tiesCard(entry('curzon-dax'), [], EVERYTHING, DARK, false);
    expect(card.files).toBeUndefined();
    expect(card.embeds[0]?.image).toBeUndefined();
    expect(card.embeds[0]?.description).toBe('Nothing ties **Curzon Dax** to anything.');
  });
});

describe('a picture in a card', () => {
  it('has its alternative text in the embed as well, which is what Discord reads out', async () => {
    const [from, to] = [entry('curzon-dax'), entry('nyota-uhura')];
    const way = connections.connect(from, to);
    const steps = way.connected ? way.steps : [];
    for (const card of [await ties(from), await connectionCard(from, to, steps, EVERYTHING, DARK, false)]) {
      const [file] = card.files ?? [];
      expect(card.embeds[0]?.image).toEqual({ url: `attachment://${file?.name}`, description: file?.alt });
      expect(file?.alt).toContain('Curzon Dax');
    }
  });

  it.each(['dark', 'light'] as const)('is drawn for the theme that the server set: %s', async (theme) => {
    const [file] = ties(entry('curzon-dax'), EVERYTHING, { theme }).files ?? [];
    if (!file || !('picture' in file)) throw new Error('no picture');
    expect(await colorAt(await drawHere(file.picture), 1, 1)).toBe(THEMES[theme].background);
  });
});
