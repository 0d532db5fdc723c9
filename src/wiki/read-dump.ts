/** Reads a dump on all cores into a file of what its pages tell. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { DumpError } from './dump/dump-error.ts';
import { openDump } from './dump/open-dump.ts';
import { type DumpPage, PageReader, type SiteInfo } from './dump/read-pages.ts';
import { SpillWriter } from './pack/spill.ts';
import type { PageWork, ReadPage } from './page-worker.ts';
import { loadProfile, type Profile, profileFor } from './profile/load.ts';
import { Tally } from './tally.ts';

interface ReadOptions {
  /** A file, or `-`. */
  dump: string;
  /** By the wiki's name when left out. */
  profile: string | undefined;
  /** Where what is read is written to. */
  spill: string;
  threads?: number | undefined;
  /** Pages with such a title are left out. */
  isDenied(title: string): boolean;
  begin?(site: SiteInfo, profile: Profile): void;
  progress?(pages: number, share: number | undefined): void;
  signal?: AbortSignal;
}

export interface ReadDump {
  site: SiteInfo;
  profile: Profile;
  tally: Tally;
}

/** Pages that go to a thread together, and their letters. */
const BATCH = { pages: 64, letters: 1 << 19 };
/** Batches that a thread may have before it is waited for. */
const AHEAD = 2;

/** What is made of a page lives no longer than it: where V8 may take more, a thread grows to several hundred megabytes. */
const YOUNG_MB = 24;

/** @throws DumpError where the dump is not one, not whole, or holds no page. */
export async function readDump(options: ReadOptions): Promise<ReadDump> {
  const { dump, spill, isDenied } = options;
  const opened = await openDump(dump);
  const reader = new PageReader(dump === '-' ? 'standard input' : dump);
  const tally = new Tally();
  const writer = new SpillWriter(spill);
  let pool: Pool | undefined;
  let profile: Profile | undefined;
  let batch: DumpPage[] = [];
  let letters = 0;
  const flush = async () => {
    if (batch.length === 0) return;
    await pool?.read(batch);
    batch = [];
    letters = 0;
    options.progress?.(tally.pages, opened.size === undefined ? undefined : opened.read() / opened.size);
  };
  const start = (site: SiteInfo): void => {
    profile = loadProfile(options.profile ?? profileFor(site.name));
    options.begin?.(site, profile);
    const namespaces = [...site.namespaces.values()].filter((name) => name !== '');
    pool = new Pool(
      options.threads ?? Math.max(1, availableParallelism() - 1),
      { profile, namespaces },
      (page) => {
        tally.add(page);
        if (page.type === 'page') writer.page(page, page.json, page.links, page.pipes, page.names);
        else if (page.type === 'redirect' || page.type === 'template') writer.other(page);
        else if (
          page.type === 'skipped' &&
          (page.reason === 'real world' || page.reason === 'disambiguation')
        )
          writer.outside(page.title);
      },
    );
  };
  try {
    for await (const piece of opened.text) {
      options.signal?.throwIfAborted();
      for (const page of reader.write(piece)) {
        if (!pool) start(reader.site as SiteInfo);
        if (isDenied(page.title)) tally.skip('denied', page.title);
        else if (page.namespace !== 0 && page.namespace !== 10) tally.skip('other namespace', page.title);
        else {
          batch.push(page);
          letters += page.text.length;
          if (batch.length >= BATCH.pages || letters >= BATCH.letters) await flush();
        }
      }
    }
    reader.end();
    await flush();
    await pool?.finish();
  } finally {
    opened.close();
    await pool?.close();
    writer.end();
  }
  if (!profile || !reader.site) throw new DumpError(`${dump} holds no page: name a dump with pages in it`);
  return { site: reader.site, profile, tally };
}

/** Threads that read pages, each with a few batches ahead. */
class Pool {
  readonly #workers: { worker: Worker; waiting: number }[];
  readonly #take: (page: ReadPage) => void;
  #wake: (() => void) | undefined;
  #failed: Error | undefined;

  constructor(threads: number, work: PageWork, take: (page: ReadPage) => void) {
    this.#take = take;
    this.#workers = Array.from({ length: threads }, () => {
      const one = {
        worker: new Worker(new URL('page-worker.ts', import.meta.url), {
          workerData: work,
          resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
        }),
        waiting: 0,
      };
      one.worker.on('message', (pages: ReadPage[]) => {
        one.waiting--;
        try {
          for (const page of pages) this.#take(page);
        } catch (error) {
          this.#failed ??= error as Error;
        }
        this.#wake?.();
      });
      one.worker.on('error', (error) => {
        this.#failed ??= error as Error;
        this.#wake?.();
      });
      return one;
    });
  }

  /** Resolves when another batch may come. */
  async read(batch: readonly DumpPage[]): Promise<void> {
    const next = this.#workers.reduce((a, b) => (b.waiting < a.waiting ? b : a));
    next.waiting++;
    next.worker.postMessage(batch);
    await this.#until(() => this.#workers.some(({ waiting }) => waiting < AHEAD));
  }

  finish(): Promise<void> {
    return this.#until(() => this.#workers.every(({ waiting }) => waiting === 0));
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!this.#failed && !isSo()) await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#failed) throw this.#failed;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(({ worker }) => worker.terminate()));
  }
}
