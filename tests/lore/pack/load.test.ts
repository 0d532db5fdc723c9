import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLore } from '../../../src/lore/lore.ts';
import { type Citation, sentence } from '../../../src/lore/model/model.ts';
import { loadPacks, readPacks } from '../../../src/lore/pack/load.ts';
import { formatProblem, PackError } from '../../../src/lore/pack/problem.ts';
import { MAX_FILE_BYTES } from '../../../src/lore/pack/read-yaml.ts';
import { openQuickly } from '../opened.ts';
import { ENTRIES, PACK, WORKS, writePack } from '../small-pack.ts';

/** The report as an editor reads it, with the folder cut off. */
const report = (folder: string) =>
  readPacks(folder).problems.map((problem) => formatProblem({ ...problem, file: basename(problem.file) }));
const broken = (from: string, to: string) => report(writePack({ 'entries.yaml': ENTRIES.replace(from, to) }));

describe('a right pack', () => {
  it('ties each fact to both of its entries and to its works', () => {
    const [pack] = loadPacks(writePack());
    const [curzon, conference] = pack?.entries ?? [];
    expect(curzon?.id).toBe('small/curzon-dax');
    expect(curzon?.facts[0]?.target).toBe(conference);
    expect(conference?.mentions).toEqual([curzon?.facts[0]]);
    expect(pack?.works.find((work) => work.id === 'small/tuc')?.facts).toHaveLength(2);
  });

  it('labels episodes by series, season and episode', () => {
    expect(loadPacks(writePack())[0]?.works.map((work) => work.label)).toEqual([
      'TUC',
      'DS9 4x01',
      'Catalyst of Sorrows',
    ]);
  });

  it('names facts by what they tie, so that reordering a file keeps their ids', () => {
    const ids = loadPacks(writePack())[0]?.facts.map((fact) => fact.id);
    expect(ids?.[0]).toBe('small/curzon-dax.attended.conference');
    expect(ids?.[1]).toMatch(/^small\/curzon-dax\.rank\.[0-9a-f]{8}$/);
  });

  it('words a fact without a text by its relation', () => {
    expect(loadPacks(writePack())[0]?.facts.map((fact) => sentence(fact))).toEqual([
      'Curzon Dax sat at the conference.',
      'Curzon Dax held the rank of Ambassador.',
    ]);
  });

  it('reads one pack, or a folder of packs', () => {
    const folder = writePack();
    expect(loadPacks(folder)).toHaveLength(1);
    expect(loadPacks(`${folder}/..`)).toHaveLength(1);
  });

  it('has a summary as one text with its citations, whether it is written in parts or not', () => {
    const parts = [
      { text: 'A meeting.', cite: ['tuc'] },
      { text: 'A novel makes it a failure.', cite: [{ work: 'catalyst', at: 'the end' }, 'tuc'] },
    ];
    const inParts = ENTRIES.replace(
      'summary: A meeting.\n  cite: [tuc]',
      `summary: ${JSON.stringify(parts)}`,
    );
    const [curzon, conference] = loadPacks(writePack({ 'entries.yaml': inParts }))[0]?.entries ?? [];
    const cited = (citations: readonly Citation[] = []) => citations.map(({ work, at }) => [work.label, at]);
    expect(conference?.summary).toBe('A meeting. A novel makes it a failure.');
    expect(conference?.summaryParts.map(({ text }) => text)).toEqual(parts.map(({ text }) => text));
    expect(cited(conference?.summaryParts[1]?.citations)).toEqual([
      ['Catalyst of Sorrows', 'the end'],
      ['TUC', undefined],
    ]);
    expect(cited(conference?.citations)).toEqual([
      ['TUC', undefined],
      ['Catalyst of Sorrows', 'the end'],
    ]);
    expect(curzon?.summaryParts).toEqual([{ text: 'A diplomat.', citations: curzon?.citations, named: [] }]);
  });

  it('shows a contradiction on both facts, whichever file line names it', () => {
    const contradicting = ENTRIES.replace(
      '    - { relation: rank, value: Ambassador, cite: [tuc] }',
      '    - { id: rank-a, relation: rank, value: Ambassador, cite: [tuc] }\n    - { id: rank-b, relation: rank, value: Envoy, cite: [catalyst], contradicts: [rank-a] }',
    );
    const facts = loadPacks(writePack({ 'entries.yaml': contradicting }))[0]?.facts ?? [];
    expect(facts[1]?.contradicts).toEqual([facts[2]]);
    expect(facts[2]?.contradicts).toEqual([facts[1]]);
  });
});

