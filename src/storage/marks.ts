/**
 * Forgetting somebody must not undo what holds for them: that they have seen today's mystery, or that a server's staff
 * keeps them off its boards. What stays for that is a keyed hash, from which nobody's id can be read.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Database } from './schema.ts';

const DAY = 24 * 3_600_000;
/** So long staff's word is kept about somebody who asked to be forgotten, in milliseconds. */
const KEEP_LEFT_OUT = 365 * DAY;

const LEFT_OUT = 'left out';
const OF_DAY = 'day ';
const ofDay = (day: number) => `${OF_DAY}${day}`;
const dayOf = (now: number) => Math.floor(now / DAY);

const markOf = (secret: string, ...of: readonly string[]): string =>
  createHmac('sha256', secret).update(of.join(' ')).digest('base64url');

async function secretOf(trx: Database, name: string): Promise<string | undefined> {
  const row = await trx.selectFrom('secrets').select('secret').where('name', '=', name).executeTakeFirst();
  return row?.secret;
}

/** The same for whoever asks, however many at once. */
async function makeSecret(trx: Database, name: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await trx
    .insertInto('secrets')
    .values({ name, secret })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return (await secretOf(trx, name)) ?? secret;
}

/** Before everything about a member is deleted. */
export async function markForgotten(trx: Database, userId: string, now: number): Promise<void> {
  const played = await trx
    .selectFrom('mysteryGuesses')
    .select('day')
    .distinct()
    .where('userId', '=', userId)
    .where('day', '>=', dayOf(now))
    .execute();
  for (const { day } of played) {
    const mark = markOf(await makeSecret(trx, ofDay(day)), userId);
    await trx
      .insertInto('dayMarks')
      .values({ day, mark })
      .onConflict((conflict) => conflict.columns(['day', 'mark']).doNothing())
      .execute();
  }
  const leftOut = await trx.selectFrom('leftOut').select('guildId').where('userId', '=', userId).execute();
  if (leftOut.length === 0) return;
  const secret = await makeSecret(trx, LEFT_OUT);
  const until = now + KEEP_LEFT_OUT;
  for (const { guildId } of leftOut)
    await trx
      .insertInto('leftOutMarks')
      .values({ guildId, mark: markOf(secret, guildId, userId), until })
      .onConflict((conflict) => conflict.columns(['guildId', 'mark']).doUpdateSet({ until }))
      .execute();
}

/** Whether a member had guessed on that day before they asked to be forgotten. */
export async function hasSeenDay(trx: Database, userId: string, day: number): Promise<boolean> {
  const secret = await secretOf(trx, ofDay(day));
  if (secret === undefined) return false;
  const row = await trx
    .selectFrom('dayMarks')
    .select('day')
    .where('day', '=', day)
    .where('mark', '=', markOf(secret, userId))
    .executeTakeFirst();
  return row !== undefined;
}

/** Of members who play in guilds those whom staff had left out before they asked to be forgotten. */
export async function leftOutBefore<Member extends { guildId: string; userId: string }>(
  trx: Database,
  members: readonly Member[],
): Promise<Member[]> {
  if (members.length === 0) return [];
  const guilds = [...new Set(members.map(({ guildId }) => guildId))];
  const marks = await trx
    .selectFrom('leftOutMarks')
    .select(['guildId', 'mark'])
    .where('guildId', 'in', guilds)
    .execute();
  // As good as always.
  if (marks.length === 0) return [];
  const secret = (await secretOf(trx, LEFT_OUT)) ?? '';
  const known = new Set(marks.map(({ guildId, mark }) => `${guildId} ${mark}`));
  return members.filter(({ guildId, userId }) => known.has(`${guildId} ${markOf(secret, guildId, userId)}`));
}

/** Staff lets somebody in again. False where there was no mark of them. */
export async function unmarkLeftOut(trx: Database, guildId: string, userId: string): Promise<boolean> {
  const secret = await secretOf(trx, LEFT_OUT);
  if (secret === undefined) return false;
  const result = await trx
    .deleteFrom('leftOutMarks')
    .where('guildId', '=', guildId)
    .where('mark', '=', markOf(secret, guildId, userId))
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Deletes marks whose time is over, with the secrets of their days. */
export async function forgetMarks(trx: Database, now: number): Promise<void> {
  const today = dayOf(now);
  await trx.deleteFrom('dayMarks').where('day', '<', today).execute();
  await trx.deleteFrom('leftOutMarks').where('until', '<', now).execute();
  const secrets = await trx
    .selectFrom('secrets')
    .select('name')
    .where('name', 'like', `${OF_DAY}%`)
    .execute();
  for (const { name } of secrets)
    if (Number(name.slice(OF_DAY.length)) < today)
      await trx.deleteFrom('secrets').where('name', '=', name).execute();
}
