/** One entry as the finder sees it beside its names. */
export interface Listed {
  id: string;
  kind: string;
  /** Undefined is the main continuity: preferred unless another is asked for. */
  continuity?: string | { id: string; main: boolean };
  /** How well known, 0 to 100. */
  prominence: number;
}

/** One entry with all that it is found by. */
export interface Findable extends Listed {
  name: string;
  aliases: readonly string[];
  /** Further words an entry is found by; they count like aliases and are never shown. */
  keywords?: readonly string[];
  pack?: string;
}

/** What a search may be told besides the words. */
export interface FindOptions {
  /** Entries of this kind are preferred, or with `only` the only ones. */
  kind?: string | undefined;
  only?: boolean | undefined;
  /** Entries of this continuity are preferred, as if its name stood in the query. */
  continuity?: string | undefined;
  /** Hides the entries it returns false for. */
  accept?: ((id: string) => boolean) | undefined;
  /** Facts it returns false for describe nobody. */
  acceptFact?: ((factId: string) => boolean) | undefined;
  /** How many at most; 25 at the most, which is what Discord shows. */
  limit?: number | undefined;
}

/**
 * What a query found. `found` is a card: alone when `others` is empty, else with a menu of namesakes and
 * near ties (at most 24, best first). `unsure` is never a card: at most five guesses, best first.
 */
export type Found = { outcome: 'found'; id: string; others: string[] } | { outcome: 'unsure'; ids: string[] };

/** One hit of a ranking; the score is 1 for the very name and near 0 for nothing in common. */
export interface Ranked {
  id: string;
  score: number;
}

/** Finds entries by what people type. */
export interface Finder {
  /** The answer to a finished query: an entry's id (or `pack/id`), or words. */
  find(query: string, options?: FindOptions): Found;
  /** The answer and all hits it was chosen from, for the price of one search. */
  answer(query: string, options?: FindOptions): { found: Found; hits: Ranked[] };
  /** The best hits of a finished query, at most 25, best first. */
  rank(query: string, options?: FindOptions): Ranked[];
  /** Choices for text still being typed, at most 25 ids; for no text the best known entries. */
  suggest(typed: string, options?: FindOptions): string[];
  /** The ids of all whose very name has this folded word in it, be it only in its bracket: all who are called Dax. */
  bearing(word: string, options?: { inBracket?: boolean }): string[];
  /** The ids of all whose name (with or without its bracket) or alias is just these folded words. */
  called(words: readonly string[]): string[];
  /** The folded words of an entry's name and aliases, one name after the other; none for an id that is not there. */
  wordsOf(id: string): string[];
  /** Words of names that this one may be a slip of, best first. */
  wordsLike(word: string): string[];
  /** How many entries can be found. */
  readonly size: number;
}
