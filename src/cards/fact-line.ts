/** One fact as lines of a card. */
import type { LoreDate } from '../lore/model/date.ts';
import { type Entry, type Fact, saysDate, sentence } from '../lore/model/model.ts';
import type { ToldFact } from '../spoilers/view.ts';
import { barred, labels } from './citation.ts';
import { inOwnWords } from './own-words.ts';
import { escapeText, lengthOf } from './text.ts';

interface FactView {
  /** What the value is, where no heading says it. */
  label?: string;
  /** The date of the event whose card this is: it need not be said again beside each fact. */
  ownDate?: string | undefined;
  /** The entry whose card this is: its name need not be said again. */
  own?: Entry | undefined;
  /** How many labels stand beside it. */
  mostLabels?: number;
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

function statement(told: ToldFact, { ownDate, own, mostLabels }: FactView): string {
  const { fact, sources, verdict } = told;
  const text = own ? ofItself(told, own) : told.text;
  const dated = fact.date && fact.date.text !== ownDate && !saysDate(text, fact.date);
  const said = `${dated ? `${escapeText(fact.date?.text ?? '')}: ` : ''}${escapeText(text)}`;
  const remark = `${note(fact)}${unheard(told)}`;
  const whole = `${said}${lengthOf(said + remark) <= STATEMENT ? remark : ''} ${labels(sources, mostLabels)}`;
  return barred(whole, verdict);
}

/** A fact below the name of its entry; one without words of its own as what it is: `Species: Klingon`, `Parent: Gorkon`. */
function ofItself({ fact, text }: ToldFact, own: Entry): string {
  const { subject, relation, text: written } = fact;
  const isOwn = subject === own;
  const isWhat = isOwn ? relation.section === 'glance' : relation.inverseSection === 'family';
  return written === undefined && isWhat
    ? `${isOwn ? relation.label : relation.inverseLabel}: ${valueSeenFrom(own, fact)}`
    : inOwnWords(text, fact, own);
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
  view: FactView = {},
): string {
  const what = view.label ? `**${escapeText(view.label)}:** ` : '';
  const whole = `${what}${valueText(entry, told, date, view)} ${labels(told.sources)}`;
  return barred(whole, told.verdict);
}

/** As {@link valueLine}, without its sources and bars: for a value that shares them with others. */
export function valueText(
  entry: Entry,
  told: ToldFact,
  date: LoreDate | undefined,
  { ownDate }: FactView,
): string {
  const { fact, tier } = told;
  const value = valueSeenFrom(entry, fact);
  const when = date && !saysDate(value, date) && date.text !== ownDate ? ` (${escapeText(date.text)})` : '';
  const side = fact.contradicts.length > 0 ? ` *${escapeText(tier.name.toLowerCase())}*` : '';
  return `${escapeText(value)}${when}${side}${note(fact)}${unheard(told)}`;
}

/** True when a value is short enough to stand in a narrow column. */
export const isShort = (text: string) => lengthOf(text) <= 90;
