import { expect, it } from 'vitest';
import { PEOPLE } from '../e2e/bot.ts';
import { asked, startBot } from './asked.ts';

const { bea, ada } = await startBot();

it('gives whoever asks all that is kept of them, in a file that they alone see', async () => {
  const nothing = await asked(bea, 'my-data');
  expect([nothing.embed.title, nothing.ephemeral]).toEqual(['Nothing is kept about you', true]);
  await asked(bea, 'spoilers set', { limit: 'DS9 S3' });
  await asked(ada, 'spoilers set', { limit: 'DS9 S5' });
  const { embed, ephemeral, message } = await asked(bea, 'my-data');
  expect(ephemeral).toBe(true);
  expect(embed.description).toMatch(/^- settings: 1\n/);
  const [file] = message.attachments;
  expect(file?.filename).toBe('curzon-data.json');
  const data = await (await fetch(file?.url ?? '')).json();
  expect(data).toMatchObject({
    userId: PEOPLE.bea,
    at: expect.any(String),
    answers: [],
    settings: [{ userId: PEOPLE.bea, key: 'spoilers', value: 'DS9 S3' }],
  });
});
