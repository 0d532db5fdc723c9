/** The stage of the browser tests: the page over the stand-in, opened as a member, and what a member does on it. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { PEOPLE, PLACES } from '../../src/playground/stand-in/index.ts';
import { launchChromium } from './chromium.ts';
import { type PlayedWorld, startWorld } from './world.ts';

/** Generous for a machine that does other things too: nothing here takes more than the stand-in's 3 seconds. */
const PATIENCE_MS = 8000;

type Context = NonNullable<Parameters<Browser['newContext']>[0]>;

interface Place extends Context {
  as?: string;
  channel?: string;
  url?: string;
  /** With nothing stored by an earlier test. */
  fresh?: boolean;
}

interface Stage {
  /** Opens the page, as Bea in #lore unless told. */
  open(place?: Place): Promise<Page>;
  world(): PlayedWorld;
  /** Forgets what pages complained about, when a test makes them complain. */
  expectComplaints(): void;
}

/** Call in a `describe`: starts world and browser for its tests. */
export function setStage(): Stage {
  let world: PlayedWorld;
  let browser: Browser;
  /** What the page complained about: a refused script or picture shows up here too. */
  const complaints: string[] = [];
  /** The page of every test that wants nothing special: opening a new one takes longer than most tests. */
  let usual: Page | undefined;
  let usualIsTaken = false;

  beforeAll(async () => {
    [world, browser] = await Promise.all([startWorld(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.[Symbol.asyncDispose]();
  });
  afterEach(async () => {
    const used = browser.contexts().filter((context) => context !== usual?.context());
    await Promise.all(used.map((context) => context.close()));
    usualIsTaken = false;
    expect(complaints.splice(0)).toEqual([]);
  });

  async function newPage(context: Context): Promise<Page> {
    const page = await (await browser.newContext({ reducedMotion: 'reduce', ...context })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    return page;
  }

  const open: Stage['open'] = async (place = {}) => {
    const { as = PEOPLE.bea, channel = PLACES.lore, url, fresh, colorScheme = 'dark', ...context } = place;
    const special = usualIsTaken || fresh || Object.keys(context).length > 0;
    usualIsTaken ||= !special;
    usual ??= special ? undefined : await newPage({});
    const page = special || !usual ? await newPage(context) : usual;
    await page.emulateMedia({ colorScheme });
    await page.goto(`${url ?? world.page.url}?as=${as}&channel=${channel}`, { waitUntil: 'commit' });
    await appears(writing(page));
    return page;
  };
  return { open, world: () => world, expectComplaints: () => complaints.splice(0) };
}

/** Waits until it shows. Asks more often than Playwright's own waiting, which backs off to half a second. */
export function appears(locator: Locator): Promise<void> {
  return expect.poll(() => locator.isVisible(), { interval: 20, timeout: PATIENCE_MS }).toBe(true);
}

export function disappears(locator: Locator): Promise<void> {
  return expect.poll(() => locator.isVisible(), { interval: 20, timeout: PATIENCE_MS }).toBe(false);
}

/** Where messages are written. */
export const writing = (page: Page) => page.getByRole('combobox', { name: /^Message / });
/** What the panel above the composer offers. */
export const options = (page: Page) => page.locator('.popup').getByRole('option');
export const messages = (page: Page) => page.getByRole('article');
export const newest = (page: Page) => messages(page).last();
export const focused = (page: Page) => page.locator(':focus');

/** Runs /who for a name that is chosen from the suggestions. Returns its card, which keeps being that one. */
export async function who(page: Page, name = 'Curzon Dax'): Promise<Locator> {
  await writing(page).focus();
  await page.keyboard.type(`/who ${name.slice(0, 4)}`);
  await appears(page.locator('.popup .option.active', { hasText: name }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const card = newest(page).filter({ hasText: name.toUpperCase() });
  await appears(card);
  return page.locator(`#${await card.getAttribute('id')}`);
}

/** Runs a command that has no options. Returns its answer, once it has that text. */
export async function run(page: Page, command: string, text: string): Promise<Locator> {
  await writing(page).focus();
  // Earlier messages may still be on their way: only those that say the same count.
  const said = messages(page).filter({ hasText: text });
  const before = await said.count();
  await page.keyboard.type(`/${command}`);
  await appears(options(page).first());
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await appears(said.nth(before));
  // By its id: what it says may change.
  return page.locator(`#${await said.nth(before).getAttribute('id')}`);
}
