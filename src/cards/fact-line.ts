/** One fact as one line of a card. */
import { type Entry, type Fact, sentence } from '../lore/model.ts';
import { bestTier, labels } from './citation.ts';
import { escapeText, lengthOf } from './text.ts';

/**
 * The fact as a bullet with its date, where its words leave that open, and its sources. Facts that say otherwise
 * follow with their tiers: a contradiction is shown, not decided. Each line fits a field of an embed.
 *
 * @param ownDate the date of the event whose card this is: it need not be said again beside each fact.
 */
export function factLines(fact: Fact, ownDate?: string): string[] {
  if (fact.contradicts.length === 0) return [`• ${statement(fact, ownDate)}`];
  const sides = [fact, ...fact.contradicts].toSorted((a, b) => bestTier(a).rank - bestTier(b).rank);
  return [
    '• **Sources disagree.**',
    ...sides.map((side) => `  ◦ *${escapeText(bestTier(side).name)}:* ${statement(side)}`),
  ];
}

/** The longest that markdown's escapes leave of a text within a field's 1024 characters, beside date and labels. */
const STATEMENT = 720;

function statement(fact: Fact, ownDate?: string): string {
  const words = sentence(fact);
  const date =
    fact.date && fact.date.text !== ownDate && !words.includes(fact.date.text)
      ? `${escapeText(fact.date.text)}: `
      : '';
  const said = `${date}${escapeText(words)}`;
  const remark = note(fact);
  return `${said}${lengthOf(said + remark) <= STATEMENT ? remark : ''} ${labels(fact.citations)}`;
}

/** What a reader should know of the source: a cut of the film, a scene. */
function note(fact: Fact): string {
  const places = fact.citations.flatMap(({ at }) => (at ? [at] : []));
  const remarks = [...places, ...(fact.note ? [fact.note] : [])];
  return remarks.length > 0 ? ` *(${escapeText([...new Set(remarks)].join('; '))})*` : '';
}

/** What stands at the other end of a fact, seen from one of its entries: a name, a value or a text. */
export function valueSeenFrom(entry: Entry, fact: Fact): string {
  if (fact.subject !== entry) return fact.subject.name;
  return fact.target?.name ?? fact.value ?? sentence(fact);
}

/** The value with when and where it is from, for the short fields at the top of a card. */
export function valueLine(entry: Entry, fact: Fact, ownDate?: string): string {
  const value = valueSeenFrom(entry, fact);
  const date =
    fact.date && fact.date.text !== value && fact.date.text !== ownDate
      ? ` (${escapeText(fact.date.text)})`
      : '';
  const tier = fact.contradicts.length > 0 ? ` *${escapeText(bestTier(fact).name.toLowerCase())}*` : '';
  return `${escapeText(value)}${date}${tier}${note(fact)} ${labels(fact.citations)}`;
}

/** True when a value is short enough to stand in a narrow column. */
export const isShort = (text: string) => lengthOf(text) <= 90;
