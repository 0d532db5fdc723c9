import { type APIMessage, MessageFlags, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../../src/playground/client.ts';
import { answered, ask, customIdOf, embedOf, PLACES, type Running, runBot } from './bot.ts';

let run: Running;
beforeAll(async () => {
  run = await runBot({ keep: true, standIn: { rateLimits: false } });
});
afterAll(() => run.stop());

const spoilers = async (
  member: MemberClient,
  path: 'set' | 'show' | 'clear',
  options: Record<string, string> = {},
  channelId: string = PLACES.lore,
) => embedOf(answered(await member.run({ channelId, command: 'spoilers', path: [path], options })).message);
const set = async (limit: string) => (await spoilers(run.bea, 'set', { limit })).description ?? '';
const HIDDEN = 'Beyond the spoiler limit';
const titleOf = async (member: MemberClient, name: string, channelId: string) =>
  embedOf((await ask(member, 'who', { name }, channelId)).message).title;

/** A thread on a card in a channel, opened by the bot as it opens those of the daily question. */
async function openThread(channelId: string): Promise<string> {
  const { message } = await ask(run.bea, 'who', { name: 'Gowron' }, channelId);
  const opened = await run.bot.client.rest.post(Routes.threads(channelId, message.id), {
    body: { name: 'Answers' },
  });
  return (opened as { id: string }).id;
}

describe('/spoilers in people’s words', () => {
  it('says what was understood', async () => {
    const text = await set('I’m at DS9 season 3, and no books.');
    expect(text).toContain('For yourself: **DS9 S2, no books**.');
    expect(text).toContain('DS9 S2: Deep Space Nine seen up to the end of season 2');
    expect(text).toContain('Once you have seen DS9 S3 to its end, write “DS9 S3”.');
    expect(text).toContain('novels, novelizations, short stories, anthologies and reference books');
    const shown = (await spoilers(run.bea, 'show')).description;
    expect(shown).toContain('**You:** DS9 S2, no books\n-# Deep Space Nine seen up to the end of season 2;');
    expect(shown).not.toContain('thread');
  });

  it('says so when nothing is hidden by it, and clears what says that there is no limit', async () => {
    expect(await set('seen TNG')).toContain('So nothing is hidden.');
    expect((await spoilers(run.bea, 'set', { limit: 'None.' })).title).toBe('Limit cleared');
    expect((await spoilers(run.bea, 'show')).description).toContain('**You:** none');
  });

  it('refuses what says nothing, keeps what is set, and names right ones', async () => {
    await set('DS9 S3');
    for (const limit of [',,,', '...', 'until 1995-99-99', 'Firefly S1']) {
      const { title, description } = await spoilers(run.bea, 'set', { limit });
      expect(title).toBe('That is no limit');
      expect(description).toContain(
        '**DS9 4x01**, **TNG S4**, **no TOS**, **no novels**, **not TUC** or **until 1996**',
      );
    }
    expect((await spoilers(run.bea, 'show')).description).toContain('**You:** DS9 S3');
  });

  it('hides what was released in the year before which all was seen', async () => {
    const barred = async () =>
      JSON.stringify(embedOf((await ask(run.bea, 'source', { title: 'DS9 4x01' })).message)).includes('||');
    await set('until 1995');
    expect(await barred()).toBe(false);
    await set('before 1995');
    expect(await barred()).toBe(true);
    await spoilers(run.bea, 'clear');
  });

  it('offers limits at every stage, which Discord takes', async () => {
    const offered = async (limit: string) =>
      (
        await run.bea.autocomplete(
          { channelId: PLACES.lore, command: 'spoilers', path: ['set'], options: { limit } },
          'limit',
        )
      ).map(({ value }) => value);
    expect(await offered('everything up to d')).toContain('DS9 S3');
    expect(await offered('DS9 4x')).toContain('DS9 4x01');
    expect(await offered('undisc')).toContain('not TUC');
    expect(await offered('until 19')).toContain('until 1991');
    expect(await offered('DS9 S3 and not undisc')).toEqual(['DS9 S3, not TUC', 'DS9 S3, not TUC book']);
  });

  it('takes a text as long as Discord lets it be', async () => {
    const most = [...Array(60).keys()].map((index) => `TNG ${(index % 6) + 1}x${index + 10}`).join(',');
    const text = await set(most.slice(0, 300).replace(/,[^,]*$/, ''));
    expect(text).toContain('and 2');
    expect((await spoilers(run.bea, 'show')).title).toBe('Spoiler limits');
    await spoilers(run.bea, 'clear');
  });
});

describe('“Show it all the same” under a public card', () => {
  it('answers whoever presses it in private, the asker too, and leaves the card as it is', async () => {
    await spoilers(run.ada, 'set', { limit: 'DS9 S1, no novels', for: 'channel' }, PLACES.general);
    const { message } = await ask(run.bea, 'who', { name: 'Ezri Dax' }, PLACES.general);
    const isPrivate = ({ flags = 0 }: { flags?: number }) => (flags & MessageFlags.Ephemeral) !== 0;
    expect(isPrivate(message)).toBe(false);
    for (const member of [run.bea, run.cyd]) {
      const open = answered(
        await member.press(PLACES.general, message.id, customIdOf(message, 'Show it all the same')),
      );
      expect(open.kind).toBe('message');
      expect(embedOf(open.message).title).toBe('Ezri Dax');
      expect(isPrivate(open.message)).toBe(true);
      // Shown to all only as far as the channel's limit lets it.
      const shown = answered(
        await member.press(PLACES.general, open.message.id, customIdOf(open.message, 'Show to all')),
      );
      expect([embedOf(shown.message).title, isPrivate(shown.message)]).toEqual([HIDDEN, false]);
    }
    const now = (await run.bot.client.rest.get(
      Routes.channelMessage(PLACES.general, message.id),
    )) as APIMessage;
    expect(embedOf(now).title).toBe(HIDDEN);
    await spoilers(run.ada, 'clear', { for: 'channel' }, PLACES.general);
  });
});

describe('a thread', () => {
  let thread = '';
  beforeAll(async () => {
    thread = await openThread(PLACES.general);
    await spoilers(run.ada, 'set', { limit: 'DS9 S1, no novels', for: 'channel' }, PLACES.general);
  });

  it('keeps to the limit of its channel, and says so', async () => {
    expect(await titleOf(run.bea, 'Ezri Dax', thread)).toBe(HIDDEN);
    const { description } = await spoilers(run.bea, 'show', {}, thread);
    expect(description).toContain('**This thread:** none');
    expect(description).toContain(`**Its channel, <#${PLACES.general}>:** DS9 S1, no novels`);
    expect(await titleOf(run.bea, 'Ezri Dax', await openThread(PLACES.lore))).toBe('Ezri Dax');
  });

  it('does so when its messages are pressed, and for names in autocomplete', async () => {
    const card = await ask(run.bea, 'who', { name: 'Ezri Dax' }, thread);
    const open = answered(
      await run.bea.press(thread, card.message.id, customIdOf(card.message, 'Show it all the same')),
    );
    expect(embedOf(open.message).title).toBe('Ezri Dax');
    const choices = await run.bea.autocomplete(
      { channelId: thread, command: 'who', options: { name: 'ezri' } },
      'name',
    );
    expect(choices.map(({ value }) => value)).not.toContain('khitomer/ezri-dax');
  });

  it('does so when discord.js has forgotten the thread, as it does with archived ones', async () => {
    run.bot.client.channels.cache.delete(thread);
    expect(await titleOf(run.bea, 'Ezri Dax', thread)).toBe(HIDDEN);
  });

  it('keeps to its own limit beside it, and says whose it is', async () => {
    const text = (await spoilers(run.ada, 'set', { limit: 'no TNG', for: 'channel' }, thread)).description;
    expect(text).toContain('For this thread: **no TNG**.');
    expect(text).toContain(
      `The limit of <#${PLACES.general}> holds in this thread too: **DS9 S1, no novels**`,
    );
    const viewer = await run.app.viewerOf(
      {
        userId: '1',
        guildId: PLACES.starbase,
        channelId: thread,
        parentId: PLACES.general,
        manages: false,
        installed: true,
      },
      false,
    );
    expect(viewer.limits).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'series', series: 'TNG', season: 0 }),
        expect.objectContaining({ kind: 'series', series: 'DS9', season: 1 }),
      ]),
    );
    expect((await spoilers(run.ada, 'show', {}, PLACES.general)).description).not.toContain('no TNG');
    const cleared = await spoilers(run.ada, 'clear', { for: 'channel' }, thread);
    expect(cleared.description).toContain('Others still hold here');
    expect(cleared.description).toContain('DS9 S1, no novels');
    const elsewhere = await openThread(PLACES.lore);
    expect(
      (await spoilers(run.ada, 'set', { limit: 'no TNG', for: 'channel' }, elsewhere)).description,
    ).toContain(`To set one for <#${PLACES.lore}> and all its threads, use the command there.`);
  });

  it('asks no question beyond its channel’s limit, in the middle of a game too', async () => {
    const play = (channelId: string) =>
      run.bea.run({
        channelId,
        command: 'trivia',
        path: ['play'],
        options: { topic: 'Ezri Dax', length: 3 },
      });
    expect(embedOf(answered(await play(thread)).message).title).toBe('No question fits');
    await spoilers(run.ada, 'clear', { for: 'channel' }, PLACES.general);
    const begun = answered(await play(thread)).message;
    expect(embedOf(begun).title).not.toBe('No question fits');
    const first = JSON.stringify(begun.components).match(/vote\|([\w-]+)/)?.[1] ?? expect.unreachable();
    const second = (await run.app.play.next(first))?.round.id ?? expect.unreachable();
    await spoilers(run.ada, 'set', { limit: 'DS9 S1, no novels', for: 'channel' }, PLACES.general);
    expect(await run.app.play.next(second)).toBeUndefined();
  });
});
