/** What one page of a wiki tells, read with the profile for any wiki. */
import { describe, expect, it } from 'vitest';
import { createPageReading } from '../../../src/wiki/page/read-page.ts';
import type { FoundFact, PageRecord } from '../../../src/wiki/page/record.ts';
import { loadProfile } from '../../../src/wiki/profile/load.ts';

const generic = loadProfile('generic');
const profile = {
  ...generic,
  eras: {
    old: { text: 'O.A. {year}', also: ['Old Age {year}', '{year} of the Old Age'], zero: 0 },
    new: { text: 'N.A. {year}', also: ['New Age {year}'], zero: 500 },
  },
  templates: { ...generic.templates, oa: { era: 'old' }, na: { era: 'new' } },
};

function read(text: string, title = 'Mara Quill'): PageRecord {
  const page = { title, id: 1, namespace: 0, revision: 2, timestamp: '2026-01-01T00:00:00Z', text };
  const outcome = createPageReading(profile, []).read({
    ...page,
    model: 'wikitext',
    redirect: undefined,
    isCut: false,
  });
  if (outcome.type !== 'page') throw new Error(`${title} was left out: ${JSON.stringify(outcome)}`);
  return outcome.page;
}

const person = (fields: string, text = "'''Mara Quill''' was a keeper.") =>
  read(`{{Infobox character\n|name=Mara Quill\n${fields}\n}}\n${text}`);

const factsOf = ({ facts }: PageRecord, relation: string): FoundFact[] =>
  facts.filter((fact) => fact.relation === relation);

