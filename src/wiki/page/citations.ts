/** Which works a reference, a template or a pair of brackets names. */
import type { Medium } from '../../lore/model/kinds.ts';
import type { Profile } from '../profile/load.ts';
import type { WrittenCitationTemplate } from '../profile/schema.ts';
import { linksIn, type Markup, plain } from '../wikitext/markup.ts';
import { argOf, type Node, type TemplateNode } from '../wikitext/nodes.ts';
import { plainText } from '../wikitext/parse.ts';
import { own } from './own.ts';
import type { CitedWork } from './record.ts';

const LONGEST_AT = 120;
const LONGEST_TITLE = 100;
const WEB =
  /^(?:cite ?web|webcite|web|cite ?(?:video|news|press|twitter|tweet|instagram|facebook)|starwarscite|sw|databank|swcite)$/;
/** Templates of every wiki that name a printed work by their parameters. */
const PRINTED =
  /^(?:cite ?(?:book|journal|magazine|episode|comic|game|video game|novel)|book ?cite|journal)$/;

/** `{{Cite book/Volo's Ledger|45}}`: the work is in the template's name. */
const NAMED =
  /^(?:cite|cite (?:book|dragon|game|novel|organized play|web article|comic|episode)|ref|source)\/(.{2,80})$/;
/** Templates whose name only says that it is a source, or of what medium: the work is what they hold. */
const SOURCE =
  /^(?:c|src|scref|book|novel|comic|manga|anime|episode|ep|film|movie|game|story|short story|audio|series|season)$/;
/** Those that cite wherever they stand: `Ref`, `Ref book`, `Cite/Novel`, `Book ref`. */
const SOURCE_ANYWHERE =
  /^(?:ref|cite|cit|citation|source)(?:[ /_-][a-z /_-]{2,30})?$|^[a-z ]{2,20}[ -]?(?:ref|cite)$/;
const NO_SOURCE =
  /^(?:ref(?:list|begin|end|n|tag|s)?|cite quote|source(?:s)? needed|cite needed|ref improve)$/;

/** The works of a citation template; undefined where it is none. */
export function worksOfTemplate(template: TemplateNode, profile: Profile): CitedWork[] | undefined {
  const { name } = template;
  const known = own(profile.citations, name);
  if (known) return ofKnown(template, known);
  const named = NAMED.exec(name)?.[1];
  if (named)
    return [
      { title: clipTitle(capitals(named)), at: placeOf(unnamedOf(template).map((text) => `p. ${text}`)) },
    ];
  if (PRINTED.test(name) || WEB.test(name)) return ofCite(template);
  if (isSource(name, profile)) return ofSource(template, profile);
  return undefined;
}

const isSource = (name: string, profile: Profile): boolean =>
  SOURCE_ANYWHERE.test(name) &&
  (name === 'ref' || !NO_SOURCE.test(name)) &&
  !own(profile.templates, name) &&
  profile.ignored?.includes(name) !== true;

/** `{{Ref|acok|12}}`, `{{Ref|''The Log'', chapter 3}}`, and in a reference `{{Episode|Storm}}`. */
function ofSource(template: TemplateNode, profile: Profile): CitedWork[] | undefined {
  const titled = ['title', 'book', 'novel', 'work', 'name', 'game', 'episode', 'film', 'comic']
    .map((key) => textOf(argOf(template, key) ?? []))
    .filter(Boolean);
  const places = ['chapter', 'section', 'page', 'pages'].map((key) => textOf(argOf(template, key) ?? []));
  const [said = '', ...rest] = [...titled.slice(0, 1), ...unnamedOf(template), ...places];
  const medium = own(profile.media, template.name)?.medium;
  // `{{ref|1}}` and `{{ref|a}}` only mark where a note belongs.
  if (said === '' || (medium === undefined && /^(?:.|\d+)$/u.test(said))) return undefined;
  const isCode = (medium === undefined ? /^[a-z]{1,5}\d{0,2}$/ : /^(?:[A-Z]{1,5}\d{0,2}|[ivx]+|\d+)$/).test(
    said,
  );
  if (isCode && medium !== undefined)
    return [{ title: `${capitals(template.name)} ${said.toUpperCase()}`, medium, at: placeOf(rest) }];
  // `LR 3.10.028`: a short title with its place.
  const [, short, number] = /^(\p{L}{1,6}\d?)[\s,:]+([\d.:]+)$/u.exec(said) ?? [];
  if (short) return [{ title: short.toUpperCase(), medium, at: placeOf([number ?? '', ...rest]) }];
  const { title, at } = titleAndPlace(said);
  if (title === undefined) return undefined;
  return [{ title: isCode ? title.toUpperCase() : title, medium, at: placeOf([at ?? '', ...rest]) }];
}

