/** Questions to choose from while one is being typed: made from facts, and only such as those facts answer. */
import type { Lore } from '../lore/lore.ts';
import { type Entry, type Fact, spokenName } from '../lore/model/model.ts';
import { wordsOf } from '../lore/names/fold.ts';
import { CHATTER } from './english.ts';
import type { Fitter } from './fit.ts';
import type { Question } from './question.ts';
import { questionsOf } from './word-questions.ts';

/** Discord shows no more choices than this, nor longer ones. */
const LIMIT = { choices: 25, letters: 100 };
/** Of so many entries that the words may name, so many facts of each are looked at; its article is read off so many texts. */
const MOST = { entries: 3, facts: 60, questions: 30, texts: 12 };

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
    const called = callerOf();
    for (const entry of named(words, knows)) {
      let room = MOST.questions;
      for (const fact of [...entry.facts.slice(0, MOST.facts), ...entry.mentions.slice(0, MOST.facts)]) {
        if (room === 0) break;
        if (!accept(fact) || ![fact.subject, fact.target].every((end) => end === undefined || knows(end)))
          continue;
        for (const question of questionsOf(fact, entry, called)) {
          if (question.length > LIMIT.letters || asked.has(question)) continue;
          asked.set(question, fact);
          room--;
        }
      }
    }
    return [...asked]
      .map(([question, fact]) => ({ question, fact, worth: worthOf(words, question, fact) }))
      .toSorted((a, b) => b.worth - a.worth)
      .filter(({ question, fact }) => measure(read(question), 'words')(fact).typed)
      .slice(0, LIMIT.choices)
      .map(({ question }) => question);
  };
}

/** How much of what was typed a question has; the question word tells most of what is asked for. */
function worthOf(words: readonly string[], question: string, { relation, subject }: Fact): number {
  const own = wordsOf(question);
  const said = words.filter((word, place) =>
    own.some((one) => one === word || (place === words.length - 1 && one.startsWith(word))),
  );
  const asksAlike = words[0] !== undefined && own[0] === words[0] ? 1 : 0;
  return said.length + asksAlike + relation.tie / 100 - (subject.continuity.main ? 0 : 0.5);
}

/** What sentences call an entry: with the article that its facts' texts give it in most places. */
function callerOf(): (entry: Entry) => string {
  const known = new Map<Entry, string>();
  const look = (entry: Entry): string => {
    const name = spokenName(entry);
    if (!/^en\b/.test(entry.pack.language)) return name;
    const told = [...entry.facts.slice(0, MOST.texts), ...entry.mentions.slice(0, MOST.texts)];
    const small = name.charAt(0).toLowerCase() + name.slice(1);
    const counts = { 'the small': 0, 'the named': 0, bare: 0 };
    for (const { text = '' } of told) {
      const at = text.toLowerCase().indexOf(name.toLowerCase());
      if (at < 0) continue;
      const written = text.slice(at, at + name.length);
      if (!/\bthe $/i.test(text.slice(0, at))) counts.bare++;
      else if (written === small && small !== name) counts['the small']++;
      else counts['the named']++;
    }
    if (counts.bare >= counts['the small'] + counts['the named']) return name;
    return `the ${counts['the small'] > counts['the named'] ? small : name}`;
  };
  return (entry) => {
    const name = known.get(entry) ?? look(entry);
    known.set(entry, name);
    return name;
  };
}
