/** `npm run register [-- --guild ID]`: tells Discord of the commands, for all servers or for one. */
import { DiscordAPIError, HTTPError, REST } from 'discord.js';
import { config as readEnvFile } from 'dotenv';
import { registered } from '../commands/index.ts';
import { ConfigError, readConfig } from '../src/bot/config.ts';
import { type Arguments, runProgram, UsageError } from '../src/bot/run-program.ts';
import { registerCommands } from '../src/discord/register.ts';

const HELP = `Usage: npm run register -- [options]

Tells Discord of the commands, for all servers or for one. npm start does so by itself for all of them.

  --guild ID  only in the server with this id, where they show at once
  --api URL   another address than Discord's, such as the playground's
  --help      this text`;

const options = { guild: { type: 'string' }, api: { type: 'string' } } as const;

async function register({ values }: Arguments<typeof options>): Promise<void> {
  readEnvFile({ quiet: true });
  if (values.guild !== undefined && !/^\d{17,20}$/.test(values.guild)) {
    throw new UsageError(
      `--guild takes a server's id (17 to 20 digits), not ${JSON.stringify(values.guild)}`,
    );
  }
  const { token } = readConfig(process.env);
  if (!token) throw new ConfigError('DISCORD_TOKEN is missing: put it into .env (see .env.example)');
  const rest = new REST(values.api ? { api: values.api } : {}).setToken(token);
  const application = (await rest.get('/applications/@me')) as { id: string };
  const sent = await registerCommands(rest, application.id, registered, values.guild);
  const where = values.guild ? `in the server ${values.guild}` : 'in all servers';
  console.log(
    sent ? `${registered.length} commands registered ${where}` : `The commands were up to date ${where}`,
  );
}

function explain(error: unknown): string | undefined {
  if (error instanceof DiscordAPIError && error.status === 401)
    return 'Discord refused the token: copy it again from the Developer Portal into DISCORD_TOKEN';
  if (error instanceof DiscordAPIError || error instanceof HTTPError)
    return `Discord refused: ${error.message}. Try again later, or look the message up in Discord's documentation.`;
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code ? `Discord cannot be reached (${code}): check the network, then try again` : undefined;
}

await runProgram({ help: HELP, options, run: register, explain });
