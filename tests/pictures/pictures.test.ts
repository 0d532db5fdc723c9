import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/cards/limits.ts';
import { runsOf } from '../../src/pictures/canvas.ts';
import { connectionPicture } from '../../src/pictures/connection.ts';
import type { Look, Picture } from '../../src/pictures/paint.ts';
import { podiumPicture } from '../../src/pictures/podium.ts';
import { pollPicture } from '../../src/pictures/poll.ts';
import { MOST_ALT } from '../../src/pictures/sheet.ts';
import { THEMES, type ThemeName } from '../../src/pictures/theme.ts';
import { tiesPicture } from '../../src/pictures/ties.ts';
import { timelinePicture } from '../../src/pictures/timeline.ts';
import { differenceFrom, expectFromNowOn, sizeOf } from './compare.ts';
import { CONNECTION, NASTY, PODIUM, POLL, TIES, TIMELINE } from './contents.ts';

const DRAW_NASTY = join(import.meta.dirname, 'draw-nasty.ts');
const DRAW_CARDS = join(import.meta.dirname, 'draw-cards.ts');
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
  ['star of ties', (look) => tiesPicture(TIES, look)],
  ['poll', (look) => pollPicture(POLL, look)],
  ['podium', (look) => podiumPicture(PODIUM, look)],
];
const THEME_NAMES: readonly ThemeName[] = ['dark', 'light'];

describe.each(PICTURES)('the picture of a %s', (name, draw) => {
  it.each(THEME_NAMES)('looks as it did when a person looked at it, in %s', async (theme) => {
    const { png } = await draw({ theme });
    const file = `${name.split(' ').at(-1)}-${theme}`;
    await expectFromNowOn(file, png);
    expect(await differenceFrom(file, png)).toBeLessThan(TOLERANCE);
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
      '2289: Blood oath against the Albino (DS9 2x19)',
      'late 23rd century: Qo’noS, Ωmega, Žižek, Москва',
      '12 facts without a date',
    ]);
  });

  it('is in the alternative text of a connection, step by step', async () => {
    const { altText } = await connectionPicture(CONNECTION, { theme: 'dark' });
    expect(altText.split('\n')).toEqual([
      'Connected in 2 steps',
      'Begins at Curzon Dax (Person)',
      '1. Curzon Dax was a delegate of the Federation at the Khitomer Conference. (DS9 4x01, DS9 6x07) → Khitomer Conference (Event)',
      '2. Nyota Uhura was at the Khitomer Conference. (TUC) → Nyota Uhura (Person)',
    ]);
  });

  it('is in the alternative text of ties, the strongest first', async () => {
    const { altText } = await tiesPicture(TIES, { theme: 'dark' });
    expect(altText.split('\n')).toEqual([
      'Strongest ties of Curzon Dax (Person), the strongest first',
      'Mentored by: Sarek (Forged in Fire)',
      'Mentor of: Benjamin Sisko (DS9 1x01, DS9 1x08)',
      'Negotiated: Restoration of the Khitomer Accords',
      'Fought in: Federation-Klingon War (2256-2257) (DIS 1x02)',
      'Met: Odo (DS9 3x25)',
    ]);
  });

  it('is in the alternative text of a poll, with shares and the right answer in words', async () => {
    const { altText } = await pollPicture(POLL, { theme: 'light' });
    expect(altText).toContain(
      'Nanclus: 12 (63 %), right\nPardek: 7 (37 %)\nKamarag: 0 (0 %)\n19 members answered',
    );
  });

  it('is in the alternative text of winners, place by place', async () => {
    const { altText } = await podiumPicture(PODIUM, { theme: 'dark' });
    expect(altText.split('\n').slice(0, 4)).toEqual([
      'Winners of Friday quiz night',
      '1. Bea of Starbase 80: 210 points',
      '2. Captain Ada of the Runabout crew: 180 points',
      '2. Cyd: 180 points',
    ]);
    expect(altText).toMatch(/9 played$/);
  });

  it('says how much of a long timeline, chain or star was not drawn', async () => {
    const rows = Array.from({ length: 13 }, (_, at) => ({ date: String(2280 + at), text: 'Something.' }));
    const timeline = await timelinePicture({ title: 'Long', rows }, { theme: 'dark' });
    expect(timeline.altText).toContain('2289: Something.\n3 more not drawn');
    expect(timeline.altText).not.toContain('2290');
    const steps = rows.map(({ text, date }) => ({ text, to: { name: date } }));
    const chain = await connectionPicture({ start: { name: 'A' }, steps }, { theme: 'dark' });
    expect(chain.altText).toMatch(/^Connected in 13 steps\n.*→ 2287\n5 more not drawn$/s);
    const ties = rows.map(({ date }) => ({ label: 'Met', name: date, strength: 1 }));
    const star = await tiesPicture({ name: 'A', ties }, { theme: 'dark' });
    expect(star.altText).toMatch(/Met: 2287\n5 more not drawn$/);
  });

  it('leaves out of a timeline a heading that is its title', async () => {
    const row = { date: '2293', heading: 'Curzon Dax', text: 'Curzon Dax was at Khitomer.' };
    const draw = (title: string) => timelinePicture({ title, rows: [row] }, { theme: 'dark' });
    const [own, other] = [await draw('Curzon Dax'), await draw('Khitomer')];
    expect((await sizeOf(own.png)).height).toBeLessThan((await sizeOf(other.png)).height);
    expect(own.altText).toContain('2293: Curzon Dax was at Khitomer.');
    expect(other.altText).toContain('2293: Curzon Dax: Curzon Dax was at Khitomer.');
  });

  it('writes a date once for all that happened then; for who hears it, each time', async () => {
    const row = (date: string) => ({ date, heading: 'Khitomer' });
    // A date of two lines is higher than its row's heading.
    const draw = (...dates: string[]) =>
      timelinePicture({ title: 'When', rows: dates.map(row) }, { theme: 'dark' });
    const same = await draw('late 23rd century', 'late 23rd century');
    const next = await draw('late 23rd century', 'late 24th century');
    expect((await sizeOf(same.png)).height).toBeLessThan((await sizeOf(next.png)).height);
    expect(same.altText.match(/^late 23rd century: Khitomer$/gm)).toHaveLength(2);
  });
});

