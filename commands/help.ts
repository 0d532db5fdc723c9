import type { Command } from '../src/bot/app.ts';
import { helpCard } from '../src/cards/help-card.ts';
import type { Kind } from '../src/lore/model/kinds.ts';
import { spoilingNames } from '../src/spoilers/viewer.ts';
import { everywhere } from './parts/definition.ts';

export const help: Command = {
  definition: everywhere('help', 'What Curzon does, command by command'),
  async reply(_, app, asker) {
    const spoils = spoilingNames(await app.viewerOf(asker, true));
    const bestKnown = (kind: Kind) => app.lore.suggest('', kind, (entry) => !spoils(entry))[0]?.name;
    const known = { person: bestKnown('person'), event: bestKnown('event') };
    return helpCard(app.definitions, known, asker.manages);
  },
};
