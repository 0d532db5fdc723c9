import { z } from 'zod';
import { sharesGuild } from '../../commands/visibility.ts';
import { refusal } from '../../errors.ts';
import { snowflake } from '../../validation/checks.ts';
import { parseForm } from '../../validation/form.ts';
import { applicationObject, channelObject, userObject } from '../../world/objects.ts';
import { directChannel } from '../../world/state.ts';
import type { Route } from '../router.ts';

const openDm = z.object({ recipient_id: snowflake });

/** The bot about itself, and how it reaches the gateway. */
export const applicationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/gateway',
    auth: 'none',
    handle: ({ discord }) => ({ status: 200, body: { url: discord.gateway.url() } }),
  },
  {
    method: 'GET',
    path: '/gateway/bot',
    auth: 'bot',
    handle: ({ discord }) => ({ status: 200, body: discord.gateway.describe() }),
  },
  {
    method: 'GET',
    path: '/users/@me',
    auth: 'bot',
    handle: ({ discord: { world } }) => ({
      status: 200,
      body: {
        ...userObject(world, world.application.id),
        mfa_enabled: true,
        locale: 'en-US',
        verified: true,
        email: null,
      },
    }),
  },
  {
    method: 'GET',
    path: '/users/:user',
    auth: 'bot',
    handle: ({ discord: { world }, params: { user = '' } }) => {
      if (!world.users.has(user)) throw refusal('unknownUser');
      return { status: 200, body: userObject(world, user) };
    },
  },
  {
    method: 'POST',
    path: '/users/@me/channels',
    auth: 'bot',
    handle: ({ discord, body }) => {
      const { world, newId } = discord;
      const { recipient_id } = parseForm(openDm, body ?? {});
      const user = world.users.get(recipient_id);
      if (!user) throw refusal('unknownUser');
      if (user.bot || !(user.installedApp || sharesGuild(discord, user.id)))
        throw refusal('cannotMessageUser');
      const channel = directChannel(world, user.id, newId);
      return { status: 200, body: channelObject(world, channel, world.application.id) };
    },
  },
  ...['/applications/@me', '/oauth2/applications/@me'].map(
    (path): Route => ({
      method: 'GET',
      path,
      auth: 'bot',
      handle: ({ discord }) => ({ status: 200, body: applicationObject(discord.world) }),
    }),
  ),
];
