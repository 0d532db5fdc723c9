/** What a pack is made of: entries, facts and works as one graph, whose texts may still be on disk. */

import type { Kind, Level, Medium, Pronouns, Role, SectionId } from '../model/kinds.ts';
import type { QuestionRules } from '../pack/schema.ts';
import { capitalize } from './capitalize.ts';
import { dateInWords, type LoreDate } from './date.ts';

export interface Tier {
  id: string;
  name: string;
  /** 0 for the strongest tier of its pack. */
  rank: number;
}

export interface Continuity {
  id: string;
  name: string;
  /** What else it is called in questions. */
  aliases?: readonly string[] | undefined;
  /** True for the pack's first continuity, which needs no mention. */
  main: boolean;
}

export interface Relation {
  id: string;
  /** Words between subject and target, and between target and subject. */
  phrase: string;
  inverse: string;
  label: string;
  inverseLabel: string;
  section: SectionId;
  inverseSection: SectionId;
  subjects: readonly Kind[] | undefined;
  targets: readonly Kind[] | undefined;
  symmetric: boolean;
  single: boolean;
  /** No pack can list all of these, so that nothing is asked by it. */
  open: boolean;
  /** 0 to 10: how much it connects two entries. */
  tie: number;
  roles: readonly Role[];
  asks: Asks;
}

/** Words that ask for a relation in a question. */
export interface Asks {
  /** What the subject does to the target, and what is done to the subject. */
  does: readonly string[];
  suffers: readonly string[];
  /** What the subject is to the target, and what the target or the value is. */
  subject: readonly string[];
  target: readonly string[];
}

/** Words that say something of somebody without naming anybody. */
export interface Words {
  /** Before a name, what somebody is: `captain`. */
  titles: readonly string[];
  /** Around a name, when somebody asks for it: `show`, `me`. */
  fillers: readonly string[];
  /** Words that say the same: `killed`, `murdered`. */
  synonyms: readonly (readonly string[])[];
  /** Words that tell how people speak of whom they mean: `mother` is a she. */
  pronouns: Partial<Record<Pronouns, readonly string[]>>;
}

export interface Pack {
  id: string;
  name: string;
  fandom: string;
  language: string;
  summary: string;
  licence: string;
  attribution: string;
  notice: string | undefined;
  links: ReadonlyMap<string, string>;
  tiers: readonly Tier[];
  continuities: readonly Continuity[];
  /** Full names of series by their short ones. */
  series: ReadonlyMap<string, string>;
  /** Ages that its dates are told in; none where years are all of one count. */
  eras: readonly Era[];
  /** Those that it declares, and those that its facts use. */
  relations: ReadonlyMap<string, Relation>;
  /** Its own and those that every pack has. */
  words: Words;
  /** How questions are made from the facts; undefined when the pack asks none. */
  questions: QuestionRules | undefined;
  works: readonly Work[];
  counts: { entries: number; facts: number; works: number };
}

/** An age, whose years stand on the axis of all dates from its year 0 on. */
export interface Era {
  /** `T.A. {year}`, `{year} BBY`. */
  forms: readonly string[];
  zero: number;
  backwards?: boolean | undefined;
}

/** A pack as it comes from its files: all of it in memory, to be compiled. */
export interface BuiltPack extends Pack {
  entries: readonly Entry[];
  facts: readonly Fact[];
  /** Its questions that somebody wrote; none when left out. */
  written?: readonly HandWritten[];
}

export interface Work {
  /** `pack/slug`. */
  id: string;
  pack: Pack;
  title: string;
  aliases: readonly string[];
  /** What a card says: `TUC`, `DS9 4x01`. */
  label: string;
  medium: Medium;
  tier: Tier;
  continuity: Continuity;
  series: string | undefined;
  season: number | undefined;
  episode: number | undefined;
  /** `1991`, `1991-12` or `1991-12-06`. */
  released: string | undefined;
  set: LoreDate | undefined;
  /** Dates that it gives in a calendar of its own: `stardate 9521.6`. */
  calendar: readonly string[];
  /** Works that it retells: the film of a novelization. */
  adapts: readonly Work[];
  by: string | undefined;
  note: string | undefined;
  /** Entries that its note names. */
  namedInNote: readonly Entry[];
  /** Entries that its title, its label and its author's name have in them. */
  named: readonly Entry[];
  /** Facts that cite it, in the order of the files; of a work that very many cite, so many. */
  facts: readonly Fact[];
  /** How many facts cite it. */
  factCount: number;
}

export interface Citation {
  work: Work;
  /** Where in the work. */
  at: string | undefined;
}

export interface Alias {
  name: string;
  citations: readonly Citation[];
}

export interface SummaryPart {
  text: string;
  citations: readonly Citation[];
  /** Entries that its words name. */
  named: readonly Entry[];
}

