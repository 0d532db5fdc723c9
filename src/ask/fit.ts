/** How well one fact answers a question. */
import { type Entry, type Fact, sentence } from '../lore/model/model.ts';
import { wordsOf } from '../lore/names/fold.ts';
import { Recent } from '../lore/names/recent.ts';
import { BECAUSE, CALLED, CHATTER, DIES, NEGATION, NUMBER } from './english.ts';
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

/** A fact as it is compared. */
interface Reading {
  text: string;
  stems: readonly string[];
  has: ReadonlySet<string>;
  /** What it calls its subject or its value. */
  own: ReadonlySet<string>;
  /** The wording of its relation. */
  wording: ReadonlySet<string>;
  /** What its ends are: their species, their side. */
  natures: ReadonlySet<string>;
  /** Names of its ends, all of them. */
  names: ReadonlySet<string>;
}

/** What an item counts where it is found. */
const FOUND = {
  tied: 1,
  side: 0.95,
  named: 0.9,
  text: 0.85,
  word: 1,
  wording: 0.75,
  name: 0.7,
  misplaced: 0.25,
};
const BONUS = {
  typed: 0.25,
  form: 0.1,
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
  seat: 0.06,
  year: 0.06,
  exact: 0.03,
  tied: 0.04,
  tier: -0.01,
  own: 0.03,
};
/** Facts whose words are remembered. */
const KEPT = 3_000;
/** What an entry is stands among its first facts. */
const FIRST_FACTS = 12;
const ACTORS: ReadonlySet<string> = new Set(['person', 'organization', 'ship', 'species']);
const PLACES: ReadonlySet<string> = new Set(['place', 'ship', 'event']);
const FATES: ReadonlySet<string> = new Set(['life', 'outcome', 'later']);
const BE: ReadonlySet<string> = new Set('is was were are get got gets getting be been being'.split(' '));

export type Fitter = (question: Question, fact: Fact) => Fit;

