import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Connection, openConnections } from '../../src/connect/index.ts';
import type { Entry } from '../../src/lore/model/model.ts';
import { loadPacks } from '../../src/lore/pack/load.ts';
import type { OpenPack } from '../../src/lore/pack/open-pack.ts';
import { entryOf, openFolder, openQuickly } from '../lore/opened.ts';
import { PACK, writePack } from '../lore/small-pack.ts';
import { GOLDEN, GOLDEN_TIES } from './golden.ts';

const shipped = openFolder(join(import.meta.dirname, '../../data'));
const connections = openConnections(shipped);
const shippedEntry = (slug: string) => entryOf(shipped, `khitomer/${slug}`);

/** `Worf killed Duras`, for each step. */
const told = (connection: Connection) =>
  connection.connected
    ? connection.steps.map(({ fact, from, to }) => {
        const words = fact.subject === from ? fact.relation.phrase : fact.relation.inverse;
        return `${from.name} ${words} ${to.name}`;
      })
    : undefined;

describe('connections in the shipped pack', () => {
  it.each(GOLDEN)('of %s and %s are those a fan would tell', (a, b, chain) => {
    expect(told(connections.connect(shippedEntry(a), shippedEntry(b)))).toEqual(chain);
  });

  it.each(GOLDEN)('of %s and %s are the same from the other end', (a, b) => {
    const there = connections.connect(shippedEntry(a), shippedEntry(b));
    const back = connections.connect(shippedEntry(b), shippedEntry(a));
    if (!there.connected || !back.connected) throw new Error('they are connected');
    expect(back.steps.map(({ fact }) => fact.id)).toEqual(there.steps.map(({ fact }) => fact.id).reverse());
  });

  it('are chains: each step begins where the last one ended, over a fact that ties the two', () => {
    for (const [a, b] of GOLDEN) {
      const found = connections.connect(shippedEntry(a), shippedEntry(b));
      if (!found.connected) throw new Error(`${a} and ${b} are connected`);
      let at = shippedEntry(a);
      for (const { fact, from, to } of found.steps) {
        expect(from).toBe(at);
        expect([fact.subject, fact.target]).toEqual(expect.arrayContaining([from, to]));
        expect(fact.citations.length).toBeGreaterThan(0);
        at = to;
      }
      expect(at).toBe(shippedEntry(b));
    }
  });

  it('never go by way of a species or Starfleet when two people dealt with each other', () => {
    const people = GOLDEN.flatMap(([a, b]) => [shippedEntry(a), shippedEntry(b)]).filter(
      ({ kind }) => kind === 'person',
    );
    for (const a of people) {
      for (const b of people) {
        const found = connections.connect(a, b);
        if (!found.connected) throw new Error(`${a.id} and ${b.id} are connected`);
        const between = found.steps.slice(1).map(({ from }) => from.kind);
        expect(between).not.toContain('species');
        expect(between).not.toContain('organization');
      }
    }
  });

  it('do not depend on the order in which files were read', () => {
    const turned = loadPacks(join(import.meta.dirname, '../../data')).map((pack) => ({
      ...pack,
      entries: pack.entries.toReversed(),
      facts: pack.facts.toReversed(),
    }));
    const other = openConnections(openQuickly(turned));
    for (const [a, b, chain] of GOLDEN)
      expect(told(other.connect(shippedEntry(a), shippedEntry(b)))).toEqual(chain);
  });

  it('keep within what a viewer may see', () => {
    const onScreen = connections.connect(shippedEntry('sarek'), shippedEntry('kang'), {
      accept: (fact) => fact.citations.some(({ work }) => work.tier.id === 'screen'),
    });
    if (!onScreen.connected) throw new Error('they are connected on screen too');
    expect(told(onScreen)).not.toEqual(GOLDEN.find(([a]) => a === 'sarek')?.[2]);
    for (const { fact } of onScreen.steps)
      expect(fact.citations.some(({ work }) => work.tier.id === 'screen')).toBe(true);
  });

  it('say how far one gets when there is no chain', () => {
    const found = connections.connect(shippedEntry('klaestron-iv'), shippedEntry('gowron'));
    if (found.connected) throw new Error('nothing ties anybody to Klaestron IV');
    const [from, to] = found.reach;
    expect(from).toEqual({ from: shippedEntry('klaestron-iv'), to: undefined, steps: [], entries: 0 });
    expect(to.from.name).toBe('Gowron');
    expect(to.to?.name).toBe('Spock');
    expect(to.steps.at(0)?.from.name).toBe('Gowron');
    expect(to.steps.at(-1)?.to.name).toBe('Spock');
    expect(to.entries).toBeGreaterThan(200);
  });
});

