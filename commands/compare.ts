import type { Command } from '../src/bot/app.ts';
import { compareCard } from '../src/cards/compare-card.ts';
import { viewerWith } from '../src/cards/override.ts';
import { notice } from '../src/cards/reply.ts';
import { escapeText } from '../src/cards/text.ts';

import type { Entry } from '../src/lore/model/model.ts';
import { type EntryView, viewsOf } from '../src/spoilers/view.ts';
import { canonOption, readCanon, withCanon } from './parts/canon.ts';
import { completed, everywhere, privateOption } from './parts/definition.ts';
import { findKnown, isReply, suggestPeers } from './parts/named-entry.ts';

export const compare: Command = {
  definition: everywhere('compare', 'Two of a kind side by side: people, ships, conferences …', [
    completed('a', 'One'),
    completed('b', 'The other, of the same kind'),
    privateOption,
    canonOption,
  ]),
  suggest: withCanon(({ option, typed, others: { a, b } }, app, asker) =>
    suggestPeers(typed, (option === 'a' ? b : a) ?? '', app, asker),
  ),
  async reply(options, app, asker) {
    const isPrivate = options.getBoolean('private') ?? false;
    const override = readCanon(options, app.lore.packs);
    if (isReply(override)) return override;
    const viewer = viewerWith(await app.viewerOf(asker, isPrivate), override);
    const entries: Entry[] = [];
    for (const typed of [options.getString('a', true), options.getString('b', true)]) {
      const found = findKnown(typed, app, viewer, entries[0]?.kind);
      if (isReply(found)) return found;
      entries.push(found);
    }
    const [a, b] = entries as [Entry, Entry];
    if (a === b) return notice('One and the same', 'Both names mean the same entry. Name another one.');
    if (a.kind !== b.kind) {
      return notice(
        'Not of a kind',
        `${escapeText(a.name)} is of kind ${a.kind}, ${escapeText(b.name)} of kind ${b.kind}. \`/connect\` shows what ties them.`,
      );
    }
    const [viewA, viewB] = viewsOf([a, b], viewer) as [EntryView, EntryView];
    return compareCard(viewA, viewB, isPrivate);
  },
};
