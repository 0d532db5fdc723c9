import { wordsOf } from '../lore/names/fold.ts';

/**
 * Words that say the same of somebody, as questions and facts put it. Who does and to whom it is done stay apart:
 * a mentor is not the mentored.
 */
const SAME: readonly string[] = [
  'child son daughter kid offspring',
  'parent father mother dad mum mom',
  'spouse wife husband married widow widower',
  'sibling brother sister',
  'grandparent grandfather grandmother',
  'grandchild grandson granddaughter',
  'friend befriended friendship',
  'enemy foe nemesis rival',
  'killed murdered assassinated slew shot killer murderer assassin',
  'withdrew left leave quit abandoned withdraw',
  'commanded captain commander command skipper',
  'negotiated negotiator negotiate diplomat',
  'signed signatory signer sign',
  'mentor teacher taught',
  'mentored student pupil protege protegee',
  'successor followed succeeded',
  'predecessor preceded before',
  'conspired conspirator plotted plotter traitor',
  'exposed revealed unmasked uncovered',
  'defended lawyer counsel advocate defender',
  'prosecuted prosecutor',
  'attended there present delegate attendee',
  'aide assistant adviser advisor',
  'treaty accord agreement pact',
  'homeworld home',
  'president',
  'restored reinstated renewed',
  'destroyed blew exploded',
  'led leader head headed',
  'crew served officer',
  'office held holder',
];

const groupOf = new Map<string, string>();
for (const group of SAME) {
  const words = group.split(' ');
  for (const word of words) groupOf.set(word, words[0] as string);
}

/** Every word that is said of somebody. */
export const sayingWords: ReadonlySet<string> = new Set(groupOf.keys());

/** Says nothing of anybody. */
const EMPTY = new Set(
  `the a an of and in on at to for from by with is was are were did does do has had be been being who whom whose what
  whats whos which where when why how tell me about show find name one that this it its his her their some any as`.split(
    /\s+/,
  ),
);

/** The words of a text that tell something, each as the first of those that say the same; plurals as singulars. */
export function tellingWords(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !EMPTY.has(word))
    .map(sameWord);
}

/** What a word is compared as. */
export function sameWord(word: string): string {
  const single = word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  return groupOf.get(word) ?? groupOf.get(single) ?? single;
}

/** Whether a word says nothing by itself. */
export function isEmptyWord(word: string): boolean {
  return EMPTY.has(word);
}