describe('the box of a page', () => {
  it('does not tie an adjective to the place that it is made from', () => {
    const [fact] = factsOf(person('|species=[[Harbour]]ian'), 'species');
    expect(fact).toMatchObject({ value: 'Harbourian' });
    expect(fact?.target).toBeUndefined();
  });

  it('has the title of a page where a link shows a first name', () => {
    expect(factsOf(person('|children=[[Otto Quill|Otto]]'), 'parent-of')[0]).toMatchObject({
      target: 'Otto Quill',
      value: 'Otto Quill',
    });
  });

  it('knows love from marriage, and descent from parenthood', () => {
    const page = person('|spouse=Never married (loved [[Tam]])\n|parentage=Unknown; descendant of [[Ruth]]');
    expect(factsOf(page, 'spouse-of')).toEqual([]);
    expect(factsOf(page, 'parent-of')).toEqual([]);
    expect(factsOf(page, 'loved')[0]).toMatchObject({ target: 'Tam' });
    expect(factsOf(page, 'relative-of')[0]).toMatchObject({ target: 'Ruth', role: 'by descent' });
  });

  it('has no child or sister without a name', () => {
    expect(
      factsOf(person('|siblings=At least one sibling\n|children=[[Otto]], 2 daughters'), 'sibling-of'),
    ).toEqual([]);
    expect(factsOf(person('|children=[[Otto]], 2 daughters'), 'parent-of')).toHaveLength(1);
  });

  it('tells the place between two others as one, and lists before it apart', () => {
    const found = factsOf(person('|location=[[Cove]], between [[Cape]] and [[Bar]]'), 'home');
    expect(found.map(({ value }) => value)).toEqual(['Cove', 'between Cape and Bar']);
  });

  it('has a span of years, and of days, whole', () => {
    const [born] = factsOf(person('|born=Between {{OA|30}} & c. {{OA|40}}'), 'born');
    expect(born?.date).toEqual({
      written: '30 - 40 as Between O.A. 30 & c. O.A. 40',
      text: expect.any(String),
    });
    const [died] = factsOf(person('|died=May 3rd - May 5th, {{NA|7}}'), 'died');
    expect(died?.date?.written).toBe('507-05-03 as May 3rd - May 5th, N.A. 7');
  });

  it('takes an age without a year for no place', () => {
    expect(factsOf(person('|born=Late [[Old Age]]'), 'born')[0]).toMatchObject({ value: 'Late Old Age' });
    expect(factsOf(person('|born=Late [[Old Age]]'), 'born')[0]?.target).toBeUndefined();
  });

  it('says what somebody is in small letters, and nothing where it only says where to look', () => {
    const page = person('|gender=Female\n|origin=Disputed; see [[Quills/Origin]]');
    expect(factsOf(page, 'gender')[0]).toMatchObject({ value: 'female' });
    expect(page.facts.map(({ relation }) => relation)).toEqual(['gender']);
  });

  it('knows who founded a house, who is half a sister, and of whom somebody is said to descend', () => {
    const page = person(
      '|house=[[House of Gull]], founded the [[House of Quill]]\n|siblings=[[Ada]] (half-sister)\n|parentage=Said to be a descendant of the Old Odo',
    );
    expect(factsOf(page, 'house').map(({ target }) => target)).toEqual(['House of Gull']);
    expect(factsOf(page, 'founded-by')[0]).toMatchObject({ target: 'House of Quill', inverse: true });
    expect(factsOf(page, 'sibling-of')[0]).toMatchObject({ target: 'Ada', role: 'half-sibling' });
    expect(factsOf(page, 'relative-of')[0]).toMatchObject({ value: 'Old Odo' });
  });

  it('says beside a name how sure it is', () => {
    expect(factsOf(person('|location=Possibly Old Cove, [[Bar]]'), 'home')).toMatchObject([
      { value: 'Old Cove', role: 'possibly' },
      { target: 'Bar' },
    ]);
  });

  it('keeps what it says of an outcome whole', () => {
    const long = `The keepers win, ${'and the lamp burns on '.repeat(8)}for ever`;
    const page = read(`{{Infobox battle\n|result=${long}\n}}\nThe '''Fall''' was a battle.`, 'Fall');
    expect(factsOf(page, 'outcome')[0]).toMatchObject({ whole: long });
  });

  it('cites no remark', () => {
    const note = "<ref group=note>''[[The Log]]'' says N.A. 8</ref>";
    expect(factsOf(person(`|died={{NA|7}}${note}`), 'died')[0]?.cites).toEqual([]);
  });

  it('is cited by the lead behind the same year in other words', () => {
    const page = person(
      '|died={{NA|1207}}',
      "'''Mara''' ([[New Age]] 1180 – 1207<ref>''[[The Log]]''</ref>) was a keeper.",
    );
    expect(factsOf(page, 'died')[0]?.cites).toMatchObject([{ title: 'The Log' }]);
  });

  it('is not cited by the source of a name whose language stands in brackets', () => {
    const page = person(
      '|language=[[Harbourish]]',
      "'''Mara''' ([[Harbourish|H]], pron. x; {{NA|3}}<ref>''[[The Log]]''</ref>) was a keeper.",
    );
    expect(factsOf(page, 'language')[0]?.cites).toEqual([]);
  });

  it('keeps commanders of a side together with where they are from', () => {
    const page = read(
      "{{Infobox battle\n|side1=[[Orcs]] of [[Cape]]\n|commanders1=The [[Captain]] of [[Cape]] †\n}}\nThe '''Fall of Cove''' was a battle.",
      'Fall of Cove',
    );
    expect(factsOf(page, 'commanded-at')[0]).toMatchObject({
      target: 'Captain',
      role: 'of Cape, fell there',
      side: { name: 'Orcs of Cape' },
    });
    expect(page.kind).toBe('event');
  });
});

