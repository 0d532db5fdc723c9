import { prefixed, type TableReader, type Tables, under } from '../model/tables.ts';
import { type Aligner, buildAligner } from './align.ts';
import { fold } from './fold.ts';
import { FORM, type Names, nameTables, openNames, readNames } from './name-forms.ts';
import { indexPhrases, openPhrases, type Phrases } from './phrases.ts';
import { indexForms, openPostings, type Postings } from './postings.ts';
import { type Rarity, weighWords } from './rarity.ts';
import type { RoleWords } from './role-words.ts';
import { indexSpellings, openSpellings, type Spellings } from './spellings.ts';
import { indexSqueezed, openSqueezed, type Squeezed } from './squeezed.ts';
import type { Findable, FindOptions, Listed } from './types.ts';

/** Everything a search asks, made once from the entries. */
export interface Parts {
  entries: readonly Listed[];
  names: Names;
  rarity: Rarity;
  roles: RoleWords;
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

/** The continuity of an entry that belongs to another than the main one. */
export function otherContinuity({ continuity }: Listed): string | undefined {
  if (typeof continuity !== 'object') return continuity;
  return continuity.main ? undefined : continuity.id;
}

/** Whether an entry belongs to the main continuity. */
export function isMain(entry: Listed): boolean {
  return otherContinuity(entry) === undefined;
}

/** Whether an entry may be shown to who asks. */
export function admits(entry: Listed, options: FindOptions): boolean {
  if (options.only && options.kind !== undefined && entry.kind !== options.kind) return false;
  return options.accept?.(entry.id) ?? true;
}

/** Indexes the entries' names: what takes long, as tables that a compiled pack keeps. */
export function indexNames(entries: readonly Findable[]): Tables {
  const names = readNames(entries);
  return {
    ...prefixed('forms', nameTables(names)),
    ...prefixed('postings', indexForms(names)),
    ...prefixed('spellings', indexSpellings(names.vocabulary)),
    ...prefixed('squeezed', indexSqueezed(names)),
    ...prefixed(
      'phrases',
      indexPhrases(names, (form, position) => standing(entries, names, form, position)),
    ),
  };
}

/** @param entries those that the tables were made from, in the same order. */
export function openParts(entries: readonly Listed[], tables: TableReader, roles: RoleWords): Parts {
  const names = openNames(under('forms', tables));
  const rarity = weighWords(names, roles);
  return {
    entries,
    names,
    rarity,
    roles,
    postings: openPostings(under('postings', tables), names.entryOf.length),
    spellings: openSpellings(under('spellings', tables), names.vocabulary, names.numberOf),
    squeezed: openSqueezed(under('squeezed', tables)),
    phrases: openPhrases(under('phrases', tables), names),
    aligner: buildAligner(names, rarity),
    lettersIn: Uint8Array.from(names.entryOf, (_, form) => lettersOf(names, form)),
    continuities: new Set(
      entries.flatMap((entry) => {
        const other = otherContinuity(entry);
        return other === undefined ? [] : [fold(other)];
      }),
    ),
  };
}

/** How many letters a form has without its bracket, as far as a byte counts. */
function lettersOf({ from, baseLength, words, vocabulary }: Names, form: number): number {
  const start = from[form] as number;
  let letters = 0;
  for (let at = start; at < start + (baseLength[form] as number); at++)
    letters += (vocabulary[words[at] as number] as string).length;
  return Math.min(255, letters);
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
