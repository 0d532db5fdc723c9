/**
 * The written form of a lore pack: what may stand in `pack.yaml`, `works.yaml` and the files of entries.
 * The JSON Schemas in `data/schema/` are made from these, so that an editor completes and checks while typing.
 * Checks that need the whole pack (does this id exist?) are in `check-references.ts`.
 */
import { z } from 'zod';
import { DATE_FORMS, parseLoreDate } from '../model/date.ts';
import { joinSummary } from '../model/join-summary.ts';
import { KINDS, LEVELS, MEDIA, PRONOUNS, QUESTION_KINDS, ROLES, SECTIONS } from '../model/kinds.ts';
import { fold } from '../names/fold.ts';

/** In code points; chosen so that a card with a handful of facts fits one Discord embed. */
const TEXT_LIMITS = {
  name: 100,
  summary: 600,
  factText: 350,
  value: 120,
  note: 200,
  phrase: 60,
} as const;

const codePoints = (text: string) => [...text].length;
const plain = (limit: number, what: string) =>
  z
    .string()
    .refine((text) => text.trim() === text && text !== '', {
      error: `${what} is empty or has blanks around it|write at least one word, without blanks before or after it`,
    })
    .refine((text) => codePoints(text) <= limit, {
      error: (issue) =>
        `${what} is ${codePoints(String(issue.input))} characters long, ${limit} are allowed|shorten it, or split it into two facts`,
    })
    .refine((text) => !/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u.test(text), {
      error: `${what} has an invisible or control character|type it again without formatting`,
    });

/**
 * The longest id of an entry or work with its pack's (`khitomer/curzon-dax`), and of a tier: together with an action and
 * a page they have to fit into the 100 characters that Discord gives a button to remember.
 */
export const ID_LIMITS = { item: 62, tier: 16 } as const;

export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: (issue) =>
      `${JSON.stringify(issue.input)} is no id|use lower-case letters, digits and single hyphens, such as curzon-dax`,
  })
  .max(60, { error: 'this id is longer than 60 characters|shorten it' });

const FactId = z
  .string()
  .regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, {
    error: (issue) =>
      `${JSON.stringify(issue.input)} is no fact id|write it as subject.relation.target, such as curzon-dax.attended.khitomer-conference`,
  })
  .max(200);

const WrittenDate = z
  .union([z.string(), z.number().int()])
  .transform(String)
  .refine((text) => parseLoreDate(text) !== undefined, {
    error: (issue) => `${JSON.stringify(issue.input)} is no date|write one of: ${DATE_FORMS}`,
  })
  .meta({ description: `In-universe date. Forms: ${DATE_FORMS}` });

const ReleaseDate = z
  .union([z.string(), z.number().int()])
  .transform(String)
  .refine((text) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) && parseLoreDate(text) !== undefined, {
    error: (issue) => `${JSON.stringify(issue.input)} is no release date|write 1991, 1991-12 or 1991-12-06`,
  })
  .meta({ description: 'First release: 1991, 1991-12 or 1991-12-06' });

const Citation = z
  .union([
    Slug,
    z.strictObject({
      work: Slug,
      at: plain(TEXT_LIMITS.note, 'the place in the work')
        .optional()
        .meta({ description: 'Where in the work: a scene, a chapter, a cut' }),
    }),
  ])
  .meta({ description: 'The id of a work from works.yaml, or { work, at }' });

const Citations = z
  .array(Citation)
  .min(1, { error: 'this cites no work|add cite: [work-id] with a work from works.yaml' })
  .meta({ description: 'The works that say so; at least one' });

