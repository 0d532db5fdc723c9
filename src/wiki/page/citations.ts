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

/** The works of a citation template; undefined where it is none. */
export function worksOfTemplate(template: TemplateNode, profile: Profile): CitedWork[] | undefined {
  const known = own(profile.citations, template.name);
  if (known) return ofKnown(template, known);
  if (PRINTED.test(template.name) || WEB.test(template.name)) return ofCite(template);
  return undefined;
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
    const said = plain(render(behind).text).replace(/^[\s,;:.()]+|[\s,;:.()]+$/g, '');
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
  const inWords = worksInWords(render(content), profile, content);
  return inWords.length > 0 ? inWords : worksOfUnknown(content, profile);
}

/** A template that no profile knows names a work where nothing else does: by the template's own name. */
function worksOfUnknown(content: readonly Node[], profile: Profile): CitedWork[] {
  return content.flatMap((node) => {
    if (node.type !== 'template' || own(profile.templates, node.name)) return [];
    const { name, args } = node;
    if (!/^[a-z][a-z0-9 ]{0,30}$/.test(name) || profile.ignored?.includes(name) || args.length === 0)
      return [];
    const title = name.length <= 5 ? name.toUpperCase() : name.charAt(0).toUpperCase() + name.slice(1);
    return [{ title, at: placeOf(args.map(({ value }) => textOf(value)).slice(0, 3)) }];
  });
}

/** A title in italics, or between quotes and linked; else an address. */
function worksInWords(markup: Markup<CitedWork>, profile: Profile, content: readonly Node[]): CitedWork[] {
  const text = markup.text.replace(/'''/g, '');
  const italics = [...text.matchAll(/''((?:[^']|'(?!'))+)''/g)];
  if (italics.length > 0)
    return italics.slice(0, 4).flatMap((match, at) => {
      const inside = match[1] ?? '';
      const title = linksIn(inside, markup)[0]?.target ?? plain(inside);
      const next = italics[at + 1]?.index ?? text.length;
      const said = plain(text.slice(match.index + match[0].length, next)).replace(
        /^[\s,;:.()]+|[\s,;:.()]+$/g,
        '',
      );
      return title.length > 1
        ? [{ title: clipTitle(title), at: said.length < 160 ? placeOf([said]) : undefined }]
        : [];
    });
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

const BRACKETS = /\(([^()\ue010]{3,500}(?:\([^()]{1,60}\)[^()\ue010]{0,200})*)\)/g;

/** `([[TLE]] [[novel]]: ''[[Catalyst of Sorrows]]'')` as a source: what stands in brackets and is nothing but works. */
export function citeBrackets(markup: Markup<CitedWork>, profile: Profile): Markup<CitedWork> {
  if (!markup.text.includes('(') || !/''|["“]/.test(markup.text)) return markup;
  const cites = [...markup.cites];
  const text = markup.text.replace(BRACKETS, (whole, inside: string) => {
    const works = inside.split(';').map((part) => worksInBrackets(part, markup, profile));
    if (works.some((found) => found === undefined)) return whole;
    cites.push(works.flatMap((found) => found ?? []));
    return `(\ue010${cites.length - 1}\ue011)`;
  });
  return { ...markup, text, cites };
}

function worksInBrackets(part: string, markup: Markup<CitedWork>, profile: Profile): CitedWork[] | undefined {
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
  const isLinked = titles.every((match) => /\ue020/.test(match[1] ?? match[2] ?? ''));
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
