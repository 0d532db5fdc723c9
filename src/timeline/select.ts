/** Which facts a timeline is made from, by what it is about. */

import { type Dated, datingFact, isHappening } from '../lore/model/happening.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import { after, before, chain, happeningOf, isDating, isDeath } from './happening.ts';
import { isLoss } from './turns.ts';

/** What leads to an event, and what comes of it, is followed over so many other events. */
const STEPS = 3;

/** A happening or a dated fact that may become an item, and those that say no more than what something is. */
interface Selection {
  facts: Fact[];
  /** What a timeline leaves out: what something is and who was there; of a span, all but its events and turning points. */
  details: Fact[];
}

/** An entry's dated facts, and the happenings it had a part in. */
export function aboutEntry(subject: Entry): Selection {
  const [facts, details] = partition(eachOnce([...subject.facts, ...subject.mentions]), (fact) =>
    tells(fact, subject),
  );
  const happenings = facts.flatMap((fact) => happeningOf(fact, subject) ?? []);
  return { facts: eachOnce([...facts, ...happenings.flatMap((one) => datingFact(one) ?? [])]), details };
}

/** A happening, its course, and what came before and after it. */
export function aboutHappening(subject: Entry): Selection {
  const others = [...chain(subject, before, STEPS), ...chain(subject, after, STEPS)];
  const [facts, details] = partition(eachOnce([...subject.facts, ...subject.mentions]), (fact) =>
    isHappening(otherThan(fact, subject))
      ? others.includes(otherThan(fact, subject) as Entry)
      : tells(fact, subject),
  );
  const dating = [subject, ...others].flatMap((one) => datingFact(one) ?? []);
  return { facts: eachOnce([...facts, ...dating]), details };
}

const eachOnce = (facts: readonly Fact[]): Fact[] => [
  ...new Map(facts.map((fact) => [fact.id, fact])).values(),
];

/** Of so many entries at most, the best known ones, a span tells births, deaths, endings and losses. */
const MOST_LIVES = 24;

/** Of a span's events and turning points all events, and the turning points of the best known entries, one loss for each. */
export function ofSpan(turns: readonly Dated[]): Selection {
  const [dating, lives] = partition(turns, isDating);
  const ended = new Set(lives.filter(isDeath).map(({ subject }) => subject));
  const told = lives.flatMap((fact) => {
    const of = isLoss(fact) ? fact.target : fact.subject;
    if (!of || (isLoss(fact) && ended.has(of))) return [];
    if (isLoss(fact)) ended.add(of);
    return [{ prominence: of.prominence, fact }];
  });
  const best = told
    .toSorted((a, b) => b.prominence - a.prominence)
    .slice(0, MOST_LIVES)
    .map(({ fact }) => fact);
  const isBest = new Set(best);
  return { facts: [...dating, ...best], details: lives.filter((fact) => !isBest.has(fact)) };
}

/** Every fact of a span that tells something. */
export function allOfSpan(facts: readonly Dated[]): Selection {
  const [telling, details] = partition(facts, (fact) => tells(fact, undefined));
  return { facts: telling, details };
}

/** False for what only says what something is, or who was there: that is what its card is for. */
function tells(fact: Fact, subject: Entry | undefined): boolean {
  const { relation } = fact;
  const section =
    subject === undefined || fact.subject === subject ? relation.section : relation.inverseSection;
  if (isDating(fact)) return true;
  return section === 'glance'
    ? isHappening(otherThan(fact, subject))
    : section !== 'attendance' || fact.order > 0;
}

const otherThan = (fact: Fact, subject: Entry | undefined) =>
  fact.subject === subject ? fact.target : fact.subject;

export function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  const { yes = [], no = [] } = Object.groupBy(items, (item) => (test(item) ? 'yes' : 'no'));
  return [yes, no];
}
