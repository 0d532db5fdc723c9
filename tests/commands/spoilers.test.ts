import { expect, it } from 'vitest';
import { PLACES } from '../e2e/bot.ts';
import { asked, offered, startBot } from './asked.ts';

const { ada, bea } = await startBot();

it('sets a limit, shows it, and clears it again', async () => {
  expect((await asked(bea, 'spoilers set', { limit: 'ds9 s3' })).embed.description).toContain(
    'For yourself: **DS9 S3**.',
  );
  expect((await asked(bea, 'spoilers show')).embed.description).toContain('**You:** DS9 S3');
  expect((await asked(bea, 'spoilers clear')).embed.title).toBe('Limit cleared');
  expect((await asked(bea, 'spoilers show')).embed.description).toContain('**You:** none');
});

it('answers the asker alone', async () => {
  for (const line of ['spoilers show', 'spoilers clear'])
    expect((await asked(bea, line)).ephemeral).toBe(true);
});

it.each(['channel', 'server'])('lets the staff alone set one for the %s', async (whose) => {
  const refused = await asked(bea, 'spoilers set', { limit: 'no DS9', for: whose });
  expect(refused.embed.title).toBe('For the server’s staff');
  expect(await asked(bea, 'spoilers clear', { for: whose })).toMatchObject({
    embed: { title: 'For the server’s staff' },
  });
  const set = await asked(ada, 'spoilers set', { limit: 'no DS9', for: whose });
  expect(set.embed.description).toContain(`For this ${whose}: **no DS9**.`);
  expect((await asked(bea, 'spoilers show')).text).toContain(`**This ${whose}:** no DS9`);
});

it('knows no server in a direct message', async () => {
  const [dm] = bea.directMessages();
  const { embed } = await asked(
    bea,
    'spoilers set',
    { limit: 'no DS9', for: 'server' },
    { channelId: dm?.id ?? PLACES.lore },
  );
  expect(embed.title).toBe('Only in servers');
});

it('offers limits that it takes', async () => {
  for (const { value } of (await offered(bea, 'spoilers set', 'limit', { limit: 'ds' })).slice(0, 5))
    expect((await asked(bea, 'spoilers set', { limit: value })).embed.title).toBe('Limit set');
});
