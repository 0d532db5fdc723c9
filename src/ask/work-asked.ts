/** Of which work it is asked who wrote it, when it came out or is set, or what it is: its card tells all of that. */
import type { Lore } from '../lore/lore.ts';
import type { Work } from '../lore/model/model.ts';
import { fold, wordsOf } from '../lore/names/fold.ts';
import { withoutChatter } from './english.ts';

const ASKED = [
  /^who (?:wrote|authored|(?:is|was|s) the (?:author|writer) of) (.+)$/,
  /^(?:when|(?:in )?(?:what|which) year) (?:is|was|were|did|does|do) (.+?) (?:first )?(?:published|released|shown|written|aired?|premiered?|come out|came out|set|take place|took place)(?: in)?$/,
  /^what (?:happens|happened|goes on|went on|is going on) in (.+)$/,
  /^what (?:is|was|s) (.+?) about$/,
  /^is (.+) canon$/,
  /^(?:what|which)(?: (?:episode|film|movie|book|novel|comic|game)(?: number)?)? ?(?:is|was|s) (.+)$/,
  /^about (.+)$/,
];

/**
 * @param numbered the works that a number means (`star trek vi`, `ds9 4x01`), where it means any.
 * @returns the work whose very title, label or number a question names, with namesakes; undefined where an entry is called so.
 */
export function workAsked(
  lore: Pick<Lore, 'called' | 'worksCalled'>,
  numbered: (title: string) => readonly Work[] | undefined,
  typed: string,
): readonly [Work, ...Work[]] | undefined {
  const folded = withoutChatter(fold(typed));
  const title = ASKED.map((form) => form.exec(folded)?.[1]).find((found) => found !== undefined);
  if (title === undefined) return undefined;
  const words = wordsOf(title);
  const bare = words[0] === 'the' ? words.slice(1) : words;
  if (lore.called(words).length > 0 || lore.called(bare).length > 0) return undefined;
  for (const works of [lore.worksCalled(words), lore.worksCalled(bare), numbered(title) ?? []]) {
    const [work, ...others] = works;
    if (work) return [work, ...others];
  }
  return undefined;
}
