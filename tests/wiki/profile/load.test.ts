/** Profiles as files of one's own, which build on those that Curzon brings. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../../src/wiki/profile/load.ts';

function profileOf(text: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'curzon-profile-')), 'harbour.yaml');
  writeFileSync(file, `name: Harbour\nextends: generic\n${text}`);
  return loadProfile(file);
}

describe('a profile that builds on the generic one', () => {
  it('goes before what that one says of a field for some kinds', () => {
    expect(loadProfile('generic').fieldsByKind.organization?.['commander']).toMatchObject({
      relation: 'led',
    });
    const own = profileOf('fields: { commander: { relation: served-on } }');
    expect(own.fields['commander']).toMatchObject({ relation: 'served-on' });
    expect(own.fieldsByKind.organization?.['commander']).toBeUndefined();
  });

  it('adds names of fields to those that are there', () => {
    const { alike } = profileOf('alike: { children: ["hatch(es)"] }');
    expect(alike).toMatchObject({ hatches: 'children', issue: 'children' });
  });

  it('puts in the rules that a field names', () => {
    const own = profileOf(
      'rules: { crew: [{ match: mate, relation: served-on }] }\nfields: { people aboard: { relation: member-of, instead: [crew] } }',
    );
    expect(own.fields['peopleaboard']?.instead).toEqual([{ match: 'mate', relation: 'served-on' }]);
  });
});

describe('the profile of Tolkien Gateway', () => {
  const { kindsByName = [] } = loadProfile('tolkien-gateway');
  const kindOf = (title: string) =>
    kindsByName.find(({ match }) => new RegExp(match, 'iu').test(title))?.kind;

  it.each([
    ['Emyn Vala', 'place'],
    ['Gate of Dale', undefined],
    ['Black Marshes', 'place'],
    ['Battle of the Black Marshes', 'event'],
    ['Attack on Dale', 'event'],
    ['Northmen of Lond', 'species'],
    ['Men of Lond', 'species'],
    ['Londrim', 'species'],
    ['Arthedain', undefined],
    ['Council of Lond', 'organization'],
    ['Turin (Steward of Lond)', 'person'],
    ['Stewards of Lond', 'office'],
    ['Tower-stone', 'object'],
  ])('takes %s by its name for: %s', (title, kind) => {
    expect(kindOf(title)).toBe(kind);
  });
});
