/** The role that a season's first gets, where a server's staff wants one. */
import type { App } from '../../src/bot/app.ts';
import { calendarOf } from '../../src/bot/settings.ts';
import { notice, type Reply } from '../../src/cards/reply.ts';
import { roleTrouble } from '../../src/cards/season-role-card.ts';
import type { SettingsView } from '../../src/cards/settings-card.ts';
import { stamp } from '../../src/cards/text.ts';
import { seasonsUntil } from '../../src/daily/season.ts';
import type { Options } from '../../src/discord/command.ts';

/** The first day of the latest season that is over: from the next one on somebody gets the role. */
export async function overBefore(app: App, guildId: string): Promise<string> {
  const { zone, seasons } = await calendarOf(app.storage, guildId);
  return seasonsUntil(seasons, app.now(), zone, 2)[1]?.firstDay ?? '';
}

/** What is set about a server's seasons, for its page of settings. */
export async function seasonsOf(app: App, guildId: string): Promise<SettingsView['seasons']> {
  const [{ zone, seasons }, set] = await Promise.all([
    calendarOf(app.storage, guildId),
    app.storage.seasonRoles.get(guildId),
  ]);
  return {
    every: seasons,
    current: seasonsUntil(seasons, app.now(), zone, 1)[0]?.name,
    role: set && {
      id: set.roleId,
      isPaused: set.pausedReason !== null,
      isInTrouble: (await app.roles.trouble(guildId, set.roleId)) !== undefined,
    },
  };
}

/** Sets it, ends it, or says what is set. */
export async function seasonRole(options: Options, app: App, guildId: string): Promise<Reply> {
  const role = options.getRole('role');
  if (options.getBoolean('off')) return end(app, guildId);
  if (!role) return shown(app, guildId, 'The role of the season’s first');
  const trouble = await app.roles.trouble(guildId, role.id);
  if (trouble) return notice('No role for the season’s first yet', roleTrouble(role.id, trouble));
  await app.storage.seasonRoles.put(guildId, role.id, {
    doneSeason: await overBefore(app, guildId),
    now: app.now(),
  });
  return shown(app, guildId, 'Role for the season’s first set');
}

async function end(app: App, guildId: string): Promise<Reply> {
  return (await app.storage.seasonRoles.remove(guildId))
    ? notice('No role any more', 'Nobody gets one for a season from now on. Whoever has it keeps it.')
    : notice('No role is set', '`/trivia-admin season-role role:` sets one.');
}

async function shown(app: App, guildId: string, title: string): Promise<Reply> {
  const set = await app.storage.seasonRoles.get(guildId);
  if (!set)
    return notice(
      'No role is set',
      'With `/trivia-admin season-role role:` whoever is first when a season ends gets a role until the next one ends.',
    );
  const trouble = await app.roles.trouble(guildId, set.roleId);
  const { zone, seasons } = await calendarOf(app.storage, guildId);
  const [current] = seasonsUntil(seasons, app.now(), zone, 1);
  const next = current?.until ? ` This one ends on ${stamp(current.until, 'D')}.` : '';
  const paused =
    set.pausedReason === null
      ? []
      : ['**Paused**: it could not be given. Once all is as it should be, set it again to go on.'];
  return notice(
    title,
    [
      `<@&${set.roleId}> goes to whoever is first when a season ends and its last question is closed, and is taken from the first before. Who share the first place share it.${next}`,
      ...paused,
      ...(trouble ? [roleTrouble(set.roleId, trouble)] : []),
    ].join('\n'),
  );
}
