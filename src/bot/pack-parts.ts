/** Everything that a compiled pack holds. A bot that opens packs never loads what makes it. */
import { graphPart } from '../connect/index.ts';
import type { PackPart } from '../lore/pack/compile.ts';
import { mentionsPart } from '../mentions/index.ts';
import { mysteryPart } from '../mystery/index.ts';
import { yearsPart } from '../timeline/index.ts';
import { questionsPart } from '../trivia/index.ts';

/** What the rooms above the lore keep in a compiled pack. */
export const PACK_PARTS: readonly PackPart[] = [
  graphPart,
  mentionsPart,
  yearsPart,
  questionsPart,
  mysteryPart,
];
