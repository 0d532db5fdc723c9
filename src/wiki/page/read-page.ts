/** One page of a dump as what it tells. */
import type { Kind, Medium } from '../../lore/model/kinds.ts';
import type { DumpPage } from '../dump/read-pages.ts';
import { fieldName, type Infobox, type Profile } from '../profile/load.ts';
import type { WrittenWorkInfo } from '../profile/schema.ts';
import { type Block, blocksOf } from '../wikitext/blocks.ts';
import {
  boldIn,
  citesIn,
  coversBlock,
  LINE_BREAK,
  linksAmid,
  linksIn,
  type Markup,
  markCitingBrackets,
  plain,
  type Reader,
  renderMarkup,
  type Shown,
} from '../wikitext/markup.ts';
import {
  argOf,
  type Node,
  pageTitle,
  type RefNode,
  type TemplateNode,
  templateName,
} from '../wikitext/nodes.ts';
import { parseWikitext, plainText } from '../wikitext/parse.ts';
import { sentencesOf } from '../wikitext/sentences.ts';
import { citeBrackets, worksOfReference, worksOfTemplate } from './citations.ts';
import { createDates, type Dates } from './dates.ts';
import { type BoxContents, clip, fieldNames, isName, readBox } from './fields.ts';
import { hintOf } from './hint.ts';
import { own } from './own.ts';
import type {
  CitedWork,
  Outcome,
  Lead as PageLead,
  PageRecord,
  PageWork,
  ToldSentence,
  Unknown,
} from './record.ts';

interface PageReading {
  read(page: DumpPage): Outcome;
}

/** @param namespaces names that stand before a colon and lead to no article. */
export function createPageReading(profile: Profile, namespaces: readonly string[]): PageReading {
  const dates = createDates(profile);
  const elsewhere = new Set(
    [...namespaces, ...(profile.interwiki ?? [])].map((name) => name.toLowerCase()).filter(Boolean),
  );
  const matching = new Matching(profile);
  return {
    read: (page) => new PageOf(page, profile, dates, elsewhere, matching).read(),
  };
}

const LANGUAGE_LINK = /^[a-z]{2,3}(?:-[a-z]{2,8})?$/;
const REDIRECT =
  /^\s*#\s*(?:redirect|weiterleitung|redirection|redirección|doorverwijzing)\s*:?\s*\[\[([^\]|#]+)/i;
const KIND_OF_BEINGS =
  /^(?:an? |the |one of the )?(?:\w+ ){0,1}(?:types?|kinds?|species|races?|breeds?|variet(?:y|ies)) of\b/i;
const SOMEBODY =
  /(?:^|[.;,] |\b(?:and|when|where|that|as|before|after) )(?:he|she)\b|\b(?:himself|herself)\b|\b(?:son|daughter) of\b/i;
