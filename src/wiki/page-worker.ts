/** The thread in which pages are read. */
import { parentPort, workerData } from 'node:worker_threads';
import type { DumpPage } from './dump/read-pages.ts';
import { createPageReading } from './page/read-page.ts';
import type { Outcome } from './page/record.ts';
import type { Profile } from './profile/load.ts';

/** What such a thread is started with. */
export interface PageWork {
  profile: Profile;
  namespaces: readonly string[];
}

/** A page that was read: its record as text, which costs least between threads. */
export type ReadPage =
  | {
      type: 'page';
      title: string;
      id: number;
      json: string;
      links: readonly string[];
      pipes: [string, string][];
      /** What a page of the story is called beside its title. */
      names: readonly string[];
      unknown: Extract<Outcome, { type: 'page' }>['unknown'];
    }
  | Exclude<Outcome, { type: 'page' }>
  | { type: 'failed'; title: string; message: string };

const { profile, namespaces }: PageWork = workerData;
const reading = createPageReading(profile, namespaces);

parentPort?.on('message', (pages: DumpPage[]) => {
  parentPort?.postMessage(pages.map(readOne));
});

function readOne(page: DumpPage): ReadPage {
  try {
    const outcome = reading.read(page);
    if (outcome.type !== 'page') return outcome;
    const { links, pipes, ...record } = outcome.page;
    return {
      type: 'page',
      title: record.title,
      id: record.id,
      json: JSON.stringify({ ...record, links: [], pipes: [] }),
      links,
      pipes,
      names: record.work ? [] : record.aliases,
      unknown: outcome.unknown,
    };
  } catch (error) {
    return { type: 'failed', title: page.title, message: (error as Error).message };
  }
}
