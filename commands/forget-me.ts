import type { Command } from '../src/bot/app.ts';
import type { NoArgs } from '../src/cards/actions/action-id.ts';
import { forgetCard, forgottenCard } from '../src/cards/privacy-card.ts';

import type { Deed } from './parts/action.ts';
import { everywhere } from './parts/definition.ts';

export const forgetMe: Command = {
  definition: everywhere('forget-me', 'Delete everything that Curzon keeps about you'),
  reply: () => forgetCard(),
};

export const forgetMePressed: Deed<NoArgs> = {
  answers: 'in place',
  async reply(_args, _values, app, pressed) {
    const prizes = await app.storage.seasonRoles.heldBy(pressed.userId);
    const { answers } = await app.storage.members.forget(pressed.userId);
    // What Curzon has forgotten to have given it could never take. Where Discord does not take it back now, it stays.
    await Promise.allSettled(prizes.map((prize) => app.roles.take(prize, 'Asked Curzon to be forgotten')));
    return forgottenCard(answers);
  },
};
