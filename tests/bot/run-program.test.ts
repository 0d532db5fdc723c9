import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/bot/run-program.ts';

const OPTIONS = { json: { type: 'boolean' }, data: { type: 'string' } } as const;
const read = (...args: string[]) => readArguments(args, { options: OPTIONS, positionals: 1 });

describe('a command line', () => {
  it('has options in any order, and words', () => {
    expect(read('word', '--data', 'folder', '--json')).toEqual({
      values: { json: true, data: 'folder' },
      positionals: ['word'],
    });
    expect(read('--data=-folder')).toMatchObject({ values: { json: false, data: '-folder' } });
    expect(read()).toEqual({ values: { json: false }, positionals: [] });
  });

  it('takes what stands behind -- as words', () => {
    expect(read('--', '--json')).toEqual({ values: { json: false }, positionals: ['--json'] });
  });

  it.each([
    [['--verbose', 'yes'], "Unknown option '--verbose': use --json, --data or --help"],
    [['-x'], "Unknown option '-x': use --json, --data or --help"],
    [['--data'], '--data needs a value after it'],
    [['--data', '--json'], '--data needs a value after it'],
    [['--data='], '--data needs a value after it'],
    [['--json=yes'], '--json takes no value'],
    [['one', 'two'], '"two" is too much here: use one word, --json, --data or --help'],
  ])('%j is refused with what to write', (args, message) => {
    expect(() => read(...args)).toThrow(message);
  });
});
