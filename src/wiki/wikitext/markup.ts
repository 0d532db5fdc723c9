/**
 * Wikitext as a reader sees it, with signs of ours where a link begins and ends, where a source is cited and where a line
 * is broken: so a text can be cleaned and cut into sentences without losing what stands where.
 */
import type { Node, RefNode, TemplateNode } from './nodes.ts';

/** Private signs, which {@link parseWikitext} takes out of what people wrote. */
const SIGN = {
  line: '\ue003',
  cite: '\ue010',
  endCite: '\ue011',
  link: '\ue020',
  text: '\ue021',
  endLink: '\ue022',
};
const CITE = /\ue010(\d+)\ue011/g;
const LINK = /\ue020(\d+)\ue021([^\ue020-\ue022]*)\ue022/g;

export interface Markup<Cited> {
  text: string;
  /** Pages that the links lead to, by the number in the text. */
  links: readonly string[];
  cites: readonly (readonly Cited[])[];
}

interface Links {
  target: string;
  text: string;
}

/** What the templates of a wiki stand for. */
export interface Reader<Cited> {
  /** What a template shows in a text, and what it cites. */
  template(template: TemplateNode, render: (nodes: readonly Node[]) => string): Shown<Cited>;
  /** The works that a reference names; none where it is a remark. */
  reference(ref: RefNode): readonly Cited[];
  /** Whether a link leads to a page of this wiki. */
  isPage(target: string): boolean;
}

export type Shown<Cited> =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; target: string }
  | { kind: 'nodes'; nodes: readonly Node[] }
  | { kind: 'cite'; cited: readonly Cited[] }
  | { kind: 'nothing' };

const MOST_LINKS = 5_000;

/** @param nodes of one block, or of a value. */
export function renderMarkup<Cited>(nodes: readonly Node[], reader: Reader<Cited>): Markup<Cited> {
  const links: string[] = [];
  const cites: (readonly Cited[])[] = [];
  const link = (target: string, text: string): string => {
    if (text.trim() === '') return '';
    if (target === '' || links.length >= MOST_LINKS || !reader.isPage(target)) return text;
    links.push(target);
    // `[[Sindarin|S]]`: a letter says nothing to who cannot follow it.
    const shown =
      /^\p{Lu}\p{Ll}?$/u.test(text) && target !== text && target.startsWith(text.charAt(0)) ? target : text;
    return `${SIGN.link}${links.length - 1}${SIGN.text}${withoutLinks(shown)}${SIGN.endLink}`;
  };
  const cite = (cited: readonly Cited[]): string => {
    if (cited.length === 0) return '';
    cites.push(cited);
    return `${SIGN.cite}${cites.length - 1}${SIGN.endCite}`;
  };
  const render = (some: readonly Node[]): string => {
    let text = '';
    for (const node of some) {
      if (node.type === 'text') text += node.text;
      else if (node.type === 'link')
        text += link(
          node.target,
          (node.shown ? render(node.shown) : node.written || node.section) + node.trail,
        );
      else if (node.type === 'external') text += render(node.shown);
      else if (node.type === 'ref') text += cite(reader.reference(node));
      else {
        const shown = reader.template(node, render);
        if (shown.kind === 'text') text += shown.text;
        else if (shown.kind === 'link') text += link(shown.target, shown.text);
        else if (shown.kind === 'nodes') text += render(shown.nodes);
        else if (shown.kind === 'cite') text += cite(shown.cited);
      }
    }
    return text;
  };
  return { text: render(nodes), links, cites };
}

const withoutLinks = (text: string): string =>
  text
    .replace(LINK, '$2')
    .replace(/[\ue020-\ue022]/g, '')
    .replace(CITE, '');

/** The text alone, without italics and signs, blanks single and nothing left over from what was taken out. */
export const plain = (text: string): string => tidy(withoutSigns(text));

const withoutSigns = (text: string): string =>
  text.replace(/\ue010\d+\ue011|\ue020\d+\ue021|[\ue010-\ue022]|'{2,}/g, '').replaceAll(SIGN.line, ' ');

/** A sign that nobody sees, or a blank that is not one alone. */
const UNSEEN = /[^\S ]| {2}|[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad]/u;
/** Where one of the rules of {@link tidy} may find something: most texts have none of it, and are looked through once. */
const UNTIDY = /[([][\s,;:.–)\]-]|[\s,;:–-][)\]]|\bpron|“”|""|\s[,.;:!?]|[,;:][.!?]|,\s*[,;]|;\s*,|\.\./;

