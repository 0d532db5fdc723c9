import { expect, it } from 'vitest';
import { customIdOf, PLACES } from '../e2e/bot.ts';
import { asked, offered, shown, startBot } from './asked.ts';

const { bea } = await startBot();
const answerTo = (question: string, more = {}) => asked(bea, 'ask', { question, ...more });
const top = (description = '') => description.split('\n')[0];

it('says once what two facts say in another order of words', async () => {
  const { embed } = await asked(bea, 'ask', { question: 'who killed gorkon' });
  expect(embed.description?.match(/Samno/g)).toHaveLength(1);
});

it('names in its title all who did the same, and has a button to each', async () => {
  const { embed, message } = await answerTo('who killed gorkon');
  expect(embed.title).toMatch(/^(?:Burke and Samno|Samno and Burke)$/);
  expect([customIdOf(message, 'Burke'), customIdOf(message, 'Samno')]).not.toContain(undefined);
  expect((await answerTo('what did burke do to gorkon')).embed.title).toBe('Burke');
});

it('names in its title whom a fact does not name', async () => {
  const { embed } = await answerTo('who adopted worf');
  expect(embed.description).toContain('adopted the orphan');
  expect(embed.title).toMatch(/^Sergey Rozhenko · Worf/);
});

it('answers with the fact, its source on the same line, and buttons to who is in it', async () => {
  const { embed, ephemeral, message } = await answerTo('who killed gorkon');
  expect(ephemeral).toBe(false);
  expect(top(embed.description)).toMatch(/Burke|Samno.*`TUC`/);
  const opened = shown(await bea.press(PLACES.lore, message.id, customIdOf(message, 'Gorkon')));
  expect(opened.embed.title).toBe('Gorkon');
});

it('says first that it is not known, privately, and then what is near', async () => {
  const { embed, ephemeral } = await answerTo("what was the name of Gorkon's horse");
  expect([embed.title, ephemeral]).toEqual(['Not known', true]);
  expect(embed.description).toContain('Gorkon');
});

it.each(['', 'who', 'who is the captain', '🖖', '*_|| `x', 'x'.repeat(200)])(
  'does not know %j, and says so',
  async (question) => {
    expect((await answerTo(question || ' ')).embed.title).toBe('Not known');
  },
);

it('answers yes, or no with the fact that says otherwise', async () => {
  expect((await answerTo('is azetbur a klingon')).embed.title).toBe('Yes: Azetbur');
  expect((await answerTo('is pardek a klingon')).embed.title).toBe('No: Pardek');
});

it('names all of a list on one line', async () => {
  const { embed } = await answerTo('who was at the battle of khitomer');
  expect(top(embed.description)).toMatch(/Excelsior.*Enterprise|Enterprise.*Excelsior/);
});

it('shows a fact below the canon line only where that line is lifted', async () => {
  const question = 'who killed kerla';
  expect((await answerTo(question, { canon: 'screen' })).embed.title).toBe('Not known');
  expect((await answerTo(question)).embed.description).toContain('Azetbur');
});

it('answers who somebody is by their card, and who wrote a work or when it came out by the work’s', async () => {
  expect((await answerTo('who is gorkon')).embed.author?.name).toBe('Person');
  for (const [question, said] of [
    ['who wrote cast no shadow', 'by James Swallow'],
    ['when did star trek 6 come out', 'first shown on December 6, 1991'],
    ['what episode is the way of the warrior', 'Episode 1 of season 4'],
    ['what happens in the way of the warrior', 'set in 2372'],
    ['what year is the undiscovered country set in', 'set in 2293'],
  ] as const)
    expect((await answerTo(question)).embed.description).toContain(said);
  expect((await answerTo('who directed the undiscovered country')).embed.title).toBe('Not known');
});

it('keeps an answer beyond the limit behind bars, and looks the same when there is none', async () => {
  await asked(bea, 'spoilers set', { limit: 'DS9 season 1' });
  const known = await answerTo('who killed jadzia');
  const unknown = await answerTo('who married jadzia in 2350');
  await asked(bea, 'spoilers clear', {});
  expect([known.embed.title, known.ephemeral]).toEqual(['Not told within the spoiler limit', true]);
  expect([unknown.embed.title, unknown.ephemeral]).toEqual([known.embed.title, true]);
  expect(known.text.replace(/\|\|.*?\|\|/gs, '')).not.toContain('Dukat');
});

it('offers questions that it can answer, from the words typed so far', async () => {
  const choices = await offered(bea, 'ask', 'question', { question: 'who killed gork' });
  expect(choices[0]?.name).toBe('Who killed Gorkon?');
  const { embed } = await answerTo(String(choices[0]?.value));
  expect(embed.title).not.toBe('Not known');
});

it('offers first what was typed, unless a question goes on as it began', async () => {
  const first = async (typed: string) =>
    (await offered(bea, 'ask', 'question', { question: typed }))[0]?.name;
  expect(await first('  when was   the khitomer conference')).toBe('when was the khitomer conference');
  expect(await first('when did the khitomer conf')).toBe('When did the Khitomer Conference take place?');
  expect(await first('who killed gorkon')).toBe('Who killed Gorkon?');
  expect(await first('gorkon')).toMatch(/Gorkon.*\?$/);
  expect(await first(`who ${'x '.repeat(60)}`)).toBeUndefined();
});
