import type { App, Command } from '../src/bot/app.ts';
import type { NoArgs } from '../src/cards/actions/action-id.ts';
import { calledOffCard } from '../src/cards/night-card.ts';
import { forgetCard, forgottenCard } from '../src/cards/privacy-card.ts';
import type { Night } from '../src/nights/night.ts';
import type { Deed } from './parts/action.ts';
import { everywhere } from './parts/definition.ts';

export const forgetMe: Command = {
  definition: everywhere('forget-me', 'Delete everything that Curzon keeps about you'),
  reply: () => forgetCard(),
};

export const forgetMePressed: Deed<NoArgs> = {
  answers: 'in place',
  async reply(_args, _values, app, pressed) {
    const { userId } = pressed;
    const [prizes, nights] = await Promise.all([
      app.storage.seasonRoles.heldBy(userId),
      app.storage.nights.hostedBy(userId),
    ]);
    const { answers } = await app.storage.members.forget(userId, app.now());
    // What Curzon has forgotten it could never take back or end. Where Discord does not do it now, it stays.
    await Promise.allSettled([
      ...prizes.map((prize) => app.roles.take(prize, 'Asked Curzon to be forgotten')),
      ...nights.map((night) => callOff(app, night)),
    ]);
    return forgottenCard(answers);
  },
};

/** Whoever joined reads where it was announced that it does not take place. */
async function callOff(app: App, night: Night): Promise<void> {
  const { id, guildId, channelId, eventId, state } = night;
  if (eventId !== null) await app.events.mark(guildId, eventId, state === 'planned' ? 'cancelled' : 'over');
  const channel = await app.posting.checked({ guildId, channelId }, { thread: false });
  await app.posting.send(channel, calledOffCard(night), {
    nonce: `o:${id.replaceAll('-', '').slice(0, 20)}`,
  });
}
