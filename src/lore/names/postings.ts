import type { TableReader, Tables } from '../model/tables.ts';
import type { Names } from './name-forms.ts';

/** Which forms hold a word. */
export interface Postings {
  /** Calls `visit` once with every form that holds one of the words, by their numbers. */
  visit(words: readonly number[], visit: (form: number) => void): void;
}

/** The forms of each word, one list after the other. */
export function indexForms({ entryOf, from, words, vocabulary }: Names): Tables {
  const start = new Int32Array(vocabulary.length + 1);
  const lastForm = new Int32Array(vocabulary.length).fill(-1);
  const each = (give: (word: number, form: number) => void): void => {
    lastForm.fill(-1);
    for (let form = 0; form < entryOf.length; form++) {
      for (let at = from[form] as number; at < (from[form + 1] as number); at++) {
        const word = words[at] as number;
        if (lastForm[word] === form) continue;
        lastForm[word] = form;
        give(word, form);
      }
    }
  };
  each((word) => {
    start[word + 1] = (start[word + 1] as number) + 1;
  });
  for (let word = 0; word < vocabulary.length; word++)
    start[word + 1] = (start[word + 1] as number) + (start[word] as number);
  const forms = new Int32Array(start[vocabulary.length] as number);
  const next = start.slice(0, vocabulary.length);
  each((word, form) => {
    const place = next[word] as number;
    forms[place] = form;
    next[word] = place + 1;
  });
  return { start, forms };
}

/** @param forms how many forms there are. */
export function openPostings(tables: TableReader, forms: number): Postings {
  const start = tables.int32('start');
  const lists = tables.int32('forms');
  const seen = new Int32Array(forms);
  let round = 0;
  return {
    visit(words, visit) {
      round++;
      for (const word of words) {
        const end = start[word + 1] as number;
        for (let at = start[word] as number; at < end; at++) {
          const form = lists[at] as number;
          if (seen[form] === round) continue;
          seen[form] = round;
          visit(form);
        }
      }
    },
  };
}
