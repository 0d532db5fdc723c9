import { ChannelType, PermissionFlagsBits as Permission } from 'discord.js';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { defaultWorld, PEOPLE, PLACES, type StandIn } from '../../../src/playground/stand-in/index.ts';
import type { WorldChannel } from '../../../src/playground/stand-in/world/world.ts';
import { faults, handClock, request, startQuiet } from './bot.ts';

const [FORUM, STRICT, SILENT] = [
  '1180000000040000001',
  '1180000000040000002',
  '1180000000040000003',
] as const;
const [OPEN_TAG, STAFF_TAG] = ['1180000000050000001', '1180000000050000002'] as const;
const clock = handClock();

function world() {
  const made = defaultWorld();
  const forum = (id: string, changes: Partial<WorldChannel> = {}): WorldChannel => ({
    ...{ id, name: 'forum', type: ChannelType.GuildForum },
    ...changes,
  });
  const tags = [
    { id: OPEN_TAG, name: 'Trivia' },
    { id: STAFF_TAG, name: 'Staff', moderated: true },
  ];
  const denied = { id: PLACES.starbase, type: 'role', deny: Permission.SendMessages } as const;
  const forums = [
    forum(FORUM),
    forum(STRICT, { tags, requiresTag: true }),
    forum(SILENT, { overwrites: [denied] }),
  ];
  const guilds = made.guilds.map((guild) =>
    guild.id === PLACES.starbase ? { ...guild, channels: [...guild.channels, ...forums] } : guild,
  );
  return { ...made, guilds };
}

describe('a forum', () => {
  let standIn: StandIn;
  const post = (changes: object = {}, forum: string = FORUM) =>
    request(standIn, 'POST', `/channels/${forum}/threads`, {
      ...{ name: 'A post', message: { content: 'First' } },
      ...changes,
    });
  /** In the forums; the server has another thread. */
  const active = async () =>
    (await request(standIn, 'GET', `/guilds/${PLACES.starbase}/threads/active`)).body.threads.filter(
      ({ id }: { id: string }) => id !== PLACES.thread,
    );
  beforeEach(async () => {
    standIn = await startQuiet({ world: world(), now: clock.now });
    onTestFinished(() => standIn.close());
  });

  it('is made of threads, each with a first message that has its id', async () => {
    const { status, body } = await post({ auto_archive_duration: 60 });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ type: ChannelType.PublicThread, parent_id: FORUM, name: 'A post', applied_tags: [] },
      owner_id: standIn.applicationId,
      thread_metadata: { archived: false, auto_archive_duration: 60 },
      message: { id: body.id, channel_id: body.id, content: 'First' },
    });
    const path = `/channels/${body.id}/messages/${body.id}`;
    expect((await request(standIn, 'GET', path)).body).toEqual(body.message);
    expect(
      standIn
        .client(PEOPLE.bea)
        .messages(body.id)
        .map(({ content }) => content),
    ).toEqual(['First']);
    expect((await active()).map(({ id }: { id: string }) => id)).toEqual([body.id]);
  });

  it('takes no command and no message beside its posts', async () => {
    const command = { name: 'who', description: 'Looks somebody up' };
    const path = `/applications/${standIn.applicationId}/commands`;
    expect((await request(standIn, 'POST', path, command)).status).toBe(201);
    const bea = standIn.client(PEOPLE.bea);
    const { body } = await post();
    expect([body.id, FORUM].map((id) => bea.commands(id).length)).toEqual([1, 0]);
    expect(() => bea.say(FORUM, 'hello')).toThrow('A forum holds posts alone');
    expect(bea.say(body.id, 'hello').content).toBe('hello');
  });

  it('takes the same post twice, whatever nonce it has', async () => {
    const message = { content: 'First', nonce: 'same', enforce_nonce: true };
    const ids = [(await post({ message })).body.id, (await post({ message })).body.id];
    expect(new Set(ids).size).toBe(2);
  });

  it('takes no message of its own', async () => {
    const sent = await request(standIn, 'POST', `/channels/${FORUM}/messages`, { content: 'c' });
    expect(faults(sent)).toEqual(['code 50008']);
  });

  it.each([
    ['without a name', { name: '' }, 'name: BASE_TYPE_REQUIRED'],
    ['with a long name', { name: 'n'.repeat(101) }, 'name: BASE_TYPE_BAD_LENGTH'],
    ['without a message', { message: undefined }, 'message: BASE_TYPE_REQUIRED'],
    ['with an empty message', { message: {} }, 'code 50006'],
    ['for another time', { auto_archive_duration: 7 }, 'auto_archive_duration: BASE_TYPE_CHOICES'],
    ['with new components', { message: { flags: 32_768, components: [] } }, 'flags: MESSAGE_FLAGS_INVALID'],
    ['with a tag of another one', { applied_tags: [OPEN_TAG] }, 'applied_tags.0: BASE_TYPE_CHOICES'],
  ])('refuses a post %s, and makes no thread', async (_, changes, fault) => {
    expect(faults(await post(changes))).toEqual([fault]);
    expect(await active()).toEqual([]);
  });

  it('wants a tag where it says so, and a moderator’s from moderators alone', async () => {
    expect(faults(await post({}, STRICT))).toEqual(['code 40067']);
    expect(faults(await post({ applied_tags: [STAFF_TAG] }, STRICT))).toEqual(['code 50013']);
    expect((await post({ applied_tags: [OPEN_TAG] }, STRICT)).body.applied_tags).toEqual([OPEN_TAG]);
    const { body } = await request(standIn, 'GET', `/channels/${STRICT}`);
    expect(body).toMatchObject({
      flags: 16,
      available_tags: [
        { id: OPEN_TAG, name: 'Trivia', moderated: false },
        { id: STAFF_TAG, name: 'Staff', moderated: true },
      ],
    });
  });

  it('needs the right to send messages there', async () => {
    expect(faults(await post({}, SILENT))).toEqual(['code 50013']);
  });

  it('lists what is archived, the last first, and refuses to change it until something is said there', async () => {
    const ids: string[] = [];
    for (const name of ['one', 'two', 'three']) ids.push((await post({ name })).body.id);
    for (const id of ids.slice(0, 2)) {
      clock.pass(1_000);
      standIn.archiveThread(id);
    }
    const archived = async (query = '') =>
      (await request(standIn, 'GET', `/channels/${FORUM}/threads/archived/public${query}`)).body;
    expect((await archived()).threads.map(({ name }: { name: string }) => name)).toEqual(['two', 'one']);
    expect(await archived()).toMatchObject({ has_more: false, members: [] });
    expect(
      faults(await request(standIn, 'GET', `/channels/${FORUM}/threads/archived/public?limit=1`)),
    ).toEqual(['limit: BASE_TYPE_INVALID']);
    expect((await active()).map(({ name }: { name: string }) => name)).toEqual(['three']);
    const path = `/channels/${ids[0]}/messages`;
    expect(faults(await request(standIn, 'PATCH', `${path}/${ids[0]}`, { content: 'c' }))).toEqual([
      'code 50083',
    ]);
    await request(standIn, 'POST', path, { content: 'Still here?' });
    expect((await request(standIn, 'PATCH', `${path}/${ids[0]}`, { content: 'c' })).status).toBe(200);
  });
});
