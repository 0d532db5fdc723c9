/** An option of a question, with all that is looked at when it is compared with others. */
import type { Entry } from '../lore/model/model.ts';
import { tellingWords, words } from './telling-words.ts';

export interface Option {
  label: string;
  /** The length of the label in code points. */
  length: number;
  /** The words of the label, folded, and those of them that make the name this name. */
  words: readonly string[];
  telling: readonly string[];
  /** What else a viewer could know it by, such as names of its entry: each as words, and as a phrase between blanks. */
  written: readonly { words: readonly string[]; phrase: string }[];
  entry?: Entry;
}

export type EntryOption = Option & { entry: Entry };

export const length = (text: string) => [...text].length;

/** @param written what else a viewer could know it by. */
export const option = (label: string, written: readonly string[] = []): Option => ({
  label,
  length: length(label),
  words: words(label),
  telling: tellingWords(label),
  written: written.map(phraseOf),
});

function phraseOf(text: string): Option['written'][number] {
  const parts = words(text);
  return { words: parts, phrase: ` ${parts.join(' ')} ` };
}
