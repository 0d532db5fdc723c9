import { expect, it } from 'vitest';
import { afterPress } from '../../src/playground/final-answer.ts';
import { componentsOf, customIdOf, PLACES } from '../e2e/bot.ts';
import { asked, offered, shown, startBot } from './asked.ts';

const run = await startBot();
const { ada, bea } = run;
const { app } = run;
const people = [...(app.mysteries[0]?.from(0) ?? [])];

const guess = (member: typeof ada, who: string) => asked(member, 'mystery guess', { who });
/** Names of those who are not asked for today, as the storage knows it. */
async function others() {
  await asked(ada, 'mystery show');
  const day = Math.floor(app.now() / 86_400_000);
  const today = await app.storage.mysteries.ofDay('khitomer', day, 60, () => '');
  return { answer: app.lore.entry(today), wrong: people.filter(({ id }) => id !== today).slice(0, 6) };
}

it('is for whoever asks alone, and says what to do', async () => {
  const { embed, ephemeral } = await asked(bea, 'mystery show');
  expect(ephemeral).toBe(true);
  expect(embed.description).toMatch(/`\/mystery guess`.*6 guesses/);
});

it('compares a guess, gives a clue with its source, and takes the same guess once', async () => {
  const { wrong } = await others();
  const [first] = wrong;
  const { embed } = await guess(bea, first?.name ?? '');
  expect(embed.description).toContain(`**Guess 1: ${first?.name}**`);
  expect(embed.description).toMatch(/^-# Species · .+ · End\n[\s\S]*[✅🟨❌⬜]\s/u);
  expect(embed.description).toMatch(/\*\*Clue 1\*\* .+`[^`]+`/);
  expect(embed.description).toMatch(/5 guesses left/);
  expect((await guess(bea, first?.name ?? '')).embed.description).toMatch(/already; it costs nothing/);
});

it('is solved by the right name; what is shared tells nobody who it is', async () => {
  const { answer, wrong } = await others();
  await guess(ada, wrong[1]?.name ?? '');
  const solved = await guess(ada, answer?.name ?? '');
  expect(solved.embed.description).toMatch(/Solved with 2 guesses/);
  const shared = shown(await ada.press(PLACES.lore, solved.message.id, customIdOf(solved.message, 'Share')));
  expect(shared.ephemeral).toBe(false);
  expect(shared.embed.description).toMatch(/solved it with 2 guesses[\s\S]*🟩/u);
  const told = JSON.stringify(shared.embed);
  expect(told).not.toContain(answer?.name);
  expect(told).not.toContain(wrong[1]?.name);
  expect((await guess(ada, wrong[2]?.name ?? '')).embed.description).toMatch(/over for you/);
});

it('is lost with the sixth wrong guess, and says then who it was', async () => {
  const { answer, wrong } = await others();
  for (const { name } of wrong.slice(0, 5)) {
    const { embed, message } = await guess(bea, name);
    expect(embed.description).not.toContain(`It was`);
    expect(JSON.stringify(componentsOf(message))).not.toContain('Look them up');
  }
  const lost = await guess(bea, wrong[5]?.name ?? '');
  expect(lost.embed.description).toContain(`It was **${answer?.name}**`);
  const looked = shown(
    await bea.press(PLACES.lore, lost.message.id, customIdOf(lost.message, 'Look them up')),
  );
  expect(looked.embed.title).toBe(answer?.name);
});

it('has a board of the server, and everybody’s own days with their spread', async () => {
  const card = await asked(ada, 'mystery show');
  const board = shown(await ada.press(PLACES.lore, card.message.id, customIdOf(card.message, 'Board')));
  expect(board.embed.description).toMatch(/^1\. <@\d+> \*\*1\*\* of 1 · 2\.0 guesses each/);
  const customId = customIdOf(card.message, 'Your mysteries');
  const own = shown(await afterPress(ada, card.message, { customId }));
  expect(own.embed.description).toMatch(/Played 1, solved 1\n1 day in a row/);
  expect(own.embed.image?.url).toMatch(/mysteries\.png/);
});

it('offers people alone, and refuses what is none', async () => {
  const names = await offered(bea, 'mystery guess', 'who', { who: 'khit' });
  expect(names.map(({ name }) => name).join()).not.toMatch(/Conference|Accords/);
  expect((await guess(bea, 'Khitomer Conference')).embed.title).toMatch(/Not one to guess|Nobody found/);
});

it('takes no guess for who only may be meant, or is described: it would cost one', async () => {
  const { cyd } = run;
  for (const [typed, title] of [
    ['Dax', 'Which one?'],
    ['Sulu', 'Which one?'],
    ['who killed Gorkon', 'A name, please'],
    ['nobody', 'Nobody found'],
  ] as const)
    expect((await guess(cyd, typed)).embed.title, typed).toBe(title);
  expect((await guess(cyd, 'Dax')).embed.description).toMatch(
    /\*\*Dax \(symbiont\)\*\*, \*\*Jadzia Dax\*\*.* no guess was spent/,
  );
  // Nobody but one of them is meant by these.
  const { embed } = await guess(cyd, 'Mr. Spock');
  expect(embed.description).toContain('5 guesses left');
});
