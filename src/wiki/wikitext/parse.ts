/**
 * Reads wikitext into templates, links and references, in one go and in time that grows with its length, whatever stands in
 * it. What never closes is text again, as MediaWiki has it. Comments, tables and pictures are left out.
 */
import { decodeEntities } from './entities.ts';
import {
  type Node,
  pageTitle,
  type RefNode,
  type TemplateArg,
  type TextNode,
  templateName,
} from './nodes.ts';

/** Deeper than any page that a person wrote; what is deeper stays text. */
const DEEPEST = 48;
/** A reference that does not end soon was never closed. */
const LONGEST_REF = 6_000;

interface Frame {
  kind: 'page' | 'template' | 'link' | 'external' | 'ref' | 'table';
  /** What opened it, for when it never closes. */
  open: string;
  start: number;
  nodes: Node[];
  /** What stands before each `|`. */
  parts: Node[][];
  ref?: Pick<RefNode, 'name' | 'group'>;
  url?: string;
}

interface Parsed {
  nodes: Node[];
  /** Templates, links, tables and references that never close. */
  unclosed: number;
}

const SPECIAL = /\{\{|\}\}|\{\||\|\}|\[\[|\]\]|\[(?=(?:https?:)?\/\/)|\]|\||\n|<|&|__[A-Z]+__/g;
/** Tags whose content is no prose. */
const SKIPPED = new Set([
  'gallery',
  'math',
  'pre',
  'source',
  'syntaxhighlight',
  'timeline',
  'imagemap',
  'score',
  'graph',
  'chem',
  'style',
  'script',
  'tabber',
  'tabview',
  'youtube',
  'mapframe',
  'ce',
  'templatedata',
  'templatestyles',
  'infobox',
  'code',
]);
const TAG = /<(\/?)([a-z][a-z0-9]*)\b([^<>]{0,500}?)(\/?)>/iy;
const FILE = /^\s*(?:file|image|media|video|datei|bild|fichier|archivo|bestand)\s*:/i;

export function parseWikitext(source: string): Parsed {
  return new Parsing(source).run();
}

class Parsing {
  readonly #source: string;
  readonly #stack: Frame[];
  /** Tags that are known not to close any more, so that nobody looks for their end twice. */
  readonly #neverClosed = new Set<string>();
  #unclosed = 0;
  #at = 0;

  constructor(source: string) {
    // The signs that mark links and sources in rendered text are nobody else's.
    this.#source = source.replace(/[\ue000-\uf8ff]/g, '').replace(/\r\n?/g, '\n');
    this.#stack = [newFrame('page', '', 0)];
  }

  run(): Parsed {
    const source = this.#source;
    while (this.#at < source.length) {
      SPECIAL.lastIndex = this.#at;
      const match = SPECIAL.exec(source);
      if (!match) {
        this.#text(source.slice(this.#at));
        break;
      }
      if (match.index > this.#at) this.#text(source.slice(this.#at, match.index));
      this.#at = match.index;
      this.#special(match[0]);
    }
    while (this.#stack.length > 1) this.#abandon();
    return { nodes: this.#top.nodes, unclosed: this.#unclosed };
  }

  get #top(): Frame {
    return this.#stack.at(-1) as Frame;
  }

  #special(sign: string): void {
    const from = this.#at;
    this.#at += sign.length;
    switch (sign) {
      case '{{':
        this.#push('template', '{{', from);
        return;
      case '[[':
        this.#push('link', '[[', from);
        return;
      case '[':
        this.#openExternal(from);
        return;
      case '{|':
        if (this.#isLineStart(from)) this.#push('table', '', from);
        else this.#again(from, '{');
        return;
      case '|}':
        if (this.#top.kind === 'table' && this.#isLineStart(from) && this.#source[this.#at] !== '}') {
          this.#stack.pop();
          return;
        }
        this.#again(from, '|');
        return;
      case '}}':
        this.#closeTemplate();
        return;
      case ']]':
        this.#closeLink(from);
        return;
      case ']':
        this.#closeExternal();
        return;
      case '|':
        this.#separate();
        return;
      case '\n':
        this.#endLine();
        return;
      case '<':
        this.#tag(from);
        return;
      case '&':
        this.#entity(from);
        return;
      default:
        return;
    }
  }

  /** Only the first sign of two was meant. */
  #again(from: number, sign: string): void {
    this.#at = from + 1;
    if (sign === '|') this.#separate();
    else this.#text(sign);
  }

  #isLineStart(at: number): boolean {
    let before = at - 1;
    while (before >= 0 && at - before < 20 && /[ \t:*]/.test(this.#source[before] as string)) before--;
    return before < 0 || this.#source[before] === '\n';
  }

  #text(text: string): void {
    addText(this.#top.nodes, text);
  }

  #push(kind: Frame['kind'], open: string, start: number): void {
    if (this.#stack.length >= DEEPEST) {
      this.#text(open);
      return;
    }
    this.#stack.push(newFrame(kind, open, start));
  }

  #separate(): void {
    const top = this.#top;
    if (top.kind === 'template' || top.kind === 'link') {
      top.parts.push(top.nodes);
      top.nodes = [];
    } else this.#text('|');
  }

