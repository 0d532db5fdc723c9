/** A table to play at: the smiths' questions, a store in memory, a clock that tests move, and chance that repeats. */
import { readFile } from '../../src/games/custom-file.ts';
import { type Asked, createPlay, type Play } from '../../src/games/play.ts';
import { createPool, type Pool } from '../../src/games/pool.ts';
import { EVERYTHING } from '../../src/spoilers/viewer.ts';
import type { CustomQuestion } from '../../src/storage/custom-questions.ts';
import { openStorage, type Storage } from '../../src/storage/open.ts';
import { knowledgeOf } from '../lore/opened.ts';
import { CHANNEL, GUILD, NOON, SISKO } from '../storage/examples.ts';
import { rings } from '../trivia/fandom.ts';

export const knowledge = knowledgeOf(rings());

/** How many questions its pack makes. */
export const ALL = knowledge.questions.count({ topic: null, level: null });

export interface Table {
  play: Play;
  pool: Pool;
  storage: Storage;
  /** Milliseconds since 1970. */
  clock: { now: number };
}

export async function table(): Promise<Table> {
  const storage = await openStorage({ sqliteFile: ':memory:' });
  const clock = { now: NOON };
  let chance = 1;
  const random = () => {
    chance = (chance * 48_271) % 2_147_483_647;
    return chance / 2_147_483_647;
  };
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `id${ids}`;
  };
  const pool = createPool({ knownIn: () => Promise.resolve(knowledge), storage, random });
  const play = createPlay({
    storage,
    pool,
    newId,
    now: () => clock.now,
    viewerOf: () => Promise.resolve(EVERYTHING),
  });
  return { play, pool, storage, clock };
}

/** A game of three questions in a channel: tests say only what matters to them. */
export const GAME = {
  guildId: GUILD,
  channelId: CHANNEL,
  parentId: null,
  ownerId: SISKO,
  private: false,
  topic: null as string | null,
  level: null,
  length: 3,
};

let hosts = 0;
/** Begins one, by a host who has none yet, in a channel of its own. */
export async function begin(play: Play, changes: Partial<Parameters<Play['begin']>[0]> = {}): Promise<Asked> {
  hosts += 1;
  const begun = await play.begin({ ...GAME, ownerId: `${SISKO}${hosts}`, ...changes });
  if (!begun || typeof begun === 'string') throw new Error(`no game begun: ${begun ?? 'no question'}`);
  return begun;
}

export const own = (id: string, changes: Partial<CustomQuestion> = {}): CustomQuestion => ({
  guildId: GUILD,
  id,
  text: `What is ${id}?`,
  right: 'This',
  wrong: ['That', 'Those', 'These'],
  source: 'The rules',
  topic: null as string | null,
  difficulty: null,
  authorId: SISKO,
  createdAt: NOON,
  ...changes,
});

/** What a file with that text has. */
export const readText = (text: string) => readFile(Buffer.from(text));
