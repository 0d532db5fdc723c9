/** Puts a checked pack together: ids become references, and every fact knows both entries it ties. */

import { parseLoreDate } from '../model/date.ts';
import { factId } from '../model/fact-id.ts';
import { joinSummary } from '../model/join-summary.ts';
import type {
  BuiltPack,
  Citation,
  Continuity,
  Entry,
  Fact,
  HandWritten,
  Pack,
  Relation,
  SummaryPart,
  Tier,
  Work,
} from '../model/model.ts';
import { type Building, withoutFacts } from './building.ts';
import { alsoNamedIn, type NamedIn, namedInTexts } from './named-in.ts';
import type { Written, WrittenFiles } from './read-pack.ts';
import type {
  WrittenCitation,
  WrittenEntry,
  WrittenFact,
  WrittenPack,
  WrittenPackRelation,
  WrittenQuestion,
  WrittenWork,
} from './schema.ts';

/** @throws TypeError when the pack was not checked before, or the check found problems. */
export function buildPack(written: WrittenFiles): BuiltPack {
  const { id, pack: file } = written;
  if (!file) throw new TypeError(`the pack ${id} has problems: check it before it is built`);
  const used = new Set([...written.facts.values()].flat().map(({ value }) => value.relation));
  const pack = buildHead(id, file.value, { ...written, used });
  const works = new Map<string, Building<Work>>();
  for (const [slug, { value }] of written.works) works.set(slug, buildWork(slug, value, pack));
  for (const [slug, { value }] of written.works) linkAdapted(slug, value, works);
  const cite = (citation: WrittenCitation): Citation => {
    const { work, at } = typeof citation === 'string' ? { work: citation, at: undefined } : citation;
    return { work: known(works, work), at };
  };

  const entries = new Map<string, Building<Entry>>();
  for (const [slug, { value }] of written.entries) entries.set(slug, buildEntry(slug, value, pack, cite));

  const facts = new Map<string, Building<Fact>>();
  for (const [slug, list] of written.facts) {
    const subject = known(entries, slug);
    for (const { value } of list) {
      const fact = buildFact(subject, slug, value, pack, entries, cite);
      facts.set(factId(slug, value), fact);
      subject.facts.push(fact);
      for (const other of new Set([fact.target, fact.side])) {
        if (typeof other === 'object' && other !== subject) known(entries, slugOf(other)).mentions.push(fact);
      }
      for (const work of new Set(fact.citations.map((citation) => citation.work)))
        known(works, slugOf(work)).facts.push(fact);
    }
  }
  linkContradictions(written.facts, facts);
  for (const [slug, entry] of entries)
    entry.prominence = written.entries.get(slug)?.value.prominence ?? estimateProminence(entry);

  pack.works = [...works.values()];
  pack.entries = [...entries.values()];
  pack.facts = [...facts.values()];
  pack.counts = { entries: entries.size, facts: facts.size, works: works.size };
  const namedIn = nameEachOther(works.values(), entries.values(), facts.values());
  pack.written = [...written.questions].map(([slug, { value }]) =>
    buildQuestion(slug, value, { entries, facts, cite, namedIn }),
  );
  return pack;
}

/** Notes which entries a text names, so that nobody has to look for names while a member waits. */
function nameEachOther(
  works: Iterable<Building<Work>>,
  entries: Iterable<Building<Entry>>,
  facts: Iterable<Building<Fact>>,
): NamedIn {
  const all = [...entries];
  const namedIn = namedInTexts(all);
  for (const work of works) nameInWork(work, namedIn);
  for (const { summaryParts } of all)
    for (const part of summaryParts as Building<SummaryPart>[]) part.named = namedIn(part.text);
  for (const fact of facts) fact.named = alsoNamedIn(fact, namedIn);
  return namedIn;
}

export function nameInWork(work: Building<Work>, namedIn: NamedIn): void {
  work.named = [work.title, work.label, work.by ?? ''].flatMap(namedIn);
  work.namedInNote = namedIn(work.note ?? '');
}

