/** How long cards are on a phone, in lines of 38 letters, with the lines that its buttons and menus take. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/cards/reply.ts';
import { lengthOf } from '../../src/cards/text.ts';
import { loadPacks } from '../../src/lore/pack/load.ts';
import { allCards, allWorkCards } from './as-seen.ts';

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

const [pack] = loadPacks('data');

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

  it('every other page does, but for a line that is longer by itself', () => {
    const long = cards.flatMap(({ id, cards: [, ...pages] }) =>
      pages
        .filter((page) => onPhone(page) > SCREEN && (page.embeds[0]?.fields?.length ?? 0) > 1)
        .map((page) => `${id} ${page.embeds[0]?.author?.name}: ${onPhone(page)}`),
    );
    expect(long).toEqual([]);
  });
});
