/** A member who asks for too much at once, through the whole bot. */
import { expect, it } from 'vitest';
import { createMemberRate } from '../../src/discord/member-rate.ts';
import { finalAnswer } from '../../src/playground/final-answer.ts';
import { movableClock } from '../../src/playground/movable-clock.ts';
import { answered, embedOf, menuOf, PLACES, runBot } from './bot.ts';

it('is told kindly and alone, while others and what is typed go on, and goes on a moment later', async () => {
  const clock = movableClock();
  const { ada, bea, logged } = await runBot({
    clock,
    rate: createMemberRate(clock.now, { burst: 2, perSecond: 0.001 }),
  });
  const ask = async (member: typeof ada) => {
    const { message, ephemeral } = answered(
      await finalAnswer(member, { channelId: PLACES.lore, command: 'who', options: { name: 'Gorkon' } }),
    );
    return { message, ephemeral, title: embedOf(message).title };
  };
  const { message, title } = await ask(bea);
  expect(title).toBe('Gorkon');
  await ask(bea);
  const refused = await ask(bea);
  expect(refused).toMatchObject({ title: 'One at a time', ephemeral: true });
  expect(embedOf(refused.message).description).toMatch(/Go on in \d+ s/);
  // A button is counted too, and its card stays as it is.
  const pressed = answered(
    await bea.choose(PLACES.lore, message.id, menuOf(message, 'More about Gorkon').custom_id, ['story']),
  );
  expect([embedOf(pressed.message).title, pressed.ephemeral]).toEqual(['One at a time', true]);
  const typed = { channelId: PLACES.lore, command: 'who', options: { name: 'gor' } };
  expect(await bea.autocomplete(typed, 'name')).not.toEqual([]);
  expect((await ask(ada)).title).toBe('Gorkon');
  clock.moveTo(clock.now() + 1_000_000);
  expect((await ask(bea)).title).toBe('Gorkon');
  expect(logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});
