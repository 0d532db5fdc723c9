import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE, PLACES, type StandIn } from '../../../src/playground/stand-in/index.ts';
import { faults, handClock, request, startQuiet } from './bot.ts';

const clock = handClock();
let standIn: StandIn;
beforeAll(async () => {
  standIn = await startQuiet({ now: clock.now });
});
// A day later new commands can be created again.
beforeEach(() => clock.pass(24 * 3_600_000));
afterAll(() => standIn.close());

const x = (length: number) => 'x'.repeat(length);
const times = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, i) => make(i));
const global = () => `/applications/${standIn.applicationId}/commands`;
const put = (body: unknown, path = global()) => request(standIn, 'PUT', path, body);
const who = (more: object = {}) => ({ name: 'who', description: 'Looks someone up', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'name', description: 'Whom', ...more });
const withOptions = (...options: object[]) => [who({ options })];

describe('a command', () => {
  it.each([
    ['a name', 32, (n: number) => [who({ name: x(n) })], '0.name'],
    ['a description', 100, (n: number) => [who({ description: x(n) })], '0.description'],
    ['options', 25, (n: number) => withOptions(...times(n, (i) => option({ name: `n${i}` }))), '0.options'],
    ['an option’s name', 32, (n: number) => withOptions(option({ name: x(n) })), '0.options.0.name'],
    [
      'an option’s description',
      100,
      (n: number) => withOptions(option({ description: x(n) })),
      '0.options.0.description',
    ],
    [
      'choices',
      25,
      (n: number) => withOptions(option({ choices: times(n, (i) => ({ name: `${i}`, value: `${i}` })) })),
      '0.options.0.choices',
    ],
    [
      'a choice’s name',
      100,
      (n: number) => withOptions(option({ choices: [{ name: x(n), value: 'v' }] })),
      '0.options.0.choices.0.name',
    ],
    [
      'a choice’s value',
      100,
      (n: number) => withOptions(option({ choices: [{ name: 'n', value: x(n) }] })),
      '0.options.0.choices.0.value',
    ],
    ['a longest text', 6000, (n: number) => withOptions(option({ max_length: n })), '0.options.0.max_length'],
  ])('takes %s up to %i', async (_, most, make, path) => {
    expect((await put(make(most))).status).toBe(200);
    expect(faults(await put(make(most + 1))).join()).toContain(`${path}: `);
  });

  it.each(['Who', 'who is', 'who!', '', 'who\u200bis'])('cannot be named %j', async (name) => {
    expect((await put([who({ name })])).status).toBe(400);
  });

  it.each(['who', 'wer-ist_da', 'кто', '誰', "o'brien", 'कौन'])('can be named %j', async (name) => {
    expect((await put([who({ name })])).status).toBe(200);
  });

  it('holds 8000 characters in all, of localisations the longest', async () => {
    const choices = times(20, (i) => ({ name: `${i}`.padEnd(100, 'n'), value: `${i}`.padEnd(98, 'v') }));
    const options = times(2, (i) => option({ name: `n${i}`, description: x(18), choices }));
    const size = 'who'.length + 2 * (2 + 18 + 20 * 198);
    const fill = (more: number) => [who({ description: x(more), options })];
    expect((await put(fill(8000 - size))).status).toBe(200);
    expect(faults(await put(fill(8001 - size)))).toEqual(['0: APPLICATION_COMMAND_TOO_LARGE']);
    const localized = who({ description: 'x', options, description_localizations: { de: x(8001 - size) } });
    expect(faults(await put([localized]))).toEqual(['0: APPLICATION_COMMAND_TOO_LARGE']);
  });

  const sub = (more: object = {}) => ({ type: 1, name: 'sub', description: 'd', ...more });
  it.each([
    ['no description', [{ name: 'who' }], '0.description: BASE_TYPE_REQUIRED'],
    ['the same name twice', [who(), who()], '1.name: APPLICATION_COMMANDS_DUPLICATE_NAME'],
    [
      'the same option twice',
      withOptions(option(), option()),
      '0.options.1.name: APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      'a required option after an optional one',
      withOptions(option(), option({ name: 'b', required: true })),
      '0.options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'autocomplete with choices',
      withOptions(option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })),
      '0.options.0.choices: APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
    ],
    [
      'choices of another type',
      withOptions(option({ type: 4, choices: [{ name: 'a', value: 'a' }] })),
      '0.options.0.choices.0.value: NUMBER_TYPE_COERCE',
    ],
    [
      'a choice twice',
      withOptions(
        option({
          choices: [
            { name: 'a', value: 'a' },
            { name: 'a', value: 'b' },
          ],
        }),
      ),
      '0.options.0.choices: APPLICATION_COMMAND_OPTIONS_CHOICES_DUPLICATE_NAME',
    ],
    [
      'a length of a number',
      withOptions(option({ type: 4, max_length: 3 })),
      '0.options.0.max_length: APPLICATION_COMMAND_OPTION_INVALID',
    ],
    [
      'a minimum above the maximum',
      withOptions(option({ type: 4, min_value: 3, max_value: 2 })),
      '0.options.0.min_value: APPLICATION_COMMAND_OPTION_INVALID',
    ],
    [
      'channel types of a text',
      withOptions(option({ channel_types: [0] })),
      '0.options.0.channel_types: APPLICATION_COMMAND_OPTION_INVALID',
    ],
    [
      'a subcommand beside an option',
      withOptions(sub(), option()),
      '0.options: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'a group in a group',
      withOptions({
        type: 2,
        name: 'g',
        description: 'd',
        options: [{ type: 2, name: 'h', description: 'd' }],
      }),
      '0.options.0.options.0.type: UNION_TYPE_CHOICES',
    ],
    [
      'a subcommand in a subcommand',
      withOptions(sub({ options: [sub()] })),
      '0.options.0.options.0.type: BASE_TYPE_CHOICES',
    ],
    [
      'a required subcommand',
      withOptions(sub({ required: true })),
      '0.options.0.required: BASE_TYPE_CHOICES',
    ],
    [
      'a language that Discord has not',
      [who({ name_localizations: { tlh: 'who' } })],
      '0.name_localizations.tlh: ENUM_TYPE_COERCE',
    ],
    [
      'a localised name in capitals',
      [who({ name_localizations: { de: 'Wer' } })],
      '0.name_localizations.de: APPLICATION_COMMAND_INVALID_NAME',
    ],
    [
      'a localised name that is another option’s',
      withOptions(option({ name: 'a', name_localizations: { de: 'b' } }), option({ name: 'b' })),
      '0.options.0.name_localizations.de: APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      'permissions that are no number',
      [who({ default_member_permissions: 'ADMIN' })],
      '0.default_member_permissions: NUMBER_TYPE_COERCE',
    ],
    ['a fourth context', [who({ contexts: [3] })], '0.contexts.0: BASE_TYPE_CHOICES'],
    ['a context twice', [who({ contexts: [0, 0] })], '0.contexts: SET_TYPE_ALREADY_CONTAINS_VALUE'],
    ['no installation', [who({ integration_types: [] })], '0.integration_types: BASE_TYPE_BAD_LENGTH'],
    [
      'a described menu',
      [{ type: 3, name: 'Look up', description: 'd' }],
      '0.description: APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID',
    ],
    [
      'a menu with options',
      [{ type: 2, name: 'Look up', options: [option()] }],
      '0.options: APPLICATION_COMMAND_OPTIONS_INVALID',
    ],
    [
      'an entry point without an Activity',
      [{ type: 4, name: 'launch', handler: 1 }],
      '0.type: APPLICATION_COMMAND_ENTRY_POINT_INVALID',
    ],
  ])('is refused: %s', async (_, body, fault) => {
    expect(faults(await put(body))).toContain(fault);
  });
});

