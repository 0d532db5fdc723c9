import type { Command } from '../src/bot/app.ts';
import { helpCard } from '../src/cards/help-card.ts';

import type { Kind } from '../src/lore/model/kinds.ts';
import { everywhere } from './parts/definition.ts';

export const help: Command = {
  definition: everywhere('help', 'What Curzon does, command by command'),
  reply: (_, { definitions, lore }, { manages }) => {
    const bestKnown = (kind: Kind) => lore.suggest('', kind)[0]?.name;
    return helpCard(definitions, { person: bestKnown('person'), event: bestKnown('event') }, manages);
  },
};