/** Mends what is left where a source or a template stood. */
function tidy(text: string): string {
  let mended = UNSEEN.test(text)
    ? text
        .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
        .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
        .replace(/\s+/g, ' ')
    : text;
  for (let round = 0; round < 3 && UNTIDY.test(mended); round++) {
    const before = mended;
    mended = mended
      .replace(/([([])[\s,;:.–-]+/g, '$1')
      .replace(/[\s,;:–-]+([)\]])/g, '$1')
      .replace(/(?:(?<=\()|[,;]?\s*)\bpron(?:ounced|\.)?\s*(?=[,;)])/g, '')
      .replace(/\s*\(\)|\s*\[\]|\s*“”|(?<=\s)""(?=[\s.,;])/g, '')
      .replace(/\s+([,.;:!?)])/g, '$1')
      .replace(/,(?:\s*,)+/g, ',')
      .replace(/([,;:])([.!?])/g, '$2')
      .replace(/;\s*,|,\s*;/g, ';')
      .replace(/(?<!\.)\.\.(?!\.)/g, '.');
    if (mended === before) break;
  }
  return mended.trim();
}

export const linksIn = <Cited>(text: string, { links }: Markup<Cited>): Links[] =>
  matchesOf(text, LINK).map(([, number, shown]) => ({
    target: links[Number(number)] as string,
    text: plain(shown ?? ''),
  }));

/** What links lead to, and what is to be read before each, since the one before it, and behind it. */
export const linksAmid = <Cited>(
  text: string,
  { links }: Markup<Cited>,
): { target: string; shown: string; before: string; after: string }[] => {
  let end = 0;
  return matchesOf(text, LINK).map(({ 0: link, 1: number, 2: shown = '', index }) => {
    const before = withoutSigns(text.slice(Math.max(end, index - 80), index));
    end = index + link.length;
    return {
      target: links[Number(number)] as string,
      shown,
      before,
      // `[[Tam]]'s` is shown as one.
      after: `${/['’]s$/.exec(shown)?.[0] ?? ''}${withoutSigns(text.slice(end, end + 60))}`,
    };
  });
};

export const citesIn = <Cited>(text: string, { cites }: Markup<Cited>): Cited[] =>
  matchesOf(text, CITE).flatMap(([, number]) => cites[Number(number)] ?? []);

/** Whether nothing stands in a text but signs for sources, blanks and what joins them. */
export const isOnlyCites = (text: string): boolean =>
  text.replace(CITE, '').replace(/[\s;,:.&()]|\band\b/g, '') === '';

/** Parts of a text that are in bold. */
export const boldIn = (text: string): string[] =>
  matchesOf(text, /'''(?:'')?((?:[^']|'(?!''))+?)(?:'')?'''/g)
    .map((match) => plain(match[1] ?? ''))
    .filter(Boolean);

/** All matches, where most texts have none: `matchAll` alone makes an expression and an iterator each time. */
export const matchesOf = (text: string, pattern: RegExp): RegExpExecArray[] =>
  text.search(pattern) < 0 ? [] : [...text.matchAll(pattern)];

/** For {@link cutAt}. */
export const cutter = (sign: RegExp): RegExp => new RegExp(`[([\\ue020]|[)\\]\\ue022]|${sign.source}`, 'giu');

/** Cuts at the signs of a {@link cutter} at the top of a text: not inside brackets, nor inside what a link shows. */
export function cutAt(text: string, cut: RegExp): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (const match of matchesOf(text, cut)) {
    const [found] = match;
    if (found === '(' || found === '[' || found === SIGN.link) depth++;
    else if (found === ')' || found === ']' || found === SIGN.endLink) depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      pieces.push(text.slice(from, match.index));
      from = match.index + found.length;
    }
  }
  return [...pieces, text.slice(from)];
}

export const LINE_BREAK = SIGN.line;

const CITING_BRACKETS = /\(((?:\ue010\d+\ue011|[\s;,&.]|\band\b)+)\)/g;

/** `({{TNG|…}})`: sources in brackets of their own cover the block before them, and are marked so. */
export const markCitingBrackets = (text: string): string =>
  text.replace(CITING_BRACKETS, (whole, inside: string) =>
    inside.includes(SIGN.cite) ? `\ue013${inside.match(CITE)?.join('\ue013') ?? ''}` : whole,
  );

export const coversBlock = (sentence: string): boolean => sentence.includes('\ue013');
