/** Who did it: the subject of a fact, asked for by its deed, or by relation and target. */
import type { Entry, Fact } from '../../lore/model/model.ts';
import { spokenIn } from '../../lore/model/quote.ts';
import type { QuestionTemplate } from '../../lore/pack/schema.ts';
import { wrongSubjects } from '../distractors.ts';
import type { Draft } from '../draft.ts';
import type { Material } from '../material.ts';
import { length } from '../option.ts';
import { asksFor, fill } from '../sentences.ts';
import { askedYear, whenOf } from '../years.ts';

/** A deed of fewer characters says too little to be true of one alone: "was a gymnast". */
const SHORT = 25;
/** Anybody says a line of fewer characters: "A choice." */
export const SHORT_LINE = 12;

export function who(material: Material, template: QuestionTemplate): Draft[] {
  return material.factsFor(template).flatMap((fact) => {
    const words = wordsFor(material, template, fact);
    if (!words || !material.mayBeOption(fact.subject, 'who')) return [];
    return {
      template,
      facts: [fact],
      text: fill(template.ask, words),
      right: material.optionOf(fact.subject),
      wrong: wrongSubjects(material, fact, template),
      answerKey: fact.subject.id,
    };
  });
}

function wordsFor(
  { names, sentences, ties, values }: Material,
  { ask }: QuestionTemplate,
  fact: Fact,
): Record<string, string> | undefined {
  const { target, relation } = fact;
  const split = sentences.splitAtSubject(fact);
  const line = spokenIn(fact.text ?? '')?.line ?? '';
  const byLine = asksFor(ask, 'line');
  if (byLine && length(line) < SHORT_LINE) return undefined;
  const byText = asksFor(ask, 'deed');
  if (byText && (!split || length(split.deed) < SHORT)) return undefined;
  if (asksFor(ask, 'target') && !(target && names.speakable(target))) return undefined;
  if (asksFor(ask, 'value') && fact.value === undefined) return undefined;
  if (!byText && fact.value !== undefined && values.sharedByOthers(fact)) return undefined;
  const year = askedYear(fact);
  if (asksFor(ask, 'year') && year === undefined) return undefined;
  // Without its text a fact must be the only one of its kind: "who killed X" has one answer or is not asked.
  if (!byText && !byLine && target && !isTheOnly(ties.subjectsOf(relation.id, target))) return undefined;
  return {
    lead: split?.lead ?? '',
    deed: split?.deed ?? '',
    line,
    target: target ? names.inSentence(target) : '',
    value: names.asWritten(fact.value ?? ''),
    year: String(year ?? ''),
    when: whenOf(fact),
  };
}

function isTheOnly(subjects: Iterable<Entry>): boolean {
  let first: Entry | undefined;
  for (const subject of subjects) {
    if (first && subject !== first) return false;
    first = subject;
  }
  return true;
}
