import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LoreDate, parseLoreDate } from '../../../src/lore/date.ts';
import { loadPacks } from '../../../src/lore/load.ts';
import type { Entry, Pack } from '../../../src/lore/model.ts';
import { type Timeline, timeline } from '../../../src/lore/timeline/index.ts';
import { writePack } from '../small-pack.ts';

const shipped = { packs: loadPacks(join(import.meta.dirname, '../../../data')) };

function entryOf(packs: readonly Pack[], id: string): Entry {
  const entry = packs.flatMap((pack) => pack.entries).find((one) => one.id === id);
  if (!entry) throw new Error(`${id} is in no pack`);
  return entry;
}
const about = (slug: string) => ({ entry: entryOf(shipped.packs, `khitomer/${slug}`) });

function date(text: string): LoreDate {
  const found = parseLoreDate(text);
  if (!found) throw new Error(`${text} is no date`);
  return found;
}
const span = (from: string, to = from) => ({ from: date(from), to: date(to) });

/** `2293: Khitomer Conference`, for each item. */
const lines = ({ items }: Timeline) => items.map((item) => `${item.date.text}: ${item.text}`);

const PACK_RELATIONS = `
relations:
  held-in: { phrase: took place in, label: Date, section: glance, subjects: [event], targets: [], single: true }
  attended: { phrase: attended, inverse: was attended by, label: Attended, inverseLabel: Who was there, section: events, inverseSection: attendance, subjects: [person], targets: [event], tie: 4 }
  deed: { phrase: acted in, inverse: saw, label: Deeds, inverseLabel: Deeds, section: events, inverseSection: course, subjects: [person], targets: [event], tie: 5 }
  followed: { phrase: followed, inverse: came before, label: After, inverseLabel: Before, section: more, subjects: [event], targets: [event], tie: 3 }
  led-to: { phrase: led to, inverse: came out of, label: Led to, inverseLabel: Came out of, section: outcome, inverseSection: glance, subjects: [event], targets: [event], tie: 6 }
  lived: { phrase: lived through, label: Life, section: life, targets: [] }
  type: { phrase: was a, label: Type, section: glance, targets: [] }
`;
const PACK_HEAD = `
name: Small
fandom: Test
language: en
summary: A pack for tests.
licence: CC0-1.0
attribution: Nobody
tiers: [{ id: screen, name: On screen }, { id: novel, name: Novel }]
continuities: [{ id: prime, name: Prime }]
`;
const small = (entries: string) => ({
  packs: loadPacks(
    writePack({
      'pack.yaml': PACK_HEAD + PACK_RELATIONS,
      'works.yaml':
        'tuc: { title: TUC, medium: film, tier: screen }\nbook: { title: Book, medium: novel, tier: novel }\n',
      'entries.yaml': entries,
    }),
  ),
});
const event = (slug: string, year: string, facts = '') =>
  `${slug}: { name: ${slug.toUpperCase()}, kind: event, summary: It., cite: [tuc], facts: [{ relation: held-in, value: ${year}, date: ${year}, cite: [tuc] }${facts}] }\n`;
const lived = (id: string, when: string) =>
  `{ id: ${id}, relation: lived, date: ${when}, text: ${id}., cite: [tuc] }`;
const person = (facts: string) =>
  `worf: { name: Worf, kind: person, summary: Somebody., cite: [tuc], facts: [${facts}] }\n`;

