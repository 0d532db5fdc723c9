/** Who is asked for, how guesses compare, and what clues tell: over the shipped pack and another fandom. */
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/lore/model/model.ts';
import { wordsOf } from '../../src/lore/names/fold.ts';
import { compareTraits } from '../../src/mystery/column.ts';
import { GUESSES, openMysteries } from '../../src/mystery/index.ts';
import { EVERYTHING, isShown, nameSpoils } from '../../src/spoilers/viewer.ts';
import { loreOf } from '../lore/opened.ts';
import { writePack } from '../lore/small-pack.ts';
import { readLimits } from '../spoilers/limits-of.ts';

const lore = loreOf('data');
const [khitomer] = openMysteries(lore.opened);
if (!khitomer) throw new Error('the shipped pack has no mysteries');
const people = [...khitomer.from(0)];

describe('the people asked for', () => {
  it('are at least seventy, each with a clue for every miss but the last', () => {
    expect(people.length).toBeGreaterThanOrEqual(70);
    for (const entry of people) expect(khitomer.of(entry, EVERYTHING)?.clues).toHaveLength(GUESSES - 1);
  });

  it('come round in turn: none twice before all the others', () => {
    const first = (day: number) => khitomer.from(day)[Symbol.iterator]().next().value as Entry;
    const year = Array.from({ length: 366 }, (_, day) => first(20_000 + day));
    for (const [day, entry] of year.entries())
      expect(year.slice(day + 1, day + people.length)).not.toContain(entry);
  });

  it('are named by no clue', () => {
    for (const entry of people)
      for (const { text } of khitomer.of(entry, EVERYTHING)?.clues ?? []) {
        const said = new Set(wordsOf(text));
        for (const word of wordsOf(entry.name).filter((one) => one.length > 3 && one !== 'the'))
          expect(said, `${entry.name}: ${text}`).not.toContain(word);
      }
  });

  it('are told from everybody else by their clues together', () => {
    for (const entry of people) {
      const clues = khitomer.of(entry, EVERYTHING)?.clues ?? [];
      const fitting = people.filter((other) =>
        clues.every(({ fact: { subject, relation, target } }) =>
          subject === entry
            ? target !== undefined &&
              other.facts.some((own) => own.relation === relation && own.target === target)
            : other.mentions.some((own) => own.relation === relation && own.subject === subject),
        ),
      );
      expect(
        fitting.filter((other) => other !== entry),
        entry.name,
      ).toEqual([]);
    }
  });
});

describe('within a limit', () => {
  it.each(['no TUC', 'DS9 season 1', 'no novels', 'TNG season 3, no films'])(
    '“%s” no clue tells more',
    (text) => {
      const read = readLimits(text, lore.packs);
      const viewer = { canon: undefined, limits: read.ok ? read.limits : [] };
      expect(viewer.limits).not.toEqual([]);
      let asked = 0;
      for (const entry of people) {
        const mystery = khitomer.of(entry, viewer);
        if (!mystery) continue;
        asked++;
        expect(nameSpoils(entry, viewer)).toBe(false);
        for (const { fact } of mystery.clues) expect(isShown(fact, viewer), fact.id).toBe(true);
      }
      expect(asked).toBeGreaterThan(5);
    },
  );
});

