import type { App, Command } from '../src/bot/app.ts';
import { workChoices } from '../src/cards/choices.ts';
import { workNotFound } from '../src/cards/not-found.ts';
import { workCard } from '../src/cards/work-card.ts';

import { canonOption, readCanon, withCanon } from './parts/canon.ts';
import { completed, everywhere, privateOption } from './parts/definition.ts';
import { isReply } from './parts/named-entry.ts';

export const source: Command = {
  definition: everywhere(
    'source',
    'Look up a film, episode, book or game: its canon tier and the facts it carries',
    [completed('title', 'Which work'), privateOption, canonOption],
  ),
  suggest: withCanon(({ typed }, { lore }) => workChoices(lore.suggestWorks(typed))),
  async reply(options, app, asker) {
    const override = readCanon(options, app.lore.packs);
    if (isReply(override)) return override;
    const typed = options.getString('title', true);
    const found = findWork(typed, app);
    const isPrivate = options.getBoolean('private') ?? false;
    if (!found.ok) return workNotFound(typed, found.guesses);
    return workCard(found.item, {
      private: isPrivate,
      others: found.others,
      viewer: await app.viewerOf(asker, isPrivate),
      override,
    });
  },
};

/** A work by its title or its number; a number that no work has is none, however much of a title it resembles. */
function findWork(typed: string, { lore, limits }: App) {
  const found = lore.findWork(typed);
  const [item, ...others] = lore.work(typed) ? [] : (limits.work(typed) ?? []);
  if (item) return { ok: true as const, item, others };
  return limits.work(typed) === undefined || !found.ok
    ? found
    : { ok: false as const, guesses: [found.item, ...found.others] };
}
