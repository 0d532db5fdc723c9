/** The pages of a MediaWiki XML export, of any version, one by one. */
import { SaxesParser } from 'saxes';
import { DumpError } from './dump-error.ts';

/** What the dump says of the wiki itself. */
export interface SiteInfo {
  name: string;
  /** The address of its main page. */
  base: string;
  language: string;
  /** `0.11`. */
  version: string;
  namespaces: ReadonlyMap<number, string>;
}

/** A page with its newest revision. */
export interface DumpPage {
  title: string;
  namespace: number;
  id: number;
  /** Where the page only points to another one. */
  redirect: string | undefined;
  revision: number;
  /** `2026-01-01T00:00:00Z`. */
  timestamp: string;
  model: string;
  text: string;
  /** Whether the text was longer than is read. */
  isCut: boolean;
}

/** MediaWiki itself takes 2 MiB at most, in bytes. */
const LONGEST_TEXT = 4 * 1024 * 1024;
const LONGEST_VALUE = 4_096;
const DEEPEST = 12;

interface Building {
  title: string;
  namespace: number | undefined;
  id: number;
  redirect: string | undefined;
  newest: Revision | undefined;
}

interface Revision {
  id: number;
  timestamp: string;
  model: string;
  text: string;
  isCut: boolean;
}

/**
 * Reads a dump piece by piece. No more of it is held than one page.
 *
 * @throws DumpError with line and column where it is no export, is not well formed or ends before its end.
 */
export class PageReader {
  site: SiteInfo | undefined;
  readonly #parser = new SaxesParser({ xmlns: false, position: true });
  readonly #path: string[] = [];
  readonly #namespaces = new Map<number, string>();
  readonly #name: string;
  #pages: DumpPage[] = [];
  #page: Building | undefined;
  #revision: Revision | undefined;
  #text: string[] = [];
  #length = 0;
  #siteName = '';
  #base = '';
  #language = '';
  #version = '';
  #namespaceKey = 0;
  #isDone = false;
  #lastTitle = '';

