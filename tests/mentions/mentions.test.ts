import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type MentionOptions, openMentions } from '../../src/mentions/index.ts';
import { openFolder } from '../lore/opened.ts';
import { writePack } from '../lore/small-pack.ts';

const { find } = openMentions(openFolder(join(import.meta.dirname, '../../data')));

/** `Gorkon=gorkon`: what stands in the text, and the best known that it may mean. */
const found = async (text: string, options?: MentionOptions) =>
  (await find(text, options)).map(
    ({ start, end, entries }) => `${text.slice(start, end)}=${entries[0]?.id.slice(9)}`,
  );

describe('mentions', () => {
  it('are found by name and by alias, as the longest name that begins there', async () => {
    expect(await found('So Curzon Dax was at the Khitomer Conference, and Uhura too.')).toEqual([
      'Curzon Dax=curzon-dax',
      'Khitomer Conference=khitomer-conference',
      'Uhura=nyota-uhura',
    ]);
    expect(await found('the second khitomer accords')).toEqual([
      'second khitomer accords=second-khitomer-accords',
    ]);
  });

  it('are found as people type on a phone, in no case', async () => {
    expect(await found('did worf kill gowron before the dominion war?')).toEqual([
      'worf=worf',
      'gowron=gowron',
      'dominion war=dominion-war',
    ]);
  });

  it('are found without accents, apostrophes and hyphens, or with others', async () => {
    expect(await found("Qo’noS, qonos, QO'NOS; ra ghoratreii Raghoratreii Rá‑Ghoratreii; K`mpec")).toEqual([
      'Qo’noS=qonos',
      'qonos=qonos',
      "QO'NOS=qonos",
      'ra ghoratreii=ra-ghoratreii',
      'Raghoratreii=ra-ghoratreii',
      'Rá‑Ghoratreii=ra-ghoratreii',
      'K`mpec=kmpec',
    ]);
  });

  it('are found in the possessive, and end before it', async () => {
    expect(await found("Gorkon's daughter, Curzon Dax’s oath, the Klingons' honour")).toEqual([
      'Gorkon=gorkon',
      'Curzon Dax=curzon-dax',
      'Klingons=klingon-empire',
    ]);
  });

  it('are not found inside words', async () => {
    expect(await found('Worfing about, change, exchanged, Kirkland, spocks_ worf123, unKlingonlike')).toEqual(
      [],
    );
  });

  it('are not found in addresses and markup', async () => {
    expect(
      await found('https://example.org/wiki/Gowron www.example.org/Spock <:worf:1234567890> <@123>'),
    ).toEqual([]);
  });

  it('are not found in code', async () => {
    expect(await found('`Worf` and ``Spock`` and\n```ts\nconst kirk = `Gowron`;\n```')).toEqual([]);
    expect(await found('K`mpec and K`mpec, `not closed Worf')).toEqual([
      'K`mpec=kmpec',
      'K`mpec=kmpec',
      'Worf=worf',
    ]);
  });

  it('go over a full stop only within a name', async () => {
    expect(await found('James T. Kirk knew Worf. Rozhenko did too. Ask Curzon. Dax knows.')).toEqual([
      'James T. Kirk=james-t-kirk',
      'Worf=worf',
      'Curzon=curzon-dax',
      'Dax=dax-symbiont',
    ]);
    expect(await found('James T Kirk')).toEqual(['James T Kirk=james-t-kirk']);
    expect(await found('Khitomer\nConference')).toEqual(['Khitomer=khitomer']);
  });

  it('name all that bear the name, the best known first', async () => {
    const [worf] = await find('I asked Worf');
    expect(worf?.entries.map(({ id }) => id)).toEqual([
      'khitomer/worf',
      'khitomer/worf-colonel',
      'khitomer/worf-mirror',
    ]);
  });

  it('stand where the text has them, in UTF-16 units', async () => {
    const text = '🖖 “Spock” — Kirk';
    expect((await find(text)).map(({ start, end }) => [start, end])).toEqual([
      [4, 9],
      [13, 17],
    ]);
  });

  it('are only those that a viewer may see, and then a shorter one where the longest is none', async () => {
    const accept = ({ id }: { id: string }) => id !== 'khitomer/khitomer-conference';
    expect(await found('the Khitomer Conference', { accept })).toEqual([
      'Khitomer Conference=khitomer-conference-mirror',
    ]);
    expect(await found('the Khitomer Conference', { accept: ({ kind }) => kind === 'place' })).toEqual([
      'Khitomer=khitomer',
    ]);
  });
});

