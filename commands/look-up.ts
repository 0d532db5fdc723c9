/** What `/who`, `/event` and `/lore` share: one name in, one card out. */
import type { App } from '../src/app.ts';
import { entryChoices } from '../src/cards/choices.ts';
import { entryCard } from '../src/cards/entry-card.ts';
import { entryNotFound } from '../src/cards/not-found.ts';
import type { Command, Options } from '../src/discord/command.ts';
import type { Kind } from '../src/lore/schema.ts';
import { completed, everywhere, privateOption } from './definition.ts';

/** A look-up command; with a kind, names of that kind are suggested alone and preferred when free text is sent. */
export function lookUp(name: string, description: string, hint: string, kind?: Kind): Command {
  return {
    definition: everywhere(name, description, [completed('name', hint), privateOption]),
    suggest: ({ typed }, { lore }) => entryChoices(lore.suggest(typed, kind)),
    reply: (options, app) => answer(options, app, kind),
  };
}

function answer(options: Options, { lore, noteMiss }: App, kind: Kind | undefined) {
  const typed = options.getString('name', true);
  const found = lore.find(typed, kind);
  if (!found.ok) {
    noteMiss(typed);
    return entryNotFound(typed, found.guesses);
  }
  return entryCard(found.item, { private: options.getBoolean('private') ?? false, others: found.others });
}