describe('a wrong pack', () => {
  it.each([
    [
      'an unknown work',
      'cite: [tuc] }',
      'cite: [tucc] }',
      'entries.yaml:15:51  "tucc" is no work of works.yaml  write tuc, or add tucc there',
    ],
    ['a fact without citation', ', cite: [tuc] }', ' }', 'entries.yaml:15:7  cite is missing  add cite: …'],
    [
      'an empty citation',
      'cite: [tuc] }',
      'cite: [] }',
      'entries.yaml:15:50  this cites no work  add cite: [work-id] with a work from works.yaml',
    ],
    [
      'an unknown relation',
      'relation: rank',
      'relation: rnk',
      'entries.yaml:15:19  "rnk" is no relation of pack.yaml  write rank, or add rnk there',
    ],
    [
      'a dangling id',
      'target: conference',
      'target: confrence',
      'entries.yaml:10:15  "confrence" is no entry of this pack  write conference, or add confrence there',
    ],
    [
      'an id too long for a button to remember',
      'curzon-dax:',
      `curzon-dax-${'x'.repeat(49)}:`,
      `entries.yaml:2:1  the id small/curzon-dax-${'x'.repeat(49)} is 66 characters long, 62 are allowed  shorten it, or the name of the folder`,
    ],
    [
      'a date that is none',
      'date: 2293',
      'date: some time',
      'entries.yaml:12:13  "some time" is no date  write one of: 2293, 2293-05',
    ],
    [
      'an over-long text',
      'A diplomat.',
      `${'x'.repeat(601)}`,
      'entries.yaml:6:12  the summary is 601 characters long, 600 are allowed  shorten it, or split it into two facts',
    ],
    [
      'a duplicate key',
      'kind: event',
      'kind: event\n  kind: event',
      'entries.yaml:19:3  "kind" stands here twice  keep one of the two',
    ],
    [
      'an unknown key',
      'aliases:',
      'alias:',
      'entries.yaml:5:3  the key "alias" is unknown here  write aliases',
    ],
    [
      'an unknown kind',
      'kind: event',
      'kind: evnt',
      'entries.yaml:18:9  "evnt" is not known here  write event',
    ],
    [
      'pronouns of what is no person',
      'kind: event',
      'kind: event\n  pronouns: it',
      'entries.yaml:19:13  only persons have pronouns  take them out, or write kind: person',
    ],
    [
      'a relation between the wrong kinds',
      'kind: event',
      'kind: place',
      'entries.yaml:10:15  the target of attended cannot be of kind place  use another relation, or tie it to: event',
    ],
    ['a missing name', '  name: The Conference\n', '', 'entries.yaml:16:1  name is missing  add name: …'],
    [
      'an id that is none',
      'conference:\n',
      'The Conference:\n',
      'entries.yaml:16:1  "The Conference" is no id  use lower-case letters, digits and single hyphens, such as curzon-dax',
    ],
    [
      'an invisible character',
      'A meeting.',
      'A \u200bmeeting.',
      'entries.yaml:19:12  the summary has an invisible or control character  type it again without formatting',
    ],
    [
      'a text that is no sentence',
      'sat at the conference.',
      'sat at the conference',
      'entries.yaml:13:13  this text is no sentence  end it with a full stop',
    ],
    [
      'a list that is none',
      'aliases: [Curzon]',
      'aliases: Curzon',
      'entries.yaml:5:12  aliases is a text  write a list such as [one, two]',
    ],
    [
      'a summary without citation',
      'A meeting.\n  cite: [tuc]',
      'A meeting.',
      'entries.yaml:19:12  the summary cites no work  add cite: [work-id] to the entry, or write the summary in parts',
    ],
    [
      'a summary in parts and another cite',
      'A meeting.',
      '[{ text: A meeting., cite: [tuc] }]',
      'entries.yaml:20:9  the entry has a cite, and so has each part of its summary  take this one out, or',
    ],
    [
      'a part of a summary without citation',
      'A meeting.\n  cite: [tuc]',
      '[{ text: A meeting. }]',
      'entries.yaml:19:13  cite is missing  add cite: …',
    ],
    [
      'a part of a summary that cites an unknown work',
      'A meeting.\n  cite: [tuc]',
      '[{ text: A meeting., cite: [tucc] }]',
      'entries.yaml:19:40  "tucc" is no work of works.yaml  write tuc, or add tucc there',
    ],
    [
      'a part of a summary that is no sentence',
      'A meeting.\n  cite: [tuc]',
      '[{ text: A meeting, cite: [tuc] }]',
      'entries.yaml:19:21  this part of the summary is no sentence  end it with a full stop',
    ],
    [
      'parts of a summary that are too long together',
      'A meeting.\n  cite: [tuc]',
      `[{ text: ${'x'.repeat(399)}., cite: [tuc] }, { text: ${'y'.repeat(199)}., cite: [tuc] }]`,
      'entries.yaml:19:12  the parts of this summary are more than 600 characters together  shorten them',
    ],
    [
      'a summary of another shape',
      'A meeting.',
      '{ text: A meeting. }',
      'entries.yaml:19:12  summary is keys with values  write a text, or a list such as [one, two]',
    ],
    [
      'a missing summary',
      '  summary: A meeting.\n',
      '',
      'entries.yaml:16:1  summary is missing  add summary: …',
    ],
    ['YAML that is none', 'kind: event', 'kind: [event', 'entries.yaml:19:3  this is not YAML'],
  ])('with %s says where, what and what to write instead', (_, from, to, expected) => {
    expect(broken(from, to).find((line) => line.startsWith(expected)) ?? broken(from, to)).toContain(
      expected,
    );
  });

  it('reports every problem at once, in the order of the file', () => {
    const lines = broken('cite: [tuc] }', 'cite: [nope] }').concat();
    const both = report(
      writePack({
        'entries.yaml': ENTRIES.replace('cite: [tuc] }', 'cite: [nope] }')
          .replace('kind: event', 'kind: x')
          .replace('role:', 'rôle:'),
      }),
    );
    expect(lines).toHaveLength(1);
    expect(both.map((line) => line.split('  ')[0])).toEqual([
      'entries.yaml:11:7',
      'entries.yaml:15:51',
      'entries.yaml:18:9',
    ]);
  });

  it('reports problems of all files together', () => {
    const folder = writePack({
      'works.yaml': WORKS.replace('medium: film', 'medium: flim'),
      'pack.yaml': PACK.replace('licence:', 'license:'),
    });
    expect(report(folder).map((line) => line.split('  ')[1])).toEqual([
      'licence is missing',
      'the key "license" is unknown here',
      '"flim" is not known here',
    ]);
  });

  it('refuses a file that is not UTF-8', () => {
    const latin1 = Buffer.from(ENTRIES.replace('A meeting.', 'Ein Gespräch.'), 'latin1');
    expect(report(writePack({ 'entries.yaml': latin1 }))[0]).toBe(
      'entries.yaml:19:21  this is not UTF-8  save the file with the encoding UTF-8',
    );
  });

  it('refuses a file over the stated size without parsing it', () => {
    const large = `${ENTRIES}#${'x'.repeat(MAX_FILE_BYTES)}`;
    expect(report(writePack({ 'entries.yaml': large }))[0]).toMatch(
      /^entries.yaml:1:1 {2}this file has \d+ bytes, 4 MiB are allowed/,
    );
  });

  it('refuses YAML aliases, however few', () => {
    const bomb = `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n`;
    expect(report(writePack({ 'entries.yaml': bomb }))[0]).toBe(
      'entries.yaml:2:8  the alias *a is not allowed  write its value out here',
    );
  });

  it('refuses the same id in two files, and the same fact twice', () => {
    expect(
      report(
        writePack({ 'more.yaml': 'conference: { name: Other, kind: event, summary: Text, cite: [tuc] }' }),
      )[0],
    ).toMatch(/^more.yaml:1:1 {2}the id conference stands in another file/);
    const twice = ENTRIES.replace(
      '    - { relation: rank, value: Ambassador, cite: [tuc] }',
      '    - { relation: rank, value: Ambassador, cite: [tuc] }\n    - { relation: rank, value: Ambassador, cite: [catalyst] }',
    );
    expect(report(writePack({ 'entries.yaml': twice }))[0]).toMatch(/stands here a second time/);
  });

  it('is not loaded at all: the bot gets the same report as the editor', () => {
    const folder = writePack({ 'entries.yaml': ENTRIES.replace('cite: [tuc] }', 'cite: [nope] }') });
    expect(() => loadPacks(folder)).toThrow(PackError);
    expect(() => loadPacks(folder)).toThrow(/entries\.yaml:15:51 {2}"nope" is no work/);
  });

  it('says what a pack is when a folder holds none', () => {
    expect(() => readPacks('docs')).toThrow(
      'docs holds no pack: a pack is a folder with a pack.yaml (see data/README.md)',
    );
    expect(() => readPacks('nowhere')).toThrow('nowhere is no folder');
  });
});

