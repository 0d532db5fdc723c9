/** What an entry is, in a word or two each: its species, its side, its office. */
import type { Fact } from './model.ts';

/** That stands among its first facts. */
export const NATURE_FACTS = 12;

/** What of it a fact says: the name at its other end, of an office all its names, or its value. */
export function naturesIn({ relation, target, value }: Fact): string[] {
  if (target?.kind === 'office') return [target.name, ...target.aliases.map(({ name }) => name)];
  const isNature = relation.section === 'glance' || target?.kind === 'species';
  const nature = isNature ? (target?.name ?? value) : undefined;
  return nature === undefined ? [] : [nature];
}
