import { beforeAll, describe, expect, it } from 'vitest';
import { createAsk } from '../../src/ask/index.ts';
import { sentence } from '../../src/lore/model/model.ts';
import { type Imported, importPages } from './imported.ts';

const PAGES: Record<string, string> = {
  Wraiths: "{{Infobox species|name=Wraiths|homeworld=[[Old Harbour]]}}The '''Wraiths''' were nine riders.",
  'Witch of the North':
    "{{Infobox person|name=Witch of the North|gender=Female}}The '''Witch of the North''', or '''Lord of the Wraiths''', led the [[Wraiths]].",
  'Old Harbour':
    "{{Infobox location|name=Old Harbour|location=A bay below the hills}}'''Old Harbour''' was a town of keepers by [[Farhaven]].\n== History ==\nIn later years Old Harbour was burnt in the [[Salt War]].<ref>''[[The Log]]''</ref> The keepers of Old Harbour sailed to [[Farhaven]].<ref>''[[The Log]]''</ref>",
  'Salt War':
    "{{Infobox war|name=Salt War|begin=1204|end=1209|side1=[[Wraiths]] (later)|commanders1=[[Tom Quill]]†}}The '''Salt War''' was long.",
  'Tom Quill':
    "{{Infobox person|name=Tom Quill|gender=Male|children=[[Ada Quill]], [[Hal Quill]], [[Wil Quill]]}}'''Tom Quill''' was the last keeper of [[Old Harbour]].\n== Life ==\nTom Quill met [[Ada Quill]] at night.<ref>''[[The Log]]''</ref> Tom Quill feared [[Hal Quill]].<ref>''[[The Log]]''</ref> Tom Quill saw [[Wil Quill]].<ref>''[[The Log]]''</ref>",
  'Ada Quill': "{{Infobox person|name=Ada Quill|father=[[Tom Quill]]}}'''Ada Quill''' kept the lamp.",
  'Hal Quill':
    "{{Infobox person|name=Hal Quill|father=[[Tom Quill]]|birthplace=[[Farhaven]]}}'''Hal Quill''' was a smith.",
  'Wil Quill': "{{Infobox person|name=Wil Quill|father=[[Tom Quill]]}}'''Wil Quill''' was a smith.",
};

describe('an imported wiki that is asked', () => {
  let imported: Imported;
  beforeAll(async () => {
    imported = await importPages(PAGES);
  });
  const answered = (question: string) => createAsk(imported.lore).question(question);
  const first = (question: string) => {
    const { known, fits } = answered(question);
    return known && fits[0] ? sentence(fits[0].fact) : undefined;
  };

  it('introduces somebody, or a place, that is asked for by name', () => {
    const introduced = (question: string) => createAsk(imported.lore).introduced(question);
    expect(introduced('Who was Tom Quill?')).toMatchObject({ entry: { name: 'Tom Quill' } });
    expect(introduced('What is Old Harbour?')).toMatchObject({ entry: { name: 'Old Harbour' } });
  });

  it('does not list whom sentences name beside somebody', () => {
    expect(answered('Who was Tom Quill?').list).toBeUndefined();
  });

  it('lists the children of somebody', () => {
    const { list } = answered('Who were the children of Tom Quill?');
    expect(list?.facts.map(({ target }) => target?.name).sort()).toEqual([
      'Ada Quill',
      'Hal Quill',
      'Wil Quill',
    ]);
  });

  it('says where a place is, though only in words', () => {
    expect(first('Where is Old Harbour?')).toMatch(/a bay below the hills/i);
  });

  it('says when a war ended', () => {
    const { known, fits } = answered('When did the Salt War end?');
    const [first, second] = fits;
    expect(known).toBe(true);
    expect([first, second].map((fit) => fit && sentence(fit.fact))).toContain('The Salt War ended in 1209.');
    // Both are told alike, when it began and when it ended.
    expect((first?.score ?? 0) - (second?.score ?? 0)).toBeLessThan(0.15);
  });

  it('says beside a name what is no office of anybody', () => {
    const told = imported.packs.flatMap(({ entries }) =>
      entries.flatMap(({ facts }) => facts.map((fact) => sentence(fact))),
    );
    expect(told).toContain('Tom Quill was a commander in the Salt War (fell there).');
    expect(told).toContain('The Wraiths took part in the Salt War (later).');
  });
});
