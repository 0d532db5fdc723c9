import { expect, it } from 'vitest';
import { asked, startBot } from './asked.ts';

const { ada, bea } = await startBot();

it('tells the asker alone what there is, with names that are known', async () => {
  const { embed, ephemeral } = await asked(bea, 'help');
  expect(ephemeral).toBe(true);
  const [, name = ''] = /`\/who ([^`]+)`/.exec(embed.description ?? '') ?? [];
  expect((await asked(bea, 'who', { name })).embed.title).toBe(name);
});

it('tells the staff of their commands too', async () => {
  expect((await asked(ada, 'help')).text).toContain('/trivia-admin');
  expect((await asked(bea, 'help')).text).not.toContain('/trivia-admin');
});
