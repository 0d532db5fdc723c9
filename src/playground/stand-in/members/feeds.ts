import type { ClientEvent } from '../../client.ts';

type Listener = (event: ClientEvent) => void;

/** What every member's app is told, member by member. */
export class MemberFeeds {
  readonly #listeners = new Map<string, Set<Listener>>();

  listen(userId: string, listener: Listener): () => void {
    const all = this.#listeners.get(userId) ?? new Set();
    this.#listeners.set(userId, all.add(listener));
    return () => all.delete(listener);
  }

  tell(userId: string, event: ClientEvent): void {
    for (const listener of [...(this.#listeners.get(userId) ?? [])]) listener(event);
  }

  tellAll(userIds: Iterable<string>, event: ClientEvent): void {
    for (const userId of userIds) this.tell(userId, event);
  }
}
