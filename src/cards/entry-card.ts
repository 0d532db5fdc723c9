/** An entry as a card: at a glance, then part by part, every fact with its sources. */
import type { APIEmbed, APISelectMenuOption } from 'discord.js';
import { compareLoreDates } from '../lore/model/date.ts';
import { SECTIONS, type SectionId } from '../lore/model/kinds.ts';
import { dateOf, type Entry, type Fact, joinSummary, type SummaryPart } from '../lore/model/model.ts';
import {
  counts,
  EVERYTHING,
  isBelowLine,
  isBeyond,
  isTold,
  judgeFact,
  judgeSummary,
  labelTogether,
  nameSpoils,
  plainSummary,
  unseenLabel,
  type Verdict,
  type Viewer,
} from '../spoilers/viewer.ts';
import { cardId } from './actions/card.ts';
import { insteadId } from './actions/instead.ts';
import { relatedId } from './actions/related.ts';
import { showId } from './actions/show.ts';
import { sourcesId } from './actions/sources.ts';
import { barred, bestTier, labels, worksByTier } from './citation.ts';
import { type FactView, factLines, isShort, valueLine, valueSeenFrom } from './fact-line.ts';
import { ALL_TIERS, elsewhere, OPEN, type Override, viewerWith } from './override.ts';
import { type Part, paginate } from './pages.ts';
import { button, COLORS, menu, type Reply, type Row, row, turnButtons } from './reply.ts';
import { capitalize, clip, count, escapeText } from './text.ts';

export interface EntryCardView {
  /** From 0; a page that is not there shows the nearest. */
  page?: number;
  private?: boolean;
  /** Entries that may have been meant instead. */
  others?: readonly Entry[];
  /** What counts for the viewer and what they have not seen; everything is shown when left out. */
  viewer?: Viewer;
  override?: Override | undefined;
}

/** A fact as one of its two entries sees it. */
interface Seen {
  fact: Fact;
  section: SectionId;
  label: string;
}

/**
 * The card of an entry. Its title is the entry's name, exactly, unless the very name lies beyond the viewer's limit:
 * then the card says so and nothing else.
 */
export function entryCard(entry: Entry, view: EntryCardView = {}): Reply {
  const viewer = viewerWith(view.viewer ?? EVERYTHING, view.override);
  if (nameSpoils(entry, viewer)) return beyondLimitCard(entry, view, viewer);
  const below = factsBelow(entry, viewer);
  const pages = paginate(partsOf(entry, viewer));
  const page = Math.min(Math.max(view.page ?? 0, 0), pages.length - 1);
  const embed: APIEmbed = {
    author: { name: kindLine(entry) },
    title: entry.name,
    color: COLORS[entry.kind],
    ...(page === 0 ? { description: description(entry, viewer) } : {}),
    fields: [
      ...(pages[page] ?? []),
      ...(page === 0 ? [sourcesField(entry, viewer)] : []),
      ...(below.length > 0 && page === pages.length - 1 ? [belowField(entry, below, viewer)] : []),
    ],
    footer: { text: footer(entry, page, pages.length) },
  };
  return {
    embeds: [embed],
    components: [
      buttons(entry, page, pages.length, view, showMore(entry, below, viewer)),
      ...relatedMenu(entry, viewer, elsewhere(view.override)),
      ...othersMenu(
        entry,
        (view.others ?? []).filter((other) => !nameSpoils(other, viewer)),
        viewer,
        elsewhere(view.override),
      ),
    ],
    private: view.private ?? false,
  };
}

function beyondLimitCard(entry: Entry, view: EntryCardView, viewer: Viewer): Reply {
  const label = unseenLabel(entry, viewer);
  return {
    embeds: [
      {
        title: 'Beyond the spoiler limit',
        color: COLORS.notice,
        description: `All that is known here lies beyond the spoiler limit (${escapeText(clip(label, 200))}). \`/spoilers\` changes it.`,
      },
    ],
    components: [
      row(button(cardId.build({ id: entry.id, override: OPEN }), 'Show it all the same', { emoji: '👁️' })),
    ],
    private: view.private ?? false,
  };
}

