/** Discord's own events of a server: what stands at its top, reminds whoever is interested, and is told as begun and over. */
import {
  type APIGuildScheduledEvent,
  type Client,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
  PermissionFlagsBits,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';

interface NewEvent {
  guildId: string;
  channelId: string;
  name: string;
  description: string;
  /** In milliseconds. */
  startsAt: number;
  endsAt: number;
}

export interface ScheduledEvents {
  /**
   * Announces one that takes place in a text channel.
   * @returns its id; undefined where Curzon may not create events, or Discord does not take it.
   */
  create(event: NewEvent): Promise<string | undefined>;
  /** Where Discord does not take that, nothing else depends on it. */
  mark(guildId: string, eventId: string, as: 'begun' | 'over' | 'cancelled'): Promise<void>;
}

/** In characters (Discord docs, Guild Scheduled Event Resource). */
const [LONGEST_NAME, LONGEST_DESCRIPTION, LONGEST_PLACE] = [100, 1_000, 100];

const STATUS = {
  begun: GuildScheduledEventStatus.Active,
  over: GuildScheduledEventStatus.Completed,
  cancelled: GuildScheduledEventStatus.Canceled,
} as const;

export const scheduledEvents = (client: () => Client<true> | undefined, log: Logger): ScheduledEvents => ({
  async create({ guildId, channelId, name, description, startsAt, endsAt }) {
    const connected = client();
    const guild = connected?.guilds.cache.get(guildId);
    if (!connected || !guild?.members.me?.permissions.has(PermissionFlagsBits.CreateEvents)) return undefined;
    const place = guild.channels.cache.get(channelId)?.name ?? 'in its channel';
    const body = {
      name: cut(name, LONGEST_NAME),
      description: cut(description, LONGEST_DESCRIPTION),
      privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
      // Those of channels are for voice alone.
      entity_type: GuildScheduledEventEntityType.External,
      entity_metadata: { location: cut(`#${place}`, LONGEST_PLACE) },
      scheduled_start_time: new Date(startsAt).toISOString(),
      scheduled_end_time: new Date(endsAt).toISOString(),
    };
    try {
      const event = await connected.rest.post(Routes.guildScheduledEvents(guildId), { body });
      return (event as APIGuildScheduledEvent).id;
    } catch (err) {
      log.warn({ err, guild: guildId }, 'event not created');
      return undefined;
    }
  },
  async mark(guildId, eventId, as) {
    const body = { status: STATUS[as] };
    await client()
      ?.rest.patch(Routes.guildScheduledEvent(guildId, eventId), { body })
      .catch((err: unknown) => log.warn({ err, guild: guildId, event: eventId }, 'event not changed'));
  },
});

const cut = (text: string, most: number): string => [...text].slice(0, most).join('');
