/** The page's end of the bridge: calls with answers, events as they happen, and getting back after a loss. */
import type { ClientEvent } from '../client.ts';
import type {
  CallArguments,
  CallName,
  CallResult,
  ClockState,
  FromServer,
  Hello,
  Places,
} from './protocol.ts';

interface ConnectionListener {
  hello(hello: Hello): void;
  event(event: ClientEvent): void;
  places(places: Places): void;
  clock(clock: ClockState): void;
  /** False once the server is gone, true when it greets again. */
  online(online: boolean): void;
}

const RETRY_MS = [300, 600, 1200, 2500, 5000];

export class Connection {
  readonly #memberId: string | null;
  readonly #listener: ConnectionListener;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #socket: WebSocket | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #lastId = 0;
  #closed = false;

  /** Plays the member with that id; null lets the server choose. */
  constructor(memberId: string | null, listener: ConnectionListener) {
    this.#memberId = memberId;
    this.#listener = listener;
    this.#connect();
  }

  call<Name extends CallName>(name: Name, ...args: CallArguments<Name>): Promise<CallResult<Name>> {
    if (this.#socket?.readyState !== WebSocket.OPEN) return Promise.reject(new Error('Not connected'));
    this.#lastId += 1;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(this.#lastId, waiting);
    this.#socket.send(JSON.stringify({ id: this.#lastId, call: name, args }));
    return waiting.promise as Promise<CallResult<Name>>;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#socket?.close();
  }

  #connect(): void {
    const url = new URL('/bridge', location.href);
    url.protocol = 'ws:';
    if (this.#memberId) url.searchParams.set('as', this.#memberId);
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      if (!this.#closed) this.#receive(JSON.parse(String(data)) as FromServer);
    });
    socket.addEventListener('close', () => this.#lost());
  }

  #receive(message: FromServer): void {
    switch (message.type) {
      case 'hello':
        this.#attempt = 0;
        this.#listener.online(true);
        this.#listener.hello(message);
        break;
      case 'event':
        this.#listener.event(message.event);
        break;
      case 'places':
        this.#listener.places(message);
        break;
      case 'clock':
        this.#listener.clock(message.clock);
        break;
      case 'reply': {
        const waiting = this.#waiting.get(message.id);
        this.#waiting.delete(message.id);
        if ('error' in message) waiting?.reject(new Error(message.error));
        else waiting?.resolve(message.result);
      }
    }
  }

  #lost(): void {
    for (const waiting of this.#waiting.values()) waiting.reject(new Error('The connection was lost'));
    this.#waiting.clear();
    if (this.#closed) return;
    this.#listener.online(false);
    const delay = RETRY_MS[Math.min(this.#attempt, RETRY_MS.length - 1)];
    this.#attempt += 1;
    this.#retry = setTimeout(() => this.#connect(), delay);
  }
}
