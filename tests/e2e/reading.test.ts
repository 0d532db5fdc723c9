import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingsActions, settingsForms } from '../../commands/settings.ts';
import { SPOILERS } from '../../src/bot/settings.ts';
import { clearLimitId } from '../../src/cards/actions/clear-limit.ts';
import { dailyResumeId } from '../../src/cards/actions/daily-resume.ts';
import { dailyTodayId } from '../../src/cards/actions/daily-today.ts';
import { setPicturesId } from '../../src/cards/actions/set-pictures.ts';
import { dailyTimeFormId } from '../../src/cards/forms/daily-time.ts';
import type { Answer } from '../../src/cards/reply.ts';
import type { Pressed } from '../../src/discord/command.ts';
import type { MemberClient } from '../../src/playground/client.ts';
import { answered, ask, customIdOf, embedOf, menuOf, PEOPLE, PLACES, type Running, runBot } from './bot.ts';

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
    const gowron = await ask(run.cyd, 'who', { name: 'Gowron' });
    expect(shown(gowron)).toMatch(/\d+ facts beyond the spoiler limit: behind bars in the parts below/);
    const menu = menuOf(gowron.message, 'More about Gowron');
    const story = await run.cyd.choose(PLACES.lore, gowron.message.id, menu.custom_id, ['story']);
    const next = customIdOf(answered(story).message, 'Next page');
    const last = answered(await run.cyd.press(PLACES.lore, gowron.message.id, next));
    expect(shown(last)).toContain('*spoiler · DS9 S7* ||');
    expect(embedOf((await ask(run.bea, 'who', { name: 'Ezri Dax' })).message).title).toBe('Ezri Dax');
  });

  it('lets the viewer look all the same', async () => {
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
        viewer: await run.app.viewerOf(
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

  it('holds on every page of such an answer, and in its sources', async () => {
    const first = await ask(run.bea, 'who', { name: 'Curzon Dax', canon: 'screen' });
    const menu = menuOf(first.message, 'More about Curzon Dax');
    const open = async (part: string) =>
      answered(await run.bea.choose(PLACES.lore, first.message.id, menu.custom_id, [part]));
    const story = await open('story');
    const next = answered(
      await run.bea.press(PLACES.lore, first.message.id, customIdOf(story.message, 'Next page')),
    );
    for (const { message } of [first, story, next])
      expect(JSON.stringify(embedOf(message))).not.toContain('Forged in Fire');
    const sources = await open('sources');
    expect(shown(sources)).not.toContain('Forged in Fire');
    expect(shown(sources)).toContain('On screen');
  });

  it('shows what a work below it says when asked to', async () => {
    const card = await ask(run.bea, 'source', { title: 'Forged in Fire', canon: 'screen' });
    expect(shown(card)).toMatch(/\d+ of them below the canon line/);
    const label = /Show \d+ more facts?/.exec(JSON.stringify(card.message.components))?.[0] ?? '';
    const open = answered(await run.bea.press(PLACES.lore, card.message.id, customIdOf(card.message, label)));
    expect(shown(open)).not.toContain('below the canon line');
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

  /** What comes of a limit sent from the page's form. */
  async function sendLimit(limit: string) {
    const page = await sub(run.ada, 'settings', 'show');
    const id = customIdOf(page.message, 'Change the spoiler limit');
    const form = await run.ada.press(PLACES.lore, page.message.id, id);
    if (form.kind !== 'modal') throw new Error('no form');
    return { page, sent: await run.ada.submit(PLACES.lore, form.interactionId, { limit }) };
  }

  it('takes the server’s spoiler limit in a form', async () => {
    const { page, sent } = await sendLimit('TNG S5');
    expect(sent.kind).toBe('update');
    expect(answered(sent).message.id).toBe(page.message.id);
    expect(shown(answered(sent))).toContain('"name":"Spoiler limit","value":"**TNG S5**');
    expect(shown(await sub(run.bea, 'spoilers', 'show'))).toContain('**This server:** TNG S5');
    const again = await press('Change the spoiler limit');
    expect(JSON.stringify(again)).toContain('"value":"TNG S5"');
    await sub(run.ada, 'spoilers', 'clear', { for: 'server' });
  });

  it('says apart what is no limit, and leaves the page as it is', async () => {
    const { page, sent } = await sendLimit('Firefly S1');
    expect(sent.kind).toBe('message');
    expect(answered(sent).message.id).not.toBe(page.message.id);
    expect(embedOf(answered(sent).message).title).toBe('That is no limit');
    expect(answered(sent).ephemeral).toBe(true);
  });

  it('takes the name of a canon tier as it comes', async () => {
    for (const tier of ['Licensed novel', 'ON SCREEN'])
      expect(embedOf((await sub(run.ada, 'settings', 'canon', { tier })).message).title).toBe(
        'Settings of this server',
      );
    await sub(run.ada, 'settings', 'canon', { tier: 'everything' });
  });

  it('sets by menu and by command what pictures are drawn for', async () => {
    const page = await sub(run.ada, 'settings', 'show');
    expect(shown(page)).toContain('**for the dark theme**');
    const { custom_id: pictures } = menuOf(page.message, 'Pictures');
    expect(
      shown(answered(await run.ada.choose(PLACES.lore, page.message.id, pictures, ['light']))),
    ).toContain('**for the light theme**');
    expect(await run.app.lookOf(ada())).toEqual({ theme: 'light' });
    expect(shown(await sub(run.ada, 'settings', 'pictures', { theme: 'dark' }))).toContain(
      '**for the dark theme**',
    );
    expect(await run.app.lookOf(ada())).toEqual({ theme: 'dark' });
    expect(shown(answered(await run.ada.choose(PLACES.lore, page.message.id, pictures, ['none'])))).toContain(
      '**none: words alone**',
    );
    expect(await run.app.lookOf(ada())).toBeUndefined();
    await sub(run.ada, 'settings', 'pictures', { theme: 'dark' });
    expect(
      textOf(await settingsActions['set-pictures'].reply(setPicturesId.build(), ['sepia'], run.app, ada())),
    ).toContain('“sepia” is none. Use **dark**, **light** or **none**.');
  });

  it('lists the channels that have a limit, and removes one by its menu', async () => {
    await sub(run.ada, 'spoilers', 'set', { limit: 'no DS9', for: 'channel' }, PLACES.spoilers);
    await sub(run.ada, 'spoilers', 'set', { limit: 'TNG S2', for: 'channel' }, PLACES.general);
    const page = await sub(run.ada, 'settings', 'show');
    expect(shown(page)).toContain(`<#${PLACES.general}> **TNG S2**\\n<#${PLACES.spoilers}> **no DS9**`);
    const menu = menuOf(page.message, 'Remove a channel’s limit');
    expect(menu.options).toEqual([
      { label: '#general', value: PLACES.general, description: 'TNG S2' },
      { label: '#spoilers-ok', value: PLACES.spoilers, description: 'no DS9' },
    ]);
    const removed = answered(
      await run.ada.choose(PLACES.lore, page.message.id, menu.custom_id, [PLACES.spoilers]),
    );
    expect(shown(removed)).not.toContain(PLACES.spoilers);
    expect(shown(removed)).toContain(PLACES.general);
    expect(shown(await sub(run.bea, 'spoilers', 'show', {}, PLACES.spoilers))).toContain(
      '**This channel:** none',
    );
    await sub(run.ada, 'spoilers', 'clear', { for: 'channel' }, PLACES.general);
    expect(JSON.stringify((await sub(run.ada, 'settings', 'show')).message.components)).not.toContain(
      'Remove a channel',
    );
  });

  it('removes no limit of another server’s channel', async () => {
    const { channel } = run.app.storage.settings;
    await channel.set({ guildId: PLACES.runabout, channelId: PLACES.deck }, SPOILERS, 'no DS9');
    await settingsActions['clear-limit'].reply(clearLimitId.build(), [PLACES.deck], run.app, ada());
    expect(await channel.get(PLACES.deck, SPOILERS)).toBe('no DS9');
  });

  it('says what to type where there is no daily question, and how many questions are the server’s own', async () => {
    const write = (id: string) => ({
      guildId: PLACES.starbase,
      id,
      text: 'Q?',
      right: 'a',
      wrong: ['b', 'c', 'd'] as const,
      source: 'TUC',
      topic: null,
      difficulty: null,
      authorId: null,
      createdAt: 0,
    });
    await run.app.storage.customQuestions.add([write('one'), write('two')]);
    const page = await sub(run.ada, 'settings', 'show');
    expect(shown(page)).toContain('**not set up**\\n-# `/daily setup`');
    expect(shown(page)).toContain('**2 questions**');
    expect(shown(page)).toContain('`/trivia-admin`');
    expect(JSON.stringify(page.message.components)).not.toContain('Change time');
    for (const id of ['one', 'two']) await run.app.storage.customQuestions.remove(PLACES.starbase, id);
  });
});

/** Ada as a button of hers would be pressed. */
const ada = (): Pressed => ({
  userId: PEOPLE.ada,
  guildId: PLACES.starbase,
  channelId: PLACES.lore,
  manages: true,
  installed: true,
  private: true,
  messageId: '1',
});
const textOf = (answer: Answer | undefined) => JSON.stringify(answer);
/** Presses a button on a fresh page of settings. */
const press = async (label: string) => {
  const page = await sub(run.ada, 'settings', 'show');
  return run.ada.press(PLACES.lore, page.message.id, customIdOf(page.message, label));
};
const schedule = () => run.app.storage.schedules.get(PLACES.starbase);

describe('the daily question on the page of /settings', () => {
  beforeAll(async () => {
    await sub(run.ada, 'daily', 'setup', {
      channel: PLACES.general,
      time: '21.30',
      zone: 'Europe/Berlin',
      skip: 'sun',
    });
  });

  it('is told in full', async () => {
    const page = shown(await sub(run.ada, 'settings', 'show'));
    for (const line of [
      `**Channel:** <#${PLACES.general}>`,
      '**Every day at:** 21:30, Europe/Berlin',
      '**Not on:** Sunday',
      '**Answer comes:** with the next question',
      '**On this day:** not added',
    ])
      expect(page).toContain(line);
  });

  it('is paused and resumed by a button', async () => {
    const paused = answered(await press('Pause daily question'));
    expect(shown(paused)).toContain('**Paused:** By the server’s staff');
    expect((await schedule())?.nextAt).toBeNull();
    const resumed = answered(await press('Resume daily question'));
    expect(shown(resumed)).not.toContain('Paused');
    expect((await schedule())?.nextAt).toBeGreaterThan(run.clock.now());
  });

  it('keeps its hour when an old page resumes what is not paused', async () => {
    const before = await schedule();
    if (!before) throw new Error('no schedule');
    const nextAt = run.clock.now() + 10 * 86_400_000;
    await run.app.storage.schedules.upsert(before, { nextAt, now: run.clock.now() });
    await settingsActions['daily-resume'].reply(dailyResumeId.build(), [], run.app, ada());
    expect((await schedule())?.nextAt).toBe(nextAt);
  });

  it('gets another time in a form that has the one that is set', async () => {
    const opened = await press('Change time');
    if (opened.kind !== 'modal') throw new Error('no form');
    expect(JSON.stringify(opened.modal)).toMatch(/"value":"21:30".*"value":"Europe\/Berlin"/);
    const sent = await run.ada.submit(PLACES.lore, opened.interactionId, { time: '8am', zone: 'Tokyo' });
    expect(sent.kind).toBe('update');
    const changed = answered(sent);
    expect(shown(changed)).toContain('08:00, Asia/Tokyo');
    expect(await schedule()).toMatchObject({
      time: '08:00',
      zone: 'Asia/Tokyo',
      channelId: PLACES.general,
      skipWeekdays: 64,
    });
  });

  it('names what is wrong with a time and a zone, with the right ones, and changes nothing', async () => {
    const before = await schedule();
    const opened = await press('Change time');
    if (opened.kind !== 'modal') throw new Error('no form');
    const refused = embedOf(
      answered(await run.ada.submit(PLACES.lore, opened.interactionId, { time: '25', zone: 'pst' })).message,
    );
    expect(refused.title).toBe('Time not changed');
    expect(refused.description).toContain('**time:** A day has the hours 0 to 23');
    expect(refused.description).toContain('**zone:** “pst” is no time zone for certain.');
    expect(refused.description).toContain('**America/Los_Angeles**');
    expect(await schedule()).toEqual(before);
  });

  it('stays paused when its time changes', async () => {
    await press('Pause daily question');
    const opened = await press('Change time');
    if (opened.kind !== 'modal') throw new Error('no form');
    await run.ada.submit(PLACES.lore, opened.interactionId, { time: '10', zone: 'Tokyo' });
    expect(await schedule()).toMatchObject({ time: '10:00', pausedReason: 'staff', nextAt: null });
    await press('Resume daily question');
  });

  it('says what happened on its day, or not, by a button that does no more than it says', async () => {
    const page = await sub(run.ada, 'settings', 'show');
    const turnOn = customIdOf(page.message, 'On this day: turn on');
    const on = answered(await run.ada.press(PLACES.lore, page.message.id, turnOn));
    expect(shown(on)).toContain('**On this day:** added when something happened');
    expect(shown(await sub(run.ada, 'daily', 'status'))).toContain('added when something happened');
    await settingsActions['daily-today'].reply(dailyTodayId.build({ on: true }), [], run.app, ada());
    expect(shown(await sub(run.ada, 'daily', 'status'))).toContain('added when something happened');
    expect(shown(answered(await press('On this day: turn off')))).toContain('**On this day:** not added');
  });

  it('leaves the page as it should be when it was ended meanwhile', async () => {
    const page = await sub(run.ada, 'settings', 'show');
    const time = customIdOf(page.message, 'Change time');
    const { message } = await sub(run.ada, 'daily', 'off');
    await run.ada.press(PLACES.lore, message.id, customIdOf(message, 'End it'));
    expect(shown(answered(await run.ada.press(PLACES.lore, page.message.id, time)))).toContain('not set up');
    await settingsActions['daily-today'].reply(dailyTodayId.build({ on: true }), [], run.app, ada());
    expect((await run.app.storage.settings.guild.all(PLACES.starbase)).has('daily.today')).toBe(false);
    const form = await settingsForms['daily-time'].reply(dailyTimeFormId.build(), () => '9', run.app, ada());
    expect(textOf(form)).toContain('/daily setup');
  });
});

describe('what stands on the page of /settings', () => {
  it('refuses whoever may not manage the server any more: each button, menu and form', async () => {
    const before = await run.app.storage.settings.guild.all(PLACES.starbase);
    const pressed = { ...ada(), manages: false };
    expect(Object.keys(settingsActions)).not.toHaveLength(0);
    expect(Object.keys(settingsForms)).not.toHaveLength(0);
    for (const action of Object.values(settingsActions))
      expect(textOf(await action.reply(`1|${action.name}|on`, ['light'], run.app, pressed))).toContain(
        '**Manage Server**',
      );
    for (const form of Object.values(settingsForms))
      expect(textOf(await form.reply(`1|${form.name}`, () => 'DS9 S1', run.app, pressed))).toContain(
        '**Manage Server**',
      );
    expect(await run.app.storage.settings.guild.all(PLACES.starbase)).toEqual(before);
  });
});
