/** Where a star of ties puts its boxes, labels and lines. */
import { describe, expect, it } from 'vitest';
import { openConnections } from '../../src/connect/index.ts';
import { PADDING, PHONE_WIDTH, widthOf } from '../../src/pictures/paint.ts';
import { type Box, MOST_TIES, type Star, starOf, type TiesContent } from '../../src/pictures/ties.ts';
import { entriesOf, loreOf } from '../lore/opened.ts';
import { NASTY } from './contents.ts';

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** All that is wrong with a star; names are those of its ties by number. */
function faults({ height, middle, ties }: Star, width = PHONE_WIDTH): string[] {
  const boxes = [
    { of: 'middle', ...middle.box },
    ...ties.flatMap(({ box, labelBox }, at) => [
      { of: `tie ${at}`, ...box },
      { of: `tie ${at}`, ...labelBox },
    ]),
  ];
  const outside = boxes.filter(
    ({ x, y, ...box }) =>
      x < PADDING || y < 0 || x + box.width > width - PADDING + 0.01 || y + box.height > height,
  );
  const overlapping = boxes.filter((a) => boxes.some((b) => a.of !== b.of && overlap(a, b)));
  const start = { x: middle.box.x + middle.box.width / 2, y: middle.box.y + middle.box.height / 2 };
  const crossing = ties.flatMap(({ end, thickness, labelBox }, at) => {
    const points = Array.from({ length: 201 }, (_, step) => ({
      x: start.x + ((end.x - start.x) * step) / 200 - thickness / 2,
      y: start.y + ((end.y - start.y) * step) / 200 - thickness / 2,
      width: thickness,
      height: thickness,
    }));
    const others = boxes.filter(({ of }) => of !== 'middle' && of !== `tie ${at}`);
    const crossed = others.filter((box) => points.some((point) => overlap(point, box)));
    const ends = overlap(points.at(-1) as Box, labelBox) ? [] : [`line ${at} does not end at its label`];
    return [...crossed.map(({ of }) => `line ${at} crosses ${of}`), ...ends];
  });
  const nodes: (Star['middle'] & { labelBox?: Box })[] = [middle, ...ties];
  const texts = nodes.flatMap(({ box, texts, textTop, labelBox }, at) => {
    const bottom = textTop + texts.reduce((sum, text) => sum + text.height, 0);
    const free = { from: box.y, to: box.y + box.height };
    if (labelBox && labelBox.y < box.y) free.from += labelBox.height / 2;
    else if (labelBox) free.to -= labelBox.height / 2;
    const isHigh = textTop < free.from || bottom > free.to;
    const isWide = texts.some((text) => text.lines.some((line) => widthOf(line, text) > box.width));
    return isHigh || isWide ? [`text ${at} leaves its box`] : [];
  });
  return [
    ...outside.map(({ of }) => `${of} is outside`),
    ...overlapping.map(({ of }) => `${of} overlaps`),
    ...crossing,
    ...texts,
  ];
}

const star = (content: TiesContent, width?: number) => starOf(content, { theme: 'dark', width });
const tie = (name: string, strength: number) => ({
  label: 'Mentored by',
  name,
  sources: 'DS9 1x01',
  strength,
});

const lore = loreOf('data');
const connections = openConnections(lore.opened);
const entries = entriesOf(lore.opened);
const longest = entries.map(({ name }) => name).toSorted((a, b) => b.length - a.length);

describe('a star of ties', () => {
  it('has room for the ties of every entry, on a phone and wider', () => {
    const found = entries.flatMap((entry) => {
      const ties = connections.strongest(entry, 12);
      const content = {
        name: entry.name,
        kind: entry.kind,
        ties: ties.map(({ entry: other, strength, facts: [fact] }) => ({
          label: fact?.relation.inverseLabel ?? '',
          name: other.name,
          sources: fact?.citations.map(({ work }) => work.label).join(', '),
          strength,
        })),
      };
      return [undefined, 600].flatMap((width) => faults(star(content, width), width));
    });
    expect(found).toEqual([]);
  });

  it.each(Array.from({ length: MOST_TIES + 1 }, (_, most) => most))(
    'has room for %i ties of the longest names, and of all that might be written',
    (most) => {
      const names = longest.slice(0, most);
      expect(faults(star({ name: longest[0] ?? '', ties: names.map((name) => tie(name, 1)) }))).toEqual([]);
      const nasty = { label: NASTY, name: NASTY, sources: NASTY, strength: 1 };
      const content = { name: NASTY, kind: NASTY, ties: Array(most).fill(nasty) };
      for (const width of [240, 390, 800]) expect(faults(star(content, width), width)).toEqual([]);
    },
  );

  it('writes every name of the pack in full', () => {
    const inOneLine = (text: string) => text.replaceAll(' ', '');
    const cut = longest.filter((name) => {
      const { middle, ties } = star({ name, ties: [tie(name, 1)] });
      const written = [middle, ...ties].map(({ texts: [lines] }) => inOneLine(lines?.lines.join('') ?? ''));
      return written.some((text) => text !== inOneLine(name));
    });
    expect(cut).toEqual([]);
  });

  it('puts the strongest next to the middle, each with a thicker line than the next', () => {
    const strengths = [8, 7, 6, 5, 4, 3, 2, 1];
    const { middle, ties } = star({ name: 'A', ties: strengths.map((strength) => tie('B', strength)) });
    const byThickness = ties.toSorted((a, b) => b.thickness - a.thickness);
    expect(new Set(byThickness.map(({ thickness }) => thickness)).size).toBe(strengths.length);
    const center = ({ y, height }: Box) => y + height / 2;
    const away = byThickness.map(({ box }) => Math.abs(center(box) - center(middle.box)));
    expect(Math.max(...away.slice(0, 4))).toBeLessThan(Math.min(...away.slice(4)));
  });
});
