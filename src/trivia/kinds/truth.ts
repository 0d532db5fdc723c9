/** True or false: the text of a fact as it is, or with another subject or year that makes it wrong for certain. */
import type { Entry, Fact } from '../../lore/model/model.ts';
import type { QuestionRules, QuestionTemplate } from '../../lore/pack/schema.ts';
import { chooseWrong } from '../choose-distractors.ts';
import { wrongSubjects } from '../distractors.ts';
import type { Draft } from '../draft.ts';
import type { Material } from '../material.ts';
import { option } from '../option.ts';
import { lot } from '../seeded-order.ts';
import { fill, retold } from '../sentences.ts';

export function truth(material: Material, template: QuestionTemplate): Draft[] {
  const { yes, no } = answersOf(material.rules);
  const [isTrue, isFalse] = [option(yes), option(no)];
  return material.factsFor(template).flatMap((fact) => {
    if (!fact.text || !material.mayBeOption(fact.subject, 'truth')) return [];
    // Somewhat fewer than half: not everything has a good lie.
    const told = lot('truth', fact.id) < '6';
    const lie = told ? undefined : untrue(material, template, fact);
    const sentence = told ? fact.text : lie?.sentence;
    if (!sentence) return [];
    return {
      template,
      facts: [fact],
      text: fill(template.ask, { sentence }),
      right: told ? isTrue : isFalse,
      wrong: [told ? isFalse : isTrue],
      alsoNamed: lie ? [lie.liar] : [],
      answerKey: fact.subject.id,
    };
  });
}

/** What the two options are called. */
export const answersOf = ({ answers }: QuestionRules) => answers ?? { yes: 'True', no: 'False' };

/** One who stands alone is looked at harder than one of three, and is one of so many who are most like the subject. */
const LIKELIEST = 3;

interface Lie {
  liar: Entry;
  sentence: string;
}

/** Somebody in place of the subject who would have been a good wrong option, and is in the same story. */
function untrue(material: Material, template: QuestionTemplate, fact: Fact): Lie | undefined {
  const { names } = material;
  const split = material.sentences.splitAtSubject(fact);
  if (!split) return undefined;
  const [liar] =
    chooseWrong(
      retold(split, ''),
      material.optionOf(fact.subject),
      wrongSubjects(material, fact, template, (entry) => sharesWork(material, fact, entry)).filter(
        ({ entry }) => names.speakable(entry),
      ),
      fact.id,
      1,
      LIKELIEST,
    ) ?? [];
  return liar?.entry && { liar: liar.entry, sentence: retold(split, names.inSentence(liar.entry)) };
}

/** A work that tells the fact tells of the entry too: of somebody from elsewhere nobody would believe it. */
const sharesWork = ({ ties }: Material, { citations }: Fact, entry: Entry): boolean =>
  citations.some(({ work }) => ties.worksOf(entry).has(work));
