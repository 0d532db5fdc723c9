/** The role of a season's first, from setting it to the next season's end. */
import { randomUUID } from 'node:crypto';
import { PermissionFlagsBits as Permission } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { movableClock } from '../../src/playground/movable-clock.ts';
import { defaultWorld, EVERYONE } from '../../src/playground/stand-in/index.ts';
import { asked, shown } from '../commands/asked.ts';
import { onBothEngines } from '../storage/engines.ts';
import { round } from '../storage/examples.ts';
import { customIdOf, PEOPLE, PLACES, type Running, runBot, until } from './bot.ts';

const [CHAMPION, CAPTAIN] = ['1180000000030000001', '1180000000030000002'];
const HOUR = 3_600_000;

/** A server whose bot may give roles, with two to give. */
function world() {
  const made = defaultWorld();
  const guilds = made.guilds.map((guild) => ({
    ...guild,
    appPermissions: EVERYONE | Permission.ManageRoles,
    publicUpdatesChannelId: PLACES.spoilers,
    roles: [...(guild.roles ?? []), { id: CHAMPION, name: 'Champion' }, { id: CAPTAIN, name: 'Captain' }],
  }));
  return { ...made, guilds };
}

const start = (options: Parameters<typeof runBot>[0] = {}) =>
  runBot({
    ...(options.after ? {} : { clock: movableClock() }),
    standIn: { rateLimits: false, world: world() },
    ...options,
  });

const set = (run: Running, options: Record<string, string | boolean> = { role: CHAMPION }) =>
  asked(run.ada, 'trivia-admin season-role', options);

/** A question that was asked and is over, with who was right. */
async function won(run: Running, ...winners: string[]): Promise<void> {
  const id = randomUUID();
  const now = run.clock.now();
  await run.app.storage.rounds.open(round({ id, guildId: PLACES.starbase, openedAt: now - HOUR }));
  for (const userId of winners) await run.app.storage.rounds.answer(id, userId, 0, now - HOUR / 2);
  await run.app.storage.rounds.close(id, now);
}

/** The middle of the next month, by which this one is long over. */
function toNextMonth(run: Running): void {
  const now = new Date(run.clock.now());
  run.clock.moveTo(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 15, 12));
}

const roleOf = (run: Running, userId: string) =>
  run.standIn.rolesOf(PLACES.starbase, userId).filter((id) => id === CHAMPION || id === CAPTAIN);
const changes = (run: Running) =>
  run.standIn.requests
    .filter(({ path }) => /\/members\/\d+\/roles\/\d+$/.test(path))
    .map(({ method, path, status }) => `${method} ${/members\/(\d+)/.exec(path)?.[1]} ${status}`);
const isLookedAt = async (run: Running) =>
  until(
    async () =>
      ((await run.app.storage.seasonRoles.get(PLACES.starbase))?.nextAt ?? 0) > run.clock.now() + HOUR,
  );

/** A server with the role set, in whose month Bea alone was right. */
async function startLed(): Promise<Running> {
  const run = await start();
  await asked(run.ada, 'trivia-admin seasons', { every: 'month' });
  await set(run);
  toNextMonth(run);
  await isLookedAt(run);
  await won(run, PEOPLE.bea);
  return run;
}

