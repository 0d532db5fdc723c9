/** Commands to begin with, as typed, with names that are known best. */
import type { Lore } from '../../src/lore/lore.ts';
import type { Kind } from '../../src/lore/model/kinds.ts';
import type { Entry } from '../../src/lore/model/model.ts';

/** @param accept which names may be said; all where it is left out. */
export function examples(lore: Lore, accept?: (entry: Entry) => boolean): string[] {
  const bestKnown = (kind: Kind) => lore.suggest('', kind, accept)[0]?.name;
  const [person, event] = [bestKnown('person'), bestKnown('event')];
  return [...(person ? [`/who ${person}`] : []), ...(event ? [`/event ${event}`] : []), '/trivia play'];
}
