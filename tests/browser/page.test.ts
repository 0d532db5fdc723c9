/** The playground's page in a real browser, over the stand-in and a bot connected through discord.js. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LARGEST_FILE } from '../../src/playground/client.ts';
import { servePage } from '../../src/playground/serve-page.ts';
import { PEOPLE, PLACES } from '../../src/playground/stand-in/index.ts';
import { accessibilityProblems } from './accessibility.ts';
import { chromiumPath } from './chromium.ts';
import {
  appears,
  disappears,
  focused,
  messages,
  newest,
  options,
  run,
  setStage,
  who,
  writing,
} from './stage.ts';

const text = (name: string, content: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});

/** Path of a file of so many bytes: read from there it need not travel through the test. */
function fileOf(bytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'curzon-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'large.txt');
  writeFileSync(path, '');
  truncateSync(path, bytes);
  return path;
}

describe.skipIf(!chromiumPath)('the page', () => {
  const { open, world, expectComplaints } = setStage();

  it('plays a command by keyboard alone: picker, choice shown by name and sent by value, card, button', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    expect(await focused(page).textContent()).toBe('Skip to the message box');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('/wh');
    await expect.poll(() => options(page).allInnerTexts()).toHaveLength(1);
    expect(await writing(page).getAttribute('aria-expanded')).toBe('true');

    await page.keyboard.press('Enter');
    expect(await page.locator('.popup-heading').textContent()).toMatch(/name\s*Who to look up/);
    await page.keyboard.type('dax');
    await expect.poll(() => options(page).allInnerTexts()).toEqual(['Curzon Dax', 'Jadzia Dax', 'Ezri Dax']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const active = await focused(page).getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).textContent()).toBe('Curzon Dax');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('combobox', { name: 'name' }).inputValue()).toBe('Curzon Dax');
    await page.keyboard.press('Enter');

    const card = newest(page);
    await appears(card.getByText('CURZON DAX'));
    expect(await card.locator('discord-command').evaluate((each) => each.shadowRoot?.textContent)).toMatch(
      /Bea\s+used\s+who/,
    );
    expect(await card.locator('.field-name').allInnerTexts()).toContain('Species');

    // From the composer back to the card's first button.
    const press = card.getByRole('button', { name: 'Press' });
    for (let tabs = 0; tabs < 12 && !(await press.evaluate((each) => each.matches(':focus'))); tabs += 1)
      await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await appears(card.locator('discord-embed-field', { hasText: 'Pressed1' }));
    expect(await focused(page).textContent()).toBe('Press');
  });

  it('says in an empty channel where one is, and what to begin with', async () => {
    const page = await open({ as: PEOPLE.ada, channel: PLACES.officers });
    await appears(page.getByText('Curzon playground'));
    await page.getByRole('button', { name: '/who Spock' }).click();
    await appears(newest(page).locator('.embed-title', { hasText: 'Spock' }));
    await page.getByRole('button', { name: '/pages' }).press('Enter');
    await appears(newest(page).getByText('Page 0'));
    await page.getByRole('button', { name: 'Be another member' }).click();
    expect(await focused(page).getAttribute('id')).toBe('member');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('says when no option matches, and sends what was typed all the same', async () => {
    const page = await open();
    await writing(page).focus();
    await page.keyboard.type('/who Zzyzx');
    await appears(page.getByText('No options match your search').first());
    await page.keyboard.press('Enter');
    await appears(newest(page).locator('.embed-title', { hasText: 'Zzyzx' }));
  });

  it('refuses to send without a required option', async () => {
    const page = await open();
    const before = await messages(page).count();
    await writing(page).focus();
    await page.keyboard.type('/who ');
    await appears(options(page).first());
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await appears(page.locator('.popup').getByText('This option is required. Specify a value'));
    expect(await page.getByRole('combobox', { name: 'name' }).getAttribute('aria-invalid')).toBe('true');
    expect(await messages(page).count()).toBe(before);
  });

  it('offers optional options, True and False, and takes an empty one back', async () => {
    const page = await open();
    await writing(page).focus();
    await page.keyboard.type('/who spock');
    await appears(page.locator('.popup .option.active', { hasText: 'Spock' }));
    await page.keyboard.press('Tab');
    await expect.poll(() => options(page).allInnerTexts()).toHaveLength(2);
    await page.keyboard.type('sp');
    await page.keyboard.press('Enter');
    await expect.poll(() => options(page).allInnerTexts()).toEqual(['True', 'False']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('combobox', { name: 'spoilers' }).inputValue()).toBe('False');
    await page.keyboard.type('limit');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Backspace');
    expect(await page.getByRole('combobox', { name: 'limit' }).count()).toBe(0);
    await page.keyboard.press('Enter');
    await appears(newest(page).getByText('SPOCK'));
  });

  it('lists subcommands, channels and fixed choices', async () => {
    const page = await open();
    await writing(page).focus();
    await page.keyboard.type('/dail');
    await expect.poll(() => options(page).allInnerTexts()).toHaveLength(2);
    await options(page).first().click();
    await expect.poll(() => options(page).allInnerTexts()).toContain('#general');
    await page.keyboard.type('gen');
    await page.keyboard.press('Enter');
    await expect.poll(() => options(page).allInnerTexts()).toEqual(['Morning', 'Evening']);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const answer = newest(page).filter({ hasText: 'at 9' });
    await answer.getByRole('button', { name: '#general' }).click();
    await appears(page.getByRole('heading', { name: 'general', exact: true }));
  });

  it('takes a file for an option by keyboard, shows its name and size, and takes it back', async () => {
    const page = await open();
    const choosers: unknown[] = [];
    page.on('filechooser', (chooser) => choosers.push(chooser));
    await writing(page).focus();
    await page.keyboard.type('/upload ');
    const choose = page.getByRole('button', { name: 'file: choose a file' });
    await appears(page.locator('.popup').getByText('Max file size: 10 MB'));
    expect(await focused(page).getAttribute('aria-label')).toBe('file: choose a file');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await appears(page.locator('.popup').getByText('This option is required. Specify a value'));
    await page.keyboard.press('Enter');
    await expect.poll(() => choosers.length).toBe(1);

    const input = page.locator('input[type=file]');
    await input.setInputFiles(fileOf(LARGEST_FILE + 1));
    await appears(page.locator('.popup').getByText('Your files are too powerful'));
    await input.setInputFiles(text('wrong.txt', 'no'));
    await appears(page.getByRole('button', { name: 'file: wrong.txt, 2 bytes. Choose another' }));
    await page.keyboard.press('Tab');
    expect(await focused(page).getAttribute('aria-label')).toBe('Remove wrong.txt');
    await page.keyboard.press('Enter');
    await appears(choose);
    await input.setInputFiles(text('log entry.txt', 'Stardate 9523.8: '.repeat(90)));
    await appears(page.getByText('1.5 KB'));
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await appears(newest(page).getByText('Got log_entry.txt: Stardate 9523.8'));
  });

  it('goes back to text on Escape, and on Backspace in an empty required option', async () => {
    const page = await open();
    await writing(page).focus();
    await page.keyboard.type('/who ');
    await appears(options(page).first());
    await page.keyboard.press('Backspace');
    expect(await writing(page).inputValue()).toBe('/who');
    await page.keyboard.press('Enter');
    await appears(options(page).first());
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await writing(page).inputValue()).toBe('');
  });

  it('chooses from a select menu by keyboard', async () => {
    const page = await open();
    const card = await who(page);
    const select = card.getByRole('combobox', { name: 'Someone else?' });
    await select.focus();
    await page.keyboard.press('ArrowDown');
    expect(await card.getByRole('option').allInnerTexts()).toEqual([
      'Jadzia Dax\nEighth host',
      'Ezri Dax\nNinth host',
    ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await appears(card.locator('.embed-title', { hasText: 'ezri' }));
  });

  it('keeps the focus on a button that turns pages, and beside it when there is none left to turn', async () => {
    const page = await open();
    const answer = await run(page, 'pages', 'Page 0');
    await answer.getByRole('button', { name: 'Later' }).focus();
    await page.keyboard.press('Enter');
    await appears(answer.getByText('Page 1'));
    await expect.poll(() => focused(page).textContent()).toBe('Later');
    await page.keyboard.press('Enter');
    await appears(answer.getByText('Page 2'));
    await expect.poll(() => focused(page).textContent()).toBe('Earlier');
  });

  it('keeps the newest message in sight while earlier ones are drawn, but not of one who reads up there', async () => {
    const page = await open();
    await who(page);
    const log = page.getByRole('log');
    const toEnd = () =>
      log.evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight);
    await expect.poll(toEnd).toBeLessThan(2);
    const grow = () =>
      page.evaluate(`document.querySelector('discord-message').style.paddingBottom = '3000px';
        document.querySelector('#messages').dispatchEvent(new Event('scroll'))`);
    await grow();
    await expect.poll(toEnd).toBeLessThan(2);

    const jump = page.getByRole('button', { name: 'Jump to present' });
    expect(await jump.isVisible()).toBe(false);
    await log.hover();
    await page.mouse.wheel(0, -600);
    await appears(jump);
    const [read, below] = await Promise.all([log.boundingBox(), jump.boundingBox()]);
    expect((read?.y ?? 0) + (read?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
    expect(await toEnd()).toBeGreaterThan(500);
    await jump.click();
    await expect.poll(toEnd).toBeLessThan(2);
  });

  it('marks a private reply, hides it from others, and dismisses it', async () => {
    const page = await open();
    const card = await who(page);
    await card.getByRole('button', { name: 'Sources' }).click();
    const reply = messages(page).filter({ hasText: 'Sources: TUC' });
    await appears(reply);
    expect(await reply.textContent()).toContain('Only you can see this');
    await page.getByLabel('Play as').selectOption({ label: 'Ada' });
    await expect.poll(() => new URL(page.url()).searchParams.get('as')).toBe(PEOPLE.ada);
    await appears(messages(page).filter({ hasText: 'CURZON DAX' }).first());
    expect(await reply.count()).toBe(0);
    await page.getByLabel('Play as').selectOption({ label: 'Bea' });
    await reply.getByRole('button', { name: 'Dismiss message' }).click();
    await expect.poll(() => reply.count()).toBe(0);
    await page.reload();
    await appears(messages(page).first());
    expect(await reply.count()).toBe(0);
  });

  it('shows that the app is thinking until a deferred reply is there', async () => {
    const page = await open();
    await writing(page).focus();
    await page.keyboard.type('/secret');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await appears(newest(page).getByText('Curzon is thinking…'));
    await appears(newest(page).getByText('The password is Khitomer.'));
    expect(await newest(page).textContent()).not.toContain('(edited)');
  });

  it('fills in and sends a form, and says what is missing', async () => {
    const page = await open();
    await writing(page).focus();
    await page.keyboard.type('/report');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Report a mistake' });
    await appears(form);
    await page.keyboard.type('no');
    await form.getByRole('button', { name: 'Submit' }).click();
    await appears(form.getByText('Must be 3 or more in length.'));
    await page.keyboard.type(' year');
    for (let tab = 0; tab < 8; tab += 1) {
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate(
          `document.activeElement === document.body || !!document.activeElement.closest('dialog')`,
        ),
      ).toBe(true);
    }
    await form.getByRole('button', { name: 'Submit' }).click();
    await disappears(form);
    await appears(newest(page).getByText('Noted: no year'));
  });

  it("uses Discord's words when the app does not answer", async () => {
    const page = await open();
    const card = await who(page);
    await card.getByRole('button', { name: 'Broken' }).click();
    await writing(page).focus();
    await page.keyboard.type('/silent');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await appears(page.getByText('Sending command…'));
    world().advance(3500);
    await appears(card.getByText('This interaction failed'));
    const failure = messages(page).filter({ hasText: 'The application did not respond' });
    await failure.getByRole('button', { name: 'Dismiss message' }).click();
    expect(await failure.count()).toBe(0);
  });

  it('renders markdown, hides spoilers until Enter, and refuses a link that is none', async () => {
    const page = await open({ channel: PLACES.spoilers });
    const answer = await run(page, 'markdown', 'Small print');
    expect(await answer.getByRole('heading', { name: 'Heading' }).count()).toBe(1);
    expect(await answer.locator('strong, em, u, s, code').allInnerTexts()).toEqual([
      'bold',
      'italic',
      'under',
      'struck',
      'code',
    ]);
    expect(await answer.textContent()).toContain('*plain* <b>not bold</b>');
    expect(await answer.getByRole('listitem').allInnerTexts()).toEqual(['one', 'two']);
    expect(await answer.getByRole('link').allInnerTexts()).toEqual(['Memory Alpha']);
    expect(await answer.locator('time.timestamp').textContent()).toMatch(/1970|1969/);

    const spoiler = answer.locator('.spoiler');
    expect(await spoiler.getAttribute('aria-label')).toBe('Spoiler');
    expect(await answer.locator('.spoiler-text').evaluate((each) => Reflect.get(each, 'inert'))).toBe(true);
    await spoiler.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => answer.locator('.spoiler.revealed').count()).toBe(1);
  });

  it('shows attached pictures and pictures in cards, once each', async () => {
    const page = await open({ channel: PLACES.spoilers });
    const answer = await run(page, 'picture', 'The ship');
    const pictures = answer.locator('.picture img');
    await expect
      .poll(() => pictures.evaluateAll((all) => all.map((each) => Reflect.get(each, 'naturalWidth'))))
      .toEqual([8, 8]);
    expect(await pictures.evaluateAll((all) => all.map((each) => each.getAttribute('alt')))).toEqual([
      'A map',
      'The ship',
    ]);
  });

  it('runs a command on a message from its menu', async () => {
    const page = await open();
    await writing(page).fill('Azetbur opened the conference.');
    await page.keyboard.press('Enter');
    const said = messages(page).filter({ hasText: 'Azetbur opened' }).last();
    await appears(said);
    await said.getByRole('button', { name: "More on Bea's message" }).press('Enter');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page).textContent()).toContain('Names in it');
    await page.keyboard.press('Enter');
    await appears(newest(page).getByText(/^In it: \d+/));
  });

  it('tells others at once, and counts what is unread elsewhere', async () => {
    const bea = await open();
    const ada = await open({ as: PEOPLE.ada, channel: PLACES.general });
    await writing(bea).fill('Live from *Khitomer*');
    await bea.keyboard.press('Enter');
    const lore = ada.getByRole('button', { name: /^lore/ });
    await appears(lore.getByText('1'));
    await lore.click();
    await appears(newest(ada).getByText('Live from Khitomer'));
    expect(await lore.textContent()).toBe('lore');
    await writing(bea).fill('And again');
    await bea.keyboard.press('Enter');
    await appears(newest(ada).getByText('And again'));
  });

  it('shows a new thread at once, below its channel', async () => {
    const page = await open();
    await run(page, 'thread', 'Let us talk below.');
    const channels = page.getByRole('navigation', { name: 'Channels' });
    await appears(channels.getByRole('button', { name: 'Deck 12' }));
    const names = await channels.getByRole('button').allInnerTexts();
    expect(names.slice(names.indexOf('lore') + 1, names.indexOf('spoilers-ok'))).toEqual([
      'Rewatch club',
      'Deck 12',
    ]);
    await channels.getByRole('button', { name: 'Deck 12' }).click();
    await appears(page.getByRole('heading', { name: 'Deck 12', exact: true }));
  });

  it('says of a forum where its posts are, and has nothing to write in', async () => {
    const page = await open();
    await page.getByRole('navigation', { name: 'Channels' }).getByRole('button', { name: 'debates' }).click();
    await appears(page.getByText('its posts stand below it'));
    expect(await writing(page).count()).toBe(0);
  });

  it('says that it may not write where it may not', async () => {
    const page = await open({ channel: PLACES.announcements });
    await writing(page).fill('hello');
    await page.keyboard.press('Enter');
    await appears(page.locator('#toast').getByText('You do not have permission'));
    expect(await writing(page).inputValue()).toBe('hello');
    await page.keyboard.type('!');
    // By itself it goes after six seconds.
    await expect.poll(() => page.locator('#toast').isVisible(), { timeout: 2000 }).toBe(false);
  });

  it('calls a server by the letters that are shown, and by its name', async () => {
    const page = await open();
    const letters = page.getByRole('button', { name: 'S8, Starbase 80', exact: true });
    expect(await letters.textContent()).toBe('S8');
  });

  it('gives each member the channels that member sees', async () => {
    const page = await open({ as: PEOPLE.ada });
    const channels = page.getByRole('navigation', { name: 'Channels' });
    await appears(channels.getByText('officers'));
    await page.getByLabel('Play as').selectOption({ label: 'Bea' });
    await expect.poll(() => channels.getByText('officers').count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('as')).toBe(PEOPLE.bea);
  });

  it('says so when the playground goes away, and comes back by itself', async () => {
    const { members } = world();
    const first = await servePage({ members, port: 0 });
    const page = await open({ url: first.url });
    await first.close();
    const status = page.getByText('The playground is gone. Reconnecting…');
    await appears(status);
    const second = await servePage({ members, port: Number(new URL(first.url).port) });
    await disappears(status);
    expect(await page.getByRole('heading', { name: 'lore', exact: true }).count()).toBe(1);
    await page.goto('about:blank');
    await second.close();
    expectComplaints();
  });
});