const SENTENCE_END = /[.!?…]["”’)]?$/;

export const FactSchema = z
  .strictObject({
    id: FactId.optional().meta({
      description: 'Only needed when two facts would share subject, relation and target',
    }),
    relation: Slug.meta({ description: 'One of the relations declared in pack.yaml' }),
    target: Slug.optional().meta({ description: 'The id of the entry that this fact ties to' }),
    value: z
      .union([plain(TEXT_LIMITS.value, 'the value'), z.number()])
      .transform(String)
      .optional()
      .meta({
        description: 'In place of target: plain text or a number, such as a rank or a registry number',
      }),
    text: plain(TEXT_LIMITS.factText, 'the text')
      .optional()
      .meta({ description: 'The fact as one sentence in our own words, ending in a full stop' }),
    role: plain(TEXT_LIMITS.value, 'the role')
      .optional()
      .meta({ description: 'As what: delegate of the host' }),
    side: plain(TEXT_LIMITS.value, 'the side')
      .optional()
      .meta({ description: 'For whom: the id of an entry, or plain text' }),
    date: WrittenDate.optional(),
    order: z
      .number()
      .int()
      .optional()
      .meta({ description: 'Place in the sequence of events that share a date' }),
    cite: Citations,
    together: z.boolean().optional().meta({
      description:
        'True when no cited work tells all of it alone: it is then a spoiler to whoever has not seen them all',
    }),
    contradicts: z.array(FactId).min(1).optional().meta({ description: 'Ids of facts that say otherwise' }),
    keywords: plain(TEXT_LIMITS.note, 'the keywords')
      .regex(/^[\p{L}\p{N}'’-]+(?: [\p{L}\p{N}'’-]+)*$/u, {
        error: 'these are no words with blanks between them|write keywords: explosion blast wreck',
      })
      .optional()
      .meta({
        description:
          'Found by these, but never shown: other words by which members ask for it: explosion blast wreck',
      }),
    note: plain(TEXT_LIMITS.note, 'the note')
      .optional()
      .meta({ description: 'What a reader should know about the source: "restored cut only"' }),
  })
  .refine((fact) => fact.target === undefined || fact.value === undefined, {
    error: 'this fact has both target and value|keep target for an entry, value for plain text',
    path: ['value'],
  })
  .refine((fact) => fact.target !== undefined || fact.value !== undefined || fact.text !== undefined, {
    error: 'this fact says nothing|give it a target, a value or a text',
  })
  .refine((fact) => fact.text === undefined || SENTENCE_END.test(fact.text), {
    error: 'this text is no sentence|end it with a full stop',
    path: ['text'],
  });

const Name = plain(TEXT_LIMITS.name, 'the name');

const Alias = z
  .union([Name, z.strictObject({ name: Name, cite: Citations })])
  .meta({ description: 'Another name shown on the card; { name, cite } when only some works use it' });

const SummaryPart = z.strictObject({
  text: plain(TEXT_LIMITS.summary, 'this part of the summary')
    .refine((text) => SENTENCE_END.test(text), {
      error: 'this part of the summary is no sentence|end it with a full stop',
    })
    .meta({ description: 'One sentence or more that can be read without the other parts' }),
  cite: Citations.meta({ description: 'The works that tell it together; at least one' }),
});

/** Each has its labels beside it on a card. */
const MOST_SUMMARY_PARTS = 4;

const Summary = z
  .union([
    plain(TEXT_LIMITS.summary, 'the summary'),
    z
      .array(SummaryPart)
      .min(1, { error: 'this summary has no parts|write at least one, { text, cite }' })
      .max(MOST_SUMMARY_PARTS, {
        error: `this summary has more than ${MOST_SUMMARY_PARTS} parts|join those that rest on the same works`,
      })
      .refine((parts) => codePoints(joinSummary(parts)) <= TEXT_LIMITS.summary, {
        error: `the parts of this summary are more than ${TEXT_LIMITS.summary} characters together|shorten them`,
      }),
  ])
  .meta({
    description:
      'Who or what this is, in one to three sentences of our own; in parts { text, cite } where works tell different things',
  });

