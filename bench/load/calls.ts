/** Calls from a bench to the bot that it measures, which is a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

type Calls = Readonly<Record<string, (argument: never) => unknown>>;

interface Call {
  id: number;
  name: string;
  argument: unknown;
}

/** Answers what the bench asks for, and ends with it. */
export function answerCalls(calls: Calls): void {
  process.on('message', async ({ id, name, argument }: Call) => {
    process.send?.({ id, result: await calls[name]?.(argument as never) });
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.('ready');
}

export interface Called {
  call<Result>(name: string, argument?: unknown): Promise<Result>;
  /** CPU time so far, in milliseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
  /** At once, as `kill -9` does. */
  kill(): Promise<void>;
}

/** Starts a script that answers calls, and resolves once it does. @throws Error when it ends before. */
export async function startCalled(
  script: string,
  args: readonly string[],
  execArgv: readonly string[] = [],
): Promise<Called> {
  const child: ChildProcess = fork(script, args, { execArgv: [...execArgv] });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${script} has ended`);
  });
  // Awaited where it matters.
  ended.catch(() => {});
  await Promise.race([once(child, 'message'), ended]);
  const waiting = new Map<number, (result: unknown) => void>();
  child.on('message', ({ id, result }: { id: number; result: unknown }) => {
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let calls = 0;
  const call = <Result>(name: string, argument?: unknown): Promise<Result> => {
    const id = ++calls;
    const answered = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    child.send({ id, name, argument });
    return Promise.race([answered, ended]) as Promise<Result>;
  };
  return {
    call,
    cpu: () => call<number>('cpu'),
    async stop() {
      child.disconnect();
      await ended.catch(() => {});
    },
    async kill() {
      child.kill('SIGKILL');
      await ended.catch(() => {});
    },
  };
}

/** For a bot to tell: CPU time of its process so far, in milliseconds. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
