import { Events, GatewayIntentBits, PermissionFlagsBits as Permission } from 'discord.js';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  defaultWorld,
  EVERYONE,
  PEOPLE,
  PLACES,
  type StandIn,
} from '../../../src/playground/stand-in/index.ts';
import { connect, faults, request, startQuiet, until } from './bot.ts';

const [CHAMPION, LEADER] = ['1180000000030000001', '1180000000030000002'];
const NOWHERE = '1180000000099999999';

/** A server whose bot may manage roles, and one where it may not, each with a role to give. */
function world() {
  const made = defaultWorld();
  const roles = [
    { id: CHAMPION, name: 'Champion' },
    { id: LEADER, name: 'Leader' },
  ];
  const guilds = made.guilds.map((guild) => ({
    ...guild,
    roles: [...(guild.roles ?? []), ...roles],
    appPermissions: guild.id === PLACES.starbase ? EVERYONE | Permission.ManageRoles : EVERYONE,
  }));
  return { ...made, guilds };
}

describe('a member’s role', () => {
  let standIn: StandIn;
  const change = (method: 'PUT' | 'DELETE', user: string, role: string, guild: string = PLACES.starbase) =>
    request(standIn, method, `/guilds/${guild}/members/${user}/roles/${role}`);
  const rolesOf = async (user: string) =>
    (await request(standIn, 'GET', `/guilds/${PLACES.starbase}/members/${user}`)).body.roles;
  beforeEach(async () => {
    standIn = await startQuiet({ world: world() });
    onTestFinished(() => standIn.close());
  });

  it('is given and taken, twice as once', async () => {
    for (let times = 0; times < 2; times += 1)
      expect((await change('PUT', PEOPLE.bea, CHAMPION)).status).toBe(204);
    expect(await rolesOf(PEOPLE.bea)).toEqual([CHAMPION]);
    for (let times = 0; times < 2; times += 1)
      expect((await change('DELETE', PEOPLE.bea, CHAMPION)).status).toBe(204);
    expect(await rolesOf(PEOPLE.bea)).toEqual([]);
  });

  it.each([
    ['who has left', PEOPLE.dov, CHAMPION, 'code 10007'],
    ['whom nobody knows', NOWHERE, CHAMPION, 'code 10013'],
    ['of a role that there is not', PEOPLE.bea, NOWHERE, 'code 10011'],
    ['of everyone’s role', PEOPLE.bea, PLACES.starbase, 'code 10011'],
  ])('is refused of somebody %s', async (_, user, role, fault) => {
    expect(faults(await change('PUT', user, role))).toEqual([fault]);
    expect(faults(await change('DELETE', user, role))).toEqual([fault]);
  });

  it('is refused where the bot may manage none, or is not there', async () => {
    expect(faults(await change('PUT', PEOPLE.bea, CHAMPION, PLACES.runabout))).toEqual(['code 50013']);
    expect(faults(await change('PUT', PEOPLE.cyd, CHAMPION, PLACES.elsewhere))).toEqual(['code 10004']);
  });

  it('is refused where it stands as high as the bot’s highest one, or is managed', async () => {
    const own = (await rolesOf(standIn.applicationId))[0];
    expect(faults(await change('PUT', PEOPLE.bea, own))).toEqual(['code 50013']);
    standIn.setRole(PLACES.starbase, LEADER, { position: 99 });
    expect(faults(await change('PUT', PEOPLE.bea, LEADER))).toEqual(['code 50013']);
    // At one position the older role stands above.
    const { body } = await request(standIn, 'GET', `/guilds/${PLACES.starbase}/roles`);
    const { position } = body.find(({ id }: { id: string }) => id === own);
    standIn.setRole(PLACES.starbase, CHAMPION, { position });
    expect((await change('PUT', PEOPLE.bea, CHAMPION)).status).toBe(204);
  });

  it('is told to whoever may hear of members, and its reason is kept', async () => {
    const client = await connect(standIn, { intents: [GatewayIntentBits.Guilds] });
    onTestFinished(() => client.destroy());
    const heard: string[] = [];
    client.on(Events.Raw, ({ t }: { t: string }) => void heard.push(t));
    await request(
      standIn,
      'PUT',
      `/guilds/${PLACES.starbase}/members/${PEOPLE.bea}/roles/${CHAMPION}`,
      undefined,
      {
        'x-audit-log-reason': encodeURIComponent('First of “May”'),
      },
    );
    expect(standIn.requests.at(-1)?.reason).toBe('First of “May”');
    standIn.deleteRole(PLACES.starbase, CHAMPION);
    await until(() => heard.includes('GUILD_ROLE_DELETE'));
    expect(heard).not.toContain('GUILD_MEMBER_UPDATE');
    expect(await rolesOf(PEOPLE.bea)).toEqual([]);
  });
});
