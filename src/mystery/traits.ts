/** What is told of somebody in a column, within what a viewer has seen. */
import { type Entry, type Fact, spokenName, type Work } from '../lore/model/model.ts';
import { counts, isBeyond, nameSpoils, type Viewer } from '../spoilers/viewer.ts';
import type { Column, Trait } from './column.ts';

const NONE: Trait = { values: new Set(), label: '' };
/** Of somebody with many offices, so many are said. */
const MOST_NAMED = 3;

/** Facts that the viewer may be told. */
export interface Told {
  /** Of the entry. */
  own: readonly Fact[];
  /** Of others, about it. */
  others: readonly Fact[];
}

export function traitOf(column: Column, entry: Entry, { own: facts, others }: Told, viewer: Viewer): Trait {
  switch (column) {
    case 'work':
      return firstWork(facts, viewer);
    case 'era':
      return era(facts);
    case 'pronouns':
      return entry.pronouns ? { values: new Set([entry.pronouns]), label: entry.pronouns } : NONE;
    case 'fate': {
      const isTold =
        facts.some(({ relation: { roles } }) => roles.includes('death') || roles.includes('end')) ||
        others.some(({ relation, target }) => relation.roles.includes('killing') && target === entry);
      const label = isTold ? 'end told' : 'no end told';
      return { values: new Set([label]), label };
    }
    default:
      return tiedBy(column.slice('relation:'.length), facts, viewer);
  }
}

function tiedBy(relation: string, facts: readonly Fact[], viewer: Viewer): Trait {
  const found = new Map<string, string>();
  for (const fact of facts) {
    if (fact.relation.id !== relation) continue;
    const { target, value } = fact;
    if (target && !nameSpoils(target, viewer)) found.set(target.id, spokenName(target));
    else if (!target && value) found.set(value.toLowerCase(), value);
  }
  const names = [...found.values()];
  const more = names.length > MOST_NAMED ? [`${names.length - MOST_NAMED} more`] : [];
  return { values: new Set(found.keys()), label: [...names.slice(0, MOST_NAMED), ...more].join(', ') };
}

/** The work that was first to tell something of them: its series, or of a single one its title. */
function firstWork(facts: readonly Fact[], viewer: Viewer): Trait {
  let first: Work | undefined;
  for (const { citations } of facts)
    for (const { work } of citations) {
      if (!work.released || !counts(work, viewer) || isBeyond(work, viewer)) continue;
      if (!first?.released || work.released < first.released) first = work;
    }
  if (!first) return NONE;
  const label = first.series ?? (first.label || first.title);
  return { values: new Set([label]), alike: first.medium, label };
}

/** The year of the first that is told of them. */
function era(facts: readonly Fact[]): Trait {
  let first: Fact['date'];
  for (const { date } of facts)
    if (date && Number.isFinite(date.firstYear) && (!first || date.firstYear < first.firstYear)) first = date;
  if (!first) return NONE;
  // Of `2289-2293` and `from 2286` what counts is when it began.
  const label = first.text.replace(/^from /, '').replace(/^(\d+) ?[-–] ?\d+$/, '$1');
  return { values: new Set([String(first.firstYear)]), year: first.firstYear, label };
}
