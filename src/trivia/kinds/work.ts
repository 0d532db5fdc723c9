/** Which work shows it: a fact that one work alone tells, among works that certainly do not. */
import { capitalize } from '../../lore/model/capitalize.ts';
import type { Fact, Work } from '../../lore/model/model.ts';
import type { QuestionTemplate } from '../../lore/pack/schema.ts';
import type { Draft } from '../draft.ts';
import { entriesOf, touches } from '../facts.ts';
import type { Material } from '../material.ts';
import { fill } from '../sentences.ts';
import { words } from '../telling-words.ts';
import { apart, apartInTime } from '../years.ts';

export function work(material: Material, template: QuestionTemplate): Draft[] {
  return material.factsFor(template).flatMap((fact) => {
    const [citation] = fact.citations;
    const right = citation?.work;
    if (!right || fact.citations.length > 1 || !fact.text) return [];
    if (template.media && !template.media.includes(right.medium)) return [];
    // What a work only looks back on, others may tell as well.
    if (right.set && fact.date && apart(right.set, fact.date)) return [];
    const sentence = withoutTitle(fact.text, right);
    if (!sentence || words(sentence).includes(right.medium)) return [];
    return {
      template,
      facts: [fact],
      text: fill(template.ask, { sentence }),
      right: material.works.optionOf(right),
      wrong: Iterator.from(wrongWorks(material, fact, right)).map(material.works.optionOf),
      answerKey: right.id,
    };
  });
}

/** Drops a beginning such as `In Cast No Shadow, `. */
function withoutTitle(text: string, { title, label }: Work): string | undefined {
  const lead = /^\p{Lu}\p{Ll}+ (?<title>[^,]{2,80}), /u.exec(text);
  const named = lead?.groups?.['title'] ?? '';
  return named !== '' && [title, label].some((name) => name.includes(named))
    ? capitalize(text.slice(lead?.[0].length ?? 0))
    : text;
}

/** Facts of an entry with more are not read one by one, but those of a work. */
const A_HUB = 64;

/** Works like the right one that certainly do not tell it. */
function wrongWorks(material: Material, fact: Fact, right: Work): Iterable<Work> {
  const entries = entriesOf(fact);
  // A work that tells of the same people in the same years may tell this too.
  const tellsThis = (other: Fact) =>
    entries.every((entry) => touches(other, entry)) || !apartInTime(other, fact);
  const about = entries.map((entry) => material.ties.about(entry));
  if (about.every((facts) => facts.length <= A_HUB)) {
    const telling = new Set(
      about.flatMap((facts) =>
        facts.filter(tellsThis).flatMap((other) => other.citations.map(({ work }) => work)),
      ),
    );
    return Iterator.from(material.works.like(right)).filter((work) => !telling.has(work));
  }
  return Iterator.from(material.works.like(right)).filter(
    (work) => !work.facts.some((other) => entries.some((entry) => touches(other, entry)) && tellsThis(other)),
  );
}