interface Known {
  entries: ReadonlyMap<string, Entry>;
  facts: ReadonlyMap<string, Fact>;
  cite: (citation: WrittenCitation) => Citation;
  namedIn: NamedIn;
}

function buildQuestion(
  slug: string,
  { ask, answer, wrong, explain, level, about, cite: cited, facts: ids = [] }: WrittenQuestion,
  { entries, facts, cite, namedIn }: Known,
): HandWritten {
  const entriesAbout = about.map((id) => known(entries, id));
  const named = new Set([ask, answer, ...wrong, explain].flatMap(namedIn));
  return {
    slug,
    ask,
    answer,
    wrong,
    explanation: explain,
    level,
    about: entriesAbout,
    citations: cited.map(cite),
    facts: ids.map((id) => known(facts, id)),
    named: [...named].filter((entry) => !entriesAbout.includes(entry)),
  };
}

/** @param used the relations of its facts. */
export function buildHead(
  id: string,
  written: WrittenPack,
  { relations, words, used }: Pick<WrittenFiles, 'relations' | 'words'> & { used: ReadonlySet<string> },
): Building<BuiltPack> {
  const own = new Set(Object.keys(written.relations ?? {}));
  const has = (relation: string) => own.has(relation) || used.has(relation);
  return {
    id,
    name: written.name,
    fandom: written.fandom,
    language: written.language,
    summary: written.summary,
    licence: written.licence,
    attribution: written.attribution,
    notice: written.notice,
    links: new Map(Object.entries(written.links ?? {})),
    tiers: written.tiers.map((tier, rank) => ({ ...tier, rank })),
    continuities: written.continuities.map((continuity, index) => ({ ...continuity, main: index === 0 })),
    series: new Map(Object.entries(written.series ?? {})),
    eras: written.eras ?? [],
    relations: new Map(
      [...relations].flatMap(([id, relation]) => (has(id) ? [[id, buildRelation(id, relation)]] : [])),
    ),
    words,
    questions: written.questions,
    entries: [],
    works: [],
    facts: [],
    counts: { entries: 0, facts: 0, works: 0 },
  };
}

function buildRelation(id: string, written: WrittenPackRelation): Relation {
  const phrase = found(written.phrase, id);
  const label = found(written.label, id);
  const section = found(written.section, id);
  return {
    id,
    phrase,
    inverse: written.inverse ?? phrase,
    label,
    inverseLabel: written.inverseLabel ?? label,
    section,
    inverseSection: written.inverseSection ?? section,
    subjects: written.subjects,
    targets: written.targets,
    symmetric: written.symmetric ?? false,
    single: written.single ?? false,
    open: written.open ?? false,
    tie: written.tie ?? 0,
    roles: written.roles ?? [],
    asks: { does: [], suffers: [], subject: [], target: [], ...written.asks },
  };
}

export function buildWork(slug: string, written: WrittenWork, pack: Pack): Building<Work> {
  return {
    id: `${pack.id}/${slug}`,
    pack,
    title: written.title,
    aliases: written.aliases ?? [],
    label: written.short ?? episodeLabel(written) ?? written.title,
    medium: written.medium,
    tier: tierOf(pack, written.tier),
    continuity: continuityOf(pack, written.continuity),
    series: written.series,
    season: written.season,
    episode: written.episode,
    released: written.released,
    set: written.set === undefined ? undefined : parseLoreDate(written.set),
    calendar: written.calendar ?? [],
    adapts: [],
    by: written.by,
    note: written.note,
    namedInNote: [],
    named: [],
    facts: [],
    get factCount() {
      return this.facts.length;
    },
  };
}

/** Once all works are there. */
export function linkAdapted(
  slug: string,
  { adapts = [] }: WrittenWork,
  works: ReadonlyMap<string, Building<Work>>,
): void {
  known(works, slug).adapts = adapts.map((id) => known(works, id));
}