describe('a box that no profile knows', () => {
  const box = (text: string, title: string) => read(text, title);

  it('is one before the first words where it has several fields or names the page, whatever both are called', () => {
    const page = box(
      "{{Dossier\n|wholename=Orlo Gull\n|folk=[[Terns]]\n|born={{OA|3}}\n|sire=[[Odo]]\n|sworn to=[[Cove]]\n}}\n'''Captain Gull''' was a privateer.",
      'Captain Gull',
    );
    expect(page.kind).toBe('person');
    expect(factsOf(page, 'parent-of')[0]).toMatchObject({ target: 'Odo', inverse: true });
    const hull = box(
      "{{Hullbook|vessel=Grey Heron|rig=Cutter}}The ''Grey Heron'' was a cutter.",
      'Grey Heron',
    );
    expect(hull.facts.map(({ relation }) => relation)).toEqual(['field-rig']);
  });

  it('is none behind words, nor where it warns of something', () => {
    const warned = box(
      "{{Protected entry|tone=1|date=May|expert=yes|style=no}}\n'''Odo''' sang.\n{{Clash of bells|a=1|b=2|c=3|d=4}}",
      'Odo',
    );
    expect(warned.facts).toEqual([]);
  });

  it('has a list where all of a value is links, and one value elsewhere', () => {
    const page = box(
      "{{Infobox person|name=Odo|pets=[[Gull]], [[Tern]]|moods=glad, but [[Gull|gulls]] annoy him}}'''Odo''' sang.",
      'Odo',
    );
    expect(factsOf(page, 'field-pets').map(({ target }) => target)).toEqual(['Gull', 'Tern']);
    expect(factsOf(page, 'field-moods')).toHaveLength(1);
  });

  it('leaves to the first sentence what the page is about, up to where that speaks of something else', () => {
    const kindOf = (text: string) => box(text, 'Ada').kind;
    expect(kindOf("'''Ada''' was a lamp-lighter of the Keepers' Guild.")).not.toBe('organization');
    expect(kindOf("'''Ada''' was a cartographer of the Chart Guild.")).toBe('person');
    expect(kindOf("'''Ada''' was one of the towns of the Bay.")).toBe('place');
    expect(kindOf("'''Ada''' wandered the coast. She had no home.")).toBe('person');
  });
});

describe('the words of a page', () => {
  it('go on behind initials and abbreviations, also where a link shows them', () => {
    const { lead } = person('', "'''Mara''' met [[J. R. Tern|J.R. Tern]] in {{NA|3}}. She left the cove.");
    expect(lead.map(({ text }) => text)).toEqual(['Mara met J.R. Tern in N.A. 3.', 'She left the cove.']);
  });

  it('end with a full stop where the wiki forgot it', () => {
    expect(person('', "'''Mara Quill''' was a keeper of [[Cove]]").lead[0]?.text).toBe(
      'Mara Quill was a keeper of Cove.',
    );
  });

  it('name an age once, and a maiden name as no name of its own', () => {
    const page = person(
      '',
      "'''Mara Tern''' (née '''Quill''') ([[New Age]] {{NA|3}} – {{NA|9}}) was a keeper.",
    );
    expect(page.lead[0]?.text).toBe('Mara Tern (née Quill) (New Age 3 – N.A. 9) was a keeper.');
    expect(page.aliases).toEqual(['Mara Tern']);
    expect(person('', "'''Mara Quill''' came in {{OA|7}} of the [[Old Age]].").lead[0]?.text).toBe(
      'Mara Quill came in O.A. 7.',
    );
  });

  it('are not cut inside brackets', () => {
    const page = person('', "'''Mara Quill''' was older than Tam (b. {{OA|7}}. She said so) by a year.");
    expect(page.lead.map(({ text }) => text)).toEqual([
      'Mara Quill was older than Tam (b. O.A. 7. She said so) by a year.',
    ]);
  });

  it('go on behind the short form of an age', () => {
    const [told] = person('', "''Mara''.\n== Life ==\nIn Fo.A. 34 she died.<ref>''[[The Log]]''</ref>").told;
    expect(told?.text).toBe('In Fo.A. 34 she died.');
  });

  it('are cited by a title alone in brackets only where a sentence ends', () => {
    const cited = (text: string) => person('', text).lead[0]?.cites;
    expect(cited("The '''Quills''' (''[[Quillim]]'') were keepers.")).toEqual([]);
    expect(cited("The '''Quills''' were keepers. (''[[The Log]]'')")).toMatchObject([{ title: 'The Log' }]);
    expect(cited("The '''Quills''' were keepers (''[[The Log]]'').")).toMatchObject([{ title: 'The Log' }]);
  });

  it('call it by no name that leads to another page, and by those of all its boxes', () => {
    const two = read(
      "{{Infoboxes|content1={{Infobox character|name=Mara the Grey|gender=Female}}|content2={{Infobox character|name=Mara of the Lamp|gender=Female}}}}'''Mara Quill''' kept '''[[Cove]]''' and '''the Lamp'''.",
    );
    expect(two.aliases).toEqual(['Mara the Grey', 'Mara of the Lamp', 'the Lamp']);
  });

  it('tell who somebody is by what stands in brackets and by a title behind the name', () => {
    const page = person(
      '',
      "'''Mara Quill''' was one day younger than [[Ada]], knew [[Tam]] (b. {{OA|7}}) and saw [[Odo]], the King of Cove. The [[Noldar]] were her friends; [[Ruth]] and [[Gull]] were not.",
    );
    expect(page.leads.map(({ title, hint, isMany }) => [title, hint, isMany])).toEqual([
      ['Ada', 'person', undefined],
      ['Tam', 'person', undefined],
      ['Odo', 'person', undefined],
      ['Noldar', undefined, true],
      ['Ruth', undefined, undefined],
      ['Gull', undefined, undefined],
    ]);
  });

  it('have no boxes of links between them that somebody would have to explain', () => {
    const page = { title: 'Mara', id: 1, namespace: 0, revision: 2, timestamp: '', model: 'wikitext' };
    const outcome = createPageReading(profile, []).read({
      ...page,
      text: "'''Mara''' was a {{lampword}} keeper.\n\n{{keepers}}{{Lamps}}\n",
      redirect: undefined,
      isCut: false,
    });
    expect(outcome.type === 'page' && Object.keys(outcome.unknown.templates)).toEqual(['lampword']);
  });

  it('tell what the pages are that they lead to', () => {
    const page = person(
      '',
      "'''Mara Quill''' lived in [[Cove]] and was the sister of [[Tam]]. During the [[Long Calm]] she slept. She liked [[Otto]] and [[Ruth]]. In [[Otto]]'s house was [[Gull]].",
    );
    expect(page.leads).toEqual([
      { title: 'Cove', hint: 'place' },
      { title: 'Tam', hint: 'person' },
      { title: 'Long Calm', hint: 'event', article: true },
      { title: 'Otto', hint: 'person', like: 'Ruth' },
      { title: 'Ruth', like: 'Otto' },
      { title: 'Gull' },
    ]);
  });
});

