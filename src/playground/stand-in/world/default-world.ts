import { ChannelType, PermissionFlagsBits as Permission } from 'discord.js';
import type { World } from './world.ts';

/** What Discord gives @everyone on a new server, as far as text channels and apps go. */
export const EVERYONE =
  Permission.ViewChannel |
  Permission.SendMessages |
  Permission.SendMessagesInThreads |
  Permission.CreatePublicThreads |
  Permission.EmbedLinks |
  Permission.AttachFiles |
  Permission.AddReactions |
  Permission.SendPolls |
  Permission.UseExternalEmojis |
  Permission.ReadMessageHistory |
  Permission.MentionEveryone |
  Permission.UseApplicationCommands |
  Permission.UseExternalApps |
  Permission.ChangeNickname |
  Permission.CreateInstantInvite |
  Permission.Connect |
  Permission.Speak;

/** Ids of the default world, for tests and pages that need to name something in it. */
export const PLACES = {
  application: '1180000000000000001',
  starbase: '1180000000004194304',
  general: '1180000000004194305',
  lore: '1180000000004194306',
  spoilers: '1180000000004194307',
  officers: '1180000000004194308',
  announcements: '1180000000004194309',
  moderators: '1180000000004194310',
  newsletter: '1180000000004194311',
  debates: '1180000000004194312',
  voice: '1180000000004194313',
  thread: '1180000000004194314',
  champion: '1180000000004194315',
  staff: '1180000000004194316',
  runabout: '1180000000008388608',
  deck: '1180000000008388609',
  elsewhere: '1180000000012582912',
  tavern: '1180000000012582913',
} as const;

/** Ids of the members: an admin, two plain members, and one who added the app to their own account. */
export const PEOPLE = {
  ada: '1180000000020000001',
  bea: '1180000000020000002',
  cyd: '1180000000020000003',
  dov: '1180000000020000004',
} as const;

/**
 * Two fan servers that have the app (they lie on different shards of two) and one that has not, where
 * `dov` can still use it by having installed it for himself.
 */
export function defaultWorld(): World {
  return {
    application: {
      id: PLACES.application,
      name: 'Curzon',
      description: 'Lore, with its sources.',
      ownerId: PEOPLE.ada,
    },
    users: [
      { id: PEOPLE.ada, username: 'ada', globalName: 'Ada' },
      { id: PEOPLE.bea, username: 'bea', globalName: 'Bea' },
      { id: PEOPLE.cyd, username: 'cyd', globalName: 'Cyd', locale: 'de' },
      { id: PEOPLE.dov, username: 'dov', globalName: 'Dov', installedApp: true },
    ],
    guilds: [
      {
        id: PLACES.starbase,
        name: 'Starbase 80',
        ownerId: PEOPLE.ada,
        // All that Curzon can make use of: a quiz night's event, the role of a season's first.
        appPermissions: EVERYONE | Permission.CreateEvents | Permission.ManageRoles,
        // A community: no other server has announcement channels and forums.
        publicUpdatesChannelId: PLACES.staff,
        roles: [
          { id: PLACES.champion, name: 'Champion', color: 0xe0a526 },
          {
            id: PLACES.moderators,
            name: 'Moderators',
            permissions: Permission.ManageGuild,
            mentionable: true,
          },
        ],
        members: [
          { userId: PEOPLE.ada, roles: [PLACES.moderators] },
          { userId: PEOPLE.bea },
          { userId: PEOPLE.cyd },
        ],
        channels: [
          { id: PLACES.general, name: 'general', topic: 'Hailing frequencies open' },
          { id: PLACES.lore, name: 'lore', topic: 'Who was there, and in which episode' },
          { id: PLACES.spoilers, name: 'spoilers-ok' },
          {
            id: PLACES.officers,
            name: 'officers',
            overwrites: [
              { id: PLACES.starbase, type: 'role', deny: Permission.ViewChannel },
              { id: PLACES.moderators, type: 'role', allow: Permission.ViewChannel },
            ],
          },
          {
            id: PLACES.announcements,
            name: 'read-only',
            overwrites: [
              { id: PLACES.starbase, type: 'role', deny: Permission.SendMessages },
              { id: PLACES.moderators, type: 'role', allow: Permission.SendMessages },
            ],
          },
          {
            id: PLACES.newsletter,
            name: 'newsletter',
            type: ChannelType.GuildAnnouncement,
            topic: 'What is posted here is published to all who follow it',
          },
          {
            id: PLACES.debates,
            name: 'debates',
            type: ChannelType.GuildForum,
            topic: 'A post for each question',
            tags: [
              { id: '1180000000004194320', name: 'Canon' },
              { id: '1180000000004194321', name: 'Trivia' },
              { id: '1180000000004194322', name: 'Solved', moderated: true },
            ],
          },
          {
            id: PLACES.staff,
            name: 'staff',
            topic: 'Where Discord and Curzon write to those who run the server',
            overwrites: [
              { id: PLACES.starbase, type: 'role', deny: Permission.ViewChannel },
              { id: PLACES.moderators, type: 'role', allow: Permission.ViewChannel },
              { id: PLACES.application, type: 'member', allow: Permission.ViewChannel },
            ],
          },
          { id: PLACES.voice, name: 'Ten Forward', type: ChannelType.GuildVoice },
          {
            id: PLACES.thread,
            name: 'Rewatch club',
            type: ChannelType.PublicThread,
            parentId: PLACES.lore,
          },
        ],
      },
      {
        id: PLACES.runabout,
        name: 'Runabout crew',
        ownerId: PEOPLE.bea,
        locale: 'en-GB',
        members: [{ userId: PEOPLE.bea }, { userId: PEOPLE.ada }],
        channels: [{ id: PLACES.deck, name: 'deck' }],
      },
      {
        id: PLACES.elsewhere,
        name: 'Elsewhere',
        ownerId: PEOPLE.cyd,
        appInstalled: false,
        members: [{ userId: PEOPLE.cyd }, { userId: PEOPLE.dov }],
        channels: [{ id: PLACES.tavern, name: 'tavern' }],
      },
    ],
  };
}
