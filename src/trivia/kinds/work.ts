/** Which work shows it: a fact that one work alone tells, among works that certainly do not. */
import type { Fact, Work } from '../../lore/model/model.ts';
import type { QuestionTemplate } from '../../lore/pack/schema.ts';
import type { Draft } from '../draft.ts';
import { entriesOf, type Material } from '../material.ts';
import { capital } from '../option-names.ts';
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
      right: option(right),
      wrong: wrongWorks(material, fact, right).map(option),
      answerKey: right.id,
    };
  });
}

const option = (work: Work) => ({ label: work.title, written: work.aliases });

/** Drops a beginning such as `In Cast No Shadow, `. */
function withoutTitle(text: string, { title, label }: Work): string | undefined {
  const lead = /^\p{Lu}\p{Ll}+ (?<title>[^,]{2,80}), /u.exec(text);
  const named = lead?.groups?.['title'] ?? '';
  return named !== '' && [title, label].some((name) => name.includes(named))
    ? capital(text.slice(lead?.[0].length ?? 0))
    : text;
}

/** Two parts of a story, a film with its book and its comic: the title of one says all that the other's does. */
function sameStory(a: Work, b: Work): boolean {
  const [first, second] = [titleWords(a), titleWords(b)];
  return first.every((word) => second.includes(word)) || second.every((word) => first.includes(word));
}

/** Without the numbers of parts. */
const titleWords = ({ title }: Work) => words(title).filter((word) => !/^(?:[ivx]+|\d+)$/.test(word));

function wrongWorks(material: Material, fact: Fact, right: Work): Work[] {
  const about = new Set(entriesOf(fact).flatMap((entry) => material.about(entry)));
  const telling = new Set<Work>();
  for (const other of about) {
    const all = entriesOf(fact).every((entry) => entriesOf(other).includes(entry));
    // A work that tells of the same people in the same years may tell this too.
    if (all || !apartInTime(other, fact)) for (const { work } of other.citations) telling.add(work);
  }
  const seriesFirst = (work: Work) => (work.series === right.series ? 0 : 1);
  const time = (work: Work) =>
    Math.abs(Number(work.released?.slice(0, 4)) - Number(right.released?.slice(0, 4)));
  return material.pack.works
    .filter(
      (work) =>
        work.medium === right.medium &&
        work.continuity === right.continuity &&
        !sameStory(work, right) &&
        !telling.has(work),
    )
    .sort((a, b) => seriesFirst(a) - seriesFirst(b) || time(a) - time(b) || (a.id < b.id ? -1 : 1));
}
