/** Discord says "the past few minutes" without a number; a bot must not build on the length. */
const WINDOW = 5 * 60_000;

/** Remembers which message a nonce made, for `enforce_nonce` (Discord docs, Message Resource: Create Message). */
export class NonceMemory {
  readonly #sent = new Map<string, { messageId: string; channelId: string; at: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  find(nonce: string | number): { messageId: string; channelId: string } | undefined {
    const known = this.#sent.get(String(nonce));
    return known && this.#now() - known.at < WINDOW ? known : undefined;
  }

  remember(nonce: string | number, channelId: string, messageId: string): void {
    const at = this.#now();
    for (const [old, entry] of this.#sent) {
      if (at - entry.at < WINDOW) break;
      this.#sent.delete(old);
    }
    this.#sent.delete(String(nonce));
    this.#sent.set(String(nonce), { messageId, channelId, at });
  }
}
