/** What a pack in memory is made of, while it is put together. */
import { dates } from '../model/happening.ts';
import type { Entry } from '../model/model.ts';
import { NATURE_FACTS, naturesIn } from '../model/natures.ts';

/** While it is put together, what will only be read may be written. */
export type Building<T> = {
  -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key];
};

type Own = 'id' | 'pack' | 'name' | 'kind' | 'continuity' | 'pronouns' | 'page' | 'prominence';
type Texts = 'aliases' | 'keywords' | 'summary' | 'summaryParts' | 'citations';

/** An entry to which facts, and those that mention it, are still to be added. */
export const withoutFacts = (entry: Pick<Building<Entry>, Own | Texts>): Building<Entry> => ({
  ...entry,
  facts: [],
  mentions: [],
  get factCount() {
    return this.facts.length;
  },
  get mentionCount() {
    return this.mentions.length;
  },
  get dating() {
    return this.facts.find(dates);
  },
  get natures() {
    return this.facts.slice(0, NATURE_FACTS).flatMap(naturesIn);
  },
  mentionsBy(isWanted) {
    return this.mentions.filter(({ subject }) => isWanted(subject));
  },
  get tellings() {
    const summary = this.summaryParts.map(({ citations }) => ({ citations, together: true }));
    return [...summary, ...this.facts, ...this.mentions];
  },
});
