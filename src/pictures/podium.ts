/** The winners as a picture: three steps, and whoever comes after them below. */
import {
  type Block,
  type Look,
  type Lines,
  linesOf,
  PADDING,
  type Picture,
  widthFor,
  widthOf,
} from './paint.ts';
import { altTextOf, drawn, drawSheet } from './sheet.ts';
import { plain } from './wrap.ts';

export interface PodiumContent {
  title: string;
  /** The first first; who has as many points shares a rank. */
  places: readonly Place[];
  /** `3 rounds, 15 questions`. */
  note?: string | undefined;
}

interface Place {
  rank: number;
  name: string;
  points: number;
}

const MOST_PLACES = 6;
const ON_STEPS = 3;
/** How high the steps of the first three ranks are. */
const STEPS = [120, 88, 62] as const;
/** In which order they stand from left to right: the first in the middle. */
const ORDER = [1, 0, 2] as const;
const GAP = 8;

export async function podiumPicture(content: PodiumContent, look: Look): Promise<Picture> {
  const { title, places, note } = content;
  const { shown, foot } = drawn(places, MOST_PLACES, note);
  const blocks = [
    stepsBlock(shown.slice(0, ON_STEPS), look),
    ...shown.slice(ON_STEPS).map((place) => lineBlock(place, look)),
  ];
  return drawSheet({ over: 'Winners', title, blocks, foot, altText: podiumAltText(content) }, look);
}

/** The same as the picture says, a line for each place. */
export function podiumAltText({ title, places, note }: PodiumContent): string {
  const { shown, foot } = drawn(places, MOST_PLACES, note);
  const lines = shown.map(({ rank, name, points }) => `${rank}. ${plain(name)}: ${points} points`);
  return altTextOf([`Winners of ${plain(title)}`, ...lines], foot);
}

interface Step {
  name: Lines;
  points: Lines;
  number: Lines;
  height: number;
  isFirst: boolean;
}

function stepsBlock(places: readonly Place[], look: Look): Block {
  const width = (widthFor(look) - 2 * PADDING - 2 * GAP) / ON_STEPS;
  const steps = places.map(({ rank, name, points }): Step => {
    return {
      name: linesOf(name, width - 8, 2, { size: 17, weight: 'bold', color: 'text' }),
      points: linesOf(`${points} points`, width - 8, 1, { size: 14, color: 'muted' }),
      number: linesOf(String(rank), width, 1, { size: 30, weight: 'bold', color: 'text' }),
      height: STEPS[rank - 1] ?? STEPS[2],
      isFirst: rank === 1,
    };
  });
  const over = ({ name, points }: Step) => name.height + points.height + 8;
  const height = Math.max(0, ...steps.map((step) => over(step) + step.height));
  return {
    height: height + 12,
    draw({ context, color, text }, top) {
      for (const [column, index] of ORDER.entries()) {
        const step = steps[index];
        if (!step) continue;
        const left = PADDING + column * (width + GAP);
        const middle = left + width / 2;
        const ground = top + height - step.height;
        text(step.name, middle, ground - over(step), 'center');
        text(step.points, middle, ground - step.points.height - 8, 'center');
        context.fillStyle = step.isFirst ? color.marked : color.bar;
        context.beginPath();
        context.roundRect(left, ground, width, step.height, [8, 8, 0, 0]);
        context.fill();
        text(step.number, middle, ground + 10, 'center');
      }
    },
  };
}

function lineBlock({ rank, name, points }: Place, look: Look): Block {
  const width = widthFor(look) - 2 * PADDING;
  const figure = linesOf(`${points} points`, width, 1, { size: 15, color: 'muted' });
  const wide = widthOf(figure.lines[0] ?? '', figure);
  const label = linesOf(`${rank}. ${name}`, width - wide - 12, 1, { size: 16, color: 'text' });
  return {
    height: label.height + 8,
    draw({ text }, top) {
      text(label, PADDING, top + 8);
      text(figure, PADDING + width, top + 8, 'right');
    },
  };
}