export const EntrySchema = z
  .strictObject({
    name: Name,
    kind: z.enum(KINDS),
    continuity: Slug.optional().meta({
      description: 'One of the continuities in pack.yaml; the first one when left out',
    }),
    pronouns: z.enum(PRONOUNS).optional().meta({
      description: 'How a work speaks of this person; left out where none makes it plain',
    }),
    aliases: z.array(Alias).optional(),
    keywords: z
      .array(Name)
      .optional()
      .meta({ description: 'Found by these, but never shown: common misspellings, descriptions' }),
    page: z
      .url({ protocol: /^https?$/ })
      .optional()
      .meta({
        description: 'Where it is told at length: its name on the card leads there',
      }),
    prominence: z
      .number()
      .int()
      .min(0)
      .max(100)
      .optional()
      .meta({ description: 'How well known, 0 to 100; estimated from the facts when left out' }),
    summary: Summary,
    cite: Citations.optional().meta({
      description: 'The works that the summary rests on; left out when its parts cite for themselves',
    }),
    facts: z.array(FactSchema).optional(),
  })
  .refine(({ summary, cite }) => typeof summary !== 'string' || cite !== undefined, {
    error:
      'the summary cites no work|add cite: [work-id] to the entry, or write the summary in parts, each { text, cite }',
    path: ['summary'],
  })
  .refine(({ summary, cite }) => typeof summary === 'string' || cite === undefined, {
    error:
      'the entry has a cite, and so has each part of its summary|take this one out, or write the summary as one text',
    path: ['cite'],
  })
  .refine(({ kind, pronouns }) => kind === 'person' || pronouns === undefined, {
    error: 'only persons have pronouns|take them out, or write kind: person',
    path: ['pronouns'],
  })
  // The same two rules for editors.
  .meta({
    oneOf: [
      { properties: { summary: { type: 'string' } }, required: ['cite'] },
      { properties: { summary: { type: 'array' }, cite: false } },
    ],
  });

export const EntriesFileSchema = z.record(Slug, EntrySchema);

export const WorkSchema = z
  .strictObject({
    title: Name,
    short: plain(40, 'the short title').optional().meta({
      description: 'The label on cards; made from series, season and episode when left out, else the title',
    }),
    aliases: z.array(Name).optional(),
    medium: z.enum(MEDIA),
    tier: Slug.meta({ description: 'One of the canon tiers in pack.yaml' }),
    continuity: Slug.optional(),
    series: plain(20, 'the series').optional().meta({ description: 'A key of series in pack.yaml' }),
    season: z.number().int().min(0).max(999).optional(),
    episode: z.number().int().min(0).max(9999).optional(),
    released: ReleaseDate.optional(),
    set: WrittenDate.optional().meta({ description: 'When it is set, in-universe' }),
    calendar: z
      .array(Name.regex(/\d/, { error: 'this date has no number|write stardate 9521.6' }))
      .min(1)
      .optional()
      .meta({ description: 'Dates that it gives in a calendar of its own: stardate 9521.6' }),
    adapts: z.array(Slug).min(1).optional().meta({
      description:
        'Ids of the works it retells, such as the film of a novelization: who has not seen those is spared it too',
    }),
    by: plain(TEXT_LIMITS.name, 'the author').optional().meta({ description: 'Author or editor' }),
    note: plain(TEXT_LIMITS.note, 'the note').optional(),
  })
  .refine(
    (work) =>
      work.medium !== 'episode' ||
      (work.series !== undefined && work.season !== undefined && work.episode !== undefined),
    {
      error:
        'this episode has no series, season and episode|add all three, such as series: TV, season: 4, episode: 1',
    },
  );

export const WorksFileSchema = z.record(Slug, WorkSchema);

const keysOf = <Key extends string>(record: Record<Key, unknown>) => Object.keys(record) as [Key, ...Key[]];
const Section = z.enum(keysOf(SECTIONS));
const Phrase = plain(TEXT_LIMITS.phrase, 'the wording');

const Word = z.string().regex(/^\S(?:.*\S)?$/, {
  error: 'this is no word|write it without blanks before or after it',
});

