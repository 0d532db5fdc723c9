import { fillBuckets, hashText } from './hash.ts';
import { type Names, squeezedForm } from './name-forms.ts';
import { heard } from './sound.ts';
import { readUint32, storeNumbers } from './stored-numbers.ts';

/** Finds names by their letters alone: `curzondax`, `Ra ghoratreii`. */
export interface Squeezed {
  /** Gives the forms whose letters, without spaces, are (or sound like) these, with or without a bracket. */
  visit(text: string, give: (form: number) => void): void;
  /** The hashes, to be stored. */
  store(): string;
}

/** Indexes every form without its spaces, by spelling and by sound. */
export function indexSqueezed(names: Names, stored?: string): Squeezed {
  const forms = names.entryOf.length;
  const hashes = stored === undefined ? hashForms(names) : readUint32(stored);
  const buckets = fillBuckets(hashes.length, (put) => {
    for (let form = 0; form < forms; form++) {
      const at = form * HASHES;
      put(hashes[at] as number, form);
      put(hashes[at + 1] as number, form);
      if (hashes[at + 2] !== hashes[at]) put(hashes[at + 2] as number, form);
    }
  });
  return {
    visit(text, give) {
      buckets.visit(hashText(text), give);
      buckets.visit(hashText(`~${heard(text)}`), give);
    },
    store: () => storeNumbers(hashes),
  };
}

/** Each form has three: without a bracket as spelt and as heard, and with it. */
const HASHES = 3;

function hashForms(names: Names): Uint32Array {
  const hashes = new Uint32Array(names.entryOf.length * HASHES);
  for (let form = 0; form < names.entryOf.length; form++) {
    const base = squeezedForm(names, form, names.baseLength[form]);
    hashes[form * HASHES] = hashText(base);
    hashes[form * HASHES + 1] = hashText(`~${heard(base)}`);
    hashes[form * HASHES + 2] = hashText(squeezedForm(names, form));
  }
  return hashes;
}
