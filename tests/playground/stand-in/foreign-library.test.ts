/** What our own library forgives, another one need not: Debian's python3-discord against the stand-in. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE, PLACES, type StandIn } from '../../../src/playground/stand-in/index.ts';
import { startQuiet, until } from './bot.ts';

const PYTHON = '/usr/bin/python3';
const installed = spawnSync(PYTHON, ['-c', 'import discord']).status === 0;
const title = installed
  ? 'discord.py'
  : 'discord.py (skipped: the Debian package python3-discord is not installed)';

describe.skipIf(!installed)(title, () => {
  let standIn: StandIn;
  let bot: ChildProcess;
  let output = '';
  beforeAll(async () => {
    standIn = await startQuiet();
    const script = join(import.meta.dirname, 'foreign_bot.py');
    bot = spawn(PYTHON, [script, `${standIn.restUrl}/v10`, `${standIn.gatewayUrl}/`, standIn.token]);
    const hear = (chunk: Buffer) => {
      output += chunk;
    };
    bot.stdout?.on('data', hear);
    bot.stderr?.on('data', hear);
    await until(() => output.includes('ready') || bot.exitCode !== null, 10_000);
  }, 15_000);
  afterAll(async () => {
    bot.kill();
    await standIn.close();
  });

  it('logs in and registers its commands', () => {
    expect(output).toContain('ready Curzon Runabout crew,Starbase 80 who,slow');
    expect(
      standIn
        .client(PEOPLE.bea)
        .commands(PLACES.general)
        .map(({ name }) => name),
    ).toEqual(['who', 'slow']);
    expect(standIn.unknownRoutes).toEqual([]);
  });

  it('suggests, replies with an embed and a button, and gets the press', async () => {
    const bea = standIn.client(PEOPLE.bea);
    const typed = { channelId: PLACES.general, command: 'who', options: { name: 'curzon' } };
    expect(await bea.autocomplete(typed, 'name')).toMatchObject([{ name: 'Curzon', value: 'curzon' }]);
    const reply = await bea.run(typed);
    if (reply.kind !== 'message') throw new Error(`${JSON.stringify(reply)} ${output}`);
    expect(reply.message.embeds[0]).toMatchObject({
      title: 'curzon',
      fields: [{ name: 'Year', value: '2293' }],
    });
    const [row] = reply.message.components as { components: { custom_id: string }[] }[];
    const pressed = await bea.press(PLACES.general, reply.message.id, row?.components[0]?.custom_id ?? '');
    expect(pressed, output).toMatchObject({
      kind: 'update',
      message: { content: 'bea pressed Guess', components: [] },
    });
    await until(() =>
      bea.messages(PLACES.general).some(({ content, ephemeral }) => ephemeral && content === 'only for you'),
    );
  });

  it('defers and answers privately', async () => {
    const bea = standIn.client(PEOPLE.bea);
    const reply = await bea.run({ channelId: PLACES.general, command: 'slow', options: {} });
    if (reply.kind !== 'message') throw new Error(`${JSON.stringify(reply)} ${output}`);
    const settled = await bea.settled(PLACES.general, reply.message.id);
    expect(settled).toMatchObject({ content: 'done', ephemeral: true });
  });

  it('comes back after op 7', async () => {
    standIn.reconnectAll();
    await until(() => output.includes('resumed'), 10_000);
  });
});
