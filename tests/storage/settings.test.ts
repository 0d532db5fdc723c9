import { beforeAll, expect, it, vi } from 'vitest';
import type { Storage } from '../../src/storage/open.ts';
import { choiceSetting, flagSetting, textSetting } from '../../src/storage/settings.ts';
import { onBothEngines } from './engines.ts';
import { cutConnections } from './postgres-server.ts';
import { CHANNEL, GUILD, NOON, SISKO } from './examples.ts';

const tiers = choiceSetting('canon', ['screen', 'novels']);
const spoilers = flagSetting('spoilers');
const greeting = textSetting('greeting');

onBothEngines('settings', (engine) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await engine.fresh();
  });

  it('gives back what was set, with its type', async () => {
    const { guild } = storage.settings;
    await guild.set(GUILD, tiers, 'novels');
    await guild.set(GUILD, spoilers, false);
    await guild.set(GUILD, greeting, 'qapla’ 🖖');
    expect(await guild.get(GUILD, tiers)).toBe('novels');
    expect(await guild.get(GUILD, spoilers)).toBe(false);
    expect(await guild.get(GUILD, greeting)).toBe('qapla’ 🖖');
    expect((await guild.all(GUILD)).get('spoilers')).toBe('no');
  });

  it('replaces, and forgets when told to', async () => {
    const { user } = storage.settings;
    expect(await user.get(SISKO, spoilers)).toBeUndefined();
    await user.set(SISKO, spoilers, false);
    await user.set(SISKO, spoilers, true);
    expect(await user.get(SISKO, spoilers)).toBe(true);
    await user.unset(SISKO, spoilers);
    expect(await user.get(SISKO, spoilers)).toBeUndefined();
  });

  it('keeps guilds, channels and members apart', async () => {
    await storage.settings.channel.set({ guildId: GUILD, channelId: CHANNEL }, spoilers, true);
    expect(await storage.settings.channel.get(CHANNEL, spoilers)).toBe(true);
    expect(await storage.settings.user.get(CHANNEL, spoilers)).toBeUndefined();
  });

  it('lists the channels of one guild that have a setting', async () => {
    const { channel } = storage.settings;
    const [first, second] = ['1100000000000000002', '1100000000000000003'];
    await channel.set({ guildId: GUILD, channelId: second }, greeting, 'b');
    await channel.set({ guildId: GUILD, channelId: first }, greeting, 'a');
    await channel.set({ guildId: GUILD, channelId: first }, spoilers, true);
    await channel.set({ guildId: '2', channelId: '3' }, greeting, 'of another guild');
    expect(await channel.inGuild(GUILD, greeting)).toEqual([
      { channelId: first, value: 'a' },
      { channelId: second, value: 'b' },
    ]);
    await channel.unset(first, greeting);
    expect(await channel.inGuild(GUILD, greeting)).toEqual([{ channelId: second, value: 'b' }]);
    await channel.set({ guildId: GUILD, channelId: first }, textSetting('canon'), 'no tier of now');
    expect(await channel.inGuild(GUILD, tiers)).toEqual([]);
  });

  it('holds the default where an old version wrote what is no choice now', async () => {
    await storage.settings.user.set(SISKO, textSetting('canon'), 'everything');
    expect(await storage.settings.user.get(SISKO, tiers)).toBeUndefined();
  });

  it('does not remember what was taken back, whoever did it', async () => {
    const { settings, members, guilds } = storage;
    await settings.user.set(SISKO, greeting, 'hello');
    await settings.guild.set('77', greeting, 'hello');
    await settings.channel.set({ guildId: '77', channelId: '78' }, greeting, 'hello');
    const now = async () => [
      await settings.user.get(SISKO, greeting),
      await settings.guild.get('77', greeting),
      await settings.channel.get('78', greeting),
    ];
    expect(await now()).toEqual(['hello', 'hello', 'hello']);
    await members.forget(SISKO, NOON);
    expect(await now()).toEqual([undefined, 'hello', 'hello']);
    await guilds.markLeft('77', 1);
    await guilds.purgeLeft(2, 1);
    expect(await now()).toEqual([undefined, undefined, undefined]);
  });

  it.runIf(engine.kind === 'postgres')(
    'hears what another process sets, also after its line was cut',
    async () => {
      const place = await engine.emptyPlace();
      const [one, other] = [await engine.open(place), await engine.open(place)];
      const greets = (text: string | undefined) =>
        vi.waitFor(async () => expect(await one.settings.user.get(SISKO, greeting)).toBe(text));
      await greets(undefined);
      await other.settings.user.set(SISKO, greeting, 'hello');
      await greets('hello');
      await cutConnections(place);
      // At once: what it cannot hear of it does not remember.
      await vi.waitFor(() => other.settings.user.set(SISKO, greeting, 'again'));
      await greets('again');
      await other.settings.user.unset(SISKO, greeting);
      await greets(undefined);
    },
  );
});
