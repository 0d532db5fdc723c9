import {
  ActionRowBuilder,
  type APIInteraction,
  ButtonBuilder,
  ButtonStyle,
  ContextMenuCommandBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  type RepliableInteraction,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InteractionOutcome } from '../../../src/playground/client.ts';
import { PEOPLE, PLACES } from '../../../src/playground/stand-in/index.ts';
import { faults, handClock, request, send, standInWithBot, until } from './bot.ts';

const clock = handClock();
let run: Awaited<ReturnType<typeof standInWithBot>>;
beforeAll(async () => {
  run = await standInWithBot({ now: clock.now });
  await run.client.application.commands.set([
    new SlashCommandBuilder()
      .setName('who')
      .setDescription('Looks someone up')
      .addStringOption((option) => option.setName('name').setDescription('Whom').setAutocomplete(true))
      .toJSON(),
    new SlashCommandBuilder()
      .setName('mine')
      .setDescription('Looks something up for you')
      .setContexts(0, 1, 2)
      .setIntegrationTypes(1)
      .toJSON(),
    new ContextMenuCommandBuilder().setName('Look this up').setType(3).toJSON(),
    new ContextMenuCommandBuilder().setName('Look them up').setType(2).toJSON(),
  ]);
});
beforeEach(() => {
  run.answer(() => {});
  run.errors.length = 0;
});
afterAll(() => run.stop());

const who = (options: Record<string, string> = {}, channelId: string = PLACES.general) =>
  run.bea.run({ channelId, command: 'who', options });
const buttons = (...ids: string[]) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    ids.map((id) => new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(ButtonStyle.Primary)),
  );

function message(outcome: InteractionOutcome) {
  if (outcome.kind !== 'message' && outcome.kind !== 'update')
    throw new Error(`got ${JSON.stringify(outcome)}`);
  return outcome.message;
}

/** Starts an interaction that the bot leaves to the test to answer. */
async function raised(start: () => Promise<InteractionOutcome>) {
  const before = run.raw.length;
  const outcome = start();
  const interaction = await until(() => run.raw[before] as (APIInteraction & { token: string }) | undefined);
  const callback = (body: unknown, query = '') =>
    request(
      run.standIn,
      'POST',
      `/interactions/${interaction.id}/${interaction.token}/callback${query}`,
      body,
    );
  const webhook = `/webhooks/${run.standIn.applicationId}/${interaction.token}`;
  return { interaction, outcome, callback, webhook };
}

