/** A file that cannot be read is one problem at its place, and nothing that only follows from it is told. */
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPacks, readPacks } from '../../../src/lore/pack/load.ts';
import { formatProblem } from '../../../src/lore/pack/problem.ts';
import { ENTRIES, PACK, WORKS, writePack } from '../small-pack.ts';

/** Everything that is said of a pack, warnings too, with the folder cut off. */
function saidOf(files: Parameters<typeof writePack>[0]): string[] {
  const { problems, warnings } = readPacks(writePack(files));
  return [...problems, ...warnings].map((one) => formatProblem({ ...one, file: basename(one.file) }));
}

/** A second file whose ties, citations, contradictions and names lead into the first. */
const MORE = `
gorkon:
  name: Gorkon
  kind: person
  summary: A chancellor.
  cite: [warrior]
  facts:
    - { relation: attended, target: conference, side: curzon-dax, cite: [tuc] }
    - { relation: met, target: curzon-dax, cite: [tuc], contradicts: [curzon-dax.attended.conference] }
`;
const SKIPS = `${PACK}
questions:
  names: { conference: the great conference }
  skip: [{ fact: curzon-dax.attended.conference, why: Too easy. }]
  templates: []
`;

const saidOfEntries = (from: string, to: string) => {
  expect(ENTRIES).toContain(from);
  return saidOf({ 'entries.yaml': ENTRIES.replace(from, to), 'more.yaml': MORE, 'pack.yaml': SKIPS });
};

