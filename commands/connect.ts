import type { App, Command } from '../src/bot/app.ts';
import { connectionCard, tiesCard, unconnectedCard } from '../src/cards/connection-card.ts';
import { viewerWith } from '../src/cards/override.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import { stepsFrom, tiesFrom } from '../src/connect/views.ts';
import type { Asker, Options } from '../src/discord/command.ts';
import type { Entry } from '../src/lore/model/model.ts';
import { viewOf } from '../src/spoilers/view.ts';
import { shownTo } from '../src/spoilers/viewer.ts';
import { canonOption, readCanon, withCanon } from './parts/canon.ts';
import { completed, everywhere, privateOption } from './parts/definition.ts';
import { findKnown, isReply, suggestEntries } from './parts/named-entry.ts';

const MOST_TIES = 12;

export const connect: Command = {
  definition: everywhere(
    'connect',
    'How two entries are connected, fact by fact; or whom one is tied to most',
    [
      completed('a', 'From whom or what'),
      { ...completed('b', 'To whom or what; left out, the strongest ties of the first'), required: false },
      privateOption,
      canonOption,
    ],
  ),
  suggest: withCanon(({ typed }, app, asker) => suggestEntries(typed, app, asker)),
  reply: answer,
};

async function answer(options: Options, app: App, asker: Asker): Promise<Reply> {
  const isPrivate = options.getBoolean('private') ?? false;
  const override = readCanon(options, app.lore.packs);
  if (isReply(override)) return override;
  const viewer = viewerWith(await app.viewerOf(asker, isPrivate), override);
  const entries: Entry[] = [];
  for (const typed of [options.getString('a', true), options.getString('b')]) {
    if (typed === null) continue;
    const found = findKnown(typed, app, viewer);
    if (isReply(found)) return found;
    entries.push(found);
  }
  const [from, to] = entries as [Entry, Entry?];
  const view = viewOf(from, viewer);
  const connections = app.connections;
  if (!to) {
    const ties = connections.strongest(from, MOST_TIES, { accept: shownTo(viewer) });
    return tiesCard(view, tiesFrom(view, ties), await app.lookOf(asker), isPrivate);
  }
  if (from === to) return notice('One and the same', 'Both names mean the same entry. Name another one.');
  const found = connections.connect(from, to, { accept: shownTo(viewer) });
  if (found.connected)
    return connectionCard(
      view,
      view.beside(to),
      stepsFrom(view, found.steps),
      await app.lookOf(asker),
      isPrivate,
    );
  const nearest = found.reach.map((reach) => reach.to && view.beside(reach.to));
  const anyCanon = connections.connect(from, to, {
    accept: shownTo({ ...viewer, canon: undefined }),
  });
  return unconnectedCard(view, view.beside(to), nearest, isPrivate, anyCanon.connected);
}
