/** An entry as a card: at a glance, then part by part, every fact with its sources. */

import type { APIEmbed, APISelectMenuOption } from 'discord.js';
import { capitalize } from '../lore/model/capitalize.ts';
import { compareIds } from '../lore/model/compare-ids.ts';
import { compareLoreDates } from '../lore/model/date.ts';
import { joinSummary } from '../lore/model/join-summary.ts';
import { SECTIONS, type SectionId } from '../lore/model/kinds.ts';
import { dateOf, type Entry } from '../lore/model/model.ts';
import { type EntryView, type ToldFact, type ToldPart, verdictTogether } from '../spoilers/view.ts';
import { cardId } from './actions/card.ts';
import { insteadId } from './actions/instead.ts';
import { relatedId } from './actions/related.ts';
import { showId } from './actions/show.ts';
import { sourcesId } from './actions/sources.ts';
import { barred, labels, worksByTier } from './citation.ts';
import { factLines, isShort, valueLine, valueSeenFrom } from './fact-line.ts';
import { ALL_TIERS, elsewhere, OPEN, type Override } from './override.ts';
import { type Part, paginate } from './pages.ts';
import { button, COLORS, menu, type Reply, type Row, row, turnButtons } from './reply.ts';
import { clip, count, escapeText } from './text.ts';

export interface EntryCardOptions {
  /** From 0; a page that is not there shows the nearest. */
  page?: number;
  private?: boolean;
  /** Entries that may have been meant instead. */
  others?: readonly Entry[];
  /** What was chosen for this one answer, within which the view was made: its buttons keep to it. */
  override?: Override | undefined;
}

/** A fact as one of its two entries sees it. */
interface Seen {
  told: ToldFact;
  section: SectionId;
  label: string;
}

/**
 * The card of an entry. Its title is the entry's name, exactly, unless the very name lies beyond the viewer's limit:
 * then the card says so and nothing else.
 */
export function entryCard(view: EntryView, options: EntryCardOptions = {}): Reply {
  if (view.isUnknown) return beyondLimitCard(view, options);
  const { entry, below } = view;
  const pages = paginate(partsOf(view));
  const page = Math.min(Math.max(options.page ?? 0, 0), pages.length - 1);
  const embed: APIEmbed = {
    author: { name: kindLine(entry) },
    title: entry.name,
    color: COLORS[entry.kind],
    ...(page === 0 ? { description: description(view) } : {}),
    fields: [
      ...(pages[page] ?? []),
      ...(page === 0 ? [sourcesField(view)] : []),
      ...(below.length > 0 && page === pages.length - 1 ? [belowField(view)] : []),
    ],
    footer: { text: footer(entry, page, pages.length) },
  };
  const chosen = elsewhere(options.override);
  return {
    embeds: [embed],
    components: [
      buttons(view, page, pages.length, options),
      ...relatedMenu(view, chosen),
      ...othersMenu(view, options.others ?? [], chosen),
    ],
    private: options.private ?? false,
  };
}

function beyondLimitCard({ entry, unseen }: EntryView, options: EntryCardOptions): Reply {
  return {
    embeds: [
      {
        title: 'Beyond the spoiler limit',
        color: COLORS.notice,
        description: `All that is known here lies beyond the spoiler limit (${escapeText(clip(unseen, 200))}). \`/spoilers\` changes it.`,
      },
    ],
    components: [
      row(button(cardId.build({ id: entry.id, override: OPEN }), 'Show it all the same', { emoji: '👁️' })),
    ],
    private: options.private ?? false,
  };
}

/** How much only works below the canon line tell, and which. */
function belowField({ below, isBelowLine }: EntryView) {
  const tiers = [...new Set(below.map(({ tier }) => tier.toLowerCase()))].join(', ');
  const only = isBelowLine ? 'All that is known here is from there. ' : '';
  return {
    name: 'Below the canon line',
    value: `${only}${count(below.length, 'more fact')} from: ${escapeText(tiers)}.`,
  };
}

/** `Person`, or `Event · Mirror universe` outside the main continuity. */
export const kindLine = (entry: Entry) =>
  [capitalize(entry.kind), ...(entry.continuity.main ? [] : [entry.continuity.name])].join(' · ');

const MOST_ALIASES = 8;

function description(view: EntryView): string {
  const { aliases } = view;
  const shown = aliases.slice(0, MOST_ALIASES).map(escapeText);
  const rest = aliases.length - shown.length;
  return [
    ...summaryLines(view),
    ...(shown.length > 0
      ? [`-# Also known as ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`]
      : []),
  ].join('\n');
}

