/** A client that answers each interaction with one card, as a child of `memory.ts`: Curzon's connection, or a bare one. */
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { pino } from 'pino';
import { notice } from '../src/cards/reply.ts';
import { startBot } from '../src/discord/client.ts';
import { createRouter } from '../src/discord/router.ts';
import { megabytesUsed } from './measure.ts';

const [kind, token = '', api = ''] = process.argv.slice(2);
const card = notice('Curzon Dax', 'A diplomat.');
const log = pino({ level: 'error' });
const definition = { name: 'who', description: 'One card' };

async function connectCurzon(): Promise<void> {
  const who = { definition, reply: () => card };
  const router = createRouter({
    commands: [who],
    messageCommands: [],
    actions: {},
    forms: {},
    app: () => ({}),
    draw: async () => undefined,
    log,
  });
  await startBot({ token, api, commands: [who], router, log });
}

async function connectBare(): Promise<void> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ embeds: card.embeds });
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
  await client.application?.commands.set([definition]);
}

process.on('message', () => process.send?.(megabytesUsed()));
const before = megabytesUsed();
await (kind === 'curzon' ? connectCurzon() : connectBare());
process.send?.(before);
