/**
 * Why a template makes no question, in words for whoever wrote it: what the facts lack, and how many more it takes. Read
 * from the facts alone, so that nothing here has to follow how questions are chosen.
 */
import type { BuiltPack, Entry, Fact } from '../lore/model/model.ts';
import { spokenIn } from '../lore/model/quote.ts';
import type { QuestionTemplate } from '../lore/pack/schema.ts';
import type { Question } from './question.ts';
import { exactYear } from './years.ts';

interface Unasked {
  /** Its place among the pack's templates. */
  template: number;
  what: string;
  instead: string;
}

/** A question has so many options, so that so many have to be there to be told apart. */
const OPTIONS = 4;
const CLUES = 3;
/** A deed of fewer characters says too little. */
const SHORT_DEED = 25;
/** Years further apart than this are no options for each other. */
const FAR = 60;

/** The templates of a pack that none of these questions came from. */
export function unaskedTemplates(pack: BuiltPack, questions: readonly Question[]): Unasked[] {
  const asked = new Map(
    Map.groupBy(
      questions.filter((question) => question.pack === pack.id),
      ({ kind }) => kind,
    ),
  );
  return (pack.questions?.templates ?? []).flatMap((template, index) => {
    const facts = pack.facts.filter((fact) => fits(template, fact));
    const ids = new Set(facts.map(({ id }) => id));
    const isAsked = asked.get(template.kind)?.some((question) => question.facts.every((id) => ids.has(id)));
    return isAsked ? [] : [{ template: index, ...explain(pack, template, facts) }];
  });
}

const fits = (
  { relations, subjects, targets }: QuestionTemplate,
  { relation, subject, target, contradicts }: Fact,
) =>
  relations.includes(relation.id) &&
  contradicts.length === 0 &&
  (!subjects || subjects.includes(subject.kind)) &&
  (!targets || (target !== undefined && targets.includes(target.kind)));

type Why = Pick<Unasked, 'what' | 'instead'>;

function explain(pack: BuiltPack, template: QuestionTemplate, facts: readonly Fact[]): Why {
  const { kind, relations } = template;
  if (facts.length === 0) {
    const of = [
      template.subjects && `of a ${or(template.subjects)}`,
      template.targets && `tied to a ${or(template.targets)}`,
    ];
    return {
      what: `this template makes no question: no fact has ${or(relations)}${of
        .filter(Boolean)
        .map((one) => ` ${one}`)
        .join('')}`,
      instead: 'write such facts, or take the template out',
    };
  }
  const usable = facts.filter((fact) => isUsable(template, fact));
  if (usable.length === 0)
    return {
      what: `this template makes no question: none of the ${facts.length} facts that fit has ${wanted(template)}`,
      instead: 'write it for some of them, or word the template otherwise',
    };
  const lack = SHORTAGES[kind](pack, template, usable);
  if (lack && lack.count > 0)
    return {
      what: `this template makes no question: it needs ${lack.count} more ${lack.count === 1 ? lack.one : plural(lack.one)}${lack.which ? ` ${lack.which}` : ''}`,
      instead: lack.hint,
    };
  return {
    what: `this template makes no question: of ${usable.length} facts that fit none has ${kind === 'truth' ? 'another subject that would be' : 'three options that are'} wrong for certain`,
    instead:
      'write more entries of that kind that have nothing to do with these facts, or take the template out',
  };
}

/** Whether a fact has what the wording leaves open. */
function isUsable({ kind, ask, media }: QuestionTemplate, fact: Fact): boolean {
  const asks = (name: string) => ask.includes(`{${name}}`);
  const needsSubjectFirst = kind === 'identity' || (kind === 'who' && asks('deed'));
  const needsText = asks('sentence') || kind === 'truth' || kind === 'event' || kind === 'work';
  return (
    (!needsSubjectFirst || beginsWithSubject(fact)) &&
    (!needsText || fact.text !== undefined) &&
    (!asks('gap') || namesTarget(fact)) &&
    (!asks('line') || spokenIn(fact.text ?? '') !== undefined) &&
    (!(kind === 'who' && asks('target')) || fact.target !== undefined) &&
    (!(kind === 'who' && asks('value')) || fact.value !== undefined) &&
    (kind !== 'what' || fact.target !== undefined || fact.value !== undefined) &&
    (kind !== 'event' || fact.target?.kind === 'event') &&
    (!asks('year') || kind === 'odd' || fact.date?.exact === true) &&
    (kind !== 'year' || exactYear(fact) !== undefined) &&
    (!isSequence(kind) || fact.date?.exact === true) &&
    (kind !== 'work' ||
      (fact.citations.length === 1 && (!media || media.includes(fact.citations[0]?.work.medium ?? 'other'))))
  );
}

