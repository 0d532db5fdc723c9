import { ApplicationCommandOptionType } from 'discord.js';
import type { Command } from '../src/bot/app.ts';
import { entryCard } from '../src/cards/entry-card.ts';
import { nothingByLot } from '../src/cards/random-fact-card.ts';
import { KINDS } from '../src/lore/model/kinds.ts';
import { viewOf } from '../src/spoilers/view.ts';
import { entryByLot } from '../src/trivia/by-lot.ts';
import { everywhere, privateOption } from './parts/definition.ts';

export const random: Command = {
  definition: everywhere('random', 'Somebody or something to read about, by chance', [
    {
      type: ApplicationCommandOptionType.String,
      name: 'kind',
      description: 'Of which kind; any when left out',
      choices: KINDS.map((kind) => ({ name: kind, value: kind })),
    },
    privateOption,
  ]),
  async reply(options, app, asker) {
    const isPrivate = options.getBoolean('private') ?? false;
    const viewer = await app.viewerOf(asker, isPrivate);
    const typed = options.getString('kind');
    const kind = KINDS.find((one) => one === typed);
    const entry = entryByLot(app.lore, kind, viewer, app.newId());
    return entry ? entryCard(viewOf(entry, viewer), { private: isPrivate }) : nothingByLot();
  },
};
