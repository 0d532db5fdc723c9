/** Warns of what makes an English text read like a machine's, as far as a program can see it. Other languages are left alone. */
import type { Kind } from '../model/kinds.ts';
import { wordsOf } from '../names/fold.ts';
import type { Problem } from './problem.ts';
import type { Written, WrittenFiles } from './read-pack.ts';
import type { Path } from './read-yaml.ts';

/** A text of a pack with where it stands. */
interface Said {
  in: Written<unknown>;
  path: Path;
  text: string;
  /** The name of the entry whose summary or fact it is. */
  of?: string;
}

interface Slip {
  what: string;
  instead: string;
}

export function checkVoice(written: WrittenFiles): Problem[] {
  const { pack } = written;
  if (!pack || !/^en(?:-|$)/.test(pack.value.language)) return [];
  const isAmerican = /^en(?:-US)?$/.test(pack.value.language);
  const people = wordsOfPeople(written);
  return textsOf(written).flatMap(({ in: { file, path: at }, path, text, of }) =>
    [
      ...(of === undefined ? [] : nothingNew(text, of)),
      ...tooOften(text, people),
      ...saidTwice(text),
      ...worn(text),
      ...(isAmerican ? britishSpellings(text) : []),
    ].map(({ what, instead }) => file.problem([...at, ...path], what, instead)),
  );
}

function textsOf({ entries, facts, works, questions }: WrittenFiles): Said[] {
  const said = (where: Written<unknown>, path: Path, text: string | undefined, of?: string): Said[] =>
    text === undefined ? [] : [{ in: where, path, text, ...(of === undefined ? {} : { of }) }];
  return [
    ...[...entries.values()].flatMap((entry) => {
      const { summary, name } = entry.value;
      return typeof summary === 'string'
        ? said(entry, ['summary'], summary, name)
        : summary.flatMap(({ text }, index) => said(entry, ['summary', index, 'text'], text, name));
    }),
    ...[...facts].flatMap(([slug, list]) =>
      list.flatMap((fact) => [
        ...said(fact, ['text'], fact.value.text, entries.get(slug)?.value.name),
        ...said(fact, ['role'], fact.value.role),
        ...said(fact, ['note'], fact.value.note),
      ]),
    ),
    ...[...works.values()].flatMap((work) => said(work, ['note'], work.value.note)),
    ...[...questions.values()].flatMap((question) => [
      ...said(question, ['ask'], question.value.ask),
      ...said(question, ['explain'], question.value.explain),
    ]),
  ];
}

/** Words of a sentence that say nothing of what it is about. */
const EMPTY = /^(?:a|an|the|of|in|on|at|to|for|and|or|by|one|its|their|called|named)$/;
const IS = /^(?:is|are|was|were)$/;

/** A sentence of nothing but the name of its own entry: `The trial of Kirk was a trial.` */
function nothingNew(text: string, name: string): Slip[] {
  const own = new Set(wordsOf(name));
  const words = wordsOf(text).filter((word) => !EMPTY.test(word));
  const isSentence = words.some((word) => IS.test(word));
  return isSentence && words.every((word) => own.has(word) || IS.test(word))
    ? [{ what: 'this says no more than the name does', instead: 'say what it was, or take it out' }]
    : [];
}

/** In their texts people have pronouns: a name comes once, or once more where two might be meant. */
const TOO_OFTEN = 3;

/** What people are of: its name in theirs, or beside it, is no repetition. */
const GROUPS: readonly Kind[] = ['species', 'organization', 'place'];

/** Words of people's names that name nothing else but what they did: `Kirk`, but not `Klingon`. */
function wordsOfPeople({ entries }: WrittenFiles): ReadonlySet<string> {
  const all = [...entries.values()].map(({ value }) => value);
  const wordsOf = (kinds: readonly Kind[]) =>
    all.filter(({ kind }) => kinds.includes(kind)).flatMap(({ name }) => capitalWords(name));
  const others = new Set(wordsOf(GROUPS));
  return new Set(wordsOf(['person']).filter((word) => !others.has(word)));
}

const capitalWords = (text: string): string[] => text.match(/\p{Lu}[\p{L}'’-]+\p{L}/gu) ?? [];

function tooOften(text: string, people: ReadonlySet<string>): Slip[] {
  const words = Map.groupBy(capitalWords(text), (word) => word.replace(/['’]s$/, ''));
  return [...words].flatMap(([word, uses]) =>
    uses.length >= TOO_OFTEN && people.has(word)
      ? [{ what: `${word} stands here ${uses.length} times`, instead: 'say he, she or they' }]
      : [],
  );
}

function saidTwice(text: string): Slip[] {
  const years = Map.groupBy(text.match(/(?<![\d-])\d{4}(?!\d)/g) ?? [], (year) => year);
  return [...years].flatMap(([year, uses]) =>
    uses.length > 1 ? [{ what: `${year} stands here ${uses.length} times`, instead: 'say it once' }] : [],
  );
}

const WORN: readonly (readonly [RegExp, string])[] = [
  // "The former captain" is what somebody was; "the former" sends a reader back to look who that is.
  [
    /\bthe (?:former|latter)(?=['’]s|[,.;:!?)]|$| (?:and|or|had|has|is|are|was|were|did)\b)/iu,
    'name who that is',
  ],
  [/\b(?:is|are|was|were) affiliated with\b/iu, 'say what the tie was: served, advised, belonged to'],
];

const worn = (text: string): Slip[] =>
  WORN.flatMap(([pattern, instead]) => {
    const [words] = pattern.exec(text) ?? [];
    return words ? [{ what: `“${words}” stands here`, instead }] : [];
  });

/** Whole words in small letters, for a name is spelled as it is; the commonest, for no list has all. */
const BRITISH = new RegExp(
  `(?<![\\p{L}'’-])(?:${[
    '(?:arm|behavi|clam|col|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|rig|rum|sav|splend|val|vap|vig)our\\p{L}*',
    '(?:cent|fib|lit|lust|meag|met|kilomet|sab|somb|spect|theat)res?',
    '(?:def|off|pret)ences?',
    '(?:cancel|channel|counsel|duel|fuel|jewel|label|marshal|model|quarrel|rival|signal|travel|tunnel)l(?:ed|ers?|ing)',
    '(?:agon|apolog|author|civil|colon|critic|emphas|final|general|immortal|memor|mobil|neutral|organ|patron|real|recogn|scrutin|stabil|symbol|sympath|terror|util|victim)is(?:e[ds]?|ing|ations?)',
    '(?:anal|catal|paral)ys(?:ed?|ing)',
    'grey(?:er|est|ish)?',
    'manoeuv\\p{L}+',
    '(?:mo|smo)ulder\\p{L}*',
    'sceptic\\p{L}*',
    'plough\\p{L}*',
    '(?:cosy|fulfils?|jewellery|licence|moustaches?|programmes?|pyjamas|skilful|storeys|tyres?|whilst|wilful)',
  ].join('|')})(?![\\p{L}-])`,
  'gu',
);

const britishSpellings = (text: string): Slip[] =>
  [...new Set(text.match(BRITISH))].map((word) => ({
    what: `“${word}” is British spelling`,
    instead: 'spell it as Americans do, or give pack.yaml the language en-GB',
  }));
