import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueSeenFrom } from '../../src/cards/fact-line.ts';
import { inOwnWords } from '../../src/cards/own-words.ts';
import { escapeText } from '../../src/cards/text.ts';
import type { Medium } from '../../src/lore/model/kinds.ts';
import { type Entry, sentence } from '../../src/lore/model/model.ts';
import { loadPacks } from '../../src/lore/pack/load.ts';
import { EVERYTHING, type Viewer } from '../../src/spoilers/viewer.ts';
import { PACK, writePack } from '../lore/small-pack.ts';
import { allCards, entryCard, mentionsCard, option, partCard } from './as-seen.ts';
import { expectFits } from './fits-discord.ts';

const only = (yaml: string, id: string, pack = PACK): Entry => {
  const entry = loadPacks(writePack({ 'entries.yaml': yaml, 'pack.yaml': pack }))[0]?.entries.find(
    (one) => one.id === `small/${id}`,
  );
  if (!entry) throw new Error(`no entry ${id}`);
  return entry;
};
const small = (id: string) =>
  loadPacks(writePack())[0]?.entries.find((one) => one.id === `small/${id}`) as Entry;
/** The fields of all parts. */
const texts = (entry: Entry) =>
  allCards(entry)
    .flatMap(({ embeds }) => embeds[0]?.fields ?? [])
    .map((field) => `${field.name}: ${field.value}`);

describe('the card of an entry', () => {
  it('has the name as its title and nothing else', () => {
    expect(entryCard(small('curzon-dax')).embeds[0]?.title).toBe('Curzon Dax');
  });

  it('gives each fact its date and sources', () => {
    expect(texts(small('curzon-dax'))).toContain(
      'At events: • 2293: Sat at the conference. *(the hall scene)* `DS9 4x01` `TUC`',
    );
  });

  it('shows a fact from the other side too, with the role', () => {
    expect(texts(small('conference'))).toContain(
      'Who was there: • **Curzon Dax**, delegate `DS9 4x01` `TUC`',
    );
  });

  it('begins with what it is to others, and not with a sentence that happens to name it', () => {
    const entry = only(
      `
tam:
  name: Tam
  kind: person
  summary: Somebody.
  cite: [tuc]
  facts:
    - { relation: told, text: Tam once ate a large fish in the company of everybody who was anybody there., cite: [tuc] }
    - { relation: told, text: Tam looked up., cite: [tuc] }
    - { relation: told, text: Tam looked down., cite: [tuc] }
    - { relation: told, text: Tam looked away., cite: [tuc] }
    - { relation: met, target: ruth, cite: [catalyst] }
ruth: { name: Ruth, kind: person, summary: Nobody., cite: [tuc] }
`,
      'tam',
      `${PACK}  told: { phrase: is told of, label: Told, section: life, targets: [], roles: [passage] }\n`,
    );
    expect(entryCard(entry).embeds[0]?.description).toMatch(
      /Somebody\. `TUC`\n\n• (?:Met Ruth|.*\n• Met Ruth)/,
    );
  });

  it('tells no fact that is all in the summary', () => {
    const entry = only(
      `
tam:
  name: Tam
  kind: person
  summary: Tam was keeper of the northern lighthouse until the winter.
  cite: [tuc]
  facts:
    - { relation: rank, value: Keeper, text: Tam was keeper of the northern lighthouse until winter., cite: [tuc] }
`,
      'tam',
    );
    expect(entryCard(entry).embeds[0]?.description).not.toContain('•');
  });

  it('says a side by its name alone where nobody else is of it', () => {
    const side = (who: string, at: string, of: string) =>
      `${who}: { name: ${at}, kind: person, summary: Somebody., cite: [tuc], facts: [{ relation: attended, target: fight, side: ${of}, cite: [tuc] }] }\n`;
    const entry = only(
      `${side('tam', 'Tam', 'Gulls')}${side('gulls', 'Gulls', 'Gulls')}${side('terns', 'Terns', 'Terns')}fight: { name: The Fight, kind: event, summary: A fight., cite: [tuc] }\n`,
      'fight',
    );
    const lines = (entryCard(entry).embeds[0]?.description ?? '').split('\n');
    expect(lines).toContain('**Gulls:** Tam `TUC`');
    expect(lines).toContain('**Terns** `TUC`');
  });

  it('does not say again whose card it is', () => {
    const entry = small('curzon-dax');
    const { facts, name } = entry;
    const said = (text: string) => inOwnWords(text, facts[0] as (typeof facts)[number], entry);
    expect(said(`Losses in ${name}: heavy.`)).toBe('Losses: heavy.');
    expect(said(`Weapon of ${name}: bow.`)).toBe('Weapon: bow.');
    expect(said('Losses in the war: heavy.')).toBe('Losses in the war: heavy.');
  });

  it('lists its sources by canon tier, the strongest first', () => {
    const card = partCard(small('curzon-dax'), { part: 'sources' });
    expect(card.embeds[0]?.fields?.map(({ name }) => name)).toEqual(['On screen']);
    expect(card.embeds[0]?.fields?.[0]?.value).toMatch(/\(TUC, film, 1991\)\n.*\(DS9 4x01, episode\)/);
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
      'Offices and service: • **Sources disagree.**\n  ◦ *On screen:* Was neutral. `TUC`\n  ◦ *Novel:* Was held by Klingons. `Catalyst of Sorrows`',
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
    const pages = allCards(entry);
    for (const page of pages) expectFits(page);
    const seen = new Set(
      pages.flatMap((page) =>
        [...JSON.stringify(page.embeds[0]?.fields ?? []).matchAll(/Fact number (\d+) (?:word )+/g)].map(
          (match) => match[1],
        ),
      ),
    );
    expect(seen.size).toBe(60);
    expect(pages[0]?.embeds[0]?.footer?.text).toBe('Nobody · CC0-1.0');
    expect(pages[1]?.embeds[0]?.footer?.text).toMatch(/^Page 1 of \d+ · Nobody · CC0-1\.0$/);
    const last = partCard(entry, { part: 'career', page: 99 });
    expect(last.embeds[0]?.footer?.text).toMatch(/^Page (\d+) of \1 ·/);
    expect(partCard(entry, { part: 'career', page: -5 })).toEqual(partCard(entry, { part: 'career' }));
  });

  it('shows the first card for a part that it has not', () => {
    expect(partCard(small('curzon-dax'), { part: 'present' })).toEqual(entryCard(small('curzon-dax')));
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
            summary: Array.from({ length: 4 }, (_, index) => ({
              text: `${'_'.repeat(148)}.`,
              cite: index % 2 ? ['catalyst'] : ['tuc', 'warrior'],
            })),
            aliases: Array.from({ length: 40 }, (_, index) => `${'|'.repeat(97)}${index}`),
            facts,
          },
          ...others,
        };
        const entry = only(JSON.stringify(file), 'e');
        const viewer: Viewer = { canon: undefined, limits: [{ kind: 'medium', medium: 'novel' }] };
        for (const card of allCards(entry, { private: true })) expectFits(card);
        for (const card of allCards(entry, { private: true, viewer })) expectFits(card);
        expectFits(mentionsCard([entry], viewer));
      }),
      { numRuns: 25 },
    );
  });
});

