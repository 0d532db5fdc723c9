/** Events and agreements as points in time. */
import type { LoreDate } from './date.ts';
import type { Entry, Fact } from './model.ts';

/** An event took place, an agreement came about: either is a point in time, where a fact dates it. */
export const isHappening = (entry: Entry | undefined): entry is Entry =>
  entry?.kind === 'event' || entry?.kind === 'agreement';

export type Dated = Fact & { date: LoreDate };
export const isDated = (fact: Fact): fact is Dated => fact.date !== undefined;

/** The fact that dates a happening: one that can be true only once and bears a date. */
export const datingFact = (entry: Entry): Dated | undefined =>
  isHappening(entry)
    ? entry.facts.find((fact): fact is Dated => fact.relation.single && isDated(fact))
    : undefined;
