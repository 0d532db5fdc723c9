import { describe, expect, it } from 'vitest';
import { isQuote } from '../../src/lore/model/quote.ts';
import { judgementFor } from '../../src/spoilers/view.ts';
import { EVERYTHING } from '../../src/spoilers/viewer.ts';
import { factByLot, factOfDay, quoteOfDay } from '../../src/trivia/by-lot.ts';
import { loreOf, shippedKnowledge } from '../lore/opened.ts';
import { writePack } from '../lore/small-pack.ts';
import { readKeptLimits } from '../spoilers/limits-of.ts';

const { lore } = await shippedKnowledge();
const DAY = 20_000;
const times = <Item>(count: number, make: (at: number) => Item) =>
  Array.from({ length: count }, (_, at) => make(at));

describe('the fact of a day', () => {
  it('is the same for a server all day, another one the next day, and none twice in two months', () => {
    const ids = times(60, (at) => factOfDay(lore, EVERYTHING, 'server', DAY + at)?.fact.id);
    expect(new Set(ids).size).toBe(60);
    expect(factOfDay(lore, EVERYTHING, 'server', DAY)?.fact.id).toBe(ids[0]);
  });

  it('is another one in another server', () => {
    const of = (seed: string) => times(10, (at) => factOfDay(lore, EVERYTHING, seed, DAY + at)?.fact.id);
    expect(of('one').filter((id, at) => id === of('two')[at])).toEqual([]);
  });

  it('says something by itself', () => {
    const facts = times(100, (at) => factOfDay(lore, EVERYTHING, 'server', DAY + at)?.fact);
    expect(facts.filter((fact) => !fact?.text || fact.text.length < 60 || isQuote(fact))).toEqual([]);
  });

  it('keeps to the limit of whoever reads', () => {
    const strict = { ...EVERYTHING, limits: readKeptLimits('TNG S1', lore.packs).limits };
    const judgement = judgementFor(strict);
    const shown = times(100, (at) => factOfDay(lore, strict, 'server', DAY + at));
    expect(shown.filter((told) => told && judgement.tell(told.fact)?.isHidden)).toEqual([]);
  });
});

describe('a fact by chance', () => {
  it('says something, and is any where none does', () => {
    const texts = times(200, (at) => factByLot(lore, EVERYTHING, `${at}`)?.fact.text ?? '');
    expect(texts.filter((text) => text.length < 60)).toEqual([]);
    const short = loreOf(writePack());
    expect(factByLot(short, EVERYTHING, 'seed')).toBeDefined();
  });
});

describe('the line of a day', () => {
  it('is none twice before all had their turn', () => {
    const { count } = lore.quotes;
    const places = times(count, (at) => quoteOfDay(lore, EVERYTHING, 'server', DAY + at)?.place);
    expect(new Set(places).size).toBe(count);
  });
});
