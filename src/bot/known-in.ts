/** What a server is answered from: the packs that it chose, without what its staff hid there. */
import type { Pack } from '../lore/model/model.ts';
import { Recent } from '../lore/names/recent.ts';
import { type Knowledge, openKnowledge } from './knowledge.ts';
import { chosenAmong } from './settings.ts';

/** What was set for a server; undefined where it never was. */
export interface Chosen {
  /** Ids of packs. */
  packs: readonly string[] | undefined;
  /** Ids of entries. */
  hidden: readonly string[] | undefined;
}

export interface KnownIn {
  /** What is known in a server; outside of one, and where nothing was set, all there is. */
  knownIn(guildId: string | null): Promise<Knowledge>;
}

interface KnownInParts {
  /** From all packs that there are. */
  all: Knowledge;
  /** @param before what was set when this was last asked: while nobody can say more, that holds. */
  read: (guildId: string, before: Chosen) => Promise<Chosen>;
}

/** Choices that are kept ready, each of a few kilobytes: what a pack needs much room for is opened once for all. */
const KEPT = 32;
const NOTHING: Chosen = { packs: undefined, hidden: undefined };

export function createKnownIn({ all, read }: KnownInParts): KnownIn {
  const { opened, packs } = all.lore;
  const known = new Recent<string, Knowledge>(KEPT);
  /** By server, of those that chose. */
  const lastRead = new Map<string, Chosen>();
  return {
    async knownIn(guildId) {
      if (guildId === null) return all;
      const set = await read(guildId, lastRead.get(guildId) ?? NOTHING);
      if (set.packs || set.hidden) lastRead.set(guildId, set);
      else lastRead.delete(guildId);
      const chosen: readonly Pack[] = chosenAmong(packs, set.packs);
      const hidden = set.hidden ?? [];
      if (chosen.length === packs.length && hidden.length === 0) return all;
      const key = [...chosen.map(({ id }) => id), '', ...hidden].join(' ');
      return known.get(key, () =>
        openKnowledge(
          opened.filter(({ pack }) => chosen.includes(pack)),
          hidden,
        ),
      );
    },
  };
}
