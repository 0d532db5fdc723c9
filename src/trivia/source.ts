/** Where questions come from when they are chosen: asked for by topic and level, a few at a time, never all of them. */
import type { Level } from './level.ts';
import type { Question } from './question.ts';
import { lot } from './seeded-order.ts';

/** What questions are chosen by; null for any. */
export interface Choice {
  /** One of {@link topicIds}: `kind:event`, `continuity:mirror`, `entry:pack/slug`. */
  topic: string | null;
  /** As estimated when the question was made; answers may have told otherwise since. */
  level: Level | null;
}

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
