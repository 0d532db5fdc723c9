/** Takes the text of a fact apart: its subject from what it did, or the name of its target out of it. */
import { capitalize } from '../lore/model/capitalize.ts';
import type { BuiltPack, Entry, Fact } from '../lore/model/model.ts';
import type { QuestionRules } from '../lore/pack/schema.ts';
import type { Names } from './option-names.ts';

interface Deed {
  /** What stands before the subject: `In Cast No Shadow, `, or ''. */
  lead: string;
  /** What it did, without the full stop: `was counsel for the defence of Kirk`. */
  deed: string;
}

export interface Sentences {
  /** The text without its subject; `undefined` when it does not begin with the subject, alone, as a sentence does. */
  splitAtSubject(fact: Fact): Deed | undefined;
  /** The text with a gap for its target; `undefined` when the target is not named exactly once, by itself. */
  gapAtTarget(fact: Fact, target: Entry): string | undefined;
}

export function sentencesOf(pack: BuiltPack, rules: QuestionRules, names: Names): Sentences {
  const verbs = verbsOf(pack);
  const joining = new Set(rules.joining);
  const articles = (rules.articles ?? []).flatMap((word) => [`${word} `, `${capitalize(word)} `]);

  /** After the subject stands a verb: in no `Starfleet officers drew up` or `Kang and Kirk` does it. */
  const saysWhatItDid = (subject: Entry, deed: string): boolean => {
    const first = firstWord(deed);
    // People do more things than a pack tells twice; whatever follows the name of a person is a verb.
    return !joining.has(first) && (subject.kind === 'person' || verbs.has(first));
  };

  return {
    splitAtSubject({ subject, text = '' }) {
      const split = splitAt(text, subject, names.written(subject), articles);
      return split && saysWhatItDid(subject, split.deed) ? split : undefined;
    },
    gapAtTarget({ text }, target) {
      const mention = text && onlyMention(text, names.written(target));
      if (!mention) return undefined;
      const before = text.slice(0, mention.start);
      const article = names.article(target);
      // A title or an article that only the right option can follow would give it away.
      if (/(?:^|\s)\p{Lu}[\p{L}'’.-]*\s$/u.test(before) && before.trim().includes(' ')) return undefined;
      if ((article !== '') !== (article !== '' && endsWithWord(before, article))) return undefined;
      return `${before}${GAP}${text.slice(mention.end)}`;
    },
  };
}

const LEAD = /^\p{Lu}\p{Ll}+ [^,.]{2,60}, /u;
const TITLE = /\p{Lu}[\p{L}'’-]+ /uy;
/** Before a name: Admiral, Grand Admiral. */
const MOST_TITLES = 2;
const DEED = / (?<deed>\p{Ll}.*)\.$/uy;

/** A sentence that begins with an entry: perhaps a clause, an article and a title, then a name of it, then the deed. */
function splitAt(
  text: string,
  { kind }: Entry,
  written: readonly string[],
  articles: readonly string[],
): Deed | undefined {
  const clause = LEAD.exec(text)?.[0];
  for (const lead of clause === undefined ? [''] : [clause, '']) {
    for (const article of [...articles, '']) {
      if (!text.startsWith(article, lead.length)) continue;
      let at = lead.length + article.length;
      for (let titles = 0; ; titles++) {
        const deed = deedAfter(text, at, written);
        if (deed !== undefined) return { lead, deed };
        const title = titles < MOST_TITLES && kind === 'person' ? matchAt(TITLE, text, at) : undefined;
        if (!title) break;
        at += title[0].length;
      }
    }
  }
  return undefined;
}

function deedAfter(text: string, at: number, written: readonly string[]): string | undefined {
  for (const name of written) {
    // After an article an alias such as `Mirror Spock` has a small letter.
    const small = name.charAt(0).toLowerCase() + name.slice(1);
    if (!text.startsWith(name, at) && !text.startsWith(small, at)) continue;
    const deed = matchAt(DEED, text, at + name.length)?.groups?.['deed'];
    if (deed !== undefined) return deed;
  }
  return undefined;
}

/** @param pattern with the flag `y`. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Words that follow the plain name of several entries, and first words of the relations' phrases. */
function verbsOf(pack: BuiltPack): ReadonlySet<string> {
  const follows = new Map<string, Entry>();
  const verbs = new Set([...pack.relations.values()].map(({ phrase }) => firstWord(phrase)));
  for (const { subject, text } of pack.facts) {
    if (!text?.startsWith(`${subject.name} `)) continue;
    const word = firstWord(text.slice(subject.name.length + 1));
    const other = follows.get(word);
    if (other && other !== subject) verbs.add(word);
    else follows.set(word, subject);
  }
  return verbs;
}

const firstWord = (text: string) => text.split(/[ ,.]/)[0] ?? '';

const GAP = '____';

/** Where a text mentions an entry; undefined when it does so not at all or more than once. */
function onlyMention(text: string, written: readonly string[]): { start: number; end: number } | undefined {
  const first = nextMention(text, written, 0);
  return first && !nextMention(text, written, first.end) ? first : undefined;
}

/** The first mention from a place on, by the longest name that fits there. */
function nextMention(
  text: string,
  written: readonly string[],
  from: number,
): { start: number; end: number } | undefined {
  let found: { start: number; end: number } | undefined;
  for (const name of written) {
    const start = wholeWords(text, name, from);
    if (start >= 0 && (!found || start < found.start)) found = { start, end: start + name.length };
  }
  return found;
}

/** Where a name stands as words of its own, from a place on. */
function wholeWords(text: string, name: string, from: number): number {
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1))
    if (!INSIDE.test(text.charAt(at - 1)) && !INSIDE.test(text.charAt(at + name.length))) return at;
  return -1;
}

const INSIDE = /[\p{L}\p{N}]/u;

/** Whether a text ends with a word and a blank, in any case. */
const endsWithWord = (text: string, word: string) =>
  new RegExp(String.raw`(?:^|\s)${RegExp.escape(word)} $`, 'iu').test(text);

/** The sentence with somebody else in place of its subject. */
export const retold = ({ lead, deed }: Deed, subject: string) =>
  `${lead}${lead ? subject : capitalize(subject)} ${deed}.`;

/** Puts words into the placeholders of a template. */
export const fill = (template: string, words: Readonly<Record<string, string>>) =>
  capitalize(template.replace(/\{(\w+)\}/g, (whole, key: string) => words[key] ?? whole));

export const asksFor = (template: string, placeholder: string) => template.includes(`{${placeholder}}`);
