/**
 * What happened when: the events and dated facts of a span, or around an entry, in the order of in-universe time.
 * Nothing is invented: a date is shown as its source has it, and what cannot be placed is told apart, not guessed.
 */

import { compareIds } from '../lore/model/compare-ids.ts';
import { compareLoreDates, dateInWords, type LoreDate } from '../lore/model/date.ts';
import { datingFact, isDated, isHappening } from '../lore/model/happening.ts';
import { type Entry, type Fact, sentence } from '../lore/model/model.ts';
import type { FactFilter, Years } from './dated-facts.ts';
import { happeningOf, isBirth, isDating, isDeath, isSameFact, occasionOf } from './happening.ts';
import type { TimelineItem } from './item.ts';
import { placeInSpan, type Span } from './place-in-span.ts';
import { aboutEntry, aboutHappening, allOfSpan, ofSpan, partition } from './select.ts';
import { inSequence, type Placed } from './sequence.ts';

export { openYears, type Years, yearsPart } from './dated-facts.ts';

/** An entry (a person, a place, an event's before and after …), or a span of in-universe time, both ends included. */
type TimelineSubject = { entry: Entry } | Span;

export interface Timeline {
  items: readonly TimelineItem[];
  leftOut: {
    /** Facts about the entry that bear no date. */
    undated: readonly Fact[];
    /** Dated facts that say what something is, or who was there; of a span, all but its events and turning points. */
    details: readonly Fact[];
    /** What may or may not belong to the span: `late 23rd century`, asked for 2293. */
    uncertain: readonly TimelineItem[];
    /** Facts that the viewer's limit or canon keeps out. */
    refused: readonly Fact[];
    /** Of a span with more details than were asked for: how many more may be shown, and how many more are kept out. */
    further?: { details: number; refused: number };
  };
}

interface TimelineOptions {
  /** Only facts it returns true for are shown; an event is shown by the fact that dates it. */
  accept?: FactFilter | undefined;
  /** Every dated fact of a span that tells something, not only its events and turning points. */
  detail?: boolean | undefined;
  /** Of a span at most so many items, those of the best known entries; the others count as details. */
  most?: number | undefined;
  /** Of a span's details at most so many are read; the others are counted. */
  mostDetails?: number | undefined;
}

/** The timeline of an entry, or of a span over all packs. */
export function timeline(years: Years, about: TimelineSubject, options: TimelineOptions = {}): Timeline {
  return 'entry' in about ? timelineOfEntry(about.entry, options) : timelineOfSpan(years, about, options);
}

const everything: FactFilter = () => true;

function timelineOfEntry(subject: Entry, { accept = everything }: TimelineOptions): Timeline {
  const selected = (isHappening(subject) ? aboutHappening : aboutEntry)(subject);
  const isThere = (fact: Fact) => !accept.hidden?.fact(fact);
  const [facts, refused] = partition(selected.facts.filter(isThere), accept);
  const [lesser, refusedLesser] = partition(selected.details.filter(isThere), accept);
  const { items, undated } = itemsOf(facts, subject);
  const [details, undatedLesser] = partition(lesser, (fact) => isDated(fact));
  return {
    items: inSequence(items),
    leftOut: {
      undated: [...undated, ...undatedLesser],
      details,
      uncertain: [],
      refused: [...refused, ...refusedLesser],
    },
  };
}

/** A span of a large pack has tens of thousands of details: it takes long to judge them all, and nobody reads them. */
const MOST_DETAILS = 1000;