describe('a guess beside the answer', () => {
  const trait = (...values: string[]) => ({ values: new Set(values), label: values.join(', ') });
  it.each([
    [trait('klingon'), trait('klingon'), 'same'],
    [trait('vulcan', 'human'), trait('human'), 'partly'],
    [trait('klingon'), trait('human'), 'different'],
    [trait(), trait('human'), 'unknown'],
    [{ ...trait('TOS'), alike: 'episode' }, { ...trait('DS9'), alike: 'episode' }, 'partly'],
  ])('%#: is told as far as it is right', (guess, answer, match) => {
    expect(compareTraits('relation:species', guess, answer).match).toBe(match);
  });

  it('of a year says whether the answer’s is later', () => {
    const year = (at: number) => ({ ...trait(String(at)), year: at });
    expect(compareTraits('era', year(2285), year(2293))).toMatchObject({
      match: 'different',
      answerIs: 'later',
    });
    expect(compareTraits('era', year(2293), year(2290))).toMatchObject({
      match: 'partly',
      answerIs: 'earlier',
    });
    expect(compareTraits('era', year(2293), year(2293))).toMatchObject({
      match: 'same',
      answerIs: undefined,
    });
  });

  it('says whether an end is told, be it a death, what became of them, or whoever killed them', () => {
    const kirk = lore.entry('khitomer/james-t-kirk') ?? expect.unreachable();
    const endOf = (name: string) => {
      const entry = lore.entry(`khitomer/${name}`) ?? expect.unreachable(name);
      return khitomer.compare(entry, kirk, EVERYTHING).find(({ column }) => column === 'fate')?.label;
    };
    for (const name of ['chang', 'james-t-kirk', 'west', 'gowron', 'kehleyr', 'pardek'])
      expect(endOf(name), name).toBe('end told');
    for (const name of ['jean-luc-picard', 'hikaru-sulu', 'ezri-dax'])
      expect(endOf(name), name).toBe('no end told');
  });

  it('is the same in all that is told where it is right', () => {
    for (const entry of people)
      for (const { match } of khitomer.compare(entry, entry, EVERYTHING))
        expect(['same', 'unknown']).toContain(match);
  });
});

it('is made of another fandom with relations of its own, and says what those are called', () => {
  const NAMES = ['Ann', 'Ben', 'Cid', 'Dora', 'Edo', 'Fay', 'Gus', 'Hal', 'Ida', 'Jon', 'Kit', 'Lou'];
  const SITES = 'Mill Tower Ford Inn Well Gate Pier Barn Keep Forge Shrine'.split(' ');
  const placeAt = (at: number) => SITES[at % SITES.length]?.toLowerCase();
  const entries = Object.fromEntries([
    ...NAMES.map((name, at) => [
      name.toLowerCase(),
      {
        ...{ name, kind: 'person', summary: 'One of the guild.', cite: ['saga'] },
        facts: [
          { relation: 'craft', value: ['smith', 'cook', 'bard'][at % 3], cite: ['saga'] },
          ...[0, 1, 4, 9, 16].map((number) => ({
            ...{ relation: 'did', target: placeAt(at + number), date: 1000 + at, cite: ['saga'] },
            text: `${name} mended a ${['door', 'lamp', 'rope', 'wheel'][(at + number) % 4]} there, thing ${at}.`,
          })),
        ],
      },
    ]),
    ...SITES.map((site) => [
      site.toLowerCase(),
      { name: site, kind: 'place', summary: 'A place.', cite: ['saga'] },
    ]),
  ]);
  const relation = { section: 'career', label: 'Craft', phrase: 'was by craft a', targets: [] };
  const made = loreOf(
    writePack({
      'pack.yaml': JSON.stringify({
        ...{ name: 'Guild', fandom: 'Guild', language: 'en', summary: 'For tests.', licence: 'CC0-1.0' },
        ...{ attribution: 'Nobody', tiers: [{ id: 'book', name: 'Book' }] },
        continuities: [{ id: 'told', name: 'As told' }],
        relations: {
          craft: relation,
          did: {
            ...relation,
            label: 'Mended at',
            phrase: 'mended at',
            inverse: 'was mended by',
            inverseLabel: 'Menders',
            targets: ['place'],
          },
        },
      }),
      'works.yaml': JSON.stringify({ saga: { title: 'The Saga', medium: 'novel', tier: 'book' } }),
      'entries.yaml': JSON.stringify(entries),
    }),
  );
  const [guild] = openMysteries(made.opened);
  expect(guild?.columns.map(({ label }) => label)).toContain('Craft');
  expect(guild?.columns.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Craft', 'First year told']),
  );
  const [ann, ben] = ['ann', 'ben'].map((slug) => made.entry(`small/${slug}`) as Entry) as [Entry, Entry];
  // Ann and Lou did the same at the same places, so that nothing tells them apart.
  const asked = [...(guild?.from(0) ?? [])];
  expect(asked).toHaveLength(NAMES.length - 2);
  expect(asked).not.toContain(ann);
  expect(guild?.of(ben, EVERYTHING)?.clues[0]?.text).toMatch(/^Mended a \w+ there, thing 1\.$/);
  expect(guild?.compare(ann, ben, EVERYTHING)).toContainEqual(
    expect.objectContaining({ column: 'era', match: 'partly', answerIs: 'later' }),
  );
});
