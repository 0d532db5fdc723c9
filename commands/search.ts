import { ApplicationCommandOptionType } from 'discord.js';
import type { App, Command } from '../src/bot/app.ts';
import type { TextPage } from '../src/cards/actions/action-id.ts';
import type { Reply } from '../src/cards/reply.ts';
import { MOST_FACTS, type SearchView, searchCard } from '../src/cards/search-card.ts';
import type { Asker } from '../src/discord/command.ts';
import type { Deed } from './parts/action.ts';
import { canonChoices, canonOption, readCanon } from './parts/canon.ts';
import { everywhere, privateOption } from './parts/definition.ts';
import { isReply } from './parts/named-entry.ts';

export const search: Command = {
  definition: everywhere('search', 'Find facts by the words in them, with their sources', [
    {
      type: ApplicationCommandOptionType.String,
      name: 'text',
      description: 'Words to look for, such as: peace talks Praxis',
      required: true,
    },
    privateOption,
    canonOption,
  ]),
  suggest: ({ typed }, { lore }) => canonChoices(typed, lore.packs),
  async reply(options, app, asker) {
    const text = options.getString('text', true);
    const isPrivate = options.getBoolean('private') ?? false;
    const override = readCanon(options, app.lore.packs);
    if (isReply(override)) return override;
    return show(app, asker, { text, page: 0, private: isPrivate, override });
  },
};

export const turnSearch: Deed<TextPage> = {
  answers: 'in place',
  reply: ({ page = 0, override, text }, _, app, pressed) =>
    show(app, pressed, { text, page, private: pressed.private, override }),
};

async function show(app: App, asker: Asker, view: Omit<SearchView, 'viewer'>): Promise<Reply> {
  const viewer = await app.viewerOf(asker, view.private);
  return searchCard(app.lore.search(view.text, MOST_FACTS), { ...view, viewer });
}
