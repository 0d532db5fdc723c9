import type { Command } from '../src/bot/app.ts';
import { helpCard } from '../src/cards/help-card.ts';
import { spoilingNames } from '../src/spoilers/viewer.ts';
import { everywhere } from './parts/definition.ts';
import { examples } from './parts/examples.ts';

export const help: Command = {
  definition: everywhere('help', 'What Curzon does, command by command'),
  async reply(_, app, asker) {
    const spoils = spoilingNames(await app.viewerOf(asker, true));
    const known = examples(app.lore, (entry) => !spoils(entry));
    return helpCard(app.definitions, known, asker.manages);
  },
};
