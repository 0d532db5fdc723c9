import { withoutLocalizations } from '../../commands/store.ts';
import { type Discord, guildOfApp } from '../../discord.ts';
import { refusal } from '../../errors.ts';
import type { Call, Route } from '../router.ts';

/** Which list a path means; the app's own, and on a server only where it was added. */
function scopeOf(discord: Discord, { application, guild }: Record<string, string>): string | undefined {
  if (application !== discord.world.application.id) throw refusal('unknownApplication');
  if (guild !== undefined && !guildOfApp(discord, guild)) throw refusal('missingAccess');
  return guild;
}

const scope = ({ discord, params }: Call) => scopeOf(discord, params);

/** The same routes exist for global commands and for those of a server. */
function commandRoutesAt(path: string): Route[] {
  const one = `${path}/:command`;
  return [
    {
      method: 'GET',
      path,
      auth: 'bot',
      handle: (call) => {
        const commands = call.discord.commands.list(scope(call));
        const full = call.query.get('with_localizations') === 'true';
        return { status: 200, body: full ? commands : commands.map(withoutLocalizations) };
      },
    },
    {
      method: 'PUT',
      path,
      auth: 'bot',
      handle: (call) => ({ status: 200, body: call.discord.commands.overwrite(scope(call), call.body) }),
    },
    {
      method: 'POST',
      path,
      auth: 'bot',
      handle: (call) => {
        const { command, created } = call.discord.commands.upsert(scope(call), call.body);
        return { status: created ? 201 : 200, body: command };
      },
    },
    {
      method: 'GET',
      path: one,
      auth: 'bot',
      handle: (call) => ({
        status: 200,
        body: call.discord.commands.find(scope(call), call.params['command'] ?? ''),
      }),
    },
    {
      method: 'PATCH',
      path: one,
      auth: 'bot',
      handle: (call) => ({
        status: 200,
        body: call.discord.commands.edit(scope(call), call.params['command'] ?? '', call.body),
      }),
    },
    {
      method: 'DELETE',
      path: one,
      auth: 'bot',
      handle: (call) => {
        call.discord.commands.remove(scope(call), call.params['command'] ?? '');
        return { status: 204 };
      },
    },
  ];
}

export const commandRoutes: readonly Route[] = [
  ...commandRoutesAt('/applications/:application/commands'),
  ...commandRoutesAt('/applications/:application/guilds/:guild/commands'),
];
