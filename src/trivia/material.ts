/** What the makers of questions look things up in: the facts of one pack, who is tied to whom, and what is fair. */

import type { QuestionKind } from '../lore/model/kinds.ts';
import type { BuiltPack, Entry, Fact } from '../lore/model/model.ts';
import type { QuestionRules, QuestionTemplate } from '../lore/pack/schema.ts';
import { type Names, namesOf } from './option-names.ts';
import { nearDuplicates, words } from './telling-words.ts';
import { apartInTime, exactYear } from './years.ts';

export interface Material {
  pack: BuiltPack;
  rules: QuestionRules;
  names: Names;
  /** Facts that a template asks about, in an order that does not depend on the files. */
  factsFor(template: QuestionTemplate): Fact[];
  /** False for entries that the pack keeps out of the options. */
  mayBeOption(entry: Entry, kind: QuestionKind): boolean;
  /** Facts that touch an entry, as subject, target or side. */
  about(entry: Entry): readonly Fact[];
  /** Facts that tie two entries, whichever is the subject. */
  between(a: Entry, b: Entry): readonly Fact[];
  /** Entries that have a relation to a target; for a symmetric relation, either way. */
  subjectsOf(relation: string, target: Entry): ReadonlySet<Entry>;
  /** True when a text has a word that would tell the gender of the one it is about. */
  tells(text: string): boolean;
  /** True when another fact about an entry says nearly what the text of a fact says. */
  saysTheSame(entry: Entry, fact: Fact): boolean;
  /** What makes entries alike: each shared tie, worth more the rarer it is. */
  likeness(a: Entry, b: Entry): number;
}

/** From this share of its words on, by weight, two texts are taken to say the same. */
const NEARLY_THE_SAME = 0.42;

export function materialOf(pack: BuiltPack, rules: QuestionRules): Material {
  const names = namesOf(pack);
  const facts = pack.facts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const place = new Map(facts.map((fact, index) => [fact, index]));
  const nearly = nearDuplicates(
    facts.map((fact) => words(fact.text ?? fact.value ?? '')),
    NEARLY_THE_SAME,
  );
  const same = new Map<Fact, ReadonlySet<Entry>>();
  const touching = new Map<Entry, Fact[]>();
  const subjects = new Map<string, Set<Entry>>();
  const ties = new Map<Entry, Map<Entry, Fact[]>>();
  for (const fact of facts) {
    const entries = entriesOf(fact);
    for (const entry of entries) {
      listIn(touching, entry).push(fact);
      const own = ties.get(entry) ?? new Map<Entry, Fact[]>();
      ties.set(entry, own);
      for (const other of entries) if (other !== entry) listIn(own, other).push(fact);
    }
    for (const [subject, target] of directions(fact))
      setIn(subjects, `${fact.relation.id} ${target.id}`).add(subject);
  }
  const about = (entry: Entry) => touching.get(entry) ?? [];
  const skipped = skips(rules, pack.id);
  const tellWords = new Set((rules.tells ?? []).flatMap(words));
  const likeness = likenessOf(pack, about);
  return {
    pack,
    rules,
    names,
    factsFor: ({ kind, relations, subjects: kinds, targets }) =>
      facts.filter(
        (fact) =>
          relations.includes(fact.relation.id) &&
          fact.contradicts.length === 0 &&
          (!kinds || kinds.includes(fact.subject.kind)) &&
          (!targets || (fact.target !== undefined && targets.includes(fact.target.kind))) &&
          !skipped.has(`${kind} ${fact.id}`),
      ),
    mayBeOption: (entry, kind) => !skipped.has(`${kind} ${entry.id}`),
    about,
    between: (a, b) => ties.get(a)?.get(b) ?? [],
    subjectsOf: (relation, target) => subjects.get(`${relation} ${target.id}`) ?? new Set(),
    tells: (text) => words(text).some((word) => tellWords.has(word)),
    saysTheSame(entry, fact) {
      const before = same.get(fact);
      if (before) return before.has(entry);
      const found = new Set(
        nearly(place.get(fact) ?? -1)
          .flatMap((index) => facts[index] ?? [])
          .filter((other) => !heldInTurn(fact, other))
          .flatMap(entriesOf),
      );
      same.set(fact, found);
      return found.has(entry);
    },
    likeness,
  };
}

