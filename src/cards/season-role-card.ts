/** The role of a season's first: what is set, and what is in its way. */
import type { RoleTrouble } from '../daily/job.ts';

const ROLES = '(server settings → Roles)';

/** What to change so that Curzon may give that role. */
export function roleTrouble(roleId: string, trouble: RoleTrouble): string {
  switch (trouble.why) {
    case 'gone':
      return 'That role is not there any more. Choose another one with `/trivia-admin season-role`.';
    case 'everyone':
      return 'Everybody has that role. Choose one that is for the first alone.';
    case 'managed':
      return `<@&${roleId}> belongs to an app or a subscription, and Discord lets nobody give it. Make a role of its own ${ROLES}.`;
    case 'rights':
      return `<@&${roleId}> may do more than members may: **${trouble.rights.join('**, **')}**. A prize has no such rights: take them from the role ${ROLES}, or make one of its own.`;
    case 'no right':
      return `Curzon may not give roles here. Give its own role **Manage Roles** ${ROLES}.`;
    case 'above':
      return `<@&${roleId}> stands above Curzon’s own role. Drag Curzon’s role above it ${ROLES}.`;
  }
}