  /** @param name what errors call the dump. */
  constructor(name: string) {
    this.#name = name;
    const parser = this.#parser;
    parser.on('error', (error) => this.#refuse(error.message.replace(/^\d+:\d+: /, '')));
    parser.on('doctype', () =>
      this.#refuse('it declares a document type, which no export of MediaWiki does'),
    );
    parser.on('opentag', ({ name: tag, attributes }) =>
      this.#open(tag, attributes as Record<string, string>),
    );
    parser.on('closetag', ({ name: tag }) => this.#close(tag));
    const take = (text: string) => this.#take(text);
    parser.on('text', take);
    parser.on('cdata', take);
  }

  /** The pages that end in a piece. */
  write(piece: string): DumpPage[] {
    this.#parser.write(piece);
    const pages = this.#pages;
    this.#pages = [];
    return pages;
  }

  /** To be called when all is written. */
  end(): void {
    if (!this.#isDone) this.#refuse('it ends before its end: it was cut short');
    this.#parser.close();
  }

  #refuse(what: string): never {
    const { line, column } = this.#parser;
    const after = this.#lastTitle === '' ? '' : ` (after the page “${this.#lastTitle.slice(0, 100)}”)`;
    throw new DumpError(
      `${this.#name}:${line}:${column}  this is no whole MediaWiki export: ${what}${after}`,
    );
  }

  #open(tag: string, attributes: Record<string, string>): void {
    const path = this.#path;
    if (path.length === 0) {
      if (tag !== 'mediawiki')
        this.#refuse(`it begins with <${tag.slice(0, 40)}>, where an export has <mediawiki>`);
      this.#version = attributes['version'] ?? '';
      this.#language = attributes['xml:lang'] ?? 'en';
    }
    path.push(tag);
    if (path.length > DEEPEST) this.#refuse(`it is nested more than ${DEEPEST} deep`);
    this.#text = [];
    this.#length = 0;
    if (tag === 'page' && path.length === 2)
      this.#page = { title: '', namespace: undefined, id: 0, redirect: undefined, newest: undefined };
    else if (tag === 'revision' && this.#page)
      this.#revision = { id: 0, timestamp: '', model: 'wikitext', text: '', isCut: false };
    else if (tag === 'redirect' && this.#page) this.#page.redirect = attributes['title'];
    else if (tag === 'namespace') this.#namespaceKey = Number(attributes['key']);
  }

  #take(text: string): void {
    const most = this.#path.at(-1) === 'text' ? LONGEST_TEXT : LONGEST_VALUE;
    if (this.#length < most) {
      this.#text.push(this.#length + text.length > most ? text.slice(0, most - this.#length) : text);
    } else if (this.#revision && this.#path.at(-1) === 'text') this.#revision.isCut = true;
    this.#length += text.length;
  }

  #close(tag: string): void {
    const path = this.#path;
    path.pop();
    const parent = path.at(-1);
    const text = this.#text.length === 1 ? (this.#text[0] as string) : this.#text.join('');
    this.#text = [];
    this.#length = 0;
    if (parent === undefined) this.#isDone = true;
    else if (parent === 'revision') this.#closeInRevision(tag, text);
    else if (parent === 'page') this.#closeInPage(tag, text);
    else if (tag === 'page') this.#endPage();
    else if (parent === 'siteinfo') this.#closeInSite(tag, text);
    else if (tag === 'namespace') this.#namespaces.set(this.#namespaceKey, text);
    else if (tag === 'siteinfo') this.#endSite();
  }

  #closeInRevision(tag: string, text: string): void {
    const revision = this.#revision;
    if (!revision) return;
    if (tag === 'id') revision.id = Number(text);
    else if (tag === 'timestamp') revision.timestamp = text;
    else if (tag === 'model') revision.model = text;
    else if (tag === 'text') revision.text = text;
  }

  #closeInPage(tag: string, text: string): void {
    const page = this.#page;
    if (!page) return;
    if (tag === 'title') page.title = text;
    else if (tag === 'ns') page.namespace = Number(text);
    else if (tag === 'id') page.id = Number(text);
    else if (tag === 'revision') {
      const revision = this.#revision;
      // Revisions come in any order, and of the same second the later one counts.
      if (revision && (!page.newest || revision.timestamp >= page.newest.timestamp)) page.newest = revision;
      this.#revision = undefined;
    }
  }

  #closeInSite(tag: string, text: string): void {
    if (tag === 'sitename') this.#siteName = text;
    else if (tag === 'base') this.#base = text;
  }

  #endSite(): void {
    this.site = {
      // The oldest exports do not say it.
      name: this.#siteName.trim() || /^https?:\/\/([^/\s]+)/.exec(this.#base)?.[1] || 'A wiki',
      base: this.#base,
      language: this.#language,
      version: this.#version,
      namespaces: this.#namespaces,
    };
  }

  #endPage(): void {
    const page = this.#page;
    this.#page = undefined;
    if (!page || page.title === '') this.#refuse('this page has no title');
    if (!this.site) this.#endSite();
    this.#lastTitle = page.title;
    const { newest } = page;
    this.#pages.push({
      title: page.title,
      namespace: page.namespace ?? this.#namespaceOf(page.title),
      id: page.id,
      redirect: page.redirect,
      revision: newest?.id ?? 0,
      timestamp: newest?.timestamp ?? '',
      model: newest?.model ?? 'wikitext',
      text: newest?.text ?? '',
      isCut: newest?.isCut ?? false,
    });
  }

  /** The oldest exports say it by the title alone. */
  #namespaceOf(title: string): number {
    const prefix = title.slice(0, Math.max(0, title.indexOf(':')));
    if (prefix === '') return 0;
    for (const [key, name] of this.#namespaces) if (name === prefix) return key;
    return 0;
  }
}
