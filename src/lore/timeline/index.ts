/**
 * What happened when: the events and dated facts of a span, or around an entry, in the order of in-universe time.
 * Nothing is invented: a date is shown as its source has it, and what cannot be placed is told apart, not guessed.
 */
import { compareLoreDates, type LoreDate } from '../date.ts';
import { type Entry, type Fact, type Pack, sentence } from '../model.ts';
import { compareIds, datingFact, happeningOf, isDated, isHappening, places } from './happening.ts';
import { placeInSpan, type Span } from './place-in-span.ts';
import { aboutEntry, aboutHappening, ofSpan } from './select.ts';

/** An entry (a person, a place, an event's before and after …), or a span of in-universe time, both ends included. */
export type TimelineSubject = { entry: Entry } | Span;

export interface TimelineItem {
  date: LoreDate;
  /** The event or agreement, or else the entry that the fact is about. */
  entry: Entry;
  /** What happened, as a sentence; for an event as such, its name. */
  text: string;
  /** The facts that say so, the one that `text` is from first. Never empty. */
  facts: readonly Fact[];
}

export interface Timeline {
  items: readonly TimelineItem[];
  leftOut: {
    /** Facts about the entry that bear no date. */
    undated: readonly Fact[];
    /** Dated facts that say what something is, or who was there; of a span, all but its events unless asked for. */
    details: readonly Fact[];
    /** What may or may not belong to the span: `late 23rd century`, asked for 2293. */
    uncertain: readonly TimelineItem[];
    /** Facts that the reader's limit or canon keeps out. */
    refused: readonly Fact[];
  };
}

export interface TimelineOptions {
  /** Only facts it returns true for are shown; an event is shown by the fact that dates it. */
  accept?: ((fact: Fact) => boolean) | undefined;
  /** Every dated fact of a span that tells something, not only its events. */
  detail?: boolean | undefined;
}

/** The timeline of an entry, or of a span over all packs. */
export function timeline(
  { packs }: { packs: readonly Pack[] },
  about: TimelineSubject,
  { accept = () => true, detail = false }: TimelineOptions = {},
): Timeline {
  const subject = 'entry' in about ? about.entry : undefined;
  const { facts, details } =
    'entry' in about
      ? (isHappening(about.entry) ? aboutHappening : aboutEntry)(about.entry)
      : ofSpan(packs, about, detail);
  const placeOf = (date: LoreDate) => ('entry' in about ? 'inside' : placeInSpan(date, about));
  const inside = (fact: Fact) => !fact.date || placeOf(fact.date) === 'inside';

  const accepted = facts.filter(accept);
  const { items, undated } = itemsOf(accepted, subject);
  const hidden = details.filter(isDated).filter(inside);
  return {
    items: inSequence(items.filter(({ date }) => placeOf(date) === 'inside')),
    leftOut: {
      undated: [...undated, ...details.filter((fact) => !fact.date && accept(fact))],
      details: hidden.filter(accept),
      uncertain: inSequence(items.filter(({ date }) => placeOf(date) === 'uncertain')),
      refused: [...facts, ...hidden].filter((fact) => inside(fact) && !accept(fact)),
    },
  };
}

/** An item, and the happening in whose place among others it stands. */
interface Placed extends TimelineItem {
  happening: Entry | undefined;
}

/** A happening and what is said of it at its date are one item; what is said of the subject itself stays apart. */
function itemsOf(facts: readonly Fact[], subject: Entry | undefined): { items: Placed[]; undated: Fact[] } {
  const accepted = new Set(facts);
  const items: Placed[] = [];
  const merged = new Map<Entry, Fact[]>();
  const undated: Fact[] = [];
  for (const fact of facts) {
    const happening = happeningOf(fact, subject);
    const dating = happening && datingFact(happening);
    if (happening && happening !== subject && dating && accepted.has(dating)) {
      merged.set(happening, [...(merged.get(happening) ?? []), fact]);
    } else if (isDated(fact)) {
      items.push({ date: fact.date, entry: fact.subject, text: wording(fact), facts: [fact], happening });
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
  const others = facts.filter((fact) => fact !== dating).toSorted(byWeight);
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

/** `Khitomer Conference took place in 2293` is no news beside that very date. */
const wording = (fact: Fact): string =>
  fact === datingFact(fact.subject) ? fact.subject.name : sentence(fact);

/**
 * By date; of the same date by what led to what, where facts say so; within a happening it comes first itself, then
 * facts by the order that their file gives them; at last by id, so that the order is always the same.
 */
function inSequence(items: readonly Placed[]): TimelineItem[] {
  const place = places(items.flatMap(({ happening }) => happening ?? []));
  const placeOf = ({ happening }: Placed) => (happening && place.get(happening)) ?? Number.MAX_SAFE_INTEGER;
  // Facts without an order (what came of it, what it meant) come after its course.
  const orderOf = ({ facts: [fact] }: Placed) => fact?.order || Number.MAX_SAFE_INTEGER;
  const first = ({ facts: [fact] }: Placed) => (fact && fact === datingFact(fact.subject) ? 0 : 1);
  return items
    .toSorted(
      (a, b) =>
        compareLoreDates(a.date, b.date) ||
        placeOf(a) - placeOf(b) ||
        first(a) - first(b) ||
        orderOf(a) - orderOf(b) ||
        compareIds(a.entry, b.entry) ||
        compareIds(a.facts[0] as Fact, b.facts[0] as Fact),
    )
    .map(({ date, entry, text, facts }) => ({ date, entry, text, facts }));
}
