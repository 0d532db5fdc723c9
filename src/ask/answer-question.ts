/** A question answered by facts, or not: then what is near. */
import type { Lore } from '../lore/lore.ts';
import { type Entry, type Fact, sentence } from '../lore/model/model.ts';
import { fold, wordsOf } from '../lore/names/fold.ts';
import {
  aroundClause,
  asMeant,
  BECAUSE,
  CALLED,
  IN_GENERAL,
  NEGATION,
  OPINION,
  ofSuccession,
  SURELY_BECAUSE,
  withoutChatter,
} from './english.ts';
import {
  ACTORS,
  BECOMES,
  type Fit,
  type Fitter,
  fitsForm,
  hasNumber,
  isMereDate,
  isOwned,
  isThere,
  NEEDS,
  ORDINALS,
  saysHowMany,
  saysThere,
  saysWhere,
} from './fit.ts';
import { inOrder, pairOf } from './in-order.ts';
import type { Lexicon } from './lexicon.ts';
import type { Item, Question } from './question.ts';

export interface Answered {
  question: Question;
  /** Whether the first of the facts answers for certain. */
  known: boolean;
  /** Best first. */
  fits: readonly Fit[];
  /** The fact that led to whom the question does not name: `the father of Azetbur`. */
  via: Fact | undefined;
  /** What the first fact says to a question for yes or no; undefined where it leaves that to the reader. */
  verdict: 'yes' | 'no' | undefined;
  /** Of a question that more than two facts answer in the same way: all of them, and the entry that they share. */
  list: { of: Entry; facts: readonly Fact[] } | undefined;
}

/** A question with whom it does not name put in, and the fact that told who that is. */
interface Bridge {
  question: Question;
  via: Fact;
  byClause: boolean;
}

/** Of each name, facts of so many that bear it, so many of each; and so many found by words. */
const MOST = { entries: 8, own: 120, mentions: 120, found: 80, fits: 30, bridges: 3, listed: 25 };
/** From so many on, facts of the same kind are a list. */
const SHORTEST_LIST = 3;
/** What is missing counts so much where two readings of a question are compared. */
const LACKING = 0.3;
/** As far below the best a fact still answers in the same way. */
const AS_GOOD = 0.15;
/** So much of a question has to be covered. */
const ENOUGH = 0.8;
/** So far below the best a fact may stand that has all of the question. */
const NEAR = 0.2;
const NEARLY = 0.62;
/** So much where two names and a word are there. */
const WELL = 0.58;
/** So far below the best that lacks a date, a place or a number one may stand that has it. */
const APART = 0.6;
/** As much as a name is of a question why it was held. */
const HALF = 0.5;
/** A word of this weight is in so many facts that it may be missing. */
const SMALL = 1.8;
/** From this weight on one word alone is in so few facts that it tells what is asked for. */
const TELLING = 2.9;
/** As a word weighs that nobody used. */
const UNKNOWN = 4;
/** So many of a kind that share a word of their names are not told apart by it; of `the treaty`, two. */
const MANY = { namesakes: 4, common: 2 };
/** Forms that ask for whom or what something is so. */
const NAMING: ReadonlySet<string> = new Set(['who', 'what', 'count', 'where']);
/** Forms that take it for granted that something was so. */
const PREMISED: ReadonlySet<string> = new Set(['why', 'how', 'when', 'where']);

/** The word that says what was done, as far as where it stands tells: the first one after `did` that is no name. */
function verbOf({ items, words }: Question): Item | undefined {
  const from = words.findIndex((word) =>
    /^(?:do|does|did|is|was|were|are|has|had|have|could|couldnt)$/.test(word),
  );
  const asked = items.filter(({ optional, entries }) => !optional && !entries);
  return asked.find(({ at }) => at > from) ?? asked[0];
}

/** Whether it is asked who did something that only persons and the like do to each other. */
const asksForDoer = ({ items }: Question): boolean =>
  items.some(({ senses }) =>
    senses.some(
      ({ way, relation: { subjects, targets } }) =>
        way === 'does' && targets?.includes('person') && subjects?.every((kind) => ACTORS.has(kind)),
    ),
  );

