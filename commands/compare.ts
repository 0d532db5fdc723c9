import { entryChoices } from '../src/cards/choices.ts';
import { compareCard } from '../src/cards/compare-card.ts';
import { entryNotFound } from '../src/cards/not-found.ts';
import { notice } from '../src/cards/reply.ts';
import { escapeText } from '../src/cards/text.ts';
import type { Command } from '../src/discord/command.ts';
import type { Entry } from '../src/lore/model.ts';
import { nameSpoils } from '../src/lore/reader.ts';
import { completed, everywhere, privateOption } from './definition.ts';

export const compare: Command = {
  definition: everywhere('compare', 'Two of a kind side by side: people, ships, conferences …', [
    completed('a', 'One'),
    completed('b', 'The other, of the same kind'),
    privateOption,
  ]),
  async suggest({ typed }, app, asker) {
    const reader = await app.readerOf(asker, false);
    return entryChoices(app.lore.suggest(typed, undefined, (entry) => !nameSpoils(entry, reader)));
  },
  async reply(options, app, asker) {
    const isPrivate = options.getBoolean('private') ?? false;
    const reader = await app.readerOf(asker, isPrivate);
    const entries: Entry[] = [];
    for (const typed of [options.getString('a', true), options.getString('b', true)]) {
      const found = app.lore.find(typed, entries[0]?.kind);
      if (!found.ok)
        return entryNotFound(
          typed,
          found.guesses.filter((guess) => !nameSpoils(guess, reader)),
        );
      if (nameSpoils(found.item, reader))
        return notice(
          'Beyond the spoiler limit',
          'All that is known of one of them lies beyond it. `/spoilers` changes it.',
        );
      entries.push(found.item);
    }
    const [a, b] = entries as [Entry, Entry];
    if (a === b) return notice('One and the same', 'Both names mean the same entry. Name another one.');
    if (a.kind !== b.kind) {
      return notice(
        'Not of a kind',
        `${escapeText(a.name)} is of kind ${a.kind}, ${escapeText(b.name)} of kind ${b.kind}. \`/connect\` shows what ties them.`,
      );
    }
    return compareCard(a, b, reader, isPrivate);
  },
};