describe('names that are everyday words', () => {
  it.each([
    'the data shows west is best',
    'what styles of cloak did humans wear on earth',
    'a bounty for the founders of a federation',
    'my bones ache, what a genesis',
    'Data shows nothing. Styles change. Earth is far.',
    'DATA IS WRONG AND THE WEST IS FAR',
    'Why Data Matters More Than Earth In The West',
  ])('are not found in “%s”', async (text) => {
    expect(await found(text)).toEqual([]);
  });

  it('are found by a capital inside a sentence', async () => {
    expect(await found('I think Data was right about Earth')).toEqual(['Data=data', 'Earth=earth']);
    expect(await found('so it was Bones: “Bones, where are you?”')).toEqual([
      'Bones=leonard-mccoy',
      'Bones=leonard-mccoy',
    ]);
  });

  it('are found at the start of a sentence when something else bears them out', async () => {
    expect(await found("Data's cat")).toEqual(['Data=data']);
    expect(await found('Data and Worf were late')).toEqual(['Data=data', 'Worf=worf']);
    expect(await found('Bones, Spock, help')).toEqual(['Bones=leonard-mccoy', 'Spock=spock']);
    expect(await found('Data knew. I like Data.')).toEqual(['Data=data', 'Data=data']);
  });

  it('are found in lower case within a longer name, or with the hyphen of the name', async () => {
    expect(await found('colonel west on the enterprise-a at deep space 9')).toEqual([
      'colonel west=west',
      'enterprise-a=enterprise-a',
      'deep space 9=deep-space-9',
    ]);
  });

  it('are found as written when they are short or abbreviations', async () => {
    expect(await found('the UFP knew, ufp did not')).toEqual(['UFP=united-federation-of-planets']);
    expect(await found('si senor')).toEqual([]);
  });
});

describe('mentions of works', () => {
  const works = async (text: string) =>
    (await find(text, { acceptWork: () => true })).flatMap((one) =>
      one.works[0] ? [`${text.slice(one.start, one.end)}=${one.works[0].label}`] : [],
    );

  it.each([
    ['TUC is the best film', 'TUC=TUC'],
    ['i love undiscovered country', 'undiscovered country=TUC'],
    ['watched The Undiscovered Country again', 'The Undiscovered Country=TUC'],
    ['star trek vi holds up', 'star trek vi=TUC'],
    ['Star Trek 6 holds up', 'Star Trek 6=TUC'],
    ['is the film Generations good?', 'Generations=GEN'],
    ['the novelization, TUC book, says otherwise', 'TUC book=TUC book'],
    ['the way of the warrior was great', 'the way of the warrior=DS9 4x01'],
    ['see “Family”, it is sad', 'Family=TNG 4x02'],
    ['that episode Family is sad', 'Family=TNG 4x02'],
  ])('are found in “%s”', async (text, found) => {
    expect(await works(text)).toEqual([found]);
  });

  it.each(['DS9 4x01', 'ds9 4x1', 'DS9 S4E1', 'ds9 s04e01', 'Deep Space Nine season 4 episode 1'])(
    'take “%s” for the episode and not for the station',
    async (label) => {
      expect(await works(`so ${label} it is`)).toEqual([`${label}=DS9 4x01`]);
      expect((await find(label, { acceptWork: () => true })).flatMap(({ entries }) => entries)).toEqual([]);
    },
  );

  it.each([
    'my family had a reunion and the host had a flashback',
    'Family comes first. I love my Family.',
    'Star Trek is great, star trek 2023, gen and ins and fc',
    'Reunion tour, VI and 6',
  ])('are not found in “%s”', async (text) => {
    expect(await works(text)).toEqual([]);
  });

  it('give way to an entry of that name, and are found only where they are asked for', async () => {
    expect(await works('Sarek and Dax')).toEqual([]);
    expect((await find('TUC and DS9 4x01')).map(({ entries }) => entries.map(({ id }) => id))).toEqual([
      ['khitomer/deep-space-9'],
    ]);
  });
});