/** Whether it is what one who is named does to another. */
const isBetween = ({ items }: Question, verb: Item): boolean => {
  const named = items.filter(({ entries }) => entries);
  const isActor = ({ entries }: Item) => [...(entries ?? [])].some(({ kind }) => ACTORS.has(kind));
  return named.some((item) => item.at < verb.at && isActor(item)) && named.some(({ at }) => at > verb.at);
};

const namesTwo = ({ items }: Question): boolean =>
  items.filter(({ exact }) => [...exact].some(({ kind }) => kind === 'person')).length > 1;

/** Whether two names and a word beside them are there: a verb that no fact has may then be another one. */
const isWellNamed = ({ items }: Question, missing: readonly Item[]): boolean => {
  const there = items.filter((item) => !item.optional && !missing.includes(item));
  const names = there.filter(({ entries }) => entries);
  return names.length > 1 && there.length > names.length;
};

/** Whether a fact tells why something else than a person was. */
const isReason = ({ fact: { relation, subject } }: Fit): boolean =>
  relation.asks.target.includes('reason') && subject.kind !== 'person';

/** Of a question why: whether a fact says a reason, or the occasion of the very deed. */
const isReasoned = ({ form, negated }: Question, best: Fit | undefined): boolean =>
  form !== 'why' ||
  negated ||
  best === undefined ||
  isReason(best) ||
  BECAUSE.test(sentence(best.fact)) ||
  (best.typed && /\bwhen\b/.test(sentence(best.fact)));

/** Whether a fact tells where something was. */
const isPlace = ({ fact: { relation } }: Fit): boolean => relation.asks.target.includes('location');

/** Words that single out one of many: they are never a fact's verb in other words. */
const SINGLING: ReadonlySet<string> = new Set(
  'top highest lowest youngest oldest eldest biggest largest smallest only best worst main chief second third fourth fifth'.split(
    ' ',
  ),
);

const NAMED: ReadonlySet<string> = new Set(['called', 'named', 'name']);
const HOW_MANY = /\bhow many (?!(?:second|minute|hour|day|week|month|year|decade)s?\b)/;
const ASIDE = /^(?:when|while|as|because)$/;
const HAPPENS = /\b(?:happen(?:s|ed)?|went on|going on|took place|events?)\b/;

/** Whether somebody is said to have done something to somebody. */
const isDeed = ({ items }: Question): boolean =>
  items.filter(({ entries }) => entries).length > 1 &&
  items.some(({ senses }) => senses.some(({ way }) => way === 'does'));

/** Whether an event is named only to say when: `after the massacre`. The fact may leave it out where its own date agrees. */
function isMereTime({ entries, at }: Item, { words }: Question, { date }: Fact): boolean {
  const before = words[at - 1] === 'the' ? words[at - 2] : words[at - 1];
  const event = [...(entries ?? [])].find(({ kind }) => kind === 'event');
  const then = event?.facts.find(({ relation, date: own }) => relation.single && own)?.date;
  if (!then || !date) return false;
  switch (before) {
    case 'after':
    case 'since':
      return date.lastYear >= then.firstYear;
    case 'before':
    case 'until':
      return date.firstYear <= then.lastYear;
    case 'during':
    case 'in':
    case 'at':
    case 'on':
      return date.firstYear <= then.lastYear && date.lastYear >= then.firstYear;
    default:
      return false;
  }
}

/** Of what became of somebody after something: whether a fact lacks no more than that. */
const isAfterwards = ({ words }: Question, { missing, fact, covered }: Fit): boolean =>
  covered >= HALF &&
  missing.every(
    ({ at, exact }) =>
      !exact.has(fact.subject) && words.slice(Math.max(0, at - 2), at).some((word) => word === 'after'),
  );

