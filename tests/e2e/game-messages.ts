/** A game's messages in a channel, and what members do with them. */
import { expect } from 'vitest';
import type { OptionValue } from '../../src/playground/client.ts';
import { answered, componentsOf, PLACES, type Running, until } from './bot.ts';

/** A game that Bea begins in the channel (Ada in the other server's), and what its message says. */
export async function play(
  run: Running,
  channelId: string = PLACES.lore,
  length = 1,
  options: Readonly<Record<string, OptionValue>> = {},
) {
  // One member hosts one game at a time.
  const host = channelId === PLACES.deck ? run.ada : run.bea;
  const game = answered(
    await host.run({ channelId, command: 'trivia', path: ['play'], options: { length, ...options } }),
  );
  const [id = ''] = componentsOf(game.message).flatMap((component) =>
    'custom_id' in component ? [component.custom_id] : [],
  );
  const roundId = id.split('|')[2] ?? '';
  await until(async () => (await run.app.storage.rounds.get(roundId))?.messageId === game.message.id);
  const text = () =>
    run.bea.messages(channelId).find((one) => one.id === game.message.id)?.embeds[0]?.description ?? '';
  return { roundId, id, message: game.message, isTold: () => text().includes('✅') };
}

export const messages = (run: Running, channelId: string = PLACES.lore) =>
  run.bea.messages(channelId).filter(({ embeds }) => embeds[0]?.title?.startsWith('Question '));

export const question = (run: Running, number: number, channelId: string = PLACES.lore) =>
  messages(run, channelId).find(({ embeds }) => embeds[0]?.title?.startsWith(`Question ${number} `));

/** The question once it stands there and storage knows its message. */
export async function shown(run: Running, number: number, channelId: string = PLACES.lore) {
  await until(async () => {
    const message = question(run, number, channelId);
    return (
      message !== undefined && (await run.app.storage.rounds.get(roundOf(message)))?.messageId === message.id
    );
  });
  return question(run, number, channelId) ?? expect.unreachable();
}

export const roundOf = (message: { components?: unknown }) =>
  /"1\|vote\|([^|"]+)\|/.exec(JSON.stringify(message.components ?? []))?.[1] ?? '';

/** Lets all that waits for time come. */
export const wait = (run: Running, seconds: number) => run.clock.moveTo(run.clock.now() + seconds * 1_000);

/** Lets the time between two questions pass. It begins when the game is done with the first: a clock moved before does nothing. */
export async function pause(run: Running, gameRoundId: string) {
  const { sessionId } = (await run.app.storage.rounds.get(gameRoundId)) ?? expect.unreachable();
  await until(async () => (await run.app.storage.sessions.get(sessionId ?? ''))?.goOnAt != null);
  wait(run, 8);
}

export async function vote(
  run: Running,
  member: Running['bea'],
  number: number,
  isRight: boolean,
  channelId: string = PLACES.lore,
) {
  const message = question(run, number, channelId) ?? expect.unreachable(`question ${number} is not there`);
  const roundId = roundOf(message);
  const right = (await run.app.play.round(roundId))?.asking.right ?? 0;
  const option = isRight ? right : right === 0 ? 1 : 0;
  return answered(await member.press(channelId, message.id, `1|vote|${roundId}|${option}`));
}

export const isTold =
  (run: Running, number: number, channelId: string = PLACES.lore) =>
  () =>
    question(run, number, channelId)?.embeds[0]?.description?.includes('✅') ?? false;
