/** Scheduled events in a request (Discord docs, Guild Scheduled Event Resource). */
import { GuildScheduledEventEntityType as Entity } from 'discord.js';
import { z } from 'zod';
import { fault, snowflake, text } from './checks.ts';

const moment = z.string().superRefine((value, ctx) => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) || Number.isNaN(Date.parse(value)))
    ctx.addIssue(fault('DATE_TIME_TYPE_PARSE', `Could not parse ${value}. Should be ISO8601.`));
});

const fields = {
  name: text({ min: 1, max: 100, trim: true }),
  description: text({ max: 1000 }).nullish(),
  image: z.string().nullish(),
  scheduled_start_time: moment,
  scheduled_end_time: moment.nullish(),
  /** The one level that there is: for members of the server. */
  privacy_level: z.literal(2),
  entity_type: z.literal([Entity.StageInstance, Entity.Voice, Entity.External]),
  channel_id: snowflake.nullish(),
  entity_metadata: z.object({ location: text({ max: 100 }).nullish() }).nullish(),
};

export const newEvent = z.object(fields);
/** A change: what is left out stays. */
export const changedEvent = z.object({ ...fields, status: z.literal([1, 2, 3, 4]) }).partial();
