/** Which facts a first card has: the few that matter most, each telling something that those before it do not. */
import type { SectionId } from '../lore/model/kinds.ts';
import type { Entry, Fact, Work } from '../lore/model/model.ts';
import type { EntryView, ToldFact } from '../spoilers/view.ts';
import { type Seen, seenFrom } from './entry-parts.ts';
import { linesOf } from './screen.ts';

/** Sections whose facts the first card of an entry shows in other ways, or not. */
const ELSEWHERE: readonly SectionId[] = ['glance', 'attendance', 'namesakes'];

/**
 * Facts of an entry by how much they matter: by tie, tier, how well known the other end is, and what people look the entry
 * up by; none that the summary tells already. Those behind bars come last.
 */
export function mostTelling(
  view: EntryView,
  most: number,
  isWanted: (section: SectionId) => boolean = () => true,
): Seen[] {
  const { entry } = view;
  const all = seenFrom(view).filter(({ section }) => !ELSEWHERE.includes(section) && isWanted(section));
  const names = wordsIn(entry.name);
  const known = new Set([...wordsIn(entry.keywords.join(' '))].filter((word) => !names.has(word)));
  const otherEnd = ({ subject, target }: Fact) => (subject === entry ? target : subject);
  return choose(all, most, {
    toldOf: ({ told }) => told,
    told: [view.plainSummary ?? ''],
    weight: ({ told: { fact, text }, section }) => {
      const looked = [...wordsIn(text)].filter((word) => known.has(word)).length;
      return fameOf(otherEnd(fact)) + Math.min(looked, 3) - (section === 'more' ? 3 : 0);
    },
    likeness: ({ told: { fact }, section }, before) => {
      const other = otherEnd(fact);
      const sameEnd = other !== undefined && otherEnd(before.told.fact) === other;
      return (sameEnd ? 4 : 0) + (before.section === section ? 1.5 : 0);
    },
  });
}

/** Facts of a work by how much they matter, of as many entries as there are; what its own story tells comes first. */
export const mostTellingOf = (work: Work, all: readonly ToldFact[], most: number): ToldFact[] =>
  choose(
    all.filter(({ fact }) => !ELSEWHERE.includes(fact.relation.section)),
    most,
    {
      toldOf: (told) => told,
      told: [],
      weight: ({ fact }) =>
        0.4 * fact.relation.tie +
        (fameOf(fact.subject) + fameOf(fact.target)) / 2 +
        (isOwnTime(work, fact) ? 3 : 0) +
        (isHappening(fact) ? 2 : 0) -
        (fact.citations.length > 1 ? 1 : 0) -
        (fact.text ? 0 : 2),
      likeness: ({ fact }, { fact: before }) =>
        (fact.subject === before.subject ? 4 : 0) + (fact.target === before.target ? 1 : 0),
    },
  );

/** Whether it happened, begun and ended, in the years that the work is set in. */
const isOwnTime = ({ set }: Work, { date }: Fact) =>
  set !== undefined && date !== undefined && date.firstYear >= set.firstYear && date.lastYear <= set.lastYear;

const isHappening = ({ subject, target }: Fact) => subject.kind === 'event' || target?.kind === 'event';

/** As much as the strongest tie, for the best known; what is no entry counts like one of the middle. */
const fameOf = (entry: Entry | undefined) => (entry ? entry.prominence / 14 : 3);

interface Choice<T> {
  toldOf(one: T): ToldFact;
  /** Texts that stand above. */
  told: readonly string[];
  /** Beside what counts of every fact. */
  weight(one: T): number;
  /** How much of what one tells, another that is chosen already tells. */
  likeness(one: T, before: T): number;
}

function choose<T>(all: readonly T[], most: number, { toldOf, told, weight, likeness }: Choice<T>): T[] {
  const left = new Map(
    all.map((one) => [one, { words: wordsIn(toldOf(one).text), alone: weightOf(toldOf(one)) + weight(one) }]),
  );
  const said = told.map(wordsIn);
  const above = new Set(said.flatMap((words) => [...words]));
  for (const [one, { words }] of left) if (words.size > 3 && words.isSubsetOf(above)) left.delete(one);
  const chosen: T[] = [];
  const worth = (one: T, { words, alone }: { words: ReadonlySet<string>; alone: number }) =>
    alone -
    chosen.reduce((sum, before) => sum + likeness(one, before), 0) -
    (said.some((before) => repeats(words, before)) ? 8 : 0);
  while (chosen.length < most && left.size > 0) {
    const [best] = [...left]
      .map(([one, known]) => ({ one, words: known.words, worth: worth(one, known) }))
      .toSorted((a, b) => b.worth - a.worth);
    if (!best) break;
    left.delete(best.one);
    // Facts that say otherwise come with it, on the same lines.
    const { sides } = toldOf(best.one);
    for (const one of [...left.keys()]) if (sides.includes(toldOf(one))) left.delete(one);
    chosen.push(best.one);
    said.push(best.words);
  }
  return chosen;
}

const PASSAGE = 4;

function weightOf({ fact, tier, isHidden, text }: ToldFact): number {
  return (
    0.6 * fact.relation.tie -
    Math.min(tier.rank, 2) * 2 +
    // Words of its own tell more than a relation's.
    (fact.text ? 2 : 0) +
    (fact.date ? 1 : 0) +
    (fact.relation.roles.some((role) => role === 'birth' || role === 'death') ? 1 : 0) -
    // A sentence that only happens to name it tells less than what it is to somebody.
    (fact.relation.roles.includes('passage') ? PASSAGE : 0) -
    Math.max(0, linesOf(text) - 2) -
    (isHidden ? 100 : 0)
  );
}

/** Whether most of what a text says was said. */
const repeats = (words: ReadonlySet<string>, before: ReadonlySet<string>): boolean =>
  words.size > 0 && [...words].filter((word) => before.has(word)).length / words.size > 0.6;

/** The longer words of a text, which tell what it is about. */
const wordsIn = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu));
