/** The thread in which pictures are drawn, one after the other; the drawing library is loaded here, with the first. */
import { parentPort } from 'node:worker_threads';
import { drawHere, type PictureRequest } from './request.ts';

export type DrawMessage = { png: Uint8Array<ArrayBuffer> } | { failed: string };

parentPort?.on('message', (request: PictureRequest) => {
  drawHere(request)
    // The library's own memory cannot be handed over.
    .then((drawn) => ({ png: Uint8Array.from(drawn) }))
    .catch((error: unknown) => ({
      failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }))
    .then((message: DrawMessage) =>
      parentPort?.postMessage(message, 'png' in message ? [message.png.buffer] : []),
    )
    .catch((error: unknown) => {
      // The thread ends, and whoever waits is told.
      queueMicrotask(() => {
        throw error;
      });
    });
});
