import { type APIApplicationCommand, ApplicationCommandOptionType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { CommandLineError, parseCommandLine } from '../../src/playground/command-line.ts';

const Type = ApplicationCommandOptionType;
const commands = [
  {
    name: 'who',
    options: [
      { type: Type.String, name: 'name', description: 'd', required: true },
      { type: Type.Boolean, name: 'private', description: 'd' },
      { type: Type.Integer, name: 'page', description: 'd' },
    ],
  },
  { name: 'about' },
  { name: 'import', options: [{ type: Type.Attachment, name: 'file', description: 'd' }] },
  {
    name: 'daily',
    options: [
      {
        type: Type.Subcommand,
        name: 'setup',
        description: 'd',
        options: [{ type: Type.String, name: 'time', description: 'd' }],
      },
    ],
  },
] as APIApplicationCommand[];
const parse = (line: string) => parseCommandLine(line, commands);

describe('a command on one line', () => {
  it.each([
    ['/who name:Curzon Dax', { name: 'Curzon Dax' }],
    ['who name:Curzon Dax', { name: 'Curzon Dax' }],
    ['/who Curzon Dax', { name: 'Curzon Dax' }],
    ['/who Curzon Dax private:true', { name: 'Curzon Dax', private: true }],
    ['/who private:false name:Curzon Dax page:2', { private: false, name: 'Curzon Dax', page: 2 }],
    ['/who Star Trek: Picard', { name: 'Star Trek: Picard' }],
    ['/who at 9:00', { name: 'at 9:00' }],
    ['/who', {}],
    ['/who name:', {}],
  ])('reads %s', (line, options) => {
    expect(parse(line)).toMatchObject({ command: 'who', path: [], options });
  });

  it('reads a subcommand and its options', () => {
    expect(parse('/daily setup time:21:30')).toMatchObject({
      command: 'daily',
      path: ['setup'],
      options: { time: '21:30' },
    });
    expect(parse('/daily setup 21:30')).toMatchObject({ path: ['setup'], options: { time: '21:30' } });
  });

  it('reads the path of a file, spaces and all', () => {
    const files = { file: './my questions.json' };
    expect(parse('/import file:./my questions.json')).toMatchObject({ options: {}, files });
    expect(parse('/import ./my questions.json')).toMatchObject({ options: {}, files });
  });

  it('tells which option is still being typed', () => {
    expect(parse('/who cur').last).toBe('name');
    expect(parse('/who').last).toBe('name');
    expect(parse('/who private:true name:cur').last).toBe('name');
  });

  it.each([
    ['/whom Curzon', 'there is no command /whom: use /who, /about, /import, /daily'],
    ['/who Curzon spoilers:yes', '/who has no option spoilers: use name, private, page'],
    ['/who Curzon private:yes', 'private is true or false, not "yes"'],
    ['/who Curzon page:two', 'page is a number, not "two"'],
    ['/about Curzon', 'this command takes no options, yet "Curzon" follows it'],
    ['/daily', '/daily needs one of: setup'],
    ['/daily stop', '/daily needs one of: setup'],
  ])('refuses %s and says what there is', (line, message) => {
    expect(() => parse(line)).toThrow(CommandLineError);
    expect(() => parse(line)).toThrow(message);
  });
});
