import { helpCard } from '../src/cards/help-card.ts';
import type { Command } from '../src/discord/command.ts';
import { everywhere } from './parts/definition.ts';

export const help: Command = {
  definition: everywhere('help', 'What Curzon does, command by command'),
  reply: (_, { definitions, lore }, { manages }) => helpCard(definitions, lore.packs, manages),
};
