/** All that a member can get to see by asking: for tests of what may be nowhere. */
import type { MemberClient, OptionValue } from '../../src/playground/client.ts';
import { finalAnswer } from '../../src/playground/final-answer.ts';
import { componentsOf, PLACES } from '../e2e/bot.ts';

/** What was done, and all that came of it as text. */
interface Seen {
  what: string;
  text: string;
}

type Options = Readonly<Record<string, OptionValue>>;

/** Every command that takes a name or words, with each of its options that is typed. */
const asking = (typed: string): readonly (readonly [command: string, path: string[], options: Options])[] => [
  ['who', [], { name: typed }],
  ['event', [], { name: typed }],
  ['lore', [], { name: typed }],
  ['ask', [], { question: typed }],
  ['ask', [], { question: `Who is ${typed}?` }],
  ['ask', [], { question: `Who met ${typed}?` }],
  ['search', [], { text: typed }],
  ['timeline', [], { of: typed }],
  ['connect', [], { a: typed }],
  ['quote', [], { of: typed }],
  ['source', [], { title: typed }],
  ['spoilers', ['set'], { limit: `not ${typed}` }],
  ['trivia', ['play'], { topic: typed, private: true }],
  ['mystery', ['guess'], { who: typed }],
];
/** Those that take none, often enough for what comes by chance. */
const unasked: readonly (readonly [command: string, path: string[], times: number])[] = [
  ['quote', [], 6],
  ['random', [], 8],
  ['fact', [], 8],
  ['today', [], 1],
  ['about', [], 1],
  ['help', [], 1],
  ['spoilers', ['show'], 1],
  ['mystery', ['show'], 1],
];

/**
 * Runs every command with each of the texts, alone and by two, completes each option with it, plays, has a message
 * explained that says them all, and opens whatever menus and buttons the answers have.
 */
export async function* everyAnswer(
  member: MemberClient,
  texts: readonly string[],
  more: readonly (readonly [command: string, path: string[], options: Options])[] = [],
): AsyncGenerator<Seen> {
  const channelId = PLACES.lore;
  const run = async function* (command: string, path: string[], options: Options): AsyncGenerator<Seen> {
    const what = `/${[command, ...path].join(' ')} ${JSON.stringify(options)}`;
    const outcome = await finalAnswer(member, { channelId, command, path, options });
    if (outcome.kind !== 'message') throw new Error(`${what} was answered with ${outcome.kind}`);
    const { message } = outcome;
    yield { what, text: JSON.stringify([message.embeds, message.components]) };
    for (const component of componentsOf(message)) {
      if (!('custom_id' in component)) continue;
      const choices = 'options' in component ? component.options.map(({ value }) => [value]) : [[]];
      for (const values of choices) {
        const then =
          'options' in component
            ? await member.choose(channelId, message.id, component.custom_id, values)
            : await member.press(channelId, message.id, component.custom_id);
        const shown = then.kind === 'message' || then.kind === 'update' ? then.message : undefined;
        if (shown)
          yield {
            what: `${what} → ${component.custom_id} ${values}`,
            text: JSON.stringify([shown.embeds, shown.components]),
          };
      }
    }
  };
  for (const [command, path, times] of unasked)
    for (let time = 0; time < times; time++) yield* run(command, path, {});
  for (let time = 0; time < 4; time++) yield* run('trivia', ['play'], { private: true, length: 1 });
  for (const [command, path, options] of more) yield* run(command, path, options);
  for (const typed of texts) {
    for (const [command, path, options] of asking(typed)) {
      yield* run(command, path, options);
      // Words to search for suggest nothing.
      for (const focused of Object.keys(options).filter((name) => name !== 'private' && name !== 'text')) {
        const choices = await member.autocomplete({ channelId, command, path, options }, focused);
        yield { what: `/${command} ${focused}: ${typed} …`, text: JSON.stringify(choices) };
      }
    }
    for (const other of texts.filter((one) => one !== typed)) {
      yield* run('connect', [], { a: typed, b: other });
      yield* run('compare', [], { a: typed, b: other });
    }
  }
  const said = member.say(channelId, texts.join(', '));
  const outcome = await member.runOn('Explain references', channelId, said.id);
  if (outcome.kind === 'message')
    yield {
      what: 'Explain references',
      text: JSON.stringify([outcome.message.embeds, outcome.message.components]),
    };
}