export function createFitter(lexicon: Lexicon): Fitter {
  const readings = new Recent<Fact, Reading>(KEPT);
  const natures = new Recent<Entry, ReadonlySet<string>>(KEPT);
  const stemsOf = (text: string) => wordsOf(text).map((word) => lexicon.same(word));
  const naturesOf = (entry: Entry): ReadonlySet<string> =>
    natures.get(
      entry,
      () =>
        new Set([
          ...entry.facts
            .slice(0, FIRST_FACTS)
            .filter(({ relation, target }) => relation.section === 'glance' || target?.kind === 'species')
            .flatMap(({ target, value }) => stemsOf(target?.name ?? value ?? '')),
          // Whose it is: the parties of a treaty.
          ...(entry.kind === 'agreement' ? entry.mentions : [])
            .slice(0, FIRST_FACTS)
            .filter(({ relation }) => relation.inverseSection === 'glance')
            .flatMap(({ subject }) => stemsOf(subject.name)),
        ]),
    );
  const read = (fact: Fact): Reading =>
    readings.get(fact, () => {
      const text = sentence(fact);
      const stems = stemsOf(text);
      const { relation } = fact;
      const ends = [fact.subject, fact.target, fact.side].filter((end) => typeof end === 'object');
      return {
        text,
        stems,
        has: new Set(stems),
        own: new Set(
          stemsOf(`${fact.role ?? ''} ${fact.value ?? ''} ${typeof fact.side === 'string' ? fact.side : ''}`),
        ),
        wording: new Set(
          stemsOf(`${relation.phrase} ${relation.inverse} ${relation.label} ${relation.inverseLabel}`),
        ),
        natures: new Set(ends.flatMap((end) => [...naturesOf(end)])),
        names: new Set(
          ends.flatMap((end) => [
            ...stemsOf(end.kind),
            ...[end.name, ...end.aliases.map(({ name }) => name)].flatMap(stemsOf),
          ]),
        ),
      };
    });

  return (question, fact) => {
    const reading = read(fact);
    const { items, form } = question;
    let typed = false;
    let held = false;
    let all = 0;
    let reached = 0;
    const missing: Item[] = [];
    for (const item of items) {
      const { covered, isTyped, isHeld } = coverOf(item, question, fact, reading, lexicon);
      typed ||= isTyped;
      held ||= isHeld && !item.entries && item.senses.length === 0;
      if (item.optional && covered === 0) continue;
      all += item.weight;
      reached += item.weight * covered;
      if (covered < 0.5) missing.push(item);
    }
    const answer = answerOf(items, fact);
    const covered = all === 0 ? 0 : reached / all;
    const tier = Math.min(...fact.citations.map(({ work }) => work.tier.rank));
    const isElsewhere =
      question.continuities.size > 0
        ? ![fact.subject, fact.target].some((end) => end && question.continuities.has(end.continuity.id))
        : !fact.subject.continuity.main;
    const ties = [fact.subject, fact.target].filter(
      (end) => end && items.some(({ entries }) => entries?.has(end)),
    ).length;
    const score =
      covered +
      (typed ? BONUS.typed : 0) +
      (fitsForm(form, fact, reading.text, answer) ? BONUS.form : 0) +
      (form === 'who' ? whoBonus(answer) : 0) +
      (isElsewhere ? BONUS.elsewhere : 0) +
      (form === 'origin' && CALLED.test(reading.text) ? BONUS.there : 0) +
      (form === 'why' && fact.relation.asks.target.includes('reason') ? BONUS.cause : 0) +
      (form === 'where' && fact.relation.section === 'glance' && fact.target?.kind === 'place'
        ? BONUS.seat
        : 0) +
      (form === 'fate' && FATES.has(fact.relation.section) ? BONUS.fate : 0) +
      (form === 'when' && fact.relation.single && fact.relation.section === 'glance' ? BONUS.year : 0) +
      (items.some(({ exact }) => exact.has(fact.subject)) ? BONUS.exact : 0) +
      (form === 'where' && fact.target?.kind === 'place' ? BONUS.place : 0) +
      (form === 'happening' ? happeningBonus(fact, reading.text) : 0) +
      (form !== 'happening' && NEGATION.test(reading.text) ? BONUS.negation : 0) +
      (items.some(({ year }) => year !== undefined) && isSpan(fact) ? BONUS.span : 0) +
      (isThere(question, fact) ? BONUS.there : 0) +
      BONUS.tied * ties +
      (fact.text ? BONUS.own : 0) +
      BONUS.tier * tier -
      reading.text.length / 5000;
    return { fact, score, covered, typed, held: held && answer === fact.subject, missing, answer };
  };
}

/** Whether a fact says who was at what a question without a verb names: `who was at the dinner`. */
function isThere({ form, items, words }: Question, { relation, target }: Fact): boolean {
  return (
    (form === 'who' || form === 'what' || form === 'yesno') &&
    relation.inverseSection === 'attendance' &&
    items.every(({ senses }) => senses.length === 0) &&
    items.some(
      ({ at, entries }) =>
        target && entries?.has(target) && words.slice(0, at).some((word) => word === 'at' || word === 'in'),
    )
  );
}

/** Whether it happened is told by how it ended, and first of all by what says that it did not. */
const happeningBonus = ({ relation, date, target }: Fact, text: string): number =>
  relation.section === 'outcome' || (relation.section === 'glance' && date && !target)
    ? NEGATION.test(text)
      ? BONUS.outcome
      : BONUS.form
    : 0;

/** Whether a fact says both since when and until when. */
const isSpan = ({ date }: Fact): boolean =>
  date !== undefined &&
  date.firstYear < date.lastYear &&
  Number.isFinite(date.firstYear) &&
  Number.isFinite(date.lastYear);

/** Whether somebody was at the event of which a fact says that another one was there. */
const wasThereToo = ({ entries }: Item, { relation, target }: Fact): boolean =>
  target?.mentions.some(
    (other) => other.relation.inverseSection === relation.inverseSection && entries?.has(other.subject),
  ) === true;

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
        /\b(?:at|in|on|to|near)\s+(?:the\s+)?\p{Lu}/u.test(text)
      );
    case 'why':
      return BECAUSE.test(text);
    case 'count':
      return NUMBER.test(text);
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

