/** Whether a fact answers a question for certain. */
import type { Lore } from '../lore/lore.ts';
import { type Fact, sentence } from '../lore/model/model.ts';
import { isQuote } from '../lore/model/quote.ts';
import { wordsOf } from '../lore/names/fold.ts';
import { BECAUSE, CALLED, NEGATION, SINGLING, SURELY_BECAUSE } from './english.ts';
import {
  ACTORS,
  asksForLine,
  BECOMES,
  type By,
  type Fit,
  fitsForm,
  hasNumber,
  isFate,
  isMereDate,
  isOwned,
  isThere,
  NEEDS,
  saysHowMany,
  saysThere,
  saysWhere,
} from './fit.ts';
import type { Lexicon } from './lexicon.ts';
import type { Item, Question } from './question.ts';

/** So much of a question has to be covered; so much where one word may be another one; where two names and a word are there. */
const ENOUGH = 0.8;
/** The same of a fact that is found by keywords and lacks nothing. */
const WHOLE = 0.75;
const NEARLY = 0.62;
const WELL = 0.58;
/** So much where of a longer question one word is missing. */
const MOSTLY = 0.74;
/** As much as a name is of a question why it was held. */
export const HALF = 0.5;
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
const NAMED: ReadonlySet<string> = new Set(['called', 'named', 'name']);
const HOW_MANY = /\bhow many (?!(?:second|minute|hour|day|week|month|year|decade)s?\b)/;
const ASIDE = /^(?:when|while|as|because)$/;
const HAPPENS = /\b(?:happen(?:s|ed)?|went on|going on|took place|events?)\b/;

/** A question, the best fact for it, and what is asked of both again and again. */
interface Case {
  question: Question;
  best: Fit;
  text: string;
  /** What of the question has to be there, and what of that is, beside names. */
  asked: readonly Item[];
  told: readonly Item[];
}

/** Judges whether the best fact surely answers: refused for what it does not say, then by how much of the question it has. */
type Judge = (question: Question, best: Fit | undefined) => boolean;

export function createJudge(lore: Pick<Lore, 'roles'>, lexicon: Lexicon, by: By): Judge {
  return (question, best) => {
    if (best === undefined || isVague(question)) return false;
    const asked = question.items.filter(({ optional }) => !optional);
    const told = asked.filter((item) => !item.entries && !best.missing.includes(item));
    const one: Case = { question, best, text: sentence(best.fact), asked, told };
    if (isUntold(one) || isUnlike(one, lexicon) || lacksForm(one)) return false;
    if (isOfficeUntold(one, lore)) return false;
    return by === 'keywords' ? isWhole(one, lexicon) : hasEnough(one, lore, lexicon);
  };
}

/** Whether the question takes for granted what the fact does not say. */
function isUntold({ question, best, text }: Case): boolean {
  const { form, negated } = question;
  const { missing, typed } = best;
  // How somebody did something to somebody is told only where they did.
  const isGiven = form === 'why' && missing.length === 0 && SURELY_BECAUSE.test(text);
  if (PREMISED.has(form) && !typed && !isGiven && asksForDoer(question) && namesTwo(question)) return true;
  // Whose husband somebody is says nothing of how he came to be chancellor.
  if ((form === 'why' || form === 'how') && typed && isNounAside(question, best)) return true;
  if (form === 'fate' && typed && !isFate(best.fact)) return true;
  const verb = verbOf(question);
  if (
    (form === 'why' || form === 'how') &&
    !negated &&
    !typed &&
    verb &&
    missing.includes(verb) &&
    isBetween(question, verb) &&
    !isWellNamed(question, missing)
  )
    return true;
  // What is denied neither happened for a reason nor at a time, and what is asked for as not so has to be.
  const isDenied = NEGATION.test(text);
  if (negated) return NAMING.has(form) && !isDenied;
  return isDenied && PREMISED.has(form) && !typed && missing.length === 0 && isDeed(question);
}

