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

/** The next places of a topic (`?1`) at a level, after one (`?3`), up to so many (`?4`). */
const next = (level: string | number) =>
  `SELECT place FROM choices WHERE topic = ?1 AND level = ${level} AND place > ?3 ORDER BY place LIMIT ?4`;

/** A source over what {@link writeQuestions} wrote. */
export function openQuestions(database: DatabaseSync): QuestionSource {
  const find = {
    topic: database.prepare('SELECT number FROM topics WHERE name = ?'),
    count: database.prepare('SELECT count FROM chosen WHERE topic = ? AND level = ?'),
    after: database.prepare(`SELECT json FROM (${next('?2')}) JOIN questions USING (place) ORDER BY place`),
    // Each level by itself, so that no more is read than is asked for.
    afterAny: database.prepare(
      `SELECT json FROM (SELECT place FROM (${LEVELS.map((_, level) => `SELECT * FROM (${next(level)})`).join(' UNION ALL ')})
       ORDER BY place LIMIT ?4) JOIN questions USING (place) ORDER BY place`,
    ),
    byId: database.prepare('SELECT json FROM questions WHERE id = ?'),
  };
  const numberOf = ({ topic }: Choice): number =>
    (find.topic.get(topic ?? ANY_TOPIC)?.['number'] as number | undefined) ?? -1;
  // Most are asked for by no topic.
  const anyNumber = numberOf({ topic: null, level: null });
  const countOf = (topic: number, level: number) =>
    (find.count.get(topic, level)?.['count'] as number | undefined) ?? 0;
  const number = (choice: Choice) => (choice.topic === null ? anyNumber : numberOf(choice));
  return {
    count(choice) {
      const levels = LEVELS.flatMap((name, level) =>
        choice.level === null || name === choice.level ? [level] : [],
      );
      return levels.reduce((sum, level) => sum + countOf(number(choice), level), 0);
    },
    after(choice, place, most) {
      const rows =
        choice.level === null
          ? find.afterAny.all(number(choice), 0, place, most)
          : find.after.all(number(choice), LEVELS.indexOf(choice.level), place, most);
      return rows.map((row) => questionIn(row['json'] as string));
    },
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
