/** Which question a server or a member gets next: by what they chose, none twice until all were asked. */

import type { Lore } from '../lore/lore.ts';
import { compareIds } from '../lore/model/compare-ids.ts';
import { isShown, isToldTogether, nameSpoils, seesAll, type Viewer } from '../spoilers/viewer.ts';
import type { CustomQuestion } from '../storage/custom-questions.ts';
import type { Storage } from '../storage/open.ts';
import type { Rating as Learned } from '../storage/ratings.ts';
import { isLevel, type Level, levelOf } from '../trivia/level.ts';
import { type Drawn, drawFrom, fromSomewhere, pick } from '../trivia/pick.ts';
import type { Question } from '../trivia/question.ts';
import { difficultyOf } from '../trivia/rating.ts';
import { byLot } from '../trivia/seeded-order.ts';
import type { QuestionSource } from '../trivia/source.ts';
import { type Asking, askCustom, askFromPack } from './asking.ts';

interface Wanted {
  guildId: string | null;
  topic: string | null;
  level: Level | null;
  /** Whoever will read the questions: none gives away what lies beyond their limit or below their canon line. */
  viewer: Viewer;
}

export interface Pool {
  /** How many questions there are for a choice; near enough, where a viewer's limit has to judge very many. */
  size(wanted: Wanted): Promise<number>;
  /** The next question by chance; `undefined` when there is none at all. Not marked as asked. */
  next(wanted: Wanted, without: ReadonlySet<string>): Promise<Asking | undefined>;
  /** The question of a day: the same for the same server and date, whatever restarts come between. */
  ofDay(wanted: Wanted & { guildId: string }, localDate: string): Promise<Asking | undefined>;
  /** A server's own question or one of the packs, by its id; `undefined` when there is none such any more. */
  find(guildId: string, id: string): Promise<Asking | undefined>;
}

/** What questions are made from, and judged by. */
interface Known {
  questions: QuestionSource;
  lore: Lore;
}

interface PoolParts {
  /** What a server wants to be asked about; outside of one, all there is. */
  knownIn: (guildId: string | null) => Promise<Known>;
  storage: Storage;
  random: () => number;
}

/** So many questions are judged one by one to count those that a viewer may read; from more, the share is taken. */
const JUDGED = 2_000;