/** What is told plainly and what stands behind bars, each on lines of its own; the canon line's share is only mentioned. */
function summaryLines({ summary, isSummaryCut }: EntryView): string[] {
  if (summary.length === 0) return ['-# The summary rests on works below the canon line.'];
  const lines = neighbours(summary, ({ verdict }) => verdict.standing).map(({ items }) =>
    barred(withLabels(items), verdictTogether(items)),
  );
  return [...lines, ...(isSummaryCut ? ['-# Part of the summary rests on works below the canon line.'] : [])];
}

/** Parts one after the other; those that rest on the same works share their labels. */
const withLabels = (parts: readonly ToldPart[]) =>
  neighbours(parts, ({ sources }) => labels(sources))
    .map(({ key, items }) => `${escapeText(joinSummary(items))} ${key}`)
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
function seenFrom({ entry, told }: EntryView): Seen[] {
  return told.map((one) => {
    const { subject, target, relation } = one.fact;
    if (subject === entry) return { told: one, section: relation.section, label: relation.label };
    const section = target === entry ? relation.inverseSection : 'people';
    return { told: one, section, label: relation.inverseLabel };
  });
}

function partsOf(view: EntryView): Part[] {
  const { entry } = view;
  const seen = withoutRepeatedSides(seenFrom(view));
  const ownDate = dateOf(entry)?.text;
  return (Object.keys(SECTIONS) as SectionId[]).flatMap((section) => {
    const inFileOrder = seen.filter((one) => one.section === section);
    if (inFileOrder.length === 0) return [];
    // What something is, when and where: no sequence in time.
    if (section === 'glance') return glance(entry, inFileOrder, ownDate);
    const here = inFileOrder.toSorted(inOrder);
    if (section === 'attendance') return attendance(entry, here);
    return [{ heading: SECTIONS[section], lines: here.flatMap(({ told }) => factLines(told, { ownDate })) }];
  });
}

/** Parts in which a fact is a value or a name: those that say otherwise do not fit beside it there. */
const BARE: readonly SectionId[] = ['glance', 'attendance'];

/** Facts that contradict each other share one line, so the others of the group need none where they meet. */
function withoutRepeatedSides(seen: readonly Seen[]): Seen[] {
  const done = new Set<ToldFact>();
  return seen.filter(({ told, section }) => {
    if (BARE.includes(section)) return true;
    if (told.sides.some((other) => done.has(other))) return false;
    done.add(told);
    return true;
  });
}

const inOrder = ({ told: { fact: a } }: Seen, { told: { fact: b } }: Seen) =>
  compareLoreDates(a.date, b.date) || a.order - b.order;

/** Short values side by side, by what they are; long ones below. */
function glance(entry: Entry, seen: readonly Seen[], ownDate: string | undefined): Part[] {
  const [open, hidden] = byHiding(seen);
  const byLabel = Map.groupBy(open, (one) => one.label);
  return [
    ...[...byLabel].map(([label, group]) => {
      const lines = group
        .toSorted(inOrder)
        .map(({ told }) => valueLine(entry, told, told.fact.date, { ownDate }));
      const short = group.every(({ told }) => isShort(valueSeenFrom(entry, told.fact))) && lines.length <= 4;
      return { heading: label, lines, inline: short };
    }),
    ...hiddenPart(
      hidden.map(({ told, label }) => valueLine(entry, told, told.fact.date, { ownDate, label })),
    ),
  ];
}

/** Those that the viewer may see, and those that are behind bars. */
function byHiding(seen: readonly Seen[]): [Seen[], Seen[]] {
  const { open = [], hidden = [] } = Object.groupBy(seen, ({ told }) => (told.isHidden ? 'hidden' : 'open'));
  return [open, hidden];
}

/** A heading stands outside the bars: `Killed by` would tell of a death, whoever did it. */
const hiddenPart = (lines: string[]): Part[] =>
  lines.length > 0 ? [{ heading: 'Beyond the spoiler limit', lines }] : [];

