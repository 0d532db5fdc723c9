/** Pictures drawn in threads of their own, so many at once, and kept by what they show. */
import { hash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { DrawMessage } from './draw-worker.ts';
import type { PictureRequest } from './request.ts';

export interface Pictures {
  /**
   * A picture as PNG, at once where one like it was drawn lately.
   * @param owner who asked for it: a few of one owner are drawn or wait at a time.
   * @returns undefined where too many are waiting; a card says all that its picture says.
   * @throws what kept it from being drawn.
   */
  draw(request: PictureRequest, owner: string): Promise<Buffer | undefined>;
  /** The same for what nobody waits for: drawn in any number, whenever no member waits. */
  drawInTime(request: PictureRequest): Promise<Buffer>;
  /** Ends the threads; what is not drawn by then fails. */
  close(): Promise<void>;
}

export interface PicturesOptions {
  /** Threads at most. */
  threads?: number;
  /** So many may wait at most. */
  waiting?: number;
  /** So many of one owner may wait or be drawn. */
  ofOneOwner?: number;
  /** So many bytes of pictures are kept. */
  keep?: number;
  /** A thread that had nothing to draw for so long ends and gives back its memory. In milliseconds. */
  idle?: number;
}

const DEFAULTS = {
  // One core is for answering.
  threads: Math.min(4, Math.max(1, availableParallelism() - 1)),
  // About a second's worth: who waits longer is better served with words.
  waiting: 16,
  ofOneOwner: 2,
  keep: 16 * 1024 * 1024,
  idle: 60_000,
} satisfies Required<PicturesOptions>;

interface Job {
  request: PictureRequest;
  owner: string | undefined;
  done: (png: Buffer) => void;
  failed: (error: Error) => void;
}

export function createPictures(options: PicturesOptions = {}): Pictures {
  const { threads, waiting, ofOneOwner, keep, idle } = { ...DEFAULTS, ...options };
  const kept = createKept(keep);
  const underWay = new Map<string, Promise<Buffer>>();
  const queue: Job[] = [];
  const later: Job[] = [];
  const artists = new Set<Artist>();
  let closed = false;

  const next = () => queue.shift() ?? later.shift();
  const pump = () => {
    while (queue.length + later.length > 0) {
      const free = [...artists].find((artist) => !artist.job);
      if (!free && artists.size >= threads) return;
      const artist = free ?? startArtist({ idle, ended: (gone) => artists.delete(gone), ready: pump });
      artists.add(artist);
      const job = next();
      if (job) artist.draw(job);
    }
  };

  const begin = (request: PictureRequest, key: string, owner: string | undefined) => {
    const drawing = new Promise<Buffer>((done, failed) => {
      (owner === undefined ? later : queue).push({ request, owner, done, failed });
    })
      .then((png) => {
        kept.add(key, png);
        return png;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, drawing);
    pump();
    return drawing;
  };

  const isFull = (owner: string) => {
    const all = [...queue, ...[...artists].flatMap(({ job }) => job ?? [])];
    const isFree = artists.size < threads || [...artists].some(({ job }) => !job);
    return (
      (queue.length >= waiting && !isFree) || all.filter((job) => job.owner === owner).length >= ofOneOwner
    );
  };

  const lookUp = (request: PictureRequest) => {
    if (closed) throw new Error('no picture is drawn any more');
    const key = hash('sha256', JSON.stringify(request));
    return { key, known: kept.get(key) ?? underWay.get(key) };
  };

  return {
    async draw(request, owner) {
      const { key, known } = lookUp(request);
      if (known) return known;
      return isFull(owner) ? undefined : begin(request, key, owner);
    },
    async drawInTime(request) {
      const { key, known } = lookUp(request);
      return known ?? begin(request, key, undefined);
    },
    async close() {
      closed = true;
      for (const { failed } of [...queue.splice(0), ...later.splice(0)])
        failed(new Error('closed before it was drawn'));
      await Promise.all([...artists].map((artist) => artist.end()));
    },
  };
}

/** A thread, and what it draws now. */
interface Artist {
  readonly job: Job | undefined;
  draw(job: Job): void;
  end(): Promise<unknown>;
}

interface ArtistParts {
  idle: number;
  ready: () => void;
  ended: (artist: Artist) => void;
}

function startArtist({ idle, ready, ended }: ArtistParts): Artist {
  const worker = new Worker(new URL('draw-worker.ts', import.meta.url));
  // What waits for a picture keeps the process alive, not who draws it.
  worker.unref();
  let job: Job | undefined;
  let resting: NodeJS.Timeout | undefined;
  const artist: Artist = {
    get job() {
      return job;
    },
    draw(given) {
      clearTimeout(resting);
      job = given;
      worker.postMessage(given.request);
    },
    end: () => worker.terminate(),
  };
  const settle = (tell: (done: Job) => void) => {
    const settled = job;
    job = undefined;
    if (settled) tell(settled);
  };
  worker.on('message', (message: DrawMessage) => {
    settle(({ done, failed }) =>
      'png' in message ? done(Buffer.from(message.png.buffer)) : failed(new Error(message.failed)),
    );
    resting = setTimeout(() => {
      ended(artist);
      worker.terminate().catch(() => {});
    }, idle).unref();
    ready();
  });
  const gone = (error: Error) => {
    clearTimeout(resting);
    ended(artist);
    settle(({ failed }) => failed(error));
    ready();
  };
  worker.on('error', (error: Error) => gone(error));
  worker.on('exit', (code) => gone(new Error(`the thread that draws ended with ${code}`)));
  return artist;
}

/** Pictures by what they show, up to so many bytes; those asked for last stay. */
function createKept(most: number) {
  const pictures = new Map<string, Buffer>();
  let bytes = 0;
  return {
    get(key: string): Buffer | undefined {
      const png = pictures.get(key);
      if (png) {
        pictures.delete(key);
        pictures.set(key, png);
      }
      return png;
    },
    add(key: string, png: Buffer): void {
      pictures.set(key, png);
      bytes += png.length;
      for (const [oldest, { length }] of pictures) {
        if (bytes <= most) return;
        pictures.delete(oldest);
        bytes -= length;
      }
    },
  };
}
