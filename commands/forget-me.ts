import { forgetCard, forgottenCard } from '../src/cards/privacy-card.ts';
import type { Action, Command } from '../src/discord/command.ts';
import { everywhere } from './parts/definition.ts';

export const forgetMe: Command = {
  definition: everywhere('forget-me', 'Delete everything that Curzon keeps about you'),
  reply: () => forgetCard(),
};

export const forgetMeAction: Action = {
  answers: 'in place',
  async reply(_args, _values, app, pressed) {
    const { answers } = await app.storage.members.forget(pressed.userId);
    return forgottenCard(answers);
  },
};
