import type { App, Command } from '../src/bot/app.ts';
import type { NoArgs } from '../src/cards/actions/action-id.ts';
import { nothingByLot, randomFactCard } from '../src/cards/random-fact-card.ts';
import type { Reply } from '../src/cards/reply.ts';
import type { Asker } from '../src/discord/command.ts';
import type { Deed } from './parts/action.ts';
import { factByLot } from '../src/trivia/by-lot.ts';
import { everywhere, privateOption } from './parts/definition.ts';

export const fact: Command = {
  definition: everywhere('fact', 'A fact by chance, with its source', [privateOption]),
  reply: (options, app, asker) => byLot(app, asker, options.getBoolean('private') ?? false),
};

export const anotherFact: Deed<NoArgs> = {
  answers: 'in place',
  reply: (_args, _values, app, pressed) => byLot(app, pressed, pressed.private),
};

async function byLot(app: App, asker: Asker, isPrivate: boolean): Promise<Reply> {
  const told = factByLot(app.lore, await app.viewerOf(asker, isPrivate), app.newId());
  return told ? randomFactCard(told, { private: isPrivate, again: true }) : nothingByLot();
}
