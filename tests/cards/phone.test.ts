/** How long cards are on a phone, in lines of 38 letters, with the lines that its buttons and menus take. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/cards/reply.ts';
import { lengthOf } from '../../src/cards/text.ts';
import { timelineCard } from '../../src/cards/timeline-card.ts';
import { openConnections } from '../../src/connect/index.ts';
import { createLore } from '../../src/lore/lore.ts';
import type { Entry } from '../../src/lore/model/model.ts';
import { loadPacks } from '../../src/lore/pack/load.ts';
import { EVERYTHING } from '../../src/spoilers/viewer.ts';
import { openYears, timeline } from '../../src/timeline/index.ts';
import { openQuickly } from '../lore/opened.ts';
import { allCards, allWorkCards, compareCard, connectionCard, tiesCard } from './as-seen.ts';

const COLUMNS = 38;
const SCREEN = 36;

/** Lines as letters alone have them; formatting takes no room. */
const linesOf = (text = '') =>
  text
    .replace(/^-# /gm, '')
    .replace(/\*\*|\|\||`|\\(?=[^\s\w])/g, '')
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(lengthOf(line) / COLUMNS)), 0);

/** A menu takes two lines, and buttons as many rows of two as they fill beside each other. */
const linesOfComponents = ({ components }: Reply) =>
  components.reduce((sum, { components: [...inRow] }) => {
    const letters = inRow.reduce((all, one) => all + ('label' in one ? lengthOf(one.label ?? '') + 7 : 0), 0);
    return sum + 2 * Math.max(1, Math.ceil(letters / COLUMNS));
  }, 0);

const onPhone = (reply: Reply) => {
  const [embed] = reply.embeds;
  const fields = (embed?.fields ?? []).flatMap(({ name, value }) => [name, value]);
  const texts = [embed?.author?.name, embed?.title, embed?.description, ...fields, embed?.footer?.text];
  return texts.reduce((sum, text) => sum + (text ? linesOf(text) : 0), linesOfComponents(reply));
};

/** The value that so much of a list stays below or at. */
const upTo = (sorted: readonly number[], part: number) => sorted[Math.ceil(sorted.length * part) - 1] ?? 0;

const packs = loadPacks('data');
const [pack] = packs;
const lore = createLore(openQuickly(packs));
const connections = openConnections(lore.opened);
const years = openYears(lore.opened);

describe('on a phone', () => {
  const entries = (pack?.entries ?? []).map((entry) => ({ id: entry.id, cards: allCards(entry) }));
  const works = (pack?.works ?? []).map((work) => ({ id: work.id, cards: allWorkCards(work) }));
  const cards = [...entries, ...works];

  it('a first card fits the screen, most of them twice over, and has its summary', () => {
    const lines = cards.map(({ cards: [first] }) => onPhone(first as Reply)).toSorted((a, b) => a - b);
    const [median, ninth, almostAll] = [upTo(lines, 0.5), upTo(lines, 0.9), upTo(lines, 0.99)];
    console.log(
      `first cards in lines of ${COLUMNS}: median ${median}, p90 ${ninth}, p99 ${almostAll}, longest ${lines.at(-1)}`,
    );
    expect(median).toBeLessThanOrEqual(24);
    expect(ninth).toBeLessThanOrEqual(30);
    expect(almostAll).toBeLessThanOrEqual(SCREEN);
    for (const { id, cards: all } of cards)
      expect(all[0]?.embeds[0]?.description?.startsWith('-#'), id).toBe(false);
  });

  it('a comparison, ties, a chain and a timeline in words fit it too', () => {
    const known = (pack?.entries ?? []).toSorted((a, b) => b.prominence - a.prominence);
    const lines = {
      compared: [] as number[],
      ties: [] as number[],
      chain: [] as number[],
      timeline: [] as number[],
    };
    for (const [, all] of Map.groupBy(known, ({ kind }) => kind))
      for (const [at, entry] of all.slice(0, 12).entries()) {
        const other = all[(at + 1) % all.length] as Entry;
        if (other !== entry) lines.compared.push(onPhone(compareCard(entry, other, EVERYTHING, false)));
        const strongest = connections.strongest(entry, 12);
        lines.ties.push(onPhone(tiesCard(entry, strongest, EVERYTHING, undefined, false)));
        const way = connections.connect(entry, other);
        if (way.connected)
          lines.chain.push(onPhone(connectionCard(entry, other, way.steps, EVERYTHING, undefined, false)));
        const made = timeline(years, { entry });
        const page = {
          title: entry.name,
          own: entry,
          page: 0,
          private: false,
          shape: 'words',
          look: undefined,
        } as const;
        const ids = { turnTo: String, restId: 'rest' };
        lines.timeline.push(onPhone(timelineCard(made, { ...page, ...ids, viewer: EVERYTHING })));
      }
    for (const [what, each] of Object.entries(lines)) {
      const sorted = each.toSorted((a, b) => a - b);
      const [median, ninth, longest] = [upTo(sorted, 0.5), upTo(sorted, 0.9), sorted.at(-1) ?? 0];
      console.log(`${what}, ${each.length} in lines: median ${median}, p90 ${ninth}, longest ${longest}`);
      expect(median, what).toBeLessThanOrEqual(30);
      expect(ninth, what).toBeLessThanOrEqual(SCREEN);
      // A page of a timeline on which all is long: cut shorter it would tell too little.
      expect(longest, what).toBeLessThanOrEqual(SCREEN + 4);
    }
  });

  it('every other page does, but for a line that is longer by itself', () => {
    const long = cards.flatMap(({ id, cards: [, ...pages] }) =>
      pages
        .filter((page) => onPhone(page) > SCREEN && (page.embeds[0]?.fields?.length ?? 0) > 1)
        .map((page) => `${id} ${page.embeds[0]?.author?.name}: ${onPhone(page)}`),
    );
    expect(long).toEqual([]);
  });
});
