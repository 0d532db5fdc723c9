/** An entry as a card: on a phone's screen what matters most, and the rest part by part, every fact with its sources. */

import type { APISelectMenuOption } from 'discord.js';
import { capitalize } from '../lore/model/capitalize.ts';
import { compareIds } from '../lore/model/compare-ids.ts';
import { isHappening } from '../lore/model/happening.ts';
import { joinSummary } from '../lore/model/join-summary.ts';
import { dateOf, type Entry } from '../lore/model/model.ts';
import { type EntryView, sourcesTogether, type ToldPart, verdictTogether } from '../spoilers/view.ts';
import { cardId } from './actions/card.ts';
import { insteadId } from './actions/instead.ts';
import { moreId } from './actions/more.ts';
import { partId } from './actions/part.ts';
import { relatedId } from './actions/related.ts';
import { showId } from './actions/show.ts';
import { barred, labels, spelledOut } from './citation.ts';
import { delegations, type EntryPart, inOrder, PARTS, partsOf, type Seen, seenFrom } from './entry-parts.ts';
import { factLines, isShort, valueSeenFrom, valueText } from './fact-line.ts';
import { mostTelling } from './first-facts.ts';
import { nameOfEntry, packsApart } from './namesakes.ts';
import { ALL_TIERS, elsewhere, OPEN, type Override } from './override.ts';
import { screens } from './pages.ts';
import { button, COLORS, menu, notice, type Reply, type Row, row, turnButtons } from './reply.ts';
import { linesOf, ROW_LINES, SCREEN } from './screen.ts';
import { clip, count, escapeText } from './text.ts';

export interface EntryCardOptions {
  private?: boolean;
  /** Entries that may have been meant instead. */
  others?: readonly Entry[];
  /** What was chosen for this one answer, within which the view was made: its buttons keep to it. */
  override?: Override | undefined;
}

/** Every first card has these two: it tells the same whatever else stands below it for this one answer. */
const MENUS = 2;

/**
 * The first card of an entry. Its title is the entry's name, exactly, unless the very name lies beyond the viewer's limit:
 * then the card says so and nothing else.
 */
export function entryCard(view: EntryView, options: EntryCardOptions = {}): Reply {
  if (view.isHidden) return NOWHERE;
  if (view.isUnknown) return beyondLimitCard(view, options);
  const { entry } = view;
  const chosen = elsewhere(options.override);
  const components = [
    ...moreMenu(view, partsOf(view), options),
    ...relatedMenu(view, chosen),
    ...othersMenu(view, options.others ?? [], chosen),
    ...buttons(view, options),
  ];
  const author = kindLine(entry);
  const around = [author, entry.name, credit(entry)].reduce((sum, text) => sum + linesOf(text), 0);
  return {
    embeds: [
      {
        author: { name: author },
        title: entry.name,
        ...(entry.page === undefined ? {} : { url: entry.page }),
        color: COLORS[entry.kind],
        description: firstCard(view, around + MENUS * ROW_LINES),
        footer: { text: credit(entry) },
      },
    ],
    components,
    private: options.private ?? false,
  };
}

/** Lines beside the fields of a part's page: kind, name, footer, buttons that a phone breaks in two, and the menu. */
const AROUND_A_PART = 13;

/**
 * A page of one part of the card; the first card where there is none of it (any more).
 * @param page from 0; one that is not there shows the nearest.
 */
export function partCard(
  view: EntryView,
  { part: name, page: wanted = 0 }: { part: string; page?: number },
  options: EntryCardOptions = {},
): Reply {
  const parts = view.isUnknown ? [] : partsOf(view);
  const part = parts.find((one) => one.name === name);
  if (!part) return entryCard(view, options);
  const { entry } = view;
  const { override } = options;
  const pages = screens(part.content(), SCREEN.lines - AROUND_A_PART);
  const page = Math.min(Math.max(wanted, 0), pages.length - 1);
  const place = pages.length > 1 ? [`Page ${page + 1} of ${pages.length}`] : [];
  const more = part.name === 'unshown' ? showMore(view) : undefined;
  return {
    embeds: [
      {
        author: { name: [kindLine(entry), PARTS[part.name]].join(' · ') },
        title: entry.name,
        ...(entry.page === undefined ? {} : { url: entry.page }),
        color: COLORS[entry.kind],
        fields: pages[page] ?? [],
        footer: { text: [...place, credit(entry)].join(' · ') },
      },
    ],
    components: [
      row(
        button(cardId.build({ id: entry.id, override }), 'Back', { emoji: '↩️' }),
        // Before the first page there is nothing, and a phone has no room for a button of three that does nothing.
        ...turnButtons(page, pages.length, (to) =>
          partId.build({ id: entry.id, part: part.name, page: to, override }),
        ).slice(page === 0 ? 1 : 0),
        ...(more ? [button(cardId.build({ id: entry.id, override: ALL_TIERS }), more)] : []),
      ),
      ...moreMenu(view, parts, options),
    ],
    private: options.private ?? false,
  };
}