function timelineOfSpan(
  years: Years,
  span: Span,
  { accept, detail = false, most = Infinity, mostDetails = MOST_DETAILS }: TimelineOptions,
): Timeline {
  const isInside = ({ date }: { date: LoreDate }) => placeInSpan(date, span) === 'inside';
  const { turns, others, further } = years.factsIn(span, detail ? Infinity : mostDetails, accept);
  const [shownTurns, refusedTurns] = partition(turns, accept ?? (() => true));
  const [shown, refused] = partition(others, accept ?? (() => true));
  const { facts, details } = detail ? allOfSpan([...shownTurns, ...shown]) : ofSpan(shownTurns);
  const [inside, uncertain] = partition(itemsOf(facts, undefined).items, isInside);
  const [items, lesser] = bestKnown(inside, most);
  return {
    items: inSequence(items),
    leftOut: {
      undated: [],
      details: [
        ...lesser.flatMap((item) => item.facts),
        ...details.filter(isDated).filter(isInside),
        ...(detail ? [] : shown),
      ],
      uncertain: uncertain.toSorted((a, b) => compareLoreDates(a.date, b.date)),
      refused: [...refusedTurns, ...refused].filter(isInside),
      ...(further.told + further.refused > 0
        ? { further: { details: further.told, refused: further.refused } }
        : {}),
    },
  };
}

/** So many items of the best known entries, and the others. */
function bestKnown(items: readonly Placed[], most: number): [Placed[], Placed[]] {
  const sorted = items.toSorted((a, b) => b.entry.prominence - a.entry.prominence);
  return [sorted.slice(0, most), sorted.slice(most)];
}

/**
 * A happening and what is said of it at its date are one item; what is said of the subject itself stays apart, and so
 * does a death, which would be lost in the words of a deed.
 */
function itemsOf(facts: readonly Fact[], subject: Entry | undefined): { items: Placed[]; undated: Fact[] } {
  const accepted = new Set(facts.map(({ id }) => id));
  const items: Placed[] = [];
  const merged = new Map<Entry, Fact[]>();
  const undated: Fact[] = [];
  for (const fact of facts) {
    const happening = happeningOf(fact, subject);
    const dating = happening && datingFact(happening);
    const isTurn = isDated(fact) && (isBirth(fact) || isDeath(fact));
    if (happening && happening !== subject && dating && accepted.has(dating.id) && !isTurn) {
      merged.set(happening, [...(merged.get(happening) ?? []), fact]);
    } else if (isDated(fact)) {
      const placed = happening ?? occasionOf(fact);
      items.push({
        date: fact.date,
        entry: fact.subject,
        text: wording(fact),
        facts: [fact],
        happening: placed,
      });
    } else undated.push(fact);
  }
  for (const [happening, together] of merged) {
    const item = mergedItem(happening, together, subject);
    if (item) items.push({ ...item, happening });
  }
  return { items, undated };
}

/**
 * In the words of the strongest fact that ties the happening to the subject, or by its name. Nothing when all that
 * ties the two bears another date, and so is an item of its own.
 */
function mergedItem(
  happening: Entry,
  facts: readonly Fact[],
  subject: Entry | undefined,
): TimelineItem | undefined {
  const dating = datingFact(happening);
  if (!dating) return undefined;
  const others = facts.filter((fact) => !isSameFact(fact, dating)).toSorted(byWeight);
  const [telling] = subject && !isHappening(subject) ? others : [];
  if (subject && !isHappening(subject) && !telling) return undefined;
  const text = telling && telling.relation.section !== 'glance' ? wording(telling) : happening.name;
  return {
    date: dating.date,
    entry: happening,
    text,
    facts: telling && text !== happening.name ? [...others, dating] : [dating, ...others],
  };
}

/** A deed tells more than having been there, and a sentence more than the relation's wording. */
const byWeight = (a: Fact, b: Fact) =>
  b.relation.tie - a.relation.tie ||
  Number(b.text !== undefined) - Number(a.text !== undefined) ||
  a.order - b.order ||
  compareIds(a, b);

/**
 * `Khitomer Conference took place in 2293` is no news beside that very date, and neither is the `in 2285` at the end of a
 * sentence.
 */
function wording(fact: Fact): string {
  if (isDating(fact)) return fact.subject.name;
  const text = sentence(fact);
  const when = fact.date && dateInWords(fact.date);
  return when && text.endsWith(` ${when}.`) ? `${text.slice(0, -when.length - 2)}.` : text;
}
