import { ApplicationCommandOptionType } from 'discord.js';
import type { Command } from '../src/bot/app.ts';
import { answerCard } from '../src/cards/answer-card.ts';
import { viewerWith } from '../src/cards/override.ts';
import { isShown, judgeFact, nameSpoils } from '../src/spoilers/viewer.ts';
import { canonOption, readCanon, withCanon } from './parts/canon.ts';
import { everywhere, privateOption } from './parts/definition.ts';
import { isReply } from './parts/named-entry.ts';

export const ask: Command = {
  definition: everywhere('ask', 'Ask a question; facts answer it, each with its source', [
    {
      type: ApplicationCommandOptionType.String,
      name: 'question',
      description: 'In plain words, such as: who killed Gorkon',
      required: true,
      autocomplete: true,
    },
    privateOption,
    canonOption,
  ]),
  suggest: withCanon(async ({ typed }, app, asker) => {
    const viewer = await app.viewerOf(asker, false);
    return app.ask
      .suggest(
        typed,
        (fact) => isShown(fact, viewer),
        (entry) => !nameSpoils(entry, viewer),
      )
      .map((question) => ({ name: question, value: question }));
  }),
  async reply(options, app, asker) {
    const typed = options.getString('question', true);
    const isPrivate = options.getBoolean('private') ?? false;
    const override = readCanon(options, app.lore.packs);
    if (isReply(override)) return override;
    const viewer = await app.viewerOf(asker, isPrivate);
    const judging = viewerWith(viewer, override);
    const answered = app.ask.question(typed, (fact) => judgeFact(fact, judging).standing !== 'below');
    return answerCard(answered, { typed, private: isPrivate, viewer, override });
  },
};