describe('the timeline of a person', () => {
  it('merges an event and what the person did there into one item, told by the deed', () => {
    const { items } = timeline(shipped, about('curzon-dax'));
    const korvat = items.filter(({ entry }) => entry.name === 'Korvat negotiations');
    expect(korvat.map(({ text }) => text)).toEqual([
      "Curzon Dax walked out in the middle of Kang's speech at Korvat and earned respect by it.",
    ]);
    expect(korvat[0]?.facts.map(({ relation }) => relation.id)).toEqual(['deed', 'attended', 'held-in']);
  });

  it('is in the order of time, whatever the form of a date', () => {
    expect(timeline(shipped, about('curzon-dax')).items.map((item) => item.date.text)).toEqual([
      '2285 or 2286',
      '2289',
      '2289',
      '2289-2290',
      '2290s',
      '2293',
      '2293',
      '2293',
      'from 2328',
      'c. 2339',
      '2340s',
      '2367',
      '2367',
      '2367',
      'until 2367',
      '2371',
      '2372',
    ]);
  });

  it('dates an undated fact by its event, and counts what it cannot date', () => {
    const lore = small(
      event('conference', '2293') +
        person(
          `{ relation: attended, target: conference, cite: [tuc] }, { id: x, relation: lived, text: Sometime., cite: [tuc] }`,
        ),
    );
    const found = timeline(lore, { entry: entryOf(lore.packs, 'small/worf') });
    expect(lines(found)).toEqual(['2293: Worf attended CONFERENCE.']);
    expect(found.leftOut.undated).toHaveLength(1);
  });

  it('keeps a fact of another date than its event apart, and does not show the event for it', () => {
    const lore = small(
      event('war', '2372-2373') +
        person('{ relation: deed, target: war, date: 2372, text: Worf fought., cite: [tuc] }'),
    );
    expect(lines(timeline(lore, { entry: entryOf(lore.packs, 'small/worf') }))).toEqual([
      '2372: Worf fought.',
    ]);
  });

  it('leaves out and counts what a reader may not see', () => {
    const all = timeline(shipped, about('curzon-dax'));
    const accept = (fact: { citations: readonly { work: { tier: { id: string } } }[] }) =>
      fact.citations.some(({ work }) => work.tier.id === 'screen');
    const onScreen = timeline(shipped, about('curzon-dax'), { accept });
    expect(onScreen.items.length).toBeLessThan(all.items.length);
    expect(onScreen.items.flatMap(({ facts }) => facts).every(accept)).toBe(true);
    expect(onScreen.leftOut.refused.length).toBeGreaterThan(0);
    expect(all.leftOut.refused).toEqual([]);
  });
});

describe("an event's before and after", () => {
  const names = timeline(shipped, about('khitomer-conference'))
    .items.filter(({ entry, text }) => text === entry.name)
    .map(({ text }) => text);

  it('tells what led to it in order, then itself, then what came of it', () => {
    expect(names).toEqual([
      'Destruction of Praxis',
      'Dinner aboard the Enterprise-A',
      'Khitomer conspiracy',
      'Assassination of Gorkon',
      'Gorkon Initiative',
      'Trial of Kirk and McCoy',
      'Escape from Rura Penthe',
      'Khitomer Conference',
      'Khitomer Accords',
      'Launch of the Enterprise-B',
      'Klingon withdrawal from the Khitomer Accords',
      'Battle of Deep Space 9 (2372)',
      'Federation-Klingon War (2372-2373)',
      'Restoration of the Khitomer Accords',
      'Dominion War',
      'Klingon withdrawal from the Khitomer Accords (2399)',
    ]);
  });

  it('tells its course in the order that its files give', () => {
    const orders = timeline(shipped, about('khitomer-conference'))
      .items.flatMap(({ facts }) => facts[0]?.order ?? 0)
      .filter((order) => order > 0);
    expect(orders.length).toBeGreaterThan(10);
    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
  });

  it('leaves who was there to the card, and counts it', () => {
    const { items, leftOut } = timeline(shipped, about('khitomer-conference'));
    expect(items.flatMap(({ facts }) => facts).some(({ relation }) => relation.id === 'attended')).toBe(
      false,
    );
    expect(leftOut.details.length).toBeGreaterThan(15);
  });

  it('stays in its own continuity', () => {
    expect(names).not.toContain('Khitomer Conference (mirror)');
  });

  it('comes to an end where events lead to each other in a circle', () => {
    const lore = small(
      event('a', '2293', ', { relation: led-to, target: b, cite: [tuc] }') +
        event('b', '2293', ', { relation: led-to, target: c, cite: [tuc] }') +
        event('c', '2293', ', { relation: led-to, target: a, cite: [tuc] }'),
    );
    expect(lines(timeline(lore, { entry: entryOf(lore.packs, 'small/a') })).toSorted()).toEqual([
      '2293: A',
      '2293: B',
      '2293: C',
    ]);
  });
});