const isSequence = (kind: QuestionTemplate['kind']) => kind === 'first' || kind === 'last';

/** What {@link isUsable} looks for, as it is said. */
function wanted({ kind, ask, media }: QuestionTemplate): string {
  const asks = (name: string) => ask.includes(`{${name}}`);
  const parts = [
    (kind === 'identity' || asks('deed')) &&
      `a text that begins with its subject's name and says what it did`,
    asks('gap') && 'a text that names its target as it is called',
    asks('line') && 'a text with a line between quotation marks',
    (asks('sentence') || kind === 'truth' || kind === 'event' || kind === 'work') && 'a text',
    kind === 'who' && asks('target') && 'a target',
    kind === 'who' && asks('value') && 'a value',
    kind === 'event' && 'an event as its target',
    (kind === 'year' || asks('year')) && 'a date of one year',
    isSequence(kind) && 'a date that is certain',
    kind === 'work' && `one work alone that it cites${media ? ` (${or(media)})` : ''}`,
  ];
  return parts.filter(Boolean).join(' and ') || 'a target or a value';
}

const namesOf = ({ name, aliases }: Entry) => [name, ...aliases.map((alias) => alias.name)];
const beginsWithSubject = ({ text, subject }: Fact) =>
  text !== undefined &&
  text.length >= SHORT_DEED &&
  namesOf(subject).some((name) => text.includes(`${name} `) && text.indexOf(name) < text.length / 2);
const namesTarget = ({ text, target }: Fact) =>
  text !== undefined &&
  target !== undefined &&
  namesOf(target).some((name) => text.includes(name.replace(/^The /, '')));

interface Shortage {
  count: number;
  /** What is short, as one of it is called. */
  one: string;
  which?: string;
  hint: string;
}
type Count = (pack: BuiltPack, template: QuestionTemplate, facts: readonly Fact[]) => Shortage | undefined;

/** Entries that could stand beside the right one, of the facts for which there are the most of them. */
const alike =
  (rightOf: (fact: Fact) => Entry | undefined): Count =>
  ({ entries }, _, facts) => {
    const rights = facts.flatMap((fact) => rightOf(fact) ?? []);
    const counts = rights.map((right) => ({
      kind: right.kind,
      count: entries.filter(({ kind, continuity }) => kind === right.kind && continuity === right.continuity)
        .length,
    }));
    const best = counts.toSorted((a, b) => b.count - a.count)[0];
    return (
      best && {
        count: OPTIONS - best.count,
        one: best.kind,
        hint: `the answer and three others are of one kind and continuity`,
      }
    );
  };

/** The same for subjects: who has the same tie to the target is no wrong option. */
const bySubject: Count = (pack, template, facts) => {
  const enough = alike(({ subject }) => subject)(pack, template, facts);
  if (!enough || enough.count > 0 || template.rivals) return enough;
  const counts = facts.map(({ subject, target, relation }) => {
    const ties = new Set([relation.id, ...(template.also ?? [])]);
    const tied = new Set(
      target?.mentions.filter((other) => ties.has(other.relation.id)).map((other) => other.subject) ?? [],
    );
    const others = pack.entries.filter(
      (entry) =>
        entry !== subject &&
        entry.kind === subject.kind &&
        entry.continuity === subject.continuity &&
        !tied.has(entry),
    );
    return { kind: subject.kind, count: 1 + others.length };
  });
  const best = counts.toSorted((a, b) => b.count - a.count)[0];
  return (
    best && {
      count: OPTIONS - best.count,
      one: best.kind,
      which: 'without the same tie',
      hint: 'who has the same relation to the target cannot be a wrong option',
    }
  );
};
const byTarget = alike(({ target }) => target);

