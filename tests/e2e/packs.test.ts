import { beforeAll, describe, expect, it } from 'vitest';
import { movableClock } from '../../src/playground/movable-clock.ts';
import { asked, offered, shown } from '../commands/asked.ts';
import { everyAnswer } from '../commands/every-answer.ts';
import { ITS_DAY, markedPack } from '../lore/marked-pack.ts';
import { knowledgeOf } from '../lore/opened.ts';
import { menuOf, PLACES, type Running, runBot, until } from './bot.ts';

const alph = markedPack('alph', 'Alph');
const omeg = markedPack('omeg', 'Omeg');
const both = knowledgeOf(alph, omeg);
const TEXTS = ['Twin', 'Tale', 'Alphan Kor', 'Omegan Kor', 'Captain', 'Meeting', 'Alph Runner', 'stars'];

/** In the morning of the day on which it all happened. */
const onItsDay = () => {
  const clock = movableClock();
  clock.moveTo(Date.parse(`${new Date().getUTCFullYear() + 1}-${ITS_DAY}T09:00:00Z`));
  return clock;
};
const start = (knowledge = both) => runBot({ knowledge, clock: onItsDay(), standIn: { rateLimits: false } });
const choose = async ({ ada }: Running, packs: readonly string[]) => {
  const { message } = await asked(ada, 'settings packs');
  return shown(
    await ada.choose(PLACES.lore, message.id, menuOf(message, 'Which packs count here').custom_id, packs),
  );
};
const allSeen = async (run: Running, texts: readonly string[] = TEXTS): Promise<string> => {
  let all = '';
  for await (const { text } of everyAnswer(run.bea, texts)) all += text;
  return all;
};

describe('a server that chose one pack of two', () => {
  it('sees nothing of the other one, whatever its members ask, and all of its own', async () => {
    const run = await start();
    await choose(run, ['omeg']);
    const own = new Set<string>();
    for await (const { what, text } of everyAnswer(run.bea, TEXTS)) {
      // What was typed is said again; nobody else knows of it.
      const rest = TEXTS.reduce((left, typed) => left.replaceAll(typed, ''), text);
      expect(rest, what).not.toMatch(/alph/i);
      if (/omeg/i.test(rest)) own.add(what.split(' ')[0] ?? '');
    }
    for (const command of ['/who', '/ask', '/search', '/timeline', '/connect', '/quote', '/random', '/fact'])
      expect(own).toContain(command);
    for (const command of ['/today', '/trivia', '/source', '/about']) expect(own).toContain(command);
  }, 120_000);

  it('has its daily question from it, with what happened on the day', async () => {
    const run = await start();
    await choose(run, ['alph']);
    const setUp = { channel: PLACES.general, time: '10:00', zone: 'UTC', today: true };
    await asked(run.ada, 'daily setup', setUp);
    const posts = () => run.bea.messages(PLACES.general).filter(({ embeds }) => embeds.length > 0);
    const days: string[] = [];
    for (let day = 0; day < 4; day++) {
      const before = posts().length;
      const nextAt = async () => (await run.app.storage.schedules.get(PLACES.starbase))?.nextAt ?? 0;
      await until(async () => (await nextAt()) > run.clock.now());
      run.clock.moveTo((await nextAt()) + 1_000);
      await until(() => posts().length > before);
      days.push(JSON.stringify(posts().at(-1)?.embeds));
    }
    expect(days.join()).not.toMatch(/omeg/i);
    expect(days[0]).toMatch(/alph/i);
  });

  it('is asked again from all when all are chosen, and keeps one in any case', async () => {
    const run = await start();
    const one = await choose(run, ['omeg']);
    expect(one.text).toContain('**Omeg Pack**');
    expect(one.text).not.toContain('**Alph Pack**');
    const menu = menuOf(one.message, 'Which packs count here');
    expect(menu).toMatchObject({ min_values: 1, max_values: 2 });
    expect(menu.options.map(({ label, default: on }) => [label, on])).toEqual([
      ['Alph Pack', false],
      ['Omeg Pack', true],
    ]);
    expect((await asked(run.ada, 'settings show')).text).toContain('**Omeg Pack**');
    await choose(run, ['alph', 'omeg']);
    expect(await run.app.storage.settings.guild.all(PLACES.starbase)).toEqual(new Map());
    expect(await allSeen(run, ['Twin'])).toMatch(/alph.*omeg|omeg.*alph/i);
  });
});

it('is chosen by the staff alone', async () => {
  const run = await start();
  const { message } = await asked(run.ada, 'settings packs');
  const { custom_id } = menuOf(message, 'Which packs count here');
  await expect(asked(run.bea, 'settings packs')).rejects.toThrow();
  const refused = await run.bea.choose(PLACES.lore, message.id, custom_id, ['omeg']);
  expect(JSON.stringify(refused)).not.toContain('Answered from');
  expect(await run.app.storage.settings.guild.all(PLACES.starbase)).toEqual(new Map());
});

it('offers nothing to choose where there is one pack', async () => {
  const run = await start(knowledgeOf(alph));
  const { embed, message } = await asked(run.ada, 'settings packs');
  expect(embed.title).toBe('Nothing to choose');
  expect(message.components).toEqual([]);
  expect((await asked(run.ada, 'settings show')).text).not.toContain('Lore packs');
});

it('is known at once by another process on the same database', async () => {
  const run = await start();
  const second = await runBot({ knowledge: both, after: run });
  await choose(run, ['omeg']);
  const { lore } = second.app;
  expect(lore.packs).toHaveLength(2);
  await run.stopBot();
  expect((await asked(second.bea, 'who', { name: 'Alphan Kor' })).embed.title).toMatch(/^Nothing found/);
});

describe('namesakes of two packs', () => {
  let run: Running;
  beforeAll(async () => {
    run = await runBot({ knowledge: both, standIn: { rateLimits: false }, keep: true });
    return run.stop;
  });

  it('say their pack while a name is typed, and others do not', async () => {
    const names = async (command: string, option: string, typed: string) =>
      (await offered(run.bea, command, option, { [option]: typed })).map(({ name }) => name);
    expect((await names('who', 'name', 'Twin')).toSorted()).toEqual(['Twin · Alph Pack', 'Twin · Omeg Pack']);
    expect(
      (await names('source', 'title', 'Tale')).map((name) => name.split(' · ').at(-1)).toSorted(),
    ).toEqual(['Alph Pack', 'Omeg Pack']);
    expect((await names('trivia play', 'topic', 'Twin')).toSorted()).toEqual([
      'Twin · Alph Pack',
      'Twin · Omeg Pack',
    ]);
    expect((await names('who', 'name', 'Alphan')).join()).not.toContain('Pack');
  });

  it('say it in the menu beside the one that is shown', async () => {
    const { message, embed } = await asked(run.bea, 'who', { name: 'Twin' });
    const shownPack = JSON.stringify(embed).includes('Alph') ? 'Alph' : 'Omeg';
    const [other] = menuOf(message, 'Or did you mean …').options;
    expect(other?.label).toBe('Twin');
    expect(other?.description).toMatch(shownPack === 'Alph' ? /^Omeg Pack · / : /^Alph Pack · /);
  });
});
