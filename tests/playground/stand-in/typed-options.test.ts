import type { APIAttachment } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  LARGEST_FILE,
  type OptionValue,
  type PickedFile,
  TOO_LARGE,
} from '../../../src/playground/client.ts';
import { PEOPLE, PLACES } from '../../../src/playground/stand-in/index.ts';
import { standInWithBot } from './bot.ts';

interface Sent {
  options: object[];
  resolved: { attachments: Record<string, APIAttachment> };
}

let run: Awaited<ReturnType<typeof standInWithBot>>;
const option = (type: number, name: string, more: object = {}) => ({ type, name, description: 'd', ...more });
beforeAll(async () => {
  run = await standInWithBot();
  await run.client.application.commands.set([
    {
      name: 'all',
      description: 'd',
      options: [
        option(3, 'text', { required: true, min_length: 2, max_length: 5 }),
        option(3, 'long'),
        option(3, 'chosen', { choices: [{ name: 'Prime', value: 'prime' }] }),
        option(4, 'whole', { min_value: 1, max_value: 9 }),
        option(10, 'real'),
        option(5, 'yes'),
        option(6, 'user'),
        option(7, 'channel', { channel_types: [0] }),
        option(8, 'role'),
        option(9, 'either'),
        option(11, 'file'),
      ],
    },
    {
      name: 'set',
      description: 'd',
      options: [{ ...option(2, 'daily'), options: [{ ...option(1, 'hour'), options: [option(4, 'hour')] }] }],
    },
  ] as never);
  run.answer((interaction) => interaction.isChatInputCommand() && interaction.reply('ok'));
});
afterAll(() => run.stop());

const file = (data: string | Buffer, type = 'application/json'): PickedFile => ({
  name: 'my questions.json',
  type,
  base64: Buffer.from(data).toString('base64'),
});
const withFile = (options: Record<string, OptionValue>, files: Record<string, PickedFile>) =>
  run.bea.run({ channelId: PLACES.general, command: 'all', options: { text: 'Dax', ...options }, files });

const all = (options: Record<string, OptionValue>) =>
  run.bea.run({ channelId: PLACES.general, command: 'all', options });

