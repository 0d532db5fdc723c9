import type { Words } from '../model/model.ts';
import { wordsOf } from './fold.ts';

/**
 * Words that only say what somebody is, or nothing: titles and what people put around a name when they ask for it. They
 * weigh next to nothing, and alone they find nothing. Folded, as queries are.
 */
export type RoleWords = ReadonlySet<string>;

/** The role words of one pack, or of several together. */
export const roleWords = (...packs: readonly Pick<Words, 'titles' | 'fillers'>[]): RoleWords =>
  new Set(packs.flatMap(({ titles, fillers }) => [...titles, ...fillers].flatMap(wordsOf)));