const AsksSchema = z.strictObject({
  does: z
    .array(Word)
    .default([])
    .meta({ description: 'What the subject does to the target: [kill, murder]' }),
  suffers: z.array(Word).default([]).meta({ description: 'What is done to the subject: [found, sign]' }),
  subject: z.array(Word).default([]).meta({ description: 'What the subject is to the target: [killer]' }),
  target: z.array(Word).default([]).meta({ description: 'What the target or the value is: [victim]' }),
});

export const RelationSchema = z.strictObject({
  phrase: Phrase.meta({ description: 'Between subject and target: "was mentored by"' }),
  inverse: Phrase.optional().meta({
    description: 'Between target and subject: "was the mentor of"; needed when the relation takes a target',
  }),
  label: Phrase.meta({ description: 'Heading of the value on the card of the subject: "Mentor"' }),
  inverseLabel: Phrase.optional().meta({ description: 'Heading on the card of the target: "Student"' }),
  section: Section.meta({ description: 'Part of the card of the subject' }),
  inverseSection: Section.optional().meta({
    description: 'Part of the card of the target; the same part when left out',
  }),
  subjects: z
    .array(z.enum(KINDS))
    .min(1)
    .optional()
    .meta({ description: 'Kinds that may have this relation; all when left out' }),
  targets: z
    .array(z.enum(KINDS))
    .optional()
    .meta({ description: 'Kinds that may be its target; [] when it takes a value or a text only' }),
  symmetric: z.boolean().optional().meta({ description: 'Reads the same both ways, such as "met"' }),
  single: z
    .boolean()
    .optional()
    .meta({ description: 'A subject has one of these at most, such as a year of birth' }),
  open: z.boolean().optional().meta({
    description: 'No pack can list all of these, so that nothing is asked by it: who fought in a war',
  }),
  tie: z
    .number()
    .int()
    .min(0)
    .max(10)
    .optional()
    .meta({ description: 'How much it connects two entries: 10 parent and child, 1 same organization' }),
  roles: z
    .array(z.enum(keysOf(ROLES)))
    .optional()
    .meta({
      description: `What it means beyond its wording: ${Object.entries(ROLES)
        .map(([role, meaning]) => `${role} (${meaning})`)
        .join(', ')}`,
    }),
  asks: AsksSchema.optional().meta({
    description: 'Words that ask for it in a question, as they stand in a dictionary',
  }),
});

/** A relation in `pack.yaml`: one of its own in full, or of one that every pack has what the pack says otherwise. */
export const PackRelationSchema = RelationSchema.partial();

export const RelationsFileSchema = z.record(Slug, RelationSchema);

const Titles = z.array(Word).meta({
  description: 'Words before a name that say what somebody is: they tell little, and alone they find nothing',
});
const Fillers = z
  .array(Word)
  .meta({ description: 'Words around a name, in a question for it, that tell nothing' });
const Synonyms = z.array(z.array(Word).min(1)).meta({
  description:
    'Words that say the same in questions and facts: [killed, murdered, slew]; a word alone is said of somebody though names have it too',
});

const WordsByPronoun = z.partialRecord(z.enum(PRONOUNS), z.array(Word)).meta({
  description: 'Words that tell how people speak of whom they mean: { she: [mother, wife] }',
});

/** `data/words.yaml`; a pack adds its own. */
export const WordsFileSchema = z.strictObject({
  titles: Titles,
  fillers: Fillers,
  synonyms: Synonyms,
  pronouns: WordsByPronoun,
});

const Named = z.strictObject({ id: Slug, name: Name });

/** What buttons and the option `canon:` have for all tiers together. */
const NO_TIER_IDS: readonly string[] = ['all', 'canon'];

const TierId = Slug.max(ID_LIMITS.tier, {
  error: `this tier's id is longer than ${ID_LIMITS.tier} characters|shorten it; its name may be longer`,
}).refine((id) => !NO_TIER_IDS.includes(id), {
  error: 'this id stands for all tiers|choose another one, such as screen or novel',
});

