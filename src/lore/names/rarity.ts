import { FORM, type Names } from './name-forms.ts';
import type { RoleWords } from './role-words.ts';

/** A role word's share of the weight it would have as a name. */
const ROLE_SHARE = 0.1;
/** Short words say less: full weight from this many letters on. */
const FULL_WEIGHT_LETTERS = 4;
const SHORTEST_SHARE = 0.45;

/** How much each word of the vocabulary tells: rare words much, role words next to nothing. */
export interface Rarity {
  /** Word → in how many forms it stands. */
  forms: Int32Array;
  /** Word → its weight. */
  weight: Float32Array;
  /** Word → whether it is a role word. */
  isRole: Uint8Array;
  /** Word → whether it stands in a name or an alias: keywords hold misspellings. */
  isNamed: Uint8Array;
  /** The weight of a word that stands in so many forms. */
  weigh(word: string, forms: number): number;
}

/** Weighs the vocabulary by how rare its words are (the logarithm of the inverse share of forms). */
export function weighWords(names: Names, roles: RoleWords): Rarity {
  const count = names.entryOf.length;
  const forms = new Int32Array(names.vocabulary.length);
  const isNamed = new Uint8Array(names.vocabulary.length);
  for (let form = 0; form < count; form++) {
    for (let at = names.from[form] as number; at < (names.from[form + 1] as number); at++) {
      const word = names.words[at] as number;
      forms[word] = (forms[word] as number) + 1;
      if (names.role[form] !== FORM.keyword) isNamed[word] = 1;
    }
  }
  const weigh = (word: string, inForms: number): number => {
    const rare = Math.log(1 + count / (inForms + 0.5));
    const letters = Math.min(1, SHORTEST_SHARE + ((1 - SHORTEST_SHARE) * word.length) / FULL_WEIGHT_LETTERS);
    return rare * letters * (roles.has(word) ? ROLE_SHARE : 1);
  };
  return {
    forms,
    isNamed,
    weight: Float32Array.from(names.vocabulary, (word, number) => weigh(word, forms[number] as number)),
    isRole: Uint8Array.from(names.vocabulary, (word) => (roles.has(word) ? 1 : 0)),
    weigh,
  };
}
