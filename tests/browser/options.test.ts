import type { APIApplicationCommand, APIApplicationCommandBasicOption } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { checkOption, REQUIRED } from '../../src/playground/page/option-value.ts';
import { matchRunnables, runnables, typedOut } from '../../src/playground/page/runnable.ts';

const commands = [
  { name: 'who', type: 1, description: 'A person', options: [] },
  { name: 'Look up', type: 3, description: '' },
  {
    name: 'daily',
    type: 1,
    description: 'The question',
    options: [
      { type: 1, name: 'setup', description: 'Set up', options: [{ type: 3, name: 'hour' }] },
      {
        type: 2,
        name: 'board',
        description: 'Boards',
        options: [{ type: 1, name: 'show', description: 'Show' }],
      },
    ],
  },
] as unknown as APIApplicationCommand[];

describe('the picker', () => {
  const all = runnables(commands);

  it('lists subcommands one by one and leaves out what is no slash command', () => {
    expect(all.map(({ title }) => title)).toEqual(['who', 'daily setup', 'daily board show']);
    expect(all[2]).toMatchObject({ command: 'daily', path: ['board', 'show'] });
  });

  it('puts names that begin as typed before those that contain it', () => {
    expect(matchRunnables(all, 'SH').map(({ title }) => title)).toEqual(['daily board show']);
    expect(matchRunnables(all, 'w').map(({ title }) => title)).toEqual(['who', 'daily board show']);
  });

  it('takes a command that is typed out, with what follows it', () => {
    expect(typedOut(all, '/daily setup 9')).toMatchObject({ runnable: { path: ['setup'] }, rest: '9' });
    expect(typedOut(all, '/who')).toBeUndefined();
    expect(typedOut(all, 'who is it')).toBeUndefined();
  });
});

describe('an option', () => {
  const option = (fields: object) =>
    ({ name: 'x', description: 'x', ...fields }) as APIApplicationCommandBasicOption;

  it.each([
    [{ type: 3, required: true }, ' ', { error: REQUIRED }],
    [{ type: 3 }, '', {}],
    [{ type: 3, min_length: 3 }, '🖖🖖', { error: 'Must be 3 or more in length.' }],
    [{ type: 3, max_length: 2 }, '🖖🖖', { value: '🖖🖖' }],
    [{ type: 4 }, '1.5', { error: 'Input a valid integer.' }],
    [{ type: 4, max_value: 5 }, '6', { error: 'Must be less than or equal to 5.' }],
    [{ type: 10 }, 'x', { error: 'Input a valid number.' }],
    [{ type: 10 }, '1.5', { value: 1.5 }],
  ])('%j filled with %j gives %j', (fields, text, result) => {
    expect(checkOption(option(fields), { text }, null)).toEqual(result);
  });

  it('sends the value of the choice whose name is typed, and refuses any other', () => {
    const choices = [{ name: '#lore', value: '42' }];
    expect(checkOption(option({ type: 7 }), { text: 'Lore' }, choices)).toEqual({ value: '42' });
    expect(checkOption(option({ type: 7 }), { text: 'law' }, choices)).toHaveProperty('error');
  });

  it('sends the value of a picked choice, not its name', () => {
    expect(checkOption(option({ type: 3 }), { text: 'Curzon Dax', value: 'curzon' }, null)).toEqual({
      value: 'curzon',
    });
  });
});
