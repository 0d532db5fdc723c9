import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, SETTINGS } from '../../src/bot/config.ts';

const TOKEN = `${'a'.repeat(26)}.${'b'.repeat(6)}.${'c'.repeat(38)}`;

describe('the settings', () => {
  it('are all optional: without a token there is the playground', () => {
    expect(readConfig({})).toEqual({
      token: undefined,
      data: 'data',
      logLevel: 'info',
      port: 4280,
      storage: { folder: 'state' },
      countMisses: false,
      record: undefined,
    });
  });

  it('that stand empty count as left out, as in .env.example', () => {
    expect(readConfig({ DISCORD_TOKEN: '', CURZON_DATA: '', LOG_LEVEL: '', PORT: '' })).toEqual(
      readConfig({}),
    );
  });

  it('are read from the environment, and the command line goes before it', () => {
    const env = { DISCORD_TOKEN: TOKEN, CURZON_DATA: 'mine', LOG_LEVEL: 'debug', PORT: '0' };
    expect(readConfig(env)).toMatchObject({ token: TOKEN, data: 'mine', logLevel: 'debug', port: 0 });
    expect(readConfig(env, { data: 'other', record: 'file.jsonl' })).toMatchObject({
      data: 'other',
      record: 'file.jsonl',
    });
  });

  it('that are malformed are all named at once, a line each', () => {
    expect(() => readConfig({ DISCORD_TOKEN: 'hunter2', PORT: '70000', LOG_LEVEL: 'loud' })).toThrow(
      /^DISCORD_TOKEN is not shaped like a bot token.*\nLOG_LEVEL must be one of trace, .*\nPORT must be a port number, 0 to 65535$/,
    );
  });

  it('that look misspelt are errors where the right one is not set, so that no bot quietly starts as something else', () => {
    for (const [name, meant] of [
      ['DISCORD_TOKN', 'DISCORD_TOKEN'],
      ['DICSORD_TOKEN', 'DISCORD_TOKEN'],
      ['DISCORDTOKEN', 'DISCORD_TOKEN'],
      ['discord_token', 'DISCORD_TOKEN'],
      ['DATABASE_URI', 'DATABASE_URL'],
      ['STATEDIR', 'STATE_DIR'],
      ['LOG_LEVLE', 'LOG_LEVEL'],
    ] as const) {
      expect(() => readConfig({ [name]: 'x', [meant]: '' })).toThrow(
        `${name} looks like ${meant} misspelt: rename it, or take it away`,
      );
    }
    const right = { DISCORD_TOKEN: TOKEN, DATABASE_URL: 'postgres://localhost/curzon' };
    expect(readConfig({ ...right, DATABASE_URI: 'x', DATABASE_URL_OLD: 'y' })).toMatchObject({
      token: TOKEN,
    });
    const usual = {
      PATH: '/bin',
      HOME: '/root',
      LOGNAME: 'root',
      SHLVL: '1',
      PORTS: '1',
      NODE_VERSION: '24',
    };
    expect(readConfig(usual)).toEqual(readConfig({}));
  });

  it('are those of .env.example and of the table for operators', () => {
    const settings = SETTINGS.filter((name) => name !== 'CURZON_DATA').sort();
    const example = readFileSync('.env.example', 'utf8').matchAll(/^(?:# )?([A-Z_]+)=/gm);
    expect([...example].map(([, name]) => name).sort()).toEqual(settings);
    const table = readFileSync('docs/operating.md', 'utf8').matchAll(/^\| `([A-Z_]+)` /gm);
    expect([...table].map(([, name]) => name).sort()).toEqual(settings);
  });

  it('must have the token in production, where there is no playground', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/^DISCORD_TOKEN is missing, and /);
    expect(() => readConfig({ NODE_ENV: 'production', DISCORD_TOKN: TOKEN })).toThrow(
      /^DISCORD_TOKN looks like /,
    );
    expect(readConfig({ NODE_ENV: 'production', DISCORD_TOKEN: TOKEN }).token).toBe(TOKEN);
  });

  it('never show the token', () => {
    try {
      readConfig({ DISCORD_TOKEN: 'secret-but-malformed' });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      expect(String(error)).not.toContain('secret');
    }
  });
});
