import { expect, it } from 'vitest';
import { asked, startBot } from './asked.ts';

const { ada, bea } = await startBot();

it('tells the asker alone what there is, with names that are known', async () => {
  const { embed, ephemeral } = await asked(bea, 'help');
  expect(ephemeral).toBe(true);
  const [, name = ''] = /`\/who ([^`]+)`/.exec(embed.description ?? '') ?? [];
  expect((await asked(bea, 'who', { name })).embed.title).toBe(name);
});

it('names nobody whom the asker’s limit hides', async () => {
  const named = async () => {
    const description = (await asked(bea, 'help')).embed.description ?? '';
    return /`\/event ([^`]+)`/.exec(description)?.[1] ?? '';
  };
  const open = await named();
  await asked(bea, 'spoilers set', { limit: 'TOS S1, no TNG, no DS9, no VOY, no films, no books' });
  const within = await named();
  expect(within).not.toBe(open);
  const hidden = await asked(bea, 'event', { name: open, private: true });
  expect(hidden.embed.title).toBe('Beyond the spoiler limit');
  expect((await asked(bea, 'event', { name: within, private: true })).embed.title).toBe(within);
  await asked(bea, 'spoilers clear');
});

it('tells the staff of their commands too', async () => {
  expect((await asked(ada, 'help')).text).toContain('/trivia-admin');
  expect((await asked(bea, 'help')).text).not.toContain('/trivia-admin');
});
