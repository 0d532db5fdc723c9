/** From what the pages tell one by one to a pack: ids, ties, works, and what is known of those without a page. */

import { factId } from '../../lore/model/fact-id.ts';
import { capitalize } from '../../lore/model/capitalize.ts';
import type { Kind } from '../../lore/model/kinds.ts';
import type { PackRows } from '../../lore/pack/compile.ts';
import {
  EntrySchema,
  FactSchema,
  type WrittenCitation,
  type WrittenEntry,
  type WrittenFact,
  type WrittenWork,
} from '../../lore/pack/schema.ts';
import { readShared, relationsFor, wordsFor } from '../../lore/pack/shared.ts';
import { streamPack } from '../../lore/pack/stream.ts';
import type { SiteInfo } from '../dump/read-pages.ts';
import { clip } from '../page/fields.ts';
import type { CitedWork, FoundFact, PageRecord, PageWork, ToldSentence, WikiDate } from '../page/record.ts';
import type { Profile } from '../profile/load.ts';
import { createAges } from './ages.ts';
import { createHead } from './head.ts';
import { type FoundRelations, foundRelations } from './relations.ts';
import { createSlugs, hash } from './slugs.ts';
import type { SpillReader } from './spill.ts';
import { createWorks, titlesOf, WIKI_WORK, type Works } from './works.ts';
import type { WrittenSpill } from './written.ts';

interface AssembleOptions {
  packId: string;
  site: SiteInfo;
  profile: Profile;
  licence: string | undefined;
  /** Nothing in the wiki's own words. */
  factsOnly: boolean;
  /** Whether a name or a text may not be in the pack. */
  isDenied(text: string): boolean;
}

/** What a pack was made of, for the report. */
export interface Assembled {
  rows: PackRows;
  /** Those of facts hold once the rows were read. */
  counts: {
    kinds: Record<string, number>;
    citedBy: { own: number; wiki: number };
    withoutPage: number;
    works: number;
    /** Pages about works that nothing cites. */
    uncited: { count: number; example: string } | undefined;
    /** What did not fit a pack's limits, with an example each. */
    refused: Record<string, { count: number; example: string }>;
    unknownFields: Record<string, number>;
  };
}

/** What is known of an entry before its facts are. */
interface Known {
  number: number;
  slug: string;
  title: string;
  name: string;
  kind: Kind;
  /** A people, or several who have one page. */
  isMany?: boolean;
  /** What a sentence calls it, where that is not its name: `the War of the Lamps`. */
  spoken?: string;
  /** Without a page, and named by no field: how many sentences of others may stand on its card yet. */
  sentences?: number;
}

type Cite = Exclude<WrittenCitation, string>;

/** A name without a page is an entry once so many pages tell something of it. */
const PAGES_FOR_AN_ENTRY = 2;
/** A text that links show so often is a name. */
const PIPES_FOR_AN_ALIAS = 3;
const MOST_ALIASES = 24;
const MOST_FACTS = 400;
const MOST_TOLD = 40;
const MOST_LINKS = 16;
/** Names that a sentence writes otherwise. */
const MOST_SPOKEN = 5_000;
/** Of other pages, for a name that has neither page nor field. */
const MOST_BORROWED = 2;
/** What the words around a link say of a kind, beside what a field says of it. */
const WORDS_FOR_A_KIND = 0.4;
/** What stands beside it in a list. */
const COMPANY_FOR_A_KIND = 0.2;
/** Says that a page leads to an entry. */
const LINK = 'named-on-page';

/** @param written where to what the pack says goes; it is read again while the pack is compiled. */
export function assemble(spill: SpillReader, written: WrittenSpill, options: AssembleOptions): Assembled {
  return new Assembling(spill, written, options).run();
}

class Assembling {
  readonly #spill: SpillReader;
  readonly #options: AssembleOptions;
  readonly #redirects: Map<string, string>;
  readonly #aliases = new Map<string, string[]>();
  readonly #entries = new Map<string, Known>();
  readonly #works: Works;
  readonly #relations: FoundRelations;
  readonly #spilled: WrittenSpill;
  readonly #ages = createAges();
  readonly #used = new Set<string>();
  readonly #kinds: Record<string, number> = {};
  readonly #refused: Assembled['counts']['refused'] = {};
  readonly #unknownFields: Record<string, number> = {};
  readonly #written = new Set<Known>();
  #withoutPage = 0;

