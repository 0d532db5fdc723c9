/** A dump as text, whatever it is packed in: told by its first bytes, for names lie. */
import { spawn } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  createReadStream,
  mkdtempSync,
  rmSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DumpError } from './dump-error.ts';

type Packing = 'plain' | 'gzip' | 'bzip2' | 'xz' | 'lzma' | '7z';

const MAGIC: readonly [Packing, readonly number[]][] = [
  ['gzip', [0x1f, 0x8b]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['lzma', [0x5d, 0x00, 0x00]],
];
const LONGEST_MAGIC = 6;

/** What 7-Zip calls them where it cannot see a name. */
const SEVEN_ZIP_TYPES = { bzip2: 'bzip2', xz: 'xz', lzma: 'lzma', '7z': '7z' } as const;

/** More than this out of one byte is no wiki's text: the densest dumps come to about 100. */
const MOST_UNPACKED_PER_BYTE = 1_000;
/** Where a little repetition may be dense without harm. */
const ALWAYS_UNPACKED = 64 * 1024 * 1024;

interface OpenDump {
  /** Its text in pieces. @throws DumpError where it is cut short, damaged or a bomb. */
  text: AsyncGenerator<string>;
  /** Bytes of the file, where that is known. */
  size: number | undefined;
  /** How many of them have been read. */
  read(): number;
  /** Ends what it started. */
  close(): void;
}

/** @param path a file, or `-` for standard input. @throws DumpError when it cannot be read or unpacked. */
export async function openDump(path: string): Promise<OpenDump> {
  const isFile = path !== '-';
  const size = isFile ? await sizeOf(path) : undefined;
  const packed: Readable = isFile ? createReadStream(path, { highWaterMark: 1 << 18 }) : process.stdin;
  let read = 0;
  const bytes = packed[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await firstBytes(bytes);
  const packing = packingOf(first);
  if (packing === '7z' && !isFile)
    throw new DumpError(
      'a .7z archive cannot be read from standard input: give its file, or unpack it first',
    );
  async function* counted(): AsyncGenerator<Buffer> {
    read += first.length;
    yield first;
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) {
      read += next.value.length;
      yield next.value;
    }
  }
  const closing = new AbortController();
  const unpacked = unpack(packing, path, counted, closing.signal);
  const bounded = withoutBombs(unpacked, () => (packing === '7z' ? (size ?? 0) : read), packing, path);
  return {
    text: decoded(bounded, path),
    size: packing === '7z' ? undefined : size,
    read: () => read,
    close() {
      closing.abort();
      packed.destroy();
    },
  };
}

async function sizeOf(path: string): Promise<number> {
  const file = await open(path, 'r');
  try {
    const { size, isFile } = await file.stat().then((stat) => ({ size: stat.size, isFile: stat.isFile() }));
    if (!isFile) throw new DumpError(`${path} is no file: name the dump itself`);
    return size;
  } finally {
    await file.close();
  }
}

async function firstBytes(bytes: AsyncIterator<Buffer>): Promise<Buffer> {
  let first: Buffer = Buffer.alloc(0);
  while (first.length < LONGEST_MAGIC) {
    const next = await bytes.next();
    if (next.done) break;
    first = Buffer.concat([first, next.value]);
  }
  return first;
}

const packingOf = (first: Buffer): Packing =>
  MAGIC.find(([, magic]) => magic.every((byte, at) => first[at] === byte))?.[0] ?? 'plain';

async function* unpack(
  packing: Packing,
  path: string,
  packed: () => AsyncGenerator<Buffer>,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  if (packing === 'plain') yield* packed();
  else if (packing === 'gzip') yield* gunzipped(path, packed);
  else yield* sevenZipped(SEVEN_ZIP_TYPES[packing], path, packed, signal);
}

async function* gunzipped(path: string, packed: () => AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(packed());
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Buffer>;
  } catch (error) {
    throw new DumpError(
      `${path} is a damaged .gz file, or cut short (${(error as Error).message}): download it again`,
    );
  }
}