/** As for what was never there. */
const NOWHERE = notice('Nothing found', 'Nothing here is called so.');

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

/** `Person`, or `Event · Mirror universe` outside the main continuity. */
export const kindLine = (entry: Entry) =>
  [capitalize(entry.kind), ...(entry.continuity.main ? [] : [entry.continuity.name])].join(' · ');

/** Lines that a card has at most where there is more to say, and those that it may go up to for what it must not lack. */
const AIM = 24;
const MOST = 32;
/** For the line that says what the labels mean. */
const LABELS_LINES = 2;

/** A piece of the first card, in the order in which pieces are wanted. */
interface Piece {
  place: number;
  text: string;
  /** Whether it may take the card beyond {@link AIM}. */
  needed: boolean;
}

/**
 * The text of the first card: the summary, then as much of what matters most as fits.
 * @param around lines that everything beside this text takes.
 */
function firstCard(view: EntryView, around: number): string {
  const summary = summaryLines(view).join('\n');
  let lines = around + linesOf(summary) + 1 + LABELS_LINES;
  const kept = pieces(view).filter(({ text, needed }) => {
    const asked = linesOf(text);
    if (lines + asked > (needed ? MOST : AIM)) return false;
    lines += asked;
    return true;
  });
  const facts = kept.toSorted((a, b) => a.place - b.place).map(({ text }) => text);
  const text = [summary, ...(facts.length > 0 ? ['', ...facts] : [])].join('\n');
  const hidden = view.told.filter(({ isHidden }) => isHidden).length;
  const beyond =
    hidden > 0
      ? [`-# ${count(hidden, 'fact')} beyond the spoiler limit: behind bars in the parts below`]
      : [];
  return [text, ...spelledOut(text, view.works.seen), ...beyond].join('\n');
}

/** Beside a fact; its part has them all. */
const MOST_LABELS = 2;
const MOST_FACTS = 5;
const LEAST_FACTS = 3;

function pieces(view: EntryView): Piece[] {
  const { entry } = view;
  const ownDate = dateOf(entry)?.text;
  const seen = seenFrom(view).filter(({ told }) => !told.isHidden);
  const head = headLine(entry, seen);
  const came = delegationLines(entry, seen);
  // What came of an event is never crowded out by how it went.
  const outcome = isHappening(entry) ? mostTelling(view, 1, (section) => section === 'outcome') : [];
  const told = mostTelling(view, MOST_FACTS - outcome.length, (section) =>
    outcome.length > 0 ? section !== 'outcome' : true,
  );
  const least = LEAST_FACTS - outcome.length - Math.min(came.length, 1);
  const asPiece = (one: Seen, place: number, needed: boolean): Piece => ({
    place,
    text: factLines(one.told, { ownDate, own: entry, mostLabels: MOST_LABELS }).join('\n'),
    needed,
  });
  const inTime = told.toSorted(inOrder);
  const facts = told.map((one, rank) => asPiece(one, 20 + inTime.indexOf(one), rank < least));
  return [
    ...(head && isHappening(entry) ? [{ place: 0, text: head, needed: true }] : []),
    ...came.map((text, at) => ({ place: 10 + at, text, needed: at < 2 })),
    ...outcome.map((one) => asPiece(one, 40, true)),
    ...facts.slice(0, least),
    ...(head && !isHappening(entry) ? [{ place: 0, text: head, needed: false }] : []),
    ...facts.slice(least),
  ];
}

/** Lines of a phone for the line below the summary. */
const HEAD_LINES = 2;

/** When and where of an event on one line; of others what they are: `**Species:** Klingon`. */
function headLine(entry: Entry, seen: readonly Seen[]): string | undefined {
  const glance = seen.filter(
    ({ section, told: { fact } }) => section === 'glance' && isShort(valueSeenFrom(entry, fact)),
  );
  const isEvent = entry.kind === 'event';
  const wanted = isEvent
    ? [...glance.filter(isDate), ...glance.filter(isPlace)]
    : [...Map.groupBy(glance, ({ label }) => label).values()].flatMap(([first]) => first ?? []);
  const values = wanted.map((one) => {
    const text = valueText(entry, one.told, isEvent ? undefined : one.told.fact.date, {});
    return {
      text: isEvent ? (isDate(one) ? `**${text}**` : text) : `**${escapeText(one.label)}:** ${text}`,
      sources: labels(one.told.sources, MOST_LABELS),
    };
  });
  const written = (upTo: number) =>
    neighbours(values.slice(0, upTo), ({ sources }) => sources)
      .map(({ key, items }) => `${items.map(({ text }) => text).join(' · ')} ${key}`)
      .join(' · ');
  const fitting = values.findLastIndex((_, at) => linesOf(written(at + 1)) <= HEAD_LINES) + 1;
  return values.length > 0 ? written(Math.max(fitting, 1)) : undefined;
}

