/** What of a time is told beside its events, because it matters as much: births, deaths, foundings, endings, losses. */
import type { LoreDate } from '../lore/model/date.ts';
import { type Dated, datingFact, isHappening } from '../lore/model/happening.ts';
import { isDating, sameDate } from './happening.ts';

/** Of those that something destroyed or killed, only the well known count as much as an event. */
const WELL_KNOWN = 55;

/** Whether a fact is an event as such, or a turning point. */
export const isTurn = (fact: Dated): boolean =>
  isDating(fact) || isOnce(fact) || isEnding(fact) || isLoss(fact);

/** A birth, a death, a founding: true only once. */
const isOnce = ({ relation, value, date }: Dated) =>
  relation.single && (relation.section === 'life' || value === date.text);

/** What came of a happening that went on for longer, in a year of its own: a war's end, an oath's fulfilment. */
function isEnding({ subject, relation, date }: Dated): boolean {
  if (relation.section !== 'outcome' || !isHappening(subject) || !isOneYear(date)) return false;
  const dating = datingFact(subject);
  return !dating || !isOneYear(dating.date);
}

const isOneYear = ({ exact, firstYear, lastYear }: LoreDate) => exact && firstYear === lastYear;

/** Somebody or something well known was killed or destroyed, and no event of that date tells of it. */
export function isLoss({ subject, target, relation, date }: Dated): boolean {
  if (!target || relation.inverseSection !== 'life' || relation.section === 'life') return false;
  if (target.prominence < WELL_KNOWN || isHappening(subject)) return false;
  return !target.mentionsBy(isHappening).some((mention) => {
    const own = mention.target === target && datingFact(mention.subject);
    return own && sameDate(own.date, date);
  });
}
