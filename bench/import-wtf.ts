/** Parses each page of a dump whole with wtf_wikipedia, in threads: `node bench/import-wtf.ts DUMP THREADS`. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import wtf from 'wtf_wikipedia';
import { type DumpPage, PageReader } from '../src/wiki/dump/read-pages.ts';

const BATCH = 64;
/** Batches that a thread may have before it is waited for. */
const AHEAD = 2;

if (isMainThread) await parseAll(process.argv[2] ?? '', Number(process.argv[3]));
else
  parentPort?.on('message', (pages: DumpPage[]) => {
    parentPort?.postMessage(pages.map(({ text, title }) => JSON.stringify(wtf(text, { title }).json())));
  });

async function parseAll(dump: string, threads: number): Promise<void> {
  const workers = Array.from({ length: threads }, () => ({
    worker: new Worker(new URL(import.meta.url)),
    waiting: 0,
  }));
  let letters = 0;
  for (const one of workers)
    one.worker.on('message', (parsed: string[]) => {
      one.waiting--;
      for (const text of parsed) letters += text.length;
    });
  const some = async (isSo: () => boolean) => {
    while (!isSo()) await Promise.race(workers.map(({ worker }) => once(worker, 'message')));
  };
  const reader = new PageReader(dump);
  let batch: DumpPage[] = [];
  const send = async () => {
    await some(() => workers.some(({ waiting }) => waiting < AHEAD));
    const next = workers.reduce((a, b) => (b.waiting < a.waiting ? b : a));
    next.waiting++;
    next.worker.postMessage(batch);
    batch = [];
  };
  for await (const piece of createReadStream(dump, { encoding: 'utf8', highWaterMark: 1 << 18 }))
    for (const page of reader.write(piece as string)) if (batch.push(page) >= BATCH) await send();
  await send();
  await some(() => workers.every(({ waiting }) => waiting === 0));
  await Promise.all(workers.map(({ worker }) => worker.terminate()));
  console.log(letters);
}
