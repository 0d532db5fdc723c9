/** How well one fact answers a question. */
import type { Lore } from '../lore/lore.ts';
import { type Entry, type Fact, type Relation, sentence, type Work } from '../lore/model/model.ts';
import { isQuote } from '../lore/model/quote.ts';
import { wordsOf } from '../lore/names/fold.ts';
import { Recent } from '../lore/names/recent.ts';
import {
  BECAUSE,
  CALLED,
  CHATTER,
  DIES,
  DURATION,
  DYING,
  MISSED,
  NEGATION,
  NUMBER,
  SHOOTS,
} from './english.ts';
import type { Lexicon, Sense } from './lexicon.ts';
import type { Item, Question } from './question.ts';

export interface Fit {
  fact: Fact;
  /** Only serves to compare. */
  score: number;
  /** The share of the question that the fact covers, 0 to 1. */
  covered: number;
  /** Whether the fact has the very relation that is asked for, with the very entries at its ends. */
  typed: boolean;
  /** Whether it gives whoever answers the office or the role that is asked for. */
  held: boolean;
  /** What of the question it does not cover. */
  missing: readonly Item[];
  /** Who or what answers: the end that the question does not name. */
  answer: Entry | undefined;
}

/** A fact's own words as they are compared. */
interface Reading {
  text: string;
  stems: readonly string[];
  /** What it calls its subject or its value. */
  own: readonly string[];
}

/** An item with what its place in the question says, which is the same for every fact that it is compared with. */
interface Part {
  item: Item;
  /** Of its words that tell something. */
  stems: readonly string[];
  isNoun: boolean;
  isPassive: boolean;
  /** Who is said to do it, and to whom it is said to be done. */
  doer: Item | undefined;
  done: Item | undefined;
  /** Whom it belongs to, as a noun. */
  owner: Item | undefined;
  isDoneBy: boolean;
  isOfPronoun: boolean;
  asksHowDied: boolean;
  byKeywords: boolean;
}

/** Words that hold for many facts, looked up where a fact's own do not tell: most never need them. */
interface Wording {
  same: Lexicon['same'];
  /** Whether it says what somebody is: captain. */
  isRole(word: string): boolean;
  /** By which else a fact is asked for. */
  keywords(fact: Fact): ReadonlySet<string>;
  /** Of a relation. */
  saying(relation: Relation): ReadonlySet<string>;
  /** Of an end, all its names. */
  naming(end: Entry): ReadonlySet<string>;
  /** What an end is: its species, its side, its offices. */
  natures(end: Entry): ReadonlySet<string>;
}

