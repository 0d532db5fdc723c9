/** data/README.md is what a pack is written from: it has every key and every word of a closed list, and no other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { KINDS, MEDIA, PRONOUNS, QUESTION_KINDS, ROLES, SECTIONS } from '../../src/lore/model/kinds.ts';
import {
  EntrySchema,
  FactSchema,
  PackSchema,
  QuestionsSchema,
  QuestionTemplateSchema,
  RelationSchema,
  WorkSchema,
  WrittenQuestionSchema,
} from '../../src/lore/pack/schema.ts';

const DATA = join(import.meta.dirname, '..', '..', 'data');
const document = readFileSync(join(DATA, 'README.md'), 'utf8');

/** The rows of the table under a heading, as cells. */
function tableUnder(heading: string): string[][] {
  const [, section = ''] = document.split(new RegExp(`^#+ ${RegExp.escape(heading)}$`, 'm'));
  const [own = ''] = section.split(/^#/m);
  return own
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split('|').slice(1, -1));
}
const named = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
const firstColumn = (heading: string) => tableUnder(heading).flatMap(([cell]) => named(cell));

describe('data/README.md', () => {
  it.each([
    ['Keys of pack.yaml', PackSchema.shape],
    ['Keys of a work', WorkSchema.shape],
    ['Keys of an entry', EntrySchema.shape],
    ['Keys of a fact', FactSchema.shape],
    ['Keys of a relation', RelationSchema.shape],
    ['Keys of questions', QuestionsSchema.shape],
    ['Keys of a template', QuestionTemplateSchema.shape],
    ['Keys of a question', WrittenQuestionSchema.shape],
    ['Keys of skip', QuestionsSchema.shape.skip.unwrap().element.shape],
  ])('has all %s', (heading, shape) => {
    expect(firstColumn(heading).toSorted()).toEqual(Object.keys(shape).toSorted());
  });

  it.each([
    ['Keys of pack.yaml', PackSchema.shape],
    ['Keys of a work', WorkSchema.shape],
    ['Keys of an entry', EntrySchema.shape],
    ['Keys of a fact', FactSchema.shape],
    ['Keys of a relation', RelationSchema.shape],
    ['Keys of a template', QuestionTemplateSchema.shape],
    ['Keys of a question', WrittenQuestionSchema.shape],
  ])('says which of the %s are needed', (heading, shape) => {
    const needed = tableUnder(heading)
      .filter(([, cell]) => cell?.trim() === 'yes')
      .flatMap(([cell]) => named(cell));
    const required = Object.entries(shape)
      .filter(([, schema]) => !schema.safeParse(undefined).success)
      .map(([key]) => key);
    // What an entry's summary cites may stand in its parts.
    expect(needed.filter((key) => key !== 'cite').toSorted()).toEqual(
      required.filter((key) => key !== 'cite').toSorted(),
    );
  });

  it('has the closed lists', () => {
    const listed = (title: string, end: string) => named(document.split(`**${title}**`)[1]?.split(end)[0]);
    expect(listed('Kinds of entry', '\n- ')).toEqual([...KINDS]);
    expect(listed('Pronouns', '\n- ')).toEqual([...PRONOUNS]);
    expect(listed('Media', '\n- ')).toEqual([...MEDIA]);
    expect(listed('Sections of a card', '\n\n')).toEqual(Object.keys(SECTIONS));
    for (const [id, title] of Object.entries(SECTIONS))
      expect(document.replaceAll(/\s+/g, ' ')).toContain(`\`${id}\` (${title})`);
    expect(firstColumn('Kinds of question')).toEqual([...QUESTION_KINDS]);
    expect(
      tableUnder('Roles of a relation').map((row) => row.map((cell) => cell.trim().replaceAll('`', ''))),
    ).toEqual(Object.entries(ROLES));
  });

  it('has every relation that a pack may use', () => {
    const relations = parse(readFileSync(join(DATA, 'relations.yaml'), 'utf8'));
    expect(tableUnder('Relations of relations.yaml').flatMap(([, cell]) => named(cell))).toEqual(
      Object.keys(relations),
    );
  });
});
