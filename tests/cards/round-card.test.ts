import { expect, it } from 'vitest';
import { closedRoundCard } from '../../src/cards/round-card.ts';
import { closeRound } from '../../src/games/round-state.ts';
import { begin, table } from '../games/table.ts';

it('of a quiz night says that its board comes after the last question alone, however late a result is told again', async () => {
  const { play } = await table();
  const first = await begin(play, { length: 2, night: { round: 1, of: 2, id: 'night:1' } });
  const footer = async (id: string) => {
    const closed = (await closeRound(play, id)) ?? expect.unreachable();
    return closedRoundCard(closed).embeds[0]?.footer?.text;
  };
  expect(await footer(first.round.id)).toBe('The next question comes in a moment.');
  const second = (await play.next(first.round.id)) ?? expect.unreachable();
  expect(await footer(first.round.id)).toBeUndefined();
  expect(await footer(second.round.id)).toBe('The board comes in a moment.');
  await play.end(second.game);
  expect(await footer(first.round.id)).toBeUndefined();
});
