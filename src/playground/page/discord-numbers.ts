/**
 * Discord's numbers that the page reads. Spelled out because importing discord.js's enums would put all of
 * discord.js into the page. https://discord.com/developers/docs/reference
 */
export const COMMAND = { slash: 1, user: 2, message: 3 } as const;

export const OPTION = {
  subcommand: 1,
  subcommandGroup: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

export const COMPONENT = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  textDisplay: 10,
  label: 18,
} as const;

export const LINK_BUTTON = 5;
export const PARAGRAPH_INPUT = 2;

export const FLAG = { ephemeral: 64, loading: 128 } as const;

export const CHANNEL = {
  voice: 2,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  stage: 13,
  forum: 15,
  media: 16,
} as const;
