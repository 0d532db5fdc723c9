/** Whom an entry is tied to most, as a picture: the entry in the middle, and a line to each of the others. */
import {
  type Block,
  type Brush,
  type Lines,
  type Look,
  linesOf,
  PADDING,
  type Picture,
  widthFor,
  widthOf,
} from './paint.ts';
import { altTextOf, drawn, drawSheet } from './sheet.ts';
import { plain } from './wrap.ts';

export interface TiesContent {
  name: string;
  /** `Person`, `Event · Mirror universe`. */
  kind?: string | undefined;
  /** The strongest first. */
  ties: readonly TieContent[];
}

interface TieContent {
  /** What ties the two, seen from the one in the middle: `Mentored by`. */
  label: string;
  name: string;
  /** Labels of the sources: `TUC, DS9 4x01`. */
  sources?: string | undefined;
  /** Only serves to compare with the others of the picture; above 0. */
  strength: number;
}

/** As many as find room around the middle. */
export const MOST_TIES = 8;
/** So many stand next to the middle, the others behind them. */
const NEAR = 4;
/** Between two boxes next to the middle: the lines to those behind them pass here. */
const CHANNEL = 64;
/** Between two boxes behind them. */
const BETWEEN = 16;
/** How far the end of a line to one of those is from the middle: within the channel at any thickness. */
const PASSING = 25;
const BETWEEN_ROWS = 24;
/** From the middle to the boxes next to it: room for the lines to spread. */
const REACH = 38;
const BOX_PADDING = 6;
const SIDE_PADDING = 8;
const LABEL_HEIGHT = 24;
const MIDDLE = { narrowest: 130, widest: 280, padding: 20 };
const LINE = { thinnest: 1.5, thickest: 6 };

export async function tiesPicture(content: TiesContent, look: Look): Promise<Picture> {
  const { foot } = drawn(content.ties, MOST_TIES, 'Thicker line, stronger tie');
  const blocks = [starBlock(starOf(content, look))];
  return drawSheet({ over: 'Strongest ties', blocks, foot, altText: tiesAltText(content) }, look);
}