describe('a reply', () => {
  it('is a complete message that names the command and who ran it', async () => {
    run.answer((interaction) => (interaction as RepliableInteraction).reply('Curzon Dax'));
    const reply = message(await who({ name: 'Curzon' }));
    expect(reply).toMatchObject({
      type: 20,
      content: 'Curzon Dax',
      webhook_id: run.standIn.applicationId,
      application_id: run.standIn.applicationId,
      interaction_metadata: {
        type: 2,
        user: { id: PEOPLE.bea },
        authorizing_integration_owners: { 0: PLACES.starbase },
      },
      interaction: { type: 2, name: 'who', user: { id: PEOPLE.bea } },
    });
    expect(run.cyd.messages(PLACES.general).at(-1)).toMatchObject({ id: reply.id, ephemeral: false });
  });

  it('reaches only the member when it is private, its deletion too', async () => {
    const seen: string[] = [];
    const stops = [run.bea, run.cyd].map((member) =>
      member.listen((event) => seen.push(`${member.user.username} ${event.type}`)),
    );
    run.answer((interaction) =>
      (interaction as RepliableInteraction).reply({ content: 'psst', flags: MessageFlags.Ephemeral }),
    );
    const { outcome, webhook } = await raised(() => who());
    const reply = message(await outcome);
    expect(reply.flags).toBe(64);
    const listed = (member: typeof run.bea) =>
      member.messages(PLACES.general).some(({ id }) => id === reply.id);
    expect([listed(run.bea), listed(run.cyd)]).toEqual([true, false]);
    expect(
      (await request(run.standIn, 'GET', `/channels/${PLACES.general}/messages/${reply.id}`)).status,
    ).toBe(404);
    expect((await request(run.standIn, 'DELETE', `${webhook}/messages/@original`)).status).toBe(204);
    expect(seen).toEqual(['bea message-create', 'bea message-delete']);
    for (const stop of stops) stop();
  });

  it('can be dismissed by the member it is for', async () => {
    run.answer((interaction) =>
      (interaction as RepliableInteraction).reply({ content: 'psst', flags: MessageFlags.Ephemeral }),
    );
    const reply = message(await who());
    run.bea.dismiss(PLACES.general, reply.id);
    expect(run.bea.messages(PLACES.general).some(({ id }) => id === reply.id)).toBe(false);
  });

  it('may come within three seconds and not later', async () => {
    const early = await raised(() => who());
    clock.pass(3_000);
    expect((await early.callback({ type: 4, data: { content: 'in time' } })).status).toBe(204);
    const late = await raised(() => who());
    clock.pass(3_001);
    expect(faults(await late.callback({ type: 4, data: { content: 'late' } }))).toEqual(['code 10062']);
    expect(await late.outcome).toEqual({
      kind: 'failed',
      error: { message: 'The application did not respond' },
    });
  });

  it('can be given once', async () => {
    const { callback } = await raised(() => who());
    expect((await callback({ type: 5 })).status).toBe(204);
    expect(faults(await callback({ type: 4, data: { content: 'again' } }))).toEqual(['code 40060']);
  });

  it('can be given after a refused one, but not after an empty one', async () => {
    const refused = await raised(() => who());
    const long = await refused.callback({ type: 4, data: { embeds: [{ title: 'x'.repeat(257) }] } });
    expect(faults(long)).toEqual(['data.embeds.0.title: BASE_TYPE_MAX_LENGTH']);
    expect((await refused.callback({ type: 4, data: { content: 'shorter' } })).status).toBe(204);
    const empty = await raised(() => who());
    expect(faults(await empty.callback({ type: 4, data: {} }))).toEqual(['code 50006']);
    expect(faults(await empty.callback({ type: 4, data: { content: 'again' } }))).toEqual(['code 40060']);
  });

  it('needs the interaction’s own token', async () => {
    const { interaction } = await raised(() => who());
    const path = `/interactions/${interaction.id}/${'x'.repeat(80)}/callback`;
    expect(faults(await request(run.standIn, 'POST', path, { type: 5 }))).toEqual(['code 10062']);
  });

  it.each([
    [1, 6, 7, 8, 10, 12],
    [1, 6, 7, 8, 10, 12],
  ])('to a command cannot be of another kind', async (...types) => {
    const { callback } = await raised(() => who());
    for (const type of types)
      expect(faults(await callback({ type, data: {} }))).toEqual(['type: BASE_TYPE_CHOICES']);
    expect((await callback({ type: 5 })).status).toBe(204);
  });

  it('tells what it made when asked', async () => {
    const deferred = await raised(() => who());
    const response = await deferred.callback({ type: 5, data: { flags: 64 } }, '?with_response=true');
    expect(response.body).toEqual({
      interaction: {
        id: deferred.interaction.id,
        type: 2,
        response_message_id: expect.any(String),
        response_message_loading: true,
        response_message_ephemeral: true,
      },
    });
    const { callback } = await raised(() => who());
    const sent = await callback({ type: 4, data: { content: 'c' } }, '?with_response=true');
    expect(sent.body.resource).toMatchObject({ type: 4, message: { content: 'c' } });
  });
});

