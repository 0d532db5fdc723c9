/** Nothing beyond a viewer's limit may stand outside the bars: not in a title, a field, a menu, a button or a choice. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAsk } from '../../src/ask/index.ts';
import { answerCard } from '../../src/cards/answer-card.ts';
import { entryChoices } from '../../src/cards/choices.ts';
import { ALL_TIERS } from '../../src/cards/override.ts';
import { inOwnWords } from '../../src/cards/own-words.ts';
import { quoteCard } from '../../src/cards/quote-card.ts';
import type { Reply } from '../../src/cards/reply.ts';
import { searchCard } from '../../src/cards/search-card.ts';
import { escapeText } from '../../src/cards/text.ts';
import { ITEMS_PER_PAGE, timelineCard } from '../../src/cards/timeline-card.ts';
import { timelineRestCard } from '../../src/cards/timeline-rest-card.ts';
import { openConnections } from '../../src/connect/index.ts';
import { createLore } from '../../src/lore/lore.ts';
import { parseLoreDate } from '../../src/lore/model/date.ts';
import { SECTIONS } from '../../src/lore/model/kinds.ts';
import { type BuiltPack, type Entry, type Fact, sentence } from '../../src/lore/model/model.ts';
import { isQuote } from '../../src/lore/model/quote.ts';
import { loadPacks } from '../../src/lore/pack/load.ts';
import { judgementFor, viewsOf } from '../../src/spoilers/view.ts';
import {
  counts,
  isBeyond,
  judgeFact,
  type Limit,
  nameSpoils,
  type Viewer,
} from '../../src/spoilers/viewer.ts';
import { openYears, type Timeline, timeline } from '../../src/timeline/index.ts';
import { openQuickly } from '../lore/opened.ts';
import { writePack } from '../lore/small-pack.ts';
import { readLimits } from '../spoilers/limits-of.ts';
import {
  allCards,
  allWorkCards,
  compareCard,
  connectionCard,
  mentionsCard,
  tiesCard,
  unconnectedCard,
} from './as-seen.ts';
import { expectFits } from './fits-discord.ts';

const packs = loadPacks('data');
const [pack] = packs as [BuiltPack];
const lore = createLore(openQuickly(packs));
const years = openYears(lore.opened);
const connections = openConnections(lore.opened);
const asking = createAsk(lore);

/** Everything that a reply shows without a press on the bars. */
const outsideBars = ({ embeds, components, files = [] }: Reply) =>
  // A picture says what its alternative text says: see the tests of pictures.
  JSON.stringify([
    embeds,
    components,
    files.map((file) => [file.name, file.alt, 'instead' in file ? file.instead : '']),
  ]).replace(/\|\|.*?(?<!\\)\|\|/gs, '');

/** As JSON has it inside a text. */
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** What leaks on a card of one entry. */
const leaks = (shown: string, of: BuiltPack, viewer: Viewer, about: Entry) =>
  leaking(shown, of, viewer, [...about.facts, ...about.mentions]);

/** What leaks of the whole pack, summaries too, of which a menu shows the beginning. */
const leaksOfAll = (shown: string, of: BuiltPack, viewer: Viewer): string[] => [
  ...leaking(shown, of, viewer, of.facts),
  ...leaksOfSummaries(shown, of, viewer),
];

const leaksOfSummaries = (shown: string, of: BuiltPack, viewer: Viewer): string[] =>
  of.entries
    .flatMap((entry) => entry.summaryParts)
    .filter(({ citations }) =>
      citations.filter(({ work }) => counts(work, viewer)).every(({ work }) => isBeyond(work, viewer)),
    )
    .map(({ text }) => inJson(escapeText(text).slice(0, 50)))
    .filter((text) => shown.includes(text));

/** The sentence of a fact, and as it stands on the cards of the entries that it ties. */
const wordings = (fact: Fact): string[] => {
  const entries = [fact.subject, ...[fact.target, fact.side].filter((end) => typeof end === 'object')];
  return [...new Set([sentence(fact), ...entries.map((entry) => inOwnWords(sentence(fact), fact, entry))])];
};

