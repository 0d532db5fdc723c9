/** A server's scheduled events (Discord docs, Guild Scheduled Event Resource). */
import {
  type APIGuildScheduledEvent,
  GuildScheduledEventEntityType as Entity,
  GatewayIntentBits,
  PermissionFlagsBits as Permission,
  GuildScheduledEventStatus as Status,
} from 'discord.js';
import type { z } from 'zod';
import type { Discord } from '../../discord.ts';
import { invalidField, refusal } from '../../errors.ts';
import { parseForm } from '../../validation/form.ts';
import { changedEvent, newEvent } from '../../validation/scheduled-events.ts';
import { userObject } from '../../world/objects.ts';
import { channelPermissions, guildPermissions, has } from '../../world/permissions.ts';
import type { GuildState } from '../../world/state.ts';
import type { Answer, Call, Route } from '../router.ts';
import { guildOf } from './guilds.ts';

/** Of those that are neither over nor cancelled. */
const MOST = 100;

type Fields = z.output<typeof newEvent>;

const isOpen = ({ status }: APIGuildScheduledEvent) =>
  status === Status.Scheduled || status === Status.Active;

/** What a status may turn into (same page, Valid Status Transitions). */
const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  [Status.Scheduled]: [Status.Active, Status.Canceled],
  [Status.Active]: [Status.Completed],
  [Status.Completed]: [],
  [Status.Canceled]: [],
};

/** What creating one needs (same page, Permissions Requirements); in a channel as well as in the server. */
const NEEDED = {
  [Entity.StageInstance]: Permission.ManageChannels | Permission.MuteMembers | Permission.MoveMembers,
  [Entity.Voice]: Permission.ViewChannel | Permission.Connect,
  [Entity.External]: 0n,
} as const;

function requirePermission(
  { world }: Discord,
  guild: GuildState,
  { entity_type: entity, channel_id: channelId }: Pick<Fields, 'entity_type' | 'channel_id'>,
  permission: bigint,
): void {
  const bot = world.application.id;
  const channel = world.channels.get(channelId ?? '');
  const bits = channel ? channelPermissions(world, channel, bot) : guildPermissions(guild, bot);
  if (!has(bits, NEEDED[entity]) || !(bits & permission)) throw refusal('missingPermissions');
}

