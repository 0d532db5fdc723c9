import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAsk } from '../../src/ask/index.ts';
import { openConnections } from '../../src/connect/index.ts';
import { Hidden } from '../../src/lore/hidden.ts';
import { sentence } from '../../src/lore/model/model.ts';
import { EVERYTHING, shownTo } from '../../src/spoilers/viewer.ts';
import { connectionCard } from '../cards/as-seen.ts';
import { entryOf } from '../lore/opened.ts';
import { type Imported, importDump } from './imported.ts';

const page = (title: string, text: string, at: number) =>
  `<page><title>${title}</title><ns>0</ns><id>${at + 1}</id><revision><id>${at + 11}</id><text>${text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')}</text></revision></page>`;

const PAGES: Record<string, string> = {
  'Ada Quill':
    "{{Infobox person|name=Ada Quill|father=[[Tom Quill]]}}'''Ada Quill''' kept the lamp.\n== Later ==\nShe feared [[the Grey Pilot]].{{navbox|[[Rota]]}}\n== In films ==\n[[Peg Harrow]] plays her.",
  'Tom Quill': "{{Infobox person|name=Tom Quill|children=[[Ada Quill]]}}'''Tom Quill''' was a keeper.",
  'Grey Pilot':
    "{{Infobox person|name=Old Pilot}}The '''Grey Pilot''' steered by night.\n== Later ==\nHe met [[Ada Quill]] and [[Tom Quill]]. He was feared in [[Farhaven]].<ref>''[[The Log]]''</ref>",
  Rota: "{{Infobox person|name=Rota}}'''Rota''' sailed to [[Farhaven]].<ref>''[[The Log]]''</ref> [[Peg Harrow]] heard of her.<ref>''[[The Log]]''</ref>\n== Later ==\nShe saw the [[Old Pilot]] once.",
  Mole: "{{Infobox person|name=Mole}}'''Mole''' knew [[Peg Harrow]] and [[Nobody Else]].<ref>''[[The Log]]''</ref>",
  'Peg Harrow': '{{Infobox actor|name=Peg Harrow|birth name=Peg|yearsactive=1990}} is an actress.',
};

describe('what pages lead to', () => {
  let imported: Imported;
  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'curzon-links-')), 'dump.xml');
    const pages = Object.entries(PAGES).map(([title, text], at) => page(title, text, at));
    writeFileSync(
      file,
      `<mediawiki><siteinfo><sitename>Harbour Wiki</sitename><dbname>h</dbname><base>https://h.example/wiki/Main_Page</base></siteinfo><page><title>The Grey Pilot</title><ns>0</ns><id>99</id><redirect title="Grey Pilot"/><revision><id>98</id><text>#REDIRECT [[Grey Pilot]]</text></revision></page>${pages.join('')}</mediawiki>`,
    );
    imported = await importDump(file, { profile: 'generic' });
  });
  const entry = (slug: string) => entryOf(imported.packs, `imported/${slug}`);
  const way = (a: string, b: string) => openConnections(imported.packs).connect(entry(a), entry(b));
  const steps = (a: string, b: string) => {
    const found = way(a, b);
    return found.connected ? found.steps.map(({ fact }) => sentence(fact)) : undefined;
  };

  it('ties two where nothing else does, and says no more than that', () => {
    expect(steps('rota', 'grey-pilot')).toEqual(['The Grey Pilot is named on the page of Rota.']);
    const found = way('rota', 'grey-pilot');
    const [step] = found.connected ? found.steps : [];
    expect(step?.fact.citations).toMatchObject([{ work: { tier: { id: 'wiki' } }, at: 'Rota' }]);
  });

  it('is gone by where no fact leads there', () => {
    expect(steps('ada-quill', 'tom-quill')).toEqual(['Tom Quill was the father of Ada Quill.']);
    // The page of the pilot leads to both; that one is the other's father is told instead.
    expect(steps('tom-quill', 'grey-pilot')).toEqual(['Tom Quill is named on the page of the Grey Pilot.']);
  });

  it('is on no card of an entry, and no fact of the pack', () => {
    const { facts, mentions } = entry('grey-pilot');
    for (const fact of [...facts, ...mentions]) expect(fact.relation.roles).not.toContain('link');
    const [pack] = imported.packs;
    expect(pack?.linkCount).toBeGreaterThan(3);
    expect(pack?.factById('imported/grey-pilot.named-on-page.rota')).toBeUndefined();
  });

  it('is shown with a link to the page', async () => {
    const found = way('rota', 'grey-pilot');
    const card = await connectionCard(
      entry('rota'),
      entry('grey-pilot'),
      found.connected ? found.steps : [],
      EVERYTHING,
      undefined,
      false,
    );
    expect(card.embeds?.[0]?.description).toContain(
      '1. The Grey Pilot is named on the page of [Rota](https://h.example/wiki/Rota).',
    );
  });

  it('does not lead by way of what a server hides', () => {
    const hidden = new Hidden(['imported/grey-pilot'], imported.lore);
    const accept = shownTo({ ...EVERYTHING, hidden });
    expect(
      openConnections(imported.packs).connect(entry('rota'), entry('tom-quill'), { accept }),
    ).toMatchObject({
      connected: false,
    });
    expect(openConnections(imported.packs).connect(entry('rota'), entry('tom-quill'))).toMatchObject({
      connected: true,
    });
  });

  it('comes neither from navigation nor from what is told of adaptations', () => {
    const named = (slug: string) => {
      const [pack] = imported.packs;
      const all = Array.from({ length: pack?.linkCount ?? 0 }, (_, at) =>
        pack?.fact(pack.pack.counts.facts + at),
      );
      return all.filter((fact) => fact?.target === entry(slug)).map((fact) => fact?.subject.name);
    };
    expect(named('ada-quill')).toEqual(['Grey Pilot']);
  });

  it('is an entry without a page once two tell of it with a source, and of the kind that their words tell', () => {
    expect(entry('farhaven')).toMatchObject({ name: 'Farhaven', kind: 'place' });
    expect(imported.packs[0]?.entryById('imported/nobody-else')).toBeUndefined();
  });

  it('is nobody of the story where its page is about the real world', () => {
    expect(imported.packs[0]?.entryById('imported/peg-harrow')).toBeUndefined();
  });

  it('is the page that says to be called so where the dump has no redirect', () => {
    expect(imported.packs[0]?.entryById('imported/old-pilot')).toBeUndefined();
    expect(steps('rota', 'grey-pilot')).toHaveLength(1);
  });
});