describe('a file with a slip of the keyboard', () => {
  it.each([
    [
      'a colon in a text',
      'summary: A diplomat.',
      'summary: A diplomat: the best.',
      'entries.yaml:6:12  this text has a colon, which makes a key of what stands before it  write summary: "A diplomat: the best."',
    ],
    [
      'a colon in a text with quotes',
      'summary: A diplomat.',
      'summary: It\'s "a" diplomat: yes.',
      `entries.yaml:6:12  this text has a colon, which makes a key of what stands before it  write summary: 'It''s "a" diplomat: yes.'`,
    ],
    [
      'a colon in the second line of a text',
      'summary: A diplomat.',
      'summary: A diplomat\n    who said: yes.',
      'entries.yaml:7:13  this text has a colon, which makes a key of what stands before it  write summary: >- and the text on the lines below it',
    ],
    [
      'a colon in a text between braces',
      'value: Ambassador,',
      'value: Ambassador: the first,',
      'entries.yaml:15:32  this text has a colon, which makes a key of what stands before it  write "Ambassador: the first"',
    ],
    [
      'a comma left out between braces',
      'value: Ambassador, cite',
      'value: Ambassador cite',
      'entries.yaml:15:32  this text has a colon, which makes a key of what stands before it  write "Ambassador cite: [tuc]", or a comma before cite:',
    ],
    [
      'a tab',
      '  kind: event',
      '\tkind: event',
      'entries.yaml:18:1  a tab indents this line  indent it by 2 blanks',
    ],
    [
      'a tab after blanks',
      '      target: conference',
      '    \ttarget: conference',
      'entries.yaml:10:5  a tab indents this line  indent it by 6 blanks',
    ],
    [
      'a tab before an item',
      '    - { relation: rank',
      '\t- { relation: rank',
      'entries.yaml:15:1  a tab indents this line  indent it by 4 blanks',
    ],
    [
      'a hard blank',
      '  kind: event',
      '\u00a0\u00a0kind: event',
      'entries.yaml:18:1  another sign than a blank (U+00A0) indents this line  indent it by 2 blanks',
    ],
    [
      'a line too far in',
      '  kind: event',
      '   kind: event',
      'entries.yaml:18:4  this line is indented by 3 blanks, where 2 blanks would line it up  indent it by 2 blanks',
    ],
    [
      'a line too far out',
      '  kind: event',
      ' kind: event',
      'entries.yaml:18:2  this line is indented by 1 blank, where 2 blanks would line it up  indent it by 2 blanks',
    ],
    [
      'a line at the margin',
      '  summary: A meeting.',
      'summary: A meeting.',
      'entries.yaml:19:1  this line is indented by 0 blanks, where 2 blanks would line it up  indent it by 2 blanks',
    ],
    [
      'a key of a fact out of line',
      '      target: conference',
      '     target: conference',
      'entries.yaml:10:6  this line is indented by 5 blanks, where 6 blanks would line it up  indent it by 6 blanks',
    ],
    [
      'a fact out of line',
      '    - { relation: rank',
      '   - { relation: rank',
      'entries.yaml:15:4  this line is indented by 3 blanks, where 4 blanks would line it up  indent it by 4 blanks',
    ],
    [
      'a whole entry at the margin',
      '  name: The Conference\n  kind: event\n  summary: A meeting.\n  cite: [tuc]',
      'name: The Conference\nkind: event\nsummary: A meeting.\ncite: [tuc]',
      'entries.yaml:17:1  name: stands at the margin, where ids stand  indent what belongs under conference: by 2 blanks',
    ],
    [
      'an id as far in as its keys',
      'conference:\n',
      '  conference:\n',
      'entries.yaml:16:3  conference: stands as far in as the lines that belong under it  write it at the margin if it is an id',
    ],
    [
      'an entry inside another one',
      'conference:\n  name: The Conference\n  kind: event\n  summary: A meeting.\n  cite: [tuc]',
      '  conference:\n    name: The Conference\n    kind: event\n    summary: A meeting.\n    cite: [tuc]',
      'entries.yaml:16:3  conference: stands under curzon-dax  write it at the margin, and what belongs to it 2 blanks in',
    ],
    [
      'no blank after a colon',
      'kind: event',
      'kind:event',
      'entries.yaml:18:8  a blank is missing after the colon  write kind: event',
    ],
    [
      'no blank after a dash',
      '- relation: attended',
      '-relation: attended',
      'entries.yaml:9:5  a blank is missing after the dash  write - relation: attended',
    ],
    [
      'no colon after an id',
      'conference:\n',
      'conference\n',
      'entries.yaml:16:1  this line has no key  write conference:',
    ],
    [
      'a comma too many',
      'cite: [tuc] }',
      'cite: [tuc] },',
      'entries.yaml:15:57  this comma is one too many  take it out',
    ],
    [
      'an open bracket',
      'aliases: [Curzon]',
      'aliases: [Curzon',
      'entries.yaml:6:3  this is not YAML: the [ of line 5 is still open here  write ] at its end',
    ],
    [
      'open quotes',
      'A diplomat.',
      '"A diplomat.',
      'entries.yaml:6:12  the quotes that open here are never closed  write " at the end of the text',
    ],
    [
      'quotes in quotes',
      'A diplomat.',
      '"A "great" diplomat."',
      `entries.yaml:6:12  the quotes around this text end before it does  write summary: 'A "great" diplomat.'`,
    ],
    [
      'a text that begins with a sign',
      'A diplomat.',
      '*Enterprise* captain.',
      'entries.yaml:6:12  this text begins with *, which means something else to YAML  write summary: "*Enterprise* captain."',
    ],
    [
      'a text whose first word would be lost',
      'A diplomat.',
      '&co was a diplomat.',
      'entries.yaml:6:12  this text begins with &, which means something else to YAML  write it between quotes',
    ],
    [
      'an id twice',
      'conference:\n',
      'curzon-dax:\n',
      'entries.yaml:16:1  "curzon-dax" stands here twice  keep one of the two',
    ],
    [
      'a merge that was not settled',
      'conference:\n',
      '<<<<<<< HEAD\nconference:\n=======\nmeeting:\n>>>>>>> theirs\n',
      'entries.yaml:16:1  two versions of this file were merged and not settled  keep one of the two, and take the lines with <<<<<<<, ======= and >>>>>>> out',
    ],
    [
      'a second document',
      'conference:\n',
      '---\nconference:\n',
      'entries.yaml:16:1  this line begins a second document  take the line out, or put what follows into a file of its own',
    ],
  ])('such as %s has one problem: where, what and what to write instead', (_, from, to, expected) => {
    expect(saidOfEntries(from, to)).toEqual([expected]);
  });
});

