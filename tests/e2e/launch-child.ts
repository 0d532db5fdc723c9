/** Starts whole bots in processes of their own, to be killed at any moment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ChildInput, ChildOptions } from './kill-child.ts';

export interface Child {
  process: ChildProcess;
  /** It has read its code and its packs, and waits. */
  loaded: Promise<unknown>;
  ended: Promise<unknown>;
  tell(input: ChildInput): void;
  /** The lines of its log, also when it was killed. */
  logged(): string[];
}

/** @param codeCache a folder: compiled once, not by every child. */
export function launchChild(options: ChildOptions, codeCache: string): Child {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'kill-child.ts'), JSON.stringify(options)],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: codeCache } },
  );
  // Killed before it read that it may begin.
  child.stdin.on('error', () => {});
  const ended = once(child, 'close');
  let text = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  return {
    process: child,
    loaded: Promise.race([once(child.stdout, 'data'), ended]),
    ended,
    tell: (input) => void child.stdin.write(`${JSON.stringify(input)}\n`),
    logged: () => text.split('\n').slice(0, -1),
  };
}
