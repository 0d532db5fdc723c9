/** Entries and works as autocomplete shows them: told apart, and sent back as ids. */

import type { APIApplicationCommandOptionChoice } from 'discord.js';
import type { Kind, Role } from '../lore/model/kinds.ts';
import { dateOf, type Entry, type Fact, type Work } from '../lore/model/model.ts';
import type { EntryView } from '../spoilers/view.ts';
import { LIMITS } from './limits.ts';
import { nameOfEntry, packsApart, titleOfWork } from './namesakes.ts';
import { clip } from './text.ts';

/** What autocomplete offers: what is shown, and what is sent for it. */
export type Choice = APIApplicationCommandOptionChoice<string>;

/**
 * `Worf · Klingon, Starfleet · born 2340`: the name, then what tells it from others, within the viewer's limits.
 * @param kind the one that all of them are of, which then needs no mention.
 */
export function entryChoices(views: readonly EntryView[], kind?: Kind): Choice[] {
  const shown = views.slice(0, LIMITS.choices);
  const packOf = packsApart(
    shown.map(({ entry }) => entry),
    nameOfEntry,
  );
  return shown.map((view) => ({
    name: clip(entryLabel(view, kind, packOf(view.entry)), LIMITS.choiceName),
    value: view.entry.id,
  }));
}

export function workChoices(works: readonly Work[]): Choice[] {
  const shown = works.slice(0, LIMITS.choices);
  const packOf = packsApart(shown, titleOfWork);
  return shown.map((work) => ({
    name: clip(
      [
        work.title,
        ...(work.label === work.title ? [] : [work.label]),
        work.tier.name,
        ...listed(packOf(work)),
      ].join(' · '),
      LIMITS.choiceName,
    ),
    value: work.id,
  }));
}

const listed = (text: string | undefined): string[] => (text === undefined ? [] : [text]);

function entryLabel(
  { entry, shownOwn }: EntryView,
  kind: Kind | undefined,
  pack: string | undefined,
): string {
  return [
    entry.name,
    ...listed(pack),
    ...(entry.kind === kind ? [] : [entry.kind]),
    ...(entry.continuity.main ? [] : [entry.continuity.name]),
    ...distinguishing(entry, shownOwn),
  ].join(' · ');
}

/** What most tells namesakes apart, from the top of their cards: `Klingon, Starfleet · born 2340`. */
function distinguishing(entry: Entry, facts: readonly Fact[]): string[] {
  const glance = facts.filter((fact) => fact.relation.section === 'glance' && fact.target);
  const values = new Map(glance.toReversed().map((fact) => [fact.relation.id, fact.target?.name ?? '']));
  const date = dateOf(entry);
  const when = date && facts.some((fact) => fact.date === date) ? date.text : life(facts);
  return [
    ...(values.size > 0 ? [[...values.values()].toReversed().slice(0, 2).join(', ')] : []),
    ...(when ? [when] : []),
  ];
}

/** When somebody was born and died, as far as facts say so: years of anything else would read as a life. */
function life(facts: readonly Fact[]): string {
  const when = (role: Role) =>
    facts.find(({ date, relation }) => date && relation.roles.includes(role))?.date;
  const [birth, death] = [when('birth'), when('death')];
  return [...(birth ? [`born ${birth.text}`] : []), ...(death ? [`died ${death.text}`] : [])].join(', ');
}
