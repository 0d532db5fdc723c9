import { type APIMessage, GatewayIntentBits } from 'discord.js';

/** What MESSAGE_CONTENT covers (Discord docs, Gateway: Message Content Intent). */
const EMPTIED = { content: '', embeds: [], attachments: [], components: [] };

/** The event as an app with these intents gets it. */
export function forIntents(event: string, data: object, intents: number, botId: string): object {
  if (event === 'GUILD_CREATE') return withoutMembers(data, intents, botId);
  if (event === 'MESSAGE_CREATE' || event === 'MESSAGE_UPDATE') return withoutContent(data, intents, botId);
  return data;
}

/** Without GUILD_PRESENCES a server arrives with the app's own member alone (Gateway Events: Guild Create). */
function withoutMembers(data: object, intents: number, botId: string): object {
  if (intents & GatewayIntentBits.GuildPresences) return data;
  const { members } = data as { members: { user: { id: string } }[] };
  return { ...data, members: members.filter((member) => member.user.id === botId) };
}

/** Without MESSAGE_CONTENT a message is emptied, except the app's own, direct ones, and those that mention it. */
function withoutContent(data: object, intents: number, botId: string): object {
  if (intents & GatewayIntentBits.MessageContent) return data;
  const message = data as APIMessage & { guild_id?: string };
  const mentioned = message.mentions.some((user) => user.id === botId);
  if (message.author.id === botId || message.guild_id === undefined || mentioned) return data;
  const { poll: _, ...rest } = message;
  return { ...rest, ...EMPTIED };
}
