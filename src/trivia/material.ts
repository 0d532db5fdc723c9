/**
 * What the makers of questions look things up in: built once for a pack, so that a question looks at few entries and
 * facts however many there are.
 */
import { compareIds } from '../lore/model/compare-ids.ts';
import type { QuestionKind } from '../lore/model/kinds.ts';
import type { BuiltPack, Continuity, Entry, Fact } from '../lore/model/model.ts';
import { type NamedIn, namedInTexts } from '../lore/pack/named-in.ts';
import type { QuestionRules, QuestionTemplate } from '../lore/pack/schema.ts';
import { type LikeWorks, likeWorksOf } from './like-works.ts';
import { type Likeness, likenessOf } from './likeness.ts';
import { nearDuplicates, type SaysTheSame } from './near-duplicates.ts';
import { type EntryOption, option } from './option.ts';
import { type Names, namesOf } from './option-names.ts';
import { perItem } from './remember.ts';
import { type Sentences, sentencesOf } from './sentences.ts';
import { words } from './telling-words.ts';
import { type Ties, tiesOf } from './ties.ts';
import { type Values, valuesOf } from './values.ts';
import { exactYear } from './years.ts';

export interface Material {
  /** Id of the pack. */
  pack: string;
  rules: QuestionRules;
  names: Names;
  sentences: Sentences;
  ties: Ties;
  likeness: Likeness;
  values: Values;
  works: LikeWorks;
  /** Entries that an option names which stands for none: a value, a work. */
  namedIn: NamedIn;
  /** An entry as an option. */
  optionOf(entry: Entry): EntryOption;
  /** True when another fact about an entry says nearly what the text of a fact says. */
  saysTheSame: SaysTheSame;
  /** Facts that a template asks about, in an order that does not depend on the files. */
  factsFor(template: QuestionTemplate): Fact[];
  /** False for entries that the pack keeps out of the options. */
  mayBeOption(entry: Entry, kind: QuestionKind): boolean;
  /** False for somebody or a ship of whom nothing is told within a generation of a fact. */
  isOfItsTime(entry: Entry, fact: Fact): boolean;
  /** Years in which something happened in a continuity. */
  yearsIn(continuity: Continuity): ReadonlySet<number>;
  /** True when a text has a word that would tell the gender of the one it is about. */
  tells(text: string): boolean;
}

export function materialOf(pack: BuiltPack, rules: QuestionRules): Material {
  const names = namesOf(pack);
  const facts = pack.facts.toSorted(compareIds);
  const ties = tiesOf(facts);
  const likeness = likenessOf(pack, ties.about);
  const years = yearsOf(facts);
  const skipped = skips(rules, pack.id);
  const tellWords = new Set((rules.tells ?? []).flatMap(words));
  return {
    pack: pack.id,
    rules,
    names,
    sentences: sentencesOf(pack, rules, names),
    ties,
    likeness,
    values: valuesOf(facts, likeness),
    works: likeWorksOf(pack.works),
    namedIn: namedInTexts(pack.entries),
    optionOf: perItem((entry) => ({
      ...option(names.option(entry), names.written(entry)),
      entry,
    })),
    saysTheSame: nearDuplicates(facts, ties.about),
    factsFor({ kind, relations, subjects, targets }) {
      const wanted = new Set(relations);
      return facts.filter(
        (fact) =>
          wanted.has(fact.relation.id) &&
          !fact.relation.open &&
          fact.contradicts.length === 0 &&
          (!subjects || subjects.includes(fact.subject.kind)) &&
          (!targets || (fact.target !== undefined && targets.includes(fact.target.kind))) &&
          !skipped.has(`${kind} ${fact.id}`),
      );
    },
    mayBeOption: (entry, kind) => !skipped.has(`${kind} ${entry.id}`),
    isOfItsTime: timesOf(ties),
    yearsIn: ({ id }) => years.get(id) ?? new Set(),
    tells: (text) => words(text).some((word) => tellWords.has(word)),
  };
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

const GENERATION = 25;

function timesOf({ about }: Ties): Material['isOfItsTime'] {
  const yearsOfEntry = perItem((entry: Entry) => [...new Set(about(entry).flatMap(yearsTold))]);
  const lifeOf = perItem((entry: Entry) => lifetime(entry, about(entry)));
  return (entry, fact) => {
    if (entry.kind !== 'person' && entry.kind !== 'ship') return true;
    const [year] = yearsTold(fact);
    const years = yearsOfEntry(entry);
    const { born, died } = lifeOf(entry);
    // The dead and the unborn do nothing, however much is said of them then.
    if (year !== undefined && (year < born || year > died)) return false;
    return (
      year === undefined || years.length === 0 || years.some((one) => Math.abs(one - year) <= GENERATION)
    );
  };
}

const isPresence = ({ section, inverseSection }: Fact['relation']): boolean =>
  inverseSection === 'attendance' || section === 'career';

/** From when to when somebody lived or a ship flew, as far as it is told. In years. */
function lifetime(entry: Entry, about: readonly Fact[]): { born: number; died: number } {
  let [born, died, active] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const fact of about) {
    const { subject, target, relation, date } = fact;
    if (!date) continue;
    const isEnd =
      subject === entry
        ? relation.roles.includes('death')
        : target === entry && relation.inverseSection === 'life';
    if (isEnd) died = Math.min(died, date.lastYear);
    else if (subject === entry && isPresence(relation)) active = Math.max(active, exactYear(fact) ?? active);
    if (subject === entry && relation.roles.includes('birth')) born = Math.max(born, date.firstYear);
  }
  // Who was somewhere or held something later came back, as some do; of the dead other things are told.
  return { born, died: active > died ? Number.POSITIVE_INFINITY : died };
}

/** The year of a fact, or else those in which the works that tell it are set. */
function yearsTold(fact: Fact): number[] {
  const year = exactYear(fact);
  if (year !== undefined) return [year];
  return fact.citations.flatMap(({ work: { set } }) =>
    set && Number.isFinite(set.firstYear) ? [set.firstYear] : [],
  );
}

function yearsOf(facts: readonly Fact[]): Map<string, Set<number>> {
  const years = new Map<string, Set<number>>();
  for (const fact of facts) {
    const year = exactYear(fact);
    const { id } = fact.subject.continuity;
    if (year !== undefined) years.set(id, (years.get(id) ?? new Set()).add(year));
  }
  return years;
}
