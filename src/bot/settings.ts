/** What was set about canon, spoilers, pictures and the day's events, by servers, channels and members, and what follows from it. */

import { QUARTERS, type Seasons } from '../daily/season.ts';
import type { ChannelAccess } from '../discord/channel-access.ts';
import { type Preset, presetKey, readPreset, writePreset } from '../games/preset.ts';
import type { Hidden } from '../lore/hidden.ts';
import type { Look } from '../pictures/index.ts';
import type { Limits } from '../spoilers/limits/index.ts';
import { strictest, type Viewer } from '../spoilers/viewer.ts';
import type { Storage } from '../storage/open.ts';
import { choiceSetting, flagSetting, listSetting, type Setting, textSetting } from '../storage/settings.ts';

/** Id of the weakest canon tier that counts in a server. */
export const CANON = textSetting('canon');
/** Spoiler limits as `Limits` reads them. */
export const SPOILERS = textSetting('spoilers');

/** Whether the daily question says what happened on its day; not when never set. */
export const DAILY_TODAY = flagSetting('daily.today');

/** A server's time zone, for whoever sets up no daily question: an IANA name or an offset. */
export const ZONE = textSetting('zone');

/** A server's seasons, as {@link parseSeasons} reads them; quarters when never set. */
export const SEASONS = listSetting('seasons');

/** Ids of the packs that a server has chosen; all of them when never set. */
export const PACKS = listSetting('packs');

/** Entries that a server's staff hides there, each a setting of its own: two who hide at once hide both. */
const HIDDEN_KEY = 'hidden.';
export const HIDDEN = {
  of: (entryId: string) => flagSetting(HIDDEN_KEY + entryId),
  /** Ids of those hidden, of everything that was set; undefined for none. */
  among(all: ReadonlyMap<string, string>): readonly string[] | undefined {
    const ids = [...all.keys()].flatMap((key) =>
      key.startsWith(HIDDEN_KEY) ? [key.slice(HIDDEN_KEY.length)] : [],
    );
    return ids.length > 0 ? ids.toSorted() : undefined;
  },
};

/** Games that a server's staff keeps under a name, each a setting of its own. */
const PRESET_KEY = 'preset.';
export const PRESET = {
  of: (name: string): Setting<Preset> => ({
    key: PRESET_KEY + presetKey(name),
    read: readPreset,
    write: writePreset,
  }),
  /** All of everything that was set. */
  among: (all: ReadonlyMap<string, string>): Preset[] =>
    [...all].flatMap(([key, text]) => (key.startsWith(PRESET_KEY) ? (readPreset(text) ?? []) : [])),
};

/** Of some packs those that a server chose: all where it chose none, or none of these. */
export function chosenAmong<Item extends { id: string }>(
  packs: readonly Item[],
  ids: readonly string[] | undefined,
): readonly Item[] {
  const chosen = packs.filter(({ id }) => ids?.includes(id));
  return chosen.length > 0 ? chosen : packs;
}

/** Which of Discord's themes a server's pictures are drawn for, or that it wants words alone; dark when never set. */
export const PICTURES = choiceSetting('pictures', ['dark', 'light', 'none']);

export interface Place {
  userId: string | undefined;
  guildId: string | null;
  channelId: string | undefined;
  /** Of a thread, the channel that it belongs to. */
  parentId?: string | undefined;
}

/** A channel of a server. */
export interface Channel {
  guildId: string;
  channelId: string;
}

/** What is known where somebody asks. */
interface Known {
  limits: Limits;
  hidden: Hidden | undefined;
}

/** Whoever reads a channel: nobody's own limit, but those of the channel, of the one whose thread it is, and of the server. */
export async function readerOf(
  { storage, channels }: { storage: Storage; channels: Pick<ChannelAccess, 'parentOf'> },
  known: Known,
  { guildId, channelId }: Channel,
): Promise<Viewer> {
  const parentId = await channels.parentOf(channelId);
  return viewerOf(storage, known, { guildId, channelId, parentId, userId: undefined }, false);
}

/**
 * The viewer of an answer. In public the strictest of server, channel and asker holds, in a thread that of the thread
 * and its channel; in private the asker's own limit alone. The server's canon line holds in both.
 */
export async function viewerOf(
  storage: Storage,
  { limits: known, hidden }: Known,
  place: Place,
  isPrivate: boolean,
): Promise<Viewer> {
  const { settings } = storage;
  const [canon, own, server, channel, parent] = await Promise.all([
    place.guildId === null ? undefined : settings.guild.get(place.guildId, CANON),
    place.userId === undefined ? undefined : settings.user.get(place.userId, SPOILERS),
    place.guildId === null || isPrivate ? undefined : settings.guild.get(place.guildId, SPOILERS),
    place.channelId === undefined || isPrivate ? undefined : settings.channel.get(place.channelId, SPOILERS),
    place.parentId === undefined || isPrivate ? undefined : settings.channel.get(place.parentId, SPOILERS),
  ]);
  const viewer = strictest(
    [own, server, channel, parent].map((text) => ({
      canon,
      limits: text === undefined ? [] : known.readKept(text).limits,
    })),
  );
  return hidden ? { ...viewer, hidden } : viewer;
}

/** The zone that a server lives by: its daily question's, or else what was set; UTC where nothing says so. */
export async function zoneOf({ settings, schedules }: Storage, guildId: string | null): Promise<string> {
  if (guildId === null) return 'UTC';
  return (await schedules.get(guildId))?.zone ?? (await settings.guild.get(guildId, ZONE)) ?? 'UTC';
}

/** When a server's days and seasons begin. */
export async function calendarOf(
  storage: Storage,
  guildId: string,
): Promise<{ zone: string; seasons: Seasons }> {
  const [zone, seasons] = await Promise.all([
    zoneOf(storage, guildId),
    storage.settings.guild.get(guildId, SEASONS),
  ]);
  return { zone, seasons: seasons ?? QUARTERS };
}

/**
 * How pictures are drawn in a server; outside of one, dark. Either theme's pictures can be read on both.
 * @returns undefined where words shall do.
 */
export async function lookOf({ settings }: Storage, guildId: string | null): Promise<Look | undefined> {
  const chosen = guildId === null ? undefined : await settings.guild.get(guildId, PICTURES);
  return chosen === 'none' ? undefined : { theme: chosen ?? 'dark' };
}