/** What leaks: texts of hidden facts, and names that only hidden works know, whole words only. */
function leaking(shown: string, of: BuiltPack, viewer: Viewer, facts: readonly Fact[]): string[] {
  const by = Object.groupBy(facts, (fact) =>
    judgeFact(fact, viewer).standing === 'shown' ? 'open' : 'hidden',
  );
  const visible = new Set((by.open ?? []).flatMap(wordings));
  const texts = (by.hidden ?? []).flatMap(wordings).filter((text) => !visible.has(text));
  const names = of.entries.filter((entry) => nameSpoils(entry, viewer)).map((entry) => entry.name);
  const standsIn = (name: string, text: string) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
      'u',
    ).test(text);
  const suspects = names.filter((name) => standsIn(name, shown));
  // "Tomed Incident" is known to those who do not know the ship Tomed: names that are known hide none.
  const known =
    suspects.length === 0
      ? []
      : of.entries
          .filter((entry) => !nameSpoils(entry, viewer))
          .flatMap((entry) => [entry.name, ...entry.aliases.map((alias) => alias.name)]);
  const rest = known
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, name) => text.replaceAll(inJson(name), ''), shown);
  return [
    ...texts.filter((text) => shown.includes(inJson(escapeText(text)))),
    ...suspects.filter((name) => standsIn(name, rest)),
  ];
}

/** Headings that name a relation of which the viewer may see no fact. */
function tellingHeadings({ embeds }: Reply, entry: Entry, viewer: Viewer): string[] {
  const labels = (standing: 'shown' | 'spoiler') =>
    [...entry.facts, ...entry.mentions]
      .filter((fact) => judgeFact(fact, viewer).standing === standing)
      .map(({ subject, relation }) => (subject === entry ? relation.label : relation.inverseLabel));
  const hidden = new Set(labels('spoiler'));
  for (const label of labels('shown')) hidden.delete(label);
  const headings = embeds.flatMap(({ fields = [] }) => fields.map(({ name }) => name));
  const sections: readonly string[] = Object.values(SECTIONS);
  const isOf = (label: string) => (name: string) => name === label || name.startsWith(`${label} · `);
  return [...hidden].filter((label) => !sections.includes(label) && headings.some(isOf(label)));
}

/** What the choice of an entry tells beside its name that only hidden facts know: years, and who it is tied to. */
function tellingDetails(entry: Entry, viewer: Viewer): string[] {
  const [choice] = entryChoices(viewsOf([entry], viewer));
  const details = (choice?.name.slice(entry.name.length) ?? '').split(/ · |, |–|(?:born|died) /);
  const by = Object.groupBy(entry.facts, (fact) =>
    judgeFact(fact, viewer).standing === 'shown' ? 'open' : 'hidden',
  );
  const tells = (facts: readonly Fact[] = []) =>
    facts.flatMap(({ target, date }) => [
      ...(target ? [target.name] : []),
      ...(date ? [date.firstYear, date.lastYear].map(String) : []),
    ]);
  const open = new Set(tells(by.open));
  return tells(by.hidden).filter((detail) => !open.has(detail) && details.includes(detail));
}

const spanOf = (written: string) => {
  const date = parseLoreDate(written) ?? expect.unreachable();
  return { from: date, to: date };
};

const LIMITS = [
  'DS9 S3',
  'DS9 4x01, no novels',
  'no DS9',
  'TNG S2, no novels, no games, no reference books',
  'until 1991',
  'not TUC, no novelizations',
  'until 1966',
];

