/** A question answered by facts, or not: then what is near. */
import type { Lore } from '../lore/lore.ts';
import { compareLoreDates, type LoreDate } from '../lore/model/date.ts';
import { type Entry, type Fact, sentence } from '../lore/model/model.ts';
import { isQuote } from '../lore/model/quote.ts';
import { fold, wordsOf } from '../lore/names/fold.ts';
import {
  aroundClause,
  asMeant,
  IN_GENERAL,
  NEGATION,
  OPINION,
  SO,
  ofSuccession,
  SURELY_BECAUSE,
  withoutChatter,
} from './english.ts';
import { type By, type Fit, type Fitter, fitsForm, NEEDS, ORDINALS } from './fit.ts';
import { inOrder, pairOf } from './in-order.ts';
import type { Lexicon } from './lexicon.ts';
import type { Item, Question } from './question.ts';
import { asksForHolder, createJudge, HALF, isPlace, isReason, isReasoned } from './sure.ts';

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
/** The same where one side of many is asked for. */
const OF_SIDE = 0.04;
/** So far below the best a fact may stand that has all of the question. */
const NEAR = 0.2;
/** So far below the best that lacks a date, a place or a number one may stand that has it. */
const APART = 0.6;
/** Forms that ask something of somebody with no word more. */
const ALONE: ReadonlySet<string> = new Set(['when', 'where', 'fate']);

/** Of what became of somebody after something: whether a fact lacks no more than that. */
const isAfterwards = ({ words }: Question, { missing, fact, covered }: Fit): boolean =>
  covered >= HALF &&
  missing.every(
    ({ at, exact }) =>
      !exact.has(fact.subject) && words.slice(Math.max(0, at - 2), at).some((word) => word === 'after'),
  );