/** Facts that only works below the canon line tell. */
const factsBelow = (entry: Entry, viewer: Viewer) =>
  [...entry.facts, ...entry.mentions].filter((fact) => judgeFact(fact, viewer).standing === 'below');

function belowField(entry: Entry, below: readonly Fact[], viewer: Viewer) {
  const tiers = [...new Set(below.map((fact) => bestTier(fact).name.toLowerCase()))].join(', ');
  const only = isBelowLine(entry, viewer) ? 'All that is known here is from there. ' : '';
  return {
    name: 'Below the canon line',
    value: `${only}${count(below.length, 'more fact')} from: ${escapeText(tiers)}.`,
  };
}

/** `Person`, or `Event · Mirror universe` outside the main continuity. */
export const kindLine = (entry: Entry) =>
  [capitalize(entry.kind), ...(entry.continuity.main ? [] : [entry.continuity.name])].join(' · ');

const MOST_ALIASES = 8;

function description(entry: Entry, viewer: Viewer): string {
  const aliases = entry.aliases.filter(({ citations }) => isTold(citations, viewer));
  const shown = aliases.slice(0, MOST_ALIASES).map((alias) => escapeText(alias.name));
  const rest = aliases.length - shown.length;
  return [
    ...summaryLines(entry, viewer),
    ...(shown.length > 0
      ? [`-# Also known as ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`]
      : []),
  ].join('\n');
}

/** What is told plainly and what stands behind bars, each on lines of its own; the canon line's share is only mentioned. */
function summaryLines(entry: Entry, viewer: Viewer): string[] {
  const parts = judgeSummary(entry, viewer);
  const told = parts.filter(({ standing }) => standing !== 'below');
  if (told.length === 0) return ['-# The summary rests on works below the canon line.'];
  const lines = neighbours(told, ({ standing }) => standing).map(({ key: standing, items }) =>
    barred(withLabels(items, viewer), { standing, label: labelTogether(items) }),
  );
  const isCut = told.length < parts.length;
  return [...lines, ...(isCut ? ['-# Part of the summary rests on works below the canon line.'] : [])];
}

/** Parts one after the other; those that rest on the same works share their labels. */
const withLabels = (parts: readonly (SummaryPart & Verdict)[], viewer: Viewer) =>
  neighbours(parts, ({ citations }) => labels(citations, viewer))
    .map(({ key: sources, items }) => `${escapeText(joinSummary(items))} ${sources}`)
    .join(' ');

/** Neighbours in a list that have the same key, together. */
function neighbours<T, Key>(list: readonly T[], keyOf: (item: T) => Key): { key: Key; items: T[] }[] {
  const groups: { key: Key; items: T[] }[] = [];
  for (const item of list) {
    const key = keyOf(item);
    const last = groups.at(-1);
    if (last?.key === key) last.items.push(item);
    else groups.push({ key, items: [item] });
  }
  return groups;
}

function footer(entry: Entry, page: number, pages: number): string {
  const place = pages > 1 ? [`Page ${page + 1} of ${pages}`] : [];
  return [...place, entry.pack.attribution, entry.pack.licence].join(' · ');
}

/** Facts of the entry and about it, each in the part of the card where it belongs. */
function seenFrom(entry: Entry): Seen[] {
  return [...entry.facts, ...entry.mentions].map((fact) => {
    if (fact.subject === entry) return { fact, section: fact.relation.section, label: fact.relation.label };
    if (fact.target === entry)
      return { fact, section: fact.relation.inverseSection, label: fact.relation.inverseLabel };
    return { fact, section: 'people', label: fact.relation.inverseLabel };
  });
}

function partsOf(entry: Entry, viewer: Viewer): Part[] {
  const counting = seenFrom(entry).filter(({ fact }) => judgeFact(fact, viewer).standing !== 'below');
  const seen = withoutRepeatedSides(counting);
  const ownDate = dateOf(entry)?.text;
  return (Object.keys(SECTIONS) as SectionId[]).flatMap((section) => {
    const inFileOrder = seen.filter((one) => one.section === section);
    if (inFileOrder.length === 0) return [];
    // What something is, when and where: no sequence in time.
    if (section === 'glance') return glance(entry, inFileOrder, { viewer, ownDate });
    const here = inFileOrder.toSorted((a, b) => inOrder(a.fact, b.fact));
    if (section === 'attendance') return attendance(entry, here, viewer);
    return [
      { heading: SECTIONS[section], lines: here.flatMap(({ fact }) => factLines(fact, { viewer, ownDate })) },
    ];
  });
}

