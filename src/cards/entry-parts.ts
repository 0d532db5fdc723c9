/** The parts of an entry's card beyond the first: what each holds, as headings and lines. */
import { compareLoreDates } from '../lore/model/date.ts';
import { SECTIONS, type SectionId } from '../lore/model/kinds.ts';
import { dateOf, type Entry } from '../lore/model/model.ts';
import type { EntryView, ToldFact } from '../spoilers/view.ts';
import { barred, labels, workLine, worksByTier } from './citation.ts';
import { factLines, isShort, valueLine, valueSeenFrom } from './fact-line.ts';
import type { Part } from './pages.ts';
import { clip, count, escapeText } from './text.ts';

/** Parts in the order of the menu. */
export const PARTS = {
  glance: 'At a glance',
  present: 'Who was there',
  story: 'Story',
  career: 'Offices and service',
  people: 'People',
  other: 'More',
  names: 'Also known as',
  sources: 'Sources in full',
  unshown: 'Not shown',
} as const;

export type PartName = keyof typeof PARTS;

/** Sections of facts by the part that holds them. */
const SECTIONS_OF: Partial<Record<PartName, readonly SectionId[]>> = {
  glance: ['glance'],
  present: ['attendance'],
  story: ['course', 'events', 'life', 'outcome', 'later'],
  career: ['career'],
  people: ['people', 'family'],
  other: ['more', 'namesakes'],
};

/** What a part holds: that in a few words for the menu, and the whole, which is put into words when somebody opens it. */
export interface EntryPart {
  name: PartName;
  inShort: string;
  content(): Part[];
}

/** A part, and whether it holds anything. */
type Held = Omit<EntryPart, 'name'> & { isEmpty: boolean };

/** A fact as one of its two entries sees it. */
export interface Seen {
  told: ToldFact;
  section: SectionId;
  label: string;
}

/** Facts of the entry and about it, each in the section of the card where it belongs. */
export function seenFrom({ entry, told }: EntryView): Seen[] {
  return told.map((one) => {
    const { subject, target, relation } = one.fact;
    if (subject === entry) return { told: one, section: relation.section, label: relation.label };
    const section = target === entry ? relation.inverseSection : 'people';
    return { told: one, section, label: relation.inverseLabel };
  });
}

/** The parts that hold anything. */
export function partsOf(view: EntryView): EntryPart[] {
  const seen = withoutRepeatedSides(seenFrom(view));
  return (Object.keys(PARTS) as PartName[]).flatMap((name) => {
    const { isEmpty, ...part } = partOf(name, view, seen);
    return isEmpty ? [] : [{ name, ...part }];
  });
}

function partOf(name: PartName, view: EntryView, seen: readonly Seen[]): Held {
  switch (name) {
    case 'names':
      return names(view);
    case 'sources':
      return sources(view);
    case 'unshown':
      return unshown(view);
    default: {
      const sections = (SECTIONS_OF[name] ?? []).filter((one) => seen.some(({ section }) => section === one));
      const facts = seen.filter(({ section }) => sections.includes(section));
      const headings = sections.map((section) => SECTIONS[section]).filter((one) => one !== PARTS[name]);
      return {
        isEmpty: facts.length === 0,
        inShort: [...headings, count(facts.length, 'fact')].join(' · '),
        content: () => sections.flatMap((section) => sectionOf(section, view.entry, seen)),
      };
    }
  }
}

function names({ aliases }: EntryView): Held {
  return {
    isEmpty: aliases.length === 0,
    inShort: count(aliases.length, 'name'),
    content: () => [{ heading: PARTS.names, lines: aliases.map((alias) => `• ${escapeText(alias)}`) }],
  };
}