/** Who was there, by delegation where there are some, else by what they were there as. */
function attendance(entry: Entry, seen: readonly Seen[]): Part[] {
  const [open, hidden] = byHiding(seen);
  const groups = Map.groupBy(open, ({ told: { fact }, label }) => {
    const side = typeof fact.side === 'string' ? fact.side : fact.side?.name;
    return side ? `${label} · ${side}` : label;
  });
  const largestFirst = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  const line = ({ told }: Seen, label = '') => {
    const role = told.fact.role ? `, ${escapeText(told.fact.role)}` : '';
    const said = `${label}**${escapeText(valueSeenFrom(entry, told.fact))}**${role} ${labels(told.sources)}`;
    return `• ${barred(said, told.verdict)}`;
  };
  const byFame = (group: readonly Seen[]) =>
    group.toSorted((a, b) => b.told.fact.subject.prominence - a.told.fact.subject.prominence);
  return [
    ...largestFirst.map(([heading, group]) => ({
      heading: clip(heading, 200),
      lines: byFame(group).map((one) => line(one)),
    })),
    ...hiddenPart(byFame(hidden).map((one) => line(one, `${escapeText(one.label)}: `))),
  ];
}

/** Labels of all works behind the card, by canon tier; the button has them in full. */
function sourcesField({ works: { seen, beyond } }: EntryView): { name: string; value: string } {
  const lines = worksByTier(seen).map(({ tier, works }) => {
    const shown = works.slice(0, 12).map((work) => work.label);
    const rest = works.length - shown.length;
    return `**${escapeText(tier.name)}:** ${shown.map(escapeText).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  });
  const hidden = beyond > 0 ? [`-# ${count(beyond, 'more work')} beyond the spoiler limit`] : [];
  return { name: 'Sources', value: clip([...lines, ...hidden].join('\n') || 'None that count here', 1024) };
}

/** What a press brings in from below the canon line, as its button says. */
function showMore({ below, isSummaryCut }: EntryView): string | undefined {
  if (below.length > 0) return `Show ${count(below.length, 'more fact')}`;
  return isSummaryCut ? 'Show the whole summary' : undefined;
}

function buttons(view: EntryView, page: number, pages: number, options: EntryCardOptions): Row {
  const { id } = view.entry;
  const { override } = options;
  const more = showMore(view);
  return row(
    ...turnButtons(page, pages, (to) => cardId.build({ id, page: to, override })),
    button(sourcesId.build({ id, override }), 'Sources in full', { emoji: '📚' }),
    ...(more ? [button(cardId.build({ id, override: ALL_TIERS }), more)] : []),
    ...(options.private
      ? [button(showId.build({ id, override: elsewhere(override) }), 'Show to all', { emoji: '📣' })]
      : []),
  );
}

function relatedMenu(view: EntryView, override: Override | undefined): Row[] {
  const related = relatedTo(view);
  if (related.length === 0) return [];
  return [
    row(
      menu(
        relatedId.build({ of: view.entry.id, override }),
        'Related entries',
        related.map(({ other, why }) => option(other, why)),
      ),
    ),
  ];
}

function othersMenu(view: EntryView, others: readonly Entry[], override: Override | undefined): Row[] {
  const known = others.map(view.beside).filter(({ isUnknown }) => !isUnknown);
  if (known.length === 0) return [];
  return [
    row(
      menu(
        insteadId.build({ of: view.entry.id, override }),
        'Or did you mean …',
        known.map((other) => option(other)),
      ),
    ),
  ];
}

/**
 * An entry as a menu shows it, told apart from its namesakes; nothing there lies beyond the viewer's limit.
 * @param why it is in the menu.
 */
export function option({ entry, plainSummary }: EntryView, why?: string): APISelectMenuOption {
  const parts = [why, kindLine(entry), plainSummary];
  return {
    label: entry.name,
    value: entry.id,
    description: clip(parts.filter((part) => part !== undefined).join(' · '), 100),
  };
}

/** Entries that facts tie this one to, the strongest ties first, with the first fact's wording. */
function relatedTo(view: EntryView): { other: EntryView; why: string }[] {
  const { entry } = view;
  const ties = new Map<Entry, { weight: number; why: string }>();
  for (const { told, label } of seenFrom(view)) {
    if (told.isHidden) continue;
    const { fact } = told;
    const others = fact.subject === entry ? [fact.target, fact.side] : [fact.subject];
    for (const other of others) {
      if (typeof other !== 'object' || other === entry) continue;
      const known = ties.get(other);
      ties.set(other, { weight: (known?.weight ?? 0) + fact.relation.tie, why: known?.why ?? label });
    }
  }
  return [...ties]
    .toSorted(
      ([a, tieA], [b, tieB]) => tieB.weight - tieA.weight || b.prominence - a.prominence || compareIds(a, b),
    )
    .slice(0, 25)
    .map(([other, { why }]) => ({ other: view.beside(other), why }));
}
