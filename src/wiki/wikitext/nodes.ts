/** What a page's wikitext is made of. */
export type Node = TextNode | TemplateNode | LinkNode | ExternalNode | RefNode;

export interface TextNode {
  type: 'text';
  text: string;
}

export interface TemplateNode {
  type: 'template';
  /** As {@link templateName} makes it: `infobox character`. */
  name: string;
  args: TemplateArg[];
}

export interface TemplateArg {
  /** A number, from 1, where none is written. */
  key: string;
  value: Node[];
}

interface LinkNode {
  type: 'link';
  /** The page, without a section; empty for a section of the same page. */
  target: string;
  /** The target as the page has it, whose first letter may be small. */
  written: string;
  section: string;
  /** What is shown; undefined when that is the target. */
  shown: Node[] | undefined;
  /** Letters right behind it, which belong to what is shown: `[[Arnor]]ian`. */
  trail: string;
}

interface ExternalNode {
  type: 'external';
  url: string;
  shown: Node[];
}

export interface RefNode {
  type: 'ref';
  name: string | undefined;
  group: string | undefined;
  /** Empty where it only uses one of that name. */
  content: Node[];
}

/** `{{Infobox_Character}}` and `{{infobox character}}` are one. */
export const templateName = (written: string): string =>
  /^[a-z\d]+(?: [a-z\d]+)*$/.test(written)
    ? written
    : written
        .replace(/<!--.*?-->/gs, '')
        .replace(/[_\s]+/g, ' ')
        .trim()
        .replace(/^(?:template|msg|subst):\s*/i, '')
        .toLowerCase();

/** As MediaWiki names a page: the first letter is a capital, blanks are single. */
export function pageTitle(written: string): string {
  const title = (/_|[^\S ]| {2}/.test(written) ? written.replace(/[_\s]+/g, ' ') : written)
    .trim()
    .replace(/^:/, '')
    .trim();
  const first = title.codePointAt(0);
  if (first === undefined) return '';
  const letter = String.fromCodePoint(first);
  return letter.toUpperCase() + title.slice(letter.length);
}

export const argOf = (template: TemplateNode, key: string): Node[] | undefined =>
  template.args.find((arg) => arg.key === key)?.value;
