import { PermissionFlagsBits as Permission } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  defaultWorld,
  EVERYONE,
  PEOPLE,
  PLACES,
  type StandIn,
} from '../../../src/playground/stand-in/index.ts';
import { AGENT, faults, request, send, startQuiet } from './bot.ts';

/** The default world, with a server where the app may do less than elsewhere. */
function strictWorld() {
  const world = defaultWorld();
  const guilds = world.guilds.map((guild) =>
    guild.id === PLACES.runabout
      ? {
          ...guild,
          everyone:
            EVERYONE &
            ~(
              Permission.EmbedLinks |
              Permission.AttachFiles |
              Permission.MentionEveryone |
              Permission.CreatePublicThreads
            ),
          appPermissions: 0n,
        }
      : guild,
  );
  return { ...world, guilds };
}

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startQuiet({ world: strictWorld() });
});
afterAll(() => standIn.close());

describe('the bot', () => {
  it.each([
    ['a channel that there is not', '123456789012345678', 'code 10003'],
    ['a channel that it cannot see', PLACES.officers, 'code 50001'],
    ['a channel where it may not write', PLACES.announcements, 'code 50013'],
    ['a server that it is not in', PLACES.tavern, 'code 50001'],
  ])('cannot post in %s', async (_, channel, fault) => {
    expect(faults(await send(standIn, { content: 'c' }, channel))).toEqual([fault]);
  });

  it('needs a permission for embeds', async () => {
    expect((await send(standIn, { content: 'c' }, PLACES.deck)).status).toBe(200);
    expect(faults(await send(standIn, { embeds: [{ title: 't' }] }, PLACES.deck))).toEqual(['code 50013']);
  });

  it('needs a permission for threads and for others’ messages', async () => {
    const said = standIn.client(PEOPLE.bea).say(PLACES.deck, 'hello');
    const path = `/channels/${PLACES.deck}/messages/${said.id}`;
    expect(faults(await request(standIn, 'POST', `${path}/threads`, { name: 't' }))).toEqual(['code 50013']);
    expect(faults(await request(standIn, 'DELETE', path))).toEqual(['code 50013']);
  });

  it('knows nothing of servers that did not add it', async () => {
    expect(faults(await request(standIn, 'GET', `/guilds/${PLACES.elsewhere}`))).toEqual(['code 10004']);
    expect((await request(standIn, 'GET', `/guilds/${PLACES.starbase}`)).body.name).toBe('Starbase 80');
    const member = (id: string) => request(standIn, 'GET', `/guilds/${PLACES.starbase}/members/${id}`);
    expect((await member(PEOPLE.ada)).body.user.username).toBe('ada');
    expect(faults(await member(PEOPLE.dov))).toEqual(['code 10007']);
  });

  it('can write to members it shares a server with, or who installed it', async () => {
    const open = (recipient_id: string) => request(standIn, 'POST', '/users/@me/channels', { recipient_id });
    const dm = await open(PEOPLE.dov);
    expect(dm.body).toMatchObject({ type: 1, recipients: [{ id: PEOPLE.dov }] });
    expect((await open(PEOPLE.dov)).body.id).toBe(dm.body.id);
    expect((await send(standIn, { content: 'hello' }, dm.body.id)).status).toBe(200);
    expect(faults(await open(standIn.applicationId))).toEqual(['code 50007']);
  });
});

describe('a member', () => {
  it('sees the channels that their roles allow', () => {
    const KINDS = ['newsletter', 'debates', 'Ten Forward', 'Rewatch club'];
    const names = (id: string) =>
      standIn
        .client(id)
        .guilds()[0]
        ?.channels.map((channel) => channel.name);
    expect(names(PEOPLE.ada)).toEqual([
      'general',
      'lore',
      'spoilers-ok',
      'officers',
      'read-only',
      ...KINDS.toSpliced(2, 0, 'staff'),
    ]);
    expect(names(PEOPLE.bea)).toEqual(['general', 'lore', 'spoilers-ok', 'read-only', ...KINDS]);
  });

  it('cannot write where they may not', () => {
    expect(() => standIn.client(PEOPLE.bea).say(PLACES.announcements, 'hello')).toThrow('permission');
    expect(() => standIn.client(PEOPLE.bea).say(PLACES.officers, 'hello')).toThrow('access');
    expect(() => standIn.client(PEOPLE.bea).say(PLACES.general, 'x'.repeat(2001))).toThrow('too long');
  });
});

describe('a message notifies', () => {
  const text = `@everyone <@${PEOPLE.bea}> <@&${PLACES.moderators}>`;
  const pinged = async (body: object, channel?: string) => {
    const { mentions, mention_roles, mention_everyone } = (await send(standIn, body, channel)).body;
    return [mentions.map((user: { id: string }) => user.id), mention_roles, mention_everyone];
  };

  it.each([
    ['everybody named, when nothing is said', undefined, [[PEOPLE.bea], [PLACES.moderators], true]],
    ['nobody, when nothing is allowed', { parse: [] }, [[], [], false]],
    ['nobody, when the rules are empty', {}, [[], [], false]],
    ['members alone', { parse: ['users'] }, [[PEOPLE.bea], [], false]],
    ['the members listed', { users: [PEOPLE.cyd] }, [[], [], false]],
    ['the roles listed', { roles: [PLACES.moderators] }, [[], [PLACES.moderators], false]],
    ['everyone', { parse: ['everyone'] }, [[], [], true]],
  ])('%s', async (_, allowed_mentions, expected) => {
    expect(await pinged({ content: text, allowed_mentions })).toEqual(expected);
  });

  it('those listed by number, as discord.py lists them', async () => {
    const response = await fetch(`${standIn.restUrl}/v10/channels/${PLACES.general}/messages`, {
      method: 'POST',
      headers: { ...AGENT, authorization: `Bot ${standIn.token}`, 'content-type': 'application/json' },
      body: `{"content":"<@${PEOPLE.bea}>","allowed_mentions":{"users":[${PEOPLE.bea}]}}`,
    });
    expect(await response.json()).toMatchObject({ mentions: [{ id: PEOPLE.bea }] });
  });

  it('nobody by what is in an embed, in code, or escaped', async () => {
    const content = `\`${text}\` \`\`\`${text}\`\`\` \\@everyone \\<@${PEOPLE.bea}>`;
    expect(await pinged({ content, embeds: [{ description: text }] })).toEqual([[], [], false]);
  });

  it('those named in V2 text', async () => {
    const components = [{ type: 10, content: `<@${PEOPLE.bea}>` }];
    expect(await pinged({ flags: 32768, components })).toEqual([[PEOPLE.bea], [], false]);
  });

  it('everyone only where the bot may', async () => {
    expect(await pinged({ content: '@everyone' }, PLACES.deck)).toEqual([[], [], false]);
  });

  it('whom it replies to, unless told not to', async () => {
    const said = standIn.client(PEOPLE.cyd).say(PLACES.general, 'question');
    const message_reference = { message_id: said.id };
    expect((await pinged({ content: 'a', message_reference }))[0]).toEqual([PEOPLE.cyd]);
    expect(
      (await pinged({ content: 'a', message_reference, allowed_mentions: { parse: ['users'] } }))[0],
    ).toEqual([]);
  });

  it('again by the default rules when an edit does not repeat them', async () => {
    const { body } = await send(standIn, { content: text, allowed_mentions: { parse: [] } });
    const edited = await request(standIn, 'PATCH', `/channels/${PLACES.general}/messages/${body.id}`, {
      content: text,
    });
    expect(edited.body.mention_everyone).toBe(true);
  });
});