const Wording = plain(TEXT_LIMITS.note, 'the wording');

export const QuestionTemplateSchema = z.strictObject({
  kind: z.enum(QUESTION_KINDS).meta({
    description:
      'What is asked for: who (the subject of a fact), what (its target or value), event (its target, told by its text), year, work, first or last (of four dated facts), odd (the one without the tie), truth (true or false), identity (from several facts)',
  }),
  relations: z.array(Slug).min(1).meta({ description: 'Relations whose facts are asked about' }),
  ask: Wording.meta({ description: 'The question, with placeholders such as {target}' }),
  clue: Wording.optional().meta({ description: 'One line of clues, for kind identity' }),
  subjects: z
    .array(z.enum(KINDS))
    .min(1)
    .optional()
    .meta({ description: 'Kinds of subject; all when left out' }),
  targets: z
    .array(z.enum(KINDS))
    .min(1)
    .optional()
    .meta({ description: 'Kinds of target; all when left out' }),
  media: z.array(z.enum(MEDIA)).min(1).optional().meta({ description: 'Media asked for, for kind work' }),
  also: z.array(Slug).optional().meta({
    description: 'Relations to the same entry that would make a wrong option arguably right',
  }),
  rivals: z.boolean().optional().meta({
    description: 'The wrong options share relation and target; the text of the fact tells them apart',
  }),
  most: z.number().int().min(1).optional().meta({
    description:
      'How many questions of this template may have the same answer, or for truth the same subject',
  }),
});

export const QuestionsSchema = z.strictObject({
  articles: z.array(Name).optional().meta({ description: 'Words that may stand before a name: the' }),
  joining: z.array(Name).optional().meta({
    description: 'Words after a name that join somebody else to it, so that the deed is not its own: and',
  }),
  names: z.record(Slug, Name).optional().meta({
    description:
      'What a sentence or question calls an entry whose name is too long or has brackets: the Heron',
  }),
  elsewhere: Wording.optional().meta({
    description: 'Around a question about another continuity: {continuity}: {question}',
  }),
  editions: z.record(Name, Wording).optional().meta({
    description:
      'Around a question about what one edition alone has, by the words of `at` that say so: {question}',
  }),
  answers: z.strictObject({ yes: Name, no: Name }).optional().meta({
    description: 'The two options of kind truth: True and False when left out',
  }),
  tells: z.array(Name).optional().meta({
    description: 'Words that would give a person away by gender; texts with them are not asked about',
  }),
  skip: z
    .array(
      z.strictObject({
        fact: FactId.optional().meta({ description: 'A fact not to be asked about' }),
        entry: Slug.optional().meta({ description: 'An entry that is no option and no answer' }),
        kinds: z.array(z.enum(QUESTION_KINDS)).min(1).optional().meta({
          description: 'Only for these kinds of question; for all when left out',
        }),
        why: plain(TEXT_LIMITS.note, 'the reason'),
      }),
    )
    .optional()
    .meta({ description: 'What makes no fair question, each with the reason' }),
  templates: z.array(QuestionTemplateSchema).meta({
    description: 'Asked of every fact that fits; of two templates of one kind for a fact the first counts',
  }),
});

