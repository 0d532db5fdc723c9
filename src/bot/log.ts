import { DiscordAPIError } from 'discord.js';
import { type Logger, pino, stdSerializers } from 'pino';

/** One JSON object a line on standard error. Nothing a member typed, no token: see {@link errorForLog}. */
export const createLog = (level: string): Logger =>
  pino({ level, base: null, serializers: { err: errorForLog } }, pino.destination(2));

/**
 * Errors of the REST client carry the request with its address, and an interaction's address has its token in it;
 * of those only what is needed to understand them is written down.
 */
export function errorForLog(error: unknown): unknown {
  if (error instanceof DiscordAPIError) {
    const { name, message, code, status, method } = error;
    return { type: name, message, code, status, method };
  }
  if (!(error instanceof Error)) return { message: String(error) };
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message, stack };
}
