/** What members ask for in plain words: a name, or what facts say of somebody. */
import type { Answer, Lore } from '../lore/lore.ts';
import type { Kind } from '../lore/model/kinds.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import { findOrDescribe } from './answer.ts';
import { createDescriber } from './describe.ts';

export interface Ask {
  /**
   * The entry that a member means by a name or a description as typed; entries of `kind` are preferred. Facts that
   * `accept` refuses describe nobody: whose daughter somebody is may lie beyond a viewer's limit.
   */
  find(typed: string, kind?: Kind, accept?: (fact: Fact) => boolean): Answer<Entry>;
}

export function createAsk(lore: Lore): Ask {
  const describer = createDescriber(lore);
  return {
    find: (typed, kind, acceptFact) => findOrDescribe(lore, describer, typed, { kind, acceptFact }),
  };
}
