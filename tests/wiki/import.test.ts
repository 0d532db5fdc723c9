import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sentence } from '../../src/lore/model/model.ts';
import { entryOf } from '../lore/opened.ts';
import { type Imported, importDump } from './imported.ts';

const HANDMADE = join(import.meta.dirname, 'fixtures', 'handmade.xml');

describe('a dump as a pack', () => {
  let imported: Imported;
  beforeAll(async () => {
    imported = await importDump(HANDMADE);
  });
  const entry = (slug: string) => entryOf(imported.packs, `imported/${slug}`);
  const worksOf = (slug: string) =>
    entry(slug).summaryParts.map(({ citations }) => citations.map(({ work }) => work.title));

  it('finds its pages by name, and by where redirects lead', () => {
    expect(imported.lore.find('Curzon Dax', 'person')).toMatchObject({ item: { name: 'Curzon Dax' } });
    expect(entry('khitomer-conference').aliases.map(({ name }) => name)).toContain('Kitomer Conference');
  });

  it('tells kinds by boxes, titles and first sentences', () => {
    expect(entry('curzon-dax').kind).toBe('person');
    expect(entry('khitomer-conference').kind).toBe('event');
    expect(entry('khitomer-accords').kind).toBe('agreement');
    expect(entry('uss-enterprise-ncc-1701-a').kind).toBe('ship');
    expect(entry('ra-ghoratreii').kind).toBe('person');
  });

  it('takes each title of a citation template for a work of its own', () => {
    expect(worksOf('khitomer-conference')).toEqual([
      ['Star Trek VI: The Undiscovered Country'],
      ['Unification I', 'Unification II'],
      ['You Are Cordially Invited', 'The Way of the Warrior'],
    ]);
  });

  it('reads sources in plain brackets, with their medium and tier', () => {
    const [work] = entry('kimara-cretak').citations.map(({ work }) => work);
    expect(work).toMatchObject({ title: 'Catalyst of Sorrows', medium: 'novel', tier: { id: 'novel' } });
    expect(worksOf('kimara-cretak')[1]).toEqual(['Image in the Sand', 'Shadows and Symbols']);
  });

  it('finds a reference by its name wherever it is defined', () => {
    expect(worksOf('khitomer-accords')[1]).toEqual([
      'The Way of the Warrior',
      'Star Trek VI: The Undiscovered Country',
    ]);
  });

  it('tells every field of a box, by the page itself where no work is named', () => {
    const said = entry('curzon-dax').facts.map((fact) => [fact.relation.id, fact.value ?? fact.target?.name]);
    expect(said).toContainEqual(['species', 'Trill']);
    expect(said).toContainEqual(['occupation', 'Ambassador']);
    const status = entry('curzon-dax').facts.find(({ relation }) => relation.id === 'status');
    expect(status).toMatchObject({ value: 'Deceased', date: { text: '2367' } });
    expect(status?.citations[0]?.work.tier.id).toBe('wiki');
  });

  it('puts a namesake of another continuity there', () => {
    expect(entry('khitomer-conference-mirror').continuity.id).toBe('mirror');
    expect(entry('khitomer-conference').continuity.main).toBe(true);
  });

  it('leads from every entry to its page, under the licence of the wiki', () => {
    expect(entry('khitomer-accords').page).toBe('https://example.invalid/wiki/Khitomer_Accords');
    expect(imported.packs[0]?.pack.licence).toBe('CC-BY-NC-4.0');
    expect(imported.packs[0]?.pack.attribution).toMatch(/Handmade Trek Test Wiki.*changed/);
  });

  it('leaves no markup, empty bracket or parameter in what it says', () => {
    for (const { facts, summary } of imported.packs.flatMap(({ entries }) => entries))
      for (const text of [summary, ...facts.map((fact) => sentence(fact))])
        expect(text).not.toMatch(/[{}|<>[\]]|''|\(\s*\)|&[a-z]+;|\.jpg/i);
  });

  it('counts what it left out', () => {
    expect(imported.tally.skipped.disambiguation).toEqual({ count: 1, example: 'Worf' });
    expect(imported.tally.skipped.empty?.count).toBe(1);
    expect(imported.tally.unclosed).toBe(1);
  });

  it('says nothing in the wiki’s words when only facts are wanted', async () => {
    const { packs } = await importDump(HANDMADE, { factsOnly: true });
    const conference = entryOf(packs, 'imported/khitomer-conference');
    expect(conference.summary).not.toContain('peace meeting');
    expect(conference.facts.filter(({ text }) => text)).toEqual([]);
  });

  it('has nothing in it that is denied', async () => {
    const { packs } = await importDump(HANDMADE, { denied: ['curzon dax'] });
    const texts = packs.flatMap(({ entries }) =>
      entries.flatMap(({ name, summary, facts }) => [name, summary, ...facts.map((fact) => sentence(fact))]),
    );
    expect(texts.filter((text) => /curzon dax/i.test(text))).toEqual([]);
  });

  it('names a denied word neither by a work nor by a chapter of one', async () => {
    const page = `'''Bilbo''' was a [[Hobbits|hobbit]].<ref>{{FR|Concerning Orcs}}</ref> He lived in [[Hobbiton]].<ref>{{UT|Orcs}}</ref>`;
    const dump = join(mkdtempSync(join(tmpdir(), 'curzon-')), 'denied.xml');
    writeFileSync(
      dump,
      `<mediawiki><siteinfo><sitename>Tolkien Gateway</sitename><base>https://tolkiengateway.net/wiki/Main</base></siteinfo>
<page><title>Bilbo</title><ns>0</ns><id>1</id><revision><id>2</id><text>{{hobbit infobox|name=Bilbo|location=[[Hobbiton]]&lt;ref&gt;{{FR|Concerning Orcs}}&lt;/ref&gt;}}${page.replaceAll('<', '&lt;')}</text></revision></page></mediawiki>`,
    );
    const told = async (denied: readonly string[]) => {
      const { packs } = await importDump(dump, { profile: 'tolkien-gateway', denied });
      return packs.flatMap(({ pack, entries }) => [
        ...pack.works.map(({ title }) => title),
        ...entries.flatMap(({ facts }) =>
          facts.flatMap(({ citations }) => citations.map(({ at }) => at ?? '')),
        ),
      ]);
    };
    expect((await told([])).join()).toMatch(/Fellowship of the Ring.*Orcs/);
    expect((await told(['orcs'])).join()).not.toMatch(/orcs/i);
    expect((await told(['the fellowship of the ring'])).join()).not.toContain('Fellowship');
  });

  it('keeps a year of an age in words where the place stands beside it and nobody knows how ages follow', async () => {
    const person = (name: string, born: string) =>
      `<page><title>${name}</title><ns>0</ns><id>${name.length}</id><revision><id>2</id><text>{{Character|name=${name}|born=${born}|gender=Female}} ${name} was a keeper.</text></revision></page>`;
    const imported = async (...born: string[]) => {
      const dump = join(mkdtempSync(join(tmpdir(), 'curzon-')), 'ages.xml');
      const pages = born.map((one, at) => person(`Mara ${'I'.repeat(at + 1)}`, one)).join('');
      writeFileSync(dump, `<mediawiki><siteinfo><sitename>Cove</sitename></siteinfo>${pages}</mediawiki>`);
      const { packs } = await importDump(dump);
      return entryOf(packs, 'imported/mara-i')
        .facts.filter(({ relation }) => relation.id === 'born')
        .map((fact) => [sentence(fact), fact.date?.text]);
    };
    expect(await imported('TA 12, [[Cove]]', 'SA 7', 'FA 30')).toEqual([
      ['Mara I was born in TA 12.', undefined],
      ['Mara I was born at Cove.', undefined],
    ]);
    expect(await imported('12 AC, [[Cove]]', '7 AC', '30 BC')).toEqual([
      ['Mara I was born at Cove in 12 AC.', '12 AC'],
    ]);
  });

  it('tells what only an adaptation knows under its tier, also where no work is named', async () => {
    const page = (name: string, text: string, id: number) =>
      `<page><title>${name}</title><ns>0</ns><id>${id}</id><revision><id>2</id><text>{{infobox character|name=${name}|people=[[Hobbits]]|children=[[Tod]]}} ${text}</text></revision></page>`;
    const dump = join(mkdtempSync(join(tmpdir(), 'curzon-')), 'tiers.xml');
    writeFileSync(
      dump,
      `<mediawiki><siteinfo><sitename>Tolkien Gateway</sitename></siteinfo>${page('Rob', 'Rob was a hobbit.', 1)}${page('Tod', '{{adaptation}} Tod was a hobbit.', 2)}</mediawiki>`,
    );
    const { packs } = await importDump(dump, { profile: 'tolkien-gateway' });
    const tiersOf = (slug: string) => [
      ...new Set(
        entryOf(packs, `imported/${slug}`)
          .facts.filter(({ relation }) => relation.id === 'species')
          .flatMap(({ citations }) => citations.map(({ work }) => work.tier.id)),
      ),
    ];
    expect(tiersOf('rob')).toEqual(['wiki']);
    expect(tiersOf('tod')).toEqual(['adaptation']);
  });
});