describe.each(LIMITS.map((text, number) => [text, number] as const))(
  'a viewer with the limit "%s"',
  (text, number) => {
    const read = readLimits(text, packs);
    const viewer: Viewer = { canon: undefined, limits: read.ok ? read.limits : [] };

    it('meets nothing beyond it on any card', () => {
      expect(read.ok).toBe(true);
      const found: Record<string, string[]> = {};
      for (const entry of pack.entries) {
        for (const card of allCards(entry, {
          viewer,
          private: true,
          others: pack.entries.slice(0, 30),
        })) {
          expectFits(card);
          // Whoever asked for an entry by name has its name; its card then has nothing else.
          const own = nameSpoils(entry, viewer) ? [entry.name] : [];
          const leaking = leaks(outsideBars(card), pack, viewer, entry).filter((leak) => !own.includes(leak));
          if (leaking.length > 0) found[entry.id] = leaking;
          // `Killed by` above bars tells of a death, whoever is behind them.
          const telling = tellingHeadings(card, entry, viewer);
          if (telling.length > 0) found[`headings of ${entry.id}`] = telling;
        }
      }
      expect(found).toEqual({});
    });

    it('meets nothing beyond it in timelines, connections, ties, comparisons and references', async () => {
      const accept = (fact: Fact) => judgeFact(fact, viewer).standing === 'shown';
      const known = pack.entries
        .filter((entry) => !nameSpoils(entry, viewer))
        .toSorted((a, b) => b.prominence - a.prominence);
      // Each limit looks at other entries: drawing takes most of the time.
      const from = 8 * number;
      const found: Record<string, string[]> = {};
      const look = (what: string, reply: Reply) => {
        expectFits(reply);
        const leaking = leaksOfAll(outsideBars(reply), pack, viewer);
        if (leaking.length > 0) found[what] = leaking;
      };
      const dark = { theme: 'dark' } as const;
      const shape = 'picture' as const;
      const timelineView = { page: 0, private: false, viewer, shape, look: dark, restId: 'rest' };
      const pagesOf = async (what: string, title: string, made: Timeline, own?: Entry) => {
        const turnTo = (page: number) => `page ${page}`;
        const pages = Math.ceil(made.items.length / ITEMS_PER_PAGE);
        for (let page = 0; page < Math.max(1, Math.min(3, pages)); page++)
          look(what, await timelineCard(made, { ...timelineView, title, own, page, turnTo }));
        for (let page = 0; page < 3; page++)
          look(`rest of ${what}`, timelineRestCard(made, { title, page, viewer, turnTo }));
      };
      for (const year of ['2293', '2267-2270', '2344-2375'])
        await pagesOf(year, year, timeline(years, spanOf(year), { accept }));
      for (const [index, entry] of known.slice(from, from + 12).entries()) {
        await pagesOf(`timeline of ${entry.id}`, entry.name, timeline(years, { entry }, { accept }), entry);
        const ties = connections.strongest(entry, 12, { accept });
        look(`ties of ${entry.id}`, await tiesCard(entry, ties, viewer, dark, false));
        const other = known[(index + 7) % known.length] as Entry;
        const way = connections.connect(entry, other, { accept });
        const reached = way.connected ? [] : way.reach.map(({ to }) => to);
        look(
          `${entry.id} to ${other.id}`,
          way.connected
            ? await connectionCard(entry, other, way.steps, viewer, dark, false)
            : unconnectedCard(entry, other, reached, viewer, false),
        );
        look(`references to ${entry.id}`, mentionsCard([entry, other], viewer));
      }
      for (const [kind, entries] of Map.groupBy(known, (entry) => entry.kind))
        for (const [index, entry] of entries.slice(0, 12).entries()) {
          const other = entries[(index + 1) % entries.length] as Entry;
          if (entry !== other)
            look(`${kind}: ${entry.id} beside ${other.id}`, compareCard(entry, other, viewer, false));
        }
      expect(found).toEqual({});
    });

    it('meets nothing beyond it in answers to questions, nor in those that are offered', () => {
      const seen = (fact: Fact) => judgeFact(fact, viewer).standing === 'shown';
      const isKnown = (entry: Entry) => !nameSpoils(entry, viewer);
      const counting = (fact: Fact) => judgeFact(fact, viewer).standing !== 'below';
      const hidden = pack.entries.filter((entry) => !isKnown(entry));
      for (const typed of [
        '',
        'who',
        'when was',
        'k',
        ...hidden.map((entry) => `who killed ${entry.name.slice(0, 3)}`),
      ])
        for (const question of asking.suggest(typed, seen, isKnown))
          expect(leaking(question, pack, viewer, []), `offered for ${typed}`).toEqual([]);
      // Each limit asks of other entries: there are some 240.
      for (const [at, { name }] of pack.entries.entries()) {
        if (at % LIMITS.length !== number) continue;
        for (const typed of [
          ...[`who killed ${name}`, `who is ${name}`, `when did ${name} die`, `what happened to ${name}`],
          ...[`where was ${name}`, `who was at ${name}`, `did Kirk meet ${name}`, `${name} wife`],
        ]) {
          const card = answerCard(asking.question(typed, counting), { typed, private: true, viewer });
          expectFits(card);
          // Whoever asks with a name has it, in the question as it is said again too.
          const said = outsideBars(card)
            .replace(/“[^”]*”/, '')
            .replaceAll(inJson(escapeText(name)), '');
          expect(leaksOfAll(said, pack, viewer), typed).toEqual([]);
        }
      }
    });

    it('meets nothing beyond it in autocomplete, search and works', () => {
      const hidden = pack.entries.filter((entry) => nameSpoils(entry, viewer));
      for (const typed of ['', 'k', 'da', ...hidden.map((entry) => entry.name)]) {
        const suggested = lore.suggest(typed, undefined, (entry) => !nameSpoils(entry, viewer));
        const choices = entryChoices(viewsOf(suggested, viewer));
        expect(choices.filter(({ value }) => hidden.some((entry) => entry.id === value))).toEqual([]);
      }
      for (const entry of pack.entries.filter((one) => !nameSpoils(one, viewer)))
        expect(tellingDetails(entry, viewer), entry.id).toEqual([]);
      for (const words of ['Khitomer', 'Dax', 'Dominion War', 'Romulan plot']) {
        const card = searchCard(lore.search(words, 40), { text: words, page: 0, private: false, viewer });
        const names = hidden
          .map((entry) => entry.name)
          .filter((name) => !words.includes(name) && outsideBars(card).includes(`"${inJson(name)}"`));
        expect(names).toEqual([]);
      }
      const judgement = judgementFor(viewer);
      for (const told of judgement.tellAll(pack.facts.filter(isQuote))) {
        const view = { place: 0, of: told.fact.subject, hasMore: true, private: false, override: undefined };
        const card = quoteCard(told, view);
        expectFits(card);
        expect(leaks(outsideBars(card), pack, viewer, told.fact.subject), told.fact.id).toEqual([]);
      }
      for (const work of pack.works) {
        for (const card of allWorkCards(work, { viewer })) {
          expectFits(card);
          const options = JSON.stringify(card.components);
          expect(hidden.filter((entry) => options.includes(`"${entry.id}"`))).toEqual([]);
          // Whoever asks for a work by name has its title, with whom it names.
          const [embed] = card.embeds;
          const { title: _, ...text } = embed ?? expect.unreachable();
          const shown = outsideBars({ ...card, embeds: [text] });
          expect(leaking(shown, pack, viewer, work.facts), work.id).toEqual([]);
        }
      }
    });
  },
);

