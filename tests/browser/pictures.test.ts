/** Pictures of real cards as members see them: in the page, at phone width, in both themes. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PICTURES } from '../../src/bot/settings.ts';
import { THEMES } from '../../src/pictures/theme.ts';
import { type ServedPage, servePage } from '../../src/playground/serve-page.ts';
import { ask, embedOf, PEOPLE, PLACES, type Running, runBot } from '../e2e/bot.ts';
import { colorAt, differenceBetween, sizeOf } from '../pictures/compare.ts';
import { accessibilityProblems } from './accessibility.ts';
import { chromiumPath, launchChromium } from './chromium.ts';
import { appears, newest, writing } from './stage.ts';

const PHONE = { width: 390, height: 844 };
/** So small that it does not matter how the browser smooths letters which stand between two pixels. */
const COMPARED_AT = 100;
/** Something that covers a tenth of the picture, or another card's picture, makes up more than twice as much. */
const TOLERANCE = 0.04;

interface Asked {
  title: string;
  command: string;
  options: Record<string, string>;
}

const ASKED: readonly Asked[] = [
  {
    title: 'Timeline: Khitomer Conference',
    command: 'timeline',
    options: { of: 'Khitomer Conference' },
  },
  {
    title: 'How Curzon Dax and Nyota Uhura are connected',
    command: 'connect',
    options: { a: 'Curzon Dax', b: 'Nyota Uhura' },
  },
  { title: 'Curzon Dax: strongest ties', command: 'connect', options: { a: 'Curzon Dax' } },
];

let run: Running;
let served: ServedPage;
let browser: Browser;

describe.skipIf(!chromiumPath)('the picture of a card', () => {
  beforeAll(async () => {
    run = await runBot({ keep: true });
    const { standIn } = run;
    served = await servePage({
      members: {
        memberIds: standIn.users.map((user) => user.id),
        client: (userId) => standIn.client(userId),
        filesOrigin: new URL(standIn.restUrl).origin,
      },
      port: 0,
    });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await run?.stop();
  });

  describe.each(['dark', 'light'] as const)('in a %s server and page', (theme) => {
    let page: Page;
    beforeAll(async () => {
      await run.app.storage.settings.guild.set(PLACES.starbase, PICTURES, theme);
      const context = await browser.newContext({
        viewport: PHONE,
        deviceScaleFactor: 2,
        colorScheme: theme,
        reducedMotion: 'reduce',
      });
      page = await context.newPage();
      await page.goto(`${served.url}?as=${PEOPLE.bea}&channel=${PLACES.lore}`, { waitUntil: 'commit' });
      await writing(page).waitFor();
    });

    /** Asks, and waits until the picture of the answer is loaded. */
    async function pictureOf({ title, command, options }: Asked) {
      const { message } = await ask(run.bea, command, options);
      await appears(newest(page).getByText(title, { exact: true }));
      const image = newest(page).locator('.picture img');
      // In the middle, where neither the line to write in nor the bar above it covers any of it.
      await image.evaluate((element) =>
        (element as unknown as Scrollable).scrollIntoView({ block: 'center' }),
      );
      await expect.poll(() => loadedWidth(image)).toBeGreaterThan(0);
      return { image, sent: embedOf(message).image, png: await download(image) };
    }

    it.each(ASKED)('of “$title” is shown whole, as it was sent, within the phone', async (asked) => {
      const { image, png } = await pictureOf(asked);
      expect(await loadedWidth(image)).toBe(2 * PHONE.width);
      expect((await sizeOf(png)).width).toBe(2 * PHONE.width);

      const box = await image.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? PHONE.width)).toBeLessThanOrEqual(PHONE.width);
      const overflow = `[document.documentElement, document.querySelector('#messages')]
        .map((each) => each.scrollWidth - each.clientWidth)`;
      expect(await page.evaluate(overflow)).toEqual([0, 0]);

      const seen = await image.screenshot();
      expect(await differenceBetween(seen, png, COMPARED_AT)).toBeLessThan(TOLERANCE);
    });

    it.each(ASKED)("of “$title” has the theme's background", async (asked) => {
      const { image, png } = await pictureOf(asked);
      const { background } = THEMES[theme];
      expect(await colorAt(png, 8, 8)).toBe(background);
      expect(await colorAt(await image.screenshot(), 10, 10)).toBe(background);
    });

    it.each(ASKED)('of “$title” can be heard: its alternative text is what the bot wrote', async (asked) => {
      const { image, sent } = await pictureOf(asked);
      expect(sent?.description).toMatch(/Khitomer/);
      expect(await image.getAttribute('alt')).toBe(sent?.description);
    });

    it('leaves the page accessible', async () => {
      for (const asked of ASKED) await pictureOf(asked);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });
});

/** This project checks its tests without the DOM's types. */
interface Scrollable {
  scrollIntoView(options: { block: 'center' }): void;
}

/** In the picture's own pixels; 0 until it is loaded. */
const loadedWidth = (image: Locator): Promise<number> =>
  image.evaluate((element) => {
    const { complete, naturalWidth } = element as unknown as { complete: boolean; naturalWidth: number };
    return complete ? naturalWidth : 0;
  });

async function download(image: Locator): Promise<Buffer> {
  const url = await image.getAttribute('src');
  return Buffer.from(await (await fetch(String(url))).arrayBuffer());
}