it('leaves out what a category says is of the real world, whatever its box', () => {
  expect(() => person('', "'''Mara''' was a dinner.\n[[Category:Events (real-world)]]")).toThrow('left out');
});

it('takes a box of characters on a page about many for a kind of beings', () => {
  expect(person('', "'''Quills''' are a type of bird.").kind).toBe('species');
});

describe('what no profile knows', () => {
  it('is told with its age where a template holds a year', () => {
    expect(factsOf(person('|died=c. {{ZX|301}}'), 'died')[0]).toMatchObject({ value: 'c. ZX 301' });
  });

  it('is cited by the name of the template that stands in a reference', () => {
    const [died] = factsOf(person('|died={{NA|7}}<ref>{{Log|Storm}}</ref>'), 'died');
    expect(died?.cites).toMatchObject([{ title: 'LOG', at: 'Storm' }]);
  });

  it('is a work where its box says what only works have', () => {
    const page = read(
      "{{Gull infobox\n|name=The Gull 12\n|issn=0306-0000\n}}\n'''The Gull''' is a paper.",
      'The Gull 12',
    );
    expect(page.work).toMatchObject({ title: 'The Gull 12' });
  });

  it('has a home where somebody is, and a place where something is', () => {
    expect(factsOf(person('|location=[[Cove]]'), 'home')[0]).toMatchObject({ target: 'Cove' });
    const page = read(
      "{{Infobox ship\n|name=Tern\n|location=[[Cove]]\n}}\nThe '''Tern''' was a ship.",
      'Tern',
    );
    expect(factsOf(page, 'located-in')[0]).toMatchObject({ target: 'Cove' });
  });
});

