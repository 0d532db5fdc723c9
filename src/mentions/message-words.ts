/** A text as words, each with where it stands and what its place says about its capital letter. */
import { fold } from '../lore/names/fold.ts';

export interface Word {
  /** Folded: no case, no marks, no apostrophes, and one word. */
  folded: string;
  /** Without the ending of `Gorkon's`; undefined when it has none. */
  bare: string | undefined;
  /** Where it stands in the text; `bareEnd` is before the ending. */
  start: number;
  end: number;
  bareEnd: number;
  capital: boolean;
  /** In capitals from end to end, and more than one letter. */
  shouted: boolean;
  /** The first of a sentence, where a capital says nothing. */
  opens: boolean;
  /** Its sentence, counted from 0. */
  sentence: number;
  /** True when what stands before it may stand inside a name: `Ra-ghoratreii`, `James T. Kirk`. */
  joins: boolean;
  /** True when a hyphen alone stands before it: `Enterprise-D`. */
  hyphened: boolean;
}

/** Letters and digits with the apostrophes inside: `Qo'noS`, `K'mpec`, `Gorkon's`. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’‘ʼ`´][\p{L}\p{N}\p{M}]+)*/gu;
const ENDING = /['’‘ʼ`´](?:s|ll|d|re|ve)$/iu;
/** Code and addresses are no words that somebody said. A lone backtick may be an apostrophe, as in K`mpec. */
const NO_TEXT =
  /```[\s\S]+?```|(?<![`\p{L}\p{N}])(`{1,2})[^`]+\1(?![`\p{L}\p{N}])|(?:https?:\/\/|www\.)\S+/giu;
/** Mentions, custom emoji and times; a sentence goes on after one. */
const MARKUP = /<[^<>\s]{1,120}>/gu;
const LINE_OR_STOP = /[\r\n]|[.!?…‽](?!\p{L})/u;
const COLON_OR_QUOTE = /[:"“„«(•|]|^\s*[-–—]/u;
/** What may stand between two words of a name. */
const JOINT = /^[\s\p{Pd}_*~"“”'’.]{1,3}$/u;
const ABBREVIATIONS = new Set(
  'dr mr mrs ms mx st lt cmdr cdr capt adm gen col maj sgt ens prof amb sr jr vs no uss'.split(' '),
);

const isAbbreviation = (folded: string) => folded.length === 1 || ABBREVIATIONS.has(folded);

export function wordsIn(text: string): Word[] {
  const said = text
    .replace(NO_TEXT, (hidden) => '\n'.repeat(hidden.length))
    .replace(MARKUP, (hidden) => '\ufffc'.repeat(hidden.length));
  const words: Word[] = [];
  let sentence = 0;
  for (const match of said.matchAll(WORD)) {
    const raw = match[0];
    const start = match.index;
    const last = words.at(-1);
    const gap = said.slice(last?.end ?? 0, start);
    const dotted = last !== undefined && /^\.[^\S\n]*$/u.test(gap) && isAbbreviation(last.folded);
    const stops = last !== undefined && !dotted && LINE_OR_STOP.test(gap);
    if (stops) sentence++;
    const ending = ENDING.exec(raw);
    words.push({
      folded: oneWord(raw),
      bare: ending ? oneWord(raw.slice(0, ending.index)) : undefined,
      start,
      end: start + raw.length,
      bareEnd: start + (ending?.index ?? raw.length),
      capital: /^\p{Lu}/u.test(raw),
      shouted: /\p{Lu}.*\p{Lu}/u.test(raw) && !/\p{Ll}/u.test(raw.replace(ENDING, '')),
      opens: last === undefined || stops || COLON_OR_QUOTE.test(gap),
      sentence,
      joins: last !== undefined && JOINT.test(gap) && !/[\r\n]/.test(gap) && (dotted || !gap.includes('.')),
      hyphened: /^\p{Pd}$/u.test(gap),
    });
  }
  return words;
}

/** Some single characters fold to several words, such as `½`. */
const oneWord = (raw: string) => fold(raw).replaceAll(' ', '');