/** The same as the picture says, a line for each tie. */
export function tiesAltText({ name, kind, ties }: TiesContent): string {
  const { shown, foot } = drawn(ties, MOST_TIES);
  const lines = shown.map((tie) => {
    const sources = tie.sources ? ` (${plain(tie.sources)})` : '';
    return `${plain(tie.label)}: ${plain(tie.name)}${sources}`;
  });
  const title = `Strongest ties of ${plain(name)}${kind ? ` (${plain(kind)})` : ''}, the strongest first`;
  return altTextOf([title, ...lines], foot);
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A box and the texts in it, below each other from `textTop` on. */
interface Node {
  box: Box;
  texts: readonly Lines[];
  textTop: number;
}

/** A tie's node. Its label stands on that edge of the box which faces the middle, and there the line ends. */
interface TieNode extends Node {
  label: Lines;
  labelBox: Box;
  end: { x: number; y: number };
  thickness: number;
}

export interface Star {
  height: number;
  middle: Node;
  ties: readonly TieNode[];
}

/** A tie as written in a box of a width, not yet at a place. */
type Written = Pick<TieNode, 'texts' | 'label' | 'thickness'>;

/**
 * Where everything stands, from the star's top. The strongest are next to the middle, half of them above it and half
 * below; the others behind them and closer together, so that their lines pass between the nearer boxes.
 */
export function starOf(content: TiesContent, look: Look): Star {
  const full = widthFor(look) - 2 * PADDING;
  const center = PADDING + full / 2;
  const width = (full - CHANNEL) / 2;
  const strongest = Math.max(...content.ties.map(({ strength }) => strength));
  const written = content.ties
    .slice(0, MOST_TIES)
    .map((tie) => writtenTie(tie, tie.strength / strongest, width));
  const [nearAbove, nearBelow] = halves(written.slice(0, NEAR));
  const [farAbove, farBelow] = halves(written.slice(NEAR));

  const ties: TieNode[] = [];
  let y = 0;
  const put = (row: readonly Written[], isFar: boolean, isAbove: boolean) => {
    const height = Math.max(...row.map(heightOf));
    const away = isFar ? BETWEEN / 2 : CHANNEL / 2;
    for (const [at, one] of row.entries()) {
      const side = row.length === 1 ? 0 : 2 * at - 1;
      const box = { x: center + side * (away + width / 2) - width / 2, y, width, height };
      const end = center + side * (isFar ? PASSING : away + width / 2);
      ties.push(placed(one, box, isAbove ? y + height : y, end));
    }
    y += height;
  };
  if (farAbove.length > 0) {
    put(farAbove, true, true);
    y += BETWEEN_ROWS;
  }
  if (nearAbove.length > 0) {
    put(nearAbove, false, true);
    y += REACH;
  }
  const middle = middleNode(content, center, y, full);
  y += middle.box.height;
  if (nearBelow.length > 0) {
    y += REACH;
    put(nearBelow, false, false);
  }
  if (farBelow.length > 0) {
    y += BETWEEN_ROWS;
    put(farBelow, true, false);
  }
  return { height: y, middle, ties };
}

/** The first half of a row or two, one more than the second where they are uneven. */
const halves = (all: readonly Written[]): [readonly Written[], readonly Written[]] => {
  const half = Math.ceil(all.length / 2);
  return [all.slice(0, half), all.slice(half)];
};

function writtenTie({ label, name, sources }: TieContent, share: number, width: number): Written {
  const inner = width - 2 * SIDE_PADDING;
  return {
    label: linesOf(label, inner - 20, 1, { size: 14, weight: 'bold', color: 'accent' }),
    texts: [
      linesOf(name, inner, 5, { size: 16, weight: 'bold', color: 'text' }),
      linesOf(sources ?? '', inner, 2, { size: 13, color: 'muted' }),
    ],
    // By the square: strengths of one picture are often near to each other, and the eye compares areas.
    thickness: LINE.thinnest + (LINE.thickest - LINE.thinnest) * share ** 2,
  };
}

const textHeight = (texts: readonly Lines[]) => texts.reduce((sum, text) => sum + text.height, 0);
const heightOf = ({ texts }: Written) => textHeight(texts) + 2 * BOX_PADDING + LABEL_HEIGHT / 2;

/** @param edge where the label stands, and around it within the box, as near to `end` as it can. */
function placed({ texts, label, thickness }: Written, box: Box, edge: number, end: number): TieNode {
  const width = widthOf(label.lines[0] ?? '', label) + 20;
  const [least, most] = [box.x + 4, box.x + box.width - 4 - width];
  const labelBox = {
    x: Math.min(Math.max(end - width / 2, least), most),
    y: edge - LABEL_HEIGHT / 2,
    width,
    height: LABEL_HEIGHT,
  };
  // The label takes half of its height from that end of the box.
  const shift = (edge === box.y ? 1 : -1) * (LABEL_HEIGHT / 4);
  const textTop = box.y + (box.height - textHeight(texts)) / 2 + shift;
  return { box, texts, textTop, label, labelBox, end: { x: end, y: edge }, thickness };
}

function middleNode({ name, kind }: TiesContent, center: number, y: number, full: number): Node {
  const inner = Math.min(full, MIDDLE.widest) - 2 * MIDDLE.padding;
  const texts = [
    linesOf(name, inner, 3, { size: 19, weight: 'bold', color: 'onAccent' }),
    linesOf(kind ?? '', inner, 1, { size: 14, color: 'onAccent' }),
  ];
  const widest = Math.max(...texts.flatMap((text) => text.lines.map((line) => widthOf(line, text))));
  const width = Math.max(MIDDLE.narrowest, Math.ceil(widest) + 2 * MIDDLE.padding);
  const height = textHeight(texts) + MIDDLE.padding;
  return { texts, textTop: y + MIDDLE.padding / 2, box: { x: center - width / 2, y, width, height } };
}

function starBlock({ height, middle, ties }: Star): Block {
  return {
    height,
    draw(brush, top) {
      const { context, color } = brush;
      const box = ({ x, y, width, height }: Box, radius: number, fill: string, stroke: string) => {
        context.fillStyle = fill;
        context.strokeStyle = stroke;
        context.lineWidth = 1.5;
        context.beginPath();
        context.roundRect(x, top + y, width, height, radius);
        context.fill();
        context.stroke();
      };
      const start = { x: middle.box.x + middle.box.width / 2, y: middle.box.y + middle.box.height / 2 };
      context.strokeStyle = color.accent;
      for (const { end, thickness } of ties) {
        context.lineWidth = thickness;
        context.beginPath();
        context.moveTo(start.x, top + start.y);
        context.lineTo(end.x, top + end.y);
        context.stroke();
      }
      for (const tie of ties) {
        box(tie.box, 10, color.panel, color.line);
        box(tie.labelBox, LABEL_HEIGHT / 2, color.background, color.accent);
        brush.text(tie.label, tie.labelBox.x + 10, top + tie.labelBox.y + 3);
        writeIn(tie, brush, top);
      }
      box(middle.box, 12, color.accent, color.accent);
      writeIn(middle, brush, top);
    },
  };
}

function writeIn({ box, texts, textTop }: Node, brush: Brush, top: number): void {
  let y = top + textTop;
  for (const text of texts) {
    brush.text(text, box.x + box.width / 2, y, 'center');
    y += text.height;
  }
}
