/** What a server is answered from: the packs that it chose, and no others. */
import { Recent } from '../lore/names/recent.ts';
import { type Knowledge, openKnowledge } from './knowledge.ts';
import { chosenAmong } from './settings.ts';

export interface ChosenPacks {
  /** What is known from the packs that a server chose; outside of one, and where nothing was chosen, all there is. */
  knownIn(guildId: string | null): Promise<Knowledge>;
}

interface ChosenPacksParts {
  /** From all packs that there are. */
  all: Knowledge;
  /**
   * The ids of those that a server chose; undefined for all of them.
   * @param before what it had chosen when this was last asked: while nobody can say more, that holds.
   */
  read: (guildId: string, before: readonly string[] | undefined) => Promise<readonly string[] | undefined>;
}

/** Choices that are kept ready, each of a few kilobytes: what a pack needs much room for is opened once for all. */
const KEPT = 16;

export function chosenPacks({ all, read }: ChosenPacksParts): ChosenPacks {
  const { opened, packs } = all.lore;
  const known = new Recent<string, Knowledge>(KEPT);
  /** By server, of those that chose. */
  const lastRead = new Map<string, readonly string[]>();
  return {
    async knownIn(guildId) {
      // Where there is no choice nobody is asked for one.
      if (guildId === null || packs.length < 2) return all;
      const ids = await read(guildId, lastRead.get(guildId));
      if (ids) lastRead.set(guildId, ids);
      else lastRead.delete(guildId);
      const chosen = chosenAmong(packs, ids);
      if (chosen.length === packs.length) return all;
      return known.get(chosen.map(({ id }) => id).join(' '), () =>
        openKnowledge(opened.filter(({ pack }) => chosen.includes(pack))),
      );
    },
  };
}