describe('a summary in parts', () => {
  const [pack] = loadPacks('data');
  const shipped = (slug: string) =>
    pack?.entries.find((one) => one.id === `khitomer/${slug}`) ?? expect.unreachable();
  const tomed = shipped('tomed-incident');
  const without = (...media: Medium[]): Viewer => ({
    canon: undefined,
    limits: media.map((medium) => ({ kind: 'medium', medium })),
  });
  const onScreen: Viewer = { canon: 'screen', limits: [] };
  /** The lines of the summary, without those of the facts and of what labels mean. */
  const head = (entry: Entry, viewer?: Viewer) =>
    entryCard(entry, viewer ? { viewer } : {})
      .embeds[0]?.description?.split('\n')
      .filter((line) => line !== '' && !/^(?:\*\*|• |-# \w+( \w+)?: |-# \d+ facts? beyond )/.test(line));
  const screenPart = expect.stringMatching(/^The clash of 2311 [^|]* for decades\. `TNG 1x26`$/);
  const novelPart = 'A novel makes the Tomed Incident a ruse by John Harriman';

  it('is told in full where all works count, each part with its sources', () => {
    expect(head(tomed)).toEqual([
      expect.stringMatching(
        /^The clash of 2311 .* for decades\. `TNG 1x26` A novel makes .* officers\. `Serpents Among the Ruins`$/,
      ),
    ]);
  });

  it('leaves out what only works below the canon line tell, and says so', () => {
    expect(head(tomed, onScreen)).toEqual([
      screenPart,
      '-# Part of the summary rests on works below the canon line.',
    ]);
    expect(JSON.stringify(allCards(tomed, { viewer: onScreen }))).not.toContain(novelPart);
    expect(JSON.stringify(mentionsCard([tomed], onScreen))).not.toContain(novelPart);
    expect(JSON.stringify(mentionsCard([tomed], onScreen))).toContain('Part of it rests on works below');
    expect(head(shipped('zetha'), onScreen)?.[0]).toBe('-# The summary rests on works below the canon line.');
  });

  it('has what a viewer has not seen behind bars, and the rest in plain sight', () => {
    expect(head(tomed, without('novel'))).toEqual([
      screenPart,
      expect.stringMatching(/^\*spoiler · novel\* \|\|A novel makes [^|]* officers\. `novel`\|\|$/),
    ]);
    const [field] = mentionsCard([tomed], without('novel')).embeds[0]?.fields ?? [];
    expect(field?.value.split('\n')).toEqual([screenPart, '-# More of it lies beyond the spoiler limit.']);
  });

  it('goes behind bars together with its neighbours, with all that they would spoil in front', () => {
    const entry = only(
      `
pact:
  name: Pact
  kind: agreement
  summary:
    - { text: An episode breaks it., cite: [warrior] }
    - { text: A novel mends it., cite: [catalyst] }
    - { text: The pact was signed., cite: [tuc] }`,
      'pact',
    );
    expect(head(entry, without('novel', 'episode'))).toEqual([
      '*spoiler · DS9 S4, novel* ||An episode breaks it. `DS9 4x01` A novel mends it. `novel`||',
      'The pact was signed. `TUC`',
    ]);
  });

  it('shares the sources of neighbouring parts', () => {
    const [line] =
      head(
        only(
          `
pact:
  name: Pact
  kind: agreement
  summary:
    - { text: A pact of three., cite: [tuc] }
    - { text: Two kept it., cite: [tuc, catalyst] }`,
          'pact',
        ),
        onScreen,
      ) ?? [];
    expect(line).toBe('A pact of three. Two kept it. `TUC`');
  });

  it('stands in a menu with no more than its plain part', () => {
    expect(option(tomed, { why: 'A', viewer: onScreen }).description).toMatch(
      /^A · Event · The clash of 2311/,
    );
    const demora = shipped('demora-sulu');
    const kept = option(demora, { viewer: without('film') }).description;
    expect(kept).toBe('Person · In the novels she rises to captain of the Enterprise-B.');
    expect(option(demora, { viewer: EVERYTHING }).description).toMatch(/^Person · Hikaru Sulu's daughter/);
  });

  it('offers the rest by a button where no fact lies below the line', () => {
    const entry = only(
      `
pact:
  name: Pact
  kind: agreement
  summary:
    - { text: A pact., cite: [tuc] }
    - { text: A novel breaks it., cite: [catalyst] }`,
      'pact',
    );
    const labels = (viewer: Viewer) => JSON.stringify(entryCard(entry, { viewer }).components);
    expect(labels(onScreen)).toContain('Show the whole summary');
    expect(labels(EVERYTHING)).not.toContain('Show the whole summary');
  });
});

describe('an event at a glance', () => {
  it('says what it was, when and where, in the order of the file, whatever order its course has', () => {
    const event = loadPacks('data')[0]?.entries.find(({ id }) => id === 'khitomer/khitomer-conference');
    const card = partCard(event ?? expect.unreachable(), { part: 'glance' });
    const names = card.embeds[0]?.fields?.map(({ name }) => name) ?? [];
    expect(names.slice(0, 3)).toEqual(['Type', 'Date', 'Place']);
  });
});

describe('facts that contradict each other', () => {
  it('are all on the cards of the shipped pack, none silently dropped', () => {
    const [pack] = loadPacks('data');
    const missing: string[] = [];
    for (const entry of pack?.entries ?? []) {
      const card = allCards(entry)
        .map((page) => JSON.stringify(page))
        .join('\n');
      const inJson = (text: string) => JSON.stringify(escapeText(text)).slice(1, -1);
      for (const fact of [...entry.facts, ...entry.mentions].flatMap((one) => [one, ...one.contradicts]))
        if (
          fact.contradicts.length > 0 &&
          ![sentence(fact), inOwnWords(sentence(fact), fact, entry), valueSeenFrom(entry, fact)].some(
            (text) => card.includes(inJson(text)),
          )
        )
          missing.push(`${fact.id} on ${entry.id}`);
    }
    expect(missing).toEqual([]);
  });
});