describe('a deferred reply', () => {
  it('is thinking until it is edited, and keeps being private', async () => {
    const { outcome, callback, webhook } = await raised(() => who());
    await callback({ type: 5, data: { flags: 64 } });
    const first = await outcome;
    expect(first).toMatchObject({
      kind: 'message',
      deferred: true,
      ephemeral: true,
      message: { flags: 128 | 64 },
    });
    const settled = run.bea.settled(PLACES.general, message(first).id);
    await request(run.standIn, 'PATCH', `${webhook}/messages/%40original`, { content: 'done' });
    expect(await settled).toMatchObject({
      content: 'done',
      flags: 64,
      ephemeral: true,
      edited_timestamp: null,
    });
  });

  it('can be made private and nothing else', async () => {
    const { callback } = await raised(() => who());
    expect(faults(await callback({ type: 5, data: { flags: 32768 } }))).toEqual([
      'data.flags: MESSAGE_FLAGS_INVALID',
    ]);
  });

  it('becomes the first follow-up', async () => {
    const { outcome, callback, webhook } = await raised(() => who());
    await callback({ type: 5 });
    const { id } = message(await outcome);
    const first = await request(run.standIn, 'POST', webhook, { content: 'the answer', flags: 64 });
    expect(first.body).toMatchObject({ id, flags: 0 });
    const second = await request(run.standIn, 'POST', webhook, { content: 'more' });
    expect(second.body).toMatchObject({ type: 19, message_reference: { message_id: id } });
    expect(second.body.interaction_metadata.original_response_message_id).toBe(id);
  });

  it('can be edited for fifteen minutes', async () => {
    const { outcome, callback, webhook } = await raised(() => who());
    await callback({ type: 5 });
    const { id } = message(await outcome);
    const edit = () => request(run.standIn, 'PATCH', `${webhook}/messages/@original`, { content: 'c' });
    clock.pass(15 * 60_000);
    expect((await edit()).status).toBe(200);
    clock.pass(1);
    expect(faults(await edit())).toEqual(['code 50027']);
    expect(run.bea.messages(PLACES.general).some((each) => each.id === id)).toBe(true);
  });

  it('that nobody edits fails for the member after fifteen minutes', async () => {
    const { outcome, callback } = await raised(() => who());
    await callback({ type: 5 });
    const settled = run.bea.settled(PLACES.general, message(await outcome).id);
    clock.pass(15 * 60_000 + 1);
    await expect(settled).rejects.toThrow('The application did not respond');
  });
});

describe('a follow-up', () => {
  it('comes after the answer, not before', async () => {
    const { callback, webhook } = await raised(() => who());
    expect(faults(await request(run.standIn, 'POST', webhook, { content: 'early' }))).toEqual(['code 10015']);
    await callback({ type: 4, data: { content: 'answer' } });
    const sent = await request(run.standIn, 'POST', webhook, { content: 'later', flags: 64 });
    expect(sent.body.flags).toBe(64);
    const path = `${webhook}/messages/${sent.body.id}`;
    expect((await request(run.standIn, 'PATCH', path, { content: 'edited' })).body.content).toBe('edited');
    expect((await request(run.standIn, 'DELETE', path)).status).toBe(204);
    expect(faults(await request(run.standIn, 'GET', path))).toEqual(['code 10008']);
  });

  it('can come five times from an app that only the member installed', async () => {
    const dov = run.standIn.client(PEOPLE.dov);
    const { interaction, callback, webhook } = await raised(() =>
      dov.run({ channelId: PLACES.tavern, command: 'mine', options: {} }),
    );
    expect(interaction).toMatchObject({ context: 0, authorizing_integration_owners: { 1: PEOPLE.dov } });
    await callback({ type: 4, data: { content: 'answer' } });
    for (const content of ['1', '2', '3', '4', '5']) {
      expect((await request(run.standIn, 'POST', webhook, { content })).status).toBe(200);
    }
    expect(faults(await request(run.standIn, 'POST', webhook, { content: '6' }))).toEqual(['code 40094']);
  });

  it('needs a token that was given out', async () => {
    const path = `/webhooks/${run.standIn.applicationId}/${'x'.repeat(80)}`;
    expect(faults(await request(run.standIn, 'POST', path, { content: 'c' }))).toEqual(['code 50027']);
  });
});

