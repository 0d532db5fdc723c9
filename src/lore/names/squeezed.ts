import type { TableReader, Tables } from '../model/tables.ts';
import { fillBuckets, hashText, openBuckets } from './hash.ts';
import { type Names, squeezedForm } from './name-forms.ts';
import { heard } from './sound.ts';

/** Finds names by their letters alone: `curzondax`, `Ra ghoratreii`. */
export interface Squeezed {
  /** Gives the forms whose letters, without spaces, are (or sound like) these, with or without a bracket. */
  visit(text: string, give: (form: number) => void): void;
}

/** Indexes every form without its spaces: without a bracket as spelt and as heard, and with it. */
export function indexSqueezed(names: Names): Tables {
  const forms = names.entryOf.length;
  const hashes = new Uint32Array(forms * 3);
  for (let form = 0; form < forms; form++) {
    const base = squeezedForm(names, form, names.baseLength[form]);
    hashes[form * 3] = hashText(base);
    hashes[form * 3 + 1] = hashText(`~${heard(base)}`);
    hashes[form * 3 + 2] = hashText(squeezedForm(names, form));
  }
  const { start, values } = fillBuckets((put) => {
    for (let form = 0; form < forms; form++) {
      const at = form * 3;
      put(hashes[at] as number, form);
      put(hashes[at + 1] as number, form);
      if (hashes[at + 2] !== hashes[at]) put(hashes[at + 2] as number, form);
    }
  });
  return { start, values };
}

export function openSqueezed(tables: TableReader): Squeezed {
  const buckets = openBuckets({ start: tables.int32('start'), values: tables.int32('values') });
  return {
    visit(text, give) {
      buckets.visit(hashText(text), give);
      buckets.visit(hashText(`~${heard(text)}`), give);
    },
  };
}
