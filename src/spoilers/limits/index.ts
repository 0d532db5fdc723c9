/** Spoiler limits in people's words, as far as some packs know what they name. */
import type { Pack, Work } from '../../lore/model/model.ts';
import { Recent } from '../../lore/names/recent.ts';
import { type ReadLimits, readKeptLimits, readLimits } from '../limit-text.ts';
import { exampleLimits, knownLimits, type LimitChoice, suggestLimits } from './choices.ts';
import { openNames } from './known-names.ts';
import type { Understood } from './parts.ts';
import { workCalled } from './work-called.ts';

export interface Limits {
  read(text: string): ReadLimits;
  /** Reads what was kept, and remembers what it read last. A work that no pack knows any more is left out. */
  readKept(text: string): Understood;
  /** At most 25 limits of at most `longest` characters for a text still being typed. */
  suggest(typed: string, longest?: number): LimitChoice[];
  examples(): string[];
  /** Works by what people call them; none where it counts films or episodes and there is no such one. */
  work(text: string): readonly Work[] | undefined;
}

/** Texts that are remembered at once, those read last: every answer in a server asks for the same few. */
const MOST_KEPT = 1_000;

export function openLimits(packs: readonly Pack[]): Limits {
  // Made when first asked for: where nobody sets a limit, nothing is made.
  const names = once(() => openNames(packs));
  const known = once(() => knownLimits(names()));
  const kept = new Recent<string, Understood>(MOST_KEPT);
  return {
    read: (text) => readLimits(text, names()),
    readKept: (text) => kept.get(text, () => readKeptLimits(text, names())),
    suggest: (typed, longest) => suggestLimits(typed, known(), longest),
    examples: () => exampleLimits(names()),
    work: (text) => workCalled(text, names()),
  };
}

function once<Made>(make: () => Made): () => Made {
  let made: { value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
