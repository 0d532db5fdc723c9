/** What members ask for in plain words: a name, or what facts say of somebody. */

import type { Answer, Lore } from '../lore/lore.ts';
import type { Kind } from '../lore/model/kinds.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import { roleWords } from '../lore/names/index.ts';
import { findableEntry } from '../lore/pack/findable.ts';
import { findOrDescribe } from './answer.ts';
import { buildDescriber, type DescribedFact, type Describer } from './describe.ts';

export interface Ask {
  /**
   * The entry that a member means by a name or a description as typed; entries of `kind` are preferred. Facts that
   * `accept` refuses describe nobody: whose daughter somebody is may lie beyond a viewer's limit.
   */
  find(typed: string, kind?: Kind, accept?: (fact: Fact) => boolean): Answer<Entry>;
}

export function createAsk(lore: Lore): Ask {
  const roles = roleWords(...lore.packs.map(({ words }) => words));
  let made: Describer | undefined;
  const describer: Describer = {
    describe(query, accept) {
      made ??= describerOf(lore);
      return made.describe(query, accept);
    },
  };
  return {
    find(typed, kind, accept) {
      const acceptFact = accept && ((id: string) => accept(lore.fact(id) as Fact));
      return lore.entriesFound(findOrDescribe(lore, describer, roles, typed, { kind, acceptFact }), typed);
    },
  };
}

function describerOf({ opened, packs }: Lore): Describer {
  const entries = opened.flatMap((pack) => pack.entries);
  return buildDescriber(
    entries.map(findableEntry),
    entries.flatMap(({ facts }) => facts.map(describedFact)),
    packs.map(({ words }) => words),
  );
}

/** A fact as descriptions are answered from it. */
export const describedFact = (fact: Fact): DescribedFact => ({
  id: fact.id,
  subjectId: fact.subject.id,
  targetId: fact.target?.id,
  relation: fact.relation.id,
  phrase: fact.relation.phrase,
  inverse: fact.relation.inverse,
  label: fact.relation.label,
  inverseLabel: fact.relation.inverseLabel,
  text: fact.text,
  value: fact.value,
  role: fact.role,
  date: fact.date?.text,
});