describe('a viewer with a canon line', () => {
  it.each(['screen', 'novelization'])(
    'is told nothing that only works below "%s" say, but how much there is',
    (canon) => {
      const viewer: Viewer = { canon, limits: [] };
      for (const entry of pack.entries) {
        const below = [...entry.facts, ...entry.mentions].filter(
          (fact) => judgeFact(fact, viewer).standing === 'below',
        );
        const pages = allCards(entry, { viewer });
        const shown = JSON.stringify(pages);
        const visible = new Set(
          [...entry.facts, ...entry.mentions].filter((fact) => !below.includes(fact)).flatMap(wordings),
        );
        for (const text of below.flatMap(wordings))
          if (!visible.has(text)) expect(shown, entry.id).not.toContain(inJson(escapeText(text)));
        if (below.length > 0) expect(shown).toContain(`${below.length} more fact`);
        expect(leaksOfSummaries(shown, pack, viewer), entry.id).toEqual([]);
        expect(leaksOfSummaries(JSON.stringify(mentionsCard([entry], viewer)), pack, viewer)).toEqual([]);
      }
    },
  );

  it('sees it all the same by a press', () => {
    const entry = pack.entries.find((one) => one.id === 'khitomer/kimara-cretak') as Entry;
    const viewer: Viewer = { canon: 'screen', limits: [] };
    expect(JSON.stringify(allCards(entry, { viewer }))).not.toContain('an aide on');
    expect(JSON.stringify(allCards(entry, { viewer, override: ALL_TIERS }))).toContain('an aide on');
  });
});