const CATEGORY = /^(?:category|kategorie|catégorie|categoría|categoria):\s*(.+)$/i;
const REMARK = /^(?:n|nb|notes?|fn|footnotes?|remarks?|expl|explanatory.*)$/i;
const MOST_SENTENCES = 60;
const MOST_LEADS = 120;
const LONGEST_SENTENCE = 350;
const LONGEST_LEAD = 450;
const LEFTOVERS =
  /\{\{|\}\}|\[\[|\]\]|\{\||\|\}|[{}<>]|\|\s*\w+\s*=|\[https?:|https?:\/\/|#(?:if|switch|expr|time|invoke)|\.(?:jpe?g|png|gif|svg|webp|ogg)\b/i;

/** A profile's patterns, compiled once. */
class Matching {
  readonly #compiled = new Map<string, RegExp>();
  readonly profile: Profile;

  readonly #ignored: ReadonlySet<string>;
  /** `*icon*` */
  readonly #ignoredForms: readonly RegExp[];

  constructor(profile: Profile) {
    const { ignored = [] } = profile;
    this.profile = profile;
    this.#ignored = new Set(ignored);
    this.#ignoredForms = ignored
      .filter((one) => one.includes('*'))
      .map((one) => new RegExp(`^${one.split('*').map(RegExp.escape).join('.*')}$`));
  }

  isIgnored(template: string): boolean {
    return this.#ignored.has(template) || this.#ignoredForms.some((form) => form.test(template));
  }

  test(pattern: string, text: string): boolean {
    let found = this.#compiled.get(pattern);
    if (!found) {
      found = new RegExp(pattern, 'iu');
      this.#compiled.set(pattern, found);
    }
    return found.test(text);
  }

  first<Item extends { match: string }>(
    list: readonly Item[] | undefined,
    texts: readonly string[],
  ): Item | undefined {
    return list?.find(({ match }) => texts.some((text) => this.test(match, text)));
  }
}

class PageOf implements Reader<CitedWork> {
  readonly #page: DumpPage;
  readonly #profile: Profile;
  readonly #dates: Dates;
  readonly #elsewhere: ReadonlySet<string>;
  readonly #matching: Matching;
  readonly #refs = new Map<string, RefNode>();
  readonly #links = new Set<string>();
  readonly #pipes: [string, string][] = [];
  readonly #categories: string[] = [];
  readonly #unknown: Unknown = { templates: {}, fields: {}, unclosed: 0, dropped: [] };
  /** Templates that have a line to themselves and no parameters: what leads from page to page stands so. */
  readonly #alone = new Set<Node>();
  /** Templates before the first words of the page. */
  #atTop: ReadonlySet<Node> = new Set();
  #citing = 0;
  /** Where a value is nothing but a template that nobody told us of: what it holds is what it most likely shows. */
  #showsUnknown = false;

  constructor(
    page: DumpPage,
    profile: Profile,
    dates: Dates,
    elsewhere: ReadonlySet<string>,
    matching: Matching,
  ) {
    this.#page = page;
    this.#profile = profile;
    this.#dates = dates;
    this.#elsewhere = elsewhere;
    this.#matching = matching;
  }

  read(): Outcome {
    const { title, namespace, text, model, isCut } = this.#page;
    const skipped = (reason: Extract<Outcome, { type: 'skipped' }>['reason']): Outcome => ({
      type: 'skipped',
      title,
      reason,
    });
    if (namespace === 10) return templateTitles(title, text) ?? skipped('other namespace');
    if (namespace !== 0) return skipped('other namespace');
    const to = this.#page.redirect ?? REDIRECT.exec(text)?.[1];
    if (to !== undefined) return { type: 'redirect', from: title, to: pageTitle(to.split('#')[0] ?? '') };
    if (model !== 'wikitext') return skipped('no wikitext');
    if (isCut) return skipped('longer than is read');
    if (text.trim() === '') return skipped('empty');
    const { nodes, unclosed } = parseWikitext(text);
    this.#unknown.unclosed = unclosed;
    const templates = templatesIn(nodes);
    const names = new Set(templates.map(({ name }) => name));
    if (this.#profile.disambiguation?.some((name) => names.has(name)) || /\(disambiguation\)$/i.test(title))
      return skipped('disambiguation');
    this.#collect(nodes);
    return this.#story(nodes, templates, names) ?? skipped('real world');
  }

  /** Undefined for what is about the real world and no work. */
  #story(
    nodes: readonly Node[],
    templates: readonly TemplateNode[],
    names: ReadonlySet<string>,
  ): Outcome | undefined {
    this.#atTop = new Set(beforeWords(nodes));
    const found = this.#boxes(templates);
    const [main] = found;
    const work = this.#workOf(main);
    const isReal =
      (main?.box.real ?? false) ||
      this.#profile.realTemplates?.some((name) => names.has(name)) === true ||
      (this.#profile.categories?.outside ?? []).some((one) => this.#isIn(one)) ||
      (!main?.box.kind && (this.#profile.categories?.real ?? []).some((one) => this.#isIn(one)));
    if (isReal && !work) return undefined;
    const blocks = blocksOf(withoutBoxes(nodes, new Set(found.map(({ template }) => template))));
    const [lead, body] = this.#sections(blocks);
    // A box for persons may be one for actors: how the page begins says so.
    const isRealPerson = (this.#profile.realOpenings ?? []).some((one) =>
      this.#matching.test(one, lead.first),
    );
    if (isRealPerson && !work) return undefined;
    const kind = this.#kindOf(main, lead.first);
    // What a field means depends on what its box is about.
    const kinded = (box: Infobox): Infobox => (box.kind ? box : { ...box, kind });
    const contents = work
      ? []
      : found
          .filter(({ box }) => !box.real && !box.work)
          .map(({ template, box }) => this.#contents(template, kinded(box)));
    const boxNames = contents.map(({ name }) => name ?? '');
    const facts = contents.flatMap((one) => one.facts);
    supportFromLead(facts, lead.markups);
    const { title, id, revision, timestamp } = this.#page;
    const name = entryName(title);
    const page: PageRecord = {
      title,
      id,
      revision,
      timestamp,
      kind,
      name,
      aliases: aliasesOf(title, [
        ...boxNames,
        ...contents.flatMap((one) => one.names.map((other) => other.name)),
        ...lead.bold,
        ...body.names,
      ]),
      continuity: this.#continuity(names),
      tier: this.#tier(names),
      gender: contents.map(({ gender }) => gender).find(Boolean),
      work,
      lead: lead.summary,
      facts: [...facts, ...body.appearances],
      told: work ? [] : body.told,
      links: [...this.#links].slice(0, 2_000),
      leads: work ? [] : [...body.leads.values()],
      pipes: this.#pipes.slice(0, 2_000),
    };
    return { type: 'page', page, unknown: this.#unknown };
  }

  #contents(template: TemplateNode, box: Infobox): BoxContents {
    return readBox(template, box, {
      profile: this.#profile,
      dates: this.#dates,
      title: withoutBracket(this.#page.title),
      render: (nodes) => this.#renderValue(nodes),
      unknownField: (name, example) => {
        this.#unknown.fields[`${template.name} | ${name}`] ??= example;
      },
      dropped: (example) => this.#drop(example),
    });
  }

  #drop(example: string): void {
    if (this.#unknown.dropped.length < 20) this.#unknown.dropped.push(example);
  }

  #render(nodes: readonly Node[]): Markup<CitedWork> {
    const markup = renderMarkup(nodes, this);
    return citeBrackets({ ...markup, text: this.#dates.unrepeated(markup.text) }, this.#profile);
  }

  #renderValue(nodes: readonly Node[]): Markup<CitedWork> {
    const markup = this.#render(nodes);
    if (plain(markup.text) !== '' || !nodes.some(({ type }) => type === 'template')) return markup;
    this.#showsUnknown = true;
    try {
      return this.#render(nodes);
    } finally {
      this.#showsUnknown = false;
    }
  }

  // What the wiki's templates, references and links stand for.

  template(template: TemplateNode, render: (nodes: readonly Node[]) => string): Shown<CitedWork> {
    const { name } = template;
    const cited = worksOfTemplate(template, this.#profile);
    if (cited) return { kind: 'cite', cited };
    const known = own(this.#profile.templates, name);
    if (known) {
      if ('list' in known)
        return {
          kind: 'text',
          text: template.args
            .filter(({ key }) => /^\d+$/.test(key))
            .map(({ value }) => render(value))
            .join(LINE_BREAK),
        };
      const get = (key: string) => render(argOf(template, key) ?? []);
      if ('era' in known) {
        const year = plain(get('1'));
        return { kind: 'text', text: year === '' ? '' : this.#dates.write(known.era, year) };
      }
      const text = filled(known.text, get, name);
      return known.target === undefined
        ? { kind: 'text', text }
        : { kind: 'link', text, target: pageTitle(plain(filled(known.target, get, name))) };
    }
    if (this.#isIgnored(name)) return { kind: 'nothing' };
    if (this.#showsUnknown) return shownOf(template, render);
    const [first] = template.args;
    if (!first && this.#alone.has(template)) return { kind: 'nothing' };
    const said = plainText(first?.value ?? []).trim();
    this.#unknown.templates[name] ??= said.slice(0, 60);
    // `{{TA|3018}}` that nobody told us of is most often a year of an age: as it stands, it tells which.
    if (first?.key === '1' && /^[a-z]{1,4}$/.test(name) && /^\d{1,5}$/.test(said))
      return { kind: 'text', text: `${name.toUpperCase()} ${said}` };
    return { kind: 'nothing' };
  }

  #isIgnored(name: string): boolean {
    if (name.startsWith('#') || /^(?:defaultsort|displaytitle|fullpagename|pagename|numberof)/.test(name))
      return true;
    return this.#matching.isIgnored(name);
  }

  reference(ref: RefNode): readonly CitedWork[] {
    // `group="note"`: a remark, and no source.
    if (REMARK.test(ref.group ?? '')) return [];
    const content = ref.content.length > 0 ? ref.content : (this.#refs.get(refKey(ref))?.content ?? []);
    // A reference inside a reference, and one that names itself, end here.
    if (content.length === 0 || this.#citing > 2) return [];
    this.#citing++;
    try {
      return worksOfReference(content, this.#profile, (nodes) => renderMarkup(nodes, this));
    } finally {
      this.#citing--;
    }
  }

  isPage(target: string): boolean {
    const at = target.indexOf(':');
    if (at <= 0 || target[at + 1] === ' ') return true;
    const prefix = target.slice(0, at).toLowerCase();
    return !this.#elsewhere.has(prefix) && !LANGUAGE_LINK.test(prefix);
  }

  /** References by name wherever they are, categories, and all links of the page. */
  #collect(nodes: readonly Node[], depth = 0): void {
    for (const node of nodes) {
      if (node.type === 'ref') {
        if (node.name !== undefined && node.content.length > 0 && !this.#refs.has(refKey(node)))
          this.#refs.set(refKey(node), node);
        if (depth < 60) this.#collect(node.content, depth + 1);
      } else if (node.type === 'template') {
        if (depth < 60) for (const { value } of node.args) this.#collect(value, depth + 1);
      } else if (node.type === 'link') {
        const category = CATEGORY.exec(node.target);
        if (category) this.#categories.push(category[1] as string);
        else if (node.target !== '' && this.isPage(node.target)) {
          this.#links.add(node.target);
          const shown = node.shown && plain(plainText(node.shown));
          if (shown && shown !== node.target && node.trail === '' && isName(shown))
            this.#pipes.push([node.target, shown]);
        }
        if (node.shown && depth < 60) this.#collect(node.shown, depth + 1);
      }
    }
  }

  #isIn(pattern: string): boolean {
    return this.#categories.some((category) => this.#matching.test(pattern, category));
  }

  // What the page is about.

  #boxes(templates: readonly TemplateNode[]): { template: TemplateNode; box: Infobox }[] {
    const found = templates.flatMap((template) => {
      const known = own(this.#profile.infoboxes, template.name);
      if (known) return [{ template, box: known }];
      const guessed = this.#guessBox(template);
      return guessed ? [{ template, box: guessed }] : [];
    });
    return found.slice(0, 6);
  }

  /** A box that the profile does not name is told by what it is called, or by having many named parameters. */
  #guessBox(template: TemplateNode): Infobox | undefined {
    const { name, args } = template;
    const named = args.filter(({ key }) => !/^\d+$/.test(key)).length;
    const isBox = /infobox|sidebar|box$|summary$/.test(name);
    const hasName = args.some(({ key }) => /^(?:name|title|image)1?$/i.test(key));
    // Whatever a wiki calls its boxes and their fields, they stand before all words, and name the page.
    const title = withoutBracket(this.#page.title);
    const isAtTop = named === args.length && this.#atTop.has(template);
    const namesPage = isAtTop && args.some(({ value }) => plain(plainText(value)) === title);
    const called = boxName(name);
    const kind = this.#matching.first(this.#profile.kindsByName, [called])?.kind;
    if (
      !(isBox && named >= 1) &&
      !(named >= 4 && (hasName || isAtTop)) &&
      !(named >= 2 && ((hasName && kind) || namesPage))
    )
      return undefined;
    if (
      /\b(?:issues|cleanup|protected|hatnote|notice|spoilers?|featured|nav|quote|cite|cit|ref|user|message|stub|scroll|game|list|gallery|footer|header)\b/.test(
        name,
      ) &&
      !/infobox/.test(name)
    )
      return undefined;
    if (own(this.#profile.templates, name) || own(this.#profile.citations, name) || this.#isIgnored(name))
      return undefined;
    if (/^(?:cite|webcite|quote|dialogue|infoboxes$)/.test(name)) return undefined;
    const work = this.#matching.first(this.#profile.worksByName, [called]);
    // `Game character`: what it is about stands there, too.
    if (work && kind !== 'person') return { work: work.work };
    if ((this.#profile.realByName ?? []).some((one) => this.#matching.test(one, called)))
      return { real: true };
    const fields = fieldNames(template, this.#profile);
    // A parameter that is left empty tells as well what the box is for.
    if (!kind && args.some(({ key }) => this.#profile.workFields?.includes(fieldName(key))))
      return { work: {} };
    // Somebody's box may be called after what it lists: `Lore People Summary`.
    const byField = kindByField(fields, this.#profile);
    const isSomebody = byField?.kind === 'person' && byField.count > 2 && fields.includes('gender');
    return isSomebody ? { kind: 'person' } : kind ? { kind } : {};
  }

  #kindOf(main: { template: TemplateNode; box: Infobox } | undefined, opening: string): Kind {
    const { kinds } = main?.box ?? {};
    if (main && kinds) {
      const said = plain(this.#render(argOf(main.template, kinds.field) ?? []).text);
      for (const [kind, pattern] of Object.entries(kinds.patterns))
        if (pattern && this.#matching.test(pattern, said)) return kind as Kind;
    }
    const told = /\b(?:was|is|were|are)\s+(.{0,120})/i.exec(opening)?.[1] ?? '';
    // A box for characters on a page about many: `is a type of dragon`.
    if (main?.box.kind === 'person' && KIND_OF_BEINGS.test(told)) return 'species';
    if (main?.box.kind) return main.box.kind;
    const byField = main && kindByField(fieldNames(main.template, this.#profile), this.#profile);
    if (byField && byField.count > 1) return byField.kind;
    const byCategory = this.#matching.first(this.#profile.categories?.kinds, this.#categories)?.kind;
    const bracket = /\(([^()]+)\)$/.exec(this.#page.title)?.[1];
    const byTitle = this.#matching.first(this.#profile.kindsByName, [
      this.#page.title,
      ...(bracket ? [bracket] : []),
    ]);
    const byOpening = this.#matching.first(this.#profile.openings, [told])?.kind;
    // Of whom the first paragraph says “he” or “she”, where nothing says what they are.
    const isSomebody = SOMEBODY.test(opening);
    return byCategory ?? byTitle?.kind ?? byOpening ?? byField?.kind ?? (isSomebody ? 'person' : 'object');
  }

  #workOf(main: { template: TemplateNode; box: Infobox } | undefined): PageWork | undefined {
    const byCategory = main?.box.kind
      ? undefined
      : this.#matching.first(this.#profile.categories?.works, this.#categories)?.work;
    const info: WrittenWorkInfo | undefined = main?.box.work ?? byCategory;
    if (!info) return undefined;
    const get = (...keys: string[]): string | undefined =>
      keys
        .map(
          (key) =>
            main &&
            plain(
              this.#render(
                main.template.args.find((arg) => arg.key.replace(/[\s_]/g, '') === key)?.value ?? [],
              ).text,
            ),
        )
        .find((text) => text !== undefined && text !== '');
    const number = (text: string | undefined) => (text && /^\d{1,4}$/.test(text) ? Number(text) : undefined);
    const year = /\b(1[89]\d\d|20\d\d)\b/.exec(
      get(
        'released',
        'releasedate',
        'release',
        'airdate',
        'nairdateyear',
        'published',
        'publicationdate',
        'date',
        'year',
        'publishdate',
      ) ?? '',
    )?.[1];
    return {
      title: entryName(this.#page.title),
      medium:
        info.medium === undefined || info.medium === 'other'
          ? this.#mediumOf(main?.template, info)
          : info.medium,
      tier: info.tier,
      series: info.series ?? get('series', 'sseries')?.slice(0, 20),
      season: number(get('season', 'nseason')),
      episode: number(get('episode', 'nepisode', 'number')),
      released: year,
      by: get('author', 'writer', 'writers', 'director')?.slice(0, 100),
    };
  }

  /** What is behind the title, `(TV story)`, or fields that only such a work has. */
  #mediumOf(template: TemplateNode | undefined, { medium = 'other' }: WrittenWorkInfo): Medium {
    const { media, mediaByField } = this.#profile;
    const bracket = /\(([^()]+)\)$/.exec(this.#page.title)?.[1]?.toLowerCase();
    const byTitle = bracket === undefined ? undefined : own(media, bracket);
    if (byTitle) return byTitle.medium;
    if (!template) return medium;
    const fields = fieldNames(template, this.#profile);
    const found = Object.entries(mediaByField ?? {}).find(([, telling]) =>
      telling?.some((field) => fields.includes(field)),
    );
    return found ? (found[0] as Medium) : medium;
  }

  #continuity(names: ReadonlySet<string>): string | undefined {
    const bracket = /\(([^()]+)\)$/.exec(this.#page.title)?.[1]?.toLowerCase();
    return this.#profile.continuities?.find(
      ({ titles = [], templates = [] }) =>
        (bracket !== undefined && titles.some((title) => title.toLowerCase() === bracket)) ||
        templates.some((name) => names.has(templateName(name))),
    )?.id;
  }

  #tier(names: ReadonlySet<string>): string | undefined {
    for (const [name, tier] of Object.entries(this.#profile.tierTemplates ?? {}))
      if (names.has(name)) return tier;
    return this.#matching.first(this.#profile.categories?.tiers, this.#categories)?.tier;
  }

  // What it says in words.

  #sections(blocks: readonly Block[]): [Lead, Body] {
    const lead: Lead = { summary: [], first: '', bold: [], markups: [] };
    const body: Body = { told: [], appearances: [], names: [], leads: new Map() };
    const headings: { level: number; title: string; as: string; tier: string | undefined }[] = [];
    let isLead = true;
    for (const block of blocks) {
      if (block.type === 'heading') {
        isLead = false;
        while ((headings.at(-1)?.level ?? 0) >= block.level) headings.pop();
        const above = headings.at(-1);
        const found = this.#matching.first(this.#profile.sections, [block.title]);
        headings.push({
          level: block.level,
          title: block.title,
          as:
            above && above.as !== 'story' && !(above.as === 'skip' && found?.as === 'tier')
              ? above.as
              : (found?.as ?? 'story'),
          tier: found?.tier ?? above?.tier,
        });
        continue;
      }
      const section = headings.at(-1);
      const as = section?.as ?? 'story';
      if (as === 'skip') continue;
      if (block.nodes.every(isTemplateOrBlank)) for (const node of block.nodes) this.#alone.add(node);
      const markup = this.#render(block.nodes);
      const text = markCitingBrackets(markup.text);
      if (as === 'appearances') {
        if (block.type === 'item') body.appearances.push(...this.#appearance(text, markup));
        continue;
      }
      if (as === 'names') {
        if (block.type === 'item')
          body.names.push(
            ...boldIn(text)
              .concat(plain(text.split(/[,:;–(]|\s-\s/)[0] ?? ''))
              .filter(isName)
              .slice(0, 1),
          );
        continue;
      }
      if (isHatnote(block, text)) continue;
      if (!section?.tier) this.#leads(body.leads, text, markup);
      if (isLead) this.#leadBlock(lead, block, text, markup);
      // What stands in a list is a sentence, too, where it names its source.
      const told = block.type === 'item' ? endItem(text) : text;
      if (body.told.length < MOST_SENTENCES) body.told.push(...this.#told(told, markup, section, isLead));
    }
    return [lead, body];
  }

  #leads(leads: Body['leads'], text: string, markup: Markup<CitedWork>): void {
    const all = linksAmid(text, markup);
    for (const [at, { target, shown, before, after }] of all.entries()) {
      const known = leads.get(target);
      if (!known && (leads.size >= MOST_LEADS || this.#dates.isTime(target))) continue;
      const next = all[at + 1];
      const beside = JOINED.test(before) ? all[at - 1] : next && JOINED.test(next.before) ? next : undefined;
      leads.set(target, {
        title: target,
        hint: known?.hint ?? hintOf(before, after),
        like: known?.like ?? beside?.target,
        ...(known?.article || (shown === target && /\bthe $/i.test(before)) ? { article: true } : {}),
        ...(known?.isMany || (IN_PLURAL.test(after) && !AMONG_OTHERS.test(before)) ? { isMany: true } : {}),
      });
    }
  }

  #leadBlock(lead: Lead, block: Block, text: string, markup: Markup<CitedWork>): void {
    if (block.type !== 'paragraph') return;
    const said = plain(text);
    if (said === '') return;
    if (lead.first === '') {
      lead.first = said.slice(0, 400);
      const names = text.slice(0, 1_000).replace(/née\s+'''[^']+'''/g, '');
      // What leads to another page is the name of that one.
      const isOther = (at: string) => markup.links[Number(at)] !== this.#page.title;
      const own = names.replace(BOLD_LINK, (bold, at: string) => (isOther(at) ? ' ' : bold));
      lead.bold.push(...boldIn(own).filter(isName));
    }
    lead.markups.push({ ...markup, text });
    const whole = endParagraph(text);
    let length = lead.summary.reduce((sum, part) => sum + part.text.length + 1, 0);
    for (const { sentence, cites } of coveredSentences(whole, markup)) {
      const said = this.#sentence(plain(sentence));
      if (said === undefined) continue;
      if (length + said.length > LONGEST_LEAD) return;
      length += said.length + 1;
      lead.summary.push({ text: said, cites });
    }
  }

  /** @returns undefined where something of the markup is left, or it is no sentence. */
  #sentence(said: string): string | undefined {
    const text = said.replace(/^[\s,;:.–-]+/, '');
    if (text.length < 12 || !/\p{L}{2}/u.test(text)) return undefined;
    if (LEFTOVERS.test(text)) {
      this.#drop(text.slice(0, 80));
      return undefined;
    }
    if (!/[.!?…]["”’)]?$/.test(text)) return undefined;
    return text;
  }

  #told(
    text: string,
    markup: Markup<CitedWork>,
    section: { title: string; tier: string | undefined } | undefined,
    isLead: boolean,
  ): ToldSentence[] {
    const names = namesOf(this.#page.title);
    let isOfPage = true;
    return coveredSentences(text, markup).flatMap(({ sentence, cites }) => {
      const begins = plain(sentence);
      const dangles = DANGLING.test(begins);
      // “He” is who the sentences before it are about.
      if (!dangles) isOfPage = names.some((name) => begins.slice(0, 60).includes(name));
      if (dangles && !isOfPage) return [];
      // The lead tells what matters, with a source or without.
      if (cites.length === 0 && !isLead) return [];
      const said = this.#sentence(begins)?.replace(JOINING, (_, next: string) => next.toUpperCase());
      if (said === undefined || POINTING.test(said) || [...said].length > LONGEST_SENTENCE) return [];
      const links = [...new Set(linksIn(sentence, markup).map(({ target }) => target))].slice(0, 12);
      const date = this.#dates.only(said);
      return [
        {
          text: said,
          links,
          cites,
          heading: section?.title ?? '',
          ...(date ? { date } : {}),
          ...(section?.tier ? { tier: section.tier } : {}),
          ...(isLead ? { isLead: true } : {}),
        },
      ];
    });
  }

  #appearance(text: string, markup: Markup<CitedWork>): PageRecord['facts'] {
    const cited = citesIn(text, markup);
    const works: CitedWork[] =
      cited.length > 0
        ? cited
        : [...text.matchAll(/''((?:[^']|'(?!'))+)''/g)].slice(0, 1).flatMap((match) => {
            const title = linksIn(match[1] ?? '', markup)[0]?.target ?? plain(match[1] ?? '');
            return title ? [{ title }] : [];
          });
    const link = linksIn(text, markup)[0];
    if (works.length === 0 && link) works.push({ title: link.target });
    const aside = /\(([^()]{2,60})\)/.exec(plain(text.replace(/''[^']+''/g, '')))?.[1];
    return works.map((work) => ({
      relation: 'appeared-in',
      value: clip(aside && !work.title.includes(aside) ? `${work.title} (${aside})` : work.title, 120),
      cites: [work],
    }));
  }
}

interface Lead {
  summary: { text: string; cites: CitedWork[] }[];
  first: string;
  bold: string[];
  markups: Markup<CitedWork>[];
}

interface Body {
  told: ToldSentence[];
  appearances: PageRecord['facts'];
  names: string[];
  /** What it leads to. */
  leads: Map<string, PageLead>;
}

const BOLD_LINK = /'''(?:'')?\ue020(\d+)\ue021[^\ue022]*\ue022(?:'')?'''/g;
/** What goes on behind a plural. */
const IN_PLURAL = /^ (?:were|are|have|themselves)\b/;
/** `[[Ada]] and [[Tom]] were`: two, and each of them one. */
const AMONG_OTHERS = /(?:,|\band|\bor)\s(?:the )?$/;

/** What stands between two links of a list. */
const JOINED = /^(?:, (?:and |or |the )?| and | or )$/;

/** Sentences with what they cite; a source in brackets covers those before it that have none, back to the one before. */
function coveredSentences(
  text: string,
  markup: Markup<CitedWork>,
): { sentence: string; cites: CitedWork[] }[] {
  const all = sentencesOf(text).map((sentence) => ({ sentence, cites: citesIn(sentence, markup) }));
  let from = 0;
  for (const [at, { sentence, cites }] of all.entries()) {
    if (cites.length === 0) continue;
    if (coversBlock(sentence)) for (const before of all.slice(from, at)) before.cites = cites;
    from = at + 1;
  }
  return all;
}

/** What begins so is about somebody whom a sentence before it names. */
const DANGLING = /^(?:He|She|It|They|His|Her|Hers|Its|Their|Him|Them)\b/;
/** What begins so says nothing by itself. */
const POINTING =
  /^(?:This|These|Those|That|Such|Both|Another|The (?:latter|former|other|others|two|three|same)|(?:After|Before|At|In|For|From|By|Because of|Despite|During|Since|Upon|With|To|Of) (?:this|that|these|those|which|it|them)\b|As (?:a result|such|well)\b|Here|There(?:fore)?\b(?! (?:was|were|is|are)))\b/;
/** What joins a sentence to the one before it. */
const JOINING =
  /^(?:However|Thus|Hence|Moreover|Furthermore|Nevertheless|Nonetheless|Additionally|Consequently|Accordingly|Therefore|Instead|Indeed|Also|But|And|So|Yet|Then)(?:,\s*|\s+)(?=\p{L})(\p{L})/u;

/** A title, and its first word, as sentences name whom a page is about. */
function namesOf(title: string): string[] {
  const bare = title.replace(/\s+\([^()]*\)$/, '');
  const [first = ''] = bare.replace(/^The /, '').split(' ');
  return first.length > 2 ? [bare, first] : [bare];
}

/** The full stop that an item lacks, before its sources. */
const endItem = (text: string): string =>
  text.replace(/([\p{L}\p{N})\ue022'])((?:\s*\ue013?\ue010\d+\ue011)+)\s*$/u, '$1.$2');

/** The same for a paragraph of some words. */
const endParagraph = (text: string): string => {
  const [, said = '', sources = ''] = /^(.*?)((?:\s*\ue013?\ue010\d+\ue011)*\s*)$/s.exec(text) ?? [];
  return /[\p{L}\p{N}\ue022')]$/u.test(said) && said.split(/\s+/).length > 3 ? `${said}.${sources}` : text;
};

function* beforeWords(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    if (!isTemplateOrBlank(node)) return;
    yield node;
  }
}

const isTemplateOrBlank = (node: Node): boolean =>
  node.type === 'template' || (node.type === 'text' && node.text.trim() === '');

const isHatnote = (block: Block, text: string): boolean =>
  block.type === 'item' &&
  block.marker.startsWith(':') &&
  /^''/.test(text.trim()) &&
  /\b(?:this (?:article|page) (?:is|details)|you may be looking for|for (?:the|other|more|his|her|a|an)\b|see (?:also )?\b|may refer to|not to be confused)/i.test(
    plain(text),
  );

/** What a box says without a source, cited by the lead's that stands next behind the same words. */
function supportFromLead(facts: PageRecord['facts'], lead: readonly Markup<CitedWork>[]): void {
  const paragraphs = lead.map((markup) => ({ markup, sentences: sentencesOf(markup.text) }));
  for (const fact of facts) {
    if (fact.cites.length > 0) continue;
    const words = wordsOf(fact);
    for (const { markup, sentences } of paragraphs) {
      const found = sentences.flatMap((sentence) => {
        const at = placeIn(sentence, markup, fact.target, words);
        return at === undefined ? [] : citesIn(nextCite(sentence.slice(at)), markup);
      });
      if (found.length > 0) {
        fact.cites = found;
        break;
      }
    }
  }
}

/** How the lead may say it: the date, its bare year, a title of several words. */
function wordsOf({ date, target, value, shown }: PageRecord['facts'][number]): string[] {
  const year = date && /^\D*(\d{3,4})$/.exec(date.text)?.[1];
  const said = target === undefined ? value : (shown ?? '').includes(' ') ? shown : undefined;
  return [date?.text, year, said].filter((word) => word !== undefined && word.length > 2) as string[];
}

function placeIn(
  sentence: string,
  markup: Markup<CitedWork>,
  target: string | undefined,
  words: readonly string[],
): number | undefined {
  if (target !== undefined) {
    // The language of a name stands in brackets behind it, and has no source of its own.
    for (const match of sentence.matchAll(/(?<!\()\ue020(\d+)\ue021/g))
      if (markup.links[Number(match[1])] === target) return match.index;
  }
  for (const word of words) {
    // Most sentences have none of them, and to make an expression takes long.
    if (!sentence.includes(word)) continue;
    const at = new RegExp(`(?<![\\p{L}\\d]|\\bof (?:the )?)${RegExp.escape(word)}(?![\\p{L}\\d])`, 'u').exec(
      sentence,
    )?.index;
    if (at !== undefined) return at;
  }
  return undefined;
}

const nextCite = (rest: string): string => /(?:\ue013?\ue010\d+\ue011)+/.exec(rest)?.[0] ?? '';

const refKey = ({ name, group }: RefNode): string => `${group ?? ''}\0${name ?? ''}`;

function templatesIn(nodes: readonly Node[], depth = 0): TemplateNode[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'template') return [];
    // Boxes stand inside others, one to a tab.
    const inside = depth < 3 ? node.args.flatMap(({ value }) => templatesIn(value, depth + 1)) : [];
    return /^(?:infoboxes|tabs?|scrollbox|top|multi.*)$/.test(node.name) || depth === 0
      ? [node, ...inside]
      : [node];
  });
}

/** `{{L|Gull Bureau}}`: a name, and most often a link to the page of that name. */
function shownOf({ name, args }: TemplateNode, render: (nodes: readonly Node[]) => string): Shown<CitedWork> {
  if (/icon|flag|logo|symbol|img|image|file|colou?r|sort|key|age|anchor|note|ref|cite/.test(name))
    return { kind: 'nothing' };
  const [first, ...more] = args.filter(({ key }) => /^\d+$/.test(key));
  const text = first && more.length < 2 ? render(first.value) : '';
  const said = plain(text);
  if (!/^\p{Lu}/u.test(said) || said.length > 60 || LEFTOVERS.test(said)) return { kind: 'nothing' };
  return said === text.trim()
    ? { kind: 'link', text: said, target: pageTitle(said) }
    : { kind: 'text', text };
}

const withoutBoxes = (nodes: readonly Node[], boxes: ReadonlySet<Node>): Node[] =>
  nodes.filter((node) => !boxes.has(node));

/** `Characterinfobox`, `Battle box` and `Lore place summary` without what only says that it is a box. */
const boxName = (name: string): string =>
  name
    .replace(/infobox|sidebar|template|database|summary|box$|info\d*$|vorlage/g, ' ')
    .replace(/[\s/:_-]+/g, ' ')
    .trim() || name;

/** The kind that most of a box's fields speak for. */
function kindByField(
  fields: readonly string[],
  { kindsByField = {} }: Profile,
): { kind: Kind; count: number } | undefined {
  let best: { kind: Kind; count: number } | undefined;
  for (const [kind, telling] of Object.entries(kindsByField)) {
    const count = fields.filter((field) => telling?.includes(field)).length;
    if (count > (best?.count ?? 0)) best = { kind: kind as Kind, count };
  }
  return best;
}

const withoutBracket = (title: string): string => title.replace(/\s+\([^()]*\)$/, '') || title;

/** A title without what tells it from others of its name. */
const entryName = (title: string): string => title;

function aliasesOf(title: string, names: readonly string[]): string[] {
  const seen = new Set([title.toLowerCase()]);
  return names.flatMap((written) => {
    const name = written
      .replace(/,? née .*$/, '')
      .replace(/^["“”'‘’]+|["“”'‘’,;:.]+$/g, '')
      .trim();
    if (!isName(name) || /^of /i.test(name) || seen.has(name.toLowerCase())) return [];
    seen.add(name.toLowerCase());
    return [name];
  });
}

function filled(pattern: string, get: (key: string) => string, name: string): string {
  return pattern
    .replace(/\{([^{}]+)\}/g, (_, key: string) =>
      key === 'template'
        ? name
        : (key
            .split(',')
            .map(get)
            .find((text) => text !== '') ?? ''),
    )
    .replace(/\s*\(\s*\)/g, '')
    .trim();
}

/** `{{#switch:{{{1}}}|6=''[[Title]]''}}`: the titles that a template of the dump knows. */
function templateTitles(title: string, text: string): Outcome | undefined {
  const titles: Record<string, string> = {};
  const at = text.search(/#switch:\s*\{\{\{1/i);
  if (at < 0) return undefined;
  for (const match of text
    .slice(at, at + 200_000)
    .matchAll(/\|\s*([^|=\n{}[\]]{1,60}?)\s*=\s*''\[\[([^\]|]{1,200})(?:\|[^\]]*)?\]\]''/g))
    titles[(match[1] as string).toLowerCase()] = pageTitle(match[2] as string);
  if (Object.keys(titles).length === 0) return undefined;
  return { type: 'template', name: templateName(title.slice(title.indexOf(':') + 1)), titles };
}