describe('a component', () => {
  const menu = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
    new StringSelectMenuBuilder()
      .setCustomId('menu')
      .setMaxValues(2)
      .addOptions(['a', 'b', 'c'].map((value) => ({ label: value, value }))),
  );
  const card = async (flags?: MessageFlags.Ephemeral) => {
    run.answer((interaction) =>
      (interaction as RepliableInteraction).reply({
        content: 'card',
        components: [buttons('one', 'two'), menu],
        ...(flags && { flags }),
      }),
    );
    return message(await who());
  };

  it('answers by changing its message', async () => {
    const { id } = await card();
    run.answer(
      (interaction) => interaction.isButton() && interaction.update({ content: 'turned', components: [] }),
    );
    const outcome = await run.cyd.press(PLACES.general, id, 'one');
    expect(outcome).toMatchObject({ kind: 'update', message: { id, content: 'turned', components: [] } });
    expect(run.bea.messages(PLACES.general).find((each) => each.id === id)?.content).toBe('turned');
  });

  it('can be acknowledged first and its message edited later', async () => {
    const { id } = await card(MessageFlags.Ephemeral);
    run.answer(async (interaction) => {
      if (!interaction.isButton()) return;
      await interaction.deferUpdate();
      await interaction.editReply('turned later');
    });
    expect(await run.bea.press(PLACES.general, id, 'two')).toEqual({ kind: 'acknowledged' });
    const edited = await until(() =>
      run.bea.messages(PLACES.general).find((each) => each.content === 'turned later'),
    );
    expect(edited).toMatchObject({ id, ephemeral: true });
    expect(run.raw.at(-1)?.message?.flags).toBe(64);
  });

  it('answers with a message that refers to it', async () => {
    const { id } = await card();
    run.answer((interaction) => interaction.isButton() && interaction.reply('new'));
    const reply = message(await run.bea.press(PLACES.general, id, 'one'));
    expect(reply).toMatchObject({
      type: 19,
      message_reference: { message_id: id },
      interaction_metadata: { type: 3, interacted_message_id: id },
    });
  });

  it('fails in its own words when nobody answers', async () => {
    const { id } = await card();
    run.answer(() => {});
    const { outcome } = await raised(() => run.bea.press(PLACES.general, id, 'one'));
    clock.pass(3_001);
    expect(await outcome).toEqual({ kind: 'failed', error: { message: 'This interaction failed' } });
  });

  it('sends what was chosen, which must have been offered', async () => {
    const { id } = await card();
    run.answer(
      (interaction) => interaction.isStringSelectMenu() && interaction.reply(interaction.values.join()),
    );
    const choose = (...values: string[]) => run.bea.choose(PLACES.general, id, 'menu', values);
    expect(message(await choose('a', 'c')).content).toBe('a,c');
    const before = run.raw.length;
    for (const values of [[], ['a', 'b', 'c'], ['z'], ['a', 'a']]) {
      expect((await choose(...values)).kind).toBe('failed');
    }
    expect(run.raw.length).toBe(before);
  });

  it('cannot be used when it is disabled, gone, or somebody else’s', async () => {
    run.answer((interaction) => {
      const row = buttons('one');
      row.components[0]?.setDisabled();
      return (interaction as RepliableInteraction).reply({
        components: [row, buttons('two')],
        flags: MessageFlags.Ephemeral,
      });
    });
    const { id } = message(await who());
    const before = run.raw.length;
    expect(await run.bea.press(PLACES.general, id, 'one')).toMatchObject({ kind: 'failed' });
    expect(await run.bea.press(PLACES.general, id, 'three')).toMatchObject({ kind: 'failed' });
    expect(await run.cyd.press(PLACES.general, id, 'two')).toMatchObject({ kind: 'failed' });
    expect(run.raw.length).toBe(before);
  });

  it('works on a message that the bot posted by itself', async () => {
    const posted = await send(run.standIn, { content: 'question', components: [buttons('a').toJSON()] });
    run.answer((interaction) => interaction.isButton() && interaction.reply('counted'));
    expect(message(await run.bea.press(PLACES.general, posted.body.id, 'a')).content).toBe('counted');
    expect(run.raw.at(-1)).toMatchObject({ authorizing_integration_owners: { 0: PLACES.starbase } });
  });
});

