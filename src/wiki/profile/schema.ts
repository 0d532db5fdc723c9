/** What may stand in a profile: how one wiki writes things down. */
import { z } from 'zod';
import { KINDS, MEDIA } from '../../lore/model/kinds.ts';
import { PackRelationSchema, Slug } from '../../lore/pack/schema.ts';

const Word = z.string().min(1);
const Words = z.array(Word);

const Pattern = z
  .string()
  .refine(isPattern, { error: 'this is no pattern|write a regular expression, such as ^Battles?\\b' });

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'iu');
    return true;
  } catch {
    return false;
  }
}

const Tier = z.strictObject({ id: Slug, name: Word });

const WorkInfo = z.strictObject({
  title: Word.optional(),
  medium: z.enum(MEDIA).optional(),
  tier: Slug.optional(),
  series: Word.optional(),
  by: Word.optional(),
});

const Citation = WorkInfo.extend({
  titles: z
    .enum(['each'])
    .optional()
    .meta({ description: 'each: what stands between the bars are titles, one work each' }),
  from: Words.optional().meta({ description: 'Parameters that hold the title, the first that is filled' }),
  at: Words.optional().meta({ description: 'Parameters that hold the place in the work' }),
  lookup: z
    .record(z.string(), z.union([Word, WorkInfo]))
    .optional()
    .meta({ description: 'Works by the first parameter' }),
}).meta({
  description: 'A template that names a work: by its title, by what its parameters hold, or by a table',
});

const Instead = z
  .strictObject({
    match: Pattern,
    relation: Slug,
    role: Word.optional().meta({ description: 'As what, with {words} for what stands beside the name' }),
    inverse: z.boolean().optional().meta({ description: 'As the field when left out' }),
    text: Word.optional().meta({ description: 'The fact as a sentence, with {name}, {value} and {words}' }),
  })
  .meta({ description: 'What values with such words beside the name are: `descendant of` is no parent' });

const Field = z
  .strictObject({
    relation: Slug.optional().meta({ description: 'One of data/relations.yaml, or of this profile' }),
    inverse: z.boolean().optional().meta({ description: 'The value is the subject: a father of his son' }),
    type: z
      .enum([
        'value',
        'date',
        'span',
        'name',
        'side',
        'commander',
        'force',
        'loss',
        'gender',
        'layout',
        'title',
        'event',
        'eventdate',
        'work',
      ])
      .optional()
      .meta({
        description:
          'value (the default), date, span (of a reign), name (another name), title (of a page), side and who belongs to it, event and eventdate (pairs by number), work (that it appeared in), layout (no fact)',
      }),
    list: z.boolean().optional().meta({ description: 'False where commas do not part values' }),
    linked: z.boolean().optional().meta({ description: 'True where only links are facts' }),
    with: Word.optional().meta({
      description: 'A field that says the place or thing of the same fact: deathlocation beside death',
    }),
    role: Word.optional().meta({ description: 'As what, for all values' }),
    text: Word.optional().meta({ description: 'The fact as a sentence, with {name}, {value} and {a value}' }),
    heading: z.boolean().optional().meta({
      description: 'Is the title of the page in a box that has no field for it: `title`',
    }),
    instead: z
      .array(z.union([Instead, Word]))
      .optional()
      .meta({ description: 'What values are something else, or the name of a list among `rules`' }),
  })
  .meta({ description: 'What a parameter of an infobox tells' });

const Infobox = z.strictObject({
  kind: z.enum(KINDS).optional(),
  work: WorkInfo.optional().meta({ description: 'Its page is a work' }),
  real: z.boolean().optional().meta({ description: 'Its page is about the real world, and left out' }),
  fields: z
    .record(z.string(), Field)
    .optional()
    .meta({ description: 'Fields that mean something else here' }),
  kinds: z
    .strictObject({ field: Word, patterns: z.partialRecord(z.enum(KINDS), Pattern) })
    .optional()
    .meta({ description: 'Kinds by what a field says: a ship among objects' }),
});

const Template = z.union([
  z.strictObject({ text: z.string(), target: Word.optional() }),
  z.strictObject({ era: Word }),
  z.strictObject({ list: z.literal(true) }),
]);

const Era = z.strictObject({
  text: Word.meta({ description: 'How a year of it is written: T.A. {year}' }),
  also: Words.optional().meta({ description: 'How else: Third Age {year}' }),
  zero: z
    .number()
    .int()
    .meta({ description: 'Where its year 0 stands on the axis of years that all eras share' }),
  backwards: z.boolean().optional().meta({ description: 'Years are counted backwards, as before Christ' }),
  last: z.number().int().optional(),
});

const Section = z.strictObject({
  match: Pattern,
  as: z.enum(['skip', 'appearances', 'names', 'tier', 'story']),
  tier: Slug.optional(),
});

