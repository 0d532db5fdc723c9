import { describe, expect, it } from 'vitest';
import { fromSomewhere, pick, shuffled } from '../../src/trivia/pick.ts';
import type { Question } from '../../src/trivia/question.ts';
import type { QuestionSource } from '../../src/trivia/source.ts';
import { ANY, sourceOf } from './kept.ts';

const question = (id: string, kind: Question['kind'] = 'who'): Question => ({
  id,
  pack: 'small',
  kind,
  text: `Who did ${id}?`,
  clues: [],
  options: kind === 'truth' ? ['True', 'False'] : ['A', 'B', 'C', 'D'],
  answer: 1,
  optionEntries: kind === 'truth' ? [null, null] : ['small/a', 'small/b', 'small/c', 'small/d'],
  facts: [`small/${id}`],
  names: ['small/b'],
  works: ['small/tuc'],
  explanation: 'B did.',
  difficulty: 3,
  topics: { entries: ['small/b'], kinds: ['person'], continuities: ['prime'], tiers: ['screen'] },
});
const pool = Array.from({ length: 200 }, (_, index) => question(`q${index}`));
const days = Array.from({ length: 100 }, (_, index) => `day ${index}`);

const source = sourceOf(pool);

const questionFor = async (day: string, among: QuestionSource, guild: string) =>
  (await pick({ source: among, choice: ANY, seed: `${guild} ${day}` })).question;

describe('the question of a day', () => {
  it('is the same after a restart, and whatever the order of the pool', async () => {
    const turned = sourceOf(pool.toReversed());
    for (const day of days) {
      const asked = await questionFor(day, source, 'guild');
      expect(asked).toBeDefined();
      expect(await questionFor(day, turned, 'guild')).toEqual(asked);
    }
  });

  it('differs from day to day and from server to server', async () => {
    const asked = await Promise.all(days.map((day) => questionFor(day, source, 'guild')));
    expect(new Set(asked.map((one) => one?.id)).size).toBeGreaterThan(60);
    expect((await questionFor('day 1', source, 'guild'))?.id).not.toBe(
      (await questionFor('day 1', source, 'other'))?.id,
    );
  });

  it('stays when questions are added elsewhere, on nearly all days', async () => {
    const more = sourceOf([...pool, question('new'), question('newer')]);
    let same = 0;
    for (const day of days)
      if ((await questionFor(day, source, 'guild'))?.id === (await questionFor(day, more, 'guild'))?.id)
        same += 1;
    expect(same).toBeGreaterThan(90);
  });

  it('is none when there are none', async () => {
    expect(await questionFor('today', sourceOf([]), 'guild')).toBeUndefined();
  });
});

describe('the next question', () => {
  const next = (asked: ReadonlySet<string>, chance: number) =>
    pick({ source, choice: ANY, seed: String(chance), asked: () => asked });

  it('repeats none until the pool is used up', async () => {
    const asked = new Set<string>();
    for (let round = 0; round < pool.length; round += 1) {
      const { question: one } = await next(asked, (round * 0.37) % 1);
      expect(asked.has(one?.id ?? '')).toBe(false);
      asked.add(one?.id ?? '');
    }
    expect(asked.size).toBe(pool.length);
    const drawn = await next(asked, 0.999);
    expect(drawn.question).toBeUndefined();
    expect(drawn).toMatchObject({ askedBefore: { length: pool.length } });
  });

  it('is as likely to be one as another', async () => {
    const count = new Map<string, number>();
    for (let round = 0; round < 4000; round += 1) {
      const { question: one } = await next(new Set(), round);
      count.set(one?.id ?? '', (count.get(one?.id ?? '') ?? 0) + 1);
    }
    // Twenty each on average; by place alone some would come a hundred times.
    expect(count.size).toBe(pool.length);
    expect(Math.max(...count.values())).toBeLessThan(50);
  });

  it('is looked for until one may be asked, and no further', async () => {
    let seen = 0;
    const only = (id: string) =>
      pick({
        source,
        choice: ANY,
        seed: 'any',
        accept(some) {
          seen += some.length;
          return some.filter((one) => id === '' || one.id === id);
        },
      });
    expect((await only('q77')).question?.id).toBe('q77');
    expect(seen).toBe(pool.length);
    seen = 0;
    await only('');
    expect(seen).toBeLessThan(20);
  });

  it('is none when there are none', async () => {
    expect(await pick({ source: sourceOf([]), choice: ANY, seed: 'any' })).toEqual({
      question: undefined,
      askedBefore: [],
    });
  });
});

describe('a walk over all questions', () => {
  it('meets each once, wherever it begins', () => {
    for (const seed of days) {
      const met = [...fromSomewhere(source, ANY, seed)].flat();
      expect(met).toHaveLength(pool.length);
      expect(new Set(met.map(({ id }) => id))).toEqual(new Set(pool.map(({ id }) => id)));
    }
  });
});

describe('a shuffled question', () => {
  it('keeps its right option and the entries behind the options', () => {
    for (const seed of days) {
      const { options, answer, optionEntries } = shuffled(question('q'), seed);
      expect(options[answer]).toBe('B');
      expect(options.toSorted()).toEqual(['A', 'B', 'C', 'D']);
      expect(optionEntries).toEqual(options.map((option) => `small/${option.toLowerCase()}`));
    }
  });

  it('is the same for the same seed, and right in every place for others', () => {
    expect(shuffled(question('q'), 'member')).toEqual(shuffled(question('q'), 'member'));
    const places = days.map((seed) => shuffled(question('q'), seed).answer);
    for (const place of [0, 1, 2, 3])
      expect(places.filter((one) => one === place).length).toBeGreaterThan(10);
  });

  it('leaves true before false', () => {
    expect(shuffled(question('q', 'truth'), 'member').options).toEqual(['True', 'False']);
  });
});