describe('a modal', () => {
  const form = new ModalBuilder()
    .setCustomId('report')
    .setTitle('Report')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('What is wrong')
        .setTextInputComponent(
          new TextInputBuilder()
            .setCustomId('text')
            .setStyle(TextInputStyle.Paragraph)
            .setMinLength(3)
            .setMaxLength(10),
        ),
    );
  const open = async () => {
    run.answer((interaction) => interaction.isChatInputCommand() && interaction.showModal(form));
    const outcome = await who();
    if (outcome.kind !== 'modal') throw new Error('expected a form');
    return outcome.interactionId;
  };
  const submit = (id: string, values: Record<string, string>) => run.bea.submit(PLACES.general, id, values);

  it('comes back filled in', async () => {
    const id = await open();
    run.answer(
      (interaction) =>
        interaction.isModalSubmit() && interaction.reply(interaction.fields.getTextInputValue('text')),
    );
    const reply = message(await submit(id, { text: 'the year' }));
    expect(reply.content).toBe('the year');
    expect(reply.interaction_metadata).toMatchObject({
      type: 5,
      triggering_interaction_metadata: { type: 2 },
    });
    expect(await submit(id, { text: 'again' })).toMatchObject({ kind: 'failed' });
  });

  it.each([
    ['nothing', {}],
    ['too little', { text: 'ab' }],
    ['too much', { text: 'x'.repeat(11) }],
    ['an input that it has not', { text: 'abc', other: 'x' }],
  ])('is not sent with %s', async (_, values) => {
    const id = await open();
    const before = run.raw.length;
    expect(await submit(id, values as Record<string, string>)).toMatchObject({ kind: 'failed' });
    expect(run.raw.length).toBe(before);
  });

  it('cannot open another one', async () => {
    const id = await open();
    const { callback } = await raised(() => submit(id, { text: 'abc' }));
    expect(faults(await callback({ type: 9, data: form.toJSON() }))).toEqual(['type: BASE_TYPE_CHOICES']);
    await callback({ type: 5 });
  });

  it.each([
    ['a long title', { title: 'x'.repeat(46) }, 'data.title: BASE_TYPE_BAD_LENGTH'],
    ['no components', { components: [] }, 'data.components: BASE_TYPE_BAD_LENGTH'],
    [
      'a button',
      { components: [{ type: 1, components: [{ type: 2 }] }] },
      'data.components.0.components.0.type: UNION_TYPE_CHOICES',
    ],
    [
      'a long label',
      { components: [{ type: 18, label: 'x'.repeat(46), component: { type: 4, custom_id: 'a', style: 1 } }] },
      'data.components.0.label: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an input without label',
      { components: [{ type: 1, components: [{ type: 4, custom_id: 'a', style: 1 }] }] },
      'data.components.0.components.0.label: BASE_TYPE_REQUIRED',
    ],
  ])('is refused with %s', async (_, more, fault) => {
    const { callback } = await raised(() => who());
    expect(faults(await callback({ type: 9, data: { ...form.toJSON(), ...more } }))).toContain(fault);
    await callback({ type: 5 });
  });
});

