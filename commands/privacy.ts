import type { Command } from '../src/bot/app.ts';
import { privacyCard } from '../src/cards/privacy-card.ts';

import { everywhere } from './parts/definition.ts';

export const privacy: Command = {
  definition: everywhere('privacy', 'What Curzon keeps about you, why, and how to have it deleted'),
  reply: (_options, app) => privacyCard(app.about.homepage),
};
