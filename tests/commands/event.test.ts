import { expect, it } from 'vitest';
import { lore } from '../e2e/bot.ts';
import { asked, offered, startBot } from './asked.ts';

const { bea } = await startBot();

it('prefers events, and shows something else of a name that no event has', async () => {
  expect((await asked(bea, 'event', { name: 'Khitomer Conference' })).embed.author?.name).toBe('Event');
  expect((await asked(bea, 'event', { name: 'Curzon Dax' })).embed.author?.name).toBe('Person');
});

it('suggests events alone', async () => {
  const choices = await offered(bea, 'event', 'name', { name: 'khit' });
  expect(choices.length).toBeGreaterThan(1);
  for (const { value } of choices) expect(lore().entry(String(value))?.kind).toBe('event');
});
