/** A pack of any size, made up: names of syllables, and facts as a large wiki has them, a few hubs among many entries. */

import type { Kind } from '../src/lore/model/kinds.ts';
import type { BuiltPack, Entry, Fact, Relation, Work } from '../src/lore/model/model.ts';
import { chance } from './queries.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

const SYLLABLES =
  'ka wor dax ri gor kon sul tha ne va lek mor du ras qo zet bur ja pra xis ven tor ul shi an ek'.split(' ');
const SURNAMES = 3000;
const KINDS: readonly (readonly [Kind, number])[] = [
  ['person', 0.5],
  ['event', 0.65],
  ['place', 0.8],
  ['ship', 0.9],
  ['object', 0.97],
  ['organization', 0.998],
  ['species', 1],
];
/** Relation, its tie, how often, and the kind of the hub it goes to where it goes to one. */
const RELATIONS: readonly (readonly [id: string, tie: number, share: number, hub: Kind | undefined])[] = [
  ['species', 1, 0.15, 'species'],
  ['affiliation', 1, 0.3, 'organization'],
  ['served-on', 3, 0.45, undefined],
  ['attended', 4, 0.62, undefined],
  ['deed', 5, 0.8, undefined],
  ['met', 6, 0.92, undefined],
  ['befriended', 8, 0.97, undefined],
  ['parent-of', 10, 1, undefined],
];

/** @param facts per entry; the mean degree is twice that. */
export function madePack(size: number, facts: number, seed: number): BuiltPack {
  const random = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const word = () => {
    const made = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join('');
    return made.charAt(0).toUpperCase() + made.slice(1);
  };
  const surnames = Array.from({ length: SURNAMES }, word);
  const relations = RELATIONS.map(([id, tie, share, hub]) => ({ relation: relation(id, tie), share, hub }));
  const pack = {
    id: 'made',
    language: 'en',
    continuities: [{ id: 'prime', name: 'Prime', main: true }],
    tiers: [{ id: 'screen', name: 'On screen', rank: 0 }],
    entries: [],
    facts: [],
  } as unknown as Mutable<BuiltPack>;
  const work = {
    id: 'made/work',
    pack,
    label: 'W',
    medium: 'film',
    adapts: [],
    tier: pack.tiers[0],
    title: 'A work',
  } as unknown as Work;

  for (let number = 0; number < size; number++) {
    const share = random();
    const kind = KINDS.find(([, below]) => share < below)?.[0] ?? 'person';
    const [first, last] = [word(), pick(surnames)];
    pack.entries.push({
      id: `made/${number}`,
      pack,
      name: random() < 0.2 ? `${first}${number % 7 === 0 ? '' : last.toLowerCase()}` : `${first} ${last}`,
      kind,
      continuity: pack.continuities[0],
      aliases: random() < 0.5 ? [{ name: last, citations: [] }] : [],
      keywords: [],
      page: undefined,
      prominence: Math.floor(random() ** 3 * 100),
      summary: '',
      summaryParts: [],
      citations: [],
      facts: [],
      mentions: [],
    } as unknown as Entry);
  }
  const hubs = Map.groupBy(pack.entries, ({ kind }) => kind);
  for (let number = 0; number < size * facts; number++) {
    const share = random();
    const { relation, hub } =
      relations.find((one) => share < one.share) ?? (relations[0] as (typeof relations)[0]);
    const subject = pick(pack.entries);
    // A few entries take part in much: the cube of an even draw is how links of a wiki fall.
    const among = (hub && hubs.get(hub)) || pack.entries;
    const target = among[Math.floor(random() ** 3 * among.length)] as Entry;
    const fact = {
      id: `${subject.id}.${relation.id}.${number}`,
      subject,
      relation,
      target,
      text: `${subject.name} had to do with ${target.name}.`,
      citations: [{ work, at: undefined }],
      together: false,
      contradicts: [],
      order: 0,
    } as unknown as Fact;
    pack.facts.push(fact);
    (subject.facts as Fact[]).push(fact);
    (target.mentions as Fact[]).push(fact);
  }
  return pack;
}

const relation = (id: string, tie: number): Relation => ({
  ...{ id, tie, label: id, inverseLabel: id, phrase: id, inverse: id },
  ...{ section: 'events', inverseSection: 'events', subjects: undefined, targets: undefined },
  ...{
    symmetric: false,
    single: false,
    open: false,
    roles: [],
    asks: { does: [], suffers: [], subject: [], target: [] },
  },
});
