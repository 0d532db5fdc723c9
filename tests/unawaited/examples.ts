/** What {@link findUnawaited} has to find, and what it has to leave alone. Nothing of it runs. */
import { EventEmitter } from 'node:events';

interface Store {
  write(): Promise<void>;
  read: (() => Promise<string>) | undefined;
}

export function examples(store: Store, again: boolean, listen: (run: () => void) => void): unknown {
  const emitter = new EventEmitter();
  const close = async () => store.write();

  store.write(); // found
  void store.write(); // found
  void store.read?.().then(String); // found
  if (again) store.write().finally(() => close()); // found
  again && store.write(); // found
  again ? close() : undefined; // found
  emitter.on('removed', () => store.write()); // found
  emitter.on('removed', async () => close().then(String)); // found
  emitter.once('removed', close); // found
  setInterval(() => void store.write(), 1); // found
  setTimeout(store.write, 1); // found
  listen(close); // found
  const listener: { closed: () => void } = { closed: () => store.write() }; // found

  store.write().catch(() => {});
  store.read?.().then(String, String);
  let last = store.write();
  last = store.write();
  emitter.on('removed', () => store.write().catch(() => {}));
  emitter.on('removed', () => again);
  setTimeout(() => again, 1);
  [1, 2].map(async () => store.write());
  return [last, listener, Promise.all([close()])];
}
