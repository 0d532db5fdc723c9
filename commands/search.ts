import { ApplicationCommandOptionType } from 'discord.js';
import { MOST_FACTS, searchCard } from '../src/cards/search-card.ts';
import type { Action, Command } from '../src/discord/command.ts';
import { everywhere, privateOption } from './definition.ts';

export const search: Command = {
  definition: everywhere('search', 'Find facts by the words in them, with their sources', [
    {
      type: ApplicationCommandOptionType.String,
      name: 'text',
      description: 'Words to look for, such as: peace talks Praxis',
      required: true,
      max_length: 200,
    },
    privateOption,
  ]),
  reply(options, { lore }) {
    const text = options.getString('text', true);
    return searchCard(lore.search(text, MOST_FACTS), {
      text,
      page: 0,
      private: options.getBoolean('private') ?? false,
    });
  },
};

export const turnSearch: Action = {
  answers: 'in place',
  reply: ([page, ...text], _, { lore }, pressed) => {
    const typed = text.join('|');
    return searchCard(lore.search(typed, MOST_FACTS), {
      text: typed,
      page: Number(page) || 0,
      private: pressed.private,
    });
  },
};