describe('a page about the real world', () => {
  const box = '{{Infobox person\n|name=Ada Fenn\n}}\n';

  it('is left out where a box for persons is about an actor', () => {
    expect(() =>
      read(`${box}'''Ada Fenn''' (born 3 May 1961) is a British stage actress.`, 'Ada Fenn'),
    ).toThrow('real world');
  });

  it('is none where somebody of the story is a writer', () => {
    expect(read(`${box}'''Ada Fenn''' was a British writer of charts.`, 'Ada Fenn').kind).toBe('person');
  });
});

describe('a box that no profile names', () => {
  const page = (box: string, title = 'Mara Quill') => read(`${box}\n'''${title}''' is told of.`, title);

  it('has its fields by whatever name a wiki gives them', () => {
    const found = page(
      '{{Character\n|charname=Mara Quill\n|image=x.jpg\n|Spouse(s)=[[Tam]]\n|issue=[[Otto]]\n|hometown=[[Cove]]\n|alias(es)=Gull\n|loyalty=[[Gulls]]\n|slain_by=[[Ox]]\n}}',
    );
    expect(found.kind).toBe('person');
    expect(factsOf(found, 'spouse-of')[0]).toMatchObject({ target: 'Tam' });
    expect(factsOf(found, 'parent-of')[0]).toMatchObject({ target: 'Otto' });
    expect(factsOf(found, 'home')[0]).toMatchObject({ target: 'Cove' });
    expect(factsOf(found, 'affiliation')[0]).toMatchObject({ target: 'Gulls' });
    expect(factsOf(found, 'killed')[0]).toMatchObject({ target: 'Ox', inverse: true });
    expect(found.aliases).toEqual(['Gull']);
  });

  it('is of the kind that most of its fields speak for', () => {
    const somebody = page(
      '{{Infobox harbour\n|image=x\n|gender=Female\n|race=Human\n|occupation=Keeper\n|hair=Red\n}}',
    );
    expect(somebody.kind).toBe('person');
    const people = page('{{Lore people summary\n|image=x\n|gender=Female\n|born=[[Cove]]\n|rank=Mate\n}}');
    expect(people.kind).toBe('person');
    const fight = page(
      '{{InfoboxHarbour\n|image=x\n|combatant1=[[Gulls]]\n|commander1=[[Tam]]\n|outcome=Peace\n}}',
      'Row',
    );
    expect(fight.kind).toBe('event');
  });

  it('has its fields in German and French too', () => {
    const german = page(
      '{{Infobox Charakter\n|Name=Mara Quill\n|Vater=[[Tam]]\n|Zugehörigkeit=[[Gilde]]\n|Familie=[[Ruth]] (Ehefrau), [[Otto]] (Onkel)\n|Größe=2 m\n|Wahlspruch=[[Immer]]\n}}',
    );
    expect(german.kind).toBe('person');
    expect(factsOf(german, 'parent-of')).toMatchObject([{ target: 'Tam', inverse: true }]);
    expect(factsOf(german, 'spouse-of')).toMatchObject([{ target: 'Ruth' }]);
    expect(factsOf(german, 'relative-of')).toMatchObject([{ target: 'Otto' }]);
    expect(factsOf(german, 'affiliation')).toMatchObject([{ target: 'Gilde' }]);
    expect(factsOf(german, 'height')).toMatchObject([{ value: '2 m' }]);
    const french = page(
      '{{Infobox Personnage\n|Nom=Mara Quill\n|Mère=[[Ruth]]\n|Décès=1980\n|Métier=Gardienne\n|Interprète=[[Peg]]\n|Épouvantard=[[Nuit]]\n}}',
    );
    expect(factsOf(french, 'parent-of')).toMatchObject([{ target: 'Ruth', inverse: true }]);
    expect(factsOf(french, 'died')).toMatchObject([{ date: { text: '1980' } }]);
    expect(factsOf(french, 'occupation')).toMatchObject([{ value: 'Gardienne' }]);
    expect(french.facts.map(({ value }) => value)).not.toContain('Peg');
    // What nobody told us of stands under its own name.
    expect(factsOf(french, 'field-epouvantard')).toMatchObject([{ target: 'Nuit' }]);
  });

  it('says by the words beside them who relatives are', () => {
    const found = person(
      '|family=[[Tam]] (husband) †<br>[[Son Gull]] (uncle)<br>[[Otto]] (foster son)<br>[[Ruth]] (mother)<br>[[House of Quill]]',
    );
    expect(factsOf(found, 'spouse-of')[0]).toMatchObject({ target: 'Tam' });
    expect(factsOf(found, 'spouse-of')[0]?.role).toBeUndefined();
    expect(factsOf(found, 'relative-of')[0]).toMatchObject({
      target: 'Son Gull',
      text: '{value} was the uncle of {name}.',
    });
    expect(factsOf(found, 'foster-parent-of')[0]).toMatchObject({ target: 'Otto' });
    expect(factsOf(found, 'parent-of')).toMatchObject([{ target: 'Ruth', inverse: true, role: 'mother' }]);
    expect(factsOf(found, 'house')).toMatchObject([{ target: 'House of Quill' }]);
  });

  it('means by a field what it means of its kind', () => {
    const fight = page(
      '{{Battle\n|name=Row\n|faction1=[[Gulls]]\n|faction2=[[Terns]]\n|leader2=[[Tam]]\n|planet=[[Cove]]\n}}',
      'Row',
    );
    expect(factsOf(fight, 'side-in').map(({ target }) => target)).toEqual(['Gulls', 'Terns']);
    expect(factsOf(fight, 'commanded-at')[0]).toMatchObject({ target: 'Tam', side: { name: 'Terns' } });
    expect(factsOf(fight, 'held-at')[0]).toMatchObject({ target: 'Cove' });
    const group = page('{{Faction\n|name=Gulls\n|image=x\n|leader=[[Tam]]\n|parent=[[Birds]]\n}}', 'Gulls');
    expect(factsOf(group, 'led')[0]).toMatchObject({ target: 'Tam', inverse: true });
    expect(factsOf(group, 'part-of')[0]).toMatchObject({ target: 'Birds' });
  });

  it('has a title for a heading where it has no name, and an office where it has one', () => {
    const heading = page('{{Character\n|title=Lady Mara Quill\n|image=x\n|gender=Female\n|race=Human\n}}');
    expect(factsOf(heading, 'title-of')).toEqual([]);
    expect(heading.aliases).toEqual(['Lady Mara Quill']);
    expect(factsOf(person('|title=Keeper of the Cove'), 'title-of')[0]?.value).toBe('Keeper of the Cove');
  });

  it('parts what a list template holds, and no number at its comma', () => {
    expect(
      factsOf(person('|affiliation={{ubl|[[Gulls]]|[[Terns]]}}'), 'affiliation').map(({ target }) => target),
    ).toEqual(['Gulls', 'Terns']);
    const town = page('{{Location\n|name=Cove\n|image=x\n|population=12,000\n}}', 'Cove');
    expect(factsOf(town, 'population').map(({ value }) => value)).toEqual(['12,000']);
  });

  it('tells what somebody appeared in, and not who played them', () => {
    const found = person(
      "|first=''[[The Log]]''\n|appearance=Tall and dark\n|voiced by=[[Somebody]]\n|imgsize=20",
    );
    expect(factsOf(found, 'appeared-in')).toMatchObject([
      { value: 'The Log', cites: [{ title: 'The Log' }] },
    ]);
    expect(found.facts.map(({ value }) => value).join()).not.toMatch(/Somebody|20/);
  });

  it('tells by a bracket or a field of what medium a work is', () => {
    expect(page('{{Infobox story\n|name=Fog\n|image=x\n|writer=A\n}}', 'Fog (TV story)').work?.medium).toBe(
      'episode',
    );
    expect(page('{{Infobox story\n|name=Fog\n|image=x\n|penciller=A\n}}', 'Fog').work?.medium).toBe('comic');
  });
});