/** What an event of its kind must have (same page, Field Requirements by Entity Type). */
function checkFields({ world }: Discord, guild: GuildState, fields: Fields): void {
  const required = (...path: string[]) => invalidField(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  if (fields.entity_type === Entity.External) {
    if (!fields.entity_metadata?.location) throw required('entity_metadata', 'location');
    if (fields.channel_id) throw invalidField(['channel_id'], 'BASE_TYPE_INVALID', 'Must be null');
    if (!fields.scheduled_end_time) throw required('scheduled_end_time');
  } else {
    const channel = world.channels.get(fields.channel_id ?? '');
    if (!channel || channel.guildId !== guild.id) throw required('channel_id');
  }
}

function checkTimes(
  now: number,
  {
    scheduled_start_time: start,
    scheduled_end_time: end,
  }: Pick<z.output<typeof changedEvent>, 'scheduled_start_time' | 'scheduled_end_time'>,
) {
  if (start !== undefined && Date.parse(start) <= now)
    throw invalidField(
      ['scheduled_start_time'],
      'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST',
      'Cannot schedule event in the past.',
    );
  if (start !== undefined && end != null && Date.parse(end) <= Date.parse(start))
    throw invalidField(
      ['scheduled_end_time'],
      'GUILD_SCHEDULED_EVENT_END_BEFORE_START',
      'Cannot schedule event to end before it starts.',
    );
}

function tell(discord: Discord, event: string, data: APIGuildScheduledEvent): void {
  discord.dispatch(event, data, { guildId: data.guild_id, intent: GatewayIntentBits.GuildScheduledEvents });
  const members = discord.world.guilds.get(data.guild_id)?.members.keys() ?? [];
  discord.feeds.tellAll(members, { type: 'places-update' });
}

function create({ discord, params, body }: Call): Answer {
  const guild = guildOf(discord, params['guild']);
  const fields = parseForm(newEvent, body);
  requirePermission(discord, guild, fields, Permission.CreateEvents);
  checkFields(discord, guild, fields);
  checkTimes(discord.now(), fields);
  if ([...guild.scheduledEvents.values()].filter(isOpen).length >= MOST)
    throw refusal('tooManyScheduledEvents');
  const { id: creatorId } = discord.world.application;
  const event = {
    id: discord.newId(),
    guild_id: guild.id,
    creator_id: creatorId,
    creator: userObject(discord.world, creatorId),
    ...shapeOf(fields),
    image: null,
    status: Status.Scheduled,
    entity_id: null,
    recurrence_rule: null,
    user_count: 0,
    guild_scheduled_event_exceptions: [],
  } as unknown as APIGuildScheduledEvent;
  guild.scheduledEvents.set(event.id, event);
  tell(discord, 'GUILD_SCHEDULED_EVENT_CREATE', event);
  return { status: 200, body: event };
}

const shapeOf = (fields: Fields) => ({
  name: fields.name,
  description: fields.description ?? null,
  channel_id: fields.channel_id ?? null,
  scheduled_start_time: isoOf(fields.scheduled_start_time),
  scheduled_end_time: fields.scheduled_end_time ? isoOf(fields.scheduled_end_time) : null,
  privacy_level: fields.privacy_level,
  entity_type: fields.entity_type,
  entity_metadata:
    fields.entity_type === Entity.External ? { location: fields.entity_metadata?.location } : null,
});

/** As Discord writes it. */
const isoOf = (moment: string) => new Date(moment).toISOString().replace('Z', '+00:00');

/** One that this bot may change: its own with either right, another's with Manage Events alone. */
function changeable({ discord, params }: Call): { guild: GuildState; event: APIGuildScheduledEvent } {
  const guild = guildOf(discord, params['guild']);
  const event = eventOf(guild, params['event']);
  const isOwn = event.creator_id === discord.world.application.id;
  const permission = Permission.ManageEvents | (isOwn ? Permission.CreateEvents : 0n);
  requirePermission(discord, guild, event as Fields, permission);
  return { guild, event };
}

function eventOf(guild: GuildState, id: string | undefined): APIGuildScheduledEvent {
  const event = guild.scheduledEvents.get(id ?? '');
  if (!event) throw refusal('unknownScheduledEvent');
  return event;
}

function change(call: Call): Answer {
  const { discord, body } = call;
  const changes = parseForm(changedEvent, body);
  const { guild, event } = changeable(call);
  if (!isOpen(event)) throw refusal('finishedEvent');
  const { status = event.status, ...others } = changes;
  if (status !== event.status && !NEXT[event.status].includes(status))
    throw invalidField(['status'], 'BASE_TYPE_INVALID', `Status ${event.status} cannot become ${status}.`);
  const told = Object.entries(others).filter(([, value]) => value !== undefined);
  const fields = { ...event, ...Object.fromEntries(told) } as Fields;
  checkFields(discord, guild, fields);
  checkTimes(discord.now(), { ...others, scheduled_end_time: fields.scheduled_end_time });
  const changed = { ...event, ...shapeOf(fields), status } as APIGuildScheduledEvent;
  guild.scheduledEvents.set(event.id, changed);
  tell(discord, 'GUILD_SCHEDULED_EVENT_UPDATE', changed);
  return { status: 200, body: changed };
}

const PATH = '/guilds/:guild/scheduled-events';

export const scheduledEventRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: PATH,
    auth: 'bot',
    handle: ({ discord, params }) => ({
      status: 200,
      // What is over is not listed any more (same page, List Scheduled Events for Guild).
      body: [...guildOf(discord, params['guild']).scheduledEvents.values()].filter(isOpen),
    }),
  },
  { method: 'POST', path: PATH, auth: 'bot', handle: create },
  {
    method: 'GET',
    path: `${PATH}/:event`,
    auth: 'bot',
    handle: ({ discord, params }) => ({
      status: 200,
      body: eventOf(guildOf(discord, params['guild']), params['event']),
    }),
  },
  { method: 'PATCH', path: `${PATH}/:event`, auth: 'bot', handle: change },
  {
    method: 'DELETE',
    path: `${PATH}/:event`,
    auth: 'bot',
    handle: (call) => {
      const { guild, event } = changeable(call);
      guild.scheduledEvents.delete(event.id);
      tell(call.discord, 'GUILD_SCHEDULED_EVENT_DELETE', event);
      return { status: 204 };
    },
  },
];