/** Parts in which a fact is a value or a name: those that say otherwise do not fit beside it there. */
const BARE: readonly SectionId[] = ['glance', 'attendance'];

/** Facts that contradict each other share one line, so the others of the group need none where they meet. */
function withoutRepeatedSides(seen: readonly Seen[]): Seen[] {
  const told = new Set<Fact>();
  return seen.filter(({ fact, section }) => {
    if (BARE.includes(section)) return true;
    if (fact.contradicts.some((other) => told.has(other))) return false;
    told.add(fact);
    return true;
  });
}

const inOrder = (a: Fact, b: Fact) => compareLoreDates(a.date, b.date) || a.order - b.order;

/** Short values side by side, by what they are; long ones below. */
function glance(entry: Entry, seen: readonly Seen[], view: FactView): Part[] {
  const [open, hidden] = byHiding(seen, view.viewer ?? EVERYTHING);
  const byLabel = Map.groupBy(open, (one) => one.label);
  return [
    ...[...byLabel].map(([label, group]) => {
      const inTime = group.toSorted((a, b) => inOrder(a.fact, b.fact));
      const lines = inTime.map(({ fact }) => valueLine(entry, fact, view));
      const short = group.every(({ fact }) => isShort(valueSeenFrom(entry, fact))) && lines.length <= 4;
      return { heading: label, lines, inline: short };
    }),
    ...hiddenPart(hidden.map(({ fact, label }) => valueLine(entry, fact, { ...view, label }))),
  ];
}

/** Those that the viewer may see, and those that are behind bars. */
function byHiding(seen: readonly Seen[], viewer: Viewer): [Seen[], Seen[]] {
  const { open = [], hidden = [] } = Object.groupBy(seen, ({ fact }) =>
    judgeFact(fact, viewer).standing === 'spoiler' ? 'hidden' : 'open',
  );
  return [open, hidden];
}

/** A heading stands outside the bars: `Killed by` would tell of a death, whoever did it. */
const hiddenPart = (lines: string[]): Part[] =>
  lines.length > 0 ? [{ heading: 'Beyond the spoiler limit', lines }] : [];

/** Who was there, by delegation where there are some, else by what they were there as. */
function attendance(entry: Entry, seen: readonly Seen[], viewer: Viewer): Part[] {
  const [open, hidden] = byHiding(seen, viewer);
  const groups = Map.groupBy(open, ({ fact, label }) => {
    const side = typeof fact.side === 'string' ? fact.side : fact.side?.name;
    return side ? `${label} · ${side}` : label;
  });
  const largestFirst = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  const line = ({ fact }: Seen, label = '') => {
    const role = fact.role ? `, ${escapeText(fact.role)}` : '';
    const said = `${label}**${escapeText(valueSeenFrom(entry, fact))}**${role} ${labels(fact.citations, viewer)}`;
    return `• ${barred(said, judgeFact(fact, viewer))}`;
  };
  const byFame = (group: readonly Seen[]) =>
    group.toSorted((a, b) => b.fact.subject.prominence - a.fact.subject.prominence);
  return [
    ...largestFirst.map(([heading, group]) => ({
      heading: clip(heading, 200),
      lines: byFame(group).map((one) => line(one)),
    })),
    ...hiddenPart(byFame(hidden).map((one) => line(one, `${escapeText(one.label)}: `))),
  ];
}