  constructor(spill: SpillReader, written: WrittenSpill, options: AssembleOptions) {
    this.#spill = spill;
    this.#spilled = written;
    this.#options = options;
    this.#redirects = spill.redirects();
    for (const [from, to] of this.#redirects) push(this.#aliases, this.#resolve(to), from);
    this.#relations = foundRelations(options.profile, readShared().relations);
    const workPages = this.#name();
    this.#works = createWorks({
      packId: options.packId,
      wiki: options.site.name,
      profile: options.profile,
      pages: workPages,
      isStory: (title) => this.#entries.has(title),
      resolve: (title) => this.#resolve(title),
      templateTitles: spill.templateTitles(),
    });
  }

  run(): Assembled {
    let most = 1;
    for (const title of this.#entries.keys()) most = Math.max(most, this.#spill.inbound(title));
    for (const page of this.#spill.pages()) {
      const known = this.#entries.get(page.title);
      if (known) this.#writePage(page, known, prominence(this.#spill.inbound(page.title), most));
    }
    this.#writeUnpaged(most);
    const citedBy = { own: 0, wiki: 0 };
    const works = this.#works.all();
    return {
      rows: this.#rows(works, citedBy),
      counts: {
        kinds: this.#kinds,
        citedBy,
        withoutPage: this.#withoutPage,
        works: works.size,
        uncited: this.#works.uncited(),
        refused: this.#refused,
        unknownFields: this.#unknownFields,
      },
    };
  }

  #resolve(title: string): string {
    let found = title;
    for (let hops = 0; hops < 4; hops++) {
      const next = this.#redirects.get(found);
      if (next === undefined || next === title) break;
      found = next;
    }
    return found;
  }

  /** Gives every page of the story its id, and names that are told of without a page theirs. */
  #name(): Map<string, PageWork> {
    const { packId, isDenied } = this.#options;
    const slugs = createSlugs(packId);
    const works = new Map<string, PageWork>();
    const told = new Map<string, Told>();
    const notEntries = new Set<string>();
    const makers = new Set<string>();
    const hints = new Map<string, Kind[]>();
    const plurals = new Set<string>();
    const articles = new Map<string, { with: number; all: number }>();
    const likes = new Map<string, string[]>();
    const knownWorks = titlesOf(this.#options.profile);
    const byName = (this.#options.profile.kindsByName ?? []).map(({ match, kind }) => ({
      pattern: new RegExp(match, 'iu'),
      kind,
    }));
    const kindByName = (title: string) => byName.find(({ pattern }) => pattern.test(title))?.kind;
    for (const page of this.#spill.pages()) {
      if (isDenied(page.title)) {
        notEntries.add(page.title);
        continue;
      }
      if (page.work) works.set(page.title, page.work);
      else
        this.#entries.set(page.title, {
          number: this.#entries.size,
          slug: slugs.take(page.title),
          title: page.title,
          name: clip(page.name, 100),
          kind: page.kind,
          isMany:
            (page.kind === 'species' || (page.kind !== 'person' && isPlural(page.title))) &&
            /\b(?:was|is|were|are)\b/.exec(page.lead[0]?.text ?? '')?.[0].endsWith('re') === true,
        });
      const spoken = page.work ? undefined : spokenIn(page.lead[0]?.text ?? '', page.title);
      if (spoken !== undefined) (this.#entries.get(page.title) as Known).spoken = spoken;
      const dateOf = (wanted: string) =>
        page.facts.find(({ relation, date }) => relation === wanted && date)?.date;
      this.#ages.noteLife(dateOf('born'), dateOf('died'));
      if (page.work?.by !== undefined) makers.add(page.work.by);
      const tell = (title: string, kinds: readonly Kind[], weight: number) => {
        const one = getOr(told, this.#resolve(title), (): Told => ({ page: 0, pages: 0, kinds: undefined }));
        if (weight > 0) one.inField = true;
        if (one.page !== page.id) {
          one.page = page.id;
          one.pages++;
        }
        // What may be of one kind alone says more than what may be of several.
        for (const [at, kind] of kinds.entries()) {
          one.kinds ??= new Map();
          one.kinds.set(kind, (one.kinds.get(kind) ?? 0) + (weight * (at === 0 ? 1.1 : 1)) / kinds.length);
        }
      };
      for (const { target, side, relation, inverse, date } of page.facts) {
        this.#ages.note(date);
        if (target !== undefined)
          tell(
            target,
            this.#relations.tiesAlike(relation)
              ? [page.kind]
              : this.#relations.kindsFor(relation, inverse === true),
            1,
          );
        if (side?.target !== undefined) tell(side.target, [], 1);
      }
      if (this.#options.factsOnly || page.tier !== undefined) continue;
      for (const { links, cites, tier, isLead } of page.told)
        if ((cites.length > 0 || isLead) && tier === undefined) for (const title of links) tell(title, [], 0);
      // Not what says that there is somebody, but who it is.
      for (const { title, hint, like, isMany, article } of page.leads) {
        if (this.#entries.has(title)) continue;
        const counts = getOr(articles, this.#resolve(title), () => ({ with: 0, all: 0 }));
        counts.all++;
        if (article) counts.with++;
        if (hint) push(hints, this.#resolve(title), hint);
        if (like) push(likes, this.#resolve(title), this.#resolve(like));
        if (isMany) plurals.add(this.#resolve(title));
      }
    }
    this.#joinArticles(
      told,
      (title) => this.#entries.has(title) || works.has(title) || knownWorks.has(title),
    );
    const isFamily = familyNames(this.#entries.values());
    for (const [title, { pages, kinds, inField }] of told) {
      if (this.#entries.has(title) || works.has(title) || notEntries.has(title) || pages < PAGES_FOR_AN_ENTRY)
        continue;
      if (isDenied(title) || title.length > 100 || DAY_OR_NUMBER.test(title)) continue;
      if (makers.has(title) || knownWorks.has(title) || this.#spill.isOutside(title)) continue;
      if (this.#entries.has(this.#spill.titleNamed(title) ?? '')) continue;
      const weights = new Map(kinds);
      for (const hint of hints.get(title) ?? [])
        weights.set(hint, (weights.get(hint) ?? 0) + WORDS_FOR_A_KIND);
      for (const like of likes.get(title) ?? []) {
        const kind = this.#entries.get(like)?.kind;
        if (kind) weights.set(kind, (weights.get(kind) ?? 0) + COMPANY_FOR_A_KIND);
      }
      // What many belong to by a field may be whom they serve.
      const served = hints.get(title)?.filter((hint) => hint === 'person').length ?? 0;
      if (served > 0 && !title.includes(' ')) weights.delete('organization');
      const { with: articled = 0, all = 0 } = articles.get(title) ?? {};
      const kind = kindByName(title) ?? likeliest(weights) ?? kindByForm(title, isFamily);
      this.#entries.set(title, {
        number: this.#entries.size,
        slug: slugs.take(title),
        title,
        name: title,
        kind,
        isMany:
          kind === 'species' && (IN_PLURAL.test(headNoun(title)) || plurals.has(title) || articled * 2 > all),
        ...(/^The \p{Lu}/u.test(title)
          ? { spoken: `the${title.slice(3)}` }
          : articled * 2 > all
            ? { spoken: `the ${title}` }
            : {}),
        ...(inField ? {} : { sentences: MOST_BORROWED }),
      });
    }
    return works;
  }

  /** `The Shire` and `Shire`, of which neither has a page, are one where no fields say otherwise: a dump may lack redirects. */
  #joinArticles(told: Map<string, Told>, isKnown: (title: string) => boolean): void {
    for (const [title, one] of told) {
      const bare = title.replace(/^The (?=\p{Lu})/u, '');
      const other = bare === title ? undefined : told.get(bare);
      if (!other || isKnown(title) || isKnown(bare)) continue;
      const [a, b] = [likeliest(one.kinds), likeliest(other.kinds)];
      if (a !== undefined && b !== undefined && a !== b) continue;
      const [from, to, less, more] =
        one.pages > other.pages ? [bare, title, other, one] : [title, bare, one, other];
      for (const [kind, weight] of less.kinds ?? []) {
        more.kinds ??= new Map();
        more.kinds.set(kind, (more.kinds.get(kind) ?? 0) + weight);
      }
      more.pages += less.pages;
      if (less.inField) more.inField = true;
      told.delete(from);
      this.#redirects.set(from, to);
      push(this.#aliases, to, from);
    }
  }

  #entryAt(title: string | undefined): Known | undefined {
    if (title === undefined) return undefined;
    const resolved = this.#resolve(title);
    // A dump may lack the redirects.
    return this.#entries.get(resolved) ?? this.#entries.get(this.#spill.titleNamed(resolved) ?? '');
  }

  // A page as an entry.

  #writePage(page: PageRecord, known: Known, prominent: number): void {
    const wiki = this.#works.wikiFor(page.tier);
    const summary = this.#summary(page, known, this.#works.citePage(page));
    const aliases = this.#aliasesOf(page.title, page.aliases);
    this.#writeEntry(known, {
      name: known.name,
      kind: known.kind,
      ...(page.continuity ? { continuity: page.continuity } : {}),
      ...(aliases.length > 0 ? { aliases } : {}),
      ...(shortName(page.title) !== page.title ? { keywords: [shortName(page.title)] } : {}),
      ...pronounsOf(page, known.kind),
      prominence: prominent,
      page: this.#relations.address(page.title, this.#options.site),
      summary,
    });
    for (const fact of page.facts.slice(0, MOST_FACTS)) this.#addFound(fact, known, page, wiki);
    this.#addLinks(page, known, wiki);
    if (this.#options.factsOnly) return;
    for (const sentence of page.told.slice(0, MOST_TOLD)) this.#addTold(sentence, known, page, summary, wiki);
  }

  /** What its text leads to, and no field of its box does. */
  #addLinks(page: PageRecord, known: Known, wiki: Cite): void {
    const inBox = new Set(page.facts.flatMap(({ target, side }) => [target, side?.target]));
    const named = new Set<number>();
    for (const { title } of page.leads) {
      const other = inBox.has(title) ? undefined : this.#entryAt(title);
      if (other && other !== known) named.add(other.number);
      if (named.size === MOST_LINKS) break;
    }
    if (named.size === 0) return;
    this.#relations.use(LINK);
    this.#used.add(LINK);
    this.#spilled.addLinks(known.number, [...named], wiki.work);
  }

  #isSaid(summary: WrittenEntry['summary'], text: string): boolean {
    return typeof summary !== 'string' && summary.some((part) => part.text.includes(text));
  }

  #summary(page: PageRecord, known: Known, wiki: Cite): Extract<WrittenEntry['summary'], readonly unknown[]> {
    const { factsOnly, isDenied } = this.#options;
    const parts: { text: string; cite: Cite[] }[] = [];
    if (!factsOnly)
      for (const { text, cites } of page.lead) {
        if (isDenied(text)) continue;
        const cite = this.#cites(cites, page.tier);
        const last = parts.at(-1);
        const own = cite.length > 0 ? cite : [wiki];
        if (last && (sameCites(last.cite, own) || parts.length === 4)) last.text = `${last.text} ${text}`;
        else parts.push({ text, cite: own });
      }
    if (parts.length > 0) return parts;
    const said = page.facts
      .filter(({ target, inverse, date }) => target !== undefined && !inverse && !date)
      .slice(0, 2)
      .map(({ relation, value }) => `${this.#relations.labelOf(relation)}: ${value}`);
    const words = said.length > 0 ? ` ${said.join('; ')}.` : '';
    const text = `${known.name} has a page in ${this.#options.site.name}.${words}`;
    return [{ text: endSentence(clip(text, 500)), cite: [wiki] }];
  }

  #aliasesOf(title: string, told: readonly string[]): string[] {
    const { isDenied } = this.#options;
    // What is another page's title is its name.
    const names = [...told.filter((name) => !this.#entries.has(name)), ...(this.#aliases.get(title) ?? [])];
    for (const { shown } of this.#spill.shownFor(title, PIPES_FOR_AN_ALIAS))
      if (/^\p{Lu}|^the \p{Lu}/u.test(shown) && !this.#entries.has(shown) && !isPartOf(shown, title))
        names.push(shown);
    const seen = new Set([title.toLowerCase()]);
    return names
      .filter((name) => {
        const key = name.toLowerCase();
        // A title that only tells it from others is no other name.
        if (seen.has(key) || isDenied(name) || [...name].length > 100 || name.includes('/')) return false;
        seen.add(key);
        return true;
      })
      .slice(0, MOST_ALIASES);
  }

  // Its facts.

  #dateOf({ date }: { date?: WikiDate | undefined }): string | undefined {
    return date && this.#ages.place(date)?.written;
  }

  #addFound(found: FoundFact, known: Known, page: PageRecord, wiki: Cite): void {
    const { isDenied } = this.#options;
    const { date, dateText } = found;
    // A date without a place on the axis stands in words, and would go with the place that the field says beside it.
    if (date && dateText && this.#dateOf(found) === undefined)
      this.#addFound(
        { relation: found.relation, value: date.text, date, text: dateText, cites: found.cites },
        known,
        page,
        wiki,
      );
    if (isDenied(found.value) || isDenied(found.role ?? '')) return;
    if (found.field) this.#unknownFields[found.field] = (this.#unknownFields[found.field] ?? 0) + 1;
    const other =
      found.target === undefined
        ? this.#entries.get(this.#resolve(found.value))
        : this.#entryAt(found.target);
    // `[[Arnor]]ian` leads to a place, and names a people.
    const fits =
      other &&
      (found.inverse ||
        found.shown === undefined ||
        this.#relations.mayBe(found.relation, other.kind) ||
        found.shown === other.name);
    const isTie = fits === true && other !== known && this.#relations.takesTarget(found.relation);
    let cite = this.#cites(found.cites, page.tier);
    if (cite.length === 0) {
      if (found.relation === 'appeared-in') return;
      cite = [wiki];
    }
    const role =
      (isTie && !/^of\b/.test(found.role ?? '')) || found.beside === undefined || found.beside === ''
        ? found.role
        : found.role?.replace(found.beside, '').replace(/^[\s,]+/, '');
    const side = found.side && (this.#entryAt(found.side.target)?.slug ?? clip(found.side.name, 120));
    const rest = {
      ...(role ? { role: clip(role, 120) } : {}),
      ...(side ? { side } : {}),
      ...optional('date', this.#dateOf(found)),
      cite,
    };
    if (isTie) {
      const [subject, target] = this.#ordered(found, known, other);
      const isAside = !found.isCapacity && !this.#relations.hasCapacities(found.relation);
      const hasText =
        found.relation.startsWith('field-') ||
        (found.text !== undefined && !found.text.startsWith('{name}')) ||
        (found.shown !== undefined && found.shown !== other.name);
      const text =
        (hasText ? this.#textOf(found, known, found.shown ?? other.name, role) : undefined) ??
        (rest.date ? undefined : this.#inPlural(found.relation, subject, target, role, isAside));
      this.#add(subject, {
        relation: this.#relations.use(found.relation),
        target: target.slug,
        ...(text ? { text } : {}),
        ...rest,
      });
      return;
    }
    if (other === known) return;
    const relation = found.inverse
      ? this.#relations.useInverse(found.relation)
      : this.#relations.use(found.relation);
    const takes = this.#relations.takesTarget(found.relation);
    const isAside = !found.isCapacity && !this.#relations.hasCapacities(relation);
    const person = this.#relations.kindsFor(found.relation, found.inverse === true)[0] === 'person';
    const isLonger = found.shown !== undefined && found.value.startsWith(`${found.shown} `);
    const value =
      found.shown === undefined || (takes && !(other && !isTie) && (person || isLonger))
        ? found.value
        : found.shown;
    const text =
      this.#textOf(found, known, value, role) ??
      (rest.date
        ? undefined
        : ((takes ? this.#headed(relation, known, value, role) : undefined) ??
          (takes || known.isMany
            ? this.#inPlural(relation, known, { name: value }, role, isAside)
            : undefined)));
    this.#add(known, { relation, value: withoutStop(value), ...(text ? { text } : {}), ...rest });
  }

  /** As the profile words it; what no profile knows stands under the name of its field. */
  #textOf(found: FoundFact, known: Known, value: string, role: string | undefined): string | undefined {
    const name = shortName(known.name);
    const begins = known.spoken === undefined ? name : capitalize(known.spoken);
    const text = found.relation.startsWith('field-')
      ? endSentence(underField(this.#relations.labelOf(found.relation), name, value))
      : (known.isMany
          ? found.text?.replace(SAYS_OF_ONE, (_, verb: string) => `{name} ${PLURAL[verb]}`)
          : found.text
        )
          ?.replace(/^\{name\}(?!:)/, begins)
          .replaceAll('{name}', name)
          .replaceAll('{when}', whenOf(found.date?.text, value))
          .replaceAll('{value}', withoutStop(found.whole ?? value))
          .replaceAll('{a value}', withArticle(value));
    const isLast = found.text === undefined || SAYS_VALUE_LAST.test(found.text);
    const beside = role && isLast ? ` (${role})` : '';
    return (
      text &&
      clip(
        text.replace(/…\.$/, '…').replace(/\.?$/, (stop) => `${beside}${stop}`),
        350,
      )
    );
  }

  /** `Location of the hall: beyond the river`: words that begin so are no name that a relation could lead to. */
  #headed(relation: string, { name }: Known, value: string, role: string | undefined): string | undefined {
    if (!/^\p{Ll}/u.test(value) || BEGINS_A_NAME.test(value)) return undefined;
    const noun = this.#relations.nounOf(relation);
    const aside = role ? ` (${role})` : '';
    return noun && clip(`${noun} of ${shortName(name)}: ${withoutStop(value)}${aside}.`, 350);
  }

  /** `Orcs were enemies of …` and `Tom was one of the Elves`, where the relation's wording is for one alone. */
  #inPlural(
    relation: string,
    subject: Pick<Known, 'name' | 'isMany' | 'spoken'>,
    target: Pick<Known, 'name' | 'spoken'>,
    role: string | undefined,
    isAside = false,
  ): string | undefined {
    const phrase = this.#relations.phraseOf(relation);
    const short = shortName(subject.name);
    const named = short === shortName(target.name) ? subject.name : short;
    const name = subject.spoken === undefined ? named : capitalize(subject.spoken);
    const aside = role ? ` (${role})` : '';
    if (/ a$/.test(phrase)) {
      if (!isPlural(target.name) && target.spoken === undefined) return undefined;
      const verb = phrase.slice(0, -2);
      return subject.isMany
        ? `${name} ${PLURAL[verb] ?? verb} ${target.name}${aside}.`
        : `${name} ${verb} one of the ${target.name}${aside}.`;
    }
    if (role ? !isAside : !subject.isMany) return undefined;
    const said = subject.isMany ? ofMany(phrase) : phrase;
    return said === phrase && !role ? undefined : `${name} ${said} ${target.spoken ?? target.name}${aside}.`;
  }

  #ordered(found: FoundFact, known: Known, other: Known): [Known, Known] {
    if (this.#relations.isSymmetric(found.relation))
      return known.slug < other.slug ? [known, other] : [other, known];
    return found.inverse ? [other, known] : [known, other];
  }

  #addTold(
    sentence: ToldSentence,
    known: Known,
    page: PageRecord,
    summary: WrittenEntry['summary'],
    wiki: Cite,
  ): void {
    if (this.#options.isDenied(sentence.text)) return;
    let cite = this.#cites(sentence.cites, sentence.tier ?? page.tier);
    if (cite.length === 0) {
      if (!sentence.isLead) return;
      cite = [wiki];
    }
    if (isOfAnother(sentence.text, known.kind)) return;
    const text = IMPERSONAL.test(sentence.text) ? sentence.text : withName(sentence.text, known);
    const others = sentence.links
      .flatMap((title) => this.#entryAt(title) ?? [])
      .filter((other) => other !== known);
    const [target] = others;
    // What the summary says is said again only where it ties to somebody else.
    if (sentence.isLead && (!target || !namesIt(text, known)) && this.#isSaid(summary, sentence.text)) return;
    // What does not name it is told beside it.
    const part = !namesIt(text, known)
      ? 'more'
      : known.kind === 'person'
        ? 'life'
        : known.kind === 'event'
          ? 'course'
          : 'more';
    const relation = this.#relations.use(
      target && namesIt(text, known) ? `told-with-${part}` : `told-${part}`,
    );
    const base = `${known.slug}.${relation}`;
    this.#add(known, {
      id: `${base}.${hash(text)}`,
      relation,
      ...(target && namesIt(text, known) ? { target: target.slug } : {}),
      text,
      ...optional('date', this.#dateOf(sentence)),
      cite,
    });
    for (const other of others) if (other !== target) this.#lend(text, other, cite);
  }

  /** What another page says of a name that has no page, and that nothing else tells of. */
  #lend(text: string, to: Known, cite: Cite[]): void {
    if (!to.sentences || !text.includes(shortName(to.name))) return;
    to.sentences--;
    const relation = this.#relations.use('told-more');
    this.#add(to, { id: `${to.slug}.${relation}.${hash(text)}`, relation, text, cite });
  }

  #cites(cited: readonly CitedWork[], tier: string | undefined): Cite[] {
    const { isDenied } = this.#options;
    const found: Cite[] = [];
    for (const one of cited) {
      // A work that is denied is none; where in another one something stands may be told by a chapter that is.
      if (isDenied(one.title)) continue;
      const { at, ...whole } = one;
      const cite = this.#works.cite(at === undefined || isDenied(at) ? whole : one, tier);
      if (cite && !found.some((other) => other.work === cite.work && other.at === cite.at)) found.push(cite);
    }
    return found.slice(0, 8);
  }

  #add(subject: Known, written: WrittenFact): void {
    const checked = FactSchema.safeParse(written);
    if (!checked.success) {
      const reason = (checked.error.issues[0]?.message ?? 'not as a fact is').split('|')[0] as string;
      this.#refused[reason] ??= {
        count: 0,
        example: `${subject.title}: ${written.text ?? written.value ?? ''}`.slice(0, 120),
      };
      this.#refused[reason].count++;
      return;
    }
    this.#used.add(checked.data.relation);
    this.#spilled.addFact(subject.number, checked.data);
  }

  // Those without a page.

  #writeUnpaged(most: number): void {
    for (const known of this.#entries.values()) {
      if (this.#written.has(known)) continue;
      this.#withoutPage++;
      const pages = this.#spill.inbound(known.title);
      const aliases = this.#aliasesOf(known.title, []);
      this.#writeEntry(known, {
        name: known.name,
        kind: known.kind,
        ...(aliases.length > 0 ? { aliases } : {}),
        ...(shortName(known.title) !== known.title ? { keywords: [shortName(known.title)] } : {}),
        prominence: Math.min(60, prominence(pages, most)),
        summary: `Named on ${pages} pages of ${this.#options.site.name}, without a page of its own in the dump.`,
        cite: [{ work: WIKI_WORK }],
      });
    }
  }

  #writeEntry(known: Known, written: WrittenEntry): void {
    this.#written.add(known);
    this.#kinds[known.kind] = (this.#kinds[known.kind] ?? 0) + 1;
    const checked = EntrySchema.safeParse(written);
    if (checked.success) {
      this.#spilled.addEntry(known.number, known.slug, checked.data);
      return;
    }
    const reason = (checked.error.issues[0]?.message ?? 'not as an entry is').split('|')[0] as string;
    this.#refused[reason] ??= { count: 0, example: known.title };
    this.#refused[reason].count++;
    // Its name and its ties stay; what does not fit goes.
    this.#spilled.addEntry(known.number, known.slug, {
      name: known.name,
      kind: known.kind,
      prominence: written.prominence,
      page: written.page,
      summary: 'Its page has nothing that fits on a card.',
      cite: [{ work: WIKI_WORK }],
    });
  }

  /** Those of the best known, for a pack's head is all in memory. */
  #spokenNames(): Record<string, string> {
    const known = [...this.#entries.values()].flatMap(({ slug, title, spoken }) =>
      spoken === undefined ? [] : [{ slug, spoken, pages: this.#spill.inbound(title) }],
    );
    const best = known.toSorted((a, b) => b.pages - a.pages).slice(0, MOST_SPOKEN);
    return Object.fromEntries(best.map(({ slug, spoken }) => [slug, spoken]));
  }

  /** What was gathered of each page is not needed any more; what was written is read again. */
  #rows(works: ReadonlyMap<string, WrittenWork>, citedBy: Assembled['counts']['citedBy']): PackRows {
    const shared = readShared();
    const head = createHead(this.#options, this.#relations.own(), this.#spokenNames());
    const spilled = this.#spilled;
    const isWiki = (work: string) => this.#works.isWiki(work);
    return streamPack({
      id: this.#options.packId,
      pack: head,
      relations: relationsFor(head.relations, shared),
      words: wordsFor(head, shared),
      used: this.#used,
      works,
      entries: () => spilled.entries(),
      links: () => spilled.links(),
      *facts() {
        for (const [slug, added] of spilled.factsBySubject())
          for (const fact of merged(slug, added, isWiki)) {
            citedBy[fact.cite.every((one) => isWiki((one as Cite).work)) ? 'wiki' : 'own']++;
            yield [slug, fact];
          }
      },
    });
  }
}