export const ProfileSchema = z.strictObject({
  name: Word,
  extends: Slug.optional(),
  matches: Pattern.optional().meta({ description: 'Names of the wiki, to take this profile by itself' }),
  wiki: z
    .strictObject({
      fandom: Word.optional(),
      page: z.string().optional().meta({ description: 'Address of a page, with {title}' }),
      licence: Word.optional(),
      attribution: Word.optional(),
      notice: Word.optional(),
      terms: Word.optional().meta({ description: 'What the licence forbids, said at import and on /about' }),
    })
    .optional(),
  tiers: z.array(Tier).optional(),
  continuities: z
    .array(
      z.strictObject({
        id: Slug,
        name: Word,
        titles: Words.optional().meta({ description: 'In brackets behind a title: mirror' }),
        templates: Words.optional(),
      }),
    )
    .optional(),
  series: z.record(z.string(), Word).optional(),
  media: z
    .record(z.string(), z.strictObject({ medium: z.enum(MEDIA), tier: Slug }))
    .optional()
    .meta({ description: 'Words before a title that say what it is: novel' }),
  tierOf: z.partialRecord(z.enum(MEDIA), Slug).optional(),
  titles: z
    .record(z.string(), z.strictObject({ medium: z.enum(MEDIA), tier: Slug, by: Word.optional() }))
    .optional()
    .meta({ description: 'Works by their titles, where neither template nor page says what they are' }),
  relations: z.record(Slug, PackRelationSchema).optional(),
  infoboxes: z.record(z.string(), Infobox).optional(),
  kindsByName: z.array(z.strictObject({ match: Pattern, kind: z.enum(KINDS) })).optional(),
  worksByName: z.array(z.strictObject({ match: Pattern, work: WorkInfo })).optional(),
  realByName: z.array(Pattern).optional(),
  fields: z.record(z.string(), Field).optional(),
  fieldsByKind: z
    .partialRecord(z.enum(KINDS), z.record(z.string(), Field))
    .optional()
    .meta({ description: 'Fields that mean something else of some: where somebody is, is a home' }),
  layout: Words.optional().meta({ description: 'Fields that are no facts; * stands for anything' }),
  rules: z.record(z.string(), z.array(Instead)).optional().meta({ description: 'What `instead` may name' }),
  alike: z
    .record(z.string(), Words)
    .optional()
    .meta({ description: 'Other names of fields, for every kind: children is issue, too' }),
  kindsByField: z
    .partialRecord(z.enum(KINDS), Words)
    .optional()
    .meta({ description: 'Fields that speak for a kind, where the name of the box tells none' }),
  workFields: Words.optional().meta({ description: 'Fields that only works have: isbn' }),
  mediaByField: z
    .partialRecord(z.enum(MEDIA), Words)
    .optional()
    .meta({ description: 'Fields that tell what a work is: pages' }),
  citations: z.record(z.string(), Citation).optional(),
  templates: z
    .record(z.string(), Template)
    .optional()
    .meta({ description: 'Templates that show a text or a link' }),
  ignored: Words.optional().meta({
    description: 'Templates that say nothing of the story; * stands for anything',
  }),
  quotes: Words.optional(),
  disambiguation: Words.optional(),
  realTemplates: Words.optional(),
  tierTemplates: z.record(z.string(), Slug).optional(),
  eras: z.record(z.string(), Era).optional(),
  years: z
    .strictObject({ from: z.number().int(), to: z.number().int() })
    .optional()
    .meta({ description: 'Years without an era: which numbers are one' }),
  sections: z.array(Section).optional(),
  categories: z
    .strictObject({
      kinds: z.array(z.strictObject({ match: Pattern, kind: z.enum(KINDS) })).optional(),
      works: z.array(z.strictObject({ match: Pattern, work: WorkInfo })).optional(),
      real: z.array(Pattern).optional(),
      outside: z.array(Pattern).optional().meta({
        description: 'What is about the real world whatever its box says',
      }),
      tiers: z.array(z.strictObject({ match: Pattern, tier: Slug })).optional(),
    })
    .optional(),
  openings: z
    .array(z.strictObject({ match: Pattern, kind: z.enum(KINDS) }))
    .optional()
    .meta({
      description: 'Kinds by how the first sentence goes on after is or was',
    }),
  realOpenings: z.array(Pattern).optional().meta({
    description: 'First paragraphs of those who live in the real world, whatever their box says',
  }),
  interwiki: Words.optional().meta({ description: 'What leads elsewhere before a colon: wikipedia' }),
});

export type WrittenProfile = z.output<typeof ProfileSchema>;
export type WrittenField = z.output<typeof Field>;
export type WrittenInstead = z.output<typeof Instead>;
export type WrittenInfobox = z.output<typeof Infobox>;
export type WrittenCitationTemplate = z.output<typeof Citation>;
export type WrittenWorkInfo = z.output<typeof WorkInfo>;
export type WrittenEra = z.output<typeof Era>;
