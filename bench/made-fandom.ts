/** A made pack whose facts are told as a fandom tells them: works, dates, roles, values, sentences, and questions about all that. */
import { parseLoreDate } from '../src/lore/model/date.ts';
import type { Medium } from '../src/lore/model/kinds.ts';
import type { BuiltPack, Entry, Fact, Pack, Relation, Work } from '../src/lore/model/model.ts';
import type { QuestionRules } from '../src/lore/pack/schema.ts';
import { readShared } from '../src/lore/pack/shared.ts';
import { madePack } from './made-pack.ts';
import { chance } from './queries.ts';

/** An episode, a film or a book for so many entries. */
const ENTRIES_A_WORK = 15;
const MEDIA: readonly (readonly [Medium, number])[] = [
  ['episode', 0.65],
  ['film', 0.7],
  ['novel', 0.95],
  ['comic', 1],
];
const SERIES = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'];
const [FIRST_YEAR, YEARS] = [2100, 300];
const RANKS = 'Ensign,Lieutenant,Commander,Captain,Commodore,Admiral,General,Legate,Consul,Subaltern'.split(
  ',',
);
const ROLES = ['delegate', 'observer', 'host', 'guard', 'witness'];
/** Between subject and target, for relations that are told in sentences. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'served-on': ['served aboard', 'was posted to', 'flew with', 'was mustered out of'],
  attended: ['came to', 'stood guard at', 'spoke during', 'was late for'],
  deed: [
    'fought at',
    'stole the plans for',
    'mended the engines of',
    'gave evidence about',
    'sold its share in',
  ],
  met: ['met', 'ran into', 'was introduced to', 'shared a cell with'],
  befriended: ['made friends with', 'came to trust', 'grew close to'],
};
const SMALL_WORDS = 'the a of in with and for from at by under after before over without about'.split(' ');
const SYLLABLES =
  'ba co di fe gu ha jo ki lu me no pi ra se ti vo wy za bre cla dro fli gra pla sti tru'.split(' ');

const QUESTIONS: QuestionRules = {
  articles: ['the'],
  joining: ['and', 'or', 'of'],
  tells: ['he', 'she', 'his', 'her'],
  templates: [
    { kind: 'who', relations: ['deed', 'served-on'], ask: '{lead}who {deed}?{when}', also: ['attended'] },
    { kind: 'who', relations: ['met', 'befriended', 'attended'], ask: '{lead}who {deed}?{when}' },
    { kind: 'who', relations: ['rank'], ask: 'Who held the rank of {value}?{when}' },
    { kind: 'who', relations: ['parent-of'], ask: 'Who was a parent of {target}?' },
    {
      kind: 'what',
      relations: ['met', 'befriended'],
      targets: ['person'],
      ask: 'Which name is missing? “{gap}”',
    },
    {
      kind: 'what',
      relations: ['deed', 'served-on'],
      targets: ['ship'],
      ask: 'Which ship is missing? “{gap}”',
    },
    { kind: 'what', relations: ['deed'], targets: ['place'], ask: 'Which place is missing? “{gap}”' },
    { kind: 'what', relations: ['species'], ask: 'To which species did {subject} belong?', most: 4 },
    {
      kind: 'what',
      relations: ['rank'],
      subjects: ['person'],
      ask: 'Which rank did {subject} hold in {year}?',
    },
    {
      kind: 'event',
      relations: ['attended', 'deed'],
      ask: 'Which event does this belong to? “{sentence}”',
      most: 4,
    },
    { kind: 'year', relations: ['held-in'], ask: 'In which year did {subject} take place?', most: 4 },
    { kind: 'year', relations: ['deed', 'met'], ask: 'In which year was this? “{sentence}”', most: 5 },
    {
      kind: 'work',
      relations: ['deed', 'met', 'befriended'],
      media: ['episode'],
      ask: 'In which episode does this happen? “{sentence}”',
      most: 3,
    },
    {
      kind: 'work',
      relations: ['deed', 'met', 'befriended'],
      media: ['novel'],
      ask: 'In which novel does this happen? “{sentence}”',
      most: 4,
    },
    { kind: 'first', relations: ['held-in'], ask: 'Which of these came first?' },
    { kind: 'last', relations: ['held-in'], ask: 'Which of these came last?' },
    { kind: 'odd', relations: ['species'], ask: 'Which of these people was not {target}?' },
    {
      kind: 'odd',
      relations: ['held-in'],
      subjects: ['event'],
      ask: 'Which of these did not happen in {year}?',
    },
    { kind: 'truth', relations: ['deed', 'met', 'served-on'], ask: 'True or false? {sentence}', most: 2 },
    {
      kind: 'identity',
      relations: ['deed', 'met', 'served-on', 'attended', 'befriended'],
      subjects: ['person'],
      ask: 'Who is this?',
      clue: '{lead}{deed}.',
    },
  ],
};

/** @param facts per entry; a date for each event and a rank for some people come on top. */
export function madeFandom(size: number, facts: number, seed: number): BuiltPack {
  const pack = madePack(size, facts, seed);
  const random = chance(seed + 1);
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  // Words fall as they do in prose: the hundredth comes a hundredth as often as the first.
  const vocabulary = Math.min(60_000, 5_000 + size);
  const word = () => spelled(Math.floor(vocabulary ** random()));
  const tail = () =>
    Array.from({ length: 4 + below(7) }, (_, place) => (place % 3 === 0 ? pick(SMALL_WORDS) : word())).join(
      ' ',
    );
  /** Some sentences leave out what they are about, as a heading says it already. */
  const told = ({ subject }: Fact, target: Entry, verb: string) =>
    `${subject.name} ${verb} ${random() < 0.7 ? target.name : word()} ${tail()}.`;
  const relations = new Map(pack.facts.map(({ relation }) => [relation.id, relation]));
  for (const relation of relations.values()) Object.assign(relation, { section: 'events', symmetric: false });
  for (const id of ['species', 'affiliation'])
    Object.assign(relations.get(id) ?? {}, { section: 'glance', phrase: 'was of' });
  const prime = pack.continuities[0] as Pack['continuities'][number];
  const mirror = { id: 'mirror', name: 'Mirror', main: false };
  const works = Array.from({ length: 20 + Math.floor(size / ENTRIES_A_WORK) }, (_, number): Work => {
    const share = random();
    const medium = MEDIA.find(([, part]) => share < part)?.[0] ?? 'comic';
    return {
      id: `made/work-${number}`,
      pack,
      title: `The ${capital(word())} ${capital(word())} ${capital(word())}`,
      aliases: [],
      label: `W${number}`,
      medium,
      tier: pack.tiers[0] as Pack['tiers'][number],
      continuity: prime,
      series: medium === 'episode' ? pick(SERIES) : undefined,
      season: medium === 'episode' ? 1 + below(7) : undefined,
      episode: medium === 'episode' ? 1 + below(26) : undefined,
      released: `${1966 + below(58)}-0${1 + below(9)}-1${below(10)}`,
      set: undefined,
      calendar: [],
      adapts: [],
      by: undefined,
      note: undefined,
      namedInNote: [],
      named: [],
      facts: [],
      get factCount() {
        return this.facts.length;
      },
    };
  });
  const cite = () => ({ work: pick(works), at: undefined });
  const citations = () => (random() < 0.8 ? [cite()] : [cite(), cite()]);
  const date = (first: number) =>
    parseLoreDate(random() < 0.85 ? String(first) : `${first}-${first + 1 + below(6)}`);
  const year = () => FIRST_YEAR + Math.floor(random() ** 2 * YEARS);

  for (const entry of pack.entries) {
    const other = random() < 0.05 ? { continuity: mirror } : {};
    const text = `${entry.name} ${tail()}.`;
    const cited = citations();
    Object.assign(entry, other, {
      summary: text,
      summaryParts: [{ text, citations: cited, named: [] }],
      citations: cited,
    });
  }
  for (const fact of pack.facts) {
    const verbs = SAID[fact.relation.id];
    const first = year();
    Object.assign(fact, {
      citations: citations(),
      text: verbs && fact.target ? told(fact, fact.target, pick(verbs)) : undefined,
      date: verbs && random() < 0.5 ? date(first) : undefined,
      named: [],
      role: fact.relation.id === 'attended' && random() < 0.4 ? pick(ROLES) : undefined,
    });
  }
  const heldIn: Relation = {
    ...(relations.get('met') as Relation),
    id: 'held-in',
    phrase: 'took place in',
    tie: 0,
    single: true,
  };
  const rank: Relation = { ...heldIn, id: 'rank', phrase: 'held the rank of', single: false };
  for (const entry of pack.entries) {
    const first = year();
    if (entry.kind === 'event') add(entry, heldIn, String(first), date(first));
    if (entry.kind === 'person' && random() < 0.3) add(entry, rank, pick(RANKS), date(first));
  }
  for (const fact of pack.facts) for (const { work } of fact.citations) (work.facts as Fact[]).push(fact);
  return Object.assign(pack, {
    name: 'Made',
    continuities: [prime, mirror],
    relations: new Map([...relations, ['held-in', heldIn], ['rank', rank]]),
    works,
    words: readShared().words,
    links: new Map(),
    series: new Map(SERIES.map((id) => [id, id])),
    fandom: 'Made',
    attribution: 'Nobody',
    licence: 'CC0-1.0',
    counts: { entries: pack.entries.length, facts: pack.facts.length, works: works.length },
    questions: QUESTIONS,
  });

  function add(subject: Entry, relation: Relation, value: string, when: Fact['date']): void {
    const fact: Fact = {
      id: `${subject.id}.${relation.id}`,
      subject,
      relation,
      target: undefined,
      value,
      text: undefined,
      role: undefined,
      side: undefined,
      date: when,
      order: 0,
      citations: citations(),
      together: false,
      contradicts: [],
      note: undefined,
      keywords: undefined,
      named: [],
    };
    (pack.facts as Fact[]).push(fact);
    (subject.facts as Fact[]).push(fact);
  }
}

/** The word of that number: small numbers make short words. */
function spelled(number: number): string {
  let rest = number + SYLLABLES.length;
  let word = '';
  for (; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