/** What an item counts where it is found. */
const FOUND = {
  tied: 1,
  side: 0.95,
  named: 0.9,
  text: 0.85,
  word: 1,
  keyword: 0.75,
  wording: 0.75,
  name: 0.7,
  misplaced: 0.25,
};
const BONUS = {
  typed: 0.25,
  form: 0.1,
  lacks: -0.2,
  who: 0.05,
  nobody: -0.2,
  there: 0.2,
  elsewhere: -0.3,
  negation: -0.05,
  outcome: 0.15,
  span: 0.03,
  place: 0.04,
  fate: 0.1,
  cause: 0.15,
  seat: 0.12,
  defines: 0.25,
  year: 0.06,
  exact: 0.03,
  tied: 0.04,
  held: 0.03,
  tier: -0.01,
  own: 0.03,
  date: -0.3,
  quote: -0.1,
  turned: -0.15,
  repeated: -0.5,
  /** For each year that what had begun then has not ended in as far as is known. */
  since: -0.002,
  ordinal: 0.2,
};
/** Of two events at which somebody was, the better known is meant. */
const MOST_KNOWN = 500;
/** From so many years on it no longer matters how long ago something began. */
const MOST_YEARS = 150;
/** Facts whose words are remembered. */
const KEPT = 3_000;
/** Of a treaty its parties stand among its first mentions. */
const FIRST_MENTIONS = 12;
/** `Yates's`: folded, a name of its own. */
const POSSESSIVE = /(?<=s)['’]s(?!\p{L})/gu;
/** Whoever does things. */
export const ACTORS: ReadonlySet<string> = new Set(['person', 'organization', 'ship', 'species']);
/** Forms that nothing answers which has no date, no place or no number. */
export const NEEDS: ReadonlySet<string> = new Set(['when', 'where', 'count']);
const PLACES: ReadonlySet<string> = new Set(['place', 'ship', 'event']);
const FATES: ReadonlySet<string> = new Set(['life', 'outcome', 'later']);
/** Words that single out one of several. */
export const ORDINALS: ReadonlySet<string> = new Set([
  'first',
  'last',
  'original',
  'final',
  'again',
  'former',
]);
/** Words for coming into an office. */
export const BECOMES: ReadonlySet<string> = new Set(['become', 'became', 'elected', 'begin', 'start']);
const BE: ReadonlySet<string> = new Set('is was were are get got gets getting be been being'.split(' '));

/** By a fact's own words, or by its keywords too, where those do not say it. */
export type By = 'words' | 'keywords';

/** Compares one fact after the other with a question. */
export type Fitter = (question: Question, by: By) => (fact: Fact) => Fit;

export function createFitter(lore: Pick<Lore, 'nameWords' | 'roles'>, { same }: Lexicon): Fitter {
  const stemsOf = (text: string) => wordsOf(text).map(same);
  const remembered = <Of>(make: (of: Of) => readonly string[]) => {
    const known = new Recent<Of, ReadonlySet<string>>(KEPT);
    return (of: Of) => known.get(of, () => new Set(make(of)));
  };
  const wording: Wording = {
    same,
    isRole: (word) => lore.roles.has(word),
    keywords: remembered((fact) => stemsOf(fact.keywords ?? '')),
    saying: remembered(({ phrase, inverse, label, inverseLabel }) =>
      stemsOf(`${phrase} ${inverse} ${label} ${inverseLabel}`),
    ),
    naming: remembered((end) => lore.nameWords(end).map(same)),
    natures: remembered((end) => [
      ...end.natures.flatMap(stemsOf),
      // Whose it is: the parties of a treaty.
      ...(end.kind === 'agreement' ? end.mentions : [])
        .slice(0, FIRST_MENTIONS)
        .filter(({ relation }) => relation.inverseSection === 'glance')
        .flatMap(({ subject }) => stemsOf(subject.name)),
    ]),
  };
  const readings = new Recent<Fact, Reading>(KEPT);
  const read = (fact: Fact): Reading =>
    readings.get(fact, () => {
      const text = sentence(fact).replace(POSSESSIVE, '');
      const { role, value, side } = fact;
      const own = [role, value, isEntry(side) ? undefined : side].filter((said) => said !== undefined);
      return { text, stems: stemsOf(text), own: own.flatMap(stemsOf) };
    });

  return (question, by) => {
    const { items, form } = question;
    const parts = items.map((item) => partOf(item, question, same, by));
    return (fact) => {
      const reading = read(fact);
      let typed = false;
      let held = false;
      let all = 0;
      let reached = 0;
      const missing: Item[] = [];
      const covers = parts.map((part) => ({ part, ...coverOf(part, question, fact, reading, wording) }));
      for (const { part, isTyped, isHeld, ...cover } of covers) {
        const { item, isNoun } = part;
        // `Who killed her killer`: the killing of her is not the one asked for.
        const isOther =
          isTyped && !isNoun && covers.some((one) => one.isTyped && one.part !== part && one.part.isNoun);
        const covered = isOther ? 0 : cover.covered;
        typed ||= isTyped && !isOther;
        held ||= isHeld && !item.entries && item.senses.length === 0;
        if (item.optional && covered === 0) continue;
        all += item.weight;
        reached += item.weight * covered;
        if (covered < 0.5 || isOfNamesake(item, question, fact)) missing.push(item);
      }
      const answer = answerOf(items, fact);
      const covered = all === 0 ? 0 : reached / all;
      const tier = Math.min(...fact.citations.map(({ work }) => work.tier.rank));
      const isElsewhere =
        question.continuities.size > 0
          ? ![fact.subject, fact.target].some((end) => end && question.continuities.has(end.continuity.id))
          : !fact.subject.continuity.main &&
            !items.some(({ exact }) => [fact.subject, fact.target].some((end) => end && exact.has(end)));
      const ties = [fact.subject, fact.target].filter(
        (end) => end && items.some(({ entries }) => entries?.has(end)),
      ).length;
      const score =
        covered +
        (typed ? BONUS.typed : 0) +
        (fitsForm(form, fact, reading.text, answer) && !(form === 'where' && isAtNamed(question, fact))
          ? BONUS.form
          : NEEDS.has(form)
            ? BONUS.lacks
            : 0) +
        (defines(question, fact, reading.text) ? BONUS.defines : form === 'who' ? whoBonus(answer) : 0) +
        (isElsewhere ? BONUS.elsewhere : 0) +
        workBonus(question, fact) +
        (form === 'origin' && CALLED.test(reading.text) ? BONUS.there : 0) +
        (form === 'why' && fact.relation.asks.target.includes('reason') ? BONUS.cause : 0) +
        (form === 'where' &&
        fact.relation.section === 'glance' &&
        (fact.target?.kind === 'place' || fact.relation.asks.target.includes('location'))
          ? BONUS.seat
          : 0) +
        (form === 'fate' && FATES.has(fact.relation.section) ? BONUS.fate : 0) +
        (form === 'when' && fact.relation.single && fact.relation.section === 'glance' ? BONUS.year : 0) +
        (items.some(({ exact }) => exact.has(fact.subject)) ? BONUS.exact : 0) +
        (form === 'where' && fact.target?.kind === 'place' ? BONUS.place : 0) +
        (form === 'happening' ? happeningBonus(fact, reading.text) : 0) +
        (form !== 'happening' && NEGATION.test(reading.text) ? BONUS.negation : 0) +
        (items.some(({ year }) => year !== undefined) && isSpan(fact) ? BONUS.span : 0) +
        (isThere(question, fact) ? BONUS.there + (fact.target?.prominence ?? 0) / MOST_KNOWN : 0) +
        BONUS.since * sinceWhen(items, fact) +
        (held && question.works.size > 0 ? BONUS.held : 0) +
        BONUS.tied * ties +
        ((form === 'how' || form === 'why') && isMereDate(fact) ? BONUS.date : 0) +
        (form === 'how' && DYING.test(reading.text) ? BONUS.quote : 0) +
        (isQuote(fact) && !typed ? BONUS.quote : 0) +
        (isRepeated(items) && fact.relation.single ? BONUS.repeated : 0) +
        (form === 'where' && isPlaceOfAnother(question, fact) ? BONUS.turned : 0) +
        (items.some(({ words }) =>
          words.every((word) => ORDINALS.has(word) && reading.stems.includes(same(word))),
        )
          ? BONUS.ordinal
          : 0) +
        (fact.text ? BONUS.own : 0) +
        BONUS.tier * tier +
        // Of namesakes the better known is meant.
        (items.some(({ exact, entries = exact }) => entries.size > 1 && entries.has(fact.subject))
          ? fact.subject.prominence / 10_000
          : 0) -
        reading.text.length / 5000;
      return { fact, score, covered, typed, held: held && answer === fact.subject, missing, answer };
    };
  };
}

function partOf(item: Item, question: Question, same: Lexicon['same'], by: By): Part {
  const telling = item.words.filter((word) => !CHATTER.has(word));
  const passive = isPassive(item, question);
  const { doer, done } = placesOf(item, question, passive);
  return {
    item,
    stems: (telling.length > 0 ? telling : item.words).map(same),
    isNoun: isNoun(item, question),
    isPassive: passive,
    doer,
    done,
    owner: ownerOf(item, question),
    isDoneBy: isDoneBy(item, doer, question),
    isOfPronoun: isOfPronoun(item, question),
    asksHowDied: asksHowDied(item, doer),
    byKeywords: by === 'keywords',
  };
}

/** Whether it tells of a namesake in another continuity, which the question does not speak of. */
const isOfNamesake = (
  { exact, entries }: Item,
  { continuities }: Question,
  { subject, target }: Fact,
): boolean =>
  continuities.size === 0 &&
  [...exact].some(({ continuity }) => continuity.main) &&
  [subject, target].some((end) => end && !end.continuity.main && entries?.has(end)) &&
  ![subject, target].some((end) => end?.continuity.main && entries?.has(end));

/** Whether a fact says who was at what a question without a verb names: `who was at the dinner`. */
export function isThere({ form, items, words }: Question, { relation, target, side }: Fact): boolean {
  if (relation.inverseSection !== 'attendance' || !target || !ASKS_WHO_WAS.has(form)) return false;
  if (!items.every(({ senses }) => senses.length === 0)) return false;
  // Where is left open: whoever was anywhere on the side that is named.
  if (saysThere({ items, words })) return items.some(({ entries }) => isEntry(side) && entries?.has(side));
  return items.some(
    ({ at, entries }) =>
      entries?.has(target) && words.slice(0, at).some((word) => word === 'at' || word === 'in'),
  );
}
const ASKS_WHO_WAS: ReadonlySet<string> = new Set(['who', 'what', 'yesno']);
const isEntry = (side: Fact['side']): side is Entry => typeof side === 'object';

/** Whether it is asked who was there, and not where: `who was there for the Romulans`, `was Worf there`. */
export const saysThere = ({ items, words }: Pick<Question, 'items' | 'words'>): boolean =>
  words.some(
    (word, place) =>
      word === 'there' &&
      place > 0 &&
      (place === words.length - 1 || (place > 1 && BE.has(words[place - 1] ?? ''))),
  ) && !items.some(({ at }) => words.slice(0, at).some((word) => word === 'at' || word === 'in'));

/** Whether it happened is told by how it ended, and first of all by what says that it did not. */
const happeningBonus = ({ relation, date, target }: Fact, text: string): number =>
  relation.section === 'outcome' || (relation.section === 'glance' && date && !target)
    ? NEGATION.test(text)
      ? BONUS.outcome
      : BONUS.form
    : 0;

/** Whether a deed is said to be done once more: `signed again`; after a name, the question is asked again. */
const isRepeated = (items: readonly Item[]): boolean =>
  items.some(
    ({ words, at }, place) =>
      words[0] === 'again' &&
      items[place - 1]?.entries === undefined &&
      (items[place - 1]?.at ?? 0) + (items[place - 1]?.words.length ?? 0) === at,
  );

/** When or where something was does not say how or why. */
export const isMereDate = ({ relation, target }: Fact): boolean =>
  relation.section === 'glance' && (target === undefined ? relation.single : PLACES.has(target.kind));

/** Whether a question asks for nothing but somebody or something: `who is Gorkon`. */
const isOnlyName = ({ items }: Question): boolean =>
  items.every(({ entries, optional }) => entries || optional);

/** Of `who is Gorkon`, a sentence that says so: `Gorkon was the chancellor of …`. */
const defines = (question: Question, { subject, target, relation }: Fact, text: string): boolean =>
  (question.form === 'what' || (question.form === 'who' && ACTORS.has(subject.kind))) &&
  isOnlyName(question) &&
  // A tie to one of many says little of who somebody is.
  (target === undefined || relation.roles.includes('passage')) &&
  question.items.some(({ exact }) => exact.has(subject)) &&
  text.includes(subject.name.replace(/ \([^()]*\)$/, '')) &&
  DEFINES.test(text);
/** Who it is, perhaps also called otherwise, and what they were. */
const DEFINES = /^(?:the )?\p{Lu}[^.;]{0,120}? (?:was|were|is|are) (?:an?|the|one of|any of) /iu;

/** Of `where is Khitomer`, a fact that says what was there. */
const isPlaceOfAnother = (question: Question, { subject }: Fact): boolean =>
  isOnlyName(question) &&
  question.items.some(({ exact }) => exact.size > 0) &&
  !question.items.some(({ exact }) => exact.has(subject));

/** Whether it says of an event that the question names who was there, and not where it was. */
const isAtNamed = ({ items, words }: Question, { target }: Fact): boolean =>
  target?.kind === 'event' &&
  items.some(
    ({ entries, at }) => entries?.has(target) && !/^(?:before|after|since|until)$/.test(words[at - 1] ?? ''),
  );

/** Whether a fact says both since when and until when. */
const isSpan = ({ date }: Fact): boolean =>
  date !== undefined &&
  date.firstYear < date.lastYear &&
  Number.isFinite(date.firstYear) &&
  Number.isFinite(date.lastYear);

/** Of what is told from a year on without an end, how many years before the one asked for it began. */
function sinceWhen(items: readonly Item[], { date }: Fact): number {
  const year = items.find((item) => item.year !== undefined)?.year;
  if (year === undefined || !date || Number.isFinite(date.lastYear) || !Number.isFinite(date.firstYear))
    return 0;
  return Math.min(MOST_YEARS, Math.max(0, year - date.firstYear));
}

/** Whether somebody was at the event of which a fact says that another one was there. */
const wasThereToo = ({ entries, exact }: Item, { relation, target }: Fact): boolean =>
  [...exact].some(({ kind }) => kind === 'person') &&
  target?.mentions.some(
    (other) => other.relation.inverseSection === relation.inverseSection && entries?.has(other.subject),
  ) === true;

/** Whether it is told by such works as are asked for: a film is often called an episode, but a novel is no film. */
function workBonus({ form, media, series, works }: Question, { citations }: Fact): number {
  const isIn = (test: (work: Work) => boolean) => citations.some(({ work }) => test(work));
  const isOther =
    (works.size > 0 && !isIn((work) => works.has(work))) ||
    (series.size > 0 && !isIn((work) => series.has(work.series ?? ''))) ||
    (media !== undefined && form !== 'source' && !isIn((work) => media.has(work.medium)));
  if (isOther) return BONUS.elsewhere;
  return media && !isIn((work) => media.has(work.medium)) ? BONUS.tier : 0;
}

/** Who asks for a who means a person first. */
function whoBonus(answer: Entry | undefined): number {
  if (!answer || !ACTORS.has(answer.kind)) return BONUS.nobody;
  return answer.kind === 'person' ? BONUS.who : 0;
}

/** The end of a fact that the question does not name; where one name may mean both ends, its subject. */
function answerOf(items: readonly Item[], { subject, target }: Fact): Entry | undefined {
  const names = (end: Entry | undefined) => items.filter(({ entries }) => end && entries?.has(end));
  const [ofSubject, ofTarget] = [names(subject), names(target)];
  if (ofSubject.length === 0) return subject;
  if (target && ofTarget.length === 0) return target;
  return ofSubject.every((item) => ofTarget.includes(item)) ? subject : undefined;
}

/** Whether a fact has what the form of a question asks for. */
export function fitsForm(
  form: Question['form'],
  fact: Fact,
  text: string,
  answer: Entry | undefined,
): boolean {
  switch (form) {
    case 'when':
      return fact.date !== undefined || /\d{4}/.test(text);
    case 'where':
      return (
        (fact.target !== undefined && PLACES.has(fact.target.kind)) ||
        answer?.kind === 'place' ||
        fact.relation.asks.target.includes('location') ||
        /\b(?:at|in|on|to|near)\s+(?:(?:the|an?)\s+)?(?:\p{Ll}+ of (?:the )?)?\p{Lu}(?!(?:\p{Ll}?\.\p{Lu})+\. \d)/u.test(
          text,
        )
      );
    case 'why':
      return BECAUSE.test(text);
    case 'count':
      return NUMBER.test(withoutNames(text, fact)) || DURATION.test(text) || isSpan(fact);
    case 'who':
      return answer !== undefined;
    case 'fate':
      return (
        FATES.has(fact.relation.section) &&
        /(?:death|fate|end|lost|gone|destroy|die)/i.test(`${fact.relation.label} ${text}`)
      );
    default:
      return true;
  }
}

/** Whether a text says where something was, as far as a place that has no name is told from a time. */
export const saysWhere = (text: string): boolean =>
  /\b(?:in|into|at|on|onto|aboard|near|inside|under|over|behind|above)\s+(?!(?:the )?\d)/.test(text);

/** Whether a fact tells what became of somebody or something. */
export const isFate = ({ relation }: Fact): boolean => FATES.has(relation.section);

/** A number in a name counts nothing. */
const withoutNames = (text: string, { subject, target, named }: Fact): string =>
  HAS_DIGIT.test(text)
    ? [subject, target, ...named]
        .flatMap((entry) => (entry ? [entry.name, ...entry.aliases.map(({ name }) => name)] : []))
        .reduce((rest, name) => (HAS_DIGIT.test(name) ? rest.replaceAll(name, ' ') : rest), text)
    : text;
const HAS_DIGIT = /\d/;

/** Whether a fact counts anything but time. */
export const hasNumber = (fact: Fact): boolean =>
  NUMBER.test(
    withoutNames(sentence(fact), fact).replace(/\S+ (?:second|minute|hour|day|week|month|year)s?\b/gi, ''),
  );

/** Words between a number and what it counts: `two humpback whales`. */
const FROM_NUMBER = 3;

/** Whether a fact counts what a question wants counted. */
export function saysHowMany(counted: readonly string[], fact: Fact, lexicon: Lexicon): boolean {
  const stems = wordsOf(withoutNames(sentence(fact), fact));
  return stems.some((word, place) => {
    if (!NUMBER.test(word)) return false;
    const after = stems.slice(place + 1, place + 1 + FROM_NUMBER).map((one) => lexicon.same(one));
    return counted.every((one) => after.includes(lexicon.same(one)));
  });
}

interface Cover {
  covered: number;
  isTyped: boolean;
  /** Whether it is the office or the role that the fact gives its subject. */
  isHeld: boolean;
}

function coverOf(part: Part, question: Question, fact: Fact, reading: Reading, wording: Wording): Cover {
  const { item, stems, doer } = part;
  const { same } = wording;
  const no = { covered: 0, isTyped: false, isHeld: false };
  if (item.year !== undefined) {
    const { date } = fact;
    const isThen = date !== undefined && date.firstYear <= item.year && item.year <= date.lastYear;
    return isThen || reading.stems.includes(String(item.year)) ? { ...no, covered: 1 } : no;
  }
  let covered = 0;
  if (item.entries) {
    if (item.entries.has(fact.subject) || (fact.target && item.entries.has(fact.target)))
      covered = FOUND.tied;
    else if (typeof fact.side === 'object' && item.entries.has(fact.side)) covered = FOUND.side;
    else if (fact.named.some((entry) => item.entries?.has(entry))) covered = FOUND.named;
  }
  // Nothing below says more of a name.
  if (covered === FOUND.tied && item.senses.length === 0) return { ...no, covered };
  const senses = item.senses.filter(
    ({ relation, way }) =>
      relation === fact.relation && (!part.isNoun || way === 'subject' || way === 'target'),
  );
  if (item.entries && isThere(question, fact) && wasThereToo(item, fact))
    covered = Math.max(covered, FOUND.name);
  const places = senses.map((sense) => placeOf(sense, part, question, fact, wording));
  if (places.some((place) => place !== 'none'))
    return { ...no, covered: 1, isTyped: places.includes('exact') };
  // Of those who are not named, the relation tells that much.
  if (!doer && !part.done && senses.some(({ way }) => way === 'does'))
    covered = Math.max(covered, FOUND.wording);
  // Nor are words of somebody else.
  if (senses.some(({ relation }) => isSaying(relation)) && doer) return no;
  // A killing of somebody else is not the one asked for, though both are named.
  const isAnothers =
    senses.some(({ way }) => way === 'does' || way === 'suffers') &&
    !item.entries &&
    isActor(part.done) &&
    !question.items.some(({ entries, exact }) =>
      [...exact].some(({ kind }) => kind === 'person')
        ? fact.target && exact.has(fact.target)
        : fact.target && entries?.has(fact.target),
    );
  if (question.form === 'count' || (question.form === 'how' && part.asksHowDied)) {
    const death = item.senses.find(({ relation, way }) => way === 'does' && relation.roles.includes('death'));
    const killed = death?.relation.asks.suffers.some((word) => reading.stems.includes(same(word)));
    if (killed && (question.form === 'count' || doer?.exact.has(fact.subject)))
      return { ...no, covered: FOUND.word };
  }
  // Whoever was shot at lived; who shot them is told all the same.
  const isShooter =
    question.form === 'who' && !part.isPassive && item.words.some((word) => SHOOTS.test(word));
  const isKilling =
    !isShooter &&
    item.senses.some(({ relation, way }) => way === 'suffers' && relation.roles.includes('death'));
  if (isKilling && MISSED.test(reading.text) && !MISSED.test(question.words.join(' '))) return no;
  // `Did she have a symbiont`: what is a name as well need stand for nobody.
  const isNameToo = item.entries !== undefined && question.form === 'yesno';
  const isTieOfPersons = !isNameToo && item.senses.some((sense) => isBetweenPersons(sense));
  const inText = stems.every((stem) => reading.stems.includes(stem));
  if (inText) {
    const placed =
      (item.senses.length === 0 && !part.isDoneBy) ||
      isNameToo ||
      part.isOfPronoun ||
      (isOrdered(part, question, fact, reading, wording) && (DIES.test(reading.text) || !part.asksHowDied));
    // What somebody said may have any words; it tells of no deed.
    if (isQuote(fact) && asksForLine(question)) return { ...no, covered: FOUND.word };
    if (isTieOfPersons) return { ...no, covered: FOUND.misplaced };
    covered = Math.max(
      covered,
      placed && !isAnothers ? (item.entries ? FOUND.text : FOUND.word) : FOUND.misplaced,
    );
  }
  if (isTieOfPersons) return { ...no, covered };
  // Who did it to whom they do not tell, nor who was what.
  const isKeyword = () => {
    const keywords = wording.keywords(fact);
    return (
      stems.some((stem) => keywords.has(stem)) &&
      stems.every((stem) => keywords.has(stem) || reading.stems.includes(stem))
    );
  };
  const mayBeKeyword =
    part.byKeywords &&
    !isAnothers &&
    !part.isNoun &&
    item.exact.size === 0 &&
    !(
      item.senses.length > 0 &&
      ((question.form === 'who' && isActor(part.done)) || (senses.length === 0 && isPerson(doer)))
    ) &&
    !(question.form === 'who' && item.words.some((word) => wording.isRole(word))) &&
    !(part.isDoneBy && isPerson(part.done) && !doer?.entries?.has(fact.subject));
  if (mayBeKeyword && isKeyword()) covered = Math.max(covered, FOUND.keyword);
  const isHeld =
    !item.senses.some(({ way }) => way === 'does') &&
    (stems.every((stem) => reading.own.includes(stem)) ||
      (fact.target?.kind === 'office' &&
        stems.every((stem) => wording.naming(fact.target as Entry).has(stem))));
  if (isHeld) covered = Math.max(covered, FOUND.word);
  if (
    covered < FOUND.wording &&
    item.senses.length === 0 &&
    stems.every((stem) => wording.saying(fact.relation).has(stem))
  )
    covered = FOUND.wording;
  const isDone = item.senses.some(({ way }) => way === 'does');
  if (isDone && (doer || question.form === 'who')) return { covered, isTyped: false, isHeld };
  // Who has an office from a year on became it then.
  if (
    question.form === 'when' &&
    item.words.some((word) => BECOMES.has(word)) &&
    fact.target?.kind === 'office' &&
    question.items.some(({ entries }) => entries?.has(fact.subject)) &&
    fact.date &&
    Number.isFinite(fact.date.firstYear) &&
    fact.date.firstYear < fact.date.lastYear
  )
    covered = Math.max(covered, FOUND.word);
  // Who becomes something is not somebody beside whoever is that.
  const becomes = question.items.some(({ words }) => words.some((word) => BECOMES.has(word)));
  if (covered < FOUND.name && !becomes && !isAnothers && stems.every((stem) => isOfEnd(stem, fact, wording)))
    covered = FOUND.name;
  return { covered, isTyped: false, isHeld };
}

/** Whether a word names an end of a fact, or says what it is. */
const isOfEnd = (
  stem: string,
  { subject, target, side }: Fact,
  { same, naming, natures }: Wording,
): boolean =>
  [subject, target, side].some(
    (end) => isEntry(end) && (same(end.kind) === stem || naming(end).has(stem) || natures(end).has(stem)),
  );

/** Whether it tells what somebody said. */
const isSaying = ({ roles, asks }: Relation): boolean =>
  roles.includes('quote') || asks.target.includes('quote');

/** Whether it asks what somebody said. */
export const asksForLine = ({ items }: Question): boolean =>
  items.some(({ senses }) => senses.some(({ relation }) => isSaying(relation)));

/** A noun for a person by another one is answered by such a tie alone, not by the word in a text. */
const isBetweenPersons = ({ way, relation }: Sense): boolean =>
  (way === 'subject' || way === 'target') &&
  [relation.subjects, relation.targets].every(
    (kinds) => kinds?.every((kind) => kind === 'person') && kinds.length > 0,
  );

/** Who is said to do it, and to whom it is said to be done, by where they stand in the question. */
function placesOf(
  item: Item,
  question: Question,
  passive: boolean,
): { doer?: Item | undefined; done?: Item | undefined } {
  const { items, words } = question;
  const named = items.filter((one) => one.entries && one !== item);
  const end = item.at + item.words.length;
  const before = named.filter(({ at }) => at < item.at).at(-1);
  const after = named.find(({ at }) => at >= end);
  if (passive) {
    const byWay = (way: RegExp) =>
      named.find(({ at }) => at >= end && words.slice(end, at).some((word) => way.test(word)));
    // `Who was married to him`, `who was allied with them`.
    return { doer: byWay(/^by$/), done: before ?? byWay(/^(?:to|with)$/) };
  }
  // `Whom did he use on Romulus`: where it was done is not to whom.
  const isAsked =
    before &&
    /^(?:who|whom|what|which)$/.test(words[0] ?? '') &&
    /^(?:did|does|do)$/.test(words[before.at - 1] ?? '');
  if (isAsked && after && /^(?:on|at|in|during|aboard|before|after)$/.test(words[end] ?? ''))
    return { doer: before };
  return { doer: before, done: after };
}

function isPassive(item: Item, { words, items }: Question): boolean {
  if (/ing$/.test(item.words[0] ?? '')) return false;
  if (BE.has(words[item.at - 1] ?? '') || words[item.at + item.words.length] === 'by') return true;
  const before = items.filter(({ at, entries }) => at < item.at && entries).at(-1);
  return (
    before !== undefined &&
    before.at + before.words.length === item.at &&
    words.slice(0, before.at).some((word) => BE.has(word)) &&
    /(?:ed|en|t|n)$/.test(item.words[0] ?? '')
  );
}

/** Whoever does things: where and when a thing is done may stand anywhere. */
const isActor = (item: Item | undefined): item is Item =>
  [...(item?.entries ?? [])].some(({ kind }) => ACTORS.has(kind));

const isPerson = (item: Item | undefined): item is Item =>
  [...(item?.exact ?? [])].some(({ kind }) => kind === 'person');

/** Whom a noun belongs to: `Gorkon's wife`, `the wife of Gorkon`. */
function ownerOf(item: Item, { items, words }: Question): Item | undefined {
  const end = item.at + item.words.length;
  const named = items.filter((one) => one.entries && one !== item);
  // `before the war`: whatever stands in front of it owns nothing.
  if (item.optional) return named.find(({ at }) => at >= end);
  const after = named.find(
    ({ at }) => at >= end && /^(?:of|to|on|for|in|at|from|by|with)$/.test(words[end] ?? ''),
  );
  const before = named.filter(({ at }) => at < item.at).at(-1);
  if (before && before.at + before.words.length === item.at) {
    // `Uhura's Romulan friend` is hers.
    const owner = named.find(({ at, words: own }) => at + own.length === before.at);
    return isPerson(before) || !isPerson(owner) ? before : owner;
  }
  return after ?? before ?? named.find(({ at }) => at >= end);
}

/** Whether a text says it of somebody else, who stands right behind the verb: `killed Burke to silence her`. */
function isOfAnother(
  done: Item | undefined,
  at: number,
  { subject, target, named }: Fact,
  { stems }: Reading,
  { same }: Wording,
): boolean {
  if (!isPerson(done)) return false;
  const [after] = [subject, target, ...named].filter(
    (entry) =>
      entry?.kind === 'person' &&
      wordsOf(entry.name).some((word) => [1, 2, 3].some((far) => stems[at + far] === same(word))),
  );
  return (
    after !== undefined &&
    !done?.entries?.has(after) &&
    ![1, 2, 3, 4, 5].some((far) => stems[at + far] === 'and')
  );
}

/** Whether a noun stands for somebody by another one: `Gowron's wife`. */
export const isOwned = (item: Item, question: Question): boolean =>
  isNoun(item, question) ||
  (item.senses.some(({ way }) => way !== 'does') && question.words[item.at + item.words.length] === 'of');

/** Whether a word that may be both is the noun: `Spock's mentor`, but `whom did Spock mentor`. */
const isNoun = (item: Item, { items, words }: Question): boolean =>
  item.senses.some(({ way }) => way === 'subject' || way === 'target') &&
  items.some(({ entries, at, words: own }) => entries && at + own.length === item.at) &&
  !words.slice(0, item.at).some((word) => /^(?:do|does|did)$/.test(word));

/** How a question's names stand at the ends of a fact: the very ones, by a word of theirs, or not. */
type Place = 'exact' | 'loose' | 'none';

/** Whether the entries that the question names stand at the ends of the fact where it wants them. */
function placeOf(
  { way, relation }: Sense,
  { item, owner, doer, done, isPassive }: Part,
  question: Question,
  fact: Fact,
  wording: Wording,
): Place {
  const { subject, target } = fact;
  const at = (one: Item | undefined, end: Entry | undefined, other: Entry | undefined): Place => {
    if (one === undefined) return 'exact';
    const ends = relation.symmetric ? [end, other] : [end];
    if (ends.some((entry) => entry && one.exact.has(entry))) return 'exact';
    // An office stands for those whose it is: `who ruled the Romulans`.
    if (
      ends.some(
        (entry) => entry?.kind === 'office' && (isNamedIn(one, entry, wording) || isPartOf(entry, one)),
      )
    )
      return 'exact';
    // Whoever is no more than described: `the chancellor killed on his ship`.
    if (ends.some((entry) => entry && isDescribed(one, entry, wording))) return 'loose';
    if (!ends.some((entry) => entry && one.entries?.has(entry))) return 'none';
    return one.exact.size === 0 ? 'exact' : 'loose';
  };
  const speaksOf = (entry: Entry | undefined) =>
    item.pronoun === undefined || entry?.pronouns === undefined || entry.pronouns === item.pronoun;
  if (way === 'subject' || way === 'target') {
    if (!owner) return 'none';
    const [end, other] = way === 'subject' ? [target, subject] : [subject, target];
    const isTurned = relation.symmetric && !(end && owner.entries?.has(end));
    return speaksOf(isTurned ? end : other) ? at(owner, end, other) : 'none';
  }
  if (doer === undefined && done === undefined) return 'none';
  // `Shot Gorkon` describes whoever did, and not where he was.
  if (way === 'suffers' && item.at === 0 && !isPassive) return 'none';
  const [of, by] = way === 'does' ? [target, subject] : [subject, target];
  // Who locked somebody up is not where.
  const isAgent =
    way === 'does' || (relation.targets?.some((kind) => ACTORS.has(kind) && kind !== 'ship') ?? true);
  if (way === 'suffers' && (done === undefined || (question.form === 'who' && !doer && !saysByWhom(fact))))
    return 'none';
  return weaker(isAgent ? at(doer, by, of) : 'exact', at(done, of, by));
}

/** Whether it tells who did what was done to its subject: `was founded by`, and not only when. */
const saysByWhom = ({ relation, target, value, date }: Fact): boolean =>
  target === undefined
    ? value !== undefined && date === undefined && relation.asks.target.length > 0
    : ACTORS.has(target.kind);

/** Whether it is what somebody is said to have done: `did Worf become`. */
const isDoneBy = (item: Item, doer: Item | undefined, { words }: Question): boolean =>
  !item.entries &&
  isPerson(doer) &&
  doer.at + doer.words.length === item.at &&
  /^(?:do|does|did)$/.test(words[doer.at - 1] ?? '');

/** Whether it is said of whom a pronoun stands for: `before they were joined`. */
const isOfPronoun = ({ at }: Item, { words }: Question): boolean => {
  const before = BE.has(words[at - 1] ?? '') ? words[at - 2] : words[at - 1];
  return before !== undefined && /^(?:they|it)$/.test(before);
};

/** Whether it is the verb of a person's own death. */
const asksHowDied = (item: Item, doer: Item | undefined): boolean =>
  item.senses.some(({ relation, way }) => way === 'does' && relation.roles.includes('death')) &&
  isPerson(doer);

const isNamedIn = ({ words }: Item, entry: Entry, { same, naming }: Wording): boolean =>
  words.every((word) => naming(entry).has(same(word)));

/** Whether it is an office of what the question names: the chancellor's of an empire's council. */
function isPartOf(office: Entry, { exact }: Item, depth = 2): boolean {
  return office.facts.some(
    ({ relation, target }) =>
      target !== undefined &&
      relation.roles.includes('part') &&
      (exact.has(target) || (depth > 0 && isPartOf(target, { exact } as Item, depth - 1))),
  );
}

const DESCRIBING: ReadonlySet<string> = new Set(['office', 'species', 'organization']);

/** Whether words that name an office, a people or a side describe somebody who has it. */
const isDescribed = ({ words, entries }: Item, end: Entry, { same, natures }: Wording): boolean =>
  end.kind === 'person' &&
  [...(entries ?? [])].some(({ kind }) => DESCRIBING.has(kind)) &&
  words.every((word) => CHATTER.has(word) || natures(end).has(same(word)));

const weaker = (a: Place, b: Place): Place => (a === 'none' || b === 'none' ? 'none' : a === 'loose' ? a : b);

/** Within so many words of what was done stands who did it. */
const BY = 8;

/** Whether a text says it of those of whom the question does, as far as their order tells. */
function isOrdered(
  { stems, doer, done, isPassive }: Part,
  question: Question,
  fact: Fact,
  reading: Reading,
  wording: Wording,
): boolean {
  const { same } = wording;
  const at = reading.stems.indexOf(stems[0] as string);
  const standsAt = ({ words, entries }: Item): number => {
    const own = words.filter((word) => !CHATTER.has(word)).map(same);
    const place = reading.stems.findIndex((stem) => own.includes(stem));
    if (place >= 0) return place;
    const names = [...(entries ?? [])].flatMap(({ name }) => wordsOf(name).map(same));
    return reading.stems.findIndex((stem) => names.includes(stem));
  };
  const isSaidBefore = BE.has(wordsOf(reading.text)[at - 1] ?? '');
  // `Was held hostage on the planet by`, but `killed by`.
  const by = reading.stems.slice(at + 1, at + (isSaidBefore ? BY : 2)).includes(same('by'));
  const isSaidPassively = isSaidBefore || by;
  // Who did it is not said where it was done by nobody in particular.
  if (question.form === 'who' && isSaidPassively && !doer && !isPassive && !by) return false;
  const [first, second] = isSaidPassively ? [done, doer] : [doer, done];
  const isBefore = !isActor(first) || standsAt(first) < at;
  const isAfter = !isActor(second) || standsAt(second) > at;
  return isBefore && isAfter && !isOfAnother(isSaidPassively ? undefined : done, at, fact, reading, wording);
}
