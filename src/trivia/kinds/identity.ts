/** Who is this: three things told of one entry, the most telling last. */
import { compareIds } from '../../lore/model/compare-ids.ts';
import type { Entry, Fact, SummaryPart } from '../../lore/model/model.ts';
import type { QuestionTemplate } from '../../lore/pack/schema.ts';
import { isNoSubject, wrongSubjects } from '../distractors.ts';
import type { Draft } from '../draft.ts';
import type { Material } from '../material.ts';
import type { Option } from '../option.ts';
import { length } from '../option.ts';
import { lot } from '../seeded-order.ts';
import { fill } from '../sentences.ts';
import { hits, oneSaysAll, words } from '../telling-words.ts';

const CLUES = 3;
/** So that question and three clues stay within the limit of a text. */
const CLUE_LENGTH = 88;

interface Clue {
  fact: Fact;
  text: string;
}

export function identity(material: Material, template: QuestionTemplate): Draft[] {
  const bySubject = Map.groupBy(material.factsFor(template), (fact) => fact.subject);
  return [...bySubject].flatMap(([subject, facts]) => {
    if (!material.mayBeOption(subject, 'identity')) return [];
    const clues = chooseClues(facts.flatMap((fact) => clueFrom(material, template, subject, fact) ?? []));
    if (clues.length < CLUES) return [];
    const lines = clues.map(({ text }) => text);
    const told = clues.map(({ fact }) => fact);
    const part = introduction(subject, told);
    return {
      template,
      facts: told,
      text: [template.ask, ...lines.map((line) => `• ${line}`)].join('\n'),
      clues: lines,
      right: material.optionOf(subject),
      wrong: fitNoClue(material, told, template),
      ...(part ? { explanation: part.text, alsoNamed: part.named } : {}),
      answerKey: subject.id,
    };
  });
}

/**
 * What its card says of it in short, which the clues, read once already, do not; where whoever may be told one of them
 * may be told that too.
 */
const introduction = ({ summaryParts }: Entry, clues: readonly Fact[]): SummaryPart | undefined =>
  summaryParts.find((part) => {
    const works = new Set(part.citations.map(({ work }) => work));
    return clues.some(({ citations }) => citations.every(({ work }) => works.has(work)));
  });

function clueFrom(
  material: Material,
  template: QuestionTemplate,
  subject: Entry,
  fact: Fact,
): Clue | undefined {
  const split = material.sentences.splitAtSubject(fact);
  if (!split || !template.clue || material.tells(split.deed)) return undefined;
  const text = fill(template.clue, { lead: split.lead, deed: split.deed });
  if (length(text) > CLUE_LENGTH || hits(material.optionOf(subject).telling, new Set(words(text))).length > 0)
    return undefined;
  return { fact, text };
}

/** One a target, so that the clues tell different things; those about less known entries come first. */
function chooseClues(all: readonly Clue[]): Clue[] {
  const about = new Map<string, Clue>();
  for (const clue of all.toSorted((a, b) => (lot('clue', a.fact.id) < lot('clue', b.fact.id) ? -1 : 1)))
    about.set(clue.fact.target?.id ?? clue.fact.relation.id, clue);
  const telling = ({ fact }: Clue) => (fact.target?.prominence ?? 30) + fact.relation.tie * 3;
  const chosen: Clue[] = [];
  // One with every word of another tells nothing beside it.
  for (const clue of [...about.values()].toSorted(
    (a, b) => telling(b) - telling(a) || compareIds(a.fact, b.fact),
  ))
    if (chosen.length < CLUES && !chosen.some(({ text }) => oneSaysAll(words(clue.text), words(text))))
      chosen.push(clue);
  return chosen.reverse();
}

function fitNoClue(material: Material, facts: readonly Fact[], template: QuestionTemplate): Iterable<Option> {
  const [first, ...rest] = facts;
  if (!first) return [];
  // Three clues are read quickly: who did the same at another time is taken for the answer.
  const didSame = (entry: Entry) =>
    facts.some(({ relation, target }) => target && material.ties.hasTie(entry, relation.id, target));
  return wrongSubjects(material, first, template).filter(
    ({ entry }) => !didSame(entry) && rest.every((fact) => isNoSubject(material, fact, template, entry)),
  );
}
