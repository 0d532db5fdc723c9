/** How the page looks and fits: themes, a phone, and what screen readers and weak eyes need. */
import { describe, expect, it } from 'vitest';
import { accessibilityProblems } from './accessibility.ts';
import { chromiumPath } from './chromium.ts';
import { appears, focused, newest, options, setStage, who, writing } from './stage.ts';

describe.skipIf(!chromiumPath)("the page's looks", () => {
  const { open } = setStage();

  it.each(['dark', 'light'] as const)(
    'is accessible in the %s theme, also with everything open',
    async (colorScheme) => {
      const page = await open({ colorScheme });
      const card = await who(page);
      await card.getByRole('button', { name: 'Sources' }).click();
      await appears(newest(page).getByText('Only you can see this'));
      await writing(page).focus();
      await page.keyboard.type('/');
      await appears(options(page).first());
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.type('who ');
      await appears(options(page).first());
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await card.getByRole('combobox').click();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await writing(page).fill('/report ');
      await page.keyboard.press('Enter');
      await appears(page.getByRole('dialog'));
      expect(await accessibilityProblems(page)).toEqual([]);
    },
  );

  it('follows the system in dark and light until told otherwise, and remembers that', async () => {
    const page = await open({ colorScheme: 'light', fresh: true });
    const background = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(await background()).toBe('rgb(255, 255, 255)');
    await page.getByRole('button', { name: 'Switch to dark theme' }).click();
    expect(await background()).toBe('rgb(49, 51, 56)');
    await page.reload();
    await appears(page.getByRole('button', { name: 'Switch to light theme' }));
    expect(await background()).toBe('rgb(49, 51, 56)');
  });

  it('fits a phone: no sideways scrolling, a drawer, targets of 44 pixels', async () => {
    const page = await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const card = await who(page);
    await card.getByRole('button', { name: 'Sources' }).tap();
    await appears(newest(page).getByText('Only you can see this'));
    const overflow = `[document.documentElement, document.querySelector('#messages')]
      .map((each) => each.scrollWidth - each.clientWidth)`;
    expect(await page.evaluate(overflow)).toEqual([0, 0]);

    const small = `[...document.querySelectorAll('button, select, input, .option')]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('p, .markdown, discord-embed, .private-note'))
      .map((each) => [each, each.getBoundingClientRect()])
      .filter(([each, { height }]) => height > 0 && height < 44)
      .map(([each, { height }]) => each.className + ' ' + height)`;
    await writing(page).tap();
    await page.keyboard.type('/');
    await appears(options(page).first());
    expect(await page.evaluate(small)).toEqual([]);
    await options(page).filter({ hasText: '/who' }).tap();
    await page.keyboard.type('dax');
    await options(page).filter({ hasText: 'Ezri' }).tap();
    expect(await page.evaluate(overflow)).toEqual([0, 0]);
    await page.getByRole('button', { name: 'Send' }).tap();
    await appears(newest(page).getByText('EZRI DAX'));

    await page.getByRole('button', { name: 'Bea: change member or time' }).tap();
    expect(await focused(page).getAttribute('id')).toBe('member');
    await appears(page.getByRole('button', { name: '+1 hour' }));
    expect(await page.evaluate(small)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await focused(page).getAttribute('id')).toBe('player-button');
    const channels = page.getByRole('navigation', { name: 'Channels' });
    expect(await channels.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Servers and channels' }).tap();
    expect(await page.evaluate(small)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => channels.isVisible()).toBe(false);
    expect(await focused(page).getAttribute('aria-label')).toBe('Servers and channels');
    await page.getByRole('button', { name: 'Servers and channels' }).tap();
    await channels.getByText('general').tap();
    await appears(page.getByRole('heading', { name: 'general', exact: true }));
    expect(await page.evaluate(overflow)).toEqual([0, 0]);
  });
});