/** A question that names nobody, or no more than a word that many are called by: `who is the captain`. */
function isVague({ items, words, counted, continuities }: Question): boolean {
  const asked = items.filter(({ optional }) => !optional);
  const [only] = asked;
  if (only === undefined) return true;
  if (asked.length === 1 && only.year !== undefined) return !HAPPENS.test(words.join(' '));
  if (asked.length > 1 || continuities.size > 0) return false;
  if (counted) return true;
  if (!only.entries) return only.weight < TELLING;
  const [first, ...others] = only.entries;
  const isCommon = words[only.at - 1] === 'the' && first?.kind !== 'person';
  const alike = others.filter(({ kind }) => kind === first?.kind).length + 1;
  return only.exact.size === 0 && alike >= (isCommon ? MANY.common : MANY.namesakes);
}

export function createAnswerer(
  lore: Lore,
  lexicon: Lexicon,
  measure: Fitter,
  read: (text: string) => Question,
) {
  const candidates = ({ items }: Question): Set<Fact> => {
    const facts = new Set<Fact>();
    const asksForRule = items.some(({ senses }) =>
      senses.some(({ way, relation }) => way === 'does' && relation.targets?.includes('office')),
    );
    for (const { entries } of items)
      for (const entry of [...(entries ?? [])].slice(0, MOST.entries)) {
        for (const fact of entry.facts.slice(0, MOST.own)) facts.add(fact);
        for (const fact of entry.mentions.slice(0, MOST.mentions)) facts.add(fact);
        if (asksForRule) for (const fact of heldIn(entry)) facts.add(fact);
      }
    const words = items
      .filter(({ optional, year }) => !optional && (year === undefined || items.length === 1))
      .map((item) => item.words.flatMap((word) => lexicon.spellings(word)));
    for (const fact of lore.factsWith(words, MOST.found)) facts.add(fact);
    return facts;
  };
  const rank = (question: Question, accept: (fact: Fact) => boolean): Fit[] =>
    [...candidates(question)]
      .filter(accept)
      .map(measure(question))
      .filter(({ covered }) => covered > 0.3)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, MOST.fits);
  const isKnown = (question: Question, best: Fit | undefined): boolean => {
    if (best === undefined || isVague(question)) return false;
    const { covered, missing, fact, answer } = best;
    // How somebody did something to somebody is told only where they did.
    const isGiven = question.form === 'why' && missing.length === 0 && SURELY_BECAUSE.test(sentence(fact));
    if (PREMISED.has(question.form) && !best.typed && !isGiven && asksForDoer(question) && namesTwo(question))
      return false;
    // Why somebody did something to somebody is told only where it is told that they did.
    const verb = verbOf(question);
    if (
      (question.form === 'why' || question.form === 'how') &&
      !question.negated &&
      !best.typed &&
      verb &&
      missing.includes(verb) &&
      isBetween(question, verb) &&
      !isWellNamed(question, missing)
    )
      return false;
    // Whoever did not come into an office did so at no time.
    if (missing.some(({ words }) => words.some((word) => BECOMES.has(word))) && asksForHolder(question))
      return false;
    // What is denied neither happened for a reason nor at a time, and what is asked for as not so has to be.
    const isDenied = NEGATION.test(sentence(fact));
    if (question.negated && NAMING.has(question.form) && !isDenied) return false;
    if (
      isDenied &&
      PREMISED.has(question.form) &&
      !best.typed &&
      !question.negated &&
      missing.length === 0 &&
      isDeed(question)
    )
      return false;
    const asked = question.items.filter(({ optional }) => !optional);
    if (question.form === 'who' && !best.typed && answer && !ACTORS.has(answer.kind) && asksForDoer(question))
      return false;
    // `Why did she do it` asks for the reason of something that it does not name.
    const [name, ...others] = asked;
    if (question.form === 'why' && name?.entries && others.length === 0 && !isReason(best)) return false;
    // When or where it was says nothing of why.
    if (
      question.form === 'why' &&
      (fact.relation.single || isMereDate(fact)) &&
      !fitsForm('why', fact, sentence(fact), answer)
    )
      return false;
    if (saysThere(question) && !isThere(question, fact)) return false;
    // Who was there says nothing of what else is asked of them.
    if (question.form === 'what' && isThere(question, fact) && missing.some(({ entries }) => !entries))
      return false;
    // What somebody's ship is called is told by a tie to it or by a text that names it.
    if (
      !best.typed &&
      question.words.some((word) => NAMED.has(word)) &&
      asked.some((item) => isOwned(item, question)) &&
      !CALLED.test(sentence(fact))
    )
      return false;
    const isSmall = ({ entries, weight, words, senses }: Item) =>
      !entries &&
      weight <= SMALL &&
      !(question.form === 'when' && words.some((word) => lore.roles.has(word))) &&
      !(question.form === 'who' && !best.typed && senses.some(({ way }) => way === 'subject'));
    // Why or where it was held is told by its cause or its place, which need not say that it was held.
    const isOfCourse = ({ senses }: Item) =>
      (question.form === 'why' ? isReason(best) : question.form === 'where' && isPlace(best)) &&
      senses.some(({ relation }) => relation.section === 'glance');
    // `When praxis went boom`: beside what the clause names, how it is put tells nothing.
    const from = question.words.findIndex((word, place) => place > 2 && ASIDE.test(word));
    const has = (isMeant: (item: Item) => boolean) =>
      asked.some((item) => isMeant(item) && !missing.includes(item));
    const isAside = ({ at, entries }: Item) =>
      from > 0 &&
      at > from &&
      !entries &&
      has((item) => item.at > from && item.entries !== undefined) &&
      has((item) => item.at < from && item.entries === undefined);
    const lacks = missing.filter((item) => !isSmall(item) && !isOfCourse(item) && !isAside(item));
    const needs = NEEDS.has(question.form) && !(question.form === 'where' && saysWhere(sentence(fact)));
    if (needs && !fitsForm(question.form, fact, sentence(fact), answer)) return false;
    // How long it took says nothing of how many there were.
    if (
      question.form === 'count' &&
      !question.counted &&
      HOW_MANY.test(question.words.join(' ')) &&
      !hasNumber(fact)
    )
      return false;
    if (question.counted) {
      if (!saysHowMany(question.counted, fact, lexicon)) return false;
      if (lacks.length < 2 && lacks.every(({ entries }) => !entries)) return covered >= NEARLY;
    }
    const isTime = (item: Item) =>
      (best.typed || question.form === 'fate') && isMereTime(item, question, fact);
    if (lacks.every(isTime)) {
      const isLess = lacks.length > 0 || missing.some(isAside);
      if (missing.some(isOfCourse) || (isLess && question.form === 'fate')) return covered >= HALF;
      return covered >= (isLess ? NEARLY : ENOUGH);
    }
    // The fact is already whom the question speaks of: `her killer`, and who killed him.
    if (
      best.typed &&
      lacks.some(({ senses }) =>
        senses.some(({ relation, way }) => relation === fact.relation && way === 'does'),
      )
    )
      return false;
    // Somebody by another one is not that other one.
    if (
      lacks.some(
        (lack) =>
          isOwned(lack, question) && question.items.some((item) => item.senses.length > 0 && item !== lack),
      )
    )
      return false;
    // One verb may be another one than the fact's, where all the rest is there.
    const [lack] = lacks;
    const isNearlyAll = covered >= ENOUGH && asked.length > 3;
    const told = asked.filter((item) => !item.entries && !missing.includes(item));
    const isAskedFor =
      question.form === 'who' && lack?.senses.some(({ way }) => way === 'subject' || way === 'target');
    const isVerb =
      question.form !== 'count' &&
      // What somebody did is told by no date or kind of theirs, and that they did something else says no yes.
      (best.typed || (question.form !== 'yesno' && !(question.form === 'what' && isMereDate(fact)))) &&
      !lack?.words.some((word) => SINGLING.has(word)) &&
      lack &&
      !isAskedFor &&
      (best.typed ||
        lack === verbOf(question) ||
        isNearlyAll ||
        told.length > 1 ||
        isWellNamed(question, missing)) &&
      !lack.entries &&
      (isNearlyAll || (lack.senses.length === 0 ? !best.typed : best.typed)) &&
      (lack.weight < UNKNOWN || isWellNamed(question, missing));
    return (
      isVerb === true &&
      lacks.length === 1 &&
      asked.length - missing.length >= 2 &&
      (told.length > 2 || asked.some((item) => item.entries && !missing.includes(item))) &&
      covered >= (isWellNamed(question, missing) ? WELL : NEARLY)
    );
  };

  /** Whom a relation to somebody named stands for: `kirks son`. The question with them in its place. */
  const bridged = (question: Question, accept: (fact: Fact) => boolean): Bridge[] => {
    const { items, words } = question;
    return items.flatMap((noun, number) => {
      const nouns = noun.senses.filter(({ way }) => way === 'subject' || way === 'target');
      if (nouns.length === 0) return [];
      const before = items[number - 1];
      const after = items[number + 1];
      const end = noun.at + noun.words.length;
      const owner =
        after?.entries &&
        words.slice(end, after.at).every((word) => /^(?:of|to|the)$/.test(word)) &&
        words[end] === 'of'
          ? after
          : before?.entries && before.at + before.words.length === noun.at
            ? before
            : undefined;
      if (!owner) return [];
      const rest = items.filter((item) => item !== noun && item !== owner);
      if (!rest.some(({ optional }) => !optional) && question.form !== 'when' && question.form !== 'where')
        return [];
      const found = new Map<Entry, Fact>();
      for (const entry of [...(owner.entries ?? [])].slice(0, MOST.entries))
        for (const fact of [...entry.facts.slice(0, MOST.own), ...entry.mentions.slice(0, MOST.mentions)]) {
          if (!accept(fact)) continue;
          for (const { relation, way } of nouns) {
            if (fact.relation !== relation || !fact.target) continue;
            const [from, to] = way === 'subject' ? [fact.target, fact.subject] : [fact.subject, fact.target];
            const other = from === entry ? to : relation.symmetric && to === entry ? from : undefined;
            const fits =
              other &&
              (noun.pronoun === undefined || other.pronouns === undefined || other.pronouns === noun.pronoun);
            if (other && fits && !found.has(other)) found.set(other, fact);
          }
        }
      return [...found].slice(0, MOST.bridges).map(([entry, via]) => {
        const first = Math.min(noun.at, owner.at);
        const item: Item = {
          ...owner,
          at: first,
          words: [...owner.words, ...noun.words],
          entries: new Set([entry]),
          senses: [],
        };
        const replaced = [...rest, item].toSorted((a, b) => a.at - b.at);
        return { question: { ...question, items: replaced }, via, byClause: false };
      });
    });
  };

  /** Whom a clause stands for: `who followed the one who tore up the accords`. */
  const byClause = (text: string, accept: (fact: Fact) => boolean): Bridge[] => {
    const { outer, inner } = aroundClause(withoutChatter(fold(text))) ?? {};
    if (!outer || !inner || read(outer).items.every(({ optional }) => optional)) return [];
    const clause = read(inner);
    const [told] = rank(clause, accept);
    if (!told?.answer || told.missing.length > 0 || !isKnown(clause, told)) return [];
    return [{ question: read(`${outer} ${told.answer.name}`), via: told.fact, byClause: true }];
  };

  /** Of whether somebody killed somebody: who did, where the facts know of others alone. */
  const byOthers = (question: Question, accept: (fact: Fact) => boolean): Fit[] | undefined => {
    const { items, form, passive } = question;
    const deed = items.find(({ senses }) => senses.some(({ relation }) => relation.roles.includes('death')));
    const persons = items.filter(({ exact }) => [...exact].some(({ kind }) => kind === 'person'));
    const [doer, done] = passive ? persons.toReversed() : persons;
    if (form !== 'yesno' || !deed || !doer || !done || persons.length > 2) return undefined;
    const asked: Question = { ...question, form: 'who', items: items.filter((item) => item !== doer) };
    const fits = rank(asked, accept).filter(
      ({ fact, typed, missing }) =>
        typed && missing.length === 0 && done.exact.has(fact.target ?? fact.subject),
    );
    return fits.length > 0 ? fits : undefined;
  };

  /** Facts that say the same of two who are named together: `who arrested Kirk and McCoy`. */
  const ofBoth = (question: Question, accept: (fact: Fact) => boolean): Fit[] | undefined => {
    const { items, words } = question;
    // Where nothing asks for a relation, no fact has the very one.
    if (items.every(({ senses }) => senses.length === 0)) return undefined;
    for (const [place, one] of items.entries()) {
      const other = items[place + 1];
      if (!one.entries || !other?.entries) continue;
      const between = words.slice(one.at + one.words.length, other.at);
      if (between.length !== 1 || !/^(?:and|n|or)$/.test(between[0] ?? '')) continue;
      const [first, second] = [other, one].map((left) =>
        rank({ ...question, items: items.filter((item) => item !== left) }, accept).filter(
          ({ typed, missing }) => typed && missing.length === 0,
        ),
      );
      for (const fit of first ?? []) {
        const also = second?.find(
          ({ fact, answer }) =>
            answer === fit.answer && fact.relation === fit.fact.relation && fact !== fit.fact,
        );
        if (also) return [fit, also];
      }
    }
    return undefined;
  };

  /** Which of two came first, or whether one did. */
  const orderOf = (text: string, accept: (fact: Fact) => boolean): Answered | undefined => {
    const folded = asMeant(withoutChatter(fold(text)));
    const pair = pairOf(folded);
    const told = pair && inOrder(pair, folded, read, accept);
    if (!told) return undefined;
    const question = read(text);
    const fits = told.facts.map(measure(question));
    return { question, known: true, verdict: told.verdict, fits, via: undefined, list: undefined };
  };

  /** Whether a fact has the very succession asked for; it need not name the office. */
  const isSuccession = ({ items }: Question, { fact, typed, missing }: Fit): boolean =>
    typed &&
    items[0]?.senses.some(({ relation }) => relation === fact.relation) === true &&
    missing.every(
      ({ words, entries, senses }) =>
        words.every((word) => lore.roles.has(word)) ||
        senses.some(({ relation, way }) => way === 'subject' && relation.section === 'career') ||
        [...(entries ?? [])].some(({ kind }) => kind === 'species' || kind === 'organization'),
    );

  /** Whether who held an office is asked for beside somebody named: no other fact about the two answers that. */
  const asksForHolder = ({ items }: Question): boolean =>
    items.some(
      ({ words, entries }) =>
        words.some((word) => lore.roles.has(word)) ||
        [...(entries ?? [])].some(({ kind }) => kind === 'office'),
    ) && items.some(({ exact }) => [...exact].some(({ kind }) => kind === 'person'));

  /** Facts for a question; one that has all of it goes before a likelier one that lacks something. */
  const ranked = (question: Question, accept: (fact: Fact) => boolean): Fit[] => {
    const fits = rank(question, accept);
    const [best] = fits;
    const cause = question.form === 'why' && (causeBeside(fits) ?? causeOf(question, accept));
    if (cause) return [cause, ...fits.filter((fit) => fit !== cause)];
    if (!best) return fits;
    const isTold = isKnown(question, best) && !best.missing.some(({ entries }) => entries);
    if (isTold && question.form !== 'fate') return fits;
    if (question.form === 'fate' && !fitsForm('fate', best.fact, sentence(best.fact), best.answer)) {
      const told = fits.find(
        (fit) => fitsForm('fate', fit.fact, sentence(fit.fact), fit.answer) && isAfterwards(question, fit),
      );
      if (told) return [told, ...fits.filter((fit) => fit !== told)];
    }
    if (question.counted || NEEDS.has(question.form)) {
      const telling = fits.find(
        (fit) =>
          fit.score > best.score - APART &&
          (question.counted || fit.missing.length === 0 || isPlace(fit)) &&
          isKnown(question, fit),
      );
      return telling ? [telling, ...fits.filter((fit) => fit !== telling)] : fits;
    }
    const whole = fits.find(
      (fit) => fit.missing.length === 0 && fit.score > best.score - NEAR && isKnown(question, fit),
    );
    const named = fits.find(
      (fit) =>
        fit.missing.every(({ entries }) => !entries) &&
        fit.score > best.score - NEAR &&
        isKnown(question, fit),
    );
    const first = whole ?? named;
    return first ? [first, ...fits.filter((fit) => fit !== first)] : fits;
  };

  /** Of why something was done, a fact that gives a reason, beside a likelier one that only tells the deed. */
  const causeBeside = ([best, ...others]: readonly Fit[]): Fit | undefined => {
    if (!best?.typed || best.missing.length > 0 || fitsForm('why', best.fact, sentence(best.fact), undefined))
      return undefined;
    const reasons = others.filter(
      ({ fact, missing }) =>
        missing.every(({ entries }) => !entries) && !fact.relation.roles.includes('quote'),
    );
    return (
      reasons.find(({ fact }) => fact.relation.asks.target.includes('reason')) ??
      reasons.find(({ fact }) => SURELY_BECAUSE.test(sentence(fact)))
    );
  };

  /** The cause of an event, of which nothing else is asked than why it was held. */
  const causeOf = (question: Question, accept: (fact: Fact) => boolean): Fit | undefined => {
    const events = question.items.flatMap(({ exact }) => [...exact].slice(0, MOST.entries));
    return events
      .flatMap(({ facts }) => facts.slice(0, MOST.own).filter(accept))
      .map(measure(question))
      .find((fit) => isReason(fit) && isKnown(question, fit));
  };

  return (text: string, accept: (fact: Fact) => boolean = () => true): Answered => {
    const succession = ofSuccession(withoutChatter(fold(text)));
    if (succession) {
      const question = read(succession);
      const all = rank(question, accept);
      const told = all.find((fit) => isSuccession(question, fit));
      if (told) {
        const fits = [told, ...all.filter((fit) => fit !== told)];
        return { question, known: true, verdict: undefined, fits, via: undefined, list: undefined };
      }
    }
    const question = read(text);
    const ordered = orderOf(text, accept);
    if (ordered) return ordered;
    const fits = ranked(question, accept);
    if (succession && asksForHolder(question))
      return { question, known: false, verdict: undefined, fits, via: undefined, list: undefined };
    const folded = withoutChatter(fold(text));
    const isOpinion = OPINION.test(folded) || IN_GENERAL.test(folded);
    const clauses = byClause(text, accept);
    // Of whom a clause speaks that nothing tells, some other fact about the names in it says nothing.
    const isLost = clauses.length === 0 && aroundClause(folded) !== undefined;
    const known =
      !isOpinion &&
      !(isLost && fits[0] && fits[0].missing.length > 0) &&
      ((isKnown(question, fits[0]) && isReasoned(question, fits[0])) ||
        (question.form === 'why' && fits[1]?.typed === true && isKnown(question, fits[1])));
    const told = known ? fits[0] : undefined;
    const other = question.form === 'yesno' ? otherwise(question, accept) : undefined;
    if (other)
      return {
        question,
        known: true,
        verdict: 'no',
        fits: [measure(question)(other), ...fits.filter(({ fact }) => fact.id !== other.id)],
        via: undefined,
        list: undefined,
      };
    const direct: Answered = {
      question,
      known,
      verdict: told && isSaid(question, told) ? 'yes' : undefined,
      fits,
      via: undefined,
      list: known ? listOf(question, fits) : undefined,
    };
    const others = told?.typed ? undefined : byOthers(question, accept);
    if (others)
      return { ...direct, known: true, verdict: undefined, fits: [...others, ...fits], list: undefined };
    const isWhole = told?.typed && told.missing.length === 0;
    if (isOpinion || (isWhole && clauses.length === 0)) return direct;
    if (!isWhole) {
      const together = ofBoth(question, accept);
      if (together) return { ...direct, known: true, fits: together, list: undefined };
    }
    // What the clause tells is no answer to what is asked of whom it is about.
    let best: Answered =
      isWhole && clauses.some(({ via }) => via.id === told.fact.id) ? { ...direct, known: false } : direct;
    for (const bridge of [...clauses, ...(isWhole ? [] : bridged(question, accept))]) {
      const led = rank(bridge.question, (fact) => fact !== bridge.via && accept(fact));
      const isLed =
        isKnown(bridge.question, led[0]) &&
        (led[0]?.typed ||
          !bridge.byClause ||
          bridge.question.items.every(({ senses }) => senses.length === 0));
      if (isLed && (!best.known || weighs(led[0]) > weighs(best.fits[0])))
        best = {
          question: bridge.question,
          known: true,
          verdict: undefined,
          fits: led,
          via: bridge.via,
          list: listOf(bridge.question, led),
        };
    }
    return best;
  };
}