interface Cover {
  covered: number;
  isTyped: boolean;
  /** Whether it is the office or the role that the fact gives its subject. */
  isHeld: boolean;
}

function coverOf(item: Item, question: Question, fact: Fact, reading: Reading, lexicon: Lexicon): Cover {
  const no = { covered: 0, isTyped: false, isHeld: false };
  if (item.year !== undefined) {
    const { date } = fact;
    const isThen = date !== undefined && date.firstYear <= item.year && item.year <= date.lastYear;
    return isThen || reading.has.has(String(item.year)) ? { ...no, covered: 1 } : no;
  }
  let covered = 0;
  if (item.entries) {
    if (item.entries.has(fact.subject) || (fact.target && item.entries.has(fact.target)))
      covered = FOUND.tied;
    else if (typeof fact.side === 'object' && item.entries.has(fact.side)) covered = FOUND.side;
    else if (fact.named.some((entry) => item.entries?.has(entry))) covered = FOUND.named;
  }
  const asNoun = isNoun(item, question);
  const senses = item.senses.filter(
    ({ relation, way }) => relation === fact.relation && (!asNoun || way === 'subject' || way === 'target'),
  );
  if (item.entries && isThere(question, fact) && wasThereToo(item, fact))
    covered = Math.max(covered, FOUND.name);
  const places = senses.map((sense) => placeOf(sense, item, question, fact, lexicon));
  if (places.some((place) => place !== 'none'))
    return { ...no, covered: 1, isTyped: places.includes('exact') };
  const telling = item.words.filter((word) => !CHATTER.has(word));
  const stems = (telling.length > 0 ? telling : item.words).map((word) => lexicon.same(word));
  const inText = stems.every((stem) => reading.has.has(stem));
  if (inText) {
    const placed =
      item.senses.length === 0 ||
      (isOrdered(item, stems, question, reading, lexicon) &&
        (DIES.test(reading.text) || !asksHowDied(item, question)));
    if (item.senses.some((sense) => isBetweenPersons(sense))) return { ...no, covered: FOUND.misplaced };
    covered = Math.max(covered, placed ? (item.entries ? FOUND.text : FOUND.word) : FOUND.misplaced);
  }
  if (item.senses.some((sense) => isBetweenPersons(sense))) return { ...no, covered };
  const isHeld =
    !item.senses.some(({ way }) => way === 'does') && stems.every((stem) => reading.own.has(stem));
  if (isHeld) covered = Math.max(covered, FOUND.word);
  if (item.senses.length === 0 && stems.every((stem) => reading.wording.has(stem)))
    covered = Math.max(covered, FOUND.wording);
  const isDone = item.senses.some(({ way }) => way === 'does');
  const { doer } = placesOf(item, question);
  if (isDone && (doer || question.form === 'who')) return { covered, isTyped: false, isHeld };
  if (stems.every((stem) => reading.names.has(stem) || reading.natures.has(stem)))
    covered = Math.max(covered, FOUND.name);
  return { covered, isTyped: false, isHeld };
}

/** A noun for a person by another one is answered by such a tie alone, not by the word in a text. */
const isBetweenPersons = ({ way, relation }: Sense): boolean =>
  (way === 'subject' || way === 'target') &&
  [relation.subjects, relation.targets].every(
    (kinds) => kinds?.every((kind) => kind === 'person') && kinds.length > 0,
  );

/** Who is said to do it, and to whom it is said to be done, by where they stand in the question. */
function placesOf(item: Item, question: Question): { doer?: Item | undefined; done?: Item | undefined } {
  const { items, words } = question;
  const named = items.filter((one) => one.entries && one !== item);
  const end = item.at + item.words.length;
  const before = named.filter(({ at }) => at < item.at).at(-1);
  const after = named.find(({ at }) => at >= end);
  if (isPassive(item, question)) {
    const by = named.find(({ at }) => at >= end && words.slice(end, at).includes('by'));
    return { doer: by, done: before };
  }
  return { doer: before, done: after };
}

