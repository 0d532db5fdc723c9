/** A quiz night as it is played in a channel. */
import { type APIGuildScheduledEvent, type APIMessage, PermissionFlagsBits, Routes } from 'discord.js';
import { expect } from 'vitest';
import type { MemberClient, OptionValue } from '../../src/playground/client.ts';
import { defaultWorld, EVERYONE } from '../../src/playground/stand-in/index.ts';
import type { Night } from '../../src/storage/nights.ts';
import { answered, customIdOf, PLACES, type Running, until } from './bot.ts';
import { roundOf, wait } from './game-messages.ts';

/** The default world, where Curzon may create events in the first server. */
export function worldWithEvents() {
  const world = defaultWorld();
  const guilds = world.guilds.map((guild) =>
    guild.id === PLACES.starbase
      ? { ...guild, appPermissions: EVERYONE | PermissionFlagsBits.CreateEvents }
      : guild,
  );
  return { ...world, guilds };
}

/** Ada plans one; what announces it, once all that belongs to it stands. */
export async function plan(run: Running, options: Readonly<Record<string, OptionValue>> = {}) {
  const outcome = await run.ada.run({
    channelId: PLACES.lore,
    command: 'night',
    path: ['plan'],
    options: { time: 'in 1 hour', rounds: 2, questions: 3, ...options },
  });
  const { message } = answered(outcome);
  const id = /1\|night-join\|([^|"]+)/.exec(JSON.stringify(message.components))?.[1] ?? '';
  if (id === '') throw new Error(message.embeds[0]?.description ?? 'not planned');
  const mayCreate = run.bot.client.guilds.cache
    .get(PLACES.starbase)
    ?.members.me?.permissions.has(PermissionFlagsBits.CreateEvents);
  await until(async () => {
    const { messageId, eventId } = await nightOf(run, id);
    return messageId === message.id && (!mayCreate || eventId !== null);
  });
  return { id, message };
}

export const nightOf = async (run: Running, id: string): Promise<Night> =>
  (await run.app.storage.nights.get(id)) ?? expect.unreachable('there is no such night');

export const press = async (
  member: MemberClient,
  message: APIMessage,
  label: string,
  channelId: string = PLACES.lore,
) => answered(await member.press(channelId, message.id, customIdOf(message, label)));

/** Messages whose title says so, oldest first. */
export const titled = (run: Running, title: string, channelId: string = PLACES.lore) =>
  run.bea.messages(channelId).filter(({ embeds }) => embeds[0]?.title?.includes(title));

export const only = (run: Running, title: string): APIMessage => {
  const [message, ...others] = titled(run, title);
  expect(others, `more than one ${title}`).toEqual([]);
  return message ?? expect.unreachable(`no message ${title}`);
};

export const comes = async (run: Running, title: string) => {
  await until(() => titled(run, title).length > 0);
  return only(run, title);
};

/** Its time comes, and half a minute later its first question. */
export async function begin(run: Running, id: string) {
  const { startsAt } = await nightOf(run, id);
  run.clock.moveTo(startsAt + 1_000);
  const begun = await comes(run, 'begins');
  await until(async () => (await nightOf(run, id)).state === 'waiting');
  wait(run, 31);
  return begun;
}

/** One question of a round: who is right and who is wrong. Comes back once its result stands. */
export async function answerQuestion(
  run: Running,
  [round, number, of = 3]: readonly [number, number, number?],
  { right = [], wrong = [] }: { right?: readonly MemberClient[]; wrong?: readonly MemberClient[] },
) {
  const title = `Question ${number} of ${of} · round ${round}`;
  const message = await comes(run, title);
  const roundId = roundOf(message);
  await until(async () => (await run.app.storage.rounds.get(roundId))?.messageId === message.id);
  const asking = (await run.app.play.round(roundId))?.asking ?? expect.unreachable();
  const press = async (member: MemberClient, option: number) =>
    answered(await member.press(PLACES.lore, message.id, `1|vote|${roundId}|${option}`));
  for (const member of right) await press(member, asking.right);
  for (const member of wrong) await press(member, asking.right === 0 ? 1 : 0);
  // Whoever plays has answered, or its time is over.
  wait(run, right.length + wrong.length > 0 ? 16 : 46);
  const isTold = () => only(run, title).embeds[0]?.description?.includes('✅') ?? false;
  await until(isTold);
  const sessionId = (await run.app.storage.rounds.get(roundId))?.sessionId ?? '';
  await until(async () => {
    const session = await run.app.storage.sessions.get(sessionId);
    return !session || session.goOnAt !== null;
  });
  wait(run, 8);
  return only(run, title);
}

export const events = async (run: Running): Promise<APIGuildScheduledEvent[]> =>
  (await run.bot.client.rest.get(Routes.guildScheduledEvents(PLACES.starbase))) as APIGuildScheduledEvent[];
