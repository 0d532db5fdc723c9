import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { Names } from './name-forms.ts';

interface Document {
  id: number;
  words: string;
}

const OPTIONS: Options<Document> = {
  fields: ['words'],
  tokenize: (text) => text.split(' '),
  processTerm: (term) => term,
};

/** Which forms hold a word. */
export interface Postings {
  /** Calls `visit` with every form that holds one of the words. */
  visit(words: readonly string[], visit: (form: number) => void): void;
  /** The index in MiniSearch's serialization. */
  store(): AsPlainObject;
}

/** MiniSearch over the forms of all names: one document a form, its own tokenizing and fuzziness off. */
export function indexForms(names: Names, stored?: AsPlainObject): Postings {
  let index: MiniSearch<Document>;
  if (stored !== undefined) {
    index = MiniSearch.loadJS(stored, OPTIONS);
  } else {
    index = new MiniSearch(OPTIONS);
    for (let form = 0; form < names.entryOf.length; form++) {
      const numbers = names.words.subarray(names.from[form], names.from[form + 1]);
      const words = new Set(Array.from(numbers, (number) => names.vocabulary[number] as string));
      index.add({ id: form, words: [...words].join(' ') });
    }
  }
  return {
    visit(words, visit) {
      // A boost of 0 makes MiniSearch skip the document: its postings are walked, and no result object is made
      // for any of thousands of hits. That, and not the lookup, is what its scoring costs on a long list.
      index.search('', {
        tokenize: () => words as string[],
        boostDocument: (form: number) => {
          visit(form);
          return 0;
        },
      });
    },
    store: () => index.toJSON(),
  };
}
