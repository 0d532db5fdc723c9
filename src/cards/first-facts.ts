/** Which facts of an entry its first card has: the few that matter most. */
import type { SectionId } from '../lore/model/kinds.ts';
import type { Entry } from '../lore/model/model.ts';
import type { EntryView } from '../spoilers/view.ts';
import { type Seen, seenFrom } from './entry-parts.ts';
import { linesOf } from './screen.ts';

/** Sections whose facts the first card shows in other ways, or not. */
const ELSEWHERE: readonly SectionId[] = ['glance', 'attendance', 'namesakes'];

/**
 * Facts by how much they matter, by tie, tier and how well known the other end is; each next one tells something else
 * than the summary and those before it. Those behind bars come last.
 */
export function mostTelling(
  view: EntryView,
  most: number,
  isWanted: (section: SectionId) => boolean = () => true,
): Seen[] {
  const { entry } = view;
  const left = seenFrom(view).filter(({ section }) => !ELSEWHERE.includes(section) && isWanted(section));
  const told = [wordsIn(view.plainSummary ?? '')];
  const chosen: Seen[] = [];
  const names = wordsIn(entry.name);
  const known = new Set([...wordsIn(entry.keywords.join(' '))].filter((word) => !names.has(word)));
  const words = new Map(left.map((one) => [one, wordsIn(one.told.text)]));
  while (chosen.length < most && left.length > 0) {
    const best = left
      .map((one) => ({ one, weight: weightOf(one, entry, known) - repeats(one, chosen, words, told, entry) }))
      .reduce((a, b) => (b.weight > a.weight ? b : a)).one;
    left.splice(left.indexOf(best), 1);
    // Facts that say otherwise come with it, on the same lines.
    for (const side of best.told.sides) {
      const at = left.findIndex((one) => one.told === side);
      if (at >= 0) left.splice(at, 1);
    }
    chosen.push(best);
    told.push(words.get(best) ?? new Set());
  }
  return chosen;
}

const otherEnd = ({ told: { fact } }: Seen, entry: Entry): Entry | undefined =>
  fact.subject === entry ? fact.target : fact.subject;

function weightOf(one: Seen, entry: Entry, known: ReadonlySet<string>): number {
  const { fact, tier, isHidden, text } = one.told;
  const other = otherEnd(one, entry);
  const looked = [...wordsIn(text)].filter((word) => known.has(word)).length;
  return (
    0.6 * fact.relation.tie +
    (other ? other.prominence / 14 : 3) +
    // What people look it up by is what it is known for.
    Math.min(looked, 3) -
    tier.rank * 2 +
    // Words of its own tell more than a relation's.
    (fact.text ? 2 : 0) +
    (fact.date ? 1 : 0) -
    Math.max(0, linesOf(text) - 2) -
    (isHidden ? 100 : 0)
  );
}

function repeats(
  one: Seen,
  chosen: readonly Seen[],
  words: ReadonlyMap<Seen, ReadonlySet<string>>,
  told: readonly ReadonlySet<string>[],
  entry: Entry,
): number {
  const other = otherEnd(one, entry);
  const sameEnd = chosen.filter((before) => other && otherEnd(before, entry) === other).length;
  const sameSection = chosen.filter(({ section }) => section === one.section).length;
  const own = words.get(one) ?? new Set();
  const said = Math.max(...told.map((before) => [...own].filter((word) => before.has(word)).length));
  return sameEnd * 4 + sameSection * 1.5 + (own.size > 0 && said / own.size > 0.6 ? 8 : 0);
}

/** The longer words of a text, which tell what it is about. */
const wordsIn = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu));