describe('any pack and any limit', () => {
  it('leak nothing', async () => {
    const works = ['one', 'two', 'three', 'four'];
    const limit: fc.Arbitrary<Limit> = fc.oneof(
      fc.record({
        kind: fc.constant('series' as const),
        series: fc.constantFrom('AAA', 'BBB'),
        season: fc.integer({ min: 0, max: 3 }),
        episode: fc.integer({ min: 0, max: 3 }),
      }),
      fc.record({
        kind: fc.constant('work' as const),
        work: fc.constantFrom(...works.map((work) => `small/${work}`)),
      }),
      fc.record({
        kind: fc.constant('medium' as const),
        medium: fc.constantFrom('novel' as const, 'episode' as const),
      }),
      fc.record({
        kind: fc.constant('released' as const),
        until: fc.constantFrom('1990', '1995-05', '2000'),
      }),
    );
    const citing = fc.uniqueArray(fc.constantFrom(...works), { minLength: 1, maxLength: 3 });
    const fact = fc.record({
      target: fc.integer({ min: 0, max: 5 }),
      relation: fc.constantFrom('met', 'attended', 'rank'),
      cite: citing,
      date: fc.option(fc.constantFrom('2293', 'c. 2300', '2290-2295'), { nil: undefined }),
      side: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    });
    const entry = fc.record({
      parts: fc.array(citing, { minLength: 1, maxLength: 3 }),
      facts: fc.array(fact, { maxLength: 5 }),
    });
    const line = fc.option(fc.constantFrom('screen', 'novel'), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 6, maxLength: 6 }),
        fc.array(limit, { maxLength: 3 }),
        line,
        async (entries, limits, canon) => {
          const name = (index: number) => `Zorb${'abcdefgh'[index]}ax`;
          const written = Object.fromEntries(
            entries.map(({ parts, facts }, index) => [
              `e${index}`,
              {
                name: name(index),
                kind: 'person',
                summary: parts.map((cite, part) => ({ text: `Part ${part} of ${name(index)}.`, cite })),
                facts: facts.map((one, number) => ({
                  id: `e${index}.f${number}`,
                  relation: one.relation,
                  ...(one.relation === 'rank' ? {} : { target: `e${one.target}` }),
                  ...(one.side === undefined ? {} : { side: `e${one.side}` }),
                  text: `Secret ${index} ${number} of ${name(index)}.`,
                  cite: one.cite,
                  ...(one.date ? { date: one.date } : {}),
                })),
              },
            ]),
          );
          const folder = writePack({
            'pack.yaml': PACK_YAML,
            'works.yaml': JSON.stringify({
              one: {
                title: 'One',
                medium: 'episode',
                tier: 'screen',
                series: 'AAA',
                season: 1,
                episode: 2,
                released: '1989',
              },
              two: {
                title: 'Two',
                medium: 'episode',
                tier: 'screen',
                series: 'BBB',
                season: 2,
                episode: 1,
                released: '1995-05-01',
              },
              three: { title: 'Three', medium: 'novel', tier: 'novel', released: '2001' },
              four: { title: 'Four', medium: 'film', tier: 'screen' },
            }),
            'entries.yaml': JSON.stringify(written),
          });
          const [made] = loadPacks(folder) as [BuiltPack];
          const viewer: Viewer = { canon, limits };
          for (const one of made.entries) {
            const shown = allCards(one, { viewer }).map(outsideBars).join('\n');
            const own = nameSpoils(one, viewer) ? [one.name] : [];
            expect(leaks(shown, made, viewer, one).filter((leak) => !own.includes(leak))).toEqual([]);
            expect(leaksOfSummaries(shown, made, viewer)).toEqual([]);
          }
          const [a, b] = made.entries.filter((one) => !nameSpoils(one, viewer));
          if (!a || !b) return;
          const accept = (one: Fact) => judgeFact(one, viewer).standing === 'shown';
          const dark = { theme: 'dark' } as const;
          const opened = openQuickly([made]);
          const found = openConnections(opened);
          const way = found.connect(a, b, { accept });
          const when = timeline(openYears(opened), { entry: a }, { accept });
          const turnTo = (page: number) => `page ${page}`;
          const shape = 'picture' as const;
          const place = { title: a.name, own: a, page: 0, private: false, turnTo, restId: 'rest' };
          const view = { ...place, viewer, shape, look: dark };
          const replies = [
            await timelineCard(when, view),
            timelineRestCard(when, view),
            compareCard(a, b, viewer, false),
            mentionsCard([a, b], viewer),
            await tiesCard(a, found.strongest(a, 9, { accept }), viewer, dark, false),
            ...(way.connected ? [await connectionCard(a, b, way.steps, viewer, dark, false)] : []),
          ];
          for (const reply of replies) expect(leaksOfAll(outsideBars(reply), made, viewer)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

const PACK_YAML = `
name: Small
fandom: Test
language: en
summary: A pack for tests.
licence: CC0-1.0
attribution: Nobody
tiers: [{ id: screen, name: On screen }, { id: novel, name: Novel }]
continuities: [{ id: prime, name: Prime }]
series: { AAA: Series A, BBB: Series B }
relations:
  attended: { phrase: attended, inverse: was attended by, label: Attended, inverseLabel: Who was there, section: events, inverseSection: attendance, tie: 4 }
  rank: { phrase: held the rank of, label: Rank, section: career, targets: [] }
  met: { phrase: met, inverse: met, label: Met, inverseLabel: Met, section: people, symmetric: true, tie: 6 }
`;