export const PackSchema = z.strictObject({
  name: Name,
  fandom: Name,
  summary: plain(TEXT_LIMITS.summary, 'the summary'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, { error: 'this is no language tag|write en, de, pt-BR …' }),
  licence: Name.meta({ description: 'SPDX id of the licence of the texts, such as CC-BY-SA-4.0' }),
  attribution: plain(TEXT_LIMITS.summary, 'the attribution').meta({
    description: 'Who is to be credited; stands in the footer of every card',
  }),
  notice: plain(TEXT_LIMITS.summary, 'the notice').optional(),
  links: z.record(Name, z.url({ protocol: /^https?$/ })).optional(),
  tiers: z
    .array(z.strictObject({ id: TierId, name: Name }))
    .min(1)
    .meta({ description: 'Canon tiers, the strongest first' }),
  continuities: z
    .array(
      Named.extend({
        aliases: z
          .array(Name)
          .optional()
          .meta({ description: 'What else members call it, in front of a name: evil, goatee' }),
      }),
    )
    .min(1)
    .meta({ description: 'Continuities, the main one first' }),
  series: z
    .record(z.string(), Name)
    .optional()
    .meta({ description: 'Short and full names of series, such as HT: Harbour Tales' }),
  eras: z
    .array(
      z.strictObject({
        forms: z
          .array(z.string().max(60).includes('{year}'))
          .min(1)
          .meta({ description: 'How its years are written: "T.A. {year}"' }),
        zero: z.int().meta({ description: 'The year of the dates in facts that its year 0 is' }),
        backwards: z.boolean().optional().meta({ description: 'True where it counts down, as BC does' }),
      }),
    )
    .optional()
    .meta({ description: 'Ages by which members may ask for years, where dates bear them' }),
  relations: z.record(Slug, PackRelationSchema).optional().meta({
    description: 'Relations beside those of data/relations.yaml, or what is said otherwise of one of those',
  }),
  titles: Titles.optional(),
  fillers: Fillers.optional(),
  synonyms: Synonyms.optional(),
  pronouns: WordsByPronoun.optional(),
  questions: QuestionsSchema.optional().meta({ description: 'How trivia questions are made from the facts' }),
});

/** In code points: a label of a button holds the options, and an embed the rest. */
const WRITTEN_LIMITS = { ask: 300, option: 60, explain: 400 } as const;
const WRONG_OPTIONS = 3;
const Option = plain(WRITTEN_LIMITS.option, 'the option');

export const WrittenQuestionSchema = z
  .strictObject({
    ask: plain(WRITTEN_LIMITS.ask, 'the question').meta({
      description: 'The question as somebody would ask it aloud',
    }),
    answer: Option.meta({ description: 'The right option' }),
    wrong: z
      .array(Option)
      .length(WRONG_OPTIONS, {
        error: `a question has ${WRONG_OPTIONS} wrong options|write ${WRONG_OPTIONS} that are plausible and certainly wrong`,
      })
      .meta({ description: 'Three wrong options, of the kind of the right one' }),
    explain: plain(WRITTEN_LIMITS.explain, 'the explanation')
      .refine((text) => SENTENCE_END.test(text), {
        error: 'this explanation is no sentence|end it with a full stop',
      })
      .meta({ description: 'Why, with something that the question did not say' }),
    level: z.enum(LEVELS).meta({ description: 'How hard it is' }),
    about: z
      .array(Slug)
      .min(1, { error: 'this is about nothing|add about: with the ids of entries' })
      .meta({ description: 'Ids of the entries that it is about, the most important first' }),
    cite: Citations.meta({ description: 'The works that tell it together; at least one' }),
    facts: z.array(FactId).min(1).optional().meta({ description: 'Ids of facts that say so too' }),
  })
  .refine(({ answer, wrong }) => new Set([answer, ...wrong].map(fold)).size === 1 + wrong.length, {
    error: 'two options are the same|write four that differ',
    path: ['wrong'],
  });

export const QuestionsFileSchema = z.record(Slug, WrittenQuestionSchema);

export type QuestionTemplate = z.output<typeof QuestionTemplateSchema>;
export type QuestionRules = z.output<typeof QuestionsSchema>;
export type WrittenFact = z.output<typeof FactSchema>;
export type WrittenEntry = z.output<typeof EntrySchema>;
export type WrittenWork = z.output<typeof WorkSchema>;
export type WrittenQuestion = z.output<typeof WrittenQuestionSchema>;
export type WrittenPack = z.output<typeof PackSchema>;
export type WrittenRelation = z.output<typeof RelationSchema>;
export type WrittenPackRelation = z.output<typeof PackRelationSchema>;
export type WrittenWords = z.output<typeof WordsFileSchema>;
export type WrittenCitation = z.output<typeof Citation>;