describe('a file of another encoding', () => {
  const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

  it.each([
    ['with a byte order mark', utf16(`\ufeff${ENTRIES}`)],
    ['without one', utf16(ENTRIES)],
    ['the other way round', new Uint8Array(Buffer.from(`\ufeff${ENTRIES}`, 'utf16le').swap16())],
  ])('UTF-16 %s has one problem', (_, bytes) => {
    expect(saidOf({ 'entries.yaml': bytes, 'more.yaml': MORE })).toEqual([
      'entries.yaml:1:1  this file is UTF-16, or no text at all  save the file with the encoding UTF-8',
    ]);
  });

  it('UTF-8 with a byte order mark is read', () => {
    expect(loadPacks(writePack({ 'entries.yaml': `\ufeff${ENTRIES.trimStart()}` }))[0]?.entries).toHaveLength(
      2,
    );
  });

  it('with a byte order mark in the middle has one problem', () => {
    expect(saidOf({ 'entries.yaml': `${ENTRIES}\ufeff${MORE.trimStart()}` })).toEqual([
      'entries.yaml:21:1  an invisible byte order mark stands here, left over where two files were joined  delete it',
    ]);
  });
});

describe('what only follows from another problem is not told', () => {
  it('of works that could not be read', () => {
    expect(saidOf({ 'works.yaml': WORKS.replace('{ title: The Way', '{ title: The: Way') })).toHaveLength(1);
  });

  it('of a pack without works', () => {
    expect(saidOf({ 'works.yaml': undefined })).toEqual([
      'pack.yaml:1:1  this pack has no works.yaml  write one: it lists what the facts cite',
    ]);
  });

  it('of a pack.yaml that could not be read', () => {
    expect(saidOf({ 'pack.yaml': PACK.replace('summary: A pack', 'summary: A: pack') })).toHaveLength(1);
  });

  it('of a fact that is wrong in itself', () => {
    expect(saidOfEntries('date: 2293', 'date: some time').map((line) => line.split('  ')[1])).toEqual([
      '"some time" is no date',
    ]);
  });

  it('of an id that is none', () => {
    expect(saidOfEntries('conference:\n', 'The Conference:\n').map((line) => line.split('  ')[1])).toEqual([
      '"The Conference" is no id',
    ]);
  });

  it('of an id that stands in two files', () => {
    const said = saidOf({ 'entries.yaml': ENTRIES, 'more.yaml': MORE.replace('gorkon:', 'conference:') });
    expect(said.map((line) => line.split('  ')[1])).toEqual([
      'the id conference stands in another file of this pack too',
    ]);
  });

  it('but other files are checked all the same', () => {
    const said = saidOf({
      'entries.yaml': ENTRIES.replace('  kind: event', '\tkind: event'),
      'more.yaml': MORE.replace('relation: met', 'relation: meet').replace('cite: [warrior]', 'cite: [nope]'),
    });
    expect(said.map((line) => line.split('  ')[1])).toEqual([
      'a tab indents this line',
      '"nope" is no work of works.yaml',
      '"meet" is no relation of pack.yaml',
    ]);
  });

  it('and a folder that is called like a file is one problem', () => {
    const folder = writePack();
    mkdirSync(join(folder, 'people.yaml'));
    expect(readPacks(folder).problems.map(({ what }) => what)).toEqual([
      'this cannot be opened as a file (EISDIR)',
    ]);
  });
});
