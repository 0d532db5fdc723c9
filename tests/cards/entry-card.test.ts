import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryCard } from '../../src/cards/entry-card.ts';
import { sourcesCard } from '../../src/cards/sources-card.ts';
import { loadPacks } from '../../src/lore/load.ts';
import type { Entry } from '../../src/lore/model.ts';
import { writePack } from '../lore/small-pack.ts';
import { expectFits } from './fits-discord.ts';

const only = (yaml: string, id: string): Entry => {
  const entry = loadPacks(writePack({ 'entries.yaml': yaml }))[0]?.entries.find(
    (one) => one.id === `small/${id}`,
  );
  if (!entry) throw new Error(`no entry ${id}`);
  return entry;
};
const small = (id: string) =>
  loadPacks(writePack())[0]?.entries.find((one) => one.id === `small/${id}`) as Entry;
const texts = (entry: Entry, page = 0) =>
  (entryCard(entry, { page }).embeds[0]?.fields ?? []).map((field) => `${field.name}: ${field.value}`);

describe('the card of an entry', () => {
  it('has the name as its title and nothing else', () => {
    expect(entryCard(small('curzon-dax')).embeds[0]?.title).toBe('Curzon Dax');
  });

  it('gives each fact its date and sources', () => {
    expect(texts(small('curzon-dax'))).toContain(
      'At events: • 2293: Curzon Dax sat at the conference. *(the hall scene)* `DS9 4x01` `TUC`',
    );
  });

  it('shows a fact from the other side too, with the role', () => {
    expect(texts(small('conference'))).toContain(
      'Who was there: • **Curzon Dax**, delegate `DS9 4x01` `TUC`',
    );
  });

  it('lists its sources by canon tier, the strongest first', () => {
    const card = entryCard(small('curzon-dax'));
    expect(card.embeds[0]?.fields?.at(-1)).toEqual({
      name: 'Sources',
      value: '**On screen:** TUC, DS9 4x01',
    });
  });

  it('offers the entries it is tied to', () => {
    expect(JSON.stringify(entryCard(small('curzon-dax')).components)).toContain('small/conference');
  });

  it('offers to be shown to all when it is private, and only then', () => {
    const label = (isPrivate: boolean) =>
      JSON.stringify(entryCard(small('curzon-dax'), { private: isPrivate }).components);
    expect(label(true)).toContain('Show to all');
    expect(label(false)).not.toContain('Show to all');
  });

  it('shows sources that disagree side by side, with their tiers', () => {
    const entry = only(
      `
planet:
  name: Planet
  kind: place
  summary: A world.
  cite: [tuc]
  facts:
    - { id: planet.a, relation: rank, text: The planet was held by Klingons., cite: [catalyst] }
    - { id: planet.b, relation: rank, text: The planet was neutral., cite: [tuc], contradicts: [planet.a] }`,
      'planet',
    );
    expect(texts(entry)).toContain(
      'Offices and service: • **Sources disagree.**\n  ◦ *On screen:* The planet was neutral. `TUC`\n  ◦ *Novel:* The planet was held by Klingons. `Catalyst of Sorrows`',
    );
  });

  it('spreads many facts over pages without losing or cutting one', () => {
    const facts = Array.from(
      { length: 60 },
      (_, index) =>
        `    - { relation: rank, text: "Fact number ${index} ${'word '.repeat(40).trim()}.", cite: [tuc] }`,
    );
    const entry = only(
      `busy:\n  name: Busy\n  kind: person\n  summary: Much.\n  cite: [tuc]\n  facts:\n${facts.join('\n')}`,
      'busy',
    );
    const pages = Array.from({ length: 20 }, (_, page) => entryCard(entry, { page }));
    for (const page of pages) expectFits(page);
    const seen = new Set(
      pages.flatMap((page) =>
        [...JSON.stringify(page.embeds[0]?.fields).matchAll(/Fact number (\d+) (?:word )+/g)].map(
          (match) => match[1],
        ),
      ),
    );
    expect(seen.size).toBe(60);
    expect(pages[0]?.embeds[0]?.footer?.text).toMatch(/^Page 1 of \d+ · Nobody · CC0-1\.0$/);
  });

  it('shows the nearest page when asked for one that is not there', () => {
    expect(entryCard(small('curzon-dax'), { page: 99 }).embeds).toEqual(
      entryCard(small('curzon-dax')).embeds,
    );
    expect(entryCard(small('curzon-dax'), { page: -5 }).embeds).toEqual(
      entryCard(small('curzon-dax')).embeds,
    );
  });

  it('fits Discord whatever the longest texts that a pack may hold', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '*', '_', '🖖', 'é', ' ', '|', '`', '~', '<', '>', '#'),
      minLength: 1,
      maxLength: 398,
    });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 30 }), (many) => {
        const facts = many.map((one, index) => ({
          id: `e.f${index}`,
          relation: index % 3 ? 'rank' : 'met',
          ...(index % 3 ? {} : { target: `t${index}` }),
          text: `${[...one.trim()].slice(0, 349).join('').trim() || 'x'}.`,
          cite: [{ work: 'tuc', at: '*'.repeat(200) }, 'warrior', 'catalyst'],
          note: '_'.repeat(200),
          ...(index % 5 === 1 ? { contradicts: [`e.f${index - 1}`] } : {}),
        }));
        const others = Object.fromEntries(
          facts.flatMap((fact) =>
            'target' in fact
              ? [
                  [
                    fact.target,
                    {
                      name: `${'N'.repeat(90)}${fact.id}`,
                      kind: 'person',
                      summary: 'X'.repeat(600),
                      cite: ['tuc'],
                    },
                  ],
                ]
              : [],
          ),
        );
        const file = {
          e: {
            name: '*'.repeat(100),
            kind: 'person',
            summary: '_'.repeat(600),
            aliases: Array.from({ length: 40 }, (_, index) => `${'|'.repeat(97)}${index}`),
            cite: ['tuc'],
            facts,
          },
          ...others,
        };
        const entry = only(JSON.stringify(file), 'e');
        for (let page = 0; page < 12; page++) expectFits(entryCard(entry, { page, private: true }));
        expectFits(sourcesCard(entry));
      }),
      { numRuns: 25 },
    );
  });
});