describe('a fact that names a later year than one of its works is set in', () => {
  const SET = WORKS.replace('tier: screen, released', 'tier: screen, set: 2293, released')
    .replace('episode: 1 }', 'episode: 1, set: 2372 }')
    .replace('tier: novel }', 'tier: novel, set: "2293-2360" }');
  const warned = (from: string, to: string) =>
    readPacks(writePack({ 'works.yaml': SET, 'entries.yaml': ENTRIES.replace(from, to) }))
      .warnings.map((warning) => formatProblem({ ...warning, file: basename(warning.file) }))
      .filter((line) => line.includes('cannot tell'));

  it.each([
    ['as its date', 'date: 2293', 'date: 2293-2372'],
    ['in its text', 'sat at the conference.', 'sat there until 2372.'],
    ['in its role', 'role: delegate', 'role: delegate until 2372'],
  ])('%s is warned of', (_, from, to) => {
    expect(warned(from, to)).toEqual([
      'entries.yaml:14:13  tuc is set before 2372 and cannot tell all of this alone  split the fact, leave that work out, or add together: true',
    ]);
  });

  it('in its value is warned of, whatever else the fact cites', () => {
    const value = (cite: string) =>
      warned('value: Ambassador, cite: [tuc]', `value: until 2372, cite: ${cite}`);
    expect(value('[warrior, catalyst]')).toHaveLength(1);
    expect(value('[{ work: tuc, at: the hall scene }, warrior]')).toHaveLength(1);
  });

  it.each([
    ['its works tell it together', 'the hall scene }]', 'the hall scene }]\n      together: true'],
    ['it cites nothing later, since some works look ahead', '[warrior, {', '[catalyst, {'],
    ['it cites one work only', '[warrior, { work: tuc, at: the hall scene }]', '[tuc]'],
    ['it leaves the end open', 'date: 2293-2372', 'date: from 2293'],
  ])('is not warned of when %s', (_, from, to) => {
    const dated = ENTRIES.replace('date: 2293', 'date: 2293-2372');
    expect(dated).toContain(from);
    expect(warned(ENTRIES, dated)).toHaveLength(1);
    expect(warned(ENTRIES, dated.replace(from, to))).toEqual([]);
  });

  it('is not warned of where nobody knows when its works are set', () => {
    const { warnings } = readPacks(writePack({ 'entries.yaml': ENTRIES.replace('2293', '2293-2372') }));
    expect(warnings.filter(({ what }) => what.includes('cannot tell'))).toEqual([]);
  });
});

