/** `npm run doctor`: checks a set-up before, or beside, a start. */
import { config as readEnvFile } from 'dotenv';
import { examine } from '../src/bot/doctor.ts';
import { EXIT, inOneLine, runProgram } from '../src/bot/run-program.ts';

const HELP = `Usage: npm run doctor

Checks what a start needs: settings, folder, lore packs, database, token, Discord, clock. Says what to do about what is
wrong, and ends with 1 then. The bot may run meanwhile.

  --api URL  another address than Discord's, such as the playground's
  --help     this text`;

const SIGNS = { good: 'ok', unsure: '??', bad: 'NO' } as const;

await runProgram({
  help: HELP,
  options: { api: { type: 'string' } },
  async run({ values }) {
    readEnvFile({ quiet: true });
    const findings = examine({
      env: process.env,
      api: values.api ?? 'https://discord.com/api',
      now: Date.now,
      explain: (error) => inOneLine(error) ?? String(error),
    });
    for await (const { what, how, text } of findings) {
      console.log(`${SIGNS[how]}  ${what.padEnd(9)} ${text.replaceAll('\n', `\n${' '.repeat(14)}`)}`);
      if (how === 'bad') process.exitCode = EXIT.failed;
    }
  },
});