/** “King” is no name of the Kings of Gondor, nor is “Bilbo's” one of Bilbo. */
const isPartOf = (shown: string, title: string): boolean =>
  /['’]s$/.test(shown) || (/ of /.test(title) && title.replace(/s?\b of .*$/, '').endsWith(shown));

const DAY_OR_NUMBER = /^\d+$|^\d{1,2}(?:st|nd|rd|th)? \p{Lu}\p{L}+$|^\p{Lu}\p{L}+ \d{1,2}(?:st|nd|rd|th)?$/u;

/** Whether a word is the last of the names of two persons. */
function familyNames(entries: Iterable<Known>): (word: string) => boolean {
  const counts = new Map<string, number>();
  for (const { kind, name } of entries) {
    const last = /^\p{Lu}.* (\p{Lu}[\p{L}-]+)$/u.exec(shortName(name))?.[1];
    if (kind === 'person' && last) counts.set(last, (counts.get(last) ?? 0) + 1);
  }
  return (word) => (counts.get(word) ?? 0) > 1;
}

/** What is said beside a value fits behind it. */
const SAYS_VALUE_LAST = /\{(?:a )?value\}\.$/;

const PLURAL: Readonly<Record<string, string>> = {
  was: 'were',
  is: 'are',
  has: 'have',
  counts: 'count',
  lies: 'lie',
};
const SAYS_OF_ONE = /^\{name\} (was|is|has)\b/;
const ofMany = (phrase: string): string =>
  phrase
    .replace(
      /^(?:was|is|has|counts|lies)\b(?: an? (\p{L}+)\b| (among) its\b)?/u,
      (verb, noun?: string, among?: string) =>
        `${PLURAL[verb.split(' ')[0] ?? ''] ?? verb}${noun ? ` ${noun.replace(/y$/, 'ie')}s` : among ? ' among their' : ''}`,
    )
    .replace(/\bits\b/, 'their');
/** Small letters with which a name may begin. */
const BEGINS_A_NAME = /^(?:the|an?|other|some|many|several|his|her|its|their|all|both|[a-z]+['’-]\p{Lu})\b/u;
const IN_PLURAL = /(?:[^s'’]s|men|folk)$/;

/** A family's name tells of somebody; peoples and beasts are told in plural: the Wainriders, Orcs. */
function kindByForm(title: string, isFamily: (word: string) => boolean): Kind {
  const words = shortName(title).split(' ');
  if (words.length > 1 && isFamily(words.at(-1) ?? '')) return 'person';
  const [first = '', second] = words;
  return (second === undefined || second === 'of') && IN_PLURAL.test(first) ? 'species' : 'object';
}

/** `The house of the Mole was …`: with an article, and with the letters that the first sentence has. */
function spokenIn(opening: string, title: string): string | undefined {
  const bare = title.replace(/^The (?=\p{Lu})/u, '');
  const written = opening.slice(4, 4 + bare.length);
  const isNamed = opening.startsWith('The ') && written.toLowerCase() === bare.toLowerCase();
  return isNamed && /^[\s,(]/.test(opening.slice(4 + bare.length)) ? `the ${written}` : undefined;
}

/** `Hair of Tom: grey`, but `Tom: sworn to the King`. */
const underField = (label: string, name: string, value: string): string =>
  / (?:to|by|in|at|of|with|from|on|for|aboard|under|near|into|over|against|as)$|^\p{Lu}\p{Ll}+ed$/u.test(
    label,
  )
    ? `${name}: ${label.charAt(0).toLowerCase()}${label.slice(1)} ${value}`
    : `${label} of ${name}: ${value}`;

const likeliest = (weights: ReadonlyMap<Kind, number> | undefined): Kind | undefined =>
  [...(weights ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0];

/** How many pages tell something of a name, and as what. */
interface Told {
  /** The last of them. */
  page: number;
  pages: number;
  kinds: Map<Kind, number> | undefined;
  /** Whether a field says it, and not only sentences. */
  inField?: boolean;
}

/** The same statement from two pages is one, with the sources of both; the wiki itself counts where nothing else does. */
function merged(
  subject: string,
  added: readonly WrittenFact[],
  isWiki: (work: string) => boolean,
): Iterable<WrittenFact> {
  const facts = new Map<string, WrittenFact>();
  for (const fact of added) {
    const id = factId(subject, fact);
    const before = facts.get(id);
    if (!before) {
      if (facts.size < MOST_FACTS) facts.set(id, fact);
      continue;
    }
    if (differ(before.date, fact.date) || differ(before.side, fact.side)) {
      const other = `${id}.${hash(`${fact.date}\0${fact.side}`)}`;
      if (!facts.has(other)) facts.set(other, { ...fact, id: other });
      continue;
    }
    const all = [
      ...before.cite,
      ...fact.cite.filter((cite) => !before.cite.some((old) => sameCite(old as Cite, cite as Cite))),
    ];
    const own = all.filter((cite) => !isWiki((cite as Cite).work));
    facts.set(id, {
      ...fact,
      ...before,
      ...optional('role', before.role ?? fact.role),
      ...optional('date', before.date ?? fact.date),
      cite: own.length > 0 ? own.slice(0, 8) : all.slice(0, 1),
    });
  }
  return facts.values();
}

/** By what the box says of somebody's gender, where it is one of two words. */
function pronounsOf({ gender }: PageRecord, kind: Kind): { pronouns?: 'he' | 'she' } {
  if (kind !== 'person' || gender === undefined) return {};
  if (/^(?:male|masculine|man|m)\b/.test(gender)) return { pronouns: 'he' };
  return /^(?:female|feminine|woman|f)\b/.test(gender) ? { pronouns: 'she' } : {};
}

const optional = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [Name in Key]?: Value };

const differ = (a: string | undefined, b: string | undefined) =>
  a !== undefined && b !== undefined && a !== b;
const sameCite = (a: Cite, b: Cite) => a.work === b.work && a.at === b.at;
const sameCites = (a: readonly Cite[], b: readonly Cite[]) =>
  a.length === b.length && a.every((one, at) => sameCite(one, b[at] as Cite));

/** `Dwarves` of the Dwarves of the Hills. */
const headNoun = (name: string): string => shortName(name).replace(/^(.+?) (?:of|from|in|under) .*$/, '$1');

const isPlural = (name: string): boolean => /(?:[^s'’]s|[^aeiou]i|men|folk)$/.test(headNoun(name));

/** `an Elf`, `one of the Elves`. */
function withArticle(name: string): string {
  if (isPlural(name)) return `one of the ${name}`;
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
}

/** `in T.A. 2012`, `on 5 October, T.A. 2`, `after S.R. 1401`; what is no date is told as it stands. */
function whenOf(date: string | undefined, value: string): string {
  if (date === undefined) return `(${value})`;
  if (/^(?:before|after|c\.|ca\.|circa|from|until|around|about|between|since|by)\b/i.test(date))
    return date.charAt(0).toLowerCase() + date.slice(1);
  const isDay =
    /^\d{1,2}(?:st|nd|rd|th)? \p{L}{3}|^\p{Lu}\p{Ll}+ \d{1,2}(?:st|nd|rd|th)?\b/u.test(date) &&
    !/^\p{Lu}\p{Ll}+ \d{3}/u.test(date);
  return `${isDay ? 'on' : 'in'} ${date}`;
}

/** A title without the brackets that tell it from others. */
const shortName = (title: string): string => title.replace(/\s+\([^()]*\)$/, '') || title;

const endSentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** What ends with a full stop has no second one behind it. */
const withoutStop = (value: string) =>
  /[\p{Ll})]{2}\.$/u.test(value) && !/\b(?:etc|ca|vol|no|st|jr|sr|mr|dr)\.$/i.test(value)
    ? value.slice(0, -1)
    : value;

/** 0 to 100: a page that twice as many lead to is as much better known whether they are ten or a thousand. */
const prominence = (pages: number, most: number): number =>
  Math.round((100 * Math.log(1 + pages)) / Math.log(1 + Math.max(most, 8)));

/** “She” on the page of a war is somebody, “it” on the page of a person something. */
const isOfAnother = (text: string, kind: Kind): boolean =>
  kind === 'person'
    ? /^(?:It|Its|They|Their)\b/.test(text)
    : kind === 'ship'
      ? /^(?:He|His|They|Their)\b/.test(text)
      : /^(?:He|She|His|Her)\b/.test(text);

/** “It” is nobody here. */
const IMPERSONAL =
  /^It (?:is|was|has been|may be|might be|seems?|appears?|remains?|became|had been)(?: (?:also|not|now|later|often|generally|widely|therefore|thus|likely|most|very|further|never))* (?:(?:believed|said|possible|likely|probable|unclear|unknown|uncertain|thought|told|known|implied|clear|suggested|stated|assumed|supposed|recorded|noted|revealed|there|here|then|that|to be|because|only|rumou?red|mentioned|explained|claimed|argued|written|hinted|agreed|decided|evident|notable|noteworthy|impossible|common|customary|thanks|due|through)\b)|^It (?:seems|appears|turned out|turns out|happened|took|follows|came to pass)\b/;

/** “He” at its beginning says nobody on another's card. */
function withName(text: string, { name, kind }: Known): string {
  const short = shortName(name);
  const pronoun =
    kind === 'person' ? /^(?:He|She)\b(?!['’])/ : kind === 'ship' ? /^(?:She|It)\b(?!['’])/ : /^It\b(?!['’])/;
  const possessive = kind === 'person' ? /^(?:His|Her)\b/ : kind === 'ship' ? /^(?:Its|Her)\b/ : /^Its\b/;
  const replaced = (pronoun ? text.replace(pronoun, short) : text).replace(possessive, `${short}'s`);
  return [...replaced].length <= 350 ? replaced : text;
}

function namesIt(text: string, { name }: Known): boolean {
  const short = shortName(name);
  return (
    text.includes(short) ||
    short.split(' ').some((word) => word.length > 3 && /^\p{Lu}/u.test(word) && text.includes(word))
  );
}

function getOr<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

const push = <Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value) =>
  void getOr(map, key, (): Value[] => []).push(value);