describe('a very long chain of events', () => {
  it('is put in order as well', () => {
    const slugs = Array.from({ length: 3000 }, (_, at) => `e${String(at).padStart(4, '0')}`).toReversed();
    const lore = small(
      slugs
        .map((slug, at) =>
          event(
            slug,
            '2293',
            at === 0 ? '' : `, { relation: followed, target: ${slugs[at - 1]}, cite: [tuc] }`,
          ),
        )
        .join(''),
    );
    expect(timeline(lore, span('2293')).items.map(({ entry }) => entry.id.slice('small/'.length))).toEqual(
      slugs,
    );
  });
});

describe('the timeline of a place', () => {
  it('has the events that it saw', () => {
    expect(lines(timeline(shipped, about('khitomer')))).toEqual(
      expect.arrayContaining([
        '2293: Battle of Khitomer',
        '2293: Khitomer Conference',
        '2346: Khitomer Massacre',
      ]),
    );
  });
});

describe('the timeline of a span', () => {
  it('has its events, those of the same year in the order in which one led to the other', () => {
    const lore = small(
      event('a', '2293', ', { relation: followed, target: c, cite: [tuc] }') +
        event('b', '2293') +
        event('c', '2293', ', { relation: followed, target: d, cite: [tuc] }') +
        event('d', '2293') +
        event('later', '2294'),
    );
    const found = lines(timeline(lore, span('2293')));
    expect(found.filter((line) => line !== '2293: B')).toEqual(['2293: D', '2293: C', '2293: A']);
    expect(found).toContain('2293: B');
  });

  it('has what overlaps it for certain, and counts what only may', () => {
    const lore = small(
      person(
        [
          lived('within', '2293-05'),
          lived('overlapping', '2290-2295'),
          lived('began', 'from 2293'),
          lived('ended', 'until 2293'),
          lived('began-before', 'from 2280'),
          lived('about', 'c. 2293'),
          lived('decade', '2290s'),
          lived('some-time-after', 'after 2290'),
          lived('long-after', '2350'),
        ].join(', '),
      ),
    );
    const found = timeline(lore, span('2293'), { detail: true });
    expect(found.items.map(({ text }) => text).toSorted()).toEqual([
      'about.',
      'began.',
      'ended.',
      'overlapping.',
      'within.',
    ]);
    expect(found.leftOut.uncertain).toHaveLength(2);
  });

  it('counts the dated facts that it leaves out, and has them when asked', () => {
    const brief = timeline(shipped, span('2292', '2294'));
    const full = timeline(shipped, span('2292', '2294'), { detail: true });
    expect(brief.items.length).toBeLessThan(20);
    expect(brief.leftOut.details.length).toBeGreaterThan(100);
    expect(full.items.length).toBeGreaterThan(100);
    expect(lines(full)).toEqual(expect.arrayContaining(lines(brief)));
  });

  it('counts as refused only what lies within it', () => {
    const { leftOut } = timeline(shipped, span('2250', '2260'), { accept: () => false });
    const all = timeline(shipped, span('2250', '2260'));
    expect(leftOut.refused.length).toBeLessThanOrEqual(
      all.items.flatMap(({ facts }) => facts).length + all.leftOut.details.length,
    );
  });

  it('is empty where nothing is known to have happened', () => {
    expect(timeline(shipped, span('1200', '1300'))).toEqual({
      items: [],
      leftOut: { undated: [], details: [], uncertain: [], refused: [] },
    });
  });
});

describe('every timeline', () => {
  it('cites a work for each item and shows no date that its source does not have', () => {
    for (const entry of shipped.packs.flatMap((pack) => pack.entries)) {
      for (const item of timeline(shipped, { entry }).items) {
        expect(item.facts.flatMap(({ citations }) => citations).length).toBeGreaterThan(0);
        expect(item.facts.some((fact) => fact.date?.text === item.date.text)).toBe(true);
        expect(item.text).not.toBe('');
      }
    }
  });

  it('has no fact twice', () => {
    for (const entry of shipped.packs.flatMap((pack) => pack.entries)) {
      const facts = timeline(shipped, { entry }).items.flatMap((item) => item.facts);
      expect(new Set(facts).size).toBe(facts.length);
    }
  });
});
