/** What the pages of a wiki say together. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sentence } from '../../../src/lore/model/model.ts';
import { entryOf } from '../../lore/opened.ts';
import { type Imported, importPages } from '../imported.ts';

const PAGES: Record<string, string> = {
  'Keepers of the Bay':
    "{{Infobox species|name=Keepers of the Bay|homeworld=[[The Strand]]|members=[[Tom Quill]], [[Sal]]|enemies=[[Gullim]], pirates|height=Tall}}The '''Keepers of the Bay''' were a people of keepers.",
  Gullim:
    "{{Infobox species|name=Gullim|homeworld=[[Strand]]|members=[[Ada Gull]]}}The '''Gullim''' were a people.",
  'Tom Quill':
    "{{Infobox person|name=Tom Quill|gender=Male|home=[[The Strand]]|title=Warden (briefly)|siblings=Nan Quill (Keeper), [[Ada Gull]] (Gull)}}'''Tom Quill''' lived on [[The Strand]].\n== Life ==\nTom Quill fought the [[Gullim]] with [[Old Ned]] in the [[Battle of the Bar]].<ref>''[[The Log]]''</ref> Tom Quill met [[Ada Gull]] behind the [[Lamp Stone]].<ref>''[[The Log]]''</ref>",
  'Ada Gull':
    "{{Infobox person|name=Ada Gull|gender=Female|home=[[Strand]]}}'''Ada Gull''' was a keeper of the [[Strand]].\n== Life ==\nAda Gull won the [[Battle of the Bar]].<ref>''[[The Log]]''</ref> Ada Gull and [[Tom Quill]] lit the [[Lamp Stone]].<ref>''[[The Log]]''</ref>",
  'The Hall':
    "{{Infobox location|name=The Hall|location=[[The Strand]], beyond the river}}'''The Hall''' was a hall.",
  Tidewardens:
    "{{Banner|called=Tidewardens|begun=O.A. 3|raised=the flood|sworn to=[[Tom Quill]]|hall=[[The Hall]]}}The '''Tidewardens''' were a free company.",
  'The Log': "{{Infobox book|name=The Log|author=N. Tern|isbn=1}}'''The Log''' is a book.",
  'The Other Log': "{{Infobox book|name=The Other Log|isbn=2}}'''The Other Log''' is a book.",
};

describe('the pages of a wiki together', () => {
  let imported: Imported;
  beforeAll(async () => {
    imported = await importPages(PAGES);
  });
  const told = (slug: string) =>
    entryOf(imported.packs, `imported/${slug}`).facts.map((fact) => sentence(fact));

  it('say of somebody that they are one of a people, and of a people that it is many', () => {
    expect(told('tom-quill')).toContain('Tom Quill was one of the Keepers of the Bay.');
    expect(told('keepers-of-the-bay')).toContain('The Keepers of the Bay count among their people Sal.');
    expect(told('gullim')).toContain('The Gullim were enemies of the Keepers of the Bay.');
    expect(told('keepers-of-the-bay')).toContain('Height of Keepers of the Bay: Tall.');
  });

  it('set under a heading what cannot stand behind a verb', () => {
    expect(told('the-hall')).toEqual(
      expect.arrayContaining(['The Hall lies in the Strand.', 'Location of The Hall: beyond the river.']),
    );
    expect(told('keepers-of-the-bay')).toContain('Enemy of Keepers of the Bay: pirates.');
  });

  it('tell under its name what a field says that nobody knows, as a sentence has it', () => {
    expect(told('tidewardens')).toEqual(
      expect.arrayContaining([
        'Tidewardens: raised the flood.',
        'The Tidewardens were affiliated with Tom Quill.',
        'The Tidewardens lie in the Hall.',
      ]),
    );
  });

  it('call it in sentences as the wiki does, with an article or without', () => {
    const names = imported.packs[0]?.pack.questions?.names;
    expect(names).toMatchObject({
      'the-strand': 'the Strand',
      'battle-of-the-bar': 'the Battle of the Bar',
      tidewardens: 'the Tidewardens',
      'the-hall': 'the Hall',
    });
    expect(Object.keys(names ?? {})).not.toContain('tom-quill');
    expect(names).not.toHaveProperty('old-ned');
  });

  it('keep what is said beside a value', () => {
    expect(told('tom-quill')).toEqual(
      expect.arrayContaining([
        'Tom Quill had the title Warden (briefly).',
        'Tom Quill was a sibling of Nan Quill (Keeper).',
      ]),
    );
    expect(told('ada-gull')).toContain('Ada Gull was a sibling of Tom Quill (Gull).');
  });

  it('lend a sentence to a name that has neither page nor field', () => {
    expect(told('lamp-stone')).toEqual([
      'Tom Quill met Ada Gull behind the Lamp Stone.',
      'Ada Gull and Tom Quill lit the Lamp Stone.',
    ]);
    const [fact] = entryOf(imported.packs, 'imported/lamp-stone').facts;
    expect(fact?.citations.map(({ work }) => work.title)).toEqual(['The Log']);
  });

  it('are about one place whether its name has an article or not, where neither has a page', () => {
    const names = imported.packs.flatMap(({ entries }) => entries.map(({ name }) => name));
    expect(names.filter((name) => name.endsWith('Strand'))).toEqual(['The Strand']);
    expect(entryOf(imported.packs, 'imported/the-strand').aliases.map(({ name }) => name)).toEqual([
      'Strand',
    ]);
  });

  it('count the works that nothing cites', () => {
    expect(imported.counts.uncited).toEqual({ count: 1, example: 'The Other Log' });
  });

  it('name the author of a work whose page is missing, where the profile knows one', async () => {
    const { packs } = await importPages(
      {
        Rob: "'''Rob''' was a [[Hobbits|hobbit]].<ref>{{H|Party}}</ref>",
        Tom: "'''Tom''' was a [[Hobbits|hobbit]].<ref>''[[Roverandom]]''</ref>",
      },
      { profile: 'tolkien-gateway' },
    );
    const works = packs.flatMap(({ pack }) => pack.works.map(({ title, by }) => [title, by]));
    expect(works).toEqual(
      expect.arrayContaining([
        ['The Hobbit', 'J.R.R. Tolkien'],
        ['Roverandom', 'J.R.R. Tolkien'],
      ]),
    );
  });
});
