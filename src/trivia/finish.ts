/** From a draft to a question: chooses and orders the options, and refuses whatever would not be fair. */
import { type Fact, sentence } from '../lore/model/model.ts';
import { chooseWrong } from './choose-distractors.ts';
import { estimateDifficulty } from './difficulty.ts';
import type { Draft } from './draft.ts';
import { entriesOf } from './facts.ts';
import { answersOf } from './kinds/truth.ts';
import type { Material } from './material.ts';
import { length, type Option } from './option.ts';
import { QUESTION_LIMITS, type Question, type Topics } from './question.ts';
import { lot } from './seeded-order.ts';
import { fill } from './sentences.ts';

export function finish(material: Material, draft: Draft): Question | undefined {
  const { template, facts, right } = draft;
  const id = questionId(draft);
  const text = inItsContinuity(material, draft, inItsEdition(material, draft));
  if (!fits(text, right) || givesGenderAway(material, draft, text)) return undefined;
  const wrong = template.kind === 'truth' ? [...draft.wrong] : chooseWrong(text, right, draft.wrong, id);
  if (!wrong) return undefined;
  const options =
    template.kind === 'truth' ? truthOrder(material, right, wrong) : [right, ...wrong].sort(canonical);
  const explanation = draft.explanation ?? explainAll(material, facts);
  if (explanation === undefined) return undefined;
  return {
    id,
    pack: material.pack,
    kind: template.kind,
    text,
    clues: draft.clues ?? [],
    options: options.map((option) => option.label),
    answer: options.indexOf(right),
    optionEntries: options.map((option) => option.entry?.id ?? null),
    facts: facts.map((fact) => fact.id),
    names: namesIn(material, draft, options),
    works: [...new Set(facts.flatMap((fact) => fact.citations.map(({ work }) => work.id)))],
    explanation,
    difficulty: estimateDifficulty(template.kind, facts, right.entry),
    topics: topicsOf(facts, right),
  };
}

/** Wrong options are of the gender of the right one; where that is not known, a word for it would tell. */
const givesGenderAway = ({ tells }: Material, { template, facts, right }: Draft, text: string) => {
  const person = template.kind === 'truth' ? facts[0]?.subject : right.entry;
  return person?.kind === 'person' && person.pronouns === undefined && tells(text);
};

/** Two kinds never share an id, nor do two sets of facts. */
const questionId = ({ template, facts }: Draft) =>
  `${template.kind}.${lot(...facts.map((fact) => fact.id).sort()).slice(0, 12)}`;

const fits = (text: string, right: Option) =>
  length(text) <= QUESTION_LIMITS.text && right.length <= QUESTION_LIMITS.option;

const LABELS = new Intl.Collator('en', { numeric: true });

const canonical = (a: Option, b: Option) => LABELS.compare(a.label, b.label) || (a.label < b.label ? -1 : 1);

/** The option that says yes comes first, whichever is right. */
const truthOrder = ({ rules }: Material, right: Option, wrong: readonly Option[]) =>
  right.label === answersOf(rules).yes ? [right, ...wrong] : [...wrong, right];

/** A question about another continuity says so: `Mirror universe: who …?` */
function inItsContinuity({ rules }: Material, { facts }: Draft, text: string): string {
  const other = facts.map((fact) => fact.subject.continuity).find((continuity) => !continuity.main);
  return other && rules.elsewhere ? fill(rules.elsewhere, { continuity: other.name, question: text }) : text;
}

/** A question about what one edition of a work alone has says so: `Longer cut: who …?` */
function inItsEdition({ rules }: Material, { text, facts }: Draft): string {
  const wording = Object.entries(rules.editions ?? {}).find(([words]) =>
    facts.some(({ citations }) => citations.every(({ at }) => at?.includes(words))),
  )?.[1];
  return wording ? fill(wording, { question: text }) : text;
}

function explainAll({ names }: Material, facts: readonly Fact[]): string | undefined {
  const sentences = facts.map((fact) => sentence(fact, names.inSentence));
  const all = sentences.join(' ');
  if (length(all) <= QUESTION_LIMITS.explanation) return all;
  const [first] = sentences;
  return first && length(first) <= QUESTION_LIMITS.explanation ? first : undefined;
}

function topicsOf(facts: readonly Fact[], right: Option): Topics {
  const entries = [...new Set([...facts.flatMap(entriesOf), ...(right.entry ? [right.entry] : [])])];
  return {
    entries: entries.map((entry) => entry.id),
    kinds: [...new Set(entries.map((entry) => entry.kind))],
    continuities: [...new Set(facts.map((fact) => fact.subject.continuity.id))],
    tiers: [...new Set(facts.map(strongestTier))],
  };
}

function namesIn(
  { namedIn }: Material,
  { facts, alsoNamed = [] }: Draft,
  options: readonly Option[],
): string[] {
  const inOptions = options.flatMap(({ entry, label }) => entry ?? namedIn(label));
  return [...new Set([...facts.flatMap(entriesOf), ...inOptions, ...alsoNamed].map(({ id }) => id))];
}

const strongestTier = (fact: Fact) =>
  fact.citations.map(({ work }) => work.tier).reduce((best, tier) => (tier.rank < best.rank ? tier : best))
    .id;
