/** A way between two ends that may go dead without either being told: a router that forgets, a cable that is pulled. */
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Way {
  /** On 127.0.0.1. */
  port: number;
  /** From now on nothing goes either way, and nobody is told. */
  swallow(): void;
  /** New connections get through again; those that were swallowed stay as they are. */
  heal(): void;
}

/** @param target where it leads. */
export async function openWay(target: NetConnectOpts): Promise<Way> {
  const sockets = new Set<Socket>();
  const ways = new Set<{ dead: boolean }>();
  let isDead = false;
  const server = createServer((near) => {
    const far = connect(target);
    const way = { dead: isDead };
    ways.add(way);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => void (way.dead || to.write(data)));
      from.on('end', () => void (way.dead || to.end()));
      from.on('close', () => void (way.dead || to.destroy()));
      from.on('error', () => {});
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    swallow() {
      isDead = true;
      for (const way of ways) way.dead = true;
    },
    heal() {
      isDead = false;
    },
  };
}
