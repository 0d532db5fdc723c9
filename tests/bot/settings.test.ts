import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openNothing } from '../../src/bot/open-state.ts';
import {
  CANON,
  DAILY_TODAY,
  lookOf,
  PICTURES,
  type Place,
  readerOf,
  SPOILERS,
  viewerOf,
} from '../../src/bot/settings.ts';
import { openLimits } from '../../src/spoilers/limits/index.ts';
import type { Viewer } from '../../src/spoilers/viewer.ts';
import { loreOf } from '../lore/opened.ts';
import { CHANNEL, GUILD, SISKO } from '../storage/examples.ts';

const known = { limits: openLimits(loreOf('data').packs), hidden: undefined };
const storage = await openNothing();
const { settings } = storage;
afterAll(() => storage.close());

const THREAD = '220000000000000001';
const HERE: Place = { userId: SISKO, guildId: GUILD, channelId: CHANNEL };
const INSIDE: Place = { ...HERE, channelId: THREAD, parentId: CHANNEL };
const viewer = (place: Place, isPrivate = false) => viewerOf(storage, known, place, isPrivate);
/** Each limit by what it is about: a series, a work, a medium, or a date. */
const about = ({ limits }: Viewer) =>
  limits.map((limit) => {
    if (limit.kind === 'series') return limit.series;
    return limit.kind === 'released' ? limit.until : limit.kind;
  });

beforeEach(async () => {
  await settings.user.unset(SISKO, SPOILERS);
  await settings.guild.unset(GUILD, SPOILERS);
  await settings.guild.unset(GUILD, CANON);
  await settings.guild.unset(GUILD, PICTURES);
  for (const channel of [CHANNEL, THREAD]) await settings.channel.unset(channel, SPOILERS);
});
const setAll = async () => {
  await settings.user.set(SISKO, SPOILERS, 'DS9 S3');
  await settings.guild.set(GUILD, SPOILERS, 'TNG S2');
  await settings.channel.set({ guildId: GUILD, channelId: CHANNEL }, SPOILERS, 'TOS S1');
  await settings.channel.set({ guildId: GUILD, channelId: THREAD }, SPOILERS, 'until 1991');
};

describe('the viewer of an answer', () => {
  it('sees everything where nothing is set', async () => {
    expect(await viewer(HERE)).toEqual({ canon: undefined, limits: [] });
  });

  it('keeps in public to the limits of asker, server and channel together', async () => {
    await setAll();
    expect(about(await viewer(HERE))).toEqual(['DS9', 'TNG', 'TOS']);
  });

  it('keeps in a thread to those of the thread and of its channel', async () => {
    await setAll();
    expect(about(await viewer(INSIDE))).toEqual(['DS9', 'TNG', '1991', 'TOS']);
  });

  it('keeps in private to the asker’s own, and to the server’s canon line all the same', async () => {
    await setAll();
    await settings.guild.set(GUILD, CANON, 'screen');
    const alone = await viewer(INSIDE, true);
    expect(about(alone)).toEqual(['DS9']);
    expect(alone.canon).toBe('screen');
    expect((await viewer(HERE)).canon).toBe('screen');
  });

  it('keeps outside of servers to the asker’s own', async () => {
    await setAll();
    expect(about(await viewer({ userId: SISKO, guildId: null, channelId: CHANNEL }, true))).toEqual(['DS9']);
  });

  it('is not hindered by a limit of which the packs know nothing any more', async () => {
    await settings.user.set(SISKO, SPOILERS, 'Firefly S1, DS9 S3');
    expect(about(await viewer(HERE))).toEqual(['DS9']);
  });
});

describe('whoever reads a channel', () => {
  const channels = { parentOf: async (id: string) => (id === THREAD ? CHANNEL : undefined) };
  const reader = (channelId: string) => readerOf({ storage, channels }, known, { guildId: GUILD, channelId });

  it('keeps to the limits of channel and server, and to nobody’s own', async () => {
    await setAll();
    expect(about(await reader(CHANNEL))).toEqual(['TNG', 'TOS']);
  });

  it('keeps in a thread to the limit of its channel too', async () => {
    await settings.channel.set({ guildId: GUILD, channelId: CHANNEL }, SPOILERS, 'TNG S3');
    await settings.channel.set({ guildId: GUILD, channelId: THREAD }, SPOILERS, 'DS9 S3');
    expect(about(await reader(THREAD)).toSorted()).toEqual(['DS9', 'TNG']);
  });
});

describe('pictures', () => {
  it('are dark unless the server says otherwise', async () => {
    expect(await lookOf(storage, GUILD)).toEqual({ theme: 'dark' });
    await settings.guild.set(GUILD, PICTURES, 'light');
    expect(await lookOf(storage, GUILD)).toEqual({ theme: 'light' });
    expect(await lookOf(storage, null)).toEqual({ theme: 'dark' });
  });

  it('are none where the server wants words alone', async () => {
    await settings.guild.set(GUILD, PICTURES, 'none');
    expect(await lookOf(storage, GUILD)).toBeUndefined();
    expect(await lookOf(storage, null)).toEqual({ theme: 'dark' });
  });

  it('know no theme but the two', () => {
    expect(PICTURES.read('sepia')).toBeUndefined();
    expect(DAILY_TODAY.read('perhaps')).toBeUndefined();
  });
});