describe('sentences and fields of a page as facts', () => {
  let imported: Imported;
  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'curzon-told-')), 'dump.xml');
    const pages = [
      page(
        'Gulls',
        "{{Infobox race|name=Gulls|enemies=[[Terns]]|language=[[Low Tongue]]}}'''Gulls''' were a people. They were many.<ref>''[[The Log]]''</ref>",
        0,
      ),
      page('Terns', "{{Infobox race|name=Terns}}'''Terns''' were a people.", 1),
      page(
        'Cove',
        "{{Infobox location|name=Cove|language=[[Low Tongue]]}}'''Cove''' is a town.\n== Later ==\nIt is believed that [[Terns]] came to Cove.<ref>''[[The Log]]''</ref> It burned in 1204.<ref>''[[The Log]]''</ref>",
        2,
      ),
      page(
        'Mara',
        "{{Infobox person|name=Mara|killed by=Old Sam the smith|weapon=Bow}}'''Mara''' spoke [[Low Tongue]].<ref>''[[The Log]]''</ref>",
        3,
      ),
    ];
    writeFileSync(
      file,
      `<mediawiki><siteinfo><sitename>Harbour Wiki</sitename><base>https://h.example/wiki/Main_Page</base></siteinfo>${pages.join('')}</mediawiki>`,
    );
    imported = await importDump(file, { profile: 'generic' });
  });
  const said = (slug: string) =>
    entryOf(imported.packs, `imported/${slug}`).facts.map((fact) => sentence(fact));

  it('speak of a people in plural', () => {
    expect(said('gulls')).toContain('Gulls were enemies of Terns.');
  });

  it('do not take “it is believed” for somebody', () => {
    expect(said('cove')).toContain('It is believed that Terns came to Cove.');
    expect(said('cove')).toContain('Cove burned in 1204.');
  });

  it('tell of a place no tongue that it spoke', () => {
    expect(said('cove')).toContain('Language of Cove: Low Tongue.');
    expect(said('gulls')).toContain('Gulls spoke Low Tongue.');
  });

  it('answer who did something also where that one is no entry', () => {
    const { known, fits } = createAsk(imported.lore).question('Who killed Mara?');
    expect(known).toBe(true);
    expect(fits[0]?.fact.value).toBe('Old Sam the smith');
  });
});
