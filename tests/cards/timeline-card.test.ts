import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/cards/reply.ts';
import { type Shape, timelineCard } from '../../src/cards/timeline-card.ts';
import { timelineRestCard } from '../../src/cards/timeline-rest-card.ts';
import { parseLoreDate } from '../../src/lore/model/date.ts';
import { EVERYTHING, type Viewer } from '../../src/spoilers/viewer.ts';
import { openYears, timeline } from '../../src/timeline/index.ts';
import { openFolder } from '../lore/opened.ts';
import { PACK, writePack } from '../lore/small-pack.ts';
import { expectFits } from './fits-discord.ts';

const LONG_NAME = '*'.repeat(100);
const LONG_TEXT = `${'_*`|~'.repeat(69)}.`;

/** A person of whom facts tell, with works of all tiers. */
function personWith(facts: readonly string[], name = LONG_NAME) {
  const [pack] = openFolder(
    writePack({
      'pack.yaml': `${PACK}  type: { phrase: was a, label: Type, section: glance, targets: [] }\n`,
      'entries.yaml': `person: { name: ${JSON.stringify(name)}, kind: person, summary: It., cite: [tuc], facts: [${facts.join(', ')}] }\n`,
    }),
  );
  const entry = pack?.entries.find(({ kind }) => kind === 'person');
  if (!pack || !entry) throw new Error('the pack has no person');
  return { pack, entry };
}
/** What a card with a picture says: in letters where it is not drawn, and to who cannot see it. */
const shown = ({ files: [file] = [] }: Reply) => ({
  words: (file && 'instead' in file && file.instead) || '',
  picture: file?.alt ?? '',
});
const fact = (id: string, more: string) => `{ id: ${id}, relation: rank, ${more} }`;

const view = (title: string, viewer: Viewer = EVERYTHING) => ({
  title,
  page: 0,
  private: false,
  viewer,
  shape: 'picture' as const,
  look: { theme: 'dark' } as const,
  turnTo: (page: number, shape: Shape = 'picture') => `${shape} ${page}`,
  restId: 'rest',
});