/** Who held the offices of an empire, or of what is part of it. */
function heldIn(entry: Entry, depth = 1): Fact[] {
  const parts = entry.mentions.filter(({ relation }) => relation.roles.includes('part'));
  return parts.flatMap(({ subject }) =>
    subject.kind === 'office'
      ? subject.mentions.slice(0, MOST.own)
      : depth > 0 && subject.kind === 'organization'
        ? heldIn(subject, depth - 1)
        : [],
  );
}

const saysWord = (fact: Fact, word: string): boolean => wordsOf(sentence(fact)).includes(word);

/** What a fact is worth beside one that another reading of the question leads to. */
const weighs = (fit: Fit | undefined): number => (fit ? fit.score - fit.missing.length * LACKING : 0);

function listOf({ items, form }: Question, fits: readonly Fit[]): Answered['list'] {
  const [best] = fits;
  // One of them is asked for.
  if (
    best &&
    items.some(({ words }) => words.every((word) => ORDINALS.has(word) && saysWord(best.fact, word)))
  )
    return undefined;
  if (!best?.answer || form === 'when' || form === 'why' || form === 'how' || form === 'count')
    return undefined;
  const { fact, answer } = best;
  // In one year an office has one holder.
  if (fact.date && fact.date.firstYear < fact.date.lastYear && items.some(({ year }) => year !== undefined))
    return undefined;
  const of = fact.subject === answer ? fact.target : fact.subject;
  if (!of || !items.some(({ entries }) => entries?.has(of))) return undefined;
  const alike = fits.filter(
    (one) =>
      one.fact.relation === fact.relation &&
      one.answer !== undefined &&
      (fact.subject === answer ? one.fact.target : one.fact.subject) === of &&
      one.missing.length === 0 &&
      one.covered >= best.covered - AS_GOOD,
  );
  if (alike.length < SHORTEST_LIST) return undefined;
  return { of, facts: alike.slice(0, MOST.listed).map((one) => one.fact) };
}

