/** Which facts a timeline is made from, by what it is about. */
import type { Entry, Fact, Pack } from '../model.ts';
import {
  after,
  before,
  chain,
  type Dated,
  datingFact,
  happeningOf,
  isDated,
  isHappening,
} from './happening.ts';
import { placeInSpan, type Span } from './place-in-span.ts';

/** What leads to an event, and what comes of it, is followed over so many other events. */
const STEPS = 3;

/** A happening or a dated fact that may become an item, and those that say no more than what something is. */
export interface Selection {
  facts: Fact[];
  /** Facts about the subject that a timeline leaves out: what something is, and who was there. */
  details: Fact[];
}

/** An entry's dated facts, and the happenings it had a part in. */
export function aboutEntry(subject: Entry): Selection {
  const [facts, details] = partition([...new Set([...subject.facts, ...subject.mentions])], (fact) =>
    tells(fact, subject),
  );
  const happenings = facts.flatMap((fact) => happeningOf(fact, subject) ?? []);
  return { facts: [...new Set([...facts, ...happenings.flatMap((one) => datingFact(one) ?? [])])], details };
}

/** A happening, its course, and what came before and after it. */
export function aboutHappening(subject: Entry): Selection {
  const others = [...chain(subject, before, STEPS), ...chain(subject, after, STEPS)];
  const [facts, details] = partition([...new Set([...subject.facts, ...subject.mentions])], (fact) =>
    isHappening(otherThan(fact, subject))
      ? others.includes(otherThan(fact, subject) as Entry)
      : tells(fact, subject),
  );
  const dating = [subject, ...others].flatMap((one) => datingFact(one) ?? []);
  return { facts: [...new Set([...facts, ...dating])], details };
}

/**
 * Of all packs the happenings that lie in a span or may, and what is true only once (a birth, a death, a founding); with
 * `detail` every dated fact that tells something.
 */
export function ofSpan(packs: readonly Pack[], span: Span, detail: boolean): Selection {
  const near = (fact: Fact): fact is Dated => isDated(fact) && placeInSpan(fact.date, span) !== 'outside';
  const [facts, details] = partition(
    packs.flatMap((pack) => pack.facts.filter(near)),
    (fact) => fact === datingFact(fact.subject) || (detail ? tells(fact, undefined) : isOnce(fact)),
  );
  return { facts, details };
}

const isOnce = (fact: Dated) =>
  fact.relation.single && (fact.relation.section === 'life' || fact.value === fact.date.text);

/** False for what only says what something is, or who was there: that is what its card is for. */
function tells(fact: Fact, subject: Entry | undefined): boolean {
  const { relation } = fact;
  const section =
    subject === undefined || fact.subject === subject ? relation.section : relation.inverseSection;
  if (fact === datingFact(fact.subject)) return true;
  return section === 'glance'
    ? isHappening(otherThan(fact, subject))
    : section !== 'attendance' || fact.order > 0;
}

const otherThan = (fact: Fact, subject: Entry | undefined) =>
  fact.subject === subject ? fact.target : fact.subject;

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  const { yes = [], no = [] } = Object.groupBy(items, (item) => (test(item) ? 'yes' : 'no'));
  return [yes, no];
}
