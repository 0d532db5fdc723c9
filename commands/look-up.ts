/** What `/who`, `/event` and `/lore` share: one name in, one card out. */
import type { App } from '../src/app.ts';
import { entryChoices } from '../src/cards/choices.ts';
import { entryCard } from '../src/cards/entry-card.ts';
import { entryNotFound } from '../src/cards/not-found.ts';
import type { Asker, Command, Options } from '../src/discord/command.ts';
import { nameSpoils } from '../src/lore/reader.ts';
import type { Kind } from '../src/lore/schema.ts';
import { canonChoices, canonOption, readCanon } from './canon.ts';
import { completed, everywhere, privateOption } from './definition.ts';

/** A look-up command; with a kind, names of that kind are suggested alone and preferred when free text is sent. */
export function lookUp(name: string, description: string, hint: string, kind?: Kind): Command {
  return {
    definition: everywhere(name, description, [completed('name', hint), privateOption, canonOption]),
    async suggest({ option, typed }, app, asker) {
      if (option === canonOption.name) return canonChoices(typed, app.lore.packs);
      // Whether the answer will be private is not known yet, so what is suggested keeps to the strictest limit.
      const reader = await app.readerOf(asker, false);
      return entryChoices(app.lore.suggest(typed, kind, (entry) => !nameSpoils(entry, reader)));
    },
    reply: (options, app, asker) => answer(options, app, asker, kind),
  };
}

async function answer(options: Options, app: App, asker: Asker, kind: Kind | undefined) {
  const typed = options.getString('name', true);
  const isPrivate = options.getBoolean('private') ?? false;
  const reader = readCanon(options, await app.readerOf(asker, isPrivate), app.lore.packs);
  const found = app.lore.find(typed, kind);
  if (!found.ok) {
    app.noteMiss(typed);
    return entryNotFound(
      typed,
      found.guesses.filter((guess) => !nameSpoils(guess, reader)),
    );
  }
  return entryCard(found.item, { private: isPrivate, others: found.others, reader });
}