onBothEngines('the role of a season’s first', (engine) => {
  it('is given once, though the bot starts anew in the middle, and goes to the next one', async () => {
    const storage = await engine.open(await engine.emptyPlace());
    const run = await start({ storage });
    await asked(run.ada, 'trivia-admin seasons', { every: 'month' });
    const { embed, ephemeral } = await set(run);
    expect([embed.title, ephemeral]).toEqual(['Role for the season’s first set', true]);
    expect((await asked(run.bea, 'trivia seasons')).text).toContain(`Its first gets <@&${CHAMPION}>`);
    toNextMonth(run);
    await isLookedAt(run);
    // Nobody had played in the month in which it was set.
    expect(changes(run)).toEqual([]);

    await won(run, PEOPLE.bea, PEOPLE.cyd);
    await won(run, PEOPLE.bea);
    // Discord gives it, and its answer is lost.
    run.standIn.failNext({ method: 'PUT', path: /\/roles\//, status: 500, times: 9, after: true });
    toNextMonth(run);
    await until(() => changes(run).length > 0);
    await run.stopBot();
    run.standIn.heal();
    const again = await start({ storage, after: run });
    again.clock.moveTo(again.clock.now() + HOUR);
    await isLookedAt(again);
    expect(roleOf(again, PEOPLE.bea)).toEqual([CHAMPION]);
    expect(roleOf(again, PEOPLE.cyd)).toEqual([]);
    expect(changes(again).at(-1)).toBe(`PUT ${PEOPLE.bea} 204`);
    const given = again.standIn.requests.findLast(({ method }) => method === 'PUT');
    expect(given?.reason).toMatch(/^First of [A-Z]\w+ 20\d\d on Curzon’s board$/);

    const before = changes(again).length;
    await won(again, PEOPLE.cyd);
    toNextMonth(again);
    await until(() => changes(again).length >= before + 2);
    await isLookedAt(again);
    expect(changes(again).slice(before)).toEqual([`DELETE ${PEOPLE.bea} 204`, `PUT ${PEOPLE.cyd} 204`]);
    expect([roleOf(again, PEOPLE.bea), roleOf(again, PEOPLE.cyd)]).toEqual([[], [CHAMPION]]);
    expect(again.standIn.unknownRoutes).toEqual([]);
  });

  it('is given to nobody whom staff left out, and taken from whoever asks to be forgotten', async () => {
    const run = await start({ storage: await engine.open(await engine.emptyPlace()) });
    await asked(run.ada, 'trivia-admin seasons', { every: 'month' });
    await set(run);
    toNextMonth(run);
    await isLookedAt(run);
    await won(run, PEOPLE.ada, PEOPLE.bea, PEOPLE.cyd);
    await asked(run.ada, 'trivia-admin leave-out', { member: PEOPLE.ada });
    toNextMonth(run);
    await isLookedAt(run);
    // Two share the first place.
    const all = () => [PEOPLE.ada, PEOPLE.bea, PEOPLE.cyd].map((id) => roleOf(run, id).length);
    expect(all()).toEqual([0, 1, 1]);
    const { message } = await asked(run.bea, 'forget-me');
    shown(await run.bea.press(PLACES.lore, message.id, customIdOf(message, 'Delete it all')));
    expect(all()).toEqual([0, 0, 1]);
    expect(Object.values(await run.app.storage.members.kept(PEOPLE.bea)).flat()).toEqual([]);
    // Taken off the boards, Cyd loses it too.
    await run.app.storage.members.remove(PLACES.starbase, PEOPLE.cyd, run.clock.now());
    await until(() => all().every((count) => count === 0));
  });
});

describe('a season whose last question is still open', () => {
  it('is decided once that is closed', async () => {
    const run = await startLed();
    const now = new Date(run.clock.now());
    const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
    run.clock.moveTo(end - HOUR);
    await run.app.storage.rounds.open(
      round({ id: 'last', guildId: PLACES.starbase, openedAt: end - HOUR, points: 20 }),
    );
    await run.app.storage.rounds.answer('last', PEOPLE.cyd, 0, end - HOUR / 2);
    run.clock.moveTo(end + HOUR);
    await until(async () => {
      const at = (await run.app.storage.seasonRoles.get(PLACES.starbase))?.nextAt ?? 0;
      return at > run.clock.now() && at < run.clock.now() + HOUR / 2;
    });
    expect(changes(run)).toEqual([]);
    await run.app.storage.rounds.close('last', run.clock.now());
    run.clock.moveTo(run.clock.now() + HOUR);
    await isLookedAt(run);
    expect([roleOf(run, PEOPLE.bea), roleOf(run, PEOPLE.cyd)]).toEqual([[], [CHAMPION]]);
  });
});

describe('/trivia-admin season-role', () => {
  it('says what is set, and ends it', async () => {
    const run = await start();
    expect((await set(run, {})).embed.title).toBe('No role is set');
    await set(run);
    expect((await set(run, {})).text).toContain(`<@&${CHAMPION}> goes to whoever is first`);
    expect((await set(run, { off: true })).embed.title).toBe('No role any more');
    expect((await set(run, { off: true })).embed.title).toBe('No role is set');
  });

  it('refuses what could not be given, or would give more than a name, with what to change', async () => {
    const run = await start();
    const own = run.standIn.rolesOf(PLACES.starbase, run.standIn.applicationId)[0] ?? '';
    const refused = async (role: string) => {
      const { embed } = await set(run, { role });
      expect(embed.title).toBe('No role for the season’s first yet');
      return embed.description;
    };
    expect(await refused(PLACES.starbase)).toContain('Everybody has that role');
    expect(await refused(own)).toContain('belongs to an app');
    expect(await refused(PLACES.moderators)).toContain('**Manage Server**');
    run.standIn.setRole(PLACES.starbase, CAPTAIN, { position: 99 });
    expect(await refused(CAPTAIN)).toContain('Drag Curzon’s role above it');
    run.standIn.setRole(PLACES.starbase, own, { permissions: EVERYONE });
    expect(await refused(CHAMPION)).toContain('**Manage Roles**');
    expect(await run.app.storage.seasonRoles.get(PLACES.starbase)).toBeUndefined();
  });
});

describe('a role that may not be given any more', () => {
  it.each([
    [
      'was given rights',
      (run: Running) =>
        run.standIn.setRole(PLACES.starbase, CHAMPION, { permissions: Permission.BanMembers }),
      '**Ban Members**',
    ],
    [
      'was moved up',
      (run: Running) => run.standIn.setRole(PLACES.starbase, CHAMPION, { position: 99 }),
      'Drag Curzon’s role',
    ],
    [
      'was deleted',
      (run: Running) => run.standIn.deleteRole(PLACES.starbase, CHAMPION),
      'not there any more',
    ],
  ])('because it %s is told to staff once, and goes on once it is set anew', async (_, spoil, why) => {
    const run = await startLed();
    spoil(run);
    toNextMonth(run);
    const told = () => run.bea.messages(PLACES.spoilers).filter(({ author }) => author.bot);
    await until(() => told().length > 0);
    expect(JSON.stringify(told()[0])).toContain(why);
    run.clock.moveTo(run.clock.now() + 30 * HOUR);
    expect((await set(run, {})).text).toContain('**Paused**');
    await set(run, { role: CAPTAIN });
    await until(() => roleOf(run, PEOPLE.bea).includes(CAPTAIN));
    expect(told()).toHaveLength(1);
  });
});

describe('a winner who left the server', () => {
  it('gets nothing, and nobody is bothered with it', async () => {
    const run = await startLed();
    run.standIn.leave(PLACES.starbase, PEOPLE.bea);
    toNextMonth(run);
    await until(() => changes(run).length > 0);
    await isLookedAt(run);
    expect(changes(run)).toEqual([`PUT ${PEOPLE.bea} 404`]);
    expect((await set(run, {})).text).not.toContain('**Paused**');
    expect(await run.app.storage.seasonRoles.heldBy(PEOPLE.bea)).toEqual([]);
  });
});
