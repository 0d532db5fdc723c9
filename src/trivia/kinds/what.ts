/** Whom, what or where: the target or the value of a fact, asked for as a gap in its text or by its subject. */

import { capitalize } from '../../lore/model/capitalize.ts';
import type { Entry, Fact } from '../../lore/model/model.ts';
import { spokenIn } from '../../lore/model/quote.ts';
import { fold } from '../../lore/names/fold.ts';
import type { QuestionTemplate } from '../../lore/pack/schema.ts';
import { wrongTargets } from '../distractors.ts';
import type { Draft } from '../draft.ts';
import type { Material } from '../material.ts';
import { length, type Option, option } from '../option.ts';
import { asksFor, fill } from '../sentences.ts';
import { askedYear, whenOf } from '../years.ts';
import { SHORT_LINE } from './who.ts';

export function what(material: Material, template: QuestionTemplate): Draft[] {
  return material.factsFor(template).flatMap((fact) => {
    const words = wordsFor(material, template, fact);
    const right = words && rightOption(material, fact);
    if (!words || !right) return [];
    return {
      template,
      facts: [fact],
      text: fill(template.ask, words),
      right,
      wrong: fact.target
        ? wrongFor(material, fact, fact.target, template)
        : wrongValues(material, fact, template),
      answerKey: right.entry?.id ?? fold(right.label),
    };
  });
}

function wordsFor(
  { names, sentences }: Material,
  { ask }: QuestionTemplate,
  fact: Fact,
): Record<string, string> | undefined {
  const { subject, target, relation } = fact;
  if (target && target.continuity !== subject.continuity) return undefined;
  const byGap = asksFor(ask, 'gap');
  const gap = target && sentences.gapAtTarget(fact, target);
  if (byGap && !gap) return undefined;
  const { who, line } = spokenIn(fact.text ?? '') ?? { who: '', line: '' };
  const byLine = asksFor(ask, 'line');
  // Whoever else was in the room heard it too, so the text has to name whom it was said to.
  const isNamed = target && names.written(target).some((name) => who.includes(name));
  if (byLine && (length(line) < SHORT_LINE || !isNamed)) return undefined;
  if (!byGap && !names.speakable(subject)) return undefined;
  // By relation alone a subject must have one target only.
  if (
    !byGap &&
    !byLine &&
    subject.facts.filter((other) => other.relation === relation).length > 1 &&
    !asksFor(ask, 'year')
  )
    return undefined;
  const year = askedYear(fact);
  if (asksFor(ask, 'year') && year === undefined) return undefined;
  return {
    gap: gap ?? '',
    line,
    subject: names.inSentence(subject),
    year: String(year ?? ''),
    when: whenOf(fact),
  };
}

function rightOption(material: Material, fact: Fact): Option | undefined {
  if (fact.target)
    return material.mayBeOption(fact.target, 'what') ? material.optionOf(fact.target) : undefined;
  return fact.value === undefined ? undefined : option(capitalize(fact.value), [fact.value]);
}

/** In a gap after an article only what takes the same article can stand. */
function wrongFor(
  material: Material,
  fact: Fact,
  target: Entry,
  template: QuestionTemplate,
): Iterable<Option> {
  const article = material.names.article(target);
  return wrongTargets(material, fact, target, template).filter(
    ({ entry }) => !asksFor(template.ask, 'gap') || material.names.article(entry) === article,
  );
}

/** What others have in place of it; never what the subject has, had or may have had. */
function* wrongValues(
  { values: all, likeness }: Material,
  fact: Fact,
  { relations }: QuestionTemplate,
): Generator<Option> {
  const own = new Set(
    fact.subject.facts
      .filter((other) => relations.includes(other.relation.id))
      .map((other) => fold(other.value ?? other.target?.name ?? '')),
  );
  const values = new Map<string, { label: string; likeness: number }>();
  for (const other of all.besides(fact)) {
    const { value = '' } = other;
    const key = fold(value);
    const alike = likeness.between(fact.subject, other.subject);
    if (!own.has(key) && alike > (values.get(key)?.likeness ?? 0))
      values.set(key, { label: capitalize(value), likeness: alike });
  }
  for (const { label } of [...values.values()].sort(
    (a, b) => b.likeness - a.likeness || (a.label < b.label ? -1 : 1),
  ))
    yield option(label, [label]);
}