/** The same office or post in other years: told apart by the year in the question. */
export const heldInTurn = (fact: Fact, other: Fact) =>
  other.relation === fact.relation &&
  other.target === fact.target &&
  fact.target?.kind !== 'event' &&
  fact.target?.kind !== 'person' &&
  exactYear(fact) !== undefined &&
  apartInTime(fact, other);

export const entriesOf = (fact: Fact): Entry[] => [
  ...new Set([fact.subject, fact.target, fact.side].filter((entry) => typeof entry === 'object')),
];

function directions({ subject, target, relation }: Fact): [Entry, Entry][] {
  if (!target) return [];
  return relation.symmetric
    ? [
        [subject, target],
        [target, subject],
      ]
    : [[subject, target]];
}

/** What the pack skips, as `kind id` for each kind of question. */
function skips(rules: QuestionRules, pack: string): ReadonlySet<string> {
  const every = [...new Set(rules.templates.map((template) => template.kind))];
  return new Set(
    (rules.skip ?? []).flatMap(({ fact, entry, kinds }) =>
      [fact, entry].flatMap((id) => (id ? (kinds ?? every).map((kind) => `${kind} ${pack}/${id}`) : [])),
    ),
  );
}

/** Entries are alike by what they share: species, side, events, companions, works, decade. */
function likenessOf(pack: BuiltPack, about: (entry: Entry) => readonly Fact[]) {
  const traits = new Map<Entry, Set<string>>();
  const glances = new Map<Entry, Set<string>>();
  const count = new Map<string, number>();
  for (const entry of pack.entries) {
    const own = new Set<string>();
    const first = new Set<string>();
    for (const fact of about(entry)) {
      if (fact.subject === entry && fact.relation.section === 'glance' && fact.target)
        first.add(`${fact.relation.id} ${fact.target.id}`);
      for (const other of entriesOf(fact))
        if (other !== entry) own.add(`${fact.relation.id} ${other.id}`).add(other.id);
      for (const { work } of fact.citations) own.add(work.id);
      if (fact.date && Number.isFinite(fact.date.firstYear))
        own.add(`${Math.floor(fact.date.firstYear / 10)}0s`);
    }
    traits.set(entry, own);
    glances.set(entry, first);
    for (const trait of own) count.set(trait, (count.get(trait) ?? 0) + 1);
  }
  const known = new Map<string, number>();
  return (a: Entry, b: Entry) => {
    const key = `${a.id} ${b.id}`;
    const likeness = known.get(key) ?? compare(a, b);
    known.set(key, likeness);
    return likeness;
  };

  function compare(a: Entry, b: Entry): number {
    let shared = 0;
    const other = traits.get(b);
    for (const trait of traits.get(a) ?? [])
      if (other?.has(trait)) shared += Math.log(pack.entries.length / (count.get(trait) ?? 1));
    const atAGlance = [...(glances.get(a) ?? [])].filter((trait) => glances.get(b)?.has(trait)).length;
    const asKnown = 1 - Math.abs(a.prominence - b.prominence) / 100;
    // Entries with very many facts would be like everybody.
    return shared / Math.sqrt(40 + (other?.size ?? 0)) + 1.5 * atAGlance + 4 * asKnown;
  }
}

function listIn<Key, Item>(map: Map<Key, Item[]>, key: Key): Item[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

function setIn<Key, Item>(map: Map<Key, Set<Item>>, key: Key): Set<Item> {
  const set = map.get(key) ?? new Set<Item>();
  map.set(key, set);
  return set;
}
