/** The playground as a newcomer meets it: the real bot, asked in a browser. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedPage, servePage } from '../../src/playground/serve-page.ts';
import { answered, lore, PEOPLE, PLACES, type Running, runBot } from '../e2e/bot.ts';
import { chromiumPath, launchChromium } from './chromium.ts';
import { messages, newest, options, writing } from './stage.ts';

let run: Running;
let served: ServedPage;
let browser: Browser;

async function open(as: string, viewport = { width: 1280, height: 800 }): Promise<Page> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(8000);
  await page.goto(`${served.url}?as=${as}&channel=${PLACES.lore}`);
  await writing(page).waitFor();
  return page;
}

describe.skipIf(!chromiumPath)('the playground', () => {
  beforeAll(async () => {
    run = await runBot({ keep: true });
    const { standIn } = run;
    served = await servePage({
      members: {
        memberIds: standIn.users.map((user) => user.id),
        client: (userId) => standIn.client(userId),
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

  it('answers /who for a name that was typed in part and chosen, by keyboard alone', async () => {
    const page = await open(PEOPLE.bea);
    await writing(page).focus();
    await page.keyboard.type('/wh');
    await options(page).filter({ hasText: '/who' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('cur');
    await page.locator('.popup .option.active', { hasText: 'Curzon Dax' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await newest(page).getByText('Curzon Dax', { exact: true }).waitFor();
    expect(await newest(page).textContent()).toContain('DS9 6x07');

    await newest(page).getByRole('button', { name: 'Sources in full' }).click();
    await newest(page).getByText('Sources for Curzon Dax').waitFor();
    expect(await newest(page).textContent()).toContain('Only you can see this');

    const asCyd = await open(PEOPLE.cyd);
    await messages(asCyd).first().waitFor();
    const seen = (await messages(asCyd).allTextContents()).join('\n');
    expect(seen).toContain('Curzon Dax');
    expect(seen).not.toContain('Sources for Curzon Dax');
  });

  it('turns a card into a related entry from its menu', async () => {
    const page = await open(PEOPLE.bea);
    answered(
      await run.bea.run({
        channelId: PLACES.lore,
        command: 'event',
        options: { name: 'Khitomer Conference' },
      }),
    );
    await newest(page).getByText('Khitomer Conference', { exact: true }).waitFor();
    await newest(page).getByRole('combobox', { name: 'Related entries' }).click();
    await page.getByRole('option', { name: /^Azetbur/ }).click();
    await newest(page).getByText('Azetbur', { exact: true }).first().waitFor();
    expect(lore().find('Azetbur').ok).toBe(true);
  });

  it('shows a whole card on a phone without scrolling sideways', async () => {
    const page = await open(PEOPLE.bea, { width: 390, height: 844 });
    answered(
      await run.bea.run({
        channelId: PLACES.lore,
        command: 'event',
        options: { name: 'Khitomer Conference' },
      }),
    );
    await newest(page).getByText('Khitomer Conference', { exact: true }).waitFor();
    const [content, view] = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, innerWidth]',
    );
    expect(content).toBeLessThanOrEqual(view);
  });
});
