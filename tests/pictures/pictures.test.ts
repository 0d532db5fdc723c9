import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runsOf } from '../../src/pictures/canvas.ts';
import {
  connectionPicture,
  type Look,
  type Picture,
  pollPicture,
  type ThemeName,
  timelinePicture,
} from '../../src/pictures/index.ts';
import { THEMES } from '../../src/pictures/theme.ts';
import { differenceFrom, expectFromNowOn, sizeOf } from './compare.ts';
import { CONNECTION, NASTY, POLL, TIMELINE } from './contents.ts';

const DRAW_NASTY = join(import.meta.dirname, 'draw-nasty.ts');
const FONTS = '/usr/share/fonts';

/** Runs a program that sees an empty folder where the machine's fonts are; Linux, and where it may be done. */
const hidingFonts = (...command: string[]) =>
  execFileSync(
    'unshare',
    ['--map-root-user', '--mount', 'sh', '-c', `mount -t tmpfs none ${FONTS} && exec "$@"`, 'sh', ...command],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
const canHideFonts =
  existsSync(FONTS) &&
  (() => {
    try {
      return hidingFonts('ls', FONTS) === '';
    } catch {
      return false;
    }
  })();

/** Letters smoothed otherwise make up less than this share of a picture; a changed word makes up more. */
const TOLERANCE = 0.0005;

const PICTURES: readonly (readonly [string, (look: Look) => Promise<Picture>])[] = [
  ['timeline', (look) => timelinePicture(TIMELINE, look)],
  ['connection', (look) => connectionPicture(CONNECTION, look)],
  ['poll', (look) => pollPicture(POLL, look)],
];
const THEME_NAMES: readonly ThemeName[] = ['dark', 'light'];

describe.each(PICTURES)('the picture of a %s', (name, draw) => {
  it.each(THEME_NAMES)('looks as it did when a person looked at it, in %s', async (theme) => {
    const { png } = await draw({ theme });
    await expectFromNowOn(`${name}-${theme}`, png);
    expect(await differenceFrom(`${name}-${theme}`, png)).toBeLessThan(TOLERANCE);
  });

  it('has two pixels for each of a phone held upright', async () => {
    const { png } = await draw({ theme: 'dark' });
    expect((await sizeOf(png)).width).toBe(780);
  });

  it('is drawn wider when asked, and then lower', async () => {
    const [narrow, wide] = [await draw({ theme: 'dark' }), await draw({ theme: 'dark', width: 600 })];
    expect((await sizeOf(wide.png)).width).toBe(1200);
    expect((await sizeOf(wide.png)).height).toBeLessThan((await sizeOf(narrow.png)).height);
  });
});

describe('what a picture says', () => {
  it('tells a change of one word from the smoothing of letters', async () => {
    const options = POLL.options.map((option) =>
      option.label === 'Pardek' ? { ...option, label: 'Neral' } : option,
    );
    const { png } = await pollPicture({ ...POLL, options }, { theme: 'dark' });
    expect(await differenceFrom('poll-dark', png)).toBeGreaterThan(TOLERANCE);
  });

  it('is in the alternative text of a timeline, row by row', async () => {
    const { altText } = await timelinePicture(TIMELINE, { theme: 'dark' });
    expect(altText.split('\n')).toEqual([
      'Timeline: Curzon Dax',
      '2285 or 2286: Curzon was joined to the Dax symbiont. (DS9 3x04)',
      "2289: Korvat negotiations: Curzon Dax walked out in the middle of Kang's speech at Korvat and earned respect by it. (DS9 2x19)",
      'late 23rd century: Qo’noS, Ωmega, Žižek, Москва',
      '12 facts without a date',
    ]);
  });

  it('is in the alternative text of a connection, step by step', async () => {
    const { altText } = await connectionPicture(CONNECTION, { theme: 'dark' });
    expect(altText.split('\n')).toEqual([
      'Curzon Dax and Nyota Uhura',
      'Begins at Curzon Dax (Person)',
      '1. Curzon Dax was a delegate of the Federation at the Khitomer Conference. (DS9 4x01, DS9 6x07) → Khitomer Conference (Event)',
      '2. Nyota Uhura was at the Khitomer Conference. (TUC) → Nyota Uhura (Person)',
    ]);
  });

  it('is in the alternative text of a poll, with shares and the right answer in words', async () => {
    const { altText } = await pollPicture(POLL, { theme: 'light' });
    expect(altText).toContain(
      'Nanclus: 12 (63 %), right\nPardek: 7 (37 %)\nKamarag: 0 (0 %)\n19 members answered',
    );
  });

  it('says how much of a long timeline was not drawn', async () => {
    const rows = Array.from({ length: 13 }, (_, at) => ({ date: String(2280 + at), text: 'Something.' }));
    const { altText } = await timelinePicture({ title: 'Long', rows }, { theme: 'dark' });
    expect(altText).toContain('2289: Something.\n3 more not drawn');
    expect(altText).not.toContain('2290');
  });
});

describe('any text', () => {
  it.each(THEME_NAMES)('is drawn, whatever script or control is in it, in %s', async (theme) => {
    const row = { date: NASTY, heading: NASTY, text: NASTY, sources: NASTY };
    const step = { text: NASTY, sources: NASTY, to: { name: NASTY, kind: NASTY } };
    const pictures = [
      await timelinePicture({ title: NASTY, rows: [row], leftOut: NASTY }, { theme }),
      await connectionPicture({ title: NASTY, start: step.to, steps: [step] }, { theme }),
      await pollPicture({ title: NASTY, options: [{ label: NASTY, count: 1 }], note: NASTY }, { theme }),
      await pollPicture({ title: '', options: [] }, { theme }),
    ];
    for (const { png } of pictures) expect((await sizeOf(png)).height).toBeLessThan(2400);
  });

  it('is drawn by fonts that have all of it, with a box for what none has', () => {
    expect(runsOf('Worf Ж🖖 سك', 'bold')).toEqual([
      { family: 'bold latin', text: 'Worf ' },
      { family: 'bold cyrillic', text: 'Ж' },
      { family: 'emoji 9', text: '🖖' },
      { family: 'bold latin', text: ' ' },
      { family: 'emoji 2', text: '◻◻' },
    ]);
  });

  it.skipIf(!canHideFonts)('is drawn the same on a machine without any font', () => {
    const bare = hidingFonts(process.execPath, DRAW_NASTY);
    expect(bare).toMatch(/^[0-9a-f]{64}( [0-9a-f]{64})+$/);
    expect(execFileSync(process.execPath, [DRAW_NASTY], { encoding: 'utf8' })).toBe(bare);
  });
});

describe('the themes', () => {
  it.each(THEME_NAMES)('have a contrast that weak eyes can read, in %s', (theme) => {
    const { background, panel, text, muted, accent } = THEMES[theme];
    for (const ink of [text, muted, accent]) expect(contrast(ink, background)).toBeGreaterThan(4.5);
    for (const ink of [text, muted]) expect(contrast(ink, panel)).toBeGreaterThan(4.5);
  });
});

/** WCAG 2's contrast ratio of two colours written `#rrggbb`. */
function contrast(a: string, b: string): number {
  const luminance = (color: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
  const [lighter, darker] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}
