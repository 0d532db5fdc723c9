/** What `/who`, `/event` and `/lore` share: one name in, one card out. */
import type { App, Command } from '../../src/bot/app.ts';
import { foundByDescription } from '../../src/cards/answer-card.ts';
import { entryCard } from '../../src/cards/entry-card.ts';
import { viewerWith } from '../../src/cards/override.ts';
import type { Asker, Options } from '../../src/discord/command.ts';
import type { Kind } from '../../src/lore/model/kinds.ts';
import { viewOf } from '../../src/spoilers/view.ts';
import { canonOption, readCanon, withCanon } from './canon.ts';
import { completed, everywhere, privateOption } from './definition.ts';
import { findEntry, isReply, suggestEntries } from './named-entry.ts';

/** A look-up command; with a kind, names of that kind are suggested alone and preferred when free text is sent. */
export function lookUp(name: string, description: string, hint: string, kind?: Kind): Command {
  return {
    definition: everywhere(name, description, [completed('name', hint), privateOption, canonOption]),
    suggest: withCanon(({ typed }, app, asker) => suggestEntries(typed, app, asker, kind)),
    reply: (options, app, asker) => answer(options, app, asker, kind),
  };
}

async function answer(options: Options, app: App, asker: Asker, kind: Kind | undefined) {
  const typed = options.getString('name', true);
  const isPrivate = options.getBoolean('private') ?? false;
  const override = readCanon(options, app.lore.packs);
  if (isReply(override)) return override;
  const viewer = viewerWith(await app.viewerOf(asker, isPrivate), override);
  const key = JSON.stringify(['entry', kind, typed, viewer, isPrivate, override]);
  const known = app.answers.known(key);
  if (known) return known;
  const found = findEntry(typed, app, viewer, kind);
  // Looked for anew each time, since each time is counted.
  if (!('entry' in found)) return found;
  const { entry, others, by } = found;
  const card = entryCard(viewOf(entry, viewer), { private: isPrivate, others, override });
  return app.answers.keep(key, by ? foundByDescription(card, entry, by, viewer) : card);
}