describe('the list of commands', () => {
  it('takes 100 slash commands and 15 of each menu', async () => {
    const slash = (n: number) => times(n, (i) => who({ name: `c${i}` }));
    const menu = (n: number, type: number) => times(n, (i) => ({ type, name: `Menu ${i}` }));
    expect((await put([...slash(100), ...menu(15, 2), ...menu(15, 3)])).status).toBe(200);
    expect(faults(await put(slash(101)))).toEqual(['code 30032']);
    expect(faults(await put(menu(16, 3)))).toEqual(['code 30032']);
  });

  it('counts 200 new ones a day, and only new ones', async () => {
    const slash = (n: number, prefix: string) => times(n, (i) => who({ name: `${prefix}${i}` }));
    for (const prefix of ['a', 'b']) expect((await put(slash(100, prefix))).status).toBe(200);
    expect((await put(slash(100, 'b'))).status).toBe(200);
    expect(faults(await put(slash(1, 'c')))).toEqual(['code 30034']);
    clock.pass(24 * 3_600_000);
    expect((await put(slash(1, 'c'))).status).toBe(200);
  });

  it('keeps the ids of commands that stay, and the version of those that did not change', async () => {
    const [first] = (await put([who()])).body;
    const [same, other] = (await put([who(), who({ name: 'event' })])).body;
    expect(same).toEqual(first);
    const [changed] = (await put([who({ description: 'Another' })])).body;
    expect(changed.id).toBe(first.id);
    expect(changed.version).not.toBe(first.version);
    const one = (id: string) => request(standIn, 'GET', `${global()}/${id}`);
    expect(faults(await one(other.id))).toEqual(['code 10063']);
  });

  it('creates, replaces, changes and deletes single ones', async () => {
    await put([]);
    const post = (body: object) => request(standIn, 'POST', global(), body);
    const made = await post(who());
    expect(made.status).toBe(201);
    expect(await post(who({ description: 'New' }))).toMatchObject({
      status: 200,
      body: { id: made.body.id },
    });
    const path = `${global()}/${made.body.id}`;
    expect((await request(standIn, 'PATCH', path, { name: 'whois' })).body).toMatchObject({
      name: 'whois',
      description: 'New',
    });
    expect((await request(standIn, 'PATCH', path, { name: 'Who is' })).status).toBe(400);
    expect((await request(standIn, 'DELETE', path)).status).toBe(204);
    expect((await request(standIn, 'GET', global())).body).toEqual([]);
  });

  it('tells its localisations only to those who ask', async () => {
    await put([who({ name_localizations: { de: 'wer' } })]);
    expect((await request(standIn, 'GET', global())).body[0]).not.toHaveProperty('name_localizations');
    const full = await request(standIn, 'GET', `${global()}?with_localizations=true`);
    expect(full.body[0].name_localizations).toEqual({ de: 'wer' });
  });

  it('exists for a server too, if the app is in it', async () => {
    const of = (guild: string) => `/applications/${standIn.applicationId}/guilds/${guild}/commands`;
    expect((await put([who({ name: 'here' })], of(PLACES.starbase))).body[0].guild_id).toBe(PLACES.starbase);
    expect((await put([], of(PLACES.starbase))).body).toEqual([]);
    expect(faults(await put([], of(PLACES.elsewhere)))).toEqual(['code 50001']);
    expect(faults(await put([], '/applications/123456789012345678/commands'))).toEqual(['code 10002']);
  });
});