describe('a thin pack', () => {
  it('is loaded, with warnings for entries of few facts, persons without an event and works that nothing cites', () => {
    const { problems, warnings } = readPacks(
      writePack({ 'more.yaml': 'loner: { name: Loner, kind: person, summary: Alone., cite: [tuc] }' }),
    );
    expect(problems).toEqual([]);
    expect(warnings.map((warning) => warning.what)).toEqual([
      'curzon-dax has 2 facts',
      'conference has 1 facts',
      'loner has 0 facts',
      'loner is a person no event knows',
      'the work catalyst is cited by no fact',
    ]);
  });
});

describe('a pack in which two entries go by the same name', () => {
  it('is loaded, both are found by it, and a warning says how to tell them apart', () => {
    const folder = writePack({ 'entries.yaml': ENTRIES.replace('name: The Conference', 'name: CURZON') });
    const { problems, warnings, packs } = readPacks(folder);
    expect(problems).toEqual([]);
    expect(warnings.map((warning) => formatProblem({ ...warning, file: basename(warning.file) }))).toContain(
      'entries.yaml:17:9  "CURZON" names the entry curzon-dax too  keep it on one of the two, or make it longer so that it tells them apart',
    );
    const found = createLore(openQuickly(packs)).find('curzon');
    expect(found.ok && [found.item, ...found.others].map(({ id }) => id).toSorted()).toEqual([
      'small/conference',
      'small/curzon-dax',
    ]);
  });

  it('is not warned of where they are of two continuities', () => {
    const mirror = ENTRIES.replace('name: The Conference', 'name: CURZON\n  continuity: mirror');
    const { warnings } = readPacks(writePack({ 'entries.yaml': mirror }));
    expect(warnings.filter(({ what }) => what.includes('too'))).toEqual([]);
  });
});
