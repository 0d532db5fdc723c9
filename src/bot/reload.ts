/** Swaps packs while the bot runs: when told to, or by itself while an editor saves. */
import { existsSync, type FSWatcher, watch } from 'node:fs';
import type { Logger } from 'pino';
import { PackFileError } from '../lore/pack/pack-file.ts';
import { formatProblem, NoPackError, PackError } from '../lore/pack/problem.ts';
import type { Background } from './background.ts';
import { type Knowledge, openKnowledge } from './knowledge.ts';
import { openPacks, placesIn } from './packs.ts';

interface ReloadParts {
  /** As settings have them: folders and compiled files, with commas between them. */
  places: string;
  cache: string;
  swap: (knowledge: Knowledge) => void;
  background: Background;
  log: Logger;
}

export interface Reload {
  /** Opens the packs again and goes on with them; a bad one is reported, and what was known stays. Never rejects. */
  now(): Promise<void>;
  /** The same, for whoever does not wait: a signal. */
  begin(): void;
  /** From now on does so by itself, soon after a file of a pack has changed. */
  watch(): void;
  stop(): void;
}

/** An editor writes a file in several steps: this many milliseconds after the last one it is read. */
const SETTLE = 300;

export function reloadPacks({ places, cache, swap, background, log }: ReloadParts): Reload {
  let running: Promise<void> | undefined;
  let again = false;
  let soon: NodeJS.Timeout | undefined;
  let watchers: FSWatcher[] = [];

  const reload = async (): Promise<void> => {
    try {
      const knowledge = openKnowledge(await openPacks(places, cache));
      swap(knowledge);
      log.info({ packs: knowledge.lore.packs.map(({ id }) => id) }, 'packs swapped');
    } catch (err) {
      const problems = problemsOf(err);
      if (problems === undefined) log.error({ err }, 'packs not swapped: the old ones stay');
      else for (const problem of problems) log.error({ problem }, 'packs not swapped: the old ones stay');
    }
  };
  /** One at a time; what changes meanwhile is read once more afterwards. */
  const now = async (): Promise<void> => {
    again = running !== undefined;
    running ??= (async () => {
      do {
        again = false;
        await reload();
      } while (again);
      running = undefined;
    })();
    await running;
  };

  const begin = () => background.run('packs not swapped', now);

  return {
    now,
    begin,
    watch() {
      for (const place of placesIn(places).filter(existsSync))
        watchers.push(
          watch(place, { recursive: true }, (_, name) => {
            if (name !== null && !/\.(?:ya?ml|pack)$/.test(name)) return;
            clearTimeout(soon);
            soon = setTimeout(begin, SETTLE);
          }),
        );
    },
    stop() {
      clearTimeout(soon);
      for (const watcher of watchers) watcher.close();
      watchers = [];
    },
  };
}

/** What an editor can mend, a line each; undefined for anything else. */
function problemsOf(error: unknown): string[] | undefined {
  if (error instanceof PackError) return error.problems.map(formatProblem);
  if (error instanceof PackFileError || error instanceof NoPackError) return [error.message];
  return undefined;
}
