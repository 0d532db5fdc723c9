/** `npm run register [-- --guild ID]`: tells Discord of the commands, for all servers or for one. */
import { parseArgs } from 'node:util';
import { DiscordAPIError, REST } from 'discord.js';
import { config as readEnvFile } from 'dotenv';
import { registered } from '../commands/index.ts';
import { readConfig } from '../src/bot/config.ts';
import { registerCommands } from '../src/discord/register.ts';

async function main(): Promise<void> {
  readEnvFile({ quiet: true });
  const { values } = parseArgs({ options: { guild: { type: 'string' }, api: { type: 'string' } } });
  if (values.guild !== undefined && !/^\d{17,20}$/.test(values.guild)) {
    throw new Error(`--guild takes a server's id (17 to 20 digits), not ${JSON.stringify(values.guild)}`);
  }
  const { token } = readConfig(process.env);
  if (!token) throw new Error('DISCORD_TOKEN is missing: put it into .env (see .env.example)');
  const rest = new REST(values.api ? { api: values.api } : {}).setToken(token);
  const application = (await rest.get('/applications/@me')) as { id: string };
  const sent = await registerCommands(rest, application.id, registered, values.guild);
  const where = values.guild ? `in the server ${values.guild}` : 'in all servers';
  console.log(
    sent ? `${registered.length} commands registered ${where}` : `The commands were up to date ${where}`,
  );
}

main().catch((error: unknown) => {
  const refused = error instanceof DiscordAPIError && error.status === 401;
  const message = error instanceof Error ? error.message : String(error);
  console.error(
    refused
      ? 'Discord refused the token: copy it again from the Developer Portal into DISCORD_TOKEN'
      : message,
  );
  process.exitCode = 1;
});
