import { Routes, Sweepers } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { channelAccess } from '../../src/discord/channel-access.ts';
import type { MemberClient } from '../../src/playground/client.ts';
import { ask, menuOf, PEOPLE, PLACES, runBot, until } from '../e2e/bot.ts';

/** Asks for a card, and for the first part of what it has more. */
async function read(member: MemberClient, channelId: string = PLACES.lore) {
  const { message } = await ask(member, 'who', { name: 'Curzon Dax' }, channelId);
  const { custom_id: id, options } = menuOf(message, 'More about Curzon Dax');
  return member.choose(channelId, message.id, id, [options[0]?.value ?? '']);
}

describe('what discord.js keeps', () => {
  it('keeps nobody who asked, and no message', async () => {
    const { ada, bea, cyd, bot } = await runBot();
    for (const member of [ada, bea, cyd]) await read(member);
    const { users, guilds, channels, user } = bot.client;
    expect([...users.cache.keys()]).toEqual([user.id]);
    for (const guild of guilds.cache.values()) expect([...guild.members.cache.keys()]).toEqual([user.id]);
    const lore = channels.cache.get(PLACES.lore);
    expect(lore?.isTextBased() && lore.messages.cache.size).toBe(0);
  });

  it('still knows channels, roles and its own rights, as they change', async () => {
    const { standIn, bot, bea } = await runBot();
    const access = channelAccess(() => bot.client);
    const check = () => access.check(PLACES.starbase, PLACES.lore, { thread: true });
    await ask(bea, 'who', { name: 'Curzon Dax' });
    expect(await check()).toEqual({ ok: true });
    expect(access.nameOf(PLACES.starbase, PLACES.lore)).toBe('lore');
    expect(access.mayPing(PLACES.starbase, PLACES.lore, PLACES.moderators)).toBe(true);
    expect(await access.check(PLACES.starbase, PLACES.officers, { thread: false })).toMatchObject({
      ok: false,
    });
    standIn.setOverwrite(PLACES.lore, { id: standIn.applicationId, type: 'member', deny: 1n << 14n });
    await until(async () => !(await check()).ok);
    expect(await check()).toEqual({ ok: false, missing: ['Embed Links'] });
  });

  it('keeps its own member when a server was away', async () => {
    const { standIn, bot } = await runBot();
    standIn.setUnavailable(PLACES.starbase);
    await until(() => !bot.client.guilds.cache.get(PLACES.starbase)?.available);
    standIn.setUnavailable(PLACES.starbase, false);
    await until(() => bot.client.guilds.cache.get(PLACES.starbase)?.available === true);
    expect(bot.client.guilds.cache.get(PLACES.starbase)?.members.me?.id).toBe(standIn.applicationId);
    expect(bot.client.users.cache.has(PEOPLE.ada)).toBe(false);
  });

  it('knows its rights in a thread for as long as the thread is open', async () => {
    const { bot, bea } = await runBot();
    const question = bea.say(PLACES.lore, 'Who was at Khitomer?');
    const path = Routes.threads(PLACES.lore, question.id);
    const { id } = (await bot.client.rest.post(path, { body: { name: 'Khitomer' } })) as { id: string };
    await until(() => bot.client.channels.cache.has(id));
    const { filter, lifetime } = { filter: undefined, lifetime: 0, ...bot.client.options.sweepers?.threads };
    bot.client.sweepers.sweepThreads(
      (filter ?? Sweepers.archivedThreadSweepFilter(lifetime))() ?? (() => false),
    );
    const access = channelAccess(() => bot.client);
    expect(await access.check(PLACES.starbase, id, { thread: false })).toEqual({ ok: true });
  });

  it('answers in a thread that it has forgotten', async () => {
    const { bot, bea, standIn } = await runBot();
    const question = bea.say(PLACES.lore, 'Who was at Khitomer?');
    const body = { name: 'Khitomer' };
    const thread = (await bot.client.rest.post(`/channels/${PLACES.lore}/messages/${question.id}/threads`, {
      body,
    })) as { id: string };
    await until(() => bot.client.channels.cache.has(thread.id));
    bot.client.sweepers.sweepThreads(() => true);
    expect(bot.client.channels.cache.has(thread.id)).toBe(false);
    expect(['message', 'update']).toContain((await read(bea, thread.id)).kind);
    expect(standIn.unknownRoutes).toEqual([]);
  });
});
