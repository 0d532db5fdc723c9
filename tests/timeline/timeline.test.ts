import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LoreDate, parseLoreDate } from '../../src/lore/model/date.ts';
import { openYears, type Timeline, timeline } from '../../src/timeline/index.ts';
import { placeInSpan } from '../../src/timeline/place-in-span.ts';
import { entriesOf, entryOf, openFolder } from '../lore/opened.ts';
import { writePack } from '../lore/small-pack.ts';

const opened = (folder: string) => {
  const packs = openFolder(folder);
  return { packs, ...openYears(packs) };
};
type Opened = ReturnType<typeof opened>;
const shipped = opened(join(import.meta.dirname, '../../data'));

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
  part-of: { phrase: was part of, inverse: included, label: Part of, inverseLabel: Included, section: glance, inverseSection: more, subjects: [event], targets: [event] }
  aimed-at: { phrase: was aimed at, inverse: was the target of, label: Target, inverseLabel: Target of, section: glance, inverseSection: events, subjects: [event], targets: [person] }
  held-at: { phrase: took place at, inverse: was the scene of, label: Place, inverseLabel: Events, section: glance, inverseSection: course, subjects: [event], targets: [place] }
  happened: { phrase: went on, label: What happened, section: course, subjects: [event], targets: [] }
  outcome: { phrase: ended with, label: Outcome, section: outcome, subjects: [event], targets: [] }
  killed: { phrase: killed, inverse: was killed by, label: Killed, inverseLabel: Killed by, section: people, inverseSection: life, targets: [person] }
  died: { phrase: died at, inverse: saw die, label: Died, inverseLabel: Died here, section: life, inverseSection: more, targets: [place, event], single: true }
  born: { phrase: was born at, inverse: saw born, label: Born, inverseLabel: Born here, section: life, inverseSection: more, targets: [place], single: true }
  married: { phrase: married, inverse: married, label: Spouse, inverseLabel: Spouse, section: family, symmetric: true, targets: [person] }
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
const small = (entries: string) =>
  opened(
    writePack({
      'pack.yaml': PACK_HEAD + PACK_RELATIONS,
      'works.yaml':
        'tuc: { title: TUC, medium: film, tier: screen }\nbook: { title: Book, medium: novel, tier: novel }\n',
      'entries.yaml': entries,
    }),
  );
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
      '2360',
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

  it('leaves out and counts what a viewer may not see', () => {
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
      'Gorkon Initiative',
      'Khitomer conspiracy',
      'Dinner aboard the Enterprise-A',
      'Assassination of Gorkon',
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

/** The names of a timeline's items, those in no known order together in brackets, in the order of the alphabet. */
function order({ items }: Timeline): string {
  const groups: { unordered: number | undefined; names: string[] }[] = [];
  for (const { text, unordered } of items) {
    const last = groups.at(-1);
    const name = text.replace(/\.$/, '');
    if (last && unordered !== undefined && last.unordered === unordered) last.names.push(name);
    else groups.push({ unordered, names: [name] });
  }
  return groups
    .map(({ unordered, names }) =>
      unordered === undefined ? names.join('') : `(${names.toSorted().join(' ')})`,
    )
    .join(' ');
}
const fact = (more: string) => `{ cite: [tuc], ${more} }`;
const of = (id: string, facts: string[]) =>
  `${id}: { name: ${id.charAt(0).toUpperCase()}${id.slice(1)}, kind: ${id === 'ship' ? 'place' : 'person'}, summary: It., cite: [tuc], facts: [${facts.join(', ')}] }\n`;
const followed = (target: string) => `, ${fact(`relation: followed, target: ${target}`)}`;
const ofYear = (lore: Opened) => order(timeline(lore, span('2293')));
const ofEntry = (lore: Opened, slug: string) =>
  order(timeline(lore, { entry: entryOf(lore.packs, `small/${slug}`) }));

describe('what happened in one year', () => {
  it('is in no order where nothing says so, and is said to be', () => {
    expect(ofYear(small(event('b', '2293') + event('a', '2293')))).toBe('(A B)');
  });

  it('keeps the order that is known, and tells apart what could stand anywhere in it', () => {
    const lore = small(event('a', '2293') + event('b', '2293', followed('a')) + event('loose', '2293'));
    expect(ofYear(lore)).toBe('A B (LOOSE)');
  });

  it('is in no order only as far as nothing is known', () => {
    const both = event('b', '2293', followed('a')) + event('c', '2293', followed('a'));
    const lore = small(event('a', '2293') + both + event('d', '2293', followed('b') + followed('c')));
    expect(ofYear(lore)).toBe('A (B C) D');
  });

  it('is in the order of what lies between, on the timeline or not', () => {
    const between = event('middle', '2293', followed('first')).replace(/facts: \[\{[^}]*\}, /, 'facts: [');
    expect(between).not.toContain('held-in');
    const lore = small(between + event('first', '2293') + event('another', '2293', followed('middle')));
    expect(ofYear(lore)).toBe('FIRST ANOTHER');
  });

  it('has a part after the beginning of the whole, and what followed the whole after its parts', () => {
    const part = event('a-part', '2293', `, ${fact('relation: part-of, target: whole')}`);
    const outcome = event('b-outcome', '2293').replace(
      'facts: [',
      `facts: [${fact('relation: lived, text: It.')}, `,
    );
    const whole = event('whole', '2293', `, ${fact('relation: led-to, target: b-outcome')}`);
    const lore = small(part + outcome + whole + event('c-sequel', '2293', followed('whole')));
    // What the whole led to may have begun before its parts.
    expect(ofYear(lore)).toBe('WHOLE A-PART C-SEQUEL (B-OUTCOME)');
  });

  it('is in the order that the pack gives, facts and events in one sequence', () => {
    const at = (order: number, more: string) => fact(`date: 2293, order: ${order}, ${more}`);
    const ordered = (slug: string, order: number) =>
      event(slug, '2293').replace('date: 2293', `date: 2293, order: ${order}`);
    const lore = small(
      ordered('war', 20) +
        ordered('peace', 40) +
        of('worf', [
          at(50, 'relation: lived, id: e, text: After.'),
          at(45, 'relation: deed, target: peace, text: Peace.'),
          at(30, 'relation: lived, id: c, text: Between.'),
          at(25, 'relation: deed, target: war, text: War.'),
          at(10, 'relation: lived, id: a, text: Before.'),
          at(10, 'relation: lived, id: b, text: Meanwhile.'),
        ]),
    );
    expect(ofEntry(lore, 'worf')).toBe('Before Meanwhile War Between Peace After');
  });

  it('believes the order of an event’s facts for that event alone, where the event itself has none', () => {
    const deeds = ['a', 'b'].map((slug, at) =>
      fact(`relation: deed, target: ${slug}, date: 2293, order: ${2 - at}, text: At ${slug}.`),
    );
    const linked = small(event('a', '2293') + event('b', '2293', followed('a')) + of('worf', deeds));
    expect(ofEntry(linked, 'worf')).toBe('At a At b');
    const apart = small(event('a', '2293') + event('b', '2293') + of('worf', deeds));
    expect(ofEntry(apart, 'worf')).toBe('(At a At b)');
  });

  it('is as the pack’s own order has it, even where one event is said to have followed the other', () => {
    const ordered = (slug: string, at: number, facts = '') =>
      event(slug, '2293', facts).replace('date: 2293', `date: 2293, order: ${at}`);
    expect(ofYear(small(ordered('a', 20) + ordered('b', 10, followed('a'))))).toBe('B A');
  });

  it('tells what came of an event after its course, and before what followed', () => {
    const lore = small(
      event(
        'battle',
        '2293',
        `, ${fact('id: z, relation: happened, date: 2293, text: Fire.')}, ${fact('id: a, relation: outcome, date: 2293, text: Victory.')}`,
      ) + event('accords', '2293', followed('battle')),
    );
    expect(ofEntry(lore, 'battle')).toBe('BATTLE Fire Victory ACCORDS');
  });

  it('has a death in the place of the event at which it came about', () => {
    const lore = small(
      event(
        'attack',
        '2293',
        `, ${fact('relation: aimed-at, target: gorkon')}, ${fact('relation: held-at, target: ship')}`,
      ) +
        event('trial', '2293', followed('attack')) +
        of('ship', [fact('relation: lived, text: It.')]) +
        of('gorkon', [fact('relation: died, target: ship, date: 2293, text: Shot.')]),
    );
    expect(ofYear(lore)).toBe('ATTACK Shot TRIAL');
  });

  it('tells nothing that somebody did after their death, or before their birth', () => {
    const lore = small(
      of('ship', [fact('relation: lived, text: It.')]) +
        of('kurn', [fact('relation: lived, text: It.')]) +
        of('worf', [
          fact('relation: died, target: ship, date: 2293, text: Died.'),
          fact('relation: lived, id: x, date: 2293, text: Lived.'),
          fact('relation: married, target: kurn, date: 2293, text: Wed.'),
          fact('relation: born, target: ship, date: 2293, text: Born.'),
        ]),
    );
    expect(ofEntry(lore, 'worf')).toBe('Born (Lived Wed) Died');
  });
});

describe('the order of a shipped timeline', () => {
  const inTurn = (text: string, first: RegExp, second: RegExp) => {
    expect(text, `${first}`).toMatch(first);
    expect(text, `${second}`).toMatch(second);
    expect(text.search(first), `${first} before ${second}`).toBeLessThan(text.search(second));
  };
  const known = (made: Timeline) =>
    lines({ ...made, items: made.items.filter(({ unordered }) => unordered === undefined) }).join('\n');

  it('has the year of Khitomer in the order of the film', () => {
    expect(known(timeline(shipped, span('2293'))).split('\n')).toEqual([
      '2293: Destruction of Praxis',
      '2293: Gorkon Initiative',
      '2293: Khitomer conspiracy',
      '2293: Dinner aboard the Enterprise-A',
      '2293: Assassination of Gorkon',
      '2293: Gorkon was shot aboard Kronos One on the way to peace talks on Earth.',
      '2293: Operation Retrieve',
      '2293: Trial of Kirk and McCoy',
      '2293: Escape from Rura Penthe',
      '2293: Khitomer Conference',
      '2293: Assassination attempt on the Federation President',
      '2293: Battle of Khitomer',
      '2293: Chang died in his own Bird-of-Prey above Khitomer, with half a line of Hamlet on his lips.',
      '2293: Montgomery Scott shot Colonel West, who fell through the window to his death on the floor of the hall at Khitomer.',
      '2293: Khitomer Accords',
      '2293: The Federation-Klingon Cold War ended with the peace of Khitomer.',
      '2293: Launch of the Enterprise-B',
    ]);
  });

  it('has Kirk tried before the escape, lost last of that year, and dead after the Nexus', () => {
    const kirk = known(timeline(shipped, about('james-t-kirk')));
    inTurn(kirk, /Chang arrested Kirk/, /convicted by a Klingon court/);
    inTurn(kirk, /convicted by a Klingon court/, /fought the shape-shifter Martia/);
    inTurn(kirk, /threw the Federation President aside/, /was lost while saving the ship/);
    inTurn(kirk, /met Jean-Luc Picard inside the Nexus/, /died on Veridian III/);
  });

  it('has Sulu and Valeris at the trial before Khitomer, and the murder of Burke before the arrest', () => {
    const sulu = known(timeline(shipped, about('hikaru-sulu')));
    inTurn(sulu, /disobeyed orders and set out/, /brought the Excelsior into the fight/);
    inTurn(known(timeline(shipped, about('valeris'))), /shot Burke/, /was led into the hall/);
  });

  it('has the talks asked for long before the last applause', () => {
    const conference = known(timeline(shipped, about('khitomer-conference')));
    inTurn(conference, /Azetbur asked for peace talks/, /applauded Kirk/);
    inTurn(conference, /applauded Kirk/, /put an end to|Khitomer Accords$/m);
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
  it('tells beside its events who died or was killed and how what lasted ended, each once', () => {
    const texts = timeline(shipped, span('2375')).items.map(({ text }) => text);
    expect(texts.filter((text) => /Gowron/.test(text))).toEqual([
      'Worf killed Gowron in single combat over how he was running the war.',
    ]);
    expect(texts).toContain('The Dominion War ended with the surrender of the Dominion at Cardassia.');
    const deaths = timeline(shipped, span('2293')).items.filter(({ text }) =>
      /Gorkon was shot|shot Chancellor/.test(text),
    );
    expect(deaths).toHaveLength(1);
  });

  it('has as many items as are asked for, those of the best known entries, and counts the others', () => {
    const all = timeline(shipped, span('2285', '2380'));
    const few = timeline(shipped, span('2285', '2380'), { most: 10 });
    expect(few.items).toHaveLength(10);
    const least = Math.min(...few.items.map(({ entry }) => entry.prominence));
    const shown = new Set(few.items.map(({ text }) => text));
    for (const { entry, text } of all.items)
      if (!shown.has(text)) expect(entry.prominence).toBeLessThanOrEqual(least);
    expect(few.leftOut.details.length).toBeGreaterThanOrEqual(
      all.leftOut.details.length + all.items.length - 10,
    );
  });

  it('may begin and end within a year', () => {
    const dates = ['2293-02', '2293-06', 'c. 2293', '2293', '2294-02', '2294-03'];
    const lore = small(
      person(dates.map((when, at) => lived(`d${at}`, when)).join(', ')) + event('a', '2293'),
    );
    const { items, leftOut } = timeline(lore, span('2293-05', '2294-02'));
    expect(items).toEqual([]);
    expect(leftOut.uncertain.map(({ text }) => text)).toEqual(['A']);
    expect(leftOut.details.map(({ date }) => date?.text)).toEqual(['2293-06', '2294-02']);
  });

  it('finds the same by its index as by going through all facts', () => {
    for (const [from, to] of [
      ['2293', '2293'],
      ['2293-05', '2294'],
      ['before 2290', 'before 2290'],
      ['2370s', '2370s'],
      ['c. 2339', 'after 2370'],
    ] as const) {
      const wanted = span(from, to);
      const { items, leftOut } = timeline(shipped, wanted, { mostDetails: Infinity });
      const found = new Set(
        [...items, ...leftOut.uncertain].flatMap(({ facts }) => facts).concat(leftOut.details),
      );
      for (const fact of entriesOf(shipped.packs).flatMap(({ facts }) => facts)) {
        const place = fact.date && placeInSpan(fact.date, wanted);
        if (place === 'inside') expect(found, fact.id).toContain(fact);
        if (place !== 'inside' && place !== 'uncertain') expect(found, fact.id).not.toContain(fact);
      }
    }
  });

  it('has its events still after so many other facts were read that theirs are read anew', () => {
    const days = Array.from({ length: 5_100 }, (_, at) => lived(`d${at}`, '2100'));
    const lore = small(event('a', '2293') + person(days.join(', ')));
    const before = lines(timeline(lore, span('2293')));
    expect(before).toEqual(['2293: A']);
    const held = entryOf(lore.packs, 'small/a').facts;
    expect(entryOf(lore.packs, 'small/worf').facts).toHaveLength(days.length);
    expect(entryOf(lore.packs, 'small/a').facts[0]).not.toBe(held[0]);
    expect(lines(timeline(lore, span('2293')))).toEqual(before);
  });

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
    for (const entry of entriesOf(shipped.packs)) {
      for (const item of timeline(shipped, { entry }).items) {
        expect(item.facts.flatMap(({ citations }) => citations).length).toBeGreaterThan(0);
        expect(item.facts.some((fact) => fact.date?.text === item.date.text)).toBe(true);
        expect(item.text).not.toBe('');
      }
    }
  });

  it('has no fact twice', () => {
    for (const entry of entriesOf(shipped.packs)) {
      const facts = timeline(shipped, { entry }).items.flatMap((item) => item.facts);
      expect(new Set(facts).size).toBe(facts.length);
    }
  });
});

it('says no date twice: what ends a sentence and stands beside it goes', () => {
  const entries = shipped.packs.flatMap((pack) => pack.entries);
  expect(entries.length).toBeGreaterThan(200);
  for (const entry of entries)
    for (const { date: when, text } of timeline(shipped, { entry }).items)
      expect(text.endsWith(` in ${when.text}.`), text).toBe(false);
});
