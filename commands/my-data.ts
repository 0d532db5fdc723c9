import type { Command } from '../src/bot/app.ts';
import { dataCard } from '../src/cards/privacy-card.ts';
import { everywhere } from './parts/definition.ts';

export const myData: Command = {
  definition: everywhere('my-data', 'Everything that Curzon keeps about you, as a file for you alone'),
  reply: async (_options, app, { userId }) =>
    dataCard({ userId, at: app.now(), kept: await app.storage.members.kept(userId) }),
};
