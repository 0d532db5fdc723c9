/** Entries and works as autocomplete shows them: told apart, and sent back as ids. */

import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { dateOf, type Entry, type Fact, type Work } from '../lore/model/model.ts';
import type { EntryView } from '../spoilers/view.ts';
import { LIMITS } from './limits.ts';
import { clip } from './text.ts';

/** What autocomplete offers: what is shown, and what is sent for it. */
export type Choice = APIApplicationCommandOptionChoice<string>;

/** `Worf · person · Klingon, Starfleet · 2340`: the name, then what tells it from others, within the viewer's limits. */
export const entryChoices = (views: readonly EntryView[]): Choice[] =>
  views
    .slice(0, LIMITS.choices)
    .map((view) => ({ name: clip(entryLabel(view), LIMITS.choiceName), value: view.entry.id }));

export const workChoices = (works: readonly Work[]): Choice[] =>
  works.slice(0, LIMITS.choices).map((work) => ({
    name: clip(
      [work.title, ...(work.label === work.title ? [] : [work.label]), work.tier.name].join(' · '),
      LIMITS.choiceName,
    ),
    value: work.id,
  }));

function entryLabel({ entry, shownOwn }: EntryView): string {
  return [
    entry.name,
    entry.kind,
    ...(entry.continuity.main ? [] : [entry.continuity.name]),
    ...distinguishing(entry, shownOwn),
  ].join(' · ');
}

/** What most tells namesakes apart, from the top of their cards: `Klingon, Starfleet · 2340–2375`. */
function distinguishing(entry: Entry, facts: readonly Fact[]): string[] {
  const glance = facts.filter((fact) => fact.relation.section === 'glance' && fact.target);
  const values = new Map(glance.toReversed().map((fact) => [fact.relation.id, fact.target?.name ?? '']));
  const date = dateOf(entry);
  const span = date && facts.some((fact) => fact.date === date) ? date.text : years(facts);
  return [
    ...(values.size > 0 ? [[...values.values()].toReversed().slice(0, 2).join(', ')] : []),
    ...(span ? [span] : []),
  ];
}

/** First and last year that its facts name for certain: `2293`, `2289–2367`. */
function years(facts: readonly Fact[]): string | undefined {
  const exact = facts.flatMap(({ date }) => (date?.exact ? [date.firstYear, date.lastYear] : []));
  if (exact.length === 0) return undefined;
  const [first, last] = [Math.min(...exact), Math.max(...exact)];
  return first === last ? String(first) : `${first}–${last}`;
}
