/** Facts with a value in place of a target: who has the same, and what others have. */
import type { Entry, Fact, Relation } from '../lore/model/model.ts';
import { fold } from '../lore/names/fold.ts';
import { FEW, type Likeness } from './likeness.ts';

export interface Values {
  /** True when another entry has the same value by the same relation. */
  sharedByOthers(fact: Fact): boolean;
  /**
   * Facts with values that others of the subject's kind have by the same relation: all of them where they are few, else
   * those of the most alike and some of every other value.
   */
  besides(fact: Fact): Iterable<Fact>;
}

/** @param facts in the order of their ids. */
export function valuesOf(facts: readonly Fact[], { mostAlike }: Likeness): Values {
  const holders = new Map<string, Entry | 'several'>();
  const lists = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.value === undefined) continue;
    const same = sameKey(fact);
    const holder = holders.get(same) ?? fact.subject;
    holders.set(same, holder === fact.subject ? holder : 'several');
    const key = likeKey(fact.relation, fact.subject);
    const list = lists.get(key);
    if (list) list.push(fact);
    else lists.set(key, [fact]);
  }
  const samples = new Map<string, readonly Fact[]>();
  return {
    sharedByOthers: (fact) => holders.get(sameKey(fact)) === 'several',
    *besides({ relation, subject }) {
      const key = likeKey(relation, subject);
      const list = lists.get(key) ?? [];
      if (list.length <= FEW) {
        yield* list;
        return;
      }
      for (const { facts: own } of mostAlike(subject))
        for (const fact of own) if (fact.relation === relation && fact.value !== undefined) yield fact;
      const sample = samples.get(key) ?? oneOfEach(list);
      samples.set(key, sample);
      yield* sample;
    },
  };
}

const sameKey = ({ relation, value }: Fact) => `${relation.id} ${value?.toLowerCase()}`;
const likeKey = ({ id }: Relation, { kind }: Entry) => `${id} ${kind}`;

/** A fact for each of the values, not for more than a few hundred. */
function oneOfEach(facts: readonly Fact[]): Fact[] {
  const byValue = new Map<string, Fact>();
  for (const fact of facts) {
    const key = fold(fact.value ?? '');
    if (!byValue.has(key)) byValue.set(key, fact);
    if (byValue.size === FEW) break;
  }
  return [...byValue.values()];
}
