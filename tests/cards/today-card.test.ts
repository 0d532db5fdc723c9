import { describe, expect, it } from 'vitest';
import { todayCard, todayEmbed, todayLines } from '../../src/cards/today-card.ts';
import type { Lore } from '../../src/lore/lore.ts';
import { EVERYTHING, nameSpoils, type Viewer } from '../../src/spoilers/viewer.ts';
import type { Day } from '../../src/timeline/on-this-day.ts';
import { besideQuestion, nearestDays, seenOn } from '../../src/timeline/seen-on.ts';
import { entriesOf, loreOf } from '../lore/opened.ts';
import { writePack } from '../lore/small-pack.ts';
import { readLimits } from '../spoilers/limits-of.ts';
import { expectFits } from './fits-discord.ts';

const shipped = loreOf('data');
const small = loreOf(
  writePack({
    'works.yaml': [
      'tuc: { title: "The Undiscovered Country", short: TUC, medium: film, tier: screen, released: 1991-12-06 }',
      'book: { title: The Book, medium: novel, tier: novel, released: 2016-12-06, by: Una Mc*Cormack }',
      'lives: { title: The Lives of Ezri, medium: novel, tier: novel, released: 1999-12-06 }',
      'new: { title: Brand New, medium: film, tier: screen, released: 2026-12-06 }',
      'seen: { title: Image in the Sand, medium: episode, tier: screen, series: DS9, season: 7, episode: 1 }',
      '',
    ].join('\n'),
    'entries.yaml': `
ezri: { name: Ezri, kind: person, summary: Somebody., cite: [seen] }
worf: { name: Worf, kind: person, summary: Somebody., cite: [tuc], facts: [
  { id: promoted, relation: rank, value: Colonel, date: 2293-12-06, text: Worf spoke., cite: [tuc, book] },
  { id: met, relation: met, target: ezri, date: 2375-12-06, text: Worf met Ezri., cite: [seen] } ] }
`,
  }),
);
const day = (month: number, of: number, year = 2026): Day => ({ year, month, day: of });
const viewerWith = (limit: string, { packs }: Lore, canon?: string): Viewer => {
  const read = readLimits(limit, packs);
  if (!read.ok) throw new Error(`no limit: ${read.wrong}`);
  return { canon, limits: read.limits };
};
const linesOn = (packs: Lore, of: Day, viewer: Viewer) =>
  todayLines(seenOn(packs, of, viewer), { day: of, viewer });

describe('a day', () => {
  it('says how many years ago each work came out, and nothing of the kind in its first year', () => {
    expect(linesOn(small, day(12, 6), EVERYTHING)).toEqual([
      '• Worf spoke. `TUC` `The Book`',
      '• Worf met Ezri. `DS9 7x01`',
      '• **The Undiscovered Country** (TUC, film, 1991), 35 years ago',
      '• **The Lives of Ezri** (novel, 1999), 27 years ago',
      '• **The Book** (novel, 2016) by Una Mc\\*Cormack, 10 years ago',
      '• **Brand New** (film, 2026)',
    ]);
    expect(linesOn(small, day(12, 6, 2027), EVERYTHING)).toContain(
      '• **Brand New** (film, 2026), 1 year ago',
    );
  });

  it('has neither fact nor work beyond the viewer’s limit, nor one called after somebody they have not met', () => {
    expect(linesOn(small, day(12, 6), viewerWith('DS9 S6', small))).toEqual([
      '• Worf spoke. `TUC` `The Book`',
      '• **The Undiscovered Country** (TUC, film, 1991), 35 years ago',
      '• **The Book** (novel, 2016) by Una Mc\\*Cormack, 10 years ago',
      '• **Brand New** (film, 2026)',
    ]);
  });

  it('names a work that the viewer has not seen by its medium alone, and none below the canon line', () => {
    expect(linesOn(small, day(12, 6), viewerWith('no novels', small))[0]).toBe('• Worf spoke. `TUC` `novel`');
    const screen = linesOn(small, day(12, 6), { canon: 'screen', limits: [] });
    expect(screen[0]).toBe('• Worf spoke. `TUC`');
    expect(screen.join()).not.toContain('novel');
  });

  it.each(['no DS9', 'no episodes', 'TNG S2, no novels', 'until 1991', 'not TUC'])(
    'of the shipped packs names nobody beyond the limit "%s"',
    (limit) => {
      const viewer = viewerWith(limit, shipped);
      const hidden = entriesOf(shipped.opened).filter((entry) => nameSpoils(entry, viewer));
      const leaking: string[] = [];
      for (let at = Date.UTC(2028, 0, 1); at < Date.UTC(2029, 0, 1); at += 86_400_000) {
        const date = new Date(at);
        const shown = linesOn(shipped, day(date.getUTCMonth() + 1, date.getUTCDate(), 2028), viewer).join(
          '\n',
        );
        const names = hidden.flatMap((entry) => [entry.name, ...entry.aliases.map(({ name }) => name)]);
        leaking.push(...names.filter((name) => new RegExp(`\\b${RegExp.escape(name)}\\b`, 'u').test(shown)));
      }
      expect(leaking).toEqual([]);
    },
  );
});

