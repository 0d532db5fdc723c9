import type { App } from '../src/app.ts';
import { connectionCard, tiesCard, unconnectedCard } from '../src/cards/connection-card.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import type { Asker, Command } from '../src/discord/command.ts';
import type { Entry, Fact } from '../src/lore/model.ts';
import { judgeFact } from '../src/lore/reader.ts';
import { completed, everywhere, privateOption } from './definition.ts';
import { findKnown, isReply, suggestEntries } from './named-entry.ts';

const MOST_TIES = 12;

export const connect: Command = {
  definition: everywhere(
    'connect',
    'How two entries are connected, fact by fact; or whom one is tied to most',
    [
      completed('a', 'From whom or what'),
      { ...completed('b', 'To whom or what; left out, the strongest ties of the first'), required: false },
      privateOption,
    ],
  ),
  suggest: ({ typed }, app, asker) => suggestEntries(typed, app, asker),
  reply: (options, app, asker) =>
    answer(
      app,
      asker,
      options.getString('a', true),
      options.getString('b'),
      options.getBoolean('private') ?? false,
    ),
};

async function answer(
  app: App,
  asker: Asker,
  a: string,
  b: string | null,
  isPrivate: boolean,
): Promise<Reply> {
  const reader = await app.readerOf(asker, isPrivate);
  const accept = (fact: Fact) => judgeFact(fact, reader).standing === 'shown';
  const entries: Entry[] = [];
  for (const typed of b === null ? [a] : [a, b]) {
    const found = findKnown(typed, app, reader);
    if (isReply(found)) return found;
    entries.push(found);
  }
  const [from, to] = entries;
  if (!from || !to)
    return tiesCard(
      from as Entry,
      app.lore.connections().strongest(from as Entry, MOST_TIES, { accept }),
      reader,
      await app.lookOf(asker),
      isPrivate,
    );
  if (from === to) return notice('One and the same', 'Both names mean the same entry. Name another one.');
  const found = app.lore.connections().connect(from, to, { accept });
  if (!found.connected)
    return unconnectedCard(
      from,
      to,
      found.reach.map((reach) => reach.to),
      reader,
      isPrivate,
    );
  return connectionCard(from, to, found.steps, reader, await app.lookOf(asker), isPrivate);
}