describe('a member’s app sends a command', () => {
  it.each([
    ['text', { text: 'Dax' }],
    ['6000 characters', { text: 'Dax', long: 'x'.repeat(6000) }],
    ['a choice', { text: 'Dax', chosen: 'prime' }],
    ['a choice by its name', { text: 'Dax', chosen: 'Prime' }],
    ['numbers', { text: 'Dax', whole: 9, real: 2293.5 }],
    ['yes', { text: 'Dax', yes: false }],
    ['a member', { text: 'Dax', user: PEOPLE.cyd, either: PEOPLE.ada }],
    ['a channel and a role', { text: 'Dax', channel: PLACES.lore, role: PLACES.moderators }],
  ])('with %s', async (_, options) => {
    expect((await all(options as Record<string, OptionValue>)).kind).toBe('message');
  });

  it('with the picked people, channels and roles resolved', async () => {
    await all({ text: 'Dax', user: PEOPLE.cyd, channel: PLACES.lore, role: PLACES.moderators });
    expect(run.raw.at(-1)?.data).toMatchObject({
      resolved: {
        users: { [PEOPLE.cyd]: { username: 'cyd' } },
        members: { [PEOPLE.cyd]: { permissions: expect.any(String) } },
        channels: { [PLACES.lore]: { name: 'lore', type: 0 } },
        roles: { [PLACES.moderators]: { name: 'Moderators' } },
      },
    });
  });

  it('with a file, described as Discord does and served from this machine', async () => {
    expect((await withFile({}, { file: file('{"questions":[]}') })).kind).toBe('message');
    const data = run.raw.at(-1)?.data as unknown as Sent;
    const [id = '', attachment] = Object.entries(data.resolved.attachments)[0] ?? [];
    expect(data.options).toContainEqual({ type: 11, name: 'file', value: id });
    expect(attachment).toMatchObject({
      id,
      filename: 'my_questions.json',
      size: 16,
      content_type: 'application/json',
      ephemeral: true,
      proxy_url: attachment?.url,
    });
    expect(attachment?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ephemeral-attachments\//);
    const served = await fetch(attachment?.url ?? '');
    expect(await served.text()).toBe('{"questions":[]}');
    expect(served.headers.get('content-type')).toBe('application/json');
  });

  it('with a file of 10 MiB, and of a type that nobody knows', async () => {
    expect((await withFile({}, { file: file(Buffer.alloc(LARGEST_FILE), '') })).kind).toBe('message');
  });

  it('with its subcommand around the options', async () => {
    const typed = {
      channelId: PLACES.general,
      command: 'set',
      path: ['daily', 'hour'],
      options: { hour: 7 },
    };
    expect((await run.bea.run(typed)).kind).toBe('message');
    expect(run.raw.at(-1)?.data).toMatchObject({
      options: [
        {
          type: 2,
          name: 'daily',
          options: [{ type: 1, name: 'hour', options: [{ name: 'hour', value: 7 }] }],
        },
      ],
    });
    expect(run.bea.messages(PLACES.general).at(-1)).toMatchObject({
      interaction: { name: 'set daily hour' },
    });
  });
});

describe('a member’s app does not send a command', () => {
  it.each([
    ['without a required option', {}],
    ['with too short a text', { text: 'D' }],
    ['with too long a text', { text: 'Curzon' }],
    ['with 6001 characters', { text: 'Dax', long: 'x'.repeat(6001) }],
    ['with something that is no choice', { text: 'Dax', chosen: 'mirror' }],
    ['with too small a number', { text: 'Dax', whole: 0 }],
    ['with too large a number', { text: 'Dax', whole: 10 }],
    ['with a fraction as a whole number', { text: 'Dax', whole: 1.5 }],
    ['with words as a number', { text: 'Dax', real: 'many' }],
    ['with a word as yes or no', { text: 'Dax', yes: 'yes' }],
    ['with somebody who is not here', { text: 'Dax', user: PEOPLE.dov }],
    ['with a channel that the member cannot see', { text: 'Dax', channel: PLACES.officers }],
    ['with an unknown role', { text: 'Dax', role: '123' }],
    ['with an option that it has not', { text: 'Dax', other: 'x' }],
  ])('%s', async (_, options) => {
    const before = run.raw.length;
    expect((await all(options as Record<string, OptionValue>)).kind).toBe('failed');
    expect(run.raw.length).toBe(before);
  });

  it.each([
    ['with a file of more than 10 MiB', {}, { file: file(Buffer.alloc(LARGEST_FILE + 1)) }, TOO_LARGE],
    ['with words as a file', { file: 'questions.json' }, {}, 'file: Choose a file.'],
    ['with a file as words', {}, { long: file('') }, 'long: This option takes no file.'],
    [
      'with a file for an option that it has not',
      {},
      { other: file('') },
      'This command has no option other.',
    ],
  ])('%s', async (_, options, files, message) => {
    const before = run.raw.length;
    const outcome = await withFile(
      options as Record<string, OptionValue>,
      files as Record<string, PickedFile>,
    );
    expect(outcome).toEqual({ kind: 'failed', error: { message } });
    expect(run.raw.length).toBe(before);
  });

  it.each([
    ['that does not exist', { command: 'nothing', options: {} }],
    ['without its subcommand', { command: 'set', options: {} }],
    ['with half a subcommand', { command: 'set', path: ['daily'], options: {} }],
    ['with an unknown subcommand', { command: 'set', path: ['daily', 'never'], options: {} }],
  ])('%s', async (_, typed) => {
    expect((await run.bea.run({ channelId: PLACES.general, ...typed })).kind).toBe('failed');
  });

  it('in a channel that the member cannot see', async () => {
    const outcome = await run.bea.run({
      channelId: PLACES.officers,
      command: 'all',
      options: { text: 'Dax' },
    });
    expect(outcome.kind).toBe('failed');
  });
});