/** Whether a fact says the very thing that a question for yes or no asks after. */
function isSaid({ form, items }: Question, { fact, typed, missing }: Fit): boolean {
  if (form !== 'yesno' || missing.length > 0 || NEGATION.test(sentence(fact))) return false;
  const names = items.filter(({ entries }) => entries);
  if (names.length < 2) return false;
  const verbs = items.filter(({ senses }) => senses.length > 0);
  const says = verbs.some(({ senses }) =>
    senses.some(({ relation, way }) => relation === fact.relation && way === 'does'),
  );
  if (typed) return says && verbs.length === 1;
  const [first, second] = names;
  return (
    items.length === 2 &&
    first?.exact.has(fact.subject) === true &&
    fact.target !== undefined &&
    second?.entries?.has(fact.target) === true
  );
}

/** Of `is she a Vulcan`: the fact that says what else she is. */
function otherwise({ items }: Question, accept: (fact: Fact) => boolean): Fact | undefined {
  const [first, second] = items;
  if (items.length !== 2 || !first || !second || first.exact.size === 0 || second.exact.size === 0)
    return undefined;
  const kinds = new Set([...second.exact].map(({ kind }) => kind));
  for (const entry of [...first.exact].filter(({ continuity }) => continuity.main)) {
    if (kinds.has(entry.kind)) return undefined;
    const facts = entry.facts.slice(0, MOST.own).filter(accept);
    const own = facts.filter(
      ({ relation, target }) =>
        relation.section === 'glance' &&
        (target ? kinds.has(target.kind) : kinds.has('species') && relation.asks.target.includes('type')),
    );
    const isTied = [...facts, ...entry.mentions.slice(0, MOST.mentions)].some(({ subject, target }) =>
      [...(second.entries ?? [])].some((one) => one === target || one === subject),
    );
    if (own[0] && !isTied) return own[0];
  }
  return undefined;
}