const unnamedOf = ({ args }: TemplateNode): string[] =>
  args.filter(({ key }) => /^\d+$/.test(key)).map(({ value }) => textOf(value));

/** Template names are kept in small letters: a title's capitals are guessed. */
const capitals = (words: string): string =>
  words
    .replace(/(?<![\p{L}'’])(?!(?:of|the|and|in|to|a|an|from|for)\b(?<=.))\p{Ll}/gu, (letter) =>
      letter.toUpperCase(),
    )
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

const PLACE =
  /^(?:[\s,;:(–—-]*)(?:pp?\.?|pages?|pgs?\.?|chapters?|chs?\.?|vol(?:umes?|\.)?|parts?|acts?|scenes?|sections?|entry|entries|notes?|issues?|episodes?|eps?\.?|levels?|appendix|prologue|epilogue|#|№)(?=[\s\d.#])\s*[^,;]{0,60}/i;

/** `The Log, chapter 3` and `The Log pg 45`, of plain words. */
function titleAndPlace(said: string): { title: string | undefined; at: string | undefined } {
  const at = said.search(
    /(?:[\s,;:(–—-]+)(?:pp?\.?|pages?|pgs?\.?|chapters?|chs?\.?|vol(?:umes?|\.)?|issues?|episodes?|eps?\.?|prologue|epilogue|#)(?:[\s.]*[\divxl]+\b|\b)/i,
  );
  const title = (at < 0 ? said : said.slice(0, at)).replace(/^[\s"“”']+|[\s"“”',;:(–—-]+$/g, '');
  if (title.length < 2 || title.length > LONGEST_TITLE) return { title: undefined, at: undefined };
  return { title, at: at < 0 ? undefined : said.slice(at).replace(/^[\s,;:(–—-]+/, '') };
}

function ofKnown(template: TemplateNode, known: WrittenCitationTemplate): CitedWork[] {
  const { medium, tier, series, by } = known;
  const base = { medium, tier, series, by };
  const unnamed = template.args.filter(({ key }) => /^\d+$/.test(key)).map(({ value }) => textOf(value));
  const at = placeOf((known.at ?? []).map((key) => textOf(argOf(template, key) ?? [])));
  if (known.from) {
    const title = known.from.map((key) => textOf(argOf(template, key) ?? [])).find(Boolean);
    return title ? [{ ...base, title: clipTitle(title), at }] : [];
  }
  if (known.titles === 'each')
    return unnamed.filter(Boolean).map((title) => {
      const found = own(known.lookup, title) ?? own(known.lookup, title.toLowerCase());
      if (found)
        return {
          ...base,
          ...(typeof found === 'string' ? { title: found } : found),
          title: titleOf(found, title),
        };
      return { ...base, title: clipTitle(title), template: known.lookup ? template.name : undefined };
    });
  if (known.lookup) {
    const [first = '', ...rest] = unnamed;
    const found = own(known.lookup, first);
    if (found)
      return [
        {
          ...base,
          ...(typeof found === 'string' ? {} : found),
          title: titleOf(found, first),
          at: placeOf(rest),
        },
      ];
    if (!known.title)
      return first ? [{ ...base, title: clipTitle(first), template: template.name, at: placeOf(rest) }] : [];
  }
  return known.title ? [{ ...base, title: known.title, at: at ?? placeOf(unnamed) }] : [];
}

const titleOf = (found: string | { title?: string | undefined }, otherwise: string): string =>
  (typeof found === 'string' ? found : found.title) ?? otherwise;

function ofCite(template: TemplateNode): CitedWork[] {
  const get = (...keys: string[]) => keys.map((key) => textOf(argOf(template, key) ?? [])).find(Boolean);
  const isWeb = WEB.test(template.name);
  const site = get('website', 'work', 'publisher', 'journal', 'magazine', 'newspaper');
  const article = get('articlename', 'title', 'text', 'chapter', 'article', 'name', '2');
  const host = hostOf(get('url', 'articleurl', 'link', '1'));
  const title = isWeb ? (site ?? host ?? article) : (get('title', 'book', 'journal', '1') ?? article);
  if (!title) return [];
  return [
    {
      title: clipTitle(title),
      medium: isWeb ? 'other' : undefined,
      tier: 'web',
      by: get('author', 'by')?.slice(0, LONGEST_TITLE),
      at: article && article !== title ? article.slice(0, LONGEST_AT) : placeOf([get('page', 'pages') ?? '']),
    },
  ];
}

const hostOf = (url: string | undefined): string | undefined =>
  /^(?:https?:)?\/\/(?:www\.)?([a-z0-9.-]+)/i.exec(url ?? '')?.[1];

const textOf = (nodes: readonly Node[]): string => plain(plainText(nodes)).replace(/^["“”]+|["“”]+$/g, '');

/** The works of a reference, each with what is said behind it: pages, notes, entries. */
export function worksOfReference(
  content: readonly Node[],
  profile: Profile,
  render: (nodes: readonly Node[]) => Markup<CitedWork>,
): CitedWork[] {
  const works: CitedWork[] = [];
  let behind: Node[] = [];
  const finish = () => {
    const last = works.at(-1);
    const said = bare(plain(render(behind).text));
    if (last && said !== '' && said.length < 200) last.at = placeOf([last.at ?? '', said]);
    behind = [];
  };
  for (const node of content) {
    const found = node.type === 'template' ? worksOfTemplate(node, profile) : undefined;
    if (found && found.length > 0) {
      finish();
      works.push(...found.map((work) => ({ ...work })));
    } else behind.push(node);
  }
  if (works.length > 0) {
    finish();
    return works;
  }
  const markup = render(content);
  for (const found of [worksInWords(markup, profile, content), worksOfUnknown(content, profile)])
    if (found.length > 0) return found;
  return inPlainWords(plain(markup.text), linksIn(markup.text, markup)[0]);
}

/** A template that no profile knows names a work where nothing else does: by the template's own name. */
function worksOfUnknown(content: readonly Node[], profile: Profile): CitedWork[] {
  return content.flatMap((node) => {
    if (node.type !== 'template' || own(profile.templates, node.name)) return [];
    const { name, args } = node;
    const found = SOURCE.test(name) ? ofSource(node, profile) : undefined;
    // `{{C|Council}}`: a letter is a work of which something else stands behind it, unless that can only be a title.
    if (found && (name.length > 1 || / /.test(found[0]?.title ?? ''))) return found;
    if (!/^[a-z][a-z0-9 ]{0,30}$/.test(name) || profile.ignored?.includes(name) || args.length === 0)
      return [];
    const title = name.length <= 5 ? name.toUpperCase() : name.charAt(0).toUpperCase() + name.slice(1);
    return [{ title, at: placeOf(args.map(({ value }) => textOf(value)).slice(0, 3)) }];
  });
}

/** A title in italics, in bold, or between quotes and linked; else an address. */
function worksInWords(markup: Markup<CitedWork>, profile: Profile, content: readonly Node[]): CitedWork[] {
  const italics = titlesBetween(markup.text.replace(/'''/g, ''), /''((?:[^']|'(?!'))+)''/g, markup);
  if (italics.length > 0) return italics;
  const bold = titlesBetween(markup.text, /'''((?:[^']|'(?!''))+)'''/g, markup);
  if (bold.length > 0) return bold;
  const text = markup.text.replace(/'''/g, '');
  const quoted = [...text.matchAll(/["“](\ue020\d+\ue021[^"”]+)["”]/g)].flatMap((match) =>
    linksIn(match[1] ?? '', markup),
  );
  if (quoted.length > 0)
    return quoted.slice(0, 4).map(({ target }) => ({ title: clipTitle(target), ...mediumIn(text, profile) }));
  const external = content.find((node) => node.type === 'external');
  if (external?.type === 'external') {
    const shown = textOf(external.shown);
    const host = hostOf(external.url);
    if (host)
      return [
        { title: host, medium: 'other', tier: 'web', at: shown ? shown.slice(0, LONGEST_AT) : undefined },
      ];
  }
  const bare = /https?:\/\/(?:www\.)?([a-z0-9.-]+\.[a-z]{2,})/i.exec(text)?.[1];
  return bare ? [{ title: bare, medium: 'other', tier: 'web' }] : [];
}

/** What alone stands in a reference: `[[The Log]]`, `The Log, page 3`. */
function inPlainWords(said: string, link: { target: string; text: string } | undefined): CitedWork[] {
  if (link && said.startsWith(link.text)) {
    const rest = said.slice(link.text.length);
    if (rest.replace(/[\s.]+/g, '') === '' || PLACE.test(rest) || /^[\s,;:(–—-]/.test(rest))
      return rest.length < 80 ? [{ title: clipTitle(link.target), at: placeOf([bare(rest)]) }] : [];
  }
  const { title, at } = titleAndPlace(said);
  return title !== undefined && at !== undefined && /^\p{Lu}|^\d/u.test(title) && title.split(' ').length < 12
    ? [{ title: clipTitle(title), at: placeOf([at]) }]
    : [];
}

/** Without signs around it, nor a bracket that nothing closes or opens. */
function bare(said: string): string {
  const text = said.replace(/^[\s,;:.)–—-]+|[\s,;:.(]+$/g, '').replace(/^\(([^()]*)\)$/, '$1');
  const open = text.split('(').length - text.split(')').length;
  if (open === 0) return text;
  return open > 0 ? text.replace(/\(([^()]*)$/, '$1') : text.replace(/\)\s*$/, '');
}

/** Titles between signs, each with what is said behind it; a chapter in italics is no title. */
function titlesBetween(text: string, between: RegExp, markup: Markup<CitedWork>): CitedWork[] {
  const found = [...text.matchAll(between)].filter(({ 1: inside = '', index }) => {
    const before = plain(text.slice(0, index));
    return (
      /\p{L}{2}/u.test(plain(inside)) &&
      !isPlaceOnly(plain(inside)) &&
      !/(?:\(|\b(?:chapters?|entry|section|part|ch\.) ?\S{0,8}[,:(–—-]*)\s*$/i.test(before)
    );
  });
  return found.slice(0, 4).flatMap((match, at) => {
    const inside = match[1] ?? '';
    const title = linksIn(inside, markup)[0]?.target ?? plain(inside);
    const next = found[at + 1]?.index ?? text.length;
    const said = bare(plain(text.slice(match.index + match[0].length, next)));
    return title.length > 1
      ? [{ title: clipTitle(title), at: said.length < 160 ? placeOf([said]) : undefined }]
      : [];
  });
}

const isPlaceOnly = (text: string): boolean =>
  /^(?:(?:pp?\.?|pages?|chapters?|chs?\.?|vol(?:umes?|\.)?|episodes?|ep\.|issues?|parts?|acts?)\s*[\divxl]+[\s,–-]*)+$/i.test(
    text,
  );

const BRACKETS = /\(([^()\ue010]{3,500}(?:\([^()]{1,60}\)[^()\ue010]{0,200})*)\)/g;

/** `([[TLE]] [[novel]]: ''[[Catalyst of Sorrows]]'')` as a source: what stands in brackets and is nothing but works. */
export function citeBrackets(markup: Markup<CitedWork>, profile: Profile): Markup<CitedWork> {
  if (!markup.text.includes('(') || !/''|["“]/.test(markup.text)) return markup;
  const cites = [...markup.cites];
  const text = markup.text.replace(BRACKETS, (whole, inside: string, at: number) => {
    // Within a sentence it is what something is called in another language.
    const isAtEnd = /^\s*(?:[.!?;:]|\n|$)/.test(markup.text.slice(at + whole.length));
    const isBehind = /[.!?…]['"”’]*\s*$/.test(markup.text.slice(Math.max(0, at - 8), at));
    const works = inside
      .split(';')
      .map((part) => worksInBrackets(part, markup, profile, isAtEnd || isBehind));
    if (works.some((found) => found === undefined)) return whole;
    cites.push(works.flatMap((found) => found ?? []));
    return `(\ue010${cites.length - 1}\ue011)`;
  });
  return { ...markup, text, cites };
}

/** @param ends whether a sentence ends there: elsewhere, titles alone are no source. */
function worksInBrackets(
  part: string,
  markup: Markup<CitedWork>,
  profile: Profile,
  ends: boolean,
): CitedWork[] | undefined {
  const titles = [...part.replace(/'''/g, '').matchAll(/''((?:[^']|'(?!'))+)''|["“]([^"”]+)["”]/g)];
  if (titles.length === 0) return undefined;
  const between = titles.reduce((rest, match) => rest.replace(match[0], ' '), part.replace(/'''/g, ''));
  const words = plain(between).toLowerCase();
  const said = words
    .replace(/[^\p{L}\d ]+/gu, ' ')
    .split(/\s+/)
    .filter(Boolean);
  const known = new Set([
    ...Object.keys(profile.media ?? {}).flatMap((word) => word.toLowerCase().split(' ')),
    ...Object.keys(profile.series ?? {}).map((name) => name.toLowerCase()),
    'and',
    'the',
    'adaptation',
    'story',
    'short',
    'st',
  ]);
  const unknown = said.filter((word) => !known.has(word) && !known.has(word.replace(/s$/, '')));
  // Without a word of what it is, nothing but titles that lead to pages may stand there.
  const isLinked = ends && titles.every((match) => /\ue020/.test(match[1] ?? match[2] ?? ''));
  if (unknown.length > (words.includes(':') ? 3 : 0) || (said.length === 0 && !isLinked)) return undefined;
  const info = mediumIn(words, profile);
  const series = Object.keys(profile.series ?? {}).find((name) => said.includes(name.toLowerCase()));
  return titles.map((match) => {
    const inside = match[1] ?? match[2] ?? '';
    const title = linksIn(inside, markup)[0]?.target ?? plain(inside);
    return { title: clipTitle(title), ...info, series };
  });
}

/** Of several media that tell it, the one that the profile names first. */
function mediumIn(words: string, profile: Profile): { medium?: Medium; tier?: string } {
  const lower = ` ${words.toLowerCase().replace(/[^\p{L}\d ]+/gu, ' ')} `;
  for (const [word, info] of Object.entries(profile.media ?? {}))
    if (lower.includes(` ${word.toLowerCase()} `) || lower.includes(` ${word.toLowerCase()}s `)) return info;
  return {};
}

const clipTitle = (title: string): string =>
  [...title.replace(/\s+/g, ' ').trim()].slice(0, LONGEST_TITLE).join('');

function placeOf(parts: readonly string[]): string | undefined {
  const said = parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join(', ');
  return said === '' ? undefined : [...said].slice(0, LONGEST_AT).join('');
}
