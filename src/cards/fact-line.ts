/** One fact as lines of a card. */
import type { LoreDate } from '../lore/model/date.ts';
import { type Entry, type Fact, sentence } from '../lore/model/model.ts';
import type { ToldFact } from '../spoilers/view.ts';
import { barred, labels } from './citation.ts';
import { escapeText, lengthOf } from './text.ts';

export interface FactView {
  /** What the value is, where no heading says it. */
  label?: string;
  /** The date of the event whose card this is: it need not be said again beside each fact. */
  ownDate?: string | undefined;
}

/**
 * The fact as a bullet with its date, where its words leave that open, and its sources. Facts that say otherwise
 * follow with their tiers: a contradiction is shown, not decided. Each line fits a field of an embed.
 */
export function factLines(told: ToldFact, view: FactView = {}): string[] {
  const sides = [told, ...told.sides];
  if (sides.length < 2) return [`• ${statement(told, view)}`];
  const byTier = sides.toSorted((a, b) => a.tier.rank - b.tier.rank);
  return [
    '• **Sources disagree.**',
    ...byTier.map((side) => `  ◦ *${escapeText(side.tier.name)}:* ${statement(side, view)}`),
  ];
}

/** The longest that markdown's escapes leave of a text within a field's 1024 characters, beside date and labels. */
const STATEMENT = 680;

function statement(told: ToldFact, { ownDate }: FactView): string {
  const { fact, text, sources, verdict } = told;
  const dated = fact.date && fact.date.text !== ownDate && !text.includes(fact.date.text);
  const said = `${dated ? `${escapeText(fact.date?.text ?? '')}: ` : ''}${escapeText(text)}`;
  const remark = `${note(fact)}${unheard(told)}`;
  const whole = `${said}${lengthOf(said + remark) <= STATEMENT ? remark : ''} ${labels(sources)}`;
  return barred(whole, verdict);
}

/** What a viewer should know of the source: a cut of the film, a scene. */
function note(fact: Fact): string {
  const places = fact.citations.flatMap(({ at }) => (at ? [at] : []));
  const remarks = [...places, ...(fact.note ? [fact.note] : [])];
  return remarks.length > 0 ? ` *(${escapeText([...new Set(remarks)].join('; '))})*` : '';
}

/** A side that does not count is left out, but nobody shall think that there is none. */
function unheard(told: ToldFact): string {
  const tiers = told.unheard.map((tier) => tier.toLowerCase());
  return tiers.length > 0 ? ` *(otherwise in: ${escapeText(tiers.join(', '))})*` : '';
}

/** What stands at the other end of a fact, seen from one of its entries: a name, a value or a text. */
export function valueSeenFrom(entry: Entry, fact: Fact): string {
  if (fact.subject !== entry) return fact.subject.name;
  return fact.target?.name ?? fact.value ?? sentence(fact);
}

/**
 * The value with when and where it is from, for the short fields at the top of a card.
 * @param date the fact's own, or what stands beside it here.
 */
export function valueLine(
  entry: Entry,
  told: ToldFact,
  date: LoreDate | undefined,
  { ownDate, label }: FactView = {},
): string {
  const { fact, tier, sources, verdict } = told;
  const value = valueSeenFrom(entry, fact);
  const when =
    date && !value.includes(date.text) && date.text !== ownDate ? ` (${escapeText(date.text)})` : '';
  const side = fact.contradicts.length > 0 ? ` *${escapeText(tier.name.toLowerCase())}*` : '';
  const what = label ? `**${escapeText(label)}:** ` : '';
  const whole = `${what}${escapeText(value)}${when}${side}${note(fact)}${unheard(told)} ${labels(sources)}`;
  return barred(whole, verdict);
}

/** True when a value is short enough to stand in a narrow column. */
export const isShort = (text: string) => lengthOf(text) <= 90;
