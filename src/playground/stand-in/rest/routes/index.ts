import type { Route } from '../router.ts';
import { applicationRoutes } from './applications.ts';
import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { memberRoleRoutes } from './member-roles.ts';
import { scheduledEventRoutes } from './scheduled-events.ts';

/** Everything that the stand-in answers; the rest is a 404 of code 0. */
export const ROUTES: readonly Route[] = [
  ...applicationRoutes,
  ...channelRoutes,
  ...commandRoutes,
  ...guildRoutes,
  ...interactionRoutes,
  ...memberRoleRoutes,
  ...scheduledEventRoutes,
];
