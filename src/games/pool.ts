/** Which question a server or a member gets next: filtered by what they chose, none twice until all were asked. */
import type { Lore } from '../lore/lore.ts';
import { isShown, nameSpoils, type Viewer } from '../spoilers/viewer.ts';
import type { CustomQuestion } from '../storage/custom-questions.ts';
import type { Storage } from '../storage/open.ts';
import { questionFor } from '../trivia/pick.ts';
import type { Question } from '../trivia/question.ts';
import { difficultyOf } from '../trivia/rating.ts';
import { byLot } from '../trivia/seeded-order.ts';
import { type Asking, askCustom, askFromPack } from './asking.ts';
import { isLevel, type Level, levelOf } from './level.ts';
import { isAbout } from './topic.ts';

export interface Wanted {
  guildId: string | null;
  topic: string | null;
  level: Level | null;
  /** Whoever will read the questions: none gives away what lies beyond their limit or below their canon line. */
  viewer: Viewer;
}

export interface Pool {
  /** How many questions there are for a choice. */
  size(wanted: Wanted): Promise<number>;
  /** The next question by chance; `undefined` when there is none at all. Not marked as asked. */
  next(wanted: Wanted, without: ReadonlySet<string>): Promise<Asking | undefined>;
  /** The question of a day: the same for the same server and date, whatever restarts come between. */
  ofDay(wanted: Wanted & { guildId: string }, localDate: string): Promise<Asking | undefined>;
}

export interface PoolParts {
  /** All questions of the packs. */
  questions: () => readonly Question[];
  lore: Lore;
  storage: Storage;
  random: () => number;
}

export function createPool({ questions, lore, storage, random }: PoolParts): Pool {
  const facts = new Map(lore.packs.flatMap((pack) => pack.facts).map((fact) => [fact.id, fact]));

  /** Nothing in it is hidden from that viewer: neither what proves it, nor a name among the options. */
  const isFairFor = (question: Question, viewer: Viewer): boolean => {
    if (viewer.limits.length === 0 && viewer.canon === undefined) return true;
    const proofs = question.facts.map((id) => facts.get(id));
    const named = [...question.optionEntries, ...question.topics.entries].flatMap(
      (id) => (id ? lore.entry(id) : undefined) ?? [],
    );
    return (
      proofs.every((fact) => fact !== undefined && isShown(fact, viewer)) &&
      named.every((entry) => !nameSpoils(entry, viewer))
    );
  };

  const candidates = async ({ guildId, topic, level, viewer }: Wanted) => {
    const ratings = await storage.ratings.questions();
    const levelNow = (question: Question): Level => {
      const learned = ratings.get(question.id);
      // A handful of answers says little; until then the estimate stands.
      return learned && learned.answers >= 5
        ? levelOf(difficultyOf({ rating: learned.rating, deviation: learned.deviation ?? 0, volatility: 0 }))
        : levelOf(question.difficulty);
    };
    const fits = questions().filter(
      (question) =>
        isFairFor(question, viewer) &&
        (topic === null || isAbout(question, topic)) &&
        (level === null || levelNow(question) === level),
    );
    const own = guildId === null ? [] : await storage.customQuestions.list(guildId);
    const custom = own.filter(
      (question) =>
        (topic === null || question.topic === topic) &&
        (level === null || (isLevel(question.difficulty) ? question.difficulty : 'medium') === level),
    );
    return { fits, custom: new Map(custom.map((question) => [question.id, question])), levelNow };
  };

  /** Ids that may come now: those never asked here, or all once they all were. */
  const open = async (guildId: string | null, ids: readonly string[]) =>
    guildId === null ? ids : await storage.asked.unasked(guildId, ids);

  const asking = (
    id: string,
    custom: ReadonlyMap<string, CustomQuestion>,
    seed: string,
    topic: string | null,
    levelNow: (question: Question) => Level,
  ) => {
    const own = custom.get(id);
    if (own) return askCustom(own, (options) => byLot(options, seed, String));
    const question = questions().find((one) => one.id === id);
    return question && askFromPack(question, lore, seed, topic ?? undefined, levelNow(question));
  };

  return {
    async size(wanted) {
      const { fits, custom } = await candidates(wanted);
      return fits.length + custom.size;
    },
    async next(wanted, without) {
      const { fits, custom, levelNow } = await candidates(wanted);
      const ids = [...fits.map(({ id }) => id), ...custom.keys()];
      const free = new Set(await open(wanted.guildId, ids));
      const fresh = ids.filter((id) => free.has(id) && !without.has(id));
      const from = fresh.length > 0 ? fresh : ids.filter((id) => !without.has(id));
      const chosen = from[Math.floor(random() * from.length)];
      return chosen === undefined
        ? undefined
        : asking(chosen, custom, String(random()), wanted.topic, levelNow);
    },
    async ofDay(wanted, localDate) {
      const { fits, custom, levelNow } = await candidates(wanted);
      const free = new Set(await open(wanted.guildId, [...fits.map(({ id }) => id), ...custom.keys()]));
      // A server's own questions come first: somebody there wrote them to be asked.
      const [own] = [...custom.keys()].filter((id) => free.has(id)).sort();
      const seed = `${wanted.guildId} ${localDate}`;
      if (own !== undefined) return asking(own, custom, seed, wanted.topic, levelNow);
      const question = questionFor(
        localDate,
        fits.filter(({ id }) => free.has(id)),
        wanted.guildId,
      );
      return question && asking(question.id, custom, seed, wanted.topic, levelNow);
    },
  };
}