describe('suggestions', () => {
  const suggest = (name: string) =>
    run.bea.autocomplete({ channelId: PLACES.general, command: 'who', options: { name } }, 'name');

  it('come as the bot gives them', async () => {
    run.answer(
      (interaction) =>
        interaction.isAutocomplete() &&
        interaction.respond([{ name: interaction.options.getFocused(), value: 'v' }]),
    );
    expect(await suggest('cur')).toMatchObject([{ name: 'cur', value: 'v' }]);
    expect(run.raw.at(-1)).toMatchObject({
      type: 4,
      data: { options: [{ name: 'name', value: 'cur', focused: true }] },
    });
  });

  it('can be ignored by the member', async () => {
    run.answer(
      (interaction) =>
        interaction.isChatInputCommand() && interaction.reply(interaction.options.getString('name') ?? ''),
    );
    expect(message(await who({ name: 'never offered' })).content).toBe('never offered');
  });

  it('are 25 at most, with names and values of 100', async () => {
    const choice = (length: number) => ({ name: 'n'.repeat(length), value: 'v'.repeat(length) });
    const before = run.raw.length;
    const suggested = suggest('x');
    const { id, token } = await until(() => run.raw[before] as APIInteraction | undefined);
    const callback = (type: number, choices: object[]) =>
      request(run.standIn, 'POST', `/interactions/${id}/${token}/callback`, { type, data: { choices } });
    expect(faults(await callback(8, Array(26).fill(choice(1))))).toEqual([
      'data.choices: BASE_TYPE_MAX_LENGTH',
    ]);
    expect(faults(await callback(8, [choice(101)]))).toHaveLength(2);
    expect(faults(await callback(8, [{ name: '', value: 'v' }]))).toEqual([
      'data.choices.0.name: BASE_TYPE_REQUIRED',
    ]);
    expect(faults(await callback(4, []))).toEqual(['type: BASE_TYPE_CHOICES']);
    expect((await callback(8, Array(25).fill(choice(100)))).status).toBe(204);
    expect(await suggested).toHaveLength(25);
  });

  it('fail when none come in time', async () => {
    const before = run.raw.length;
    const suggested = suggest('x');
    const failed = expect(suggested).rejects.toThrow('Loading options failed');
    await until(() => run.raw[before]);
    clock.pass(3_001);
    await failed;
  });
});

describe('menus', () => {
  it('carry the message or the member they were used on', async () => {
    const said = run.cyd.say(PLACES.general, 'was Dax there?');
    run.answer(
      (interaction) =>
        interaction.isMessageContextMenuCommand() && interaction.reply(interaction.targetMessage.content),
    );
    const onMessage = message(await run.bea.runOn('Look this up', PLACES.general, said.id));
    expect(onMessage).toMatchObject({ type: 23, content: 'was Dax there?' });
    run.answer(
      (interaction) =>
        interaction.isUserContextMenuCommand() && interaction.reply(interaction.targetUser.username),
    );
    expect(message(await run.bea.runOn('Look them up', PLACES.general, PEOPLE.cyd)).content).toBe('cyd');
  });
});

describe('the interaction itself', () => {
  it('is complete as documented', async () => {
    const { interaction, callback } = await raised(() => who({ name: 'Dax' }));
    await callback({ type: 5 });
    expect(interaction).toMatchObject({
      application_id: run.standIn.applicationId,
      type: 2,
      version: 1,
      data: { name: 'who', type: 1, options: [{ type: 3, name: 'name', value: 'Dax' }] },
      guild: { id: PLACES.starbase, locale: 'en-US', features: [] },
      guild_id: PLACES.starbase,
      guild_locale: 'en-US',
      channel: { id: PLACES.general, type: 0, name: 'general' },
      channel_id: PLACES.general,
      member: { user: { id: PEOPLE.bea }, roles: [] },
      locale: 'en-US',
      entitlements: [],
      authorizing_integration_owners: { 0: PLACES.starbase },
      context: 0,
      attachment_size_limit: 10_485_760,
    });
    expect(interaction).not.toHaveProperty('user');
    expect(BigInt(interaction.member?.permissions ?? 0) & 0x800n).not.toBe(0n);
  });

  it('has a user and no member in a direct message', async () => {
    const dm = run.bea.directMessages()[0]?.id ?? '';
    const { interaction, callback } = await raised(() => who({}, dm));
    await callback({ type: 5 });
    expect(interaction).toMatchObject({ context: 1, user: { id: PEOPLE.bea }, channel: { id: dm, type: 1 } });
    expect(interaction).not.toHaveProperty('member');
    expect(interaction).not.toHaveProperty('guild_id');
  });
});