describe('the alternative text', () => {
  const rows = (length: number, text: string) =>
    Array.from({ length }, (_, at) => ({ date: String(2280 + at), text }));
  const altTextOf = async (text: string, leftOut = '') =>
    (await timelinePicture({ title: 'Long', rows: rows(10, text), leftOut }, { theme: 'dark' })).altText;
  /** So long that ten rows, the title and nine line breaks are exactly as much as Discord takes. */
  const FITTING = MOST_ALT - 'Timeline: Long'.length - 10 * '\n2280: '.length;

  it('is as long as Discord takes it, in code points', async () => {
    expect(MOST_ALT).toBe(LIMITS.attachmentDescription);
    const whole = '🖖'.repeat(Math.floor(FITTING / 10));
    expect([...(await altTextOf(whole))].length).toBeGreaterThan(MOST_ALT - 10);
    expect(await altTextOf(whole)).toContain(`2289: ${whole}`);
  });

  it('is cut between lines, with an ellipsis, and keeps what the foot says', async () => {
    const foot = 'Not shown: 12 without a date';
    const most = Math.floor(FITTING / 10) + 1;
    for (let length = most - foot.length; length <= most; length++) {
      const altText = await altTextOf('x'.repeat(length), foot);
      expect([...altText].length).toBeLessThanOrEqual(MOST_ALT);
      const lines = altText.split('\n').slice(1);
      expect(lines.pop()).toBe(foot);
      if (lines.length < 10 || lines.at(-1) === '…') expect(lines.pop()).toBe('…');
      for (const [at, line] of lines.entries()) expect(line).toBe(`${2280 + at}: ${'x'.repeat(length)}`);
      if (length === most) expect(lines).toHaveLength(9);
    }
  });

  it('fits, whatever is in it', async () => {
    for (const { altText } of [
      await timelinePicture(
        { title: NASTY, rows: [{ date: NASTY, heading: NASTY, text: NASTY }], leftOut: NASTY },
        { theme: 'dark' },
      ),
      await tiesPicture(
        { name: NASTY, ties: [{ label: NASTY, name: NASTY, sources: NASTY, strength: 1 }] },
        { theme: 'dark' },
      ),
    ])
      expect([...altText].length).toBeLessThanOrEqual(MOST_ALT);
  });
});

describe('any text', () => {
  it.each(THEME_NAMES)('is drawn, whatever script or control is in it, in %s', async (theme) => {
    const row = { date: NASTY, heading: NASTY, text: NASTY, sources: NASTY };
    const tie = { label: NASTY, name: NASTY, sources: NASTY, strength: 1 };
    const step = { text: NASTY, sources: NASTY, to: { name: NASTY, kind: NASTY } };
    const pictures = [
      await timelinePicture({ title: NASTY, rows: [row], leftOut: NASTY }, { theme }),
      await connectionPicture({ start: step.to, steps: [step] }, { theme }),
      await tiesPicture({ name: NASTY, kind: NASTY, ties: Array(9).fill(tie) }, { theme }),
      await pollPicture({ title: NASTY, options: [{ label: NASTY, count: 1 }], note: NASTY }, { theme }),
      await pollPicture({ title: '', options: [] }, { theme }),
      await podiumPicture({ title: NASTY, places: [{ rank: 1, name: NASTY, points: 9 }] }, { theme }),
      await podiumPicture({ title: '', places: [] }, { theme }),
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

  it.skipIf(!canHideFonts).each([
    ['all that might be written', DRAW_NASTY],
    ['real cards', DRAW_CARDS],
  ])('is drawn the same on a machine without any font: %s', (_, program) => {
    const bare = hidingFonts(process.execPath, program);
    expect(bare).toMatch(/^[0-9a-f]{64}( [0-9a-f]{64})+$/);
    expect(execFileSync(process.execPath, [program], { encoding: 'utf8' })).toBe(bare);
  });
});

describe('the themes', () => {
  it.each(THEME_NAMES)('have a contrast that weak eyes can read, in %s', (theme) => {
    const { background, panel, text, muted, accent, onAccent } = THEMES[theme];
    for (const ink of [text, muted, accent]) expect(contrast(ink, background)).toBeGreaterThan(4.5);
    for (const ink of [text, muted]) expect(contrast(ink, panel)).toBeGreaterThan(4.5);
    expect(contrast(onAccent, accent)).toBeGreaterThan(4.5);
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
