/** Which of two came first, by the facts that date them. */
import { compareLoreDates } from '../lore/model/date.ts';
import { type Dated, datingFact, isDated } from '../lore/model/happening.ts';
import type { Role } from '../lore/model/kinds.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import type { Question } from './question.ts';

/** Two things asked to be put in order, in folded words. */
interface Pair {
  one: string;
  other: string;
  /** Whether the later one is asked for. */
  later: boolean;
  /** Of `did A come before B`: what is to be confirmed. */
  claim: 'before' | 'after' | undefined;
}

const EITHER =
  /^(?:(?:what|which|who|whats)\b)?((?: ?(?:was|were|is|came|comes|happened|took place|died|dies|born|event|one|treaty|war|battle|began|started|of these))*) ?(first|earlier|last|later|sooner|latest|earliest)? ?(.+?) or (.+?)(?: (?:(?:come|came|happen|happened|was|were|is|died|die) )?(first|earlier|last|later|sooner))?$/;
const CLAIM =
  /^(?:was|were|is|did|does) (.+?)(?: (?:happen|come|take place|occur|begin|start|signed|founded|end))? (before|after) (.+)$/;
const LATER = /^(?:last|later|latest)$/;

/** The two that a question wants in order; undefined of any other question. */
export function pairOf(folded: string): Pair | undefined {
  const claimed = CLAIM.exec(folded);
  if (claimed) {
    const [, one = '', way, other = ''] = claimed;
    return { one, other, later: false, claim: way === 'after' ? 'after' : 'before' };
  }
  const [, , early, one, other, late] = EITHER.exec(folded) ?? [];
  const word = early ?? late;
  if (!word || !one || !other) return undefined;
  return { one, other, later: LATER.test(word), claim: undefined };
}

/** The facts that date the two, the one asked for first; undefined where facts do not tell them apart. */
export function inOrder(
  pair: Pair,
  folded: string,
  read: (text: string) => Question,
  accept: (fact: Fact) => boolean,
): { facts: readonly [Dated, Dated]; verdict: 'yes' | 'no' | undefined } | undefined {
  const role = /\bdie[sd]?\b/.test(folded) ? 'death' : /\bborn\b/.test(folded) ? 'birth' : undefined;
  const [all, others] = [pair.one, pair.other].map((text) => dated(named(read(text)), role, accept));
  const [one] = all ?? [];
  const [other] = others ?? [];
  if (!all || !others || !one || !other || one.subject === other.subject) return undefined;
  // Namesakes do not matter where the order of all of them is the same.
  const orders = new Set(all.flatMap((a) => others.map((b) => Math.sign(compareLoreDates(a.date, b.date)))));
  if (orders.size > 1) return undefined;
  const apart = one.date.to < other.date.from || other.date.to < one.date.from;
  const order = apart ? compareLoreDates(one.date, other.date) : withinYear(one, other);
  if (order === 0) return undefined;
  if (pair.claim)
    return { facts: [one, other], verdict: order < 0 === (pair.claim === 'before') ? 'yes' : 'no' };
  return { facts: order < 0 === !pair.later ? [one, other] : [other, one], verdict: undefined };
}

/** By the places within their year of what is told of the two; 0 where those overlap. */
function withinYear(one: Dated, other: Dated): number {
  const [first, second] = [one, other].map(({ subject, date }) =>
    [...subject.facts, ...subject.mentions]
      .filter((fact) => fact.order > 0 && fact.date?.text === date.text)
      .map(({ order }) => order),
  );
  if (!first?.length || !second?.length) return 0;
  if (Math.max(...first) < Math.min(...second)) return -1;
  return Math.max(...second) < Math.min(...first) ? 1 : 0;
}

/** Whom all words of it name together. */
function named({ items }: Question): ReadonlySet<Entry> {
  const [first, ...rest] = items.filter(({ optional }) => !optional);
  let all = first?.exact.size ? first.exact : first?.entries;
  for (const { entries } of rest) all = entries && all?.intersection(entries);
  return all ?? new Set();
}

/** The facts that date them, of the best known first: what took place, what took place there, or a birth or death. */
function dated(
  entries: ReadonlySet<Entry>,
  role: Role | undefined,
  accept: (fact: Fact) => boolean,
): Dated[] {
  const found = [...entries].flatMap((entry) => {
    const facts = role
      ? entry.facts.filter(({ relation }) => relation.roles.includes(role))
      : [datingFact(entry), ...(entry.kind === 'place' ? happenedAt(entry) : [])];
    return facts.filter((fact): fact is Dated => fact !== undefined && isDated(fact) && accept(fact));
  });
  return found.toSorted((a, b) => b.subject.prominence - a.subject.prominence);
}

const happenedAt = (place: Entry): (Dated | undefined)[] =>
  place.mentions
    .filter(({ relation }) => relation.section === 'glance')
    .map(({ subject }) => datingFact(subject));
