import { describe, expect, it } from 'vitest';
import { entryChoices } from '../../src/cards/choices.ts';
import { connectionCard } from '../../src/cards/connection-card.ts';
import { entryCard, partCard } from '../../src/cards/entry-card.ts';
import { factLines } from '../../src/cards/fact-line.ts';
import type { Entry, Fact } from '../../src/lore/model/model.ts';
import { viewOf, viewsOf } from '../../src/spoilers/view.ts';
import { EVERYTHING, isBeyond, judgeFact, nameSpoils, type Viewer } from '../../src/spoilers/viewer.ts';
import { loreOf } from '../lore/opened.ts';
import { readLimits } from './limits-of.ts';

const lore = loreOf('data');
const entry = (slug: string): Entry => lore.entry(`khitomer/${slug}`) ?? expect.unreachable(slug);
const limited = (text: string, canon?: string): Viewer => {
  const read = readLimits(text, lore.packs);
  return { canon, limits: read.ok ? read.limits : expect.unreachable(text) };
};
const factsOf = ({ facts, mentions }: Entry) => [...facts, ...mentions];

describe('a view of an entry', () => {
  it('parts its facts into those told plainly, those behind bars, and those below the canon line', () => {
    const viewer = limited('DS9 S3, no novels', 'novelization');
    const curzon = entry('curzon-dax');
    const { told, below } = viewOf(curzon, viewer);
    const judged = Map.groupBy(factsOf(curzon), (fact) => judgeFact(fact, viewer).standing);
    const ids = (facts: readonly Fact[] = []) => facts.map(({ id }) => id);
    const hidden = told.filter(({ isHidden }) => isHidden);
    expect(told.filter(({ isHidden }) => !isHidden).map(({ fact }) => fact.id)).toEqual(
      ids(judged.get('shown')),
    );
    expect(hidden.map(({ fact }) => fact.id)).toEqual(ids(judged.get('spoiler')));
    expect(below.map(({ id }) => id)).toEqual(ids(judged.get('below')));
    expect(hidden.length * below.length).toBeGreaterThan(0);
    for (const { fact, verdict } of hidden) expect(verdict).toEqual(judgeFact(fact, viewer));
  });

  it('has all of it for who sees everything', () => {
    const { told, below, isUnknown, isSummaryCut } = viewOf(entry('curzon-dax'), EVERYTHING);
    expect(told).toHaveLength(factsOf(entry('curzon-dax')).length);
    expect([below, isUnknown, isSummaryCut]).toEqual([[], false, false]);
  });

  it('judges a fact once, whichever of its entries is asked', () => {
    const [curzon, event] = viewsOf([entry('curzon-dax'), entry('khitomer-conference')], limited('DS9 S3'));
    const shared = curzon?.told.find(({ fact }) => fact.target === event?.entry);
    expect(shared).toBeDefined();
    expect(event?.told).toContain(shared);
    expect(curzon?.beside(entry('khitomer-conference'))).toBe(event);
  });

  it('names no work that is not seen by its title', () => {
    const viewer = limited('no films, no novelizations');
    for (const { sources } of viewOf(entry('khitomer-conference'), viewer).told)
      expect(sources.all).not.toContain('TUC');
    const { seen, beyond } = viewOf(entry('khitomer-conference'), viewer).works;
    expect(seen.filter((work) => isBeyond(work, viewer))).toEqual([]);
    expect(beyond).toBeGreaterThan(0);
  });

  it('knows whose very name lies beyond the limit', () => {
    const viewer = limited('DS9 S6, no novels');
    expect(viewOf(entry('ezri-dax'), viewer).isUnknown).toBe(nameSpoils(entry('ezri-dax'), viewer));
    expect(viewOf(entry('ezri-dax'), viewer).isUnknown).toBe(true);
  });

  it('has both sides where sources disagree, or says from where the other one is', () => {
    const [fact] = lore.opened.flatMap((pack) =>
      pack.entries.flatMap(({ facts }) => facts.filter(({ contradicts }) => contradicts.length > 0)),
    );
    const { subject, contradicts } = fact ?? expect.unreachable();
    const told = viewOf(subject, EVERYTHING).told.find(({ fact: { id } }) => id === fact?.id);
    expect(told?.sides.map(({ fact: { id } }) => id)).toEqual(contradicts.map(({ id }) => id));
    expect(told?.unheard).toEqual([]);
  });
});

const DARK = { theme: 'dark' } as const;

describe('a card that is handed what nobody judged', () => {
  it('does not compile', () => {
    const curzon = entry('curzon-dax');
    const view = viewOf(curzon, EVERYTHING);
    const bare = { entry: curzon, told: curzon.facts, below: [] };
    const tries = [
      // @ts-expect-error an entry is no view of it
      () => entryCard(curzon),
      // @ts-expect-error nor is what only looks like one
      () => entryCard(bare),
      // @ts-expect-error
      () => partCard(curzon, { part: 'sources' }),
      // @ts-expect-error
      () => entryChoices([curzon]),
      // @ts-expect-error a fact is not told yet
      () => factLines(curzon.facts[0]),
      // @ts-expect-error nor are the steps of a chain
      () => connectionCard(view, view, [{ fact: curzon.facts[0], to: curzon }], DARK, false),
    ];
    expect(tries).toHaveLength(6);
  });
});
