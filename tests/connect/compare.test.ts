import { describe, expect, it } from 'vitest';
import { compareEntries, type Seen } from '../../src/connect/compare.ts';
import type { Entry, Fact } from '../../src/lore/model/model.ts';
import { loadPacks } from '../../src/lore/pack/load.ts';

const packs = loadPacks('data');
const entry = (slug: string): Entry => {
  const found = packs.flatMap((pack) => pack.entries).find(({ id }) => id === `khitomer/${slug}`);
  return found ?? expect.unreachable(`no entry ${slug}`);
};
const everything = () => true;
const compare = (a: string, b: string, accept: (fact: Fact) => boolean = everything) =>
  compareEntries(entry(a), entry(b), accept);

/** `Khitomer Massacre (2346)`, as a row would have it. */
const told = (seen: readonly Seen[] = []) =>
  seen.map(({ other, fact, date }) => `${other?.name ?? fact.value}${date ? ` (${date.text})` : ''}`);
const rowOf = (comparison: ReturnType<typeof compare>, heading: string) =>
  comparison.rows.find((row) => row.heading === heading)?.sides.map((side) => told(side));

describe('what two entries are compared by', () => {
  it('has what both are told of before what one alone is, within each part of a card', () => {
    const { rows } = compare('gowron', 'azetbur');
    const glance = rows.filter(({ section }) => section === 'career');
    const alone = glance.map(({ sides }) => sides.some((side) => side.length === 0));
    expect(alone).toEqual(alone.toSorted());
    expect(alone).toContain(false);
    expect(rows[0]?.heading).toBe('Species');
  });

  it('dates what happened by its own date, not by the fact that ties it to somebody', () => {
    const houses = compare('house-of-duras', 'house-of-mogh');
    expect(rowOf(houses, 'At events')?.[0]).toContain('Khitomer Massacre (2346)');
    const accords = compare('khitomer-accords', 'treaty-of-algeron');
    expect(rowOf(accords, 'Followed')?.[0]).toContain('Organian Peace Treaty (2267)');
    expect(rowOf(compare('khitomer-massacre', 'battle-of-khitomer'), 'Followed')?.[0]).toEqual([
      'Battle of Narendra III (2344)',
    ]);
  });

  it('has no date where that would be of something else: whoever left a treaty, or was told of as a planet', () => {
    expect(rowOf(compare('gowron', 'james-t-kirk'), 'Withdrew from')?.[0]).toEqual(['Khitomer Accords']);
    expect(rowOf(compare('organia', 'korvat'), 'Type')).toEqual([['planet'], ['colony']]);
    const massacre = rowOf(compare('khitomer-massacre', 'battle-of-khitomer'), 'Involved')?.[0];
    expect(massacre).toContain('Duras');
  });

  it('has no date of an event of which the viewer may not know it', () => {
    const undated = compare(
      'house-of-duras',
      'house-of-mogh',
      ({ id }) => !id.startsWith('khitomer/khitomer-massacre.held-in'),
    );
    expect(rowOf(undated, 'At events')?.[0]).toContain('Khitomer Massacre');
  });

  it('tells in the relation’s words what ties two happenings, so that before and after read right', () => {
    const accords = compare('khitomer-accords', 'treaty-of-algeron');
    expect(rowOf(accords, 'Came before')?.[0]).toContain(
      'Klingon withdrawal from the Khitomer Accords (2372)',
    );
    expect(accords.rows.map(({ heading }) => heading)).not.toContain('Before');
    expect(accords.rows.map(({ heading }) => heading)).not.toContain('After');
  });

  it('has whom and what both are tied to once, and no more in the rows of either', () => {
    const { common, rows } = compare('gowron', 'worf');
    expect(common.map(({ entry: { name } }) => name)).toEqual(
      expect.arrayContaining(['Duras', 'Klingon Civil War', 'Jean-Luc Picard', 'House of Mogh']),
    );
    const shared = new Set(common.map((one) => one.entry));
    const elsewhere = rows
      .filter(({ section }) => ['events', 'people'].includes(section))
      .flatMap(({ sides }) => sides.flat());
    expect(elsewhere.filter(({ other }) => other && shared.has(other))).toEqual([]);
  });

  it('leaves what both are alike in its row: one species is nothing that they had a part in', () => {
    const { common, rows } = compare('gowron', 'azetbur');
    expect(common.map(({ entry: { name } }) => name)).not.toContain('Klingon');
    expect(rows.find(({ heading }) => heading === 'Species')?.sides.map(told)).toEqual([
      ['Klingon'],
      ['Klingon'],
    ]);
  });

  it('tells of nobody twice what they were at an event', () => {
    const { rows } = compare('khitomer-conference', 'khitomer-massacre');
    const names = (heading: string) => told(rows.find((row) => row.heading === heading)?.sides[0]);
    expect(names('Who was there')).toContain('James T. Kirk');
    expect(names('Involved').filter((name) => names('Who was there').includes(name))).toEqual([]);
    const { rows: ofKirk } = compare('james-t-kirk', 'gowron');
    const events = ofKirk.find(({ heading }) => heading === 'At events')?.sides[0] ?? [];
    const conference = events.filter(({ other }) => other?.name === 'Khitomer Conference');
    expect(new Set(conference.map(({ label }) => label))).toEqual(new Set(['Deeds']));
  });

  it('has what passed between the two apart from the rest', () => {
    const { between, common, rows } = compare('james-t-kirk', 'jean-luc-picard');
    expect(between.map(({ relation }) => relation.id)).toEqual(['met']);
    const others = [
      ...common.map((one) => one.entry),
      ...rows.flatMap(({ sides }) => sides.flat().map(({ other }) => other)),
    ];
    expect(others).not.toContain(entry('jean-luc-picard'));
    expect(others).not.toContain(entry('james-t-kirk'));
  });

  it('knows only facts that are accepted', () => {
    const none = compare('gowron', 'azetbur', () => false);
    expect(none).toEqual({ rows: [], common: [], between: [] });
  });
});