describe('a reference', () => {
  const cited = (reference: string) =>
    factsOf(person(`|occupation=[[Keeper]]${reference}`), 'occupation')[0]?.cites.map(({ title, at }) => [
      title,
      at,
    ]);
  const ref = (text: string) => cited(`<ref>${text}</ref>`);

  it('names its work in bold, by a link alone, or in plain words with a page', () => {
    expect(ref("'''The Log''', ''page 33''")).toEqual([['The Log', 'page 33']]);
    expect(ref('[[The Log]]')).toEqual([['The Log', undefined]]);
    expect(ref('[[The Log]], chapter 3')).toEqual([['The Log', 'chapter 3']]);
    expect(ref('The Log of the Gull, pg 45')).toEqual([['The Log of the Gull', 'pg 45']]);
  });

  it('takes a chapter in italics for no work of its own', () => {
    expect(ref("''[[The Log]]'', Chapter 16 (''The Storm''")).toEqual([['The Log', 'Chapter 16 The Storm']]);
  });

  it('has its work in a template that only says that it is one', () => {
    expect(cited('{{Ref|tlg|12}}')).toEqual([['TLG', '12']]);
    expect(ref('{{Episode|Storm}}')).toEqual([['Storm', undefined]]);
    expect(ref('{{Ref book|The Log|12}}')).toEqual([['The Log', '12']]);
    expect(ref('{{Book ref|title=The Log|chapter=3}}')).toEqual([['The Log', '3']]);
    expect(ref('{{Cite dtp|LR 3.10.28}}')).toEqual([['LR', '3.10.28']]);
    expect(ref('{{Film|I}}')).toEqual([['Film I', undefined]]);
    expect(ref("{{Cite book/Mara's Log of the Gull|45}}")).toEqual([["Mara's Log of the Gull", 'p. 45']]);
    expect(ref('{{C|The Log 3}}')).toEqual([['The Log 3', undefined]]);
  });

  it('is none where it only marks a note, or tells nothing of a work', () => {
    expect(cited('{{ref|1}}')).toEqual([]);
    expect(ref('Said by her friends.')).toEqual([]);
  });
});

