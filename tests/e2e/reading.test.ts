import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../../src/playground/client.ts';
import { answered, ask, customIdOf, embedOf, menuOf, PLACES, type Running, runBot } from './bot.ts';

let run: Running;
beforeAll(async () => {
  run = await runBot({ keep: true, standIn: { rateLimits: false } });
});
afterAll(() => run.stop());

const sub = async (
  member: MemberClient,
  command: string,
  path: string,
  options: Record<string, string> = {},
  channelId: string = PLACES.lore,
) => answered(await member.run({ channelId, command, path: [path], options }));
const shown = (reply: { message: Parameters<typeof embedOf>[0] }) => JSON.stringify(embedOf(reply.message));

describe('/spoilers', () => {
  it('hides from the one who set it what lies beyond, in private answers and public ones', async () => {
    expect(
      embedOf(
        (await sub(run.cyd, 'spoilers', 'set', { limit: 'everything up to DS9 S6, no novels' })).message,
      ).description,
    ).toContain('**DS9 S6, no novels**');
    expect(embedOf((await ask(run.cyd, 'who', { name: 'Ezri Dax', private: true })).message).title).toBe(
      'Beyond the spoiler limit',
    );
    expect(shown(await ask(run.cyd, 'who', { name: 'Gowron' }))).toContain('*spoiler · DS9 S7* ||');
    expect(embedOf((await ask(run.bea, 'who', { name: 'Ezri Dax' })).message).title).toBe('Ezri Dax');
  });

  it('lets the reader look all the same', async () => {
    const card = await ask(run.cyd, 'who', { name: 'Ezri Dax', private: true });
    const open = answered(
      await run.cyd.press(PLACES.lore, card.message.id, customIdOf(card.message, 'Show it all the same')),
    );
    expect(embedOf(open.message).title).toBe('Ezri Dax');
  });

  it('keeps names back from autocomplete', async () => {
    const choices = async (member: MemberClient) =>
      (
        await member.autocomplete(
          { channelId: PLACES.lore, command: 'who', options: { name: 'ezri' } },
          'name',
        )
      ).map((choice) => choice.value);
    expect(await choices(run.cyd)).not.toContain('khitomer/ezri-dax');
    expect(await choices(run.bea)).toContain('khitomer/ezri-dax');
  });

  it('set for a channel holds for everybody’s public answers there, and for no private one', async () => {
    await sub(run.ada, 'spoilers', 'set', { limit: 'no DS9, no novels', for: 'channel' }, PLACES.spoilers);
    expect(embedOf((await ask(run.bea, 'who', { name: 'Ezri Dax' }, PLACES.spoilers)).message).title).toBe(
      'Beyond the spoiler limit',
    );
    expect(
      embedOf((await ask(run.bea, 'who', { name: 'Ezri Dax', private: true }, PLACES.spoilers)).message)
        .title,
    ).toBe('Ezri Dax');
    expect(shown(await sub(run.bea, 'spoilers', 'show', {}, PLACES.spoilers))).toContain(
      '**This channel:** no DS9, no novels',
    );
    const asking = await run.app.pool.next(
      {
        guildId: PLACES.starbase,
        topic: 'entry:khitomer/ezri-dax',
        level: null,
        reader: await run.app.readerOf(
          {
            userId: '1',
            guildId: PLACES.starbase,
            channelId: PLACES.spoilers,
            manages: false,
            installed: true,
          },
          false,
        ),
      },
      new Set(),
    );
    expect(asking).toBeUndefined();
  });

  it('is refused to members for the channel, and says what a limit looks like', async () => {
    expect(
      embedOf((await sub(run.bea, 'spoilers', 'set', { limit: 'DS9 S4', for: 'server' })).message).title,
    ).toBe('For the server’s staff');
    expect(shown(await sub(run.bea, 'spoilers', 'set', { limit: 'Firefly S1' }))).toContain('DS9 4x01');
  });

  it('is cleared again', async () => {
    await sub(run.cyd, 'spoilers', 'clear');
    expect(embedOf((await ask(run.cyd, 'who', { name: 'Ezri Dax', private: true })).message).title).toBe(
      'Ezri Dax',
    );
  });
});

describe('/settings', () => {
  it('shows what is set, what it does, and changes canon by its menu', async () => {
    const page = await sub(run.ada, 'settings', 'show');
    expect(page.ephemeral).toBe(true);
    expect(shown(page)).toContain('Daily question');
    const menu = menuOf(page.message, 'Which sources count');
    const changed = answered(await run.ada.choose(PLACES.lore, page.message.id, menu.custom_id, ['screen']));
    expect(shown(changed)).toContain('**On screen only**');
    const card = await ask(run.bea, 'who', { name: 'Kimara Cretak' });
    expect(JSON.stringify(card.message.components)).toMatch(/Show \d+ more facts/);
    expect(shown(await ask(run.bea, 'who', { name: 'Kaarg' }))).toContain(
      'All that is known here is from there',
    );
  });

  it('is overridden by canon: in a single look-up', async () => {
    const card = await ask(run.bea, 'who', { name: 'Kimara Cretak', canon: 'all' });
    expect(JSON.stringify(card.message.components)).not.toMatch(/Show \d+ more facts/);
  });

  it('names the right lines for a wrong one, and puts everything back', async () => {
    expect(shown(await sub(run.ada, 'settings', 'canon', { tier: 'headcanon' }))).toContain(
      'Down to: Licensed novel',
    );
    await sub(run.ada, 'settings', 'canon', { tier: 'all' });
    expect(
      JSON.stringify((await ask(run.bea, 'who', { name: 'Kimara Cretak' })).message.components),
    ).not.toMatch(/Show \d+ more facts/);
  });

  it('takes the server’s spoiler limit in a form', async () => {
    const page = await sub(run.ada, 'settings', 'show');
    const form = await run.ada.press(
      PLACES.lore,
      page.message.id,
      customIdOf(page.message, 'Change the spoiler limit'),
    );
    if (form.kind !== 'modal') throw new Error('no form');
    answered(await run.ada.submit(PLACES.lore, form.interactionId, { limit: 'TNG S5' }));
    expect(shown(await sub(run.bea, 'spoilers', 'show'))).toContain('**This server:** TNG S5');
    await sub(run.ada, 'spoilers', 'clear', { for: 'server' });
  });
});
