/** Sentences on an entry's own card, which need not say its name again. */
import { capitalize } from '../lore/model/capitalize.ts';
import type { Entry, Fact } from '../lore/model/model.ts';

/**
 * The sentence of a fact without the entry's name in front: "Negotiated for the Federation at Korvat." As it is where it
 * begins otherwise, or where what follows the name is not surely a verb ("Kirk and McCoy were", "the Dax symbiont was").
 */
export function inOwnWords(text: string, fact: Fact, entry: Entry): string {
  if (!/^en\b/.test(entry.pack.language)) return text;
  if (fact.subject === entry) {
    const of = ofItself(text, entry);
    if (of !== text) return of;
  }
  const words = text.split(' ');
  const end = fact.subject === entry ? endOfName(words, entry) : endOfFullName(text, fact.subject, entry);
  const verb = words[end];
  if (end === 0 || !verb || !isVerb(verb, entry)) return text;
  return capitalize(words.slice(end).join(' '));
}

/** `Losses in the siege: heavy.` without that it is of the siege. */
function ofItself(text: string, { name }: Entry): string {
  const at = text.indexOf(': ');
  const [head, rest] = [text.slice(0, at), text.slice(at + 2)];
  if (at < 0) return text;
  for (const one of [name, name.replace(/\s*\([^()]*\)$/, '')]) {
    if (head === one) return capitalize(rest);
    for (const joint of [` in ${one}`, ` of ${one}`])
      if (head.endsWith(joint)) return `${head.slice(0, -joint.length)}: ${rest}`;
  }
  return text;
}

/** How many words at the beginning are of the entry's names, and perhaps an article. */
function endOfName(words: readonly string[], { name, aliases }: Entry): number {
  const known = new Set(
    [name, ...aliases.map((alias) => alias.name)].flatMap((one) =>
      one.replace(/[()]/g, '').toLowerCase().split(' '),
    ),
  );
  const start = words[0] === 'The' ? 1 : 0;
  // What stands at the end of another name alone is somebody else: “the Children of X” are not X.
  const firsts = [name, ...aliases.map((alias) => `${alias.name.split(' ')[0]}`)].flatMap((one) =>
    one.replace(/[()]/g, '').toLowerCase().split(' '),
  );
  if (!firsts.includes((words[start] ?? '').toLowerCase())) return 0;
  let end = start;
  while (end < words.length && known.has((words[end] as string).replace(/[()]/g, '').toLowerCase())) end++;
  return end === start ? 0 : end;
}

/** A fact of another entry may begin with a namesake: only the very name will do. */
const endOfFullName = (text: string, subject: Entry, { name }: Entry): number =>
  text.startsWith(`${name} `) && !subject.name.startsWith(name) ? name.split(' ').length : 0;

const isVerb = (word: string, { pack }: Entry): boolean =>
  /^[a-z]+ed$/.test(word) || VERBS.has(word) || startsPhrase(word, pack.relations.values());

const startsPhrase = (word: string, relations: Iterable<{ phrase: string; inverse: string }>): boolean => {
  for (const { phrase, inverse } of relations)
    if (phrase.startsWith(`${word} `) || inverse.startsWith(`${word} `)) return true;
  return false;
};

/** Verbs of English that do not end in -ed, and adverbs that stand before one. */
const VERBS = new Set(
  `was were is are had has did became began bore bought broke brought built burst came caught chose could cut drank drew
  drove ended fell felt fled flew forbade forgave fought found gave got grew heard held hid hit keeps kept knew laid lay
  leads led left lent let lies lost made may meant met might must never often once orbits paid put ran rose said sang sank sat
  saw sent set shook shot showed slew sold speaks spent spoke stands stole stood struck swore takes taught thinks thought
  threw told took tried understood went wept withdrew woke won wore would wrote also first later soon still then together`.split(
    /\s+/,
  ),
);
