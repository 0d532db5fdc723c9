/** Questions to choose from while one is being typed: made from facts, and only such as those facts answer. */
import type { Lore } from '../lore/lore.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import { wordsOf } from '../lore/names/fold.ts';
import { CHATTER } from './english.ts';
import type { Fitter } from './fit.ts';
import type { Question } from './question.ts';

/** Discord shows no more choices than this, nor longer ones. */
const LIMIT = { choices: 25, letters: 100 };
/** Of so many entries that the words may name, so many facts of each are looked at. */
const MOST = { entries: 3, facts: 60, questions: 60 };
const BEINGS: ReadonlySet<string> = new Set(['person', 'organization', 'species']);

export function createSuggester(lore: Lore, read: (text: string) => Question, measure: Fitter) {
  /** Whom the words name so far; the last one may be half a word. */
  const named = (words: readonly string[], knows: (entry: Entry) => boolean): Entry[] => {
    const telling = words.filter((word) => !CHATTER.has(word));
    const last = telling.slice(-2).join(' ');
    const found = [
      ...read(words.join(' ')).items.flatMap(({ entries, senses }) =>
        senses.length > 0 ? [] : [...(entries ?? [])].slice(0, MOST.entries),
      ),
      ...(last.length > 1 ? lore.suggest(last, undefined, knows).slice(0, MOST.entries) : []),
      ...(telling.length > 1
        ? lore.suggest(telling.at(-1) ?? '', undefined, knows).slice(0, MOST.entries)
        : []),
    ];
    const known = [...new Set(found)].filter(knows);
    return (known.length > 0 ? known : lore.suggest('', undefined, knows)).slice(0, MOST.entries);
  };

  return (typed: string, accept: (fact: Fact) => boolean, knows: (entry: Entry) => boolean): string[] => {
    const words = wordsOf(typed);
    const asked = new Map<string, Fact>();
    for (const entry of named(words, knows)) {
      for (const fact of [...entry.facts.slice(0, MOST.facts), ...entry.mentions.slice(0, MOST.facts)]) {
        if (asked.size >= MOST.questions) break;
        if (!accept(fact) || ![fact.subject, fact.target].every((end) => end === undefined || knows(end)))
          continue;
        for (const question of questionsOf(fact, entry))
          if (question.length <= LIMIT.letters && !asked.has(question)) asked.set(question, fact);
      }
    }
    const worth = (question: string): number => {
      const own = wordsOf(question);
      return words.filter((word, place) =>
        own.some((one) => one === word || (place === words.length - 1 && one.startsWith(word))),
      ).length;
    };
    return [...asked]
      .map(([question, fact]) => ({ question, fact, worth: worth(question) }))
      .toSorted((a, b) => b.worth - a.worth)
      .filter(({ question, fact }) => measure(read(question), fact).typed)
      .slice(0, LIMIT.choices)
      .map(({ question }) => question);
  };
}

/** What a fact answers about one of its ends, in its relation's own words. */
function questionsOf({ subject, relation, target, date }: Fact, about: Entry): string[] {
  const who = (entry: Entry) => (BEINGS.has(entry.kind) ? 'Who' : 'What');
  if (target === about && target !== subject) return [`${who(subject)} ${relation.phrase} ${about.name}?`];
  if (subject === about && target) return [`${who(target)} ${relation.inverse} ${about.name}?`];
  if (subject === about && relation.single && date) return [`When was ${about.name}?`];
  return [];
}
