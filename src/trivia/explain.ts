/** Facts as sentences, for the reveal. */
import { capitalize } from '../lore/model/capitalize.ts';
import type { Fact } from '../lore/model/model.ts';
import type { Names } from './option-names.ts';

export function explain(fact: Fact, names: Names): string {
  if (fact.text) return fact.text;
  const object = fact.target ? names.inSentence(fact.target) : (fact.value ?? '');
  const role = fact.role ? ` (${fact.role})` : '';
  const date = fact.date && !object.includes(fact.date.text) ? ` (${fact.date.text})` : '';
  return `${capitalize(names.inSentence(fact.subject))} ${fact.relation.phrase} ${object}${role}${date}.`;
}