describe('given names', () => {
  it('are found with a capital beside other names of the pack', async () => {
    expect(await found('Jadzia told Worf about it')).toEqual(['Jadzia=jadzia-dax', 'Worf=worf']);
    expect(await found('Bones and Jim, with Spock')).toEqual([
      'Bones=leonard-mccoy',
      'Jim=james-t-kirk',
      'Spock=spock',
    ]);
  });

  it('are nobody’s alone, in small letters, or as everyday words', async () => {
    expect(await found('Benjamin and James went home')).toEqual([]);
    expect(await found('james saw spock')).toEqual(['spock=spock']);
    expect(await found('Captain on deck, said Spock')).toEqual(['Spock=spock']);
  });
});

describe('mentions in any pack', () => {
  const pack = (entries: string, language = 'en', more = '') => {
    const head = `name: Small\nfandom: Test\nlanguage: ${language}\nsummary: A pack.\nlicence: CC0-1.0\nattribution: Nobody\ntiers: [{ id: screen, name: On screen }]\ncontinuities: [{ id: prime, name: Prime }]\nrelations: { met: { phrase: met, inverse: met, label: Met, inverseLabel: Met, section: people, symmetric: true } }\n${more}`;
    const works = 'tuc: { title: TUC, medium: film, tier: screen }\n';
    const small = openFolder(writePack({ 'pack.yaml': head, 'works.yaml': works, 'entries.yaml': entries }));
    const mentions = openMentions(small);
    return async (text: string) =>
      (await mentions.find(text)).map(({ start, end }) => text.slice(start, end));
  };
  const entry = (slug: string, name: string) =>
    `${slug}: { name: ${name}, kind: person, summary: One., cite: [tuc] }\n`;

  it('tell a name of one letter by its capital inside a sentence', async () => {
    const q = pack(entry('q', 'Q'));
    expect(await q('I hate Q')).toEqual(['Q']);
    expect(await q("and Q's games")).toEqual(['Q']);
    expect(await q('q, not a name')).toEqual([]);
    expect(await q('Q: what is this? A: nothing')).toEqual([]);
  });

  it('know the titles of the pack, which come before a name', async () => {
    const rose = entry('rose', 'Rose');
    expect(await pack(rose)('I met Pontifex Rose')).toEqual([]);
    expect(await pack(rose, 'en', 'titles: [pontifex]\n')('I met Pontifex Rose')).toEqual(['Rose']);
  });

  it('never take a bare number for a name', async () => {
    expect(await pack(entry('n', '"47"'))('it was 47 of them')).toEqual([]);
  });

  it('want a capital of single words in languages without a list of everyday words', async () => {
    const german = pack(entry('n', 'Morgen') + entry('m', 'Anna Weber'), 'de');
    expect(await german('bis morgen')).toEqual([]);
    expect(await german('anna weber')).toEqual([]);
    expect(await german('das ist Morgen, sagt Anna Weber')).toEqual(['Morgen', 'Anna Weber']);
  });

  it('find keywords nowhere: those are for misspelt queries', async () => {
    const words = pack(
      'n: { name: Kurn, kind: person, keywords: [worfs brother], summary: One., cite: [tuc] }\n',
    );
    expect(await words('worfs brother is kurn')).toEqual(['kurn']);
  });
});

it('lets others have a turn while a long text is read', async () => {
  const turns: string[] = [];
  const reading = find('Worf met Gowron and Martok at the gates. '.repeat(90)).then(() => turns.push('read'));
  await setImmediate().then(() => turns.push('another'));
  await reading;
  expect(turns).toEqual(['another', 'read']);
});

describe('texts that mean harm', () => {
  it.each([
    ['one word over and over', 'Data '.repeat(800)],
    ['one letter', 'A'.repeat(4000)],
    ['apostrophes', "'".repeat(4000)],
    ['marks', `K${'\u0301'.repeat(3999)}`],
    ['half characters', '\ud83d'.repeat(4000)],
    ['names without an end', 'James T. '.repeat(440)],
    ['brackets', '<'.repeat(4000)],
    ['backticks', '`'.repeat(4000)],
    ['code that does not end', 'Data ``a` '.repeat(400)],
    ['one list', 'Data, Worf and '.repeat(260)],
    ['shouting', 'DATA '.repeat(800)],
  ])('are read quickly: %s', async (_, text) => {
    const started = performance.now();
    const mentions = await find(text);
    expect(performance.now() - started).toBeLessThan(500);
    for (const { start, end } of mentions) expect(start).toBeLessThan(end);
  });
});
