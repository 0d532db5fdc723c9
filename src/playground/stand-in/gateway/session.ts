import { type CloseReason, Op } from './codes.ts';

/** Events kept for a client that comes back. */
const MOST_KEPT = 2_000;
/** How long a session waits for its client; Discord does not say, "a few minutes". */
const WAITS = 3 * 60_000;

interface Dispatched {
  op: 0;
  t: string;
  s: number;
  d: object;
}

/** What sends to the client, while it is there. */
interface Sender {
  send(payload: object): void;
  close(reason: CloseReason): void;
}

/** What outlives a connection: the sequence, the intents, and the events to replay. */
export class Session {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  connection: Sender | undefined;
  #seq = 0;
  #kept: Dispatched[] = [];
  #leftAt: number | undefined;

  constructor(id: string, shard: readonly [number, number], intents: number, connection: Sender) {
    this.id = id;
    this.shard = shard;
    this.intents = intents;
    this.connection = connection;
  }

  dispatch(t: string, d: object): void {
    const event: Dispatched = { op: Op.Dispatch, t, s: ++this.#seq, d };
    this.#kept.push(event);
    if (this.#kept.length > MOST_KEPT) this.#kept.shift();
    this.connection?.send(event);
  }

  /** Sends all events after `seq`. False when they are no longer, or not yet, known. */
  resume(connection: Sender, seq: number): boolean {
    const oldest = this.#kept[0]?.s ?? this.#seq + 1;
    if (seq > this.#seq || seq < oldest - 1) return false;
    this.connection = connection;
    this.#leftAt = undefined;
    for (const event of this.#kept) if (event.s > seq) connection.send(event);
    this.dispatch('RESUMED', {});
    return true;
  }

  get seq(): number {
    return this.#seq;
  }

  leave(): void {
    this.connection = undefined;
    this.#leftAt = performance.now();
  }

  /** True when its client has been away for too long. */
  get lost(): boolean {
    return this.#leftAt !== undefined && performance.now() - this.#leftAt > WAITS;
  }

  /** Whether events of that server, or direct messages, belong to this shard. */
  covers(guildId: string | undefined): boolean {
    const [id, count] = this.shard;
    if (guildId === undefined) return id === 0;
    return Number((BigInt(guildId) >> 22n) % BigInt(count)) === id;
  }
}