describe('a timeline', () => {
  it('fits a message with the longest texts there may be, of which each keeps its beginning', async () => {
    const facts = Array.from({ length: 9 }, (_, at) =>
      fact(
        `f${at}`,
        `text: ${JSON.stringify(`${at}${LONG_TEXT}`)}, date: 228${at}, cite: [tuc, warrior, catalyst]`,
      ),
    );
    const { pack, entry } = personWith(facts);
    const made = timeline(openYears([pack]), { entry });
    expect(made.items).toHaveLength(9);
    expectFits(timelineCard(made, { ...view(entry.name), remark: 'Turned round.' }));
    const card = timelineCard(made, { ...view(entry.name), shape: 'words', remark: 'Turned round.' });
    expectFits(card);
    expect(card.embeds[0]?.description?.match(/^• /gm)).toHaveLength(8);
  });

  it('tells the sides of what sources dispute with their tiers, but for one that does not count', async () => {
    const { pack, entry } = personWith(
      [
        fact('captain', 'text: Kirk was a captain., date: 2293, cite: [tuc]'),
        fact('admiral', 'text: Kirk was an admiral., date: 2293, cite: [catalyst], contradicts: [captain]'),
        fact('cadet', 'text: Kirk was a cadet., date: 2250, cite: [tuc]'),
      ],
      'Kirk',
    );
    const told = (canon: string | undefined) => {
      const viewer = { canon, limits: [] };
      const accept = (one: { id: string }) => canon === undefined || !one.id.endsWith('admiral');
      const made = timeline(openYears([pack]), { entry }, { accept });
      return shown(timelineCard(made, view('Kirk', viewer)));
    };
    const all = told(undefined);
    expect(all.words).toContain('*On screen:* Kirk was a captain.');
    expect(all.words).toContain('*Novel:* Kirk was an admiral.');
    expect(all.words).toContain('**2250** Kirk was a cadet.');
    expect(all.picture).toContain('Novel: Kirk was an admiral.');
    expect(told('screen').words).not.toContain('On screen');
  });

  it('says of which neighbours the order is not known, on each page that has some', async () => {
    const facts = Array.from({ length: 10 }, (_, at) =>
      fact(`f${at}`, `text: F${at}., date: 2293, cite: [tuc]`),
    );
    const { pack, entry } = personWith(facts, 'Kirk');
    const made = timeline(openYears([pack]), { entry });
    const [first, second] = [0, 1].map((page) => shown(timelineCard(made, { ...view('Kirk'), page })));
    expect(first?.words).toMatch(/^-# Order within 2293 not known, for the next 8:\n• /);
    expect(second?.words).toMatch(/^-# Order within 2293 not known, for the next 2:\n• /);
    expect(second?.picture).toContain('Order not known: 2 of 2293');
  });

  it('is a picture or words, never both, and offers the other for the same page', () => {
    const facts = Array.from({ length: 10 }, (_, at) =>
      fact(`f${at}`, `text: F${at}., date: 229${at}, cite: [tuc]`),
    );
    const { pack, entry } = personWith(facts, 'Kirk');
    const made = timeline(openYears([pack]), { entry });
    const buttons = (card: Reply) =>
      card.components.flatMap(({ components }) =>
        components.flatMap((one) =>
          'label' in one && 'custom_id' in one ? [[one.label, one.custom_id]] : [],
        ),
      );
    const picture = timelineCard(made, { ...view('Kirk'), page: 1 });
    expect(picture.embeds[0]?.image).toBeDefined();
    expect(picture.embeds[0]?.description).not.toContain('F9.');
    expect(buttons(picture)).toContainEqual(['In words', 'words 1']);
    expect(buttons(picture)).toContainEqual(['Earlier', 'picture 0']);
    const words = timelineCard(made, { ...view('Kirk'), shape: 'words', page: 1 });
    expect([words.embeds[0]?.image, words.files]).toEqual([undefined, undefined]);
    expect(words.embeds[0]?.description).toBe(shown(picture).words);
    expect(buttons(words)).toContainEqual(['As a picture', 'picture 1']);
    expect(buttons(words)).toContainEqual(['Earlier', 'words 0']);
    const alone = timelineCard(made, { ...view('Kirk'), look: undefined });
    expect(alone.files).toBeUndefined();
    expect(buttons(alone).map(([label]) => label)).toEqual(['Earlier', 'Later']);
  });

  it('says once what its labels stand for', () => {
    const { pack, entry } = personWith(
      [fact('a', 'text: Kirk was a captain., date: 2293, cite: [tuc]')],
      'Kirk',
    );
    const card = timelineCard(timeline(openYears([pack]), { entry }), view('Kirk'));
    expect(card.embeds[0]?.description).toMatch(/^-# TUC: .*, film 1991$/);
    expect(shown(card).words.match(/TUC:/g)).toHaveLength(1);
  });
});

describe('what a timeline left out', () => {
  it('is listed as far as anybody reads, and says how much more there is', () => {
    const facts = Array.from({ length: 1120 }, (_, at) =>
      fact(`f${at}`, `text: Detail ${at}., date: 2293, cite: [tuc]`),
    );
    const { pack } = personWith(facts, 'Kirk');
    const date = parseLoreDate('2293') ?? expect.unreachable();
    const made = timeline(openYears([pack]), { from: date, to: date });
    const cards = Array.from({ length: 80 }, (_, page) => timelineRestCard(made, { ...view('2293'), page }));
    const [first] = cards;
    expect(first?.embeds[0]?.description).toMatch(/^\*\*1120 details\*\*/);
    const pages = Number(/of (\d+)/.exec(first?.embeds[0]?.footer?.text ?? '')?.[1]);
    const fields = cards.slice(0, pages).flatMap(({ embeds }) => embeds[0]?.fields ?? []);
    const listed = fields.flatMap(({ value }) => value.match(/Detail \d+\./g) ?? []);
    expect(new Set(listed).size).toBe(1000);
    expect(fields.at(-1)).toMatchObject({
      name: 'Not listed',
      value: expect.stringMatching(/^120 more details\./),
    });
    for (const card of cards) expectFits(card);
  });

  it('has each contradiction once, and all of them', () => {
    const pairs = ['a', 'b'].flatMap((pair) => [
      fact(`${pair}1`, `text: ${pair} one., date: 2293, cite: [tuc]`),
      fact(`${pair}2`, `text: ${pair} two., date: 2293, cite: [catalyst], contradicts: [${pair}1]`),
    ]);
    const { pack } = personWith(pairs, 'Kirk');
    const date = parseLoreDate('2293') ?? expect.unreachable();
    const card = timelineRestCard(timeline(openYears([pack]), { from: date, to: date }), view('2293'));
    const [field] = card.embeds[0]?.fields ?? [];
    expect(field?.value.match(/Sources disagree/g)).toHaveLength(2);
    expect(field?.value.match(/one\.|two\./g)).toHaveLength(4);
  });
});
