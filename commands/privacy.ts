import { privacyCard } from '../src/cards/privacy-card.ts';
import type { Command } from '../src/discord/command.ts';
import { everywhere } from './parts/definition.ts';

export const privacy: Command = {
  definition: everywhere('privacy', 'What Curzon keeps about you, why, and how to have it deleted'),
  reply: () => privacyCard(),
};
