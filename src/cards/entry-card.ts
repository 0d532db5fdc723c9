/** An entry as a card: at a glance, then part by part, every fact with its sources. */
import type { APIEmbed, APISelectMenuOption } from 'discord.js';
import { compareLoreDates } from '../lore/date.ts';
import { dateOf, type Entry, type Fact } from '../lore/model.ts';
import { SECTIONS, type SectionId } from '../lore/schema.ts';
import { labels, worksByTier } from './citation.ts';
import { customId } from './custom-id.ts';
import { factLines, isShort, valueLine, valueSeenFrom } from './fact-line.ts';
import { type Part, paginate } from './pages.ts';
import { button, COLORS, menu, type Reply, type Row, row } from './reply.ts';
import { capitalize, clip, escapeText } from './text.ts';

export interface EntryCardView {
  /** From 0; a page that is not there shows the nearest. */
  page?: number;
  private?: boolean;
  /** Entries that may have been meant instead. */
  others?: readonly Entry[];
}

/** A fact as one of its two entries sees it. */
interface Seen {
  fact: Fact;
  section: SectionId;
  label: string;
}

/** The card of an entry. Its title is the entry's name, exactly. */
export function entryCard(entry: Entry, view: EntryCardView = {}): Reply {
  const pages = paginate(partsOf(entry));
  const page = Math.min(Math.max(view.page ?? 0, 0), pages.length - 1);
  const embed: APIEmbed = {
    author: { name: kindLine(entry) },
    title: entry.name,
    color: COLORS[entry.kind],
    ...(page === 0 ? { description: description(entry) } : {}),
    fields: [...(pages[page] ?? []), ...(page === 0 ? [sourcesField(entry)] : [])],
    footer: { text: footer(entry, page, pages.length) },
  };
  return {
    embeds: [embed],
    components: [
      buttons(entry, page, pages.length, view.private ?? false),
      ...relatedMenu(entry),
      ...othersMenu(entry, view.others ?? []),
    ],
    private: view.private ?? false,
  };
}

/** `Person`, or `Event · Mirror universe` outside the main continuity. */
export const kindLine = (entry: Entry) =>
  [capitalize(entry.kind), ...(entry.continuity.main ? [] : [entry.continuity.name])].join(' · ');

const MOST_ALIASES = 8;

function description(entry: Entry): string {
  const shown = entry.aliases.slice(0, MOST_ALIASES).map((alias) => escapeText(alias.name));
  const rest = entry.aliases.length - shown.length;
  const also =
    shown.length > 0 ? `\n-# Also known as ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}` : '';
  return `${escapeText(entry.summary)} ${labels(entry.citations)}${also}`;
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

function partsOf(entry: Entry): Part[] {
  const seen = withoutRepeatedSides(seenFrom(entry));
  const ownDate = dateOf(entry)?.text;
  return (Object.keys(SECTIONS) as SectionId[]).flatMap((section) => {
    const here = seen.filter((one) => one.section === section).toSorted((a, b) => inOrder(a.fact, b.fact));
    if (here.length === 0) return [];
    if (section === 'glance') return glance(entry, here, ownDate);
    if (section === 'attendance') return attendance(entry, here);
    return [{ heading: SECTIONS[section], lines: here.flatMap(({ fact }) => factLines(fact, ownDate)) }];
  });
}

/** Facts that contradict each other share one line, so the others of the group need none where they meet. */
function withoutRepeatedSides(seen: readonly Seen[]): Seen[] {
  const shown = new Set<Fact>();
  return seen.filter(({ fact, section }) => {
    if (section !== 'glance' && fact.contradicts.some((other) => shown.has(other))) return false;
    shown.add(fact);
    return true;
  });
}

const inOrder = (a: Fact, b: Fact) => compareLoreDates(a.date, b.date) || a.order - b.order;

/** Short values side by side, by what they are; long ones below. */
function glance(entry: Entry, seen: readonly Seen[], ownDate: string | undefined): Part[] {
  const byLabel = Map.groupBy(seen, (one) => one.label);
  return [...byLabel].map(([label, group]) => {
    const lines = group.map(({ fact }) => valueLine(entry, fact, ownDate));
    const short = group.every(({ fact }) => isShort(valueSeenFrom(entry, fact))) && lines.length <= 4;
    return { heading: label, lines, inline: short };
  });
}

/** Who was there, by delegation where there are some, else by what they were there as. */
function attendance(entry: Entry, seen: readonly Seen[]): Part[] {
  const groups = Map.groupBy(seen, ({ fact, label }) => {
    const side = typeof fact.side === 'string' ? fact.side : fact.side?.name;
    return side ? `${label} · ${side}` : label;
  });
  const largestFirst = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  return largestFirst.map(([heading, group]) => ({
    heading: clip(heading, 200),
    lines: group
      .toSorted((a, b) => b.fact.subject.prominence - a.fact.subject.prominence)
      .map(({ fact }) => {
        const role = fact.role ? `, ${escapeText(fact.role)}` : '';
        return `• **${escapeText(valueSeenFrom(entry, fact))}**${role} ${labels(fact.citations)}`;
      }),
  }));
}

/** Labels of all works behind the card, by canon tier; the button has them in full. */
function sourcesField(entry: Entry): { name: string; value: string } {
  const lines = worksByTier(citationsOf(entry)).map(({ tier, works }) => {
    const shown = works.slice(0, 12).map((work) => work.label);
    const rest = works.length - shown.length;
    return `**${escapeText(tier.name)}:** ${shown.map(escapeText).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  });
  return { name: 'Sources', value: clip(lines.join('\n'), 1024) };
}

export const citationsOf = (entry: Entry) => [
  ...entry.citations,
  ...[...entry.facts, ...entry.mentions].flatMap((fact) => fact.citations),
];

function buttons(entry: Entry, page: number, pages: number, isPrivate: boolean): Row {
  const turn =
    pages > 1
      ? [
          button(customId('card', entry.id, page - 1), 'Previous page', { emoji: '◀️', disabled: page === 0 }),
          button(customId('card', entry.id, page + 1), 'Next page', {
            emoji: '▶️',
            disabled: page === pages - 1,
          }),
        ]
      : [];
  return row(
    ...turn,
    button(customId('sources', entry.id), 'Sources in full', { emoji: '📚' }),
    ...(isPrivate ? [button(customId('show', entry.id), 'Show to all', { emoji: '📣' })] : []),
  );
}

function relatedMenu(entry: Entry): Row[] {
  const related = relatedTo(entry);
  if (related.length === 0) return [];
  return [
    row(
      menu(
        customId('related', entry.id),
        'Related entries',
        related.map(({ other, why }) => option(other, why)),
      ),
    ),
  ];
}

function othersMenu(entry: Entry, others: readonly Entry[]): Row[] {
  if (others.length === 0) return [];
  return [
    row(
      menu(
        customId('instead', entry.id),
        'Or did you mean …',
        others.map((other) => option(other)),
      ),
    ),
  ];
}

/** An entry as a menu shows it, told apart from its namesakes. */
export const option = (entry: Entry, why?: string): APISelectMenuOption => ({
  label: entry.name,
  value: entry.id,
  description: clip(
    [why, kindLine(entry), entry.summary].filter((part) => part !== undefined).join(' · '),
    100,
  ),
});

/** Entries that facts tie this one to, the strongest ties first, with the first fact's wording. */
function relatedTo(entry: Entry): { other: Entry; why: string }[] {
  const ties = new Map<Entry, { weight: number; why: string }>();
  for (const { fact, label } of seenFrom(entry)) {
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
