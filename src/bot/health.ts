/** A port for whoever watches the bot: is it alive, is it connected, what does it do. Off unless set. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Client, Status } from 'discord.js';
import type { Metrics } from './metrics.ts';

/** Discord asks for a heartbeat about every 41 seconds: two that were not answered, in milliseconds. */
const LONGEST_SILENCE = 100_000;

interface Health {
  /** Of the port that was given, or found. */
  readonly port: number;
  /** Is asked from now on whether it is connected. */
  watch(client: Client<true>): void;
  stop(): Promise<void>;
}

/**
 * `/healthz` answers while the process does, `/readyz` while it is connected, `/metrics` with all that is counted.
 * Rejects where the port is taken.
 */
export async function serveHealth(
  { host, port }: { host: string; port: number },
  metrics: Metrics,
  now: () => number = Date.now,
): Promise<Health> {
  let client: Client<true> | undefined;
  const server = createServer((request, response) => {
    const answer = (status: number, text: string, type = 'text/plain; charset=utf-8'): void => {
      response.writeHead(status, { 'content-type': type }).end(text);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'GET alone\n');
    switch (request.url?.split('?')[0]) {
      case '/healthz':
        return answer(200, 'alive\n');
      case '/readyz': {
        const missing = client ? unready(client, now()) : ['not connected yet'];
        return missing.length === 0 ? answer(200, 'ready\n') : answer(503, `${missing.join('\n')}\n`);
      }
      case '/metrics':
        metrics.text().then(
          (text) => answer(200, text, metrics.contentType),
          () => answer(500, 'metrics cannot be told now\n'),
        );
        return;
      default:
        return answer(404, 'There are /healthz, /readyz and /metrics\n');
    }
  });
  await listen(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    watch(connected) {
      client = connected;
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What keeps the bot from answering, a line a shard. A connection that is open may be dead: its heartbeats tell. */
function unready(client: Client<true>, now: number): string[] {
  if (client.ws.shards.size === 0) return ['no shard'];
  return client.ws.shards
    .map(({ id, status, lastPingTimestamp }) => {
      if (status !== Status.Ready) return `shard ${id} is not connected (${Status[status]})`;
      const silent = lastPingTimestamp < 0 ? 0 : now - lastPingTimestamp;
      return silent > LONGEST_SILENCE
        ? `shard ${id} has had no heartbeat for ${Math.round(silent / 1_000)} s`
        : '';
    })
    .filter(Boolean);
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(`HEALTH_PORT ${port} cannot be opened`, { cause })));
    server.listen(port, host, resolve);
  });
}
