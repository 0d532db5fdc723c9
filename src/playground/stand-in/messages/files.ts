import type { APIAttachment } from 'discord.js';
import { invalidField } from '../errors.ts';
import type { MessageForm } from '../validation/messages.ts';

interface SentFile {
  name: string;
  contentType: string;
  data: Buffer;
}

/** A file of a multipart request: its number is the n of `files[n]`. */
export interface Upload extends SentFile {
  number: string;
}

/** Where Discord keeps files, those of private messages and of commands apart from all others. */
const FOLDER = { public: '/attachments/', ephemeral: '/ephemeral-attachments/' } as const;

export const isFilePath = (path: string) =>
  path.startsWith(FOLDER.public) || path.startsWith(FOLDER.ephemeral);

/** Uploaded files, served by URL so that a page can show them. */
export class Files {
  readonly #stored = new Map<string, { contentType: string; data: Buffer }>();

  keep(path: string, contentType: string, data: Buffer): void {
    this.#stored.set(path, { contentType, data });
  }

  find(path: string): { contentType: string; data: Buffer } | undefined {
    return this.#stored.get(path);
  }

  remove(path: string): void {
    this.#stored.delete(path);
  }
}

/** Discord keeps letters, digits, dots, dashes and underscores of a file's name. */
function cleanName(name: string): string {
  return name.replace(/\s+/g, '_').replace(/[^\p{L}\p{N}._-]/gu, '') || 'unknown';
}

/** Width and height, for PNG only: enough for a page to reserve room. */
function dimensions(data: Buffer): { width: number; height: number } | undefined {
  if (data.length < 24 || data.readUInt32BE(0) !== 0x89504e47) return undefined;
  return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}

interface FilesPlace {
  files: Files;
  origin: string;
  newId: () => string;
  channelId: string;
  ephemeral: boolean;
}

/**
 * The message's files after a request: those that an edit keeps, then the uploads. An `attachments`
 * list names new files by number and old ones by id; old ones that it leaves out are removed.
 */
export function mergeFiles(
  place: FilesPlace,
  form: MessageForm,
  uploads: readonly Upload[],
  before: readonly APIAttachment[],
): APIAttachment[] {
  const listed = form.attachments;
  listed?.forEach(({ id }, index) => {
    const known = uploads.some((each) => each.number === id) || before.some((each) => each.id === id);
    if (known) return;
    throw invalidField(['attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', `No file or attachment ${id}`);
  });
  const kept = listed ? before.filter((old) => listed.some((each) => each.id === old.id)) : before;
  const added = uploads.map((upload) =>
    attach(
      place,
      upload,
      listed?.find((each) => each.id === upload.number),
    ),
  );
  return [...kept, ...added];
}

/** Keeps a file and describes it as Discord does. */
export function attach(
  { files, origin, newId, channelId, ephemeral }: FilesPlace,
  upload: SentFile,
  entry?: { filename?: string | null | undefined; description?: string | null | undefined },
): APIAttachment {
  const id = newId();
  const filename = cleanName(entry?.filename ?? upload.name);
  const folder = ephemeral ? FOLDER.ephemeral : FOLDER.public;
  const path = `${folder}${channelId}/${id}/${encodeURIComponent(filename)}`;
  files.keep(path, upload.contentType, upload.data);
  return {
    id,
    filename,
    size: upload.data.length,
    url: origin + path,
    proxy_url: origin + path,
    content_type: upload.contentType,
    ...(entry?.description && { description: entry.description }),
    ...dimensions(upload.data),
    ...(ephemeral && { ephemeral: true }),
    ...(filename.startsWith('SPOILER_') && { flags: 8 }),
  } as APIAttachment;
}

/** The file that an `attachment://name` URL means. */
export function fileNamed(files: readonly APIAttachment[], url: string): APIAttachment | undefined {
  const name = /^attachment:\/\/(.+)$/i.exec(url)?.[1];
  return name === undefined ? undefined : files.find((each) => each.filename === cleanName(name));
}