  #endLine(): void {
    // A link ends with its line, except for pictures, whose captions are long.
    while (this.#top.kind === 'external' || (this.#top.kind === 'link' && !isFile(this.#top)))
      this.#abandon();
    this.#text('\n');
  }

  /** The nearest open frame of a kind, if only such as may be given up stand above it. */
  #openFrame(kind: Frame['kind'], above: readonly Frame['kind'][]): number {
    for (let at = this.#stack.length - 1; at > 0; at--) {
      const frame = this.#stack[at] as Frame;
      if (frame.kind === kind) return at;
      if (!above.includes(frame.kind)) return -1;
    }
    return -1;
  }

  #closeTo(at: number): Frame {
    while (this.#stack.length - 1 > at) this.#abandon();
    return this.#stack.pop() as Frame;
  }

  #closeTemplate(): void {
    const at = this.#openFrame('template', ['link', 'external', 'table']);
    if (at < 0) {
      this.#text('}}');
      return;
    }
    const frame = this.#closeTo(at);
    const [head = [], ...rest] = [...frame.parts, frame.nodes];
    const name = templateName(plainText(head));
    if (name === '') return;
    this.#top.nodes.push({ type: 'template', name, args: argsOf(rest) });
  }

  #closeLink(from: number): void {
    const at = this.#openFrame('link', ['external', 'template']);
    if (at < 0) {
      const isExternal = this.#openFrame('external', []) >= 0;
      this.#at = from + 1;
      if (isExternal) this.#closeExternal();
      else this.#text(']');
      return;
    }
    const frame = this.#closeTo(at);
    const [head = [], ...rest] = [...frame.parts, frame.nodes];
    const written = plainText(head);
    if (FILE.test(written)) return;
    const [page = '', section = ''] = splitOnce(decodeEntities(written), '#');
    const trail = rest.length > 0 || section === '' ? this.#trail() : '';
    const shown = rest.length > 0 ? joinParts(rest) : undefined;
    this.#top.nodes.push({
      type: 'link',
      target: pageTitle(page),
      written: page.replace(/^\s*:/, '').replaceAll('_', ' ').trim(),
      section,
      shown,
      trail,
    });
  }

  #trail(): string {
    const letters = /[\p{Ll}]{1,12}|['’]s\b/uy;
    letters.lastIndex = this.#at;
    const found = letters.exec(this.#source)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #openExternal(from: number): void {
    const url = /(?:https?:)?\/\/[^\s\]<>"[|}]{1,2000}/y;
    url.lastIndex = this.#at;
    const found = url.exec(this.#source)?.[0];
    if (found === undefined || this.#stack.length >= DEEPEST) {
      this.#text('[');
      return;
    }
    this.#at += found.length;
    this.#stack.push({ ...newFrame('external', '[', from), url: found });
  }

  #closeExternal(): void {
    const at = this.#openFrame('external', ['link']);
    if (at < 0) {
      this.#text(']');
      return;
    }
    const frame = this.#closeTo(at);
    this.#top.nodes.push({ type: 'external', url: frame.url ?? '', shown: frame.nodes });
  }

  #entity(from: number): void {
    const entity = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10}\d?);/iy;
    entity.lastIndex = from;
    const found = entity.exec(this.#source)?.[0];
    if (found === undefined) {
      this.#text('&');
      return;
    }
    this.#at = from + found.length;
    this.#text(decodeEntities(found));
  }

  #tag(from: number): void {
    if (this.#source.startsWith('<!--', from)) {
      const end = this.#source.indexOf('-->', from + 4);
      this.#at = end < 0 ? this.#source.length : end + 3;
      return;
    }
    TAG.lastIndex = from;
    const match = TAG.exec(this.#source);
    if (!match) {
      this.#text('<');
      return;
    }
    const [whole, slash, written = '', attributes = '', selfClosing] = match;
    const name = written.toLowerCase();
    this.#at = from + whole.length;
    if (name === 'ref') {
      if (slash) this.#closeRef();
      else this.#openRef(attributes, selfClosing === '/', from);
      return;
    }
    if (name === 'br' || name === 'p' || name === 'hr') {
      this.#text(name === 'br' ? '\ue003' : '\n');
      return;
    }
    if (slash || selfClosing === '/') return;
    if (name === 'nowiki') {
      this.#nowiki();
      return;
    }
    if (SKIPPED.has(name)) this.#skip(name);
    if (name === 'sup') this.#sup();
  }

  #nowiki(): void {
    const end = this.#endOf('nowiki');
    if (end < 0) return;
    this.#text(decodeEntities(this.#source.slice(this.#at, end)));
    this.#at = end + '</nowiki>'.length;
  }

  #skip(name: string): void {
    const end = this.#endOf(name);
    if (end < 0) return;
    const close = this.#source.indexOf('>', end);
    this.#at = close < 0 ? this.#source.length : close + 1;
  }

  /** What is raised is a footnote's mark, except for the ends of ordinals. */
  #sup(): void {
    const end = this.#endOf('sup');
    if (end < 0 || end - this.#at > 200) return;
    const inside = this.#source.slice(this.#at, end);
    if (!/^(?:st|nd|rd|th|\d+)$/.test(inside)) this.#at = end;
  }

  #endOf(name: string): number {
    if (this.#neverClosed.has(name)) return -1;
    const end = this.#source.indexOf(`</${name}`, this.#at);
    if (end < 0) this.#neverClosed.add(name);
    return end;
  }

  #openRef(attributes: string, isEmpty: boolean, from: number): void {
    const ref = { name: attributeOf(attributes, 'name'), group: attributeOf(attributes, 'group') };
    if (isEmpty || this.#stack.length >= DEEPEST || this.#endOf('ref') < 0) {
      this.#top.nodes.push({ type: 'ref', ...ref, content: [] });
      return;
    }
    this.#stack.push({ ...newFrame('ref', '', from), ref });
  }

  #closeRef(): void {
    const at = this.#openFrame('ref', ['link', 'external', 'template', 'table']);
    if (at < 0) return;
    const frame = this.#closeTo(at);
    if (this.#at - frame.start > LONGEST_REF) {
      this.#unclosed++;
      return;
    }
    this.#top.nodes.push({
      type: 'ref',
      name: frame.ref?.name,
      group: frame.ref?.group,
      content: frame.nodes,
    });
  }

  /** What never closed is text; a table or a reference is nothing. */
  #abandon(): void {
    const frame = this.#stack.pop() as Frame;
    if (frame.kind !== 'external') this.#unclosed++;
    if (frame.kind === 'table') return;
    const { nodes } = this.#top;
    addText(nodes, frame.open + (frame.url ?? ''));
    for (const part of frame.parts) {
      for (const node of part) addNode(nodes, node);
      addText(nodes, '|');
    }
    for (const node of frame.nodes) addNode(nodes, node);
  }
}

