/** What a stand-in starts with: plain data, so that a test can write its own in a few lines. */

export interface WorldUser {
  id: string;
  username: string;
  globalName?: string;
  /** Language of the member's app; `en-US` unless told. */
  locale?: string;
  /** True when the member added the app to their own account (user install). */
  installedApp?: boolean;
}

export interface WorldOverwrite {
  /** Id of a role or of a member. */
  id: string;
  type: 'role' | 'member';
  allow?: bigint;
  deny?: bigint;
}

export interface WorldChannel {
  id: string;
  name: string;
  /** Discord's channel type; 0 (text) unless told. A thread has its channel as its parent. */
  type?: number;
  topic?: string;
  nsfw?: boolean;
  parentId?: string;
  overwrites?: readonly WorldOverwrite[];
  /** Of a forum: what its posts can be marked with; a moderated one by whoever may manage threads alone. */
  tags?: readonly { id: string; name: string; moderated?: boolean }[];
  /** Whether each post of a forum needs one. */
  requiresTag?: boolean;
}

export interface WorldRole {
  id: string;
  name: string;
  permissions?: bigint;
  mentionable?: boolean;
  color?: number;
}

export interface WorldGuild {
  id: string;
  name: string;
  ownerId: string;
  /** Preferred language of the server; `en-US` unless told. */
  locale?: string;
  /** False for a server that the app was not added to; true unless told. */
  appInstalled?: boolean;
  /** Permissions of the app's own role. */
  appPermissions?: bigint;
  /** Permissions of @everyone. */
  everyone?: bigint;
  roles?: readonly WorldRole[];
  /** Names of its own emojis. */
  emojis?: readonly string[];
  /** Where Discord writes to the server's staff; nowhere unless told. */
  publicUpdatesChannelId?: string;
  members: readonly { userId: string; roles?: readonly string[]; nick?: string }[];
  channels: readonly WorldChannel[];
}

export interface World {
  /** The app; its bot user has the same id, as for every app made since 2021. */
  application: { id: string; name: string; description?: string; ownerId: string };
  users: readonly WorldUser[];
  guilds: readonly WorldGuild[];
}
