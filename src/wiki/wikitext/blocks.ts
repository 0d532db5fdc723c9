/** The lines of a page: headings, paragraphs and items of lists. */
import type { Node } from './nodes.ts';
import { plainText } from './parse.ts';

export type Block =
  | { type: 'heading'; level: number; title: string }
  | { type: 'paragraph'; nodes: Node[] }
  | { type: 'item'; marker: string; nodes: Node[] };

export function blocksOf(nodes: readonly Node[]): Block[] {
  const blocks: Block[] = [];
  let paragraph: Node[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ type: 'paragraph', nodes: paragraph });
    paragraph = [];
  };
  for (const line of linesOf(nodes)) {
    const [first] = line;
    const begin = first?.type === 'text' ? first.text : '';
    const heading = /^(={1,6})/.exec(begin);
    if (line.length === 0 || (line.length === 1 && begin.trim() === '')) endParagraph();
    else if (heading && /=\s*$/.test(plainText(line.slice(-1)))) {
      endParagraph();
      const title = plainText(line)
        .replace(/^=+|=+\s*$/g, '')
        .replace(/'{2,}/g, '')
        .trim();
      blocks.push({ type: 'heading', level: heading[1]?.length ?? 1, title });
    } else if (/^[*#:;]/.test(begin)) {
      endParagraph();
      const marker = /^[*#:;]+/.exec(begin)?.[0] ?? '';
      blocks.push({
        type: 'item',
        marker,
        nodes: [{ type: 'text', text: begin.slice(marker.length).trimStart() }, ...line.slice(1)],
      });
    } else {
      if (paragraph.length > 0) paragraph.push({ type: 'text', text: ' ' });
      paragraph.push(...line);
    }
  }
  endParagraph();
  return blocks;
}

function linesOf(nodes: readonly Node[]): Node[][] {
  const lines: Node[][] = [[]];
  for (const node of nodes) {
    if (node.type !== 'text') lines.at(-1)?.push(node);
    else
      for (const [at, text] of node.text.split('\n').entries()) {
        if (at > 0) lines.push([]);
        if (text !== '') lines.at(-1)?.push({ type: 'text', text });
      }
  }
  return lines;
}
