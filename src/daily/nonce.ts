import type { RegularKey } from '../storage/regular-posts.ts';

/** For so long Discord surely knows a nonce, in milliseconds. */
export const NONCE_WINDOW = 2 * 60_000;

/**
 * Names one guild's question of one local day, the same in every process and after every restart: Discord
 * takes a message with the same nonce once. At most 24 of the 25 characters Discord allows.
 * @param localDate as `2026-04-09`.
 */
export const dailyNonce = (guildId: string, localDate: string): string => `d:${day(guildId, localDate)}`;

/** As `dailyNonce`, for the message that tells the answer where it is one of its own. */
export const revealNonce = (guildId: string, localDate: string): string => `r:${day(guildId, localDate)}`;

/** As `dailyNonce`, for what else is posted each day. */
export const regularNonce = ({ guildId, kind }: RegularKey, localDate: string): string =>
  `${kind[0]}:${day(guildId, localDate)}`;

const day = (guildId: string, localDate: string): string =>
  `${BigInt(guildId).toString(36)}:${localDate.replaceAll('-', '')}`;