const targetsOrValues: Count = (pack, template, facts) => {
  if (facts.some(({ target }) => target)) return byTarget(pack, template, facts);
  const values = Map.groupBy(facts, ({ relation, subject }) => `${relation.id} ${subject.kind}`);
  const counts = [...values.values()].map((list) => ({
    relation: list[0]?.relation.id ?? '',
    count: new Set(list.map(({ value }) => value?.toLowerCase())).size,
  }));
  const best = counts.toSorted((a, b) => b.count - a.count)[0];
  return (
    best && {
      count: OPTIONS - best.count,
      one: 'value',
      which: `of ${best.relation}`,
      hint: 'the answer and three others are values of one relation',
    }
  );
};

const years: Count = ({ facts: all }, _, facts) => {
  const counts = facts.map((fact) => {
    const near = all.flatMap((other) => {
      const year = exactYear(other);
      const isNear = year !== undefined && Math.abs(year - (exactYear(fact) ?? Number.NaN)) <= FAR;
      return isNear && other.subject.continuity === fact.subject.continuity ? [year] : [];
    });
    return new Set(near).size;
  });
  return {
    count: OPTIONS - Math.max(...counts),
    one: 'year',
    hint: `date other facts within ${FAR} years of these`,
  };
};

const works: Count = ({ works: all }, _, facts) => {
  const counts = facts.flatMap(({ citations: [citation] }) => {
    const right = citation?.work;
    return right
      ? [
          {
            medium: right.medium,
            count: all.filter(
              ({ medium, continuity }) => medium === right.medium && continuity === right.continuity,
            ).length,
          },
        ]
      : [];
  });
  const best = counts.toSorted((a, b) => b.count - a.count)[0];
  return (
    best && {
      count: OPTIONS - best.count,
      one: best.medium,
      hint: 'the answer and three others are of one medium',
    }
  );
};

const dated: Count = (_, __, facts) => {
  const groups = Map.groupBy(facts, ({ subject }) => `${subject.kind} ${subject.continuity.id}`);
  const counts = [...groups.values()].map((list) => ({
    kind: list[0]?.subject.kind ?? '',
    count: new Set(list.map(({ date }) => date?.from)).size,
  }));
  const best = counts.toSorted((a, b) => b.count - a.count)[0];
  return (
    best && {
      count: OPTIONS - best.count,
      one: best.kind,
      which: 'with another date',
      hint: 'four of one kind have dates that do not touch',
    }
  );
};

const shared: Count = (_, { ask }, facts) => {
  const byYear = ask.includes('{year}');
  const groups = Map.groupBy(facts, (fact) => (byYear ? exactYear(fact)?.toString() : fact.target?.id) ?? '');
  groups.delete('');
  const most = Math.max(
    0,
    ...[...groups.values()].map((list) => new Set(list.map(({ subject }) => subject)).size),
  );
  return {
    count: OPTIONS - 1 - most,
    one: 'fact',
    which: `of one ${byYear ? 'year' : 'target'}`,
    hint: `three share a ${byYear ? 'year' : 'target'} that the fourth has not`,
  };
};

const clues: Count = (pack, template, facts) => {
  const most = Math.max(
    ...[...Map.groupBy(facts, ({ subject }) => subject).values()].map(
      (list) => new Set(list.map(({ target, relation }) => target?.id ?? relation.id)).size,
    ),
  );
  return most < CLUES
    ? {
        count: CLUES - most,
        one: 'fact',
        which: 'of one subject',
        hint: `three clues tell of different targets or relations`,
      }
    : bySubject(pack, template, facts);
};

const SHORTAGES: Record<QuestionTemplate['kind'], Count> = {
  who: bySubject,
  what: targetsOrValues,
  event: byTarget,
  year: years,
  work: works,
  first: dated,
  last: dated,
  odd: shared,
  truth: bySubject,
  identity: clues,
};

const plural = (one: string) =>
  one.endsWith('s') ? one : one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`;
const or = (words: readonly string[]) =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' or ');
