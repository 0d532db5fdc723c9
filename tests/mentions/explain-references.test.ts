import { afterAll, describe, expect, it } from 'vitest';
import { answered, embedOf, PLACES, runBot } from '../e2e/bot.ts';

const run = await runBot({ keep: true });
afterAll(run.stop);

/** What the card names, or its title where it names nothing. */
async function explained(content: string): Promise<string[]> {
  const message = run.cyd.say(PLACES.lore, content);
  const reply = answered(await run.bea.runOn('Explain references', PLACES.lore, message.id));
  const { fields, title } = embedOf(reply.message);
  return fields?.map(({ name }) => name.split(' · ')[0] ?? '') ?? [title ?? ''];
}

describe('"Explain references" on a message with an everyday word', () => {
  it.each([
    ['Data is great', ['Data']],
    ['DATA!!!', ['Data']],
    ['Data, Worf and Picard walk into a bar', ['Data', 'Worf (son of Mogh)', 'Jean-Luc Picard']],
    ['big Data is hype', ['Nothing known in there']],
    ['open Data formats', ['Nothing known in there']],
  ])('tells the name from the word in “%s”', async (content, names) => {
    expect(await explained(content)).toEqual(names);
  });
});
