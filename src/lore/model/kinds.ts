/** The closed lists that a pack's entries, works and cards are made of. */

export const KINDS = [
  'person',
  'event',
  'place',
  'organization',
  'ship',
  'agreement',
  'species',
  'object',
  'office',
] as const;

export const MEDIA = [
  'film',
  'episode',
  'novel',
  'novelization',
  'short story',
  'anthology',
  'comic',
  'game',
  'reference book',
  'audio drama',
  'other',
] as const;

/** Parts of a card, in the order in which it shows them. A relation says to which part its facts belong. */
export const SECTIONS = {
  glance: 'At a glance',
  attendance: 'Who was there',
  course: 'What happened',
  outcome: 'Outcome and consequences',
  events: 'At events',
  career: 'Offices and service',
  people: 'Dealings with others',
  family: 'Family',
  life: 'Life',
  later: 'Known later for',
  more: 'More',
  namesakes: 'Not to be confused with',
} as const;

/**
 * What a relation means beyond its wording, where that has to be known: a timeline puts nothing of a life before a birth.
 * A relation of any name may have a role, and a role any number of relations.
 */
export const ROLES = {
  birth: 'nothing of its subject comes before it',
  death: 'nothing of its subject comes after it',
  end: 'it tells what became of its subject in the end, its death or another',
  killing: 'its target died of it',
  part: 'its subject went on while its target did',
  inside: 'its subject lies in its target',
  sequence: 'its subject came after its target',
  quote: 'its text has a line in quotation marks, as its subject says it',
  passage:
    'its text is a sentence of a source that names its subject, be it much or little that it says of it',
  link: 'its target has a page that leads to its subject, and nothing more is told of the two',
} as const;

/** How people speak of a person, where a work makes that plain: he, she, they or it. */
export const PRONOUNS = ['he', 'she', 'they', 'it'] as const;

/** What a trivia question can ask for; each kind is made by a file of its name in `src/trivia/kinds`. */
export const QUESTION_KINDS = [
  'who',
  'what',
  'event',
  'year',
  'work',
  'first',
  'last',
  'odd',
  'truth',
  'identity',
] as const;

/** How hard a question is, in the words members choose by. */
export const LEVELS = ['easy', 'medium', 'hard'] as const;

export type Level = (typeof LEVELS)[number];
export type Kind = (typeof KINDS)[number];
export type Medium = (typeof MEDIA)[number];
export type SectionId = keyof typeof SECTIONS;
export type Pronouns = (typeof PRONOUNS)[number];
export type Role = keyof typeof ROLES;
export type QuestionKind = (typeof QUESTION_KINDS)[number];
