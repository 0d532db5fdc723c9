import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/bot/config.ts';

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
