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
    const { answers } = await app.storage.members.forget(pressed.userId);
    return forgottenCard(answers);
  },
};
