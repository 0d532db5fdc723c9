import { type Aligner, buildAligner } from './align.ts';
import { fold } from './fold.ts';
import { FORM, type Names, readNames, restoreNames, squeezedForm } from './name-forms.ts';
import { indexPhrases, type Phrases } from './phrases.ts';
import { indexForms, type Postings } from './postings.ts';
import { type Rarity, weighWords } from './rarity.ts';
import { indexSpellings, type Spellings } from './spellings.ts';
import { indexSqueezed, type Squeezed } from './squeezed.ts';
import type { Findable, FindOptions, StoredIndex } from './types.ts';

/** Everything a search asks, made once from the entries. */
export interface Parts {
  entries: readonly Findable[];
  names: Names;
  rarity: Rarity;
  postings: Postings;
  spellings: Spellings;
  squeezed: Squeezed;
  phrases: Phrases;
  aligner: Aligner;
  /** Form → how many letters its name has, brackets left out. */
  lettersIn: Uint8Array;
  /** Names of continuities other than the main one, folded. */
  continuities: ReadonlySet<string>;
}

/** Whether an entry belongs to the main continuity. */
export function isMain(entry: Findable): boolean {
  return entry.continuity === undefined || entry.continuity === 'prime';
}

/** Whether an entry may be shown to who asks. */
export function admits(entry: Findable, options: FindOptions): boolean {
  if (options.only && options.kind !== undefined && entry.kind !== options.kind) return false;
  return options.accept?.(entry.id) ?? true;
}

/** Indexes the entries; what a stored index holds is not made again. */
export function indexEntries(entries: readonly Findable[], stored?: StoredIndex): Parts {
  const names = stored === undefined ? readNames(entries) : restoreNames(stored.names);
  const rarity = weighWords(names);
  return {
    entries,
    names,
    rarity,
    postings: indexForms(names, stored?.postings),
    spellings: indexSpellings(names.vocabulary, names.numberOf, stored),
    squeezed: indexSqueezed(names, stored?.squeezed),
    phrases: indexPhrases(names, (form, position) => standing(entries, names, form, position)),
    aligner: buildAligner(names, rarity),
    lettersIn: Uint8Array.from(names.entryOf, (_, form) =>
      Math.min(255, squeezedForm(names, form, names.baseLength[form]).length),
    ),
    continuities: new Set(
      entries.filter((entry) => !isMain(entry)).map(({ continuity }) => fold(continuity ?? '')),
    ),
  };
}

/** How far up a form stands before much is typed: the best known first, then names' beginnings, then short ones. */
function standing(entries: readonly Findable[], names: Names, form: number, position: number): number {
  const entry = entries[names.entryOf[form] as number] as Findable;
  const length = (names.from[form + 1] as number) - (names.from[form] as number);
  return (
    0.6 * (entry.prominence / 100) +
    (position === 0 ? 0.2 : 0) +
    (isMain(entry) ? 0.1 : 0) +
    (names.role[form] === FORM.name ? 0.05 : 0) -
    0.002 * length
  );
}
