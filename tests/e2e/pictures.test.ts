/** Pictures in answers: never drawn where members are answered, and left out rather than waited for. */
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { createPictures, type Pictures } from '../../src/pictures/index.ts';
import { ask, embedOf, runBot } from './bot.ts';

it('are drawn in a thread of their own: the process never loads the drawing library', async () => {
  const { bea } = await runBot();
  const { message } = await ask(bea, 'timeline', { of: 'Khitomer Conference' });
  expect(embedOf(message).image?.url).toContain('timeline.png');
  const { cache } = createRequire(import.meta.url);
  expect(Object.keys(cache).filter((file) => file.includes('@napi-rs/canvas'))).toEqual([]);
});

it.each([
  ['too many wait', async () => undefined, 0],
  ['drawing fails', () => Promise.reject(new Error('no binary for this machine')), 1],
])('are left out where %s, and the words say so', async (_, draw, logs) => {
  const pictures: Pictures = { ...createPictures(), draw };
  const { bea, logged } = await runBot({ pictures });
  const { message } = await ask(bea, 'timeline', { of: 'Khitomer Conference' });
  expect(message.attachments).toEqual([]);
  expect(embedOf(message).image).toBeUndefined();
  expect(embedOf(message).description).toContain('Khitomer');
  expect(embedOf(message).footer?.text).toContain('Without its picture this time');
  expect(logged.filter((line) => line.includes('picture not drawn'))).toHaveLength(logs);
});