function isPassive(item: Item, { words, items }: Question): boolean {
  if (/ing$/.test(item.words[0] ?? '')) return false;
  if (BE.has(words[item.at - 1] ?? '')) return true;
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
    ({ at }) => at >= end && /^(?:of|to|on|for|in|at|from|by)$/.test(words[end] ?? ''),
  );
  const before = named.filter(({ at }) => at < item.at).at(-1);
  if (before && before.at + before.words.length === item.at) {
    // `Uhura's Romulan friend` is hers.
    const owner = named.find(({ at, words: own }) => at + own.length === before.at);
    return isPerson(before) || !isPerson(owner) ? before : owner;
  }
  return after ?? before ?? named.find(({ at }) => at >= end);
}

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
  item: Item,
  question: Question,
  fact: Fact,
  lexicon: Lexicon,
): Place {
  const { subject, target } = fact;
  const at = (one: Item | undefined, end: Entry | undefined, other: Entry | undefined): Place => {
    if (one === undefined) return 'exact';
    const ends = relation.symmetric ? [end, other] : [end];
    if (ends.some((entry) => entry && one.exact.has(entry))) return 'exact';
    // An office stands for those whose it is: `who ruled the Romulans`.
    if (ends.some((entry) => entry?.kind === 'office' && isNamedIn(one, entry, lexicon))) return 'exact';
    if (!ends.some((entry) => entry && one.entries?.has(entry))) return 'none';
    return one.exact.size === 0 ? 'exact' : 'loose';
  };
  const speaksOf = (entry: Entry | undefined) =>
    item.pronoun === undefined || entry?.pronouns === undefined || entry.pronouns === item.pronoun;
  if (way === 'subject' || way === 'target') {
    const owner = ownerOf(item, question);
    if (!owner) return 'none';
    const [end, other] = way === 'subject' ? [target, subject] : [subject, target];
    const isTurned = relation.symmetric && !(end && owner.entries?.has(end));
    return speaksOf(isTurned ? end : other) ? at(owner, end, other) : 'none';
  }
  const { doer, done } = placesOf(item, question);
  if (doer === undefined && done === undefined) return 'none';
  const [of, by] = way === 'does' ? [target, subject] : [subject, target];
  if (way === 'suffers' && (done === undefined || (question.form === 'who' && doer === undefined)))
    return 'none';
  return weaker(at(doer, by, of), at(done, of, by));
}

/** Whether it is the verb of a person's own death. */
const asksHowDied = (item: Item, question: Question): boolean =>
  item.senses.some(({ relation, way }) => way === 'does' && relation.roles.includes('death')) &&
  isPerson(placesOf(item, question).doer);

const isNamedIn = ({ words }: Item, { name, aliases }: Entry, lexicon: Lexicon): boolean => {
  const stems = new Set(
    [name, ...aliases.map((alias) => alias.name)].flatMap(wordsOf).map((word) => lexicon.same(word)),
  );
  return words.every((word) => stems.has(lexicon.same(word)));
};

const weaker = (a: Place, b: Place): Place => (a === 'none' || b === 'none' ? 'none' : a === 'loose' ? a : b);

/** Whether a text says it of those of whom the question does, as far as their order tells. */
function isOrdered(
  item: Item,
  stems: readonly string[],
  question: Question,
  reading: Reading,
  lexicon: Lexicon,
): boolean {
  const at = reading.stems.indexOf(stems[0] as string);
  const standsAt = ({ words, entries }: Item): number => {
    const own = words.map((word) => lexicon.same(word));
    const place = reading.stems.findIndex((stem) => own.includes(stem));
    if (place >= 0) return place;
    const names = [...(entries ?? [])].flatMap(({ name }) => wordsOf(name).map((word) => lexicon.same(word)));
    return reading.stems.findIndex((stem) => names.includes(stem));
  };
  const { doer, done } = placesOf(item, question);
  const isSaidPassively =
    BE.has(wordsOf(reading.text)[at - 1] ?? '') || reading.stems[at + 1] === lexicon.same('by');
  const [first, second] = isSaidPassively ? [done, doer] : [doer, done];
  const isBefore = !isActor(first) || standsAt(first) < at;
  const isAfter = !isActor(second) || standsAt(second) > at;
  return isBefore && isAfter;
}