const newFrame = (kind: Frame['kind'], open: string, start: number): Frame => ({
  kind,
  open,
  start,
  nodes: [],
  parts: [],
});

function isFile(frame: Frame): boolean {
  const [first] = frame.parts[0] ?? frame.nodes;
  return first?.type === 'text' && FILE.test(first.text);
}

function addText(nodes: Node[], text: string): void {
  if (text === '') return;
  const last = nodes.at(-1);
  if (last?.type === 'text') last.text += text;
  else nodes.push({ type: 'text', text });
}

function addNode(nodes: Node[], node: Node): void {
  if (node.type === 'text') addText(nodes, node.text);
  else nodes.push(node);
}

function joinParts(parts: readonly Node[][]): Node[] {
  const joined: Node[] = [];
  for (const [at, part] of parts.entries()) {
    if (at > 0) addText(joined, '|');
    for (const node of part) addNode(joined, node);
  }
  return joined;
}

function argsOf(parts: readonly Node[][]): TemplateArg[] {
  let position = 0;
  return parts.map((part) => {
    const [first] = part;
    const at = first?.type === 'text' ? first.text.indexOf('=') : -1;
    if (at < 0) return { key: String(++position), value: trimmed(part) };
    const { text } = first as TextNode;
    const rest: TextNode = { type: 'text', text: text.slice(at + 1) };
    const key = text
      .slice(0, at)
      .replace(/[_\s]+/g, ' ')
      .trim()
      .toLowerCase();
    return { key, value: trimmed([rest, ...part.slice(1)]) };
  });
}

function trimmed(nodes: readonly Node[]): Node[] {
  const copy = nodes.filter((node) => node.type !== 'text' || node.text !== '');
  const [first, last] = [copy[0], copy.at(-1)];
  if (first?.type === 'text') copy[0] = { type: 'text', text: first.text.trimStart() };
  if (last?.type === 'text')
    copy[copy.length - 1] = { type: 'text', text: (copy.at(-1) as TextNode).text.trimEnd() };
  return copy.filter((node) => node.type !== 'text' || node.text !== '');
}

function attributeOf(attributes: string, name: string): string | undefined {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'/>]+))`, 'i').exec(attributes);
  const value = (match?.[1] ?? match?.[2] ?? match?.[3])?.trim();
  return value === '' ? undefined : value;
}

function splitOnce(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** The text of nodes alone, links as what they show; templates and sources leave nothing. */
export const plainText = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return node.text;
      if (node.type === 'link') return (node.shown ? plainText(node.shown) : node.written) + node.trail;
      if (node.type === 'external') return plainText(node.shown);
      return '';
    })
    .join('');