describe('what a member can pick', () => {
  const picks = (userId: string, channel: string) =>
    standIn
      .client(userId)
      .commands(channel)
      .map((each) => each.name);
  beforeAll(async () => {
    await put([
      who({ name: 'everywhere', contexts: [0, 1, 2], integration_types: [0, 1] }),
      who({ name: 'servers', contexts: [0], integration_types: [0] }),
      who({ name: 'mine', contexts: [0, 1, 2], integration_types: [1] }),
      who({ name: 'setup', contexts: [0], integration_types: [0], default_member_permissions: '32' }),
      who({ name: 'admins', contexts: [0], integration_types: [0], default_member_permissions: '0' }),
      who({ name: 'adult', contexts: [0], integration_types: [0], nsfw: true }),
      { type: 3, name: 'Look up', contexts: [0], integration_types: [0] },
    ]);
    const own = `/applications/${standIn.applicationId}/guilds/${PLACES.runabout}/commands`;
    await put([who({ name: 'crew' })], own);
  });

  it('depends on permissions', () => {
    expect(picks(PEOPLE.cyd, PLACES.general)).toEqual(['everywhere', 'servers', 'Look up']);
    expect(picks(PEOPLE.ada, PLACES.general)).toEqual([
      'everywhere',
      'servers',
      'setup',
      'admins',
      'Look up',
    ]);
  });

  it('has the server’s own commands there alone', () => {
    expect(picks(PEOPLE.bea, PLACES.deck)).toContain('crew');
    expect(picks(PEOPLE.bea, PLACES.general)).not.toContain('crew');
  });

  it('depends on who installed the app', () => {
    expect(picks(PEOPLE.dov, PLACES.tavern)).toEqual(['everywhere', 'mine']);
    expect(picks(PEOPLE.cyd, PLACES.tavern)).toEqual([]);
  });

  it('depends on the context', () => {
    const dm = (userId: string) => standIn.client(userId).directMessages()[0]?.id ?? '';
    expect(picks(PEOPLE.bea, dm(PEOPLE.bea))).toEqual(['everywhere']);
    expect(picks(PEOPLE.dov, dm(PEOPLE.dov))).toEqual(['everywhere', 'mine']);
  });
});