describe('the strongest ties', () => {
  const names = (slug: string, most = 6) =>
    connections.strongest(shippedEntry(slug), most).map(({ entry }) => entry.name);

  it.each(GOLDEN_TIES)('of %s are those that a fan would name', (slug, first, others) => {
    const from = shippedEntry(slug);
    const [strongest, ...more] = connections
      .strongest(from, 1 + others.length)
      .map(({ entry, facts: [fact] }) => {
        const { subject, relation } = fact ?? expect.unreachable();
        return `${subject === from ? relation.phrase : relation.inverse} ${entry.name}`;
      });
    expect(strongest).toBe(first);
    expect(more.toSorted()).toEqual(others.toSorted());
  });

  it('put family and friends before the crowd that one belongs to', () => {
    expect(names('james-t-kirk', 8)).toEqual(
      expect.arrayContaining(['David Marcus', 'Spock', 'Leonard McCoy']),
    );
    expect(names('james-t-kirk', 8)).not.toContain('Starfleet');
  });

  it('have all facts that tie the two', () => {
    const [, sarek] = connections.strongest(shippedEntry('curzon-dax'), 2);
    expect(sarek?.facts.map(({ relation }) => relation.id)).toEqual(['mentor-of', 'aide-to']);
  });

  it('are told by the strongest canon tier that tells of the two', () => {
    const [accords] = connections.strongest(shippedEntry('klingon-empire'), 1);
    const ranks = accords?.facts.map(({ citations }) =>
      Math.min(...citations.map(({ work }) => work.tier.rank)),
    );
    expect(ranks?.length).toBeGreaterThan(2);
    expect(ranks).toEqual(ranks?.toSorted((a, b) => a - b));
    expect(accords?.facts.some(({ relation }) => relation.id === 'withdrew-from')).toBe(true);
  });

  it('leave out what a viewer may not see', () => {
    const ties = connections.strongest(shippedEntry('curzon-dax'), 6, {
      accept: (fact) => fact.relation.id !== 'mentor-of',
    });
    expect(ties.map(({ entry }) => entry.name)).not.toContain('Benjamin Sisko');
  });
});

describe('the strongest ties in a small pack', () => {
  const facts = (...written: string[]) => `facts: [${written.join(', ')}]`;
  const load = (written: string, others: string) =>
    openFolder(
      writePack({
        'pack.yaml': PACK.replace(
          'relations:',
          'relations:\n  fought: { phrase: fought in, inverse: was fought by, label: Fought in, inverseLabel: Combatants, section: events, targets: [event], tie: 4 }',
        ),
        'entries.yaml': `a: { name: A, kind: person, summary: Somebody., cite: [tuc], ${written} }\n${others}`,
      }),
    );
  const person = (slug: string, more = '') =>
    `${slug}: { name: ${slug.toUpperCase()}, kind: person, prominence: 50, summary: Somebody., cite: [tuc]${more && `, ${more}`} }\n`;
  const event = (slug: string) =>
    `${slug}: { name: ${slug.toUpperCase()}, kind: event, prominence: 0, summary: A battle., cite: [tuc] }\n`;
  const met = (target: string, more = '') => `{ relation: met, target: ${target}, cite: [tuc]${more} }`;
  const fought = (target: string) => `{ relation: fought, target: ${target}, cite: [tuc] }`;
  const order = (packs: OpenPack[]) =>
    openConnections(packs)
      .strongest(entryOf(packs, 'small/a'), 2)
      .map(({ entry }) => entry.name);

  it('put first whom one has more in common with', () => {
    const ours = ['p', 'q'].map(fought);
    const packs = load(
      facts(met('b'), met('c'), ...ours),
      person('b') + person('c', facts(...ours)) + event('p') + event('q'),
    );
    expect(order(packs)).toEqual(['C', 'B']);
  });

  it('put what lasted before what happened once', () => {
    expect(order(load(facts(met('b', ', date: 2293'), met('c')), person('b') + person('c')))).toEqual([
      'C',
      'B',
    ]);
    expect(order(load(facts(met('b'), met('c', ', date: 2293')), person('b') + person('c')))).toEqual([
      'B',
      'C',
    ]);
  });

  it('make more of two works than of one that tells of the same day twice', () => {
    const twice = (target: string, work: string) => [
      met(target, `, id: a.${target}.1`),
      `{ id: a.${target}.2, relation: met, target: ${target}, cite: [${work}] }`,
    ];
    const packs = load(facts(...twice('b', 'tuc'), ...twice('c', 'warrior')), person('b') + person('c'));
    expect(order(packs)).toEqual(['C', 'B']);
  });
});

