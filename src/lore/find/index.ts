export { findOrDescribe, looksLikeDescription } from './answer.ts';
export { buildDescriber, type DescribedFact, type Describer, FITS } from './describe.ts';
export { buildFactSearch, type FactHit, type FactSearch, type SearchableFact } from './fact-search.ts';
export { buildFinder } from './finder.ts';
export type { Findable, Finder, FindOptions, Found, Ranked, StoredIndex } from './types.ts';