/** Whether it is a fact of another kind than the one that is asked for. */
function isUnlike(one: Case, lexicon: Lexicon): boolean {
  const { question, best, text, asked } = one;
  const { form } = question;
  const { fact, missing, typed, answer } = best;
  if (form === 'who' && !typed && answer && !ACTORS.has(answer.kind)) return true;
  // What somebody only wonders or hears tells of nobody who did it.
  if (form === 'who' && !typed && REPORTED.test(text) && !REPORTED.test(question.words.join(' ')))
    return true;
  if (form === 'who' && !typed && asksForDoer(question) && !saysDeed(one, lexicon)) return true;
  if (form === 'when' && !typed && doesToAnother(question, text, lexicon)) return true;
  if (form === 'why') {
    // `Why did she do it` asks for the reason of something that it does not name.
    const [name, ...others] = asked;
    if (name?.entries && others.length === 0 && !isReason(best)) return true;
    // When or where it was says nothing of why.
    if ((fact.relation.single || isMereDate(fact)) && !fitsForm('why', fact, text, answer)) return true;
  }
  // A line says neither how nor why, whatever its words.
  if ((form === 'how' || form === 'why') && !typed && isQuote(fact)) return true;
  if (form === 'what' && !typed && asksWhatItIs(question) && !saysWhatItIs(question, text)) return true;
  if (saysThere(question) && !isThere(question, fact)) return true;
  // Who was there says nothing of what else is asked of them.
  if (form === 'what' && isThere(question, fact) && missing.some(({ entries }) => !entries)) return true;
  // What somebody's ship is called is told by a tie to it or by a text that names it.
  return (
    !typed &&
    question.words.some((word) => NAMED.has(word)) &&
    (asked.some((item) => isOwned(item, question)) ||
      (question.words[0] === 'what' && question.words.at(-1) === 'name')) &&
    !CALLED.test(text)
  );
}

const REPORTED = /\b(?:whether|rumou?rs?|suspected|wondered|might have|could (?:be|have))\b/i;

