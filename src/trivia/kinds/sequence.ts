/** Which came first, or last, of four things whose dates do not touch. */
import { compareIds } from '../../lore/model/compare-ids.ts';
import type { Fact } from '../../lore/model/model.ts';
import type { QuestionTemplate } from '../../lore/pack/schema.ts';
import type { Draft } from '../draft.ts';
import type { Material } from '../material.ts';
import { byLot } from '../seeded-order.ts';

/** Chosen from this many that are nearest in time: the nearer, the better the question. */
const NEAREST = 7;
/** The longest of the four is at most this much longer than the shortest. */
const SPREAD = 22;
/** Nobody looks further than so many dates for names of about that length. */
const PATIENCE = 500;

export function sequence(material: Material, template: QuestionTemplate): Draft[] {
  const dated = material
    .factsFor(template)
    .filter(
      ({ date, subject }) =>
        date?.exact &&
        !/\d/.test(material.optionOf(subject).label) &&
        material.mayBeOption(subject, template.kind),
    );
  const lines = new Map(
    [...Map.groupBy(dated, lineOf)].map(([line, facts]) => [line, facts.sort((a, b) => begin(a) - begin(b))]),
  );
  const first = template.kind === 'first';
  return dated.flatMap((fact) => {
    const { optionOf } = material;
    const beside = (other: Fact) =>
      Math.abs(optionOf(other.subject).length - optionOf(fact.subject).length) <= SPREAD;
    const line = lines.get(lineOf(fact)) ?? [];
    const nearest = takeNearest((first ? after(line, fact) : beforeIt(line, fact)).filter(beside), fact);
    const three = byLot(nearest, `${template.kind} ${fact.id}`, ({ id }) => id).slice(0, 3);
    if (three.length < 3) return [];
    return {
      template,
      facts: [fact, ...three],
      text: template.ask,
      right: material.optionOf(fact.subject),
      wrong: three.map((other) => material.optionOf(other.subject)),
      answerKey: fact.subject.id,
    };
  });
}

/** Things of one kind and continuity. */
const lineOf = ({ subject }: Fact) => `${subject.kind} ${subject.continuity.id}`;
const begin = ({ date }: Fact) => date?.from ?? 0;
const end = ({ date }: Fact) => date?.to ?? 0;

/** What is surely after a fact, the nearest first: no day of the one is a day of the other, or before it. */
function* after(line: readonly Fact[], fact: Fact): Generator<Fact> {
  const from = firstFrom(line, end(fact) + 1);
  for (let at = from; at < Math.min(line.length, from + PATIENCE); at++) yield line[at] as Fact;
}

function* beforeIt(line: readonly Fact[], fact: Fact): Generator<Fact> {
  const from = firstFrom(line, begin(fact));
  for (let at = from - 1; at >= Math.max(0, from - PATIENCE); at--) {
    const other = line[at] as Fact;
    if (end(other) < begin(fact)) yield other;
  }
}

/** The nearest few, of those equally far the ones that come first by id. */
function takeNearest(ordered: Iterable<Fact>, fact: Fact): Fact[] {
  const taken: Fact[] = [];
  const gap = (other: Fact) => Math.abs(begin(other) - begin(fact));
  for (const other of ordered) {
    const last = taken[NEAREST - 1];
    if (last && gap(other) > gap(last)) break;
    taken.push(other);
  }
  return taken.sort((a, b) => gap(a) - gap(b) || compareIds(a, b)).slice(0, NEAREST);
}

/** The place of the first fact that begins on a day or after it. */
function firstFrom(line: readonly Fact[], day: number): number {
  let [low, high] = [0, line.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begin(line[middle] as Fact) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
