import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Citation, sentence } from '../../src/lore/model/model.ts';
import { jsonSchemas } from '../../src/lore/pack/json-schemas.ts';
import { readPacks } from '../../src/lore/pack/load.ts';
import { expectFits } from '../cards/fits-discord.ts';
import { answered, ask, componentsOf, embedOf, menuOf, PLACES, type Running, runBot } from '../e2e/bot.ts';

const { packs, problems } = readPacks('data');
const [pack] = packs;
if (!pack) throw new Error(`the shipped pack has ${problems.length} problems`);
const facts = new Map(pack.facts.map((fact) => [fact.id.slice(fact.id.indexOf('/') + 1), fact]));

const SourceFacts = z.array(
  z.object({
    id: z.string(),
    about: z.string(),
    works: z.array(z.string()),
    date: z.string().nullable(),
    facts: z.array(z.string()),
  }),
);
const sourceFacts = SourceFacts.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'source-facts.json'), 'utf8')),
);

/** Facts that rest on fewer works than the article they come from says, and why. */
const NARROWER: Record<string, string> = {
  'SF-08': 'on screen the talks were to be held at a neutral site: only the novelization has it Klingon',
  'SF-39': 'the film names no Pardek',
  'SF-40': 'the film names no Pardek',
  'SF-41': 'the film shows no tie between Pardek and Nanclus: only the novelization says so',
  'SF-46': 'the episodes show the betrayal of 2368, but no motive from 2293 on',
  'SF-50': 'the episodes show no killing of dissidents',
  'SF-51': 'the episodes show no killing of dissidents',
  'SF-58': 'of the two episodes only You Are Cordially Invited ties Curzon to the talks',
  'SF-59': 'of the two episodes only You Are Cordially Invited ties Curzon to the talks',
  'SF-60': 'of the two episodes only The Way of the Warrior tells it',
  'SF-61': 'of the two episodes only The Way of the Warrior tells it',
  'SF-62': 'of the two episodes only The Way of the Warrior tells it',
  'SF-63': 'of the two episodes only The Way of the Warrior tells it',
  'SF-64': 'of the two episodes only The Way of the Warrior tells it',
  'SF-65': 'of the two episodes only The Way of the Warrior tells it',
  'SF-66': 'of the two episodes only The Way of the Warrior tells it',
  'SF-67': 'of the two episodes only The Way of the Warrior tells it',
  'SF-68': 'of the two episodes only The Way of the Warrior tells it',
};

