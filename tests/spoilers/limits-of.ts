/** Limits as some packs read them, opened once for each. */
import type { Pack } from '../../src/lore/model/model.ts';
import { type Limits, openLimits } from '../../src/spoilers/limits/index.ts';

const opened = new Map<readonly Pack[], Limits>();
function limitsOf(packs: readonly Pack[]): Limits {
  const limits = opened.get(packs) ?? openLimits(packs);
  opened.set(packs, limits);
  return limits;
}

export const readLimits = (text: string, packs: readonly Pack[]) => limitsOf(packs).read(text);
export const readKeptLimits = (text: string, packs: readonly Pack[]) => limitsOf(packs).readKept(text);
export const suggestLimits = (typed: string, packs: readonly Pack[]) => limitsOf(packs).suggest(typed);
export const exampleLimits = (packs: readonly Pack[]) => limitsOf(packs).examples();
