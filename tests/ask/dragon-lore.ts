/** A made pack of another fandom, whose relations no other pack has. */
import type { Lore } from '../../src/lore/lore.ts';
import { loreOf } from '../lore/opened.ts';
import { writePack } from '../lore/small-pack.ts';

const relation = (phrase: string, inverse: string, asks: object) => ({
  ...{ phrase, inverse, label: phrase, inverseLabel: inverse, section: 'people', tie: 6 },
  ...{ subjects: ['person'], targets: ['person'], asks },
});

const HEAD = {
  ...{ name: 'Dragons', fandom: 'Another one', language: 'en', summary: 'A pack for tests.' },
  ...{ licence: 'CC0-1.0', attribution: 'Nobody' },
  tiers: [{ id: 'book', name: 'Book' }],
  continuities: [{ id: 'told', name: 'As told' }],
  pronouns: { she: ['brood mother'] },
  synonyms: [['unseat', 'unseated', 'toppled']],
  relations: {
    hatched: relation('hatched', 'was hatched by', { does: ['hatch'], subject: ['brood mother'] }),
    rode: relation('rode', 'was ridden by', { does: ['ride'], subject: ['rider'], target: ['mount'] }),
    unseated: relation('toppled', 'was toppled by', { does: ['unseat', 'topple'] }),
  },
};

const FIRST = ['Aru', 'Bel', 'Cor', 'Dav', 'Eli', 'Fen', 'Gor', 'Hul', 'Iri', 'Jos'];
const LAST = ['thane', 'morra', 'wick', 'lund', 'vash'];

/** Fifty dragons and riders in a ring, each with a tie of every sort to another. */
export function dragonLore(): Lore {
  const names = FIRST.flatMap((first) => LAST.map((last) => `${first}${last}`));
  const at = (place: number) => (names[place % names.length] ?? '').toLowerCase();
  const entries = names.map((name, place) => [
    name.toLowerCase(),
    {
      ...{ name, kind: 'person', summary: 'One of them.', cite: ['saga'] },
      pronouns: place % 2 === 0 ? 'she' : 'he',
      facts: [
        ...(place % 2 === 0 ? [{ relation: 'hatched', target: at(place + 1), cite: ['saga'] }] : []),
        ...(place % 3 === 0 ? [{ relation: 'rode', target: at(place + 5), cite: ['saga'] }] : []),
        ...(place % 4 === 0 ? [{ relation: 'unseated', target: at(place + 7), cite: ['saga'] }] : []),
      ],
    },
  ]);
  return loreOf(
    writePack({
      'pack.yaml': JSON.stringify(HEAD),
      'works.yaml': JSON.stringify({ saga: { title: 'The Saga', medium: 'novel', tier: 'book' } }),
      'entries.yaml': JSON.stringify(Object.fromEntries(entries)),
    }),
  );
}
