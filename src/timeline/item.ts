import type { LoreDate } from '../lore/model/date.ts';
import type { Entry, Fact } from '../lore/model/model.ts';

/** One thing on a timeline. */
export interface TimelineItem {
  date: LoreDate;
  /** The event or agreement, or else the entry that the fact is about. */
  entry: Entry;
  /** What happened, as a sentence; for an event as such, its name. */
  text: string;
  /** The facts that say so, the one that `text` is from first. Never empty. */
  facts: readonly Fact[];
  /** Neighbours of one date that bear the same number stand in no known order. */
  unordered?: number;
}
