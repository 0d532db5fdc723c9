/** `npm run ask -- --pages`: all that a card's menus and buttons open of it, and nothing else. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allPages } from '../../scripts/ask/all-pages.ts';
import { partsOf } from '../../src/cards/entry-parts.ts';
import { finalAnswer } from '../../src/playground/final-answer.ts';
import { viewOf } from '../../src/spoilers/view.ts';
import { EVERYTHING } from '../../src/spoilers/viewer.ts';
import { answered, lore, PLACES, type Running, runBot } from '../e2e/bot.ts';

let run: Running;
beforeAll(async () => {
  run = await runBot({ keep: true, standIn: { rateLimits: false } });
});
afterAll(() => run.stop());

async function pagesOf(command: string, options: Record<string, string>) {
  const typed = { channelId: PLACES.lore, command, options };
  return allPages(run.ada, answered(await finalAnswer(run.ada, typed)).message);
}

it('has every part of an entry’s card and every page of a part once, and no other entry', async () => {
  const embeds = await pagesOf('event', { name: 'Khitomer Conference' });
  const found = lore().find('Khitomer Conference', 'event');
  if (!found.ok) throw new Error('not found');
  const parts = partsOf(viewOf(found.item, EVERYTHING));
  expect(new Set(embeds.map(({ author }) => author?.name)).size).toBe(parts.length + 1);
  expect(new Set(embeds.map(({ title }) => title))).toEqual(new Set(['Khitomer Conference']));
  const all = JSON.stringify(embeds);
  for (const { heading, lines } of parts.flatMap((part) => part.content())) {
    expect(all).toContain(JSON.stringify(heading).slice(1, -1));
    for (const line of lines) expect(all).toContain(JSON.stringify(line).slice(1, -1));
  }
  expect(new Set(embeds.map((embed) => JSON.stringify(embed))).size).toBe(embeds.length);
});

it.each([
  ['a work', 'source', { title: 'The Undiscovered Country' }, /^Page (\d+) of (\d+)/],
  ['a search', 'search', { text: 'peace' }, /^Page (\d+) of (\d+)/],
])('turns all pages of %s', async (_, command, options, place) => {
  const footers = (await pagesOf(command, options)).map(({ footer }) => place.exec(footer?.text ?? ''));
  const turned = footers.flatMap((found) => (found ? [Number(found[1])] : []));
  const last = Number(footers.findLast((found) => found)?.[2]);
  expect(last).toBeGreaterThan(1);
  expect(turned).toEqual(Array.from({ length: last }, (_, at) => at + 1));
});

it('tells a timeline’s picture in words, and what is not on it', async () => {
  const embeds = await pagesOf('timeline', { of: '2290-2295' });
  const [picture, ...rest] = embeds;
  expect(picture?.image).toBeDefined();
  expect(rest.every(({ image }) => image === undefined)).toBe(true);
  const titles = new Set(rest.map(({ title }) => title));
  expect(titles).toEqual(new Set(['Timeline: 2290 to 2295', 'Not on the timeline: 2290 to 2295']));
});
