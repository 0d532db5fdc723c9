/** Request bodies: JSON, or multipart with files (Discord docs, API Reference: Uploading Files). */
import type { IncomingMessage } from 'node:http';
import { invalidField, refusal } from '../errors.ts';
import type { Upload } from '../messages/files.ts';

const MiB = 1024 * 1024;
const MOST_BYTES = 25 * MiB;
const MOST_BYTES_A_FILE = 10 * MiB;
const MOST_FILES = 10;

export interface Body {
  json: unknown;
  uploads: Upload[];
}

/** The bytes of a request. Throws 40005 past 25 MiB. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  if (size > MOST_BYTES) throw refusal('requestTooLarge');
  return Buffer.concat(chunks);
}

/** Throws 50109 for broken JSON, 50035 for another content type, 40005 for a file that is too large. */
export async function parseBody(bytes: Buffer, contentType: string | undefined): Promise<Body> {
  if (bytes.length === 0) return { json: undefined, uploads: [] };
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return { json: parseJson(bytes.toString()), uploads: [] };
  if (type === 'multipart/form-data') return parseMultipart(bytes, contentType ?? '');
  throw invalidField(
    [],
    'CONTENT_TYPE_INVALID',
    `Expected "Content-Type" header to be one of {'application/json', 'multipart/form-data'}.`,
  );
}

/** What JavaScript adds to a reviver's arguments: the number as it was written. */
type Reviver = (key: string, value: unknown) => unknown;

/** Ids written as numbers are too large for a double: they are kept as text. */
const exactIds = (_: string, value: unknown, context?: { source?: string }): unknown => {
  const digits = context?.source ?? '';
  return typeof value === 'number' && /^\d{17,20}$/.test(digits) ? digits : value;
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, exactIds as Reviver);
  } catch {
    throw refusal('invalidJson');
  }
}

async function parseMultipart(bytes: Buffer, contentType: string): Promise<Body> {
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData().catch(() => {
    throw refusal('invalidJson');
  });
  const uploads: Upload[] = [];
  const fields: Record<string, unknown> = {};
  let json: unknown;
  for (const [name, value] of form) {
    if (typeof value !== 'string') uploads.push(await upload(name, value));
    else if (name === 'payload_json') json = parseJson(value);
    else fields[name] = value;
  }
  if (uploads.length > MOST_FILES) {
    throw invalidField(['files'], 'BASE_TYPE_MAX_LENGTH', `Must be ${MOST_FILES} or fewer in length.`);
  }
  return { json: json ?? (Object.keys(fields).length > 0 ? fields : undefined), uploads };
}

async function upload(field: string, file: File): Promise<Upload> {
  const number = /^files\[(\d+)\]$/.exec(field)?.[1];
  const fallback = /^file(\d*)$/.exec(field)?.[1];
  const chosen = number ?? fallback;
  if (chosen === undefined) throw invalidField([field], 'FILE_FIELD_INVALID', 'Expected files[n]');
  if (file.size > MOST_BYTES_A_FILE) throw refusal('requestTooLarge');
  const data = Buffer.from(await file.arrayBuffer());
  const contentType =
    file.type && file.type !== 'application/octet-stream' ? file.type : guessType(file.name);
  return { number: chosen || '0', name: file.name, contentType, data };
}

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json',
};

function guessType(name: string): string {
  return TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
