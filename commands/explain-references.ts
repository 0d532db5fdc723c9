import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { MessageCommand } from '../src/bot/app.ts';
import { mentionsCard } from '../src/cards/mentions-card.ts';

import { viewsOf } from '../src/spoilers/view.ts';
import { counts, spoilingNames } from '../src/spoilers/viewer.ts';

/** Who and what a message mentions, works too, for the one who asks. */
export const explainReferences: MessageCommand = {
  definition: {
    type: ApplicationCommandType.Message,
    name: 'Explain references',
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  },
  async reply(content, app, asker) {
    const viewer = await app.viewerOf(asker, true);
    const spoils = spoilingNames(viewer);
    const found = await app.mentions.find(content, {
      accept: (entry) => !spoils(entry),
      // A title may name somebody whom only unseen works know.
      acceptWork: (work) => counts(work, viewer) && !work.named.some(spoils),
    });
    const entries = new Set(found.flatMap(({ entries: [best] }) => best ?? []));
    const works = new Set(found.flatMap(({ works: [best] }) => best ?? []));
    return mentionsCard(viewsOf([...entries], viewer), [...works]);
  },
};
