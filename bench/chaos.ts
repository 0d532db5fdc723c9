/** `npm run chaos -- --seed N`: a month of daily questions in forty time zones, while everything fails by turns. */
import { type Arguments, EXIT, runProgram, UsageError } from '../src/bot/run-program.ts';
import { chaos } from '../tests/e2e/chaos.ts';
import type { Safety } from '../tests/e2e/kill-child.ts';

const HELP = `Usage: npm run chaos -- [options]

Two whole bots on a PostgreSQL of their own post daily questions in forty time zones, whose clocks change meanwhile, and
members answer and ask, while processes are killed, stopped and replaced, the database crashes, Discord fails, and servers
close channels or remove Curzon. What Discord has in the end, and what members were told, is compared with what is due
and what is kept. Ends with 1 where anything is not as it should be. Needs PostgreSQL on this machine.

  --seed N       the same number brings the same kinds of faults in the same order (1 when left out)
  --days N       how many days (31 when left out: some ten minutes)
  --from DATE    the first of them (2026-03-06 when left out: until April clocks change in most zones)
  --without X    takes a safety out, to see that this fails: claim, nonce or lease
  --help         this text`;

const options = {
  seed: { type: 'string' },
  days: { type: 'string' },
  from: { type: 'string' },
  without: { type: 'string' },
} as const;
const SAFETIES: readonly string[] = ['claim', 'nonce', 'lease'] satisfies Safety[];

async function run({ values }: Arguments<typeof options>): Promise<void> {
  const whole = (name: 'seed' | 'days', otherwise: number) => {
    const number = Number(values[name] ?? otherwise);
    if (!Number.isSafeInteger(number) || number < 1)
      throw new UsageError(`--${name} takes a whole number from 1 on`);
    return number;
  };
  const { from = '2026-03-06', without } = values;
  if (!/^\d{4}-\d\d-\d\d$/.test(from)) throw new UsageError('--from takes a date as 2026-03-06');
  if (without !== undefined && !SAFETIES.includes(without))
    throw new UsageError(`--without takes one of ${SAFETIES.join(', ')}`);
  const { counts, violations } = await chaos({
    ...{ seed: whole('seed', 1), days: whole('days', 31), from, without: without as Safety | undefined },
    onStep: (line) => console.log(line),
  });
  const lines = Object.entries(counts).toSorted(([one], [other]) => one.localeCompare(other));
  console.log(`\n${lines.map(([what, number]) => `${String(number).padStart(6)}  ${what}`).join('\n')}`);
  for (const violation of violations) console.error(`WRONG: ${violation}`);
  console.log(`\n${violations.length} violations`);
  if (violations.length > 0) process.exitCode = EXIT.failed;
}

await runProgram({ help: HELP, options, run });
