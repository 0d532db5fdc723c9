/**
 * `npm run bench -- import [--pages N] [--json]`: an import of a made dump in pages a second and memory of all its threads,
 * beside what is the least (saxes reading the same file) and what somebody would write (wtf_wikipedia parsing each page).
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeMadeDump } from './made-dump.ts';
import { optionsOf } from './options.ts';

const THREADS = 2;
/** Of the libraries' rates no more pages tell more. */
const MOST_PAGES_OF_OTHERS = 20_000;

const { values } = optionsOf({
  options: { pages: { type: 'string', default: '200000' }, json: { type: 'boolean', default: false } },
});
const pages = Number(values.pages);
if (!Number.isInteger(pages) || pages < 1) throw new TypeError('--pages is a number of pages');
const others = Math.min(pages, MOST_PAGES_OF_OTHERS);

/** Each in a process of its own, which says at its end what it took; its threads say nothing. */
const TOLD = `data:text/javascript,${encodeURIComponent(`
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    const took = { seconds: performance.now() / 1e3, cpuSeconds: (user + system) / 1e6, peakMB: process.resourceUsage().maxRSS / 1024 };
    console.error('took ' + JSON.stringify(took));
  });
`)}`;

interface Took {
  seconds: number;
  cpuSeconds: number;
  peakMB: number;
}

async function took(script: string, ...args: string[]): Promise<Took> {
  const { stderr } = await promisify(execFile)(
    process.execPath,
    ['--import', TOLD, join(import.meta.dirname, script), ...args],
    { maxBuffer: 1 << 26, env: { ...process.env, TMPDIR: folder } },
  );
  const line = stderr.split('\n').findLast((one) => one.startsWith('took ')) ?? '';
  return JSON.parse(line.slice('took '.length));
}

const folder = mkdtempSync(join(tmpdir(), 'curzon-bench-import-'));
try {
  const [dump, short, pack] = [join(folder, 'all.xml'), join(folder, 'some.xml'), join(folder, 'made.pack')];
  await writeMadeDump(dump, pages);
  await writeMadeDump(short, others);
  const rate = (count: number, { seconds, cpuSeconds, peakMB }: Took) => ({
    pages: count,
    seconds: Math.round(seconds * 10) / 10,
    pagesASecond: Math.round(count / seconds),
    pagesACpuSecond: Math.round(count / cpuSeconds),
    peakMB: Math.round(peakMB),
  });
  const rows = {
    import: rate(
      pages,
      await took('../scripts/import.ts', dump, '--out', pack, '--threads', String(THREADS)),
    ),
    saxes: rate(others, await took('import-saxes.ts', short)),
    wtf_wikipedia: rate(others, await took('import-wtf.ts', short, String(THREADS))),
  };
  if (values.json)
    console.log(
      JSON.stringify({ ...rows, dumpMB: megabytes(dump), packMB: megabytes(pack), threads: THREADS }),
    );
  else
    for (const [name, row] of Object.entries(rows))
      console.log(
        `${name}: ${row.pagesASecond} pages a second (${row.pagesACpuSecond} a second of CPU), ${row.peakMB} MB at its peak, ${row.pages} pages`,
      );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function megabytes(file: string): number {
  return Math.round(statSync(file).size / 1e6);
}
