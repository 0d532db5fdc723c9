import { closeSync, openSync, writeSync } from 'node:fs';

/** A request and how it was answered. */
export interface RecordedRequest {
  method: string;
  /** As requested, with the query. */
  path: string;
  /** The parsed JSON; of a multipart request its `payload_json`. */
  body?: unknown;
  /** Names of the files of a multipart request. */
  files?: string[];
  /** What it wants to be noted in a server's audit log (Discord docs, API Reference: Audit Log Reason). */
  reason?: string;
  status: number;
  /** When it arrived, in milliseconds since 1970 by the machine's clock. */
  ts: number;
}

/** Keeps every request, and appends it to a file of one JSON object a line if told to. */
export class Recorder {
  readonly requests: RecordedRequest[] = [];
  readonly #file: number | undefined;

  constructor(path: string | undefined) {
    this.#file = path === undefined ? undefined : openSync(path, 'a');
  }

  add(request: RecordedRequest): void {
    this.requests.push(request);
    if (this.#file !== undefined) writeSync(this.#file, `${JSON.stringify(request)}\n`);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }
}
