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
  async reply(options, app, asker) {
    const text = options.getString('text', true);
    const isPrivate = options.getBoolean('private') ?? false;
    const reader = await app.readerOf(asker, isPrivate);
    return searchCard(app.lore.search(text, MOST_FACTS), { text, page: 0, private: isPrivate, reader });
  },
};

export const turnSearch: Action = {
  answers: 'in place',
  async reply([page, ...text], _, app, pressed) {
    const typed = text.join('|');
    const reader = await app.readerOf(pressed, pressed.private);
    return searchCard(app.lore.search(typed, MOST_FACTS), {
      text: typed,
      page: Number(page) || 0,
      private: pressed.private,
      reader,
    });
  },
};
