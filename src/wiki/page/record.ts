/** What one page tells, before anything is known of the others. */
import type { Kind, Medium } from '../../lore/model/kinds.ts';

/** A work that a page names as a source. */
export interface CitedWork {
  title: string;
  at?: string | undefined;
  medium?: Medium | undefined;
  tier?: string | undefined;
  series?: string | undefined;
  by?: string | undefined;
  /** Where only the wiki's own template knows the title: its name, with `title` as its parameter. */
  template?: string | undefined;
}

/** A date in the form that packs are written in. */
export interface WikiDate {
  /** `6052 as T.A. 2020`. */
  written: string;
  /** `T.A. 2020`. */
  text: string;
  /** Of an age that no profile told us of: where it stands is known once all pages are. */
  unplaced?: AgeDate | undefined;
}

/** A year of an age. */
export interface AgeDate {
  /** `AC`; `4E` where ages are counted. */
  age: string;
  qualifier: string;
  year: number;
  last?: number | undefined;
  /** Of the last year, where that is another one. */
  lastAge?: string | undefined;
  day: string;
  shown: string;
}

/** A statement of an infobox or of a list, one value alone. */
export interface FoundFact {
  relation: string;
  /** The infobox's field, where the profile does not know it. */
  field?: string | undefined;
  /** Whether the value is the subject, and the page's entry the target. */
  inverse?: boolean | undefined;
  /** The page that it leads to. */
  target?: string | undefined;
  /** What it says in words. */
  value: string;
  /** All of it, where a value would be cut. */
  whole?: string | undefined;
  /** All that the field shows, where only a part of it is the target. */
  shown?: string | undefined;
  /** What of it stands beside the target. */
  beside?: string | undefined;
  role?: string | undefined;
  /** Whether the box says `as` before the role. */
  isCapacity?: boolean | undefined;
  side?: { target?: string | undefined; name: string } | undefined;
  date?: WikiDate | undefined;
  text?: string | undefined;
  /** How the date alone is told, where the value is a place. */
  dateText?: string | undefined;
  cites: CitedWork[];
}

/** A sentence of the page that names its sources. */
export interface ToldSentence {
  text: string;
  /** Pages that it leads to, in order. */
  links: string[];
  date?: WikiDate | undefined;
  cites: CitedWork[];
  /** Where all of its section is of one tier. */
  tier?: string | undefined;
  heading: string;
  isLead?: boolean;
}

export interface PageRecord {
  title: string;
  id: number;
  revision: number;
  timestamp: string;
  kind: Kind;
  name: string;
  aliases: string[];
  continuity?: string | undefined;
  tier?: string | undefined;
  gender?: string | undefined;
  /** Where the page is about a work. */
  work?: PageWork | undefined;
  lead: { text: string; cites: CitedWork[] }[];
  facts: FoundFact[];
  told: ToldSentence[];
  /** All pages that it leads to. */
  links: string[];
  /** Those that the text of its story leads to, in order. */
  leads: Lead[];
  /** What links show where that is not the title. */
  pipes: [target: string, shown: string][];
}

/** A page that a text leads to. */
export interface Lead {
  title: string;
  /** What it most likely is, where the words around the link tell. */
  hint?: Kind | undefined;
  /** A page beside which it stands in a list: the two are likely of a kind. */
  like?: string | undefined;
  /** Whether `the` stands before it, where the link shows its very title. */
  article?: boolean | undefined;
  /** Whether a sentence goes on as behind a plural: `the [[Noldor]] were`. */
  isMany?: boolean | undefined;
}

export interface PageWork {
  title: string;
  medium: Medium;
  tier?: string | undefined;
  series?: string | undefined;
  season?: number | undefined;
  episode?: number | undefined;
  released?: string | undefined;
  by?: string | undefined;
}

export type SkipReason =
  | 'other namespace'
  | 'no wikitext'
  | 'empty'
  | 'disambiguation'
  | 'real world'
  | 'denied'
  | 'longer than is read';

/** What became of a page. */
export type Outcome =
  | { type: 'page'; page: PageRecord; unknown: Unknown }
  | { type: 'redirect'; from: string; to: string }
  | { type: 'template'; name: string; titles: Record<string, string> }
  | { type: 'skipped'; title: string; reason: SkipReason };

/** What the profile does not understand, with an example each. */
export interface Unknown {
  templates: Record<string, string>;
  fields: Record<string, string>;
  unclosed: number;
  dropped: string[];
}
