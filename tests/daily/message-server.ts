/** What Discord does with `POST /channels/:id/messages`, as far as one post a day needs it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const Body = z.object({ nonce: z.string(), enforce_nonce: z.boolean(), content: z.string() });

export interface Posted {
  id: string;
  channelId: string;
  nonce: string;
  content: string;
}

export interface MessageServer {
  url: string;
  /** Its own record: every message that is in a channel. */
  messages: Posted[];
  requests(): number;
  close(): Promise<void>;
}

/** @param random decides how long an answer is on its way: a sender may die before it or after the message is there. */
export async function startMessageServer(random: () => number): Promise<MessageServer> {
  const messages: Posted[] = [];
  let requests = 0;
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += String(part);
    const { nonce, content, enforce_nonce } = Body.parse(JSON.parse(text));
    const channelId = request.url?.split('/')[2] ?? '';
    requests += 1;
    await sleep(random() * 20);
    let message = enforce_nonce ? messages.find((each) => each.nonce === nonce) : undefined;
    if (!message) {
      message = {
        id: String(1_400_000_000_000_000_000n + BigInt(messages.length)),
        channelId,
        nonce,
        content,
      };
      messages.push(message);
    }
    await sleep(random() * 20);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(message));
  });
  // A killed sender ends its request in the middle.
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    requests: () => requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
