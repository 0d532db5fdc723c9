/** The questions of a compiled pack: written when it is compiled, and read a few at a time. */
import type { DatabaseSync } from 'node:sqlite';
import type { OpenPack } from '../lore/pack/open-pack.ts';
import { LEVELS, levelOf } from './level.ts';
import type { Question } from './question.ts';
import { type Choice, joinSources, placeOf, type QuestionSource, topicIds } from './source.ts';

const SCHEMA = `
  CREATE TABLE questions (place TEXT PRIMARY KEY, id TEXT NOT NULL, json TEXT NOT NULL);
  CREATE TABLE topics (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE choices (
    topic INTEGER, level INTEGER, place TEXT, PRIMARY KEY (topic, level, place)
  ) WITHOUT ROWID;
  CREATE TABLE chosen (topic INTEGER, level INTEGER, count INTEGER, PRIMARY KEY (topic, level)) WITHOUT ROWID;
`;

/** All questions stand under this topic too. */
const ANY_TOPIC = '';

export function writeQuestions(questions: Iterable<Question>, database: DatabaseSync): void {
  database.exec(SCHEMA);
  const insert = database.prepare('INSERT INTO questions VALUES (?, ?, ?)');
  const insertTopic = database.prepare('INSERT INTO topics VALUES (?, ?)');
  const insertChoice = database.prepare('INSERT OR IGNORE INTO choices VALUES (?, ?, ?)');
  const topics = new Map<string, number>();
  const numberOf = (topic: string): number => {
    const known = topics.get(topic);
    if (known !== undefined) return known;
    const number = topics.size;
    topics.set(topic, number);
    insertTopic.run(number, topic);
    return number;
  };
  for (const question of questions) {
    const place = placeOf(question);
    const level = LEVELS.indexOf(levelOf(question.difficulty));
    insert.run(place, question.id, JSON.stringify(question));
    for (const topic of [ANY_TOPIC, ...topicIds(question)]) insertChoice.run(numberOf(topic), level, place);
  }
  database.exec(`
    INSERT INTO chosen SELECT topic, level, count(*) FROM choices GROUP BY topic, level;
    CREATE INDEX questions_by_id ON questions (id);
  `);
}

/** A source over what {@link writeQuestions} wrote. */
export function openQuestions(database: DatabaseSync): QuestionSource {
  const find = {
    topic: database.prepare('SELECT number FROM topics WHERE name = ?'),
    count: database.prepare('SELECT count FROM chosen WHERE topic = ? AND level = ?'),
    after: database.prepare(
      `SELECT json FROM choices JOIN questions USING (place)
       WHERE topic = ? AND level = ? AND place > ? ORDER BY place LIMIT ?`,
    ),
    byId: database.prepare('SELECT json FROM questions WHERE id = ?'),
  };
  const numberOf = ({ topic }: Choice) =>
    find.topic.get(topic ?? ANY_TOPIC)?.['number'] as number | undefined;
  const ofLevel = (level: number): QuestionSource => ({
    count: (choice) => (find.count.get(numberOf(choice) ?? -1, level)?.['count'] as number | undefined) ?? 0,
    after: (choice, place, most) =>
      find.after
        .all(numberOf(choice) ?? -1, level, place, most)
        .map((row) => questionIn(row['json'] as string)),
    get: () => undefined,
  });
  const levels = LEVELS.map((_, level) => ofLevel(level));
  const all = joinSources(levels);
  const sourceFor = ({ level }: Choice) =>
    (level === null ? all : levels[LEVELS.indexOf(level)]) as QuestionSource;
  return {
    count: (choice) => sourceFor(choice).count(choice),
    after: (choice, place, most) => sourceFor(choice).after(choice, place, most),
    get(id) {
      const row = find.byId.get(id);
      return row && questionIn(row['json'] as string);
    },
  };
}

/** The questions of all packs. */
export const openPackQuestions = (packs: readonly OpenPack[]): QuestionSource =>
  joinSources(packs.map((pack) => pack.once(openQuestionsOf)));

const openQuestionsOf = ({ database }: OpenPack) => openQuestions(database);

const questionIn = (json: string): Question => JSON.parse(json);