/** Every work with its medium, tier and year, the strongest tier first. */
function sources({ works: { seen, beyond } }: EntryView): Held {
  const hidden =
    beyond > 0
      ? [{ heading: 'Beyond the spoiler limit', lines: [`${count(beyond, 'more work')} beyond it.`] }]
      : [];
  return {
    isEmpty: seen.length + beyond === 0,
    inShort: count(seen.length, 'work'),
    content: () => [
      ...worksByTier(seen).map(({ tier, works }) => ({
        heading: tier.name,
        lines: works.map((work) => `• ${workLine(work)}${work.note ? `\n-# ${escapeText(work.note)}` : ''}`),
      })),
      ...hidden,
    ],
  };
}

/** How much only works below the canon line tell, and which; and how much stands behind bars. */
function unshown({ below, isBelowLine, isSummaryCut, told }: EntryView): Held {
  const tiers = [...new Set(below.map(({ tier }) => tier.toLowerCase()))].join(', ');
  const only = isBelowLine ? 'All that is known here is from there. ' : '';
  const barredFacts = told.filter(({ isHidden }) => isHidden).length;
  const lines = {
    line: [
      ...(below.length > 0 ? [`${only}${count(below.length, 'more fact')} from: ${escapeText(tiers)}.`] : []),
      ...(isSummaryCut ? ['Part of the summary rests on works there.'] : []),
    ],
    limit:
      barredFacts > 0
        ? [`${count(barredFacts, 'fact')} behind bars in the other parts: a press on the bars shows one.`]
        : [],
  };
  const content = [
    { heading: 'Below the canon line', lines: lines.line },
    { heading: 'Beyond the spoiler limit', lines: lines.limit },
  ].filter((part) => part.lines.length > 0);
  return {
    isEmpty: content.length === 0,
    inShort: [
      ...(below.length > 0 ? [`${count(below.length, 'fact')} below the canon line`] : []),
      ...(barredFacts > 0 ? [`${count(barredFacts, 'fact')} beyond the spoiler limit`] : []),
    ].join(' · '),
    content: () => content,
  };
}

function sectionOf(section: SectionId, entry: Entry, seen: readonly Seen[]): Part[] {
  const inFileOrder = seen.filter((one) => one.section === section);
  if (inFileOrder.length === 0) return [];
  const ownDate = dateOf(entry)?.text;
  // What something is, when and where: no sequence in time.
  if (section === 'glance') return glance(entry, inFileOrder, ownDate);
  const here = inFileOrder.toSorted(inOrder);
  if (section === 'attendance') return attendance(entry, here);
  const lines = here.flatMap(({ told }) => factLines(told, { ownDate, own: entry }));
  return [{ heading: SECTIONS[section], lines }];
}

/** Sections in which a fact is a value or a name: those that say otherwise do not fit beside it there. */
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

/** In time, then as the files have it. */
export const inOrder = ({ told: { fact: a } }: Seen, { told: { fact: b } }: Seen) =>
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

/** Those who were there, by delegation where there are some, else by what they were there as; the largest first. */
export function delegations(
  seen: readonly Seen[],
): { label: string; side: string | undefined; group: Seen[] }[] {
  const groups = Map.groupBy(seen, ({ told: { fact }, label }) => {
    const side = sideOf(fact);
    return side ? `${label} · ${side}` : label;
  });
  return [...groups.values()]
    .toSorted((a, b) => b.length - a.length)
    .map((group) => {
      const [{ label, told }] = group as [Seen, ...Seen[]];
      return { label, side: sideOf(told.fact), group: byFame(group) };
    });
}

const sideOf = ({ side }: ToldFact['fact']) => (typeof side === 'string' ? side : side?.name);

const byFame = (group: readonly Seen[]) =>
  group.toSorted((a, b) => b.told.fact.subject.prominence - a.told.fact.subject.prominence);

function attendance(entry: Entry, seen: readonly Seen[]): Part[] {
  const [open, hidden] = byHiding(seen);
  const line = ({ told }: Seen, label = '') => {
    const role = told.fact.role ? `, ${escapeText(told.fact.role)}` : '';
    const said = `${label}**${escapeText(valueSeenFrom(entry, told.fact))}**${role} ${labels(told.sources)}`;
    return `• ${barred(said, told.verdict)}`;
  };
  return [
    ...delegations(open).map(({ label, side, group }) => ({
      heading: clip(side ? `${label} · ${side}` : label, 200),
      lines: group.map((one) => line(one)),
    })),
    ...hiddenPart(byFame(hidden).map((one) => line(one, `${escapeText(one.label)}: `))),
  ];
}
