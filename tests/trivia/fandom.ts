/** A pack of another fandom, with questions of its own, for tests of how questions are made. */
import { writePack } from '../lore/small-pack.ts';

const QUESTIONS = `
questions:
  articles: [the]
  templates:
    - { kind: who, relations: [forged], ask: "Who {deed}?{when}" }
    - { kind: who, relations: [rules], ask: "Who ruled {target} in {year}?" }
    - { kind: what, relations: [forged], ask: "What is missing? “{gap}”" }
    - { kind: year, relations: [forged], ask: "When was this? “{sentence}”" }
`;

const PACK = `
name: Rings
fandom: Rings
language: en
summary: A pack for tests.
licence: CC0-1.0
attribution: Nobody
tiers: [{ id: book, name: Book }]
continuities: [{ id: main, name: Main }]
relations:
  forged: { phrase: forged, inverse: was forged by, label: Forged, inverseLabel: Smith, section: events, subjects: [person], targets: [object], tie: 6 }
  rules: { phrase: ruled, inverse: was ruled by, label: Ruled, inverseLabel: Rulers, section: career, subjects: [person], targets: [place], tie: 3 }
  saw: { phrase: saw, inverse: was seen by, label: Saw, inverseLabel: Seen by, section: events, subjects: [person], targets: [object], tie: 1 }
`;

const SMITHS = ['Aldo', 'Brin', 'Cedd', 'Dorn', 'Edda', 'Fenn'];
const THINGS = ['Anvil', 'Blade', 'Crown', 'Dagger', 'Easel', 'Flute'];
const DEEDS = [
  'beat the old ANVIL out of a fallen star',
  'hammered a bright BLADE beneath the northern glacier',
  'twisted the heavy CROWN from seven melted coins',
  'ground a crooked DAGGER during the drought',
  'carved an oaken EASEL for the blind painter',
  'drilled a silver FLUTE to calm the restless wolves',
];

/** Six smiths with a thing each; `extra` are more facts of the first of them. */
export function rings(extra = '', questions = QUESTIONS): string {
  const people = SMITHS.map((name, index) => {
    const thing = THINGS[index] ?? '';
    const text = `${name} ${DEEDS[index]?.replace(thing.toUpperCase(), thing)}.`;
    return `${name.toLowerCase()}: { name: ${name}, kind: person, summary: A smith., cite: [saga], facts: [
      { relation: forged, target: ${thing.toLowerCase()}, date: ${1000 + index * 7}, text: "${text}", cite: [saga] },
      ${index === 0 ? extra : ''}
    ] }`;
  });
  const things = THINGS.map(
    (name) => `${name.toLowerCase()}: { name: ${name}, kind: object, summary: A thing., cite: [saga] }`,
  );
  const land = 'vale: { name: Vale, kind: place, summary: A land., cite: [saga] }';
  return writePack({
    'pack.yaml': PACK + questions,
    'works.yaml': 'saga: { title: The Saga, medium: novel, tier: book }',
    'entries.yaml': [...people, ...things, land].join('\n'),
  });
}