describe('the card of /today', () => {
  it('fits Discord however much happened, and counts what it leaves out', () => {
    const works = Array.from(
      { length: 200 },
      (_, index) =>
        `w${index}: { title: "Work ${index} ${'*'.repeat(80)}", medium: film, tier: screen, released: 1991-12-06 }`,
    );
    const facts = Array.from(
      { length: 60 },
      (_, index) =>
        `{ id: f${index}, relation: rank, value: "${index}", date: 2293-12-06, text: "${index} ${'_'.repeat(330)}.", cite: [w0, w1, w2, w3, w4, w5] }`,
    );
    const packs = loreOf(
      writePack({
        'works.yaml': works.join('\n'),
        'entries.yaml': `worf: { name: Worf, kind: person, summary: Somebody., cite: [w0], facts: [${facts.join(', ')}] }`,
      }),
    );
    const card = todayCard(seenOn(packs, day(12, 6), EVERYTHING), {
      day: day(12, 6),
      viewer: EVERYTHING,
      nearest: [],
      private: false,
    });
    expectFits(card);
    const shown = JSON.stringify(card);
    expect(shown.match(/and \d+ more/g)).toHaveLength(2);
    expect(shown).toContain('"First shown or published"');
  });

  it('says so when nothing is known', () => {
    const card = todayCard(seenOn(small, day(1, 2), EVERYTHING), {
      day: day(1, 2),
      viewer: EVERYTHING,
      nearest: [],
      private: true,
    });
    expect(card.embeds[0]?.title).toBe('On this day: January 2');
    expect(card.embeds[0]?.description).toContain('Nothing is known');
  });

  it('has the nearest days where nothing is known of this one, as far as the viewer may know them', () => {
    const nearOf = (of: Day, viewer: Viewer) => {
      const nearest = nearestDays(small, of, viewer, 3);
      const card = todayCard(seenOn(small, of, viewer), { day: of, viewer, nearest, private: false });
      expectFits(card);
      return card.embeds[0] ?? expect.unreachable();
    };
    const before = nearOf(day(12, 5), EVERYTHING);
    expect(before.description).toBe('No anniversary today; these are the nearest.');
    expect(before.fields).toEqual([
      {
        name: 'Tomorrow: December 6',
        value:
          '• Worf spoke. `TUC` `The Book`\n• Worf met Ezri. `DS9 7x01`\n• **The Undiscovered Country** (TUC, film, 1991)\nand 3 more',
      },
    ]);
    expect(nearOf(day(12, 16), EVERYTHING).fields?.[0]?.name).toBe('10 days ago: December 6');
    expect(JSON.stringify(nearOf(day(12, 5), viewerWith('DS9 S6', small)))).not.toContain('Ezri');
  });

  it('knows a near day for every day of the shipped packs', () => {
    for (let at = Date.UTC(2027, 0, 1); at < Date.UTC(2028, 0, 1); at += 86_400_000) {
      const date = new Date(at);
      const near = nearestDays(shipped, day(date.getUTCMonth() + 1, date.getUTCDate(), 2027), EVERYTHING, 3);
      expect(near).toHaveLength(3);
    }
  });
});

describe('beside the daily question', () => {
  it('stand three lines, and how many more there are', () => {
    expect(todayEmbed(['a', 'b', 'c'], 1000)?.description).toBe('a\nb\nc');
    expect(todayEmbed(['a', 'b', 'c', 'd', 'e'], 1000)?.description).toBe('a\nb\nc\nand 2 more: `/today`');
  });

  it('stands nothing when nothing happened, and no more than there is room for', () => {
    expect(todayEmbed([], 1000)).toBeUndefined();
    const lines = ['a'.repeat(100), 'b'.repeat(100)];
    for (let room = 0; room < 300; room++) {
      const embed = todayEmbed(lines, room);
      const length = (embed?.title ?? '').length + (embed?.description ?? '').length;
      expect(length).toBeLessThanOrEqual(room);
    }
    expect(todayEmbed(lines, 50)).toBeUndefined();
    expect(todayEmbed(lines, 180)?.description).toBe(`${lines[0]}\nand 1 more: \`/today\``);
  });

  it('stands nothing about whoever the question is about', () => {
    const today = seenOn(small, day(12, 6), EVERYTHING);
    const [spoke, met] = today.happened;
    const other = besideQuestion(today, []);
    expect(other.happened).toEqual([spoke, met]);
    expect(besideQuestion(today, met ? [met] : []).happened).toEqual([]);
    expect(besideQuestion(today, met ? [met] : []).released).toEqual(today.released);
  });
});
