import type { Command } from '../src/bot/app.ts';
import { aboutCard } from '../src/cards/about-card.ts';

import { everywhere, privateOption } from './parts/definition.ts';

export const about: Command = {
  definition: everywhere('about', 'What Curzon is, what it knows, and whose texts these are', [
    privateOption,
  ]),
  reply: (options, app) => ({
    ...aboutCard(app.lore.packs, app.about, app.limits.examples()),
    private: options.getBoolean('private') ?? false,
  }),
};
