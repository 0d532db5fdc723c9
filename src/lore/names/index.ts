export { findOrDescribe, looksLikeDescription } from '../../ask/answer.ts';
export { buildDescriber, type DescribedFact, type Describer, FITS } from '../../ask/describe.ts';
export { buildFactSearch, type FactHit, type FactSearch, type SearchableFact } from '../pack/fact-search.ts';
export { buildFinder } from './finder.ts';
export type { Findable, Finder, FindOptions, Found, Ranked, StoredIndex } from './types.ts';
