/** The playground as a newcomer meets it: the real bot, asked in a browser. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextQuestionIn } from '../../src/playground/page-clock.ts';
import { type ServedPage, servePage } from '../../src/playground/serve-page.ts';
import { answered, lore, PEOPLE, PLACES, type Running, runBot } from '../e2e/bot.ts';
import { entriesOf } from '../lore/opened.ts';
import { chromiumPath, launchChromium } from './chromium.ts';
import { appears, messages, newest, options, writing } from './stage.ts';

let run: Running;
let served: ServedPage;
let browser: Browser;
let context: BrowserContext;

/** One tab for each member: opening a new one takes longer than most of what is done in it. */
const pages = new Map<string, Page>();

async function open(
  as: string,
  viewport = { width: 1280, height: 800 },
  channel: string = PLACES.lore,
): Promise<Page> {
  const page = pages.get(as) ?? (await context.newPage());
  pages.set(as, page);
  page.setDefaultTimeout(8000);
  await page.setViewportSize(viewport);
  await page.goto(`${served.url}?as=${as}&channel=${channel}`, { waitUntil: 'commit' });
  await appears(writing(page));
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
        clock: { ...run.clock, nextQuestion: () => nextQuestionIn(run.app.storage.schedules) },
      },
      port: 0,
    });
    browser = await launchChromium();
    context = await browser.newContext({ reducedMotion: 'reduce' });
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
    await appears(options(page).filter({ hasText: '/who' }));
    await page.keyboard.press('Enter');
    await page.keyboard.type('cur');
    await appears(page.locator('.popup .option.active', { hasText: 'Curzon Dax' }));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await appears(newest(page).getByText('Curzon Dax', { exact: true }));
    expect(await newest(page).textContent()).toContain('DS9 6x07');

    await newest(page).getByRole('combobox', { name: 'More about Curzon Dax' }).click();
    await page.getByRole('option', { name: /^Sources in full/ }).click();
    await appears(newest(page).getByText('Person · Sources in full'));

    const asCyd = await open(PEOPLE.cyd);
    await newest(asCyd).getByRole('button', { name: 'Back' }).click();
    await appears(newest(asCyd).getByText('Only you can see this'));
    await appears(newest(page).getByText('Person · Sources in full'));
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
    await appears(newest(page).getByText('Khitomer Conference', { exact: true }));
    await newest(page).getByRole('combobox', { name: 'Related entries' }).click();
    await page.getByRole('option', { name: /^Azetbur/ }).click();
    await appears(newest(page).getByText('Azetbur', { exact: true }).first());
    expect(lore().find('Azetbur').ok).toBe(true);
  });

  it('plays a day of trivia: setting up, the question, secret answers, the result and the board', async () => {
    const [ada, bea, cyd] = (await Promise.all(
      [PEOPLE.ada, PEOPLE.bea, PEOPLE.cyd].map((as) => open(as, undefined, PLACES.general)),
    )) as [Page, Page, Page];
    const all = [ada, bea, cyd];
    const toQuestion = ada.getByRole('button', { name: 'To the next daily question' });
    expect(await toQuestion.getAttribute('aria-disabled')).toBe('true');
    await appears(ada.getByText('Set one up with /daily setup').first());
    await toQuestion.press('Enter');
    await appears(ada.getByRole('status').getByText('Set one up with /daily setup'));

    await writing(ada).focus();
    await ada.keyboard.type('/daily setup gen');
    await appears(options(ada).filter({ hasText: '#general' }));
    await ada.keyboard.press('Enter');
    // Half a day from now: at an hour that the clock passes meanwhile the question would come by itself.
    await ada.keyboard.type(`${(new Date().getUTCHours() + 12) % 24}:30`);
    await ada.keyboard.press('Tab');
    await ada.keyboard.type('berlin');
    await appears(ada.locator('.popup .option.active', { hasText: 'Berlin' }));
    await ada.keyboard.press('Enter');
    await ada.keyboard.press('Enter');
    await appears(newest(ada).getByText('Daily question set up'));
    const countdown = newest(ada).locator('time', { hasText: /^in / }).first();
    const before = await countdown.textContent();

    await expect.poll(() => toQuestion.getAttribute('aria-disabled')).toBe('false');
    await ada.getByRole('button', { name: '+1 hour' }).click();
    await appears(ada.getByRole('status').getByText("The playground's clock now says"));
    await expect.poll(() => countdown.textContent()).not.toBe(before);
    const clocks = () => Promise.all(all.map((page) => page.locator('.clock-face').textContent()));
    await expect.poll(async () => new Set(await clocks()).size).toBe(1);

    await toQuestion.click();
    await Promise.all(all.map((page) => appears(newest(page).getByText(/^Daily question ·/))));
    const question = async (page: Page) => page.locator(`#${await newest(page).getAttribute('id')}`);
    const [forBea, forCyd] = await Promise.all([question(bea), question(cyd)]);
    const first = forBea.getByRole('button', { name: /^A · / });
    const [, , roundId = ''] = ((await first.getAttribute('data-custom-id')) ?? '').split('|');
    const right = (await run.app.play.round(roundId))?.asking.right ?? 0;
    const letter = (option: number) => new RegExp(`^${'ABCD'[option % 4]} · `);
    await forBea.getByRole('button', { name: letter(right) }).click();
    await forCyd.getByRole('button', { name: letter(right + 1) }).click();
    for (const page of [bea, cyd]) {
      const taken = messages(page).filter({ hasText: 'Answer taken' });
      await appears(taken.getByText('Only you can see this'));
      expect(await taken.count()).toBe(1);
    }
    expect(await messages(ada).filter({ hasText: 'Answer taken' }).count()).toBe(0);

    await toQuestion.click();
    const result = messages(cyd).filter({ hasText: /Answer to the question of/ });
    await appears(result.getByText(/^Daily question ·/));
    const told = (await result.textContent()) ?? '';
    expect(told).toMatch(/✅ [A-D] /);
    expect(told).toMatch(/▰{3}▱{3} 1 \(50 %\)/);
    expect(told).toContain('1 of 2 members: Bea');
    expect(told).toContain('Top of the week');
    const { source } = (await run.app.play.round(roundId))?.asking ?? expect.unreachable();
    expect(told).toContain(`(${source})`);

    await writing(cyd).focus();
    await cyd.keyboard.type('/trivia leaderboard');
    await appears(options(cyd).filter({ hasText: '/trivia leaderboard' }));
    await cyd.keyboard.press('Enter');
    await cyd.keyboard.press('Enter');
    await appears(newest(cyd).getByText('🥇 Bea'));
    expect(await newest(cyd).textContent()).toMatch(/Cyd 0 points/);
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
    await appears(newest(page).getByText('Khitomer Conference', { exact: true }));
    const [content, view] = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, innerWidth]',
    );
    expect(content).toBeLessThanOrEqual(view);
  });

  it('has the summary’s first line in sight on a phone right after sending, whatever the entry', async () => {
    const page = await open(PEOPLE.bea, { width: 390, height: 844 });
    const byFame = entriesOf(lore().opened).toSorted((a, b) => b.prominence - a.prominence);
    // The best known, and some of all the others.
    const asked = byFame.filter((_, at) => at < 20 || at % 11 === 0).slice(0, 40);
    const out: string[] = [];
    for (const { id, name, summary } of asked) {
      answered(await run.bea.run({ channelId: PLACES.lore, command: 'lore', options: { name: id } }));
      const card = newest(page).filter({ hasText: `More about ${name}` });
      await appears(card);
      await expect.poll(() => isScrolledDown(page), { interval: 20, timeout: 8000 }).toBe(true);
      const top = await card
        .getByText(summary.split(' ').slice(0, 3).join(' '))
        .first()
        .evaluate((element) => element.getBoundingClientRect().top);
      const logTop = await page.evaluate<number>(
        "document.querySelector('#messages').getBoundingClientRect().top",
      );
      if (top < logTop) out.push(`${id}: ${Math.round(logTop - top)} pixels above`);
    }
    expect(asked).toHaveLength(40);
    expect(out).toEqual([]);
  }, 120_000);
});

const isScrolledDown = (page: Page) =>
  page.evaluate<boolean>(
    "(log => log.scrollHeight - log.scrollTop - log.clientHeight < 4)(document.querySelector('#messages'))",
  );