export interface Entry {
  /** `pack/slug`: unique over all packs, and what autocomplete and buttons carry. */
  id: string;
  pack: Pack;
  name: string;
  kind: Kind;
  continuity: Continuity;
  aliases: readonly Alias[];
  keywords: readonly string[];
  /** How its works speak of a person, by the first of the words: he, she … */
  pronouns: Pronouns | undefined;
  /** Where it is told at length: the address of the wiki's page that it was taken from. */
  page: string | undefined;
  /** 0 to 100. */
  prominence: number;
  /** All of it as one text. */
  summary: string;
  /** The parts of the summary, each with the works that tell it; one for a summary that is one text. */
  summaryParts: readonly SummaryPart[];
  /** What the whole summary rests on, each work once. */
  citations: readonly Citation[];
  /** Facts of which it is the subject, in the order of the file. */
  facts: readonly Fact[];
  /** How many facts it is the subject of. */
  factCount: number;
  /** Facts of other entries that have it as target or side; of one that very many mention, those of the best known. */
  mentions: readonly Fact[];
  /** How many facts mention it. */
  mentionCount: number;
  /** Of an event or agreement the fact that dates it; no other is read for it. */
  dating: Fact | undefined;
  /** What it is, in names or values of its first facts, none of which is read for it. */
  natures: readonly string[];
  /** Those of its mentions that entries of some kind make; others are not read. */
  mentionsBy(isWanted: (subject: Entry) => boolean): readonly Fact[];
  /** All works that tell anything of it, for a judgement without its texts. */
  tellings: Iterable<Telling>;
}

export interface Fact {
  /** `pack/subject.relation.target`: unique over all packs. */
  id: string;
  subject: Entry;
  relation: Relation;
  target: Entry | undefined;
  value: string | undefined;
  /** The fact as a sentence; without one, {@link sentence} makes it from the relation's wording. */
  text: string | undefined;
  role: string | undefined;
  side: Entry | string | undefined;
  date: LoreDate | undefined;
  order: number;
  citations: readonly Citation[];
  /** Whether its works tell it only together; else each of them does alone. */
  together: boolean;
  /** Facts that say otherwise, whichever of the two says so in the file. */
  contradicts: readonly Fact[];
  note: string | undefined;
  /** Words by which members ask for it, beside those of its sentence; never shown. */
  keywords: string | undefined;
  /** Entries that its words name beside those it ties. */
  named: readonly Entry[];
}

/** A trivia question that somebody wrote. */
export interface HandWritten {
  /** Its id in the file. */
  slug: string;
  ask: string;
  answer: string;
  wrong: readonly string[];
  explanation: string;
  level: Level;
  about: readonly Entry[];
  /** Works that tell it together. */
  citations: readonly Citation[];
  /** Facts that say so too. */
  facts: readonly Fact[];
  /** Entries that its words name beside those it is about. */
  named: readonly Entry[];
}

/** Works that tell something: each all of it, or only together. */
export interface Telling {
  citations: readonly Citation[];
  together: boolean;
}

/**
 * The fact as one sentence that names its subject.
 * @param called what an entry is called in the middle of a sentence.
 */
export function sentence(fact: Fact, called: (entry: Entry) => string = spokenName): string {
  if (fact.text) return fact.text;
  const { subject, relation, date } = fact;
  const object = fact.target ? called(fact.target) : (fact.value ?? '');
  const phrase = isEnglish(subject.pack) ? withArticle(relation.phrase, object) : relation.phrase;
  const role = fact.role ? (BESIDE.test(fact.role) ? ` (${fact.role})` : ` as ${fact.role}`) : '';
  const who = called(subject);
  const words = `${who === subject.name ? who : capitalize(who)} ${phrase} ${object}${role}`;
  if (!date || saysDate(words, date)) return `${words}.`;
  return `${words} ${(isEnglish(subject.pack) && dateInWords(date)) || `(${date.text})`}.`;
}

/** What is said beside a name, and is nothing that somebody is: `later`, `fell there`, `including the scouts`, `1.93 m`. */
const BESIDE =
  /^(?:(?:later|formerly|briefly|primarily|mainly|mostly|originally|previously|then|possibly|probably|perhaps|presumably|allegedly|especially|at least|including|except|under|after|before|during|until|since|by|with|from|and|some|several|contested|shared|fell|fallen|killed|slain|wounded|captured|died|destroyed|created|enslaved|half-\w+|twins?|elder|eldest|younger|youngest|older)\b|\d)|(?:,[^,]*){3}/i;

/** What a sentence calls an entry whose name cannot stand in one, as its pack says: `Colonel Worf` for `Worf (Colonel)`. */
export const spokenName = ({ id, name, pack }: Entry): string =>
  pack.questions?.names?.[id.slice(id.indexOf('/') + 1)] ?? name;

/** Whether each number of a date stands in a text: "the war (2372-2373)" need not say "(from 2372)" once more. */
export function saysDate(text: string, date: LoreDate): boolean {
  const said = new Set(text.match(NUMBER));
  return (date.text.match(NUMBER) ?? [date.text]).every((number) => said.has(number));
}

const NUMBER = /\b\d+[a-z]*/g;

const isEnglish = ({ language }: Pack) => /^en\b/.test(language);

/** `was a` before a vowel's sound: `was an`. */
const withArticle = (phrase: string, object: string) =>
  /\ba$/.test(phrase) && VOWEL_SOUND.test(object) ? `${phrase}n` : phrase;

/** "an attack", "an hour", but "a union", "a one-man ship". */
const VOWEL_SOUND = /^(?:(?!one\b|once\b|eu|uni(?![mn])|us[aeu])[aeiou]|hono|hour|heir)/i;

/** When an event was, where its pack says so once and for all. */
export const dateOf = (entry: Entry): LoreDate | undefined =>
  entry.kind === 'event' ? entry.facts.find((fact) => fact.relation.single && fact.date)?.date : undefined;
