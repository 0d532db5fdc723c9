/** Where questions come from when they are chosen: asked for by topic and level, a few at a time, never all of them. */
import { type Level, levelOf } from './level.ts';
import type { Question } from './question.ts';
import { lot } from './seeded-order.ts';

/** What questions are chosen by; null for any. */
export interface Choice {
  /** One of {@link topicIds}: `kind:event`, `continuity:mirror`, `entry:pack/slug`. */
  topic: string | null;
  /** As estimated when the question was made; answers may have told otherwise since. */
  level: Level | null;
}

export const ANY: Choice = { topic: null, level: null };

/** Questions in the order of {@link placeOf}, which looks like chance and is the same wherever they are kept. */
export interface QuestionSource {
  /** How many questions there are for a choice. */
  count(choice: Choice): number;
  /** At most `most` questions of a choice, those that follow a place, in the order of their places. */
  after(choice: Choice, place: string, most: number): Question[];
  /** The question with that id. */
  get(id: string): Question | undefined;
}

/** Before the place of every question. */
export const START = '';

/** Where a question stands among the others: 16 hexadecimal digits, compared as text. */
export const placeOf = ({ pack, id }: Pick<Question, 'pack' | 'id'>): string => lot(pack, id);

/** All topics that a question belongs to. */
export const topicIds = ({ topics: { kinds, continuities, entries } }: Question): string[] => [
  ...kinds.map((kind) => `kind:${kind}`),
  ...continuities.map((id) => `continuity:${id}`),
  ...entries.map((id) => `entry:${id}`),
];

/** Questions held in memory, in lists by topic and level. */
export function sourceOf(questions: Iterable<Question>): QuestionSource {
  const placed = Array.from(questions, (question) => ({ question, place: placeOf(question) })).sort((a, b) =>
    a.place < b.place ? -1 : 1,
  );
  const byId = new Map(placed.map(({ question }) => [question.id, question]));
  const lists = new Map<string, (typeof placed)[number][]>();
  for (const one of placed) {
    const { question } = one;
    for (const topic of [null, ...topicIds(question)])
      for (const level of [null, levelOf(question.difficulty)]) {
        const key = keyOf({ topic, level });
        const list = lists.get(key);
        if (list) list.push(one);
        else lists.set(key, [one]);
      }
  }
  const listOf = (choice: Choice) => lists.get(keyOf(choice)) ?? [];
  return {
    count: (choice) => listOf(choice).length,
    after(choice, place, most) {
      const list = listOf(choice);
      const from = firstAfter(list, place);
      return list.slice(from, from + most).map(({ question }) => question);
    },
    get: (id) => byId.get(id),
  };
}

const keyOf = ({ topic, level }: Choice) => `${level ?? ''} ${topic ?? ''}`;

function firstAfter(list: readonly { place: string }[], place: string): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.place ?? '') > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Several sources, such as one a pack, as one. */
export const joinSources = (sources: readonly QuestionSource[]): QuestionSource => ({
  count: (choice) => sources.reduce((sum, source) => sum + source.count(choice), 0),
  after: (choice, place, most) =>
    sources
      .flatMap((source) => source.after(choice, place, most))
      .map((question) => ({ question, place: placeOf(question) }))
      .sort((a, b) => (a.place < b.place ? -1 : 1))
      .slice(0, most)
      .map(({ question }) => question),
  get(id) {
    for (const source of sources) {
      const found = source.get(id);
      if (found) return found;
    }
    return undefined;
  },
});
