/** What every pack has without saying so, and how it says otherwise. */
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentence } from '../../../src/lore/model/model.ts';
import { loadPacks, readPacks } from '../../../src/lore/pack/load.ts';
import { formatProblem } from '../../../src/lore/pack/problem.ts';
import { isBirth, isDeath, wholesOf } from '../../../src/timeline/happening.ts';
import { knowledgeOf, loreOf } from '../opened.ts';
import { writePack } from '../small-pack.ts';

const HEAD = `
name: Shire
fandom: Another one
language: en
summary: A pack for tests.
licence: CC0-1.0
attribution: Nobody
tiers: [{ id: book, name: Book }]
continuities: [{ id: told, name: As told }, { id: prime, name: Another }]
`;
const WORKS = 'red-book: { title: The Red Book, medium: novel, tier: book }';
const person = (id: string, name: string, facts: string) =>
  `${id}: { name: ${name}, kind: person, summary: One of them., cite: [red-book], facts: [${facts}] }`;

function pack(head: string, ...entries: string[]): string {
  return writePack({ 'pack.yaml': HEAD + head, 'works.yaml': WORKS, 'entries.yaml': entries.join('\n') });
}
const report = (folder: string) =>
  readPacks(folder).problems.map((problem) => formatProblem({ ...problem, file: basename(problem.file) }));

describe('a pack without relations of its own', () => {
  const folder = pack(
    '',
    person('bilbo', 'Bilbo', '{ relation: parent-of, target: frodo, cite: [red-book] }'),
    person('frodo', 'Frodo', '{ relation: born, value: Bag End, date: 2968, cite: [red-book] }').replace(
      'value: Bag End',
      'text: Frodo was born at home.',
    ),
  );

  it('uses those that every pack has', () => {
    const [loaded] = loadPacks(folder);
    expect(loaded?.facts.map((fact) => sentence(fact))).toEqual([
      'Bilbo was a parent of Frodo.',
      'Frodo was born at home.',
    ]);
    expect([...(loaded?.relations.keys() ?? [])]).toEqual(['parent-of', 'born']);
  });

  it('is told of a relation that nobody has', () => {
    const wrong = pack('', person('bilbo', 'Bilbo', '{ relation: parnt-of, value: x, cite: [red-book] }'));
    expect(report(wrong)).toEqual([
      expect.stringContaining(
        '"parnt-of" is no relation of pack.yaml  write parent-of, or add parnt-of there',
      ),
    ]);
  });
});

describe('a pack with relations of its own', () => {
  it('says otherwise what it names of one that every pack has, and keeps the rest', () => {
    const [loaded] = loadPacks(
      pack(
        'relations: { parent-of: { phrase: begot } }',
        person('bilbo', 'Bilbo', '{ relation: parent-of, target: frodo, cite: [red-book] }'),
        person('frodo', 'Frodo', ''),
      ),
    );
    expect(loaded?.facts.map((fact) => sentence(fact))).toEqual(['Bilbo begot Frodo.']);
    expect(loaded?.relations.get('parent-of')).toMatchObject({
      inverse: 'was a child of',
      section: 'family',
      tie: 10,
    });
  });

  it('has one for itself that it says in full, but for its roles', () => {
    const [loaded] = loadPacks(
      pack(
        `relations:
  parent-of: { phrase: begot, label: Begot, section: more, targets: [] }
  born: { phrase: saw the light, label: Born, section: life, targets: [] }
`,
        person('smaug', 'Smaug', '{ relation: parent-of, value: none, cite: [red-book] }').replace(
          'person',
          'object',
        ),
        person('frodo', 'Frodo', '{ relation: born, value: at home, cite: [red-book] }'),
      ),
    );
    expect(loaded?.relations.get('parent-of')).toMatchObject({
      inverse: 'begot',
      subjects: undefined,
      tie: 0,
    });
    expect(loaded?.relations.get('born')).toMatchObject({ single: false, roles: ['birth'] });
  });

  it('has to say in full what no other pack has', () => {
    expect(report(pack('relations: { bore: { phrase: bore } }'))).toEqual([
      'pack.yaml:10:14  the relation bore has no label, section  add label: and section:, or use a relation of data/relations.yaml',
    ]);
  });

  it('gives its own a role, whatever it calls them', () => {
    const [loaded] = loadPacks(
      pack(
        `relations:
  woke: { phrase: woke in, label: Woke, section: life, targets: [], roles: [birth] }
  sailed: { phrase: sailed to, label: Sailed, section: life, targets: [], roles: [death] }
  amid: { phrase: fell amid, inverse: held, label: Amid, inverseLabel: Held, section: glance, roles: [part] }
`,
        person(
          'elf',
          'Elf',
          '{ relation: woke, value: x, cite: [red-book] }, { relation: sailed, value: y, cite: [red-book] }',
        ),
        'war: { name: The War, kind: event, summary: A war., cite: [red-book] }',
        'siege: { name: The Siege, kind: event, summary: A siege., cite: [red-book], facts: [{ relation: amid, target: war, cite: [red-book] }] }',
      ),
    );
    const [woke, sailed] = loaded?.facts ?? [];
    expect(woke && isBirth(woke)).toBe(true);
    expect(sailed && isDeath(sailed)).toBe(true);
    const siege = loaded?.entries.find(({ id }) => id === 'small/siege');
    expect(siege && wholesOf(siege).map(({ name }) => name)).toEqual(['The War']);
  });
});

describe('the words of a pack', () => {
  const people = [person('frodo', 'Frodo', ''), person('sam', 'Sam Gardner', '')];
  const found = (head: string, query: string) => {
    const answer = knowledgeOf(pack(head, ...people)).ask.find(query);
    return answer.ok ? answer.item.name : undefined;
  };

  it('say which of them are titles, beside those of English', () => {
    expect(found('', 'captain frodo')).toBe('Frodo');
    expect(found('titles: [Gaffer]', 'gaffer')).toBeUndefined();
    expect(found('titles: [gardner]', 'gardner')).toBeUndefined();
    expect(found('', 'gardner')).toBe('Sam Gardner');
  });

  it('say which mean the same', () => {
    const facts = '{ relation: parent-of, target: frodo, cite: [red-book] }';
    const folder = (head: string) =>
      knowledgeOf(pack(head, person('drogo', 'Drogo', facts), person('frodo', 'Frodo', ''))).ask;
    const sire = folder('synonyms: [[parent, father, sire]]').find("Frodo's sire");
    expect(sire.ok && sire.item.name).toBe('Drogo');
    expect(folder('').find("Frodo's sire").ok).toBe(false);
  });
});

describe('the continuity called prime', () => {
  it('is the main one only where the pack has it first', () => {
    const lore = loreOf(
      pack(
        '',
        person('frodo', 'Frodo', ''),
        person('frodo-prime', 'Frodo', '').replace('kind: person', 'kind: person, continuity: prime'),
      ),
    );
    const plain = lore.find('frodo');
    const asked = lore.find('prime frodo');
    expect(plain.ok && plain.item.id).toBe('small/frodo');
    expect(asked.ok && asked.item.id).toBe('small/frodo-prime');
  });
});
