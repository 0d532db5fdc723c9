export { buildFinder, openFinder, positionsOf } from './finder.ts';
export { indexNames } from './parts.ts';
export { type RoleWords, roleWords } from './role-words.ts';
export type { Findable, Finder, FindOptions, Found, Ranked } from './types.ts';