export function createAnswerer(
  lore: Lore,
  lexicon: Lexicon,
  fitter: Fitter,
  read: (text: string) => Question,
  by: By,
) {
  const measure = (question: Question) => fitter(question, by);
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
    if (by === 'keywords') for (const fact of lore.factsByKeyword(words, MOST.found)) facts.add(fact);
    return facts;
  };
  const rank = (question: Question, accept: (fact: Fact) => boolean): Fit[] =>
    [...candidates(question)]
      .filter(accept)
      .map(measure(question))
      .filter(({ covered }) => covered > 0.3)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, MOST.fits);
  const isKnown = createJudge(lore, lexicon, by);

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
      if (!rest.some(({ optional }) => !optional) && !ALONE.has(question.form)) return [];
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
  const byClause = (folded: string, accept: (fact: Fact) => boolean): Bridge[] => {
    const { outer, noun, inner } = aroundClause(folded) ?? {};
    // `The Klingons who survived` are no one of them.
    if (noun && /s$/.test(noun) && read(noun).items.some(({ entries }) => entries)) return [];
    if (!outer || !inner || read(outer).items.every(({ optional }) => optional)) return [];
    const succession = ofSuccession(inner);
    const clause = read(succession ?? inner);
    const all = rank(clause, accept);
    const told = succession ? all.find((fit) => isSuccession(clause, fit)) : all[0];
    if (!told?.answer || (!succession && (told.missing.length > 0 || !isKnown(clause, told)))) return [];
    return [{ question: read(`${outer} ${told.answer.name}`), via: told.fact, byClause: true }];
  };

  /** Of whether somebody killed somebody: who did, where the facts know of others alone. */
  const byOthers = (question: Question, accept: (fact: Fact) => boolean): Fit[] | undefined => {
    const { items, form, passive } = question;
    const deed = items.find(({ senses }) => senses.some(({ relation }) => relation.roles.includes('death')));
    const persons = items.filter(({ exact }) => [...exact].some(({ kind }) => kind === 'person'));
    const [doer, done] = passive ? persons.toReversed() : persons;
    if (form !== 'yesno' || !deed || !doer || !done || persons.length > 2) return undefined;
    const needed = items.filter(({ optional }) => !optional);
    if (!passive && needed.indexOf(doer) + 1 !== needed.indexOf(deed)) return undefined;
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
  const orderOf = (
    question: Question,
    folded: string,
    accept: (fact: Fact) => boolean,
  ): Answered | undefined => {
    const meant = asMeant(folded);
    const pair = pairOf(meant);
    const told = pair && inOrder(pair, meant, read, accept);
    if (!told) return undefined;
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
          (question.counted || fit.missing.length === 0 || isPlace(fit.fact)) &&
          isKnown(question, fit),
      );
      return telling ? [telling, ...fits.filter((fit) => fit !== telling)] : fits;
    }
    const whole = fits.find(
      (fit) => fit.missing.length === 0 && fit.score > best.score - NEAR && isKnown(question, fit),
    );
    const first =
      whole ??
      fits.find(
        (fit) =>
          fit.missing.every(({ entries }) => !entries) &&
          fit.score > best.score - NEAR &&
          isKnown(question, fit),
      );
    return first ? [first, ...fits.filter((fit) => fit !== first)] : fits;
  };

  /** Of why something was done, a fact that gives a reason, beside a likelier one that only tells the deed. */
  const causeBeside = ([best, ...others]: readonly Fit[]): Fit | undefined => {
    if (!best?.typed || best.missing.length > 0 || fitsForm('why', best.fact, sentence(best.fact), undefined))
      return undefined;
    const reasons = others.filter(
      ({ fact, missing }) => missing.every(({ entries }) => !entries) && !isQuote(fact),
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
    const folded = withoutChatter(fold(text));
    const succession = ofSuccession(folded);
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
    const ordered = orderOf(question, folded, accept);
    if (ordered) return ordered;
    const fits = ranked(question, accept);
    const clauses = byClause(folded, accept);
    if (succession && clauses.length === 0 && asksForHolder(question, lore))
      return { question, known: false, verdict: undefined, fits, via: undefined, list: undefined };
    const isOpinion =
      OPINION.test(folded) ||
      IN_GENERAL.test(folded) ||
      (SO.test(folded) &&
        !(fits[0]?.missing.length === 0 && isReasoned({ ...question, form: 'why' }, fits[0])));
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
    // How many of somebody's something there were is told by no keyword of somebody else.
    if (isOpinion || (by === 'keywords' && question.form === 'count') || (isWhole && clauses.length === 0))
      return direct;
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
  // Whom sentences name beside somebody have nothing in common.
  if (fact.relation.roles.includes('passage')) return undefined;
  // What each did in an event is something else.
  if (fact.relation.inverseSection === 'course') return undefined;
  // In one year an office has one holder.
  if (fact.date && fact.date.firstYear < fact.date.lastYear && items.some(({ year }) => year !== undefined))
    return undefined;
  const of = fact.subject === answer ? fact.target : fact.subject;
  if (!of || !items.some(({ entries }) => entries?.has(of))) return undefined;
  // `For the Romulans`: whoever was not on that side is none of them.
  const isSide = items.some(
    ({ entries, exact }) => !entries?.has(of) && [...exact].some(({ kind }) => kind !== 'person'),
  );
  const below = isSide ? OF_SIDE : AS_GOOD;
  const alike = fits.filter(
    (one) =>
      one.fact.relation === fact.relation &&
      one.answer !== undefined &&
      (fact.subject === answer ? one.fact.target : one.fact.subject) === of &&
      one.missing.length === 0 &&
      one.covered >= best.covered - below,
  );
  if (alike.length < SHORTEST_LIST) return undefined;
  const facts = alike.slice(0, MOST.listed).map((one) => one.fact);
  return { of, facts: inTime(facts) };
}

/** In the order of time, where all have a date: whoever was it until a year comes before whoever was it from then on. */
function inTime(facts: readonly Fact[]): readonly Fact[] {
  const dated = facts.flatMap((fact) => (fact.date ? [{ fact, date: fact.date }] : []));
  if (dated.length < facts.length) return facts;
  const isOpen = ({ firstYear }: LoreDate) => !Number.isFinite(firstYear);
  const yearOf = (date: LoreDate) => (isOpen(date) ? date.lastYear : date.firstYear);
  return dated
    .toSorted(
      ({ date: a }, { date: b }) =>
        yearOf(a) - yearOf(b) || Number(isOpen(b)) - Number(isOpen(a)) || compareLoreDates(a, b),
    )
    .map(({ fact }) => fact);
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