export function createPool({ knownIn, storage, random }: PoolParts): Pool {
  /** Nothing in it is hidden from that viewer: neither what proves it, nor a name that it says. */
  const isFairFor = (question: Question, viewer: Viewer, { lore }: Known): boolean => {
    if (seesAll(viewer)) return true;
    const proofs = question.facts.map((id) => lore.fact(id));
    const named = question.names.map((id) => lore.entry(id));
    const works = question.works.flatMap((id) => lore.work(id) ?? []);
    // A work that is nowhere here is missing among them.
    const tellsAll =
      works.length === question.works.length &&
      (question.kind !== 'written' || isToldTogether(works, viewer));
    const said = [question.text, ...question.clues, ...question.options, question.explanation];
    return (
      tellsAll &&
      proofs.every((fact) => fact !== undefined && isShown(fact, viewer)) &&
      named.every((entry) => entry !== undefined && !nameSpoils(entry, viewer)) &&
      !said.some((text) => viewer.hidden?.says(text))
    );
  };

  /** What the staff of a server does not want to be asked there. */
  const offIn = async (guildId: string | null): Promise<ReadonlySet<string>> =>
    new Set(guildId === null ? [] : await storage.switchedOff.list(guildId));

  const customOf = async ({ guildId, topic, level }: Wanted): Promise<CustomQuestion[]> => {
    if (guildId === null) return [];
    const [own, off] = await Promise.all([storage.customQuestions.list(guildId), offIn(guildId)]);
    return own.filter(
      (question) =>
        !off.has(question.id) &&
        (topic === null || question.topic === topic) &&
        (level === null || customLevel(question) === level),
    );
  };

  const askedAmong = async (guildId: string | null, ids: readonly string[]): Promise<ReadonlySet<string>> =>
    guildId === null ? new Set() : storage.asked.among(guildId, ids);

  /** A question of the packs that a server has not had, and that `without` does not hold. */
  async function draw(
    { guildId, topic, level, viewer }: Wanted,
    seed: string,
    without: ReadonlySet<string>,
  ): Promise<Drawn> {
    const [off, known] = await Promise.all([offIn(guildId), knownIn(guildId)]);
    const drawing = {
      source: known.questions,
      seed,
      async accept(candidates: readonly Question[]) {
        const fair = candidates.filter(
          (question) =>
            !without.has(question.id) && !off.has(question.id) && isFairFor(question, viewer, known),
        );
        if (level === null) return fair;
        const ratings = await storage.ratings.questions(fair.map(({ id }) => id));
        return fair.filter((question) => levelNow(question, ratings.get(question.id)) === level);
      },
      asked: (ids: readonly string[]) => askedAmong(guildId, ids),
    };
    const drawn = await pick({ ...drawing, choice: { topic, level } });
    // Those whose level members' answers have changed stand where their estimate was.
    return drawn.question || level === null ? drawn : pick({ ...drawing, choice: { topic, level: null } });
  }

  const askQuestion = async (
    question: Question,
    { guildId, topic }: Wanted,
    seed: string,
  ): Promise<Asking> => {
    const [ratings, { lore }] = await Promise.all([
      storage.ratings.questions([question.id]),
      knownIn(guildId),
    ]);
    return askFromPack(
      question,
      lore,
      seed,
      topic ?? undefined,
      levelNow(question, ratings.get(question.id)),
    );
  };
  const askOwn = (question: CustomQuestion, seed: string): Asking =>
    askCustom(question, (options) => byLot(options, seed, String));

  return {
    async size(wanted) {
      const { topic, level, viewer } = wanted;
      const own = (await customOf(wanted)).length;
      const known = await knownIn(wanted.guildId);
      const source = known.questions;
      const all = source.count({ topic, level });
      if (seesAll(viewer)) return own + all;
      let [judged, fair] = [0, 0];
      for (const some of fromSomewhere(source, { topic, level }, 'size')) {
        judged += some.length;
        fair += some.filter((question) => isFairFor(question, viewer, known)).length;
        if (judged >= JUDGED) break;
      }
      return own + (judged < all ? Math.round((all * fair) / judged) : fair);
    },

    async next(wanted, without) {
      const { guildId } = wanted;
      const custom = (await customOf(wanted)).filter(({ id }) => !without.has(id));
      const { questions } = await knownIn(guildId);
      const had = await askedAmong(
        guildId,
        custom.map(({ id }) => id),
      );
      const own = custom.filter(({ id }) => !had.has(id));
      // Each question is as likely as any other, a server's own or one of the packs.
      const place = Math.floor(random() * (own.length + questions.count(wanted)));
      const seed = String(random());
      const chosen = own[place];
      if (chosen) return askOwn(chosen, seed);
      const drawn = await draw(wanted, seed, without);
      if (drawn.question) return askQuestion(drawn.question, wanted, seed);
      if (own[0]) return askOwn(byLot(own, seed, ({ id }) => id)[0] ?? own[0], seed);
      return again(wanted, drawn.askedBefore, custom, seed);
    },

    async ofDay(wanted, localDate) {
      const { guildId } = wanted;
      const seed = `${guildId} ${localDate}`;
      const custom = await customOf(wanted);
      const had = await askedAmong(
        guildId,
        custom.map(({ id }) => id),
      );
      // A server's own questions come first: somebody there wrote them to be asked.
      const [own] = inOrder(custom.filter(({ id }) => !had.has(id)));
      if (own) return askOwn(own, seed);
      const drawn = await draw(wanted, seed, new Set());
      return drawn.question
        ? askQuestion(drawn.question, wanted, seed)
        : again(wanted, drawn.askedBefore, custom, seed);
    },

    async find(guildId, id) {
      const own = await storage.customQuestions.get(guildId, id);
      if (own) return askOwn(own, id);
      const { questions, lore } = await knownIn(guildId);
      const question = questions.get(id);
      return question && askFromPack(question, lore, id, undefined);
    },
  };

  /** All were asked: they may come again, except the latest. */
  async function again(
    wanted: Wanted,
    questions: readonly Question[],
    custom: readonly CustomQuestion[],
    seed: string,
  ): Promise<Asking | undefined> {
    const ids = [...questions, ...custom].map(({ id }) => id);
    const free = new Set(wanted.guildId === null ? ids : await storage.asked.unasked(wanted.guildId, ids));
    const [own] = inOrder(custom.filter(({ id }) => free.has(id)));
    if (own) return askOwn(own, seed);
    const question = drawFrom(
      questions.filter(({ id }) => free.has(id)),
      seed,
    );
    return question && askQuestion(question, wanted, seed);
  }
}

const customLevel = ({ difficulty }: CustomQuestion): Level => (isLevel(difficulty) ? difficulty : 'medium');

const inOrder = (custom: readonly CustomQuestion[]) => custom.toSorted(compareIds);

/** A handful of answers says little; until then the estimate stands. */
const ENOUGH_ANSWERS = 5;

const levelNow = (question: Question, learned: Learned | undefined): Level =>
  learned && learned.answers >= ENOUGH_ANSWERS
    ? levelOf(difficultyOf({ rating: learned.rating, deviation: learned.deviation ?? 0, volatility: 0 }))
    : levelOf(question.difficulty);