/** 7-Zip runs beside us, and hands on what it unpacks as it goes. */
async function* sevenZipped(
  type: string,
  path: string,
  packed: () => AsyncGenerator<Buffer>,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const { program, remove } = await findSevenZip(path);
  try {
    // Only an archive has to be read from a file; the others are streams.
    const from = type === '7z' ? ['e', '-so', `-t${type}`, '--', path] : ['e', '-so', '-si', `-t${type}`];
    const child = spawn(program, ['-bd', '-y', '-p', ...from], { stdio: ['pipe', 'pipe', 'pipe'], signal });
    let complaint = '';
    child.stderr.on('data', (data: Buffer) => {
      if (complaint.length < 4_000) complaint += data.toString();
    });
    const ended = new Promise<number | null>((resolve) => {
      child.on('close', resolve);
      child.on('error', () => resolve(-1));
    });
    // It may stop reading early; its exit code says what was wrong.
    child.stdin.on('error', () => {});
    if (type === '7z') child.stdin.end();
    else Readable.from(packed()).pipe(child.stdin);
    try {
      yield* child.stdout as AsyncIterable<Buffer>;
    } finally {
      child.kill();
    }
    const code = await ended;
    if (code !== 0) {
      const said =
        /ERROR[S:]*\s*:?\s*([^\n]+)/i.exec(complaint)?.[1]?.trim() ?? `7-Zip ended with code ${code}`;
      throw new DumpError(`${path} is damaged, or cut short (${said}): download it again`);
    }
  } finally {
    remove();
  }
}

interface SevenZip {
  program: string;
  remove(): void;
}

/** The package brings its programs without the right to run them. */
async function findSevenZip(path: string): Promise<SevenZip> {
  const found = await import('7zip-bin').catch(() => undefined);
  if (!found)
    throw new DumpError(
      `${path} is packed with 7-Zip, bzip2 or xz, and the package 7zip-bin that unpacks them is not installed: run npm install 7zip-bin, or unpack it first`,
    );
  const program = found.path7za;
  try {
    accessSync(program, constants.X_OK);
    return { program, remove() {} };
  } catch {
    // Where packages may not be changed, a copy runs.
  }
  try {
    chmodSync(program, 0o755);
    return { program, remove() {} };
  } catch {
    const folder = mkdtempSync(join(tmpdir(), 'curzon-7za-'));
    const copy = join(folder, '7za');
    copyFileSync(program, copy);
    chmodSync(copy, 0o755);
    return { program: copy, remove: () => rmSync(folder, { recursive: true, force: true }) };
  }
}

async function* withoutBombs(
  unpacked: AsyncGenerator<Buffer>,
  packedBytes: () => number,
  packing: Packing,
  path: string,
): AsyncGenerator<Buffer> {
  let out = 0;
  for await (const chunk of unpacked) {
    out += chunk.length;
    if (packing !== 'plain' && out > ALWAYS_UNPACKED && out > packedBytes() * MOST_UNPACKED_PER_BYTE)
      throw new DumpError(
        `${path} unpacks to more than ${MOST_UNPACKED_PER_BYTE} times its size, as no wiki's text does: it was not read further than ${out} bytes`,
      );
    yield chunk;
  }
}

/** UTF-8, or UTF-16 where a byte order mark or the first sign says so. */
async function* decoded(bytes: AsyncGenerator<Buffer>, path: string): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let at = 0;
  const decode = (chunk: Buffer | undefined): string => {
    try {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      return decoder.decode(chunk, {
        stream: chunk !== undefined,
      });
    } catch {
      throw new DumpError(
        `${path} is no ${decoder?.encoding.toUpperCase()} text about byte ${at}: download it again`,
      );
    }
  };
  for await (const chunk of bytes) {
    yield decode(chunk);
    at += chunk.length;
  }
  yield decode(undefined);
}

function encodingOf(first: Buffer | undefined): string {
  const [a, b] = [first?.[0], first?.[1]];
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  return 'utf-8';
}
