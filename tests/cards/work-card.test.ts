import { describe, expect, it } from 'vitest';
import { workCard } from '../../src/cards/work-card.ts';
import { loadPacks } from '../../src/lore/pack/load.ts';
import { WORKS, writePack } from '../lore/small-pack.ts';

const works = `${WORKS}
flashback: { title: Flashback, medium: episode, tier: screen, series: DS9, season: 5, episode: 2, set: 2373 }
`;

const entries = `
ada:
  name: Ada
  kind: person
  summary: A captain.
  cite: [flashback]
  facts:
    - { relation: met, target: ben, date: 2293, text: Ada met Ben on a peace long ago., cite: [flashback] }
    - { relation: met, target: cleo, date: 2373, text: Ada met Cleo in the brig., cite: [flashback] }
ben: { name: Ben, kind: person, summary: A pilot., cite: [flashback] }
cleo:
  name: Cleo
  kind: person
  summary: A thief.
  cite: [flashback]
  facts:
    - { relation: met, target: ben, date: 2373, text: Cleo met Ben on the bridge., cite: [flashback, tuc] }
`;

describe('the card of a work', () => {
  it('tells first what its own story tells and no other work does, and what it looks back on last', () => {
    const [pack] = loadPacks(writePack({ 'works.yaml': works, 'entries.yaml': entries }));
    const work = pack?.works.find(({ id }) => id === 'small/flashback') ?? expect.unreachable();
    const facts = workCard(work)
      .embeds[0]?.description?.split('\n')
      .filter((line) => line.startsWith('• '));
    expect(facts?.map((line) => line.replace(/^• (\d+: )?| `.*/g, ''))).toEqual([
      'Ada met Cleo in the brig.',
      'Cleo met Ben on the bridge.',
      'Ada met Ben on a peace long ago.',
    ]);
  });
});