const isDate = ({ told: { fact } }: Seen) => fact.relation.single && fact.date !== undefined;
const isPlace = ({ told: { fact } }: Seen) =>
  fact.relation.targets !== undefined &&
  fact.relation.targets.length > 0 &&
  fact.relation.targets.every((kind) => kind === 'place' || kind === 'ship');

/** Letters of names in the line of a delegation, and delegations on the first card. */
const NAMES = 48;
const MOST_DELEGATIONS = 3;

/** Who was there, a line for each side. */
function delegationLines(entry: Entry, seen: readonly Seen[]): string[] {
  // Who is named by the name of the side is not named again.
  const all = delegations(seen.filter(({ section }) => section === 'attendance')).map((one) => ({
    ...one,
    others: one.group.filter(({ told }) => !one.side?.includes(valueSeenFrom(entry, told.fact))),
  }));
  const lines = all.filter(
    ({ side, others }, at) =>
      others.length > 0 ||
      !all.some((other, place) => other.side === side && (other.others.length > 0 || place < at)),
  );
  return lines.slice(0, MOST_DELEGATIONS).map(({ label, side, group: whole, others: group }) => {
    if (side !== undefined && group.length === 0)
      return `**${escapeText(clip(side, 80))}** ${labels(sourcesTogether(whole.map(({ told }) => told)), MOST_LABELS)}`;
    const named: Seen[] = [];
    let letters = 0;
    for (const one of group) {
      letters += valueSeenFrom(entry, one.told.fact).length + 2;
      if (named.length > 0 && letters > NAMES) break;
      named.push(one);
    }
    const rest = group.length - named.length;
    const names = named.map(({ told }) => escapeText(valueSeenFrom(entry, told.fact))).join(', ');
    const more = rest > 0 ? ` and ${rest} more` : '';
    const sources = labels(sourcesTogether(named.map(({ told }) => told)), MOST_LABELS);
    return `**${escapeText(clip(side ?? label, 80))}:** ${names}${more} ${sources}`;
  });
}

/** What is told plainly and what stands behind bars, each on lines of its own; the canon line's share is only mentioned. */
function summaryLines({ summary, isSummaryCut, isBelowLine }: EntryView): string[] {
  // What is nowhere may be all of it.
  if (summary.length === 0 && !isSummaryCut && !isBelowLine) return ['-# No more than this is told here.'];
  if (summary.length === 0)
    return [
      '-# The summary rests on works below the canon line.',
      ...(isBelowLine ? ['-# All that is known here is from there.'] : []),
    ];
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

/** Whose texts these are. */
const credit = ({ pack }: Entry) => `${pack.attribution} · ${pack.licence}`;

function moreMenu(
  { entry: { id, name } }: EntryView,
  parts: readonly EntryPart[],
  { override }: EntryCardOptions,
): Row[] {
  if (parts.length === 0) return [];
  const options = parts.map((part) => ({
    label: PARTS[part.name],
    value: part.name,
    ...(part.inShort ? { description: part.inShort } : {}),
  }));
  return [row(menu(moreId.build({ of: id, override }), `More about ${name}`, options))];
}

/** What a press brings in from below the canon line, as its button says. */
function showMore({ below, isSummaryCut }: EntryView): string | undefined {
  if (below.length > 0) return `Show ${count(below.length, 'more fact')}`;
  return isSummaryCut ? 'Show the whole summary' : undefined;
}

function buttons(view: EntryView, { override, private: isPrivate }: EntryCardOptions): Row[] {
  const { id } = view.entry;
  const more = showMore(view);
  const all = [
    ...(more ? [button(cardId.build({ id, override: ALL_TIERS }), more)] : []),
    ...(isPrivate
      ? [button(showId.build({ id, override: elsewhere(override) }), 'Show to all', { emoji: '📣' })]
      : []),
  ];
  return all.length > 0 ? [row(...all)] : [];
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
        entryOptions(known, [view]),
      ),
    ),
  ];
}

/**
 * Entries as a menu shows them: those that have a namesake in another pack say which one is theirs.
 * @param beside what stands on the card already.
 */
export function entryOptions(
  views: readonly EntryView[],
  beside: readonly EntryView[] = [],
): APISelectMenuOption[] {
  const packOf = packsApart(
    [...beside, ...views].map(({ entry }) => entry),
    nameOfEntry,
  );
  return views.map((view) => option(view, packOf(view.entry)));
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
