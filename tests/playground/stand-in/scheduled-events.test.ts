import { Events, GatewayIntentBits, PermissionFlagsBits as Permission } from 'discord.js';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  defaultWorld,
  EVERYONE,
  PEOPLE,
  PLACES,
  type StandIn,
} from '../../../src/playground/stand-in/index.ts';
import { connect, faults, handClock, request, startQuiet, until } from './bot.ts';

const HOUR = 3_600_000;
const clock = handClock();
const at = (hours: number) => new Date(clock.now() + hours * HOUR).toISOString();
const night = (changes: object = {}) => ({
  name: 'Quiz night',
  privacy_level: 2,
  entity_type: 3,
  entity_metadata: { location: '#lore' },
  scheduled_start_time: at(2),
  scheduled_end_time: at(4),
  ...changes,
});

/** The default world, where the app may create events in the first server and none in the second. */
function world() {
  const made = defaultWorld();
  const guilds = made.guilds.map((guild) =>
    guild.id === PLACES.starbase
      ? { ...guild, appPermissions: EVERYONE | Permission.CreateEvents }
      : { ...guild, appPermissions: EVERYONE },
  );
  return { ...made, guilds };
}

const start = async () => {
  const standIn = await startQuiet({ world: world(), now: clock.now });
  onTestFinished(() => standIn.close());
  return standIn;
};

describe('scheduled events', () => {
  let standIn: StandIn;
  const create = (changes: object = {}, guild: string = PLACES.starbase) =>
    request(standIn, 'POST', `/guilds/${guild}/scheduled-events`, night(changes));
  const change = (id: string, body: object) =>
    request(standIn, 'PATCH', `/guilds/${PLACES.starbase}/scheduled-events/${id}`, body);
  beforeEach(async () => {
    standIn = await start();
  });

  it('are kept as Discord describes them', async () => {
    const { status, body } = await create({ description: 'Five rounds' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      guild_id: PLACES.starbase,
      channel_id: null,
      creator_id: standIn.applicationId,
      name: 'Quiz night',
      description: 'Five rounds',
      scheduled_start_time: at(2).replace('Z', '+00:00'),
      status: 1,
      entity_type: 3,
      entity_metadata: { location: '#lore' },
    });
    const path = `/guilds/${PLACES.starbase}/scheduled-events`;
    expect((await request(standIn, 'GET', path)).body).toEqual([body]);
    expect((await request(standIn, 'GET', `${path}/${body.id}`)).body).toEqual(body);
  });

  it('are told to the members of their server, until they are over', async () => {
    const bea = standIn.client(PEOPLE.bea);
    let told = 0;
    bea.listen(({ type }) => {
      if (type === 'places-update') told += 1;
    });
    const names = () => bea.guilds().map(({ events }) => events.map(({ name }) => name));
    const { body } = await create();
    expect([names(), told]).toEqual([[['Quiz night'], []], 1]);
    await change(body.id, { status: 4 });
    expect([names(), told]).toEqual([[[], []], 2]);
  });

  it.each([
    ['no name', { name: ' ' }, 'name: BASE_TYPE_REQUIRED'],
    ['a long name', { name: 'n'.repeat(101) }, 'name: BASE_TYPE_BAD_LENGTH'],
    ['a long description', { description: 'd'.repeat(1001) }, 'description: BASE_TYPE_MAX_LENGTH'],
    ['another privacy level', { privacy_level: 1 }, 'privacy_level: BASE_TYPE_CHOICES'],
    ['no place', { entity_metadata: {} }, 'entity_metadata.location: BASE_TYPE_REQUIRED'],
    [
      'a long place',
      { entity_metadata: { location: 'l'.repeat(101) } },
      'entity_metadata.location: BASE_TYPE_MAX_LENGTH',
    ],
    ['no end', { scheduled_end_time: undefined }, 'scheduled_end_time: BASE_TYPE_REQUIRED'],
    ['a channel beside its place', { channel_id: PLACES.lore }, 'channel_id: BASE_TYPE_INVALID'],
    ['no channel to talk in', { entity_type: 2, entity_metadata: null }, 'channel_id: BASE_TYPE_REQUIRED'],
    [
      'a start that is over',
      { scheduled_start_time: at(-1) },
      'scheduled_start_time: GUILD_SCHEDULED_EVENT_SCHEDULE_PAST',
    ],
    [
      'an end before its start',
      { scheduled_end_time: at(1) },
      'scheduled_end_time: GUILD_SCHEDULED_EVENT_END_BEFORE_START',
    ],
    [
      'no time of this calendar',
      { scheduled_start_time: 'tomorrow' },
      'scheduled_start_time: DATE_TIME_TYPE_PARSE',
    ],
  ])('are refused with %s', async (_, changes, fault) => {
    expect(faults(await create(changes))).toContain(fault);
  });

  it('need the right to create them', async () => {
    expect(faults(await create({}, PLACES.runabout))).toEqual(['code 50013']);
    expect(faults(await create({}, PLACES.elsewhere))).toEqual(['code 10004']);
  });

  it('begin and end once, and are cancelled before', async () => {
    const { id } = (await create()).body;
    expect(faults(await change(id, { status: 3 }))).toEqual(['status: BASE_TYPE_INVALID']);
    expect((await change(id, { status: 2 })).body.status).toBe(2);
    expect(faults(await change(id, { status: 4 }))).toEqual(['status: BASE_TYPE_INVALID']);
    expect((await change(id, { status: 3 })).body).toMatchObject({ status: 3, name: 'Quiz night' });
    expect(faults(await change(id, { name: 'Later' }))).toEqual(['code 180000']);
    const other = (await create()).body;
    expect((await change(other.id, { status: 4 })).body.status).toBe(4);
  });

  it('are moved, and deleted', async () => {
    const { id } = (await create()).body;
    expect(faults(await change(id, { scheduled_start_time: at(5) }))).toEqual([
      'scheduled_end_time: GUILD_SCHEDULED_EVENT_END_BEFORE_START',
    ]);
    const moved = await change(id, { scheduled_start_time: at(3) });
    expect(moved.body.scheduled_start_time).toBe(at(3).replace('Z', '+00:00'));
    const path = `/guilds/${PLACES.starbase}/scheduled-events/${id}`;
    expect((await request(standIn, 'DELETE', path)).status).toBe(204);
    expect(faults(await request(standIn, 'DELETE', path))).toEqual(['code 10070']);
  });

  it('are a hundred at a time', async () => {
    const first = (await create()).body;
    for (let count = 1; count < 100; count += 1) await create();
    expect(faults(await create())).toEqual(['code 30038']);
    await change(first.id, { status: 4 });
    expect((await create()).status).toBe(200);
  });

  it('are told of to those who have the intent for them', async () => {
    const heard: string[] = [];
    for (const more of [[], [GatewayIntentBits.GuildScheduledEvents]]) {
      const client = await connect(standIn, { intents: [GatewayIntentBits.Guilds, ...more] });
      onTestFinished(() => client.destroy());
      client.on(Events.GuildScheduledEventCreate, ({ name }) => heard.push(`${more.length}: ${name}`));
    }
    await create();
    expect(await until(() => heard.length > 0 && heard)).toEqual(['1: Quiz night']);
  });
});