const episodeLabel = ({ series, season, episode }: WrittenWork) =>
  series && season !== undefined && episode !== undefined
    ? `${series} ${season}x${String(episode).padStart(2, '0')}`
    : undefined;

export function buildEntry(
  slug: string,
  written: WrittenEntry,
  pack: Pack,
  cite: (citation: WrittenCitation) => Citation,
): Building<Entry> {
  const summaryParts = buildSummary(written, cite);
  return withoutFacts({
    id: `${pack.id}/${slug}`,
    pack,
    name: written.name,
    kind: written.kind,
    continuity: continuityOf(pack, written.continuity),
    aliases: (written.aliases ?? []).map((alias) =>
      typeof alias === 'string'
        ? { name: alias, citations: [] }
        : { name: alias.name, citations: alias.cite.map(cite) },
    ),
    keywords: written.keywords ?? [],
    pronouns: written.pronouns,
    page: written.page,
    prominence: 0,
    summary: joinSummary(summaryParts),
    summaryParts,
    citations: eachWorkOnce(summaryParts.flatMap(({ citations }) => citations)),
  });
}

function buildSummary(
  { summary, cite: own = [] }: WrittenEntry,
  cite: (citation: WrittenCitation) => Citation,
): SummaryPart[] {
  const parts = typeof summary === 'string' ? [{ text: summary, cite: own }] : summary;
  return parts.map((part) => ({ text: part.text, citations: part.cite.map(cite), named: [] }));
}

const eachWorkOnce = (citations: readonly Citation[]): Citation[] =>
  citations.filter(({ work }, index) => citations.findIndex((other) => other.work === work) === index);

export function buildFact(
  subject: Entry,
  slug: string,
  written: WrittenFact,
  pack: Pack,
  entries: ReadonlyMap<string, Entry>,
  cite: (citation: WrittenCitation) => Citation,
): Building<Fact> {
  return {
    id: `${pack.id}/${factId(slug, written)}`,
    subject,
    relation: known(pack.relations, written.relation),
    target: written.target === undefined ? undefined : known(entries, written.target),
    value: written.value,
    text: written.text,
    role: written.role,
    side: written.side === undefined ? undefined : (entries.get(written.side) ?? written.side),
    date: written.date === undefined ? undefined : parseLoreDate(written.date),
    order: written.order ?? 0,
    citations: written.cite.map(cite),
    together: written.together ?? false,
    contradicts: [],
    note: written.note,
    keywords: written.keywords,
    named: [],
  };
}

/** A contradiction is written on one of the two facts and shows on both. */
function linkContradictions(
  written: ReadonlyMap<string, Written<WrittenFact>[]>,
  facts: ReadonlyMap<string, Building<Fact>>,
): void {
  for (const [slug, list] of written) {
    for (const { value } of list) {
      const fact = known(facts, factId(slug, value));
      for (const id of value.contradicts ?? []) {
        const other = known(facts, id);
        if (!fact.contradicts.includes(other)) fact.contradicts.push(other);
        if (!other.contradicts.includes(fact)) other.contradicts.push(fact);
      }
    }
  }
}

/** An entry that many facts touch is better known; 20 facts or more give 90. */
const estimateProminence = (entry: Pick<Entry, 'facts' | 'mentions'>) =>
  Math.min(90, Math.round(30 * Math.log10(1 + (entry.facts.length + entry.mentions.length) * 50) - 30));

const slugOf = ({ id }: { id: string }) => id.slice(id.indexOf('/') + 1);
const tierOf = (pack: Pack, id: string): Tier =>
  found(
    pack.tiers.find((tier) => tier.id === id),
    id,
  );
export const continuityOf = (pack: Pack, id: string | undefined): Continuity =>
  found(
    id === undefined ? pack.continuities[0] : pack.continuities.find((continuity) => continuity.id === id),
    id ?? 'main',
  );

export function known<T>(map: ReadonlyMap<string, T>, id: string): T {
  return found(map.get(id), id);
}

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new TypeError(`${id} is unknown: check a pack before it is built`);
  return value;
}
