/** Takes the text of a fact apart: its subject from what it did, or the name of its target out of it. */
import type { BuiltPack, Entry, Fact, Pack } from '../lore/model/model.ts';
import { capital, literally, type Names } from './option-names.ts';

export interface Deed {
  /** What stands before the subject: `In Cast No Shadow, `, or ''. */
  lead: string;
  /** What it did, without the full stop: `was counsel for the defence of Kirk`. */
  deed: string;
}

/** Up to two capitalised words before a name: Admiral, Grand Admiral. */
const TITLE = String.raw`(?:\p{Lu}[\p{L}'’-]+ ){0,2}?`;

/** The text without its subject; `undefined` when it does not begin with the subject, alone, as a sentence does. */
export function splitAtSubject(fact: Fact, names: Names): Deed | undefined {
  if (!split.has(fact)) split.set(fact, splitText(fact, names));
  return split.get(fact);
}

/** A fact is taken apart for several kinds of question. */
const split = new WeakMap<Fact, Deed | undefined>();

function splitText(fact: Fact, names: Names): Deed | undefined {
  const { subject } = fact;
  const pattern = beginnings.get(subject) ?? beginningWith(subject, names);
  beginnings.set(subject, pattern);
  const groups = pattern.exec(fact.text ?? '')?.groups;
  const deed = groups?.['deed'];
  return deed && saysWhatItDid(fact, deed) ? { lead: groups?.['lead'] ?? '', deed } : undefined;
}

const beginnings = new WeakMap<Entry, RegExp>();

/** A sentence that begins with an entry: perhaps a clause, an article and a title, then a name of it, then the deed. */
function beginningWith(subject: Entry, names: Names): RegExp {
  const articles = (subject.pack.questions?.articles ?? []).flatMap((word) => [word, capital(word)]);
  const article = articles.length > 0 ? `(?:(?:${articles.map(literally).join('|')}) )?` : '';
  // After an article an alias such as `Mirror Spock` has a small letter.
  const written = names
    .written(subject)
    .flatMap((name) => [name, name.charAt(0).toLowerCase() + name.slice(1)]);
  return new RegExp(
    String.raw`^(?<lead>\p{Lu}\p{Ll}+ [^,.]{2,60}, )?${article}${subject.kind === 'person' ? TITLE : ''}(?:${written.map(literally).join('|')}) (?<deed>\p{Ll}.*)\.$`,
    'u',
  );
}

const openings = new WeakMap<Pack, ReadonlySet<string>>();

/**
 * After the subject stands a verb: a word that follows the plain name of several entries, as in no `Starfleet officers
 * drew up` or `Kang and Kirk`.
 */
function saysWhatItDid({ subject }: Fact, deed: string): boolean {
  let known = openings.get(subject.pack);
  if (!known) {
    const followers = new Map<string, Set<Entry>>();
    for (const fact of (subject.pack as BuiltPack).facts) {
      const { name } = fact.subject;
      if (!fact.text?.startsWith(`${name} `)) continue;
      const word = firstWord(fact.text.slice(name.length + 1));
      followers.set(word, (followers.get(word) ?? new Set()).add(fact.subject));
    }
    const phrases = [...subject.pack.relations.values()].map(({ phrase }) => firstWord(phrase));
    const all = [...followers].filter(([, entries]) => entries.size > 1).map(([word]) => word);
    known = new Set([...all, ...phrases]);
    openings.set(subject.pack, known);
  }
  // People do more things than a pack tells twice; whatever follows the name of a person is a verb.
  const first = firstWord(deed);
  if (subject.pack.questions?.joining?.includes(first)) return false;
  return subject.kind === 'person' || known.has(first);
}

const firstWord = (text: string) => text.split(/[ ,.]/)[0] ?? '';

const GAP = '____';

/** The text with a gap for its target; `undefined` when the target is not named exactly once, by itself. */
export function gapAtTarget(fact: Fact, target: Entry, names: Names): string | undefined {
  const { text } = fact;
  if (!text) return undefined;
  const mention = mentions.get(target) ?? mentionOf(target, names);
  mentions.set(target, mention);
  const found = [...text.matchAll(mention)];
  const [match] = found;
  if (found.length !== 1 || !match) return undefined;
  const before = text.slice(0, match.index);
  const article = names.article(target);
  // A title or an article that only the right option can follow would give it away.
  if (/(?:^|\s)\p{Lu}[\p{L}'’.-]*\s$/u.test(before) && before.trim().includes(' ')) return undefined;
  const hasArticle =
    article !== '' && new RegExp(String.raw`(?:^|\s)${literally(article)} $`, 'iu').test(before);
  if ((article !== '') !== hasArticle) return undefined;
  return `${before}${GAP}${text.slice(match.index + match[0].length)}`;
}

const mentions = new WeakMap<Entry, RegExp>();

const mentionOf = (target: Entry, names: Names) =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${names.written(target).map(literally).join('|')})(?![\p{L}\p{N}])`,
    'gu',
  );

/** The sentence with somebody else in place of its subject. */
export const retold = ({ lead, deed }: Deed, subject: string) =>
  `${lead}${lead ? subject : capital(subject)} ${deed}.`;

/** Puts words into the placeholders of a template. */
export const fill = (template: string, words: Readonly<Record<string, string>>) =>
  capital(template.replace(/\{(\w+)\}/g, (whole, key: string) => words[key] ?? whole));

export const asksFor = (template: string, placeholder: string) => template.includes(`{${placeholder}}`);