/** Labels of all works behind the card, by canon tier; the button has them in full. */
function sourcesField(entry: Entry, viewer: Viewer): { name: string; value: string } {
  const cited = citationsOf(entry).filter(({ work }) => counts(work, viewer));
  const seen = cited.filter(({ work }) => !isBeyond(work, viewer));
  const beyond = new Set(cited.filter(({ work }) => isBeyond(work, viewer)).map(({ work }) => work)).size;
  const lines = worksByTier(seen).map(({ tier, works }) => {
    const shown = works.slice(0, 12).map((work) => work.label);
    const rest = works.length - shown.length;
    return `**${escapeText(tier.name)}:** ${shown.map(escapeText).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  });
  const hidden = beyond > 0 ? [`-# ${count(beyond, 'more work')} beyond the spoiler limit`] : [];
  return { name: 'Sources', value: clip([...lines, ...hidden].join('\n') || 'None that count here', 1024) };
}

export const citationsOf = (entry: Entry) => [
  ...entry.citations,
  ...[...entry.facts, ...entry.mentions].flatMap((fact) => fact.citations),
];

/** What a press brings in from below the canon line, as its button says. */
function showMore(entry: Entry, below: readonly Fact[], viewer: Viewer): string | undefined {
  if (below.length > 0) return `Show ${count(below.length, 'more fact')}`;
  const isCut = judgeSummary(entry, viewer).some(({ standing }) => standing === 'below');
  return isCut ? 'Show the whole summary' : undefined;
}

function buttons(
  entry: Entry,
  page: number,
  pages: number,
  view: EntryCardView,
  more: string | undefined,
): Row {
  const { override } = view;
  const turn = turnButtons(page, pages, (to) => cardId.build({ id: entry.id, page: to, override }));
  return row(
    ...turn,
    button(sourcesId.build({ id: entry.id, override }), 'Sources in full', { emoji: '📚' }),
    ...(more ? [button(cardId.build({ id: entry.id, override: ALL_TIERS }), more)] : []),
    ...(view.private
      ? [
          button(showId.build({ id: entry.id, override: elsewhere(override) }), 'Show to all', {
            emoji: '📣',
          }),
        ]
      : []),
  );
}

function relatedMenu(entry: Entry, viewer: Viewer, override: Override | undefined): Row[] {
  const related = relatedTo(entry, viewer);
  if (related.length === 0) return [];
  return [
    row(
      menu(
        relatedId.build({ of: entry.id, override }),
        'Related entries',
        related.map(({ other, why }) => option(other, { why, viewer })),
      ),
    ),
  ];
}

function othersMenu(
  entry: Entry,
  others: readonly Entry[],
  viewer: Viewer,
  override: Override | undefined,
): Row[] {
  if (others.length === 0) return [];
  return [
    row(
      menu(
        insteadId.build({ of: entry.id, override }),
        'Or did you mean …',
        others.map((other) => option(other, { viewer })),
      ),
    ),
  ];
}

/** An entry as a menu shows it, told apart from its namesakes; nothing there lies beyond the viewer's limit. */
export function option(
  entry: Entry,
  { why, viewer = EVERYTHING }: { why?: string; viewer?: Viewer } = {},
): APISelectMenuOption {
  const parts = [why, kindLine(entry), plainSummary(entry, viewer)];
  return {
    label: entry.name,
    value: entry.id,
    description: clip(parts.filter((part) => part !== undefined).join(' · '), 100),
  };
}

/** Entries that facts tie this one to, the strongest ties first, with the first fact's wording. */
function relatedTo(entry: Entry, viewer: Viewer): { other: Entry; why: string }[] {
  const ties = new Map<Entry, { weight: number; why: string }>();
  for (const { fact, label } of seenFrom(entry)) {
    if (judgeFact(fact, viewer).standing !== 'shown') continue;
    const others = fact.subject === entry ? [fact.target, fact.side] : [fact.subject];
    for (const other of others) {
      if (typeof other !== 'object' || other === entry) continue;
      const known = ties.get(other);
      ties.set(other, { weight: (known?.weight ?? 0) + fact.relation.tie, why: known?.why ?? label });
    }
  }
  return [...ties]
    .toSorted(
      ([a, tieA], [b, tieB]) =>
        tieB.weight - tieA.weight || b.prominence - a.prominence || (a.id < b.id ? -1 : 1),
    )
    .slice(0, 25)
    .map(([other, { why }]) => ({ other, why }));
}