describe('the Khitomer pack', () => {
  it('has no problem', () => {
    expect(problems).toEqual([]);
  });

  it('is as large as it says: 220 entries, 900 facts, 90 works or more', () => {
    expect(pack.entries.length).toBeGreaterThanOrEqual(220);
    expect(pack.facts.length).toBeGreaterThanOrEqual(900);
    expect(pack.works.length).toBeGreaterThanOrEqual(90);
  });

  it('has three facts or more on every entry, and a use for every work', () => {
    expect(
      pack.entries.filter((entry) => entry.facts.length + entry.mentions.length < 3).map((entry) => entry.id),
    ).toEqual([]);
    expect(pack.works.filter((work) => work.facts.length === 0).map((work) => work.id)).toEqual([]);
  });

  it('has plain texts: nothing in them is formatting or a mention', () => {
    const texts = [
      ...pack.entries.flatMap((entry) => [entry.name, entry.summary]),
      ...pack.facts.map((fact) => sentence(fact)),
    ];
    expect(texts.filter((text) => /[*_`~|<>[\]@]|^#|\bundefined\b/.test(text))).toEqual([]);
  });

  it('tells what novels and other licensed works say with those alone', () => {
    const strongest = (citations: readonly Citation[]) =>
      Math.min(...citations.map(({ work }) => work.tier.rank));
    const told = [
      ...pack.entries.flatMap((entry) => entry.summaryParts),
      ...pack.facts.map((fact) => ({ text: sentence(fact), citations: fact.citations })),
    ].filter(({ text }) => /\bnovel|\blicensed\b/i.test(text));
    expect(told.length).toBeGreaterThan(40);
    expect(told.filter(({ citations }) => strongest(citations) === 0).map(({ text }) => text)).toEqual([]);
  });

  it.each(sourceFacts.map((fact) => [fact.id, fact.about, fact] as const))(
    'carries %s, %s',
    (id, _, source) => {
      const carriers = source.facts.map((fact) => facts.get(fact));
      expect(carriers.length).toBeGreaterThan(0);
      expect(carriers).not.toContain(undefined);
      const cited = new Set(
        carriers.flatMap(
          (fact) => fact?.citations.map(({ work }) => work.id.slice('khitomer/'.length)) ?? [],
        ),
      );
      const missing = source.works.filter((work) => !cited.has(work));
      if (NARROWER[id]) expect(missing.length).toBeLessThan(source.works.length);
      else expect(missing).toEqual([]);
      const [year] = /\d{4}/.exec(source.date ?? '') ?? [];
      if (year)
        expect(carriers.map((fact) => `${fact?.date?.text} ${fact && sentence(fact)}`).join(' ')).toContain(
          year,
        );
    },
  );

  it('was read from schemas that editors have too', () => {
    for (const [name, text] of jsonSchemas()) {
      expect(readFileSync(join('data', 'schema', name), 'utf8'), `run npm run lore:schemas for ${name}`).toBe(
        text,
      );
    }
  });
});

/** Its formatting is closed, and where it tells facts each line ends with its sources. */
function expectWellFormed(text: string, tellsFacts: boolean) {
  const stars = text.replace(/\\\*/g, '').match(/\*/g) ?? [];
  expect(stars.length % 2, text).toBe(0);
  expect((text.match(/`/g) ?? []).length % 2, text).toBe(0);
  if (!tellsFacts) return;
  for (const line of text.split('\n').filter((one) => one !== ''))
    expect(line).toMatch(/`[^`]+`( \+\d+)?$|^• \*\*Sources disagree/);
}

describe('every entry of the pack', () => {
  let run: Running;
  beforeAll(async () => {
    run = await runBot({ keep: true });
  });
  afterAll(() => run.stop());

  it.each(pack.entries.map((entry) => [entry.name, entry] as const))(
    'shows through /lore: %s',
    async (name, entry) => {
      const { message: first } = await ask(run.bea, 'lore', { name: entry.id });
      expect(embedOf(first).title).toBe(name);
      expectFits({ embeds: first.embeds, components: [], private: false });
      expectWellFormed((embedOf(first).description ?? '').replace(/\n-# .*$/, ''), true);
      const menu = menuOf(first, `More about ${name}`);
      for (const { value: part } of menu.options) {
        let { message } = answered(await run.bea.choose(PLACES.lore, first.id, menu.custom_id, [part]));
        for (let page = 0; page < 30; page++) {
          expectFits({ embeds: message.embeds, components: [], private: false });
          for (const { value } of embedOf(message).fields ?? [])
            expectWellFormed(value, !['names', 'sources', 'unshown'].includes(part));
          const next = componentsOf(message).find(
            (component) => 'label' in component && component.label === 'Next page',
          );
          if (!next || !('custom_id' in next) || next.disabled) break;
          message = answered(await run.bea.press(PLACES.lore, message.id, next.custom_id)).message;
        }
      }
    },
  );

  it.each(pack.works.map((work) => [work.title, work] as const))(
    'and every work through /source: %s',
    async (title, work) => {
      let { message } = await ask(run.bea, 'source', { title: work.id });
      expect(embedOf(message).title).toContain(title);
      for (let label = 'All facts'; ; label = 'Next page') {
        expectFits({ embeds: message.embeds, components: [], private: false });
        for (const { value } of embedOf(message).fields ?? []) expectWellFormed(value, true);
        const next = componentsOf(message).find(
          (component) => 'label' in component && component.label === label,
        );
        if (!next || !('custom_id' in next) || next.disabled) break;
        message = answered(await run.bea.press(PLACES.lore, message.id, next.custom_id)).message;
      }
      const { message: first } = await ask(run.bea, 'source', { title: work.id });
      const menu = componentsOf(first).find(
        (component) => 'placeholder' in component && component.placeholder === 'What it tells about …',
      );
      if (!menu || !('options' in menu) || !('custom_id' in menu)) return;
      // Whom it tells most and least of: all of them are the same card.
      for (const { value } of [menu.options.at(0), menu.options.at(-1)].filter((one) => one !== undefined)) {
        const about = answered(await run.bea.choose(PLACES.lore, first.id, menu.custom_id, [value]));
        expectFits({ embeds: about.message.embeds, components: [], private: false });
        for (const field of embedOf(about.message).fields ?? []) expectWellFormed(field.value, true);
      }
    },
  );

  it('asked nothing of Discord that it refused', () => {
    expect(run.standIn.requests.filter((request) => (request.status ?? 500) >= 400)).toEqual([]);
    expect(run.standIn.unknownRoutes).toEqual([]);
  });
});