describe('connections in a small pack', () => {
  const person = (slug: string, facts: string) =>
    `${slug}: { name: ${slug.toUpperCase()}, kind: person, summary: Somebody., cite: [tuc], facts: [${facts}] }\n`;
  const met = (target: string, more = '') => `{ relation: met, target: ${target}, cite: [tuc]${more} }`;
  const load = (entries: string) => openFolder(writePack({ 'entries.yaml': entries }));

  it('is none at all between an entry and itself', () => {
    const packs = load(person('a', met('b')) + person('b', ''));
    const a = entryOf(packs, 'small/a');
    expect(openConnections(packs).connect(a, a)).toEqual({ connected: true, steps: [] });
  });

  it('takes the better known way of two that are equal otherwise', () => {
    const packs = load(
      person('a', `${met('p')}, ${met('q')}`) +
        'p: { name: P, kind: person, prominence: 10, summary: Somebody., cite: [tuc] }\n' +
        'q: { name: Q, kind: person, prominence: 90, summary: Somebody., cite: [tuc] }\n' +
        person('b', `${met('p')}, ${met('q')}`),
    );
    const found = openConnections(packs).connect(entryOf(packs, 'small/a'), entryOf(packs, 'small/b'));
    expect(told(found)).toEqual(['A met Q', 'Q met B']);
  });

  it('prefers a fact of a stronger tier and with a sentence of its own', () => {
    const packs = load(
      person(
        'a',
        `{ id: a.novel, relation: met, target: b, text: A met B in a novel., cite: [catalyst] },
         { id: a.bare, relation: met, target: b, cite: [tuc] },
         { id: a.seen, relation: met, target: b, text: A met B in a film., cite: [tuc] }`,
      ) + person('b', ''),
    );
    const found = openConnections(packs).connect(entryOf(packs, 'small/a'), entryOf(packs, 'small/b'));
    expect(found.connected && found.steps.map(({ fact }) => fact.id)).toEqual(['small/a.seen']);
  });

  it('can be asked while another is being searched', () => {
    const packs = load(person('a', met('b')) + person('b', met('c')) + person('c', ''));
    const [a, b, c] = ['a', 'b', 'c'].map((slug) => entryOf(packs, `small/${slug}`)) as [Entry, Entry, Entry];
    const small = openConnections(packs);
    const accept = () => small.connect(b, c).connected;
    expect(told(small.connect(a, c, { accept }))).toEqual(['A met B', 'B met C']);
    expect(told(small.connect(a, c))).toEqual(['A met B', 'B met C']);
  });

  it('knows no entry of another pack than those it was built from', () => {
    const packs = load(person('a', ''));
    expect(() => connections.connect(entryOf(packs, 'small/a'), shippedEntry('spock'))).toThrow(
      'small/a is in none of the packs',
    );
  });
});
