/** A bare discord.js bot that answers with constants, and posts in a loop: the yardstick, as a child of a bench. */
import {
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  Client,
  Events,
  GatewayIntentBits,
  MessageFlags,
  Routes,
} from 'discord.js';
import { answerCalls, cpuMs } from './calls.ts';

/** A message, cut to what an answer has. */
export type Card = Pick<APIMessage, 'embeds' | 'components'>;

const [token = '', api = '', definitions = '[]'] = process.argv.slice(2);
let cards: Readonly<Record<string, Card>> = {};
let choices: readonly APIApplicationCommandOptionChoice<string>[] = [];
const client = new Client({ intents: [GatewayIntentBits.Guilds], shards: 'auto', rest: { api } });
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isAutocomplete()) await interaction.respond(choices);
  else if (interaction.isChatInputCommand()) await interaction.reply(cards[interaction.commandName] ?? {});
  else if (interaction.isButton())
    await interaction.reply({ ...cards['pressed'], flags: MessageFlags.Ephemeral });
});
// As an answer that came too late: it goes on.
client.on(Events.Error, () => {});
const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
await client.login(token);
await ready;
await client.application?.commands.set(JSON.parse(definitions));

answerCalls({
  cpu: cpuMs,
  /** What to answer from now on: by command, and to a button. */
  answer(constants: { cards: typeof cards; choices: typeof choices }) {
    cards = constants.cards;
    choices = constants.choices;
  },
  async post({ channels, card }: { channels: readonly string[]; card: Card }) {
    await Promise.all(
      channels.map((channel) => client.rest.post(Routes.channelMessages(channel), { body: card })),
    );
  },
});
