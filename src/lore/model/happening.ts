/** Events and agreements as points in time. */
import type { LoreDate } from './date.ts';
import type { Entry, Fact } from './model.ts';

/** An event took place, an agreement came about: either is a point in time, where a fact dates it. */
export const isHappening = (entry: Entry | undefined): entry is Entry =>
  entry?.kind === 'event' || entry?.kind === 'agreement';

export type Dated = Fact & { date: LoreDate };
export const isDated = (fact: Fact): fact is Dated => fact.date !== undefined;

/** Whether a fact may date its subject: of several, the first does. */
export const dates = (fact: Fact): boolean =>
  fact.relation.single && isDated(fact) && isHappening(fact.subject);

/** The fact that dates a happening: one that can be true only once and bears a date. */
export const datingFact = ({ dating }: Entry): Dated | undefined =>
  dating && isDated(dating) ? dating : undefined;
