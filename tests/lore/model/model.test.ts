import { describe, expect, it } from 'vitest';
import { sentence } from '../../../src/lore/model/model.ts';
import { loadPacks } from '../../../src/lore/pack/load.ts';
import { PACK, writePack } from '../small-pack.ts';

const RELATIONS = `
  fought: { phrase: fought in, inverse: was fought by, label: Fought in, inverseLabel: Combatants, section: events, targets: [event], tie: 4 }
  type: { phrase: was a, label: Type, section: glance, targets: [] }`;

/** The sentence of the one fact of `a`, as its pack would write it. */
function told(fact: string, { language = 'en' } = {}): string {
  const packs = loadPacks(
    writePack({
      'pack.yaml': `${PACK.trimEnd()}${RELATIONS}\n`.replace('language: en', `language: ${language}`),
      'entries.yaml': `
a: { name: A, kind: person, summary: Somebody., cite: [tuc], facts: [{ ${fact}, cite: [tuc] }] }
war: { name: War (2372-2373), kind: event, summary: A war., cite: [tuc] }
`,
    }),
  );
  const [only] = packs.flatMap((pack) => pack.facts);
  return sentence(only ?? expect.unreachable());
}

describe('the sentence of a fact without one', () => {
  it('is made from the relation’s wording, with role and date', () => {
    expect(told('relation: fought, target: war, role: Captain, date: 2380')).toBe(
      'A fought in War (2372-2373) as Captain in 2380.',
    );
  });

  it.each(['2372', 'from 2372', '2372-2373', 'until 2373'])(
    'does not say %s once more where a name has it',
    (date) => {
      expect(told(`relation: fought, target: war, date: ${date}`)).toBe('A fought in War (2372-2373).');
    },
  );

  it('says a date of which the words have a part only', () => {
    expect(told('relation: fought, target: war, date: 2371-2373')).toBe(
      'A fought in War (2372-2373) from 2371 to 2373.',
    );
    expect(told('relation: rank, value: Pilot of the 229, date: 2293')).toBe(
      'A held the rank of Pilot of the 229 in 2293.',
    );
    expect(told('relation: rank, value: oath of the 2290s, date: from 2290s')).toBe(
      'A held the rank of oath of the 2290s.',
    );
  });

  it('calls an entry as its pack says where its name cannot stand in a sentence', () => {
    const packs = loadPacks(
      writePack({
        'pack.yaml': `${PACK.trimEnd()}${RELATIONS}\nquestions: { names: { long-war: the Long War }, templates: [] }\n`,
        'entries.yaml': `
long-war: { name: War (2372-2373), kind: event, summary: A war., cite: [tuc], facts: [{ relation: type, value: attrition, date: 2373, cite: [tuc] }] }
a: { name: A, kind: person, summary: Somebody., cite: [tuc], facts: [{ relation: fought, target: long-war, cite: [tuc] }] }
`,
      }),
    );
    expect(packs.flatMap((pack) => pack.facts).map((fact) => sentence(fact))).toEqual([
      'The Long War was an attrition in 2373.',
      'A fought in the Long War.',
    ]);
  });

  it.each([
    ['empire', 'A was an empire.'],
    ['Android', 'A was an Android.'],
    ['union of worlds', 'A was a union of worlds.'],
    ['uninhabited moon', 'A was an uninhabited moon.'],
    ['one-man ship', 'A was a one-man ship.'],
    ['hour of need', 'A was an hour of need.'],
    ['house', 'A was a house.'],
  ])('has the right article before “%s”', (value, expected) => {
    expect(told(`relation: type, value: ${value}`)).toBe(expected);
  });

  it('leaves the words of other languages alone', () => {
    expect(told('relation: type, value: imperatriz', { language: 'pt' })).toBe('A was a imperatriz.');
  });
});