/** Whether a text has the deed that is asked for as one, and not `an assassin's shot`; and whom it was done to. */
function saysDeed({ question: { items }, text, told }: Case, { same }: Lexicon): boolean {
  const verb = items.find(({ entries, senses }) => !entries && senses.some(({ way }) => way === 'does'));
  if (!verb) return true;
  const said = text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => ({ word, stems: wordsOf(word).map(same) }));
  const placesOf = (stems: readonly string[]) =>
    said.flatMap((one, place) => (one.stems.some((stem) => stems.includes(stem)) ? [place] : []));
  const places = placesOf(verb.words.map(same));
  const isNoun = places.length > 0 && places.every((place) => NOUN_AFTER.test(said[place - 1]?.word ?? ''));
  return !isNoun && told.every((item) => item === verb || placesOf(item.words.map(same)).length > 0);
}
const NOUN_AFTER = /^(?:an?|the|his|her|their|its|this|that|no|any|\S+['’]s?)$/;

/** `What is dilithium`: asked of a word that is nobody's name. */
const asksWhatItIs = ({ items, words }: Question): boolean =>
  items.length === 1 &&
  items[0]?.entries === undefined &&
  /^what (?:is|was|are|were|s) /.test(words.join(' '));

/** Whether a text says what it is, and not only that it was there. */
function saysWhatItIs({ items: [item] }: Question, text: string): boolean {
  const said = wordsOf(text)
    .join(' ')
    .replace(/^(?:the|an?) /, '');
  const own = item?.words.join(' ') ?? '';
  return said.startsWith(own) || ['is', 'was', 'are', 'were'].some((be) => said.includes(`${own} ${be} `));
}

/** `When did it end`: what it ended is something else. */
function doesToAnother({ words, items }: Question, text: string, { same }: Lexicon): boolean {
  const verb = words.at(-1) ?? '';
  const [name, last, ...more] = items.filter(({ optional }) => !optional);
  const isAlone = name?.entries && last && !last.entries && more.length === 0;
  if (!isAlone || last.at !== words.length - 1 || !words.includes('did')) return false;
  const said = wordsOf(text);
  const place = said.findIndex((word) => same(word) === same(verb));
  const next = place < 0 ? undefined : said[place + 1];
  return next !== undefined && !BESIDE_VERB.test(next);
}
const BESIDE_VERB =
  /^(?:in|on|at|with|when|after|before|by|as|for|from|to|of|until|because|and|or|but|while|through|over|up|out|down|off|away|again|there|here|together|\d+)$/;

/** Whether the fact has no date, place or number where one is asked for. */
function lacksForm({ question, best: { fact, answer }, text }: Case): boolean {
  const { form, counted, words } = question;
  if (NEEDS.has(form) && !(form === 'where' && saysWhere(text)) && !fitsForm(form, fact, text, answer))
    return true;
  // How long it took says nothing of how many there were.
  return form === 'count' && !counted && HOW_MANY.test(words.join(' ')) && !hasNumber(fact);
}

/** Whoever did not come into an office did so at no time. */
const isOfficeUntold = ({ question, best }: Case, lore: Pick<Lore, 'roles'>): boolean =>
  best.missing.some(({ words }) => words.some((word) => BECOMES.has(word))) && asksForHolder(question, lore);

/** Whether a fact found by its keywords, which are no statement, has all that is asked. */
function isWhole({ question, best, text }: Case, lexicon: Lexicon): boolean {
  const { form, counted, words } = question;
  const { answer, covered, fact, missing, typed } = best;
  if (form === 'who' && !answer) return false;
  if (isQuote(fact) && !typed && !asksForLine(question)) return false;
  if (counted && !saysHowMany(counted, fact, lexicon)) return false;
  if (!typed && words.some((word) => NAMED.has(word)) && !CALLED.test(text)) return false;
  return missing.length === 0 && covered >= WHOLE;
}

/** Whether so much of the question is there that what is missing makes no other fact of it. */
function hasEnough(one: Case, lore: Pick<Lore, 'roles'>, lexicon: Lexicon): boolean {
  const { question, best, asked } = one;
  const { form, counted } = question;
  const { covered, missing, fact, typed } = best;
  const isSmall = ({ entries, weight, words, senses }: Item) =>
    !entries &&
    // Whoever became it is it.
    (weight <= SMALL || (typed && form === 'who' && words.some((word) => BECOMES.has(word)))) &&
    !(form === 'when' && words.some((word) => lore.roles.has(word))) &&
    !(form === 'who' && !typed && senses.some(({ way }) => way === 'subject'));
  // Why or where it was held is told by its cause or its place, which need not say that it was held.
  const isOfCourse = ({ senses }: Item) =>
    (form === 'why' ? isReason(best) : form === 'where' && isPlace(best.fact)) &&
    senses.some(({ relation }) => relation.section === 'glance');
  const isAside = asideOf(one);
  const lacks = missing.filter(
    (item) => !isSmall(item) && !isOfCourse(item) && !isAside(item) && !isScene(item, question, best),
  );
  if (counted) {
    if (!saysHowMany(counted, fact, lexicon)) return false;
    if (lacks.length < 2 && lacks.every(({ entries }) => !entries)) return covered >= NEARLY;
  }
  if (lacks.every((item) => (typed || form === 'fate') && isMereTime(item, question, fact))) {
    const isLess = lacks.length > 0 || missing.some(isAside);
    if (missing.some(isOfCourse) || (isLess && form === 'fate')) return covered >= HALF;
    return covered >= (isLess || typed ? NEARLY : ENOUGH);
  }
  // The fact is already whom the question speaks of: `her killer`, and who killed him.
  const isAlready = lacks.some(({ senses }) =>
    senses.some(({ relation, way }) => relation === fact.relation && way === 'does'),
  );
  if (typed && isAlready) return false;
  // Somebody by another one is not that other one.
  const isAnother = (lack: Item) =>
    isOwned(lack, question) && question.items.some((item) => item.senses.length > 0 && item !== lack);
  if (lacks.some(isAnother)) return false;
  const [lack, ...more] = lacks;
  if (!lack || more.length > 0 || asked.length - missing.length < 2) return false;
  return mayLack(lack, one) && covered >= (isWellNamed(question, missing) ? WELL : NEARLY);
}

/** Whether a word may be another one than the fact's, since all the rest is there. */
function mayLack(lack: Item, { question, best, asked, told }: Case): boolean {
  const { form } = question;
  const { typed, covered, missing, fact } = best;
  if (lack.entries || lack.words.some((word) => SINGLING.has(word))) return false;
  if (form === 'count') return !question.counted && covered >= MOSTLY && asked.length > 3;
  // Whoever is asked for by a noun: who the captain was.
  if (form === 'who' && lack.senses.some(({ way }) => way === 'subject' || way === 'target')) return false;
  // What somebody did is told by no date or kind of theirs, and that they did something else says no yes.
  const isNearlyAll = covered >= ENOUGH && asked.length > 3;
  const isYes = isNearlyAll || (covered >= MOSTLY && asked.length > 4);
  if (!typed && (form === 'yesno' ? !isYes : form === 'what' && isMereDate(fact))) return false;
  if (told.length < 3 && !asked.some((item) => item.entries && !missing.includes(item))) return false;
  const isWell = isWellNamed(question, missing);
  return (
    (typed || lack === verbOf(question) || isNearlyAll || told.length > 1 || isWell) &&
    (isNearlyAll ||
      (lack.senses.length === 0
        ? !typed || (form === 'what' && covered >= MOSTLY && lack.weight < TELLING)
        : typed || (form === 'yesno' && isYes))) &&
    (lack.weight < UNKNOWN || isWell)
  );
}

/** `When praxis went boom`: beside what the clause names, how it is put tells nothing. */
function asideOf({ question, best, asked }: Case): (item: Item) => boolean {
  const from = question.words.findIndex((word, place) => place > 2 && ASIDE.test(word));
  const has = (isMeant: (item: Item) => boolean) =>
    asked.some((item) => isMeant(item) && !best.missing.includes(item));
  return ({ at, entries }) =>
    from > 0 &&
    at > from &&
    !entries &&
    (has((item) => item.at > from && item.entries !== undefined) ||
      // `When he tried to sneak off`: whoever was named before.
      (/^(?:he|she|they|it)$/.test(question.words[from + 1] ?? '') &&
        has((item) => item.at < from && item.entries !== undefined))) &&
    has((item) => item.at < from && item.entries === undefined);
}

/** Whether the very relation is only that of a noun for somebody, of whom something else is asked. */
const isNounAside = (question: Question, { fact }: Fit): boolean => {
  const noun = question.items.find(
    (item) =>
      isOwned(item, question) &&
      item.senses.some(
        ({ way, relation }) => relation === fact.relation && way !== 'does' && way !== 'suffers',
      ),
  );
  return (
    noun !== undefined && question.items.some((item) => !item.optional && !item.entries && item !== noun)
  );
};

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

/** Whether who held an office is asked for beside somebody named: no other fact about the two answers that. */
export const asksForHolder = ({ items }: Question, { roles }: Pick<Lore, 'roles'>): boolean =>
  items.some(
    ({ words, entries }) =>
      words.some((word) => roles.has(word)) || [...(entries ?? [])].some(({ kind }) => kind === 'office'),
  ) && items.some(({ exact }) => [...exact].some(({ kind }) => kind === 'person'));

/** Whether it is what one who is named does to another. */
const isBetween = ({ items }: Question, verb: Item): boolean => {
  const named = items.filter(({ entries }) => entries);
  const isActor = ({ entries }: Item) => [...(entries ?? [])].some(({ kind }) => ACTORS.has(kind));
  return named.some((item) => item.at < verb.at && isActor(item)) && named.some(({ at }) => at > verb.at);
};

const namesTwo = ({ items }: Question): boolean =>
  items.filter(({ exact }) => [...exact].some(({ kind }) => kind === 'person')).length > 1;

/** Whether three names, or two and a word beside them, are there: a verb that no fact has may then be another one. */
const isWellNamed = ({ items }: Question, missing: readonly Item[]): boolean => {
  const there = items.filter((item) => !item.optional && !missing.includes(item));
  const names = there.filter(({ entries }) => entries);
  return names.length > 2 || (names.length > 1 && there.length > names.length);
};

/** Whether a fact tells why something else than a person was. */
export const isReason = ({ fact: { relation, subject } }: Fit): boolean =>
  relation.asks.target.includes('reason') && subject.kind !== 'person';

/** Of a question why: whether a fact says a reason, or the occasion of the very deed. */
export const isReasoned = ({ form, negated }: Question, best: Fit | undefined): boolean =>
  form !== 'why' ||
  negated ||
  best === undefined ||
  isReason(best) ||
  BECAUSE.test(sentence(best.fact)) ||
  (best.typed && /\bwhen\b/.test(sentence(best.fact)));

/** Whether a fact tells where something was. */
export const isPlace = ({ relation }: Fact): boolean => relation.asks.target.includes('location');

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

/** Whether an event is named only to say at what: one of the two was there, at that time. */
function isScene({ entries, at }: Item, { words }: Question, { typed, fact }: Fit): boolean {
  const isPlaced = words.slice(Math.max(0, at - 3), at).some((word) => /^(?:at|in|during)$/.test(word));
  const { subject, target, date } = fact;
  if (!typed || !isPlaced || !date) return false;
  return [...(entries ?? [])].some(({ kind, facts, mentions }) => {
    const then = facts.find((own) => own.relation.single && own.date)?.date;
    return (
      kind === 'event' &&
      then !== undefined &&
      then.firstYear <= date.lastYear &&
      date.firstYear <= then.lastYear &&
      mentions.some((tie) => tie.subject === subject || tie.subject === target)
    );
  });
}
/** A question that names nobody, or no more than a word that many are called by: `who is the captain`. */
function isVague({ items, words, counted, continuities, works }: Question): boolean {
  const asked = items.filter(({ optional }) => !optional);
  const [only] = asked;
  if (only === undefined) return true;
  if (asked.length === 1 && only.year !== undefined) return !HAPPENS.test(words.join(' '));
  if (asked.length > 1 || continuities.size > 0 || works.size > 0) return false;
  if (counted) return true;
  if (!only.entries) return only.senses.length > 0 || only.weight < TELLING;
  const [first, ...others] = only.entries;
  const isCommon = words[only.at - 1] === 'the' && first?.kind !== 'person';
  const alike = others.filter(({ kind }) => kind === first?.kind).length + 1;
  return only.exact.size === 0 && alike >= (isCommon ? MANY.common : MANY.namesakes);
}
