import { describe, expect, it } from 'vitest';
import type { BuiltPack, Entry } from '../../src/lore/model/model.ts';
import { loadPacks } from '../../src/lore/pack/load.ts';
import { namedInTexts } from '../../src/lore/pack/named-in.ts';
import { LEVELS, levelOf } from '../../src/trivia/level.ts';
import type { Question } from '../../src/trivia/question.ts';
import { questionsOf } from '../../src/trivia/questions.ts';
import { joinSources, placeOf, START, topicIds } from '../../src/trivia/source.ts';
import { ANY, sourceOf } from './kept.ts';

const [pack] = loadPacks('data/khitomer') as [BuiltPack];
const questions = questionsOf([pack]);
const byPlace = (a: Question, b: Question) => (placeOf(a) < placeOf(b) ? -1 : 1);

describe('the questions of a compiled pack', () => {
  const source = sourceOf(questions);

  it('counts and gives those of a topic and a level', () => {
    for (const topic of [null, 'kind:event', 'continuity:mirror', 'entry:khitomer/curzon-dax'])
      for (const level of [null, ...LEVELS]) {
        const wanted = questions.filter(
          (question) =>
            (topic === null || topicIds(question).includes(topic)) &&
            (level === null || levelOf(question.difficulty) === level),
        );
        expect(wanted.length).toBeGreaterThan(0);
        expect(source.count({ topic, level })).toBe(wanted.length);
        const given = source.after({ topic, level }, START, 10_000);
        expect(given.toSorted(byPlace)).toEqual(wanted.toSorted(byPlace));
      }
  });

  it('has none of a topic that nobody knows', () => {
    expect(source.count({ topic: 'entry:khitomer/nobody', level: null })).toBe(0);
    expect(source.after({ topic: 'entry:khitomer/nobody', level: null }, START, 5)).toEqual([]);
  });

  it('gives a few at a time, in the order of their places', () => {
    const places: string[] = [];
    for (let place = START; ; ) {
      const few = source.after(ANY, place, 100);
      if (few.length === 0) break;
      expect(few.length).toBeLessThanOrEqual(100);
      places.push(...few.map(placeOf));
      place = places.at(-1) ?? '';
    }
    expect(places).toEqual(questions.map(placeOf).sort());
  });

  it('finds a question by its id', () => {
    expect(source.get(questions[7]?.id ?? '')).toEqual(questions[7]);
    expect(source.get('who.nothing')).toBeUndefined();
  });

  it('is the same in one part or in several', () => {
    const parts = joinSources([
      sourceOf(questions.slice(0, 500)),
      sourceOf([]),
      sourceOf(questions.slice(500)),
    ]);
    const choice = { topic: 'kind:event', level: 'hard' } as const;
    expect(parts.count(choice)).toBe(source.count(choice));
    expect(parts.after(choice, '8', 30)).toEqual(source.after(choice, '8', 30));
    for (const question of questions.slice(490, 510)) expect(parts.get(question.id)).toEqual(question);
  });
});

describe('a question', () => {
  it('is the same after it was kept as JSON', () => {
    expect(JSON.parse(JSON.stringify(questions))).toEqual(questions);
  });

  it('knows every entry that it names', () => {
    for (const { names, optionEntries, topics, id } of questions)
      expect(names, id).toEqual(
        expect.arrayContaining([...topics.entries, ...optionEntries.filter((entry) => entry !== null)]),
      );
  });

  it('says no name that it does not know of, or that is not judged with the facts that prove it', () => {
    const namedIn = namedInTexts(pack.entries);
    const calledOf = ({ name, aliases }: Entry) => [name, ...aliases.map((alias) => alias.name)];
    const unjudged = questions.flatMap((question) => {
      const { id, text, clues, options, explanation, names, facts, optionEntries } = question;
      const judged = pack.entries.filter((entry) => names.includes(entry.id));
      const inFacts = pack.facts.filter((fact) => facts.includes(fact.id)).flatMap(({ named }) => named);
      const own = options.filter((_, place) => optionEntries[place]);
      const called = [...[...judged, ...inFacts].flatMap(calledOf), ...own]
        .toSorted((a, b) => b.length - a.length)
        .map((name) => RegExp.escape(name));
      // A namesake is no other name, nor is what stands within one: the false Martok.
      const others = new RegExp(called.join('|'), 'gi');
      return [text, ...clues, ...options, explanation]
        .flatMap((words) => namedIn(words.replace(others, '')))
        .map((entry) => `${id} ${entry.id}`);
    });
    expect(unjudged).toEqual([]);
  });
});
