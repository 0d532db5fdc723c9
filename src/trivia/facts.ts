/** What a fact ties. */
import type { Entry, Fact } from '../lore/model/model.ts';
import { apartInTime, exactYear } from './years.ts';

/** The entries that a fact is about: subject, target and side, each once. */
export function entriesOf({ subject, target, side }: Fact): Entry[] {
  const entries = [subject];
  if (target && target !== subject) entries.push(target);
  if (typeof side === 'object' && side !== subject && side !== target) entries.push(side);
  return entries;
}

export const touches = ({ subject, target, side }: Fact, entry: Entry): boolean =>
  subject === entry || target === entry || side === entry;

/** The same office or post in other years: told apart by the year in the question. */
export const heldInTurn = (fact: Fact, other: Fact) =>
  other.relation === fact.relation &&
  other.target === fact.target &&
  fact.target?.kind !== 'event' &&
  fact.target?.kind !== 'person' &&
  exactYear(fact) !== undefined &&
  apartInTime(fact, other);
