/** One fact as lines of a card. */
import { type Entry, type Fact, sentence } from '../lore/model/model.ts';
import { EVERYTHING, judgeFact, type Viewer } from '../spoilers/viewer.ts';
import { barred, bestTier, labels } from './citation.ts';
import { escapeText, lengthOf } from './text.ts';

export interface FactView {
  viewer?: Viewer;
  /** What the value is, where no heading says it. */
  label?: string;
  /** The date of the event whose card this is: it need not be said again beside each fact. */
  ownDate?: string | undefined;
}

/**
 * The fact as a bullet with its date, where its words leave that open, and its sources. Facts that say otherwise
 * follow with their tiers: a contradiction is shown, not decided. Each line fits a field of an embed.
 */
export function factLines(fact: Fact, view: FactView = {}): string[] {
  const { viewer = EVERYTHING } = view;
  const sides = [fact, ...fact.contradicts].filter((side) => judgeFact(side, viewer).standing !== 'below');
  if (sides.length < 2) return sides.map((side) => `• ${statement(side, view)}`);
  const byTier = sides.toSorted((a, b) => bestTier(a).rank - bestTier(b).rank);
  return [
    '• **Sources disagree.**',
    ...byTier.map((side) => `  ◦ *${escapeText(bestTier(side).name)}:* ${statement(side, view)}`),
  ];
}

/** The longest that markdown's escapes leave of a text within a field's 1024 characters, beside date and labels. */
const STATEMENT = 680;

function statement(fact: Fact, { viewer = EVERYTHING, ownDate }: FactView): string {
  const words = sentence(fact);
  const dated = fact.date && fact.date.text !== ownDate && !words.includes(fact.date.text);
  const said = `${dated ? `${escapeText(fact.date?.text ?? '')}: ` : ''}${escapeText(words)}`;
  const remark = `${note(fact)}${unheard(fact, viewer)}`;
  const whole = `${said}${lengthOf(said + remark) <= STATEMENT ? remark : ''} ${labels(fact.citations, viewer)}`;
  return barred(whole, judgeFact(fact, viewer));
}

/** What a viewer should know of the source: a cut of the film, a scene. */
function note(fact: Fact): string {
  const places = fact.citations.flatMap(({ at }) => (at ? [at] : []));
  const remarks = [...places, ...(fact.note ? [fact.note] : [])];
  return remarks.length > 0 ? ` *(${escapeText([...new Set(remarks)].join('; '))})*` : '';
}

/** A side that does not count is left out, but nobody shall think that there is none. */
function unheard({ contradicts }: Fact, viewer: Viewer): string {
  const below = contradicts.filter((side) => judgeFact(side, viewer).standing === 'below');
  const tiers = [...new Set(below.map((side) => bestTier(side).name.toLowerCase()))];
  return tiers.length > 0 ? ` *(otherwise in: ${escapeText(tiers.join(', '))})*` : '';
}

/** What stands at the other end of a fact, seen from one of its entries: a name, a value or a text. */
export function valueSeenFrom(entry: Entry, fact: Fact): string {
  if (fact.subject !== entry) return fact.subject.name;
  return fact.target?.name ?? fact.value ?? sentence(fact);
}

/** The value with when and where it is from, for the short fields at the top of a card. */
export function valueLine(
  entry: Entry,
  fact: Fact,
  { viewer = EVERYTHING, ownDate, label }: FactView = {},
): string {
  const value = valueSeenFrom(entry, fact);
  const dated = fact.date && !value.includes(fact.date.text) && fact.date.text !== ownDate;
  const date = dated ? ` (${escapeText(fact.date?.text ?? '')})` : '';
  const tier = fact.contradicts.length > 0 ? ` *${escapeText(bestTier(fact).name.toLowerCase())}*` : '';
  const what = label ? `**${escapeText(label)}:** ` : '';
  const whole = `${what}${escapeText(value)}${date}${tier}${note(fact)}${unheard(fact, viewer)} ${labels(fact.citations, viewer)}`;
  return barred(whole, judgeFact(fact, viewer));
}

/** True when a value is short enough to stand in a narrow column. */
export const isShort = (text: string) => lengthOf(text) <= 90;
