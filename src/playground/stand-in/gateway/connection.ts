import { constants, createDeflate, type Deflate } from 'node:zlib';
import type { RawData, WebSocket } from 'ws';
import { Close, type CloseReason, Op } from './codes.ts';
import type { Session } from './session.ts';

/** Discord docs, Gateway: Rate Limiting; heartbeats count too. */
const MOST_SENDS = 120;
const SEND_WINDOW = 60_000;
const MOST_BYTES = 4096;

export interface Payload {
  op: number;
  d?: unknown;
}

interface ConnectionOptions {
  heartbeatInterval: number;
  /** Whether the client asked for `compress=zlib-stream`. */
  compress: boolean;
  /** Returns why the connection has to be closed, if it has to. */
  receive: (connection: Connection, payload: Payload) => CloseReason | undefined;
  closed: (connection: Connection, code: number) => void;
}

/** One WebSocket of the bot: framing, limits and the heart. */
export class Connection {
  session: Session | undefined;
  /** False makes it a zombie: alive, but heartbeats get no answer. */
  acknowledges = true;
  readonly #socket: WebSocket;
  readonly #options: ConnectionOptions;
  readonly #deflate: Deflate | undefined;
  #chunks: Buffer[] = [];
  #sends: number[] = [];
  #deadline: NodeJS.Timeout | undefined;

  constructor(socket: WebSocket, options: ConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    if (options.compress) {
      this.#deflate = createDeflate({ chunkSize: 65_535 });
      this.#deflate.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    }
    socket.on('message', (data) => {
      const reason = this.#receive(data);
      if (reason) this.close(reason);
    });
    socket.on('close', (code) => {
      clearTimeout(this.#deadline);
      options.closed(this, code);
    });
    socket.on('error', () => socket.terminate());
  }

  hello(): void {
    this.send({ op: Op.Hello, d: { heartbeat_interval: this.#options.heartbeatInterval, _trace: [] } });
    this.#expectHeartbeat();
  }

  send(payload: object): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const text = JSON.stringify({ t: null, s: null, ...payload });
    if (!this.#deflate) this.#socket.send(text);
    else {
      this.#deflate.write(text);
      this.#deflate.flush(constants.Z_SYNC_FLUSH, () => {
        const packed = Buffer.concat(this.#chunks);
        this.#chunks = [];
        if (packed.length > 0) this.#socket.send(packed);
      });
    }
  }

  close([code, reason]: CloseReason): void {
    this.#socket.close(code, reason);
  }

  /** Cuts the line without a close frame. */
  cut(): void {
    this.#socket.terminate();
  }

  #receive(raw: RawData): CloseReason | undefined {
    const now = performance.now();
    this.#sends = this.#sends.filter((at) => now - at < SEND_WINDOW);
    this.#sends.push(now);
    if (this.#sends.length > MOST_SENDS) return Close.RateLimited;
    const bytes = raw as Buffer;
    if (bytes.length > MOST_BYTES) return Close.DecodeError;
    const payload = parse(bytes);
    if (!payload) return Close.DecodeError;
    if (payload.op !== Op.Heartbeat) return this.#options.receive(this, payload);
    this.#beat();
    return undefined;
  }

  #beat(): void {
    if (this.acknowledges) this.send({ op: Op.HeartbeatAck });
    this.#expectHeartbeat();
  }

  /** A client that misses two beats is gone. */
  #expectHeartbeat(): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(
      () => this.close(Close.SessionTimedOut),
      this.#options.heartbeatInterval * 2 + 1_000,
    ).unref();
  }
}

function parse(bytes: Buffer): Payload | undefined {
  try {
    const payload: unknown = JSON.parse(bytes.toString());
    const valid = typeof payload === 'object' && payload !== null && 'op' in payload;
    return valid && typeof payload.op === 'number' ? (payload as Payload) : undefined;
  } catch {
    return undefined;
  }
}
