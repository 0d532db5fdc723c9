/** A bare discord.js bot that connects, answers `/who` with a constant card, and prints what that took: the yardstick. */
import { Client, Events, GatewayIntentBits } from 'discord.js';

const [token = '', api = ''] = process.argv.slice(2);
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand())
    await interaction.reply({ embeds: [{ title: 'Curzon Dax', description: 'A diplomat. '.repeat(80) }] });
  if (interaction.isAutocomplete()) await interaction.respond([{ name: 'Curzon Dax', value: 'curzon-dax' }]);
});
client.once(Events.ClientReady, () => {
  const { user, system } = process.cpuUsage();
  console.log(
    JSON.stringify({
      readyMs: Math.round(performance.now()),
      cpuMs: Math.round((user + system) / 1000),
      rssMB: Math.round(process.memoryUsage.rss() / 1e6),
    }),
  );
});
await client.login(token);