describe('a value', () => {
  it('is a date where one stands in the field for a place', () => {
    const [died] = factsOf(person('|died=\n|deathplace=After {{NA|7}}'), 'died');
    expect(died).toMatchObject({
      date: { written: 'after 507 as After N.A. 7' },
      text: '{name} died {when}.',
    });
  });

  it('is not cut in the middle of “of and”', () => {
    const found = factsOf(person('|location=lands east of and including [[Cape]]; [[Cove]]'), 'home');
    expect(found.map(({ value }) => value)).toEqual(['lands east of and including Cape', 'Cove']);
  });

  it('keeps the brackets of what is said of its source in pairs', () => {
    const at = (said: string) =>
      factsOf(person(`|home=[[Cove]]<ref>''The Log'', ${said}</ref>`), 'home')[0]?.cites[0]?.at;
    expect(at('Letter 3 (of 12 May)')).toBe('Letter 3 (of 12 May)');
    expect(at('Letter 3 (of 12 May')).toBe('Letter 3 of 12 May');
    expect(at('(p. 3)')).toBe('p. 3');
  });
});

describe('a template that nobody told us of', () => {
  it('shows what it holds where it is all of a value, and nothing beside other words', () => {
    expect(factsOf(person('|affiliation={{L|Gull Bureau}}'), 'affiliation')).toMatchObject([
      { target: 'Gull Bureau', value: 'Gull Bureau' },
    ]);
    expect(factsOf(person('|affiliation={{L|Gulls}} [[Terns]]'), 'affiliation')).toMatchObject([
      { target: 'Terns', value: 'Terns' },
    ]);
    expect(factsOf(person('|affiliation={{Icon|Gulls}}'), 'affiliation')).toEqual([]);
  });
});

it('dates what lies between two years of an age that stands behind the second', () => {
  const reading = createPageReading(generic, []);
  const text = "{{Battle|name=Row|date=Between 50 and 60 AC|place=[[Cove]]|image=x}} '''Row''' was a battle.";
  const page = { title: 'Row', id: 1, namespace: 0, revision: 2, timestamp: '', model: 'wikitext' };
  const outcome = reading.read({ ...page, text, redirect: undefined, isCut: false });
  const date = outcome.type === 'page' ? factsOf(outcome.page, 'held-in')[0]?.date : undefined;
  expect(date?.unplaced).toMatchObject({ age: 'AC', year: 50, last: 60 });
});
