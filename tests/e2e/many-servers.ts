/** A world of as many servers as wanted, each with one channel and the same three members. */
import type { World } from '../../src/playground/stand-in/index.ts';

const id = (base: bigint, index: number) => String(base + BigInt(index));

export const APPLICATION = '1170000000000000000';
export const memberIds = [0, 1, 2].map((index) => id(1_190_000_000_000_000_000n, index));
/** Of the application and of every server. */
export const OWNER = memberIds[0] as string;

/** The shard of a server is read from its id above bit 22. */
export const guildIdOf = (index: number): string => id(1_180_000_000_000_000_000n, index << 22);
export const channelOf = (guildId: string): string => id(BigInt(guildId), 1);

export const worldOf = (guildIds: readonly string[]): World => ({
  application: { id: APPLICATION, name: 'Curzon', ownerId: OWNER },
  users: memberIds.map((userId, index) => ({ id: userId, username: `member${index}` })),
  guilds: guildIds.map((guildId) => ({
    id: guildId,
    name: guildId,
    ownerId: OWNER,
    members: memberIds.map((userId) => ({ userId })),
    channels: [{ id: channelOf(guildId), name: 'general' }],
  })),
});
