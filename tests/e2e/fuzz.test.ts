/** Members do whatever they can, with whatever text and whatever id, seeded: the bot answers all of it as it should. */
import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
} from 'discord.js';
import { expect, it } from 'vitest';
import { chance } from '../../bench/queries.ts';
import type {
  InteractionOutcome,
  MemberClient,
  OptionValue,
  PickedFile,
  TypedCommand,
} from '../../src/playground/client.ts';
import { componentsOf, PEOPLE, PLACES, type Running, runBot } from './bot.ts';

/** More for a long look: CURZON_FUZZ=20000 npx vitest run tests/e2e/fuzz.test.ts */
const ACTIONS = Number(process.env['CURZON_FUZZ'] ?? 700);
const SEED = Number(process.env['CURZON_SEED'] ?? 20261126);

const NASTY = [
  '',
  ' ',
  'Curzon Dax',
  'Khitomer',
  'who killed gorkon',
  '@everyone @here <@&1180000000000000009> <@1180000000020000001>',
  'a'.repeat(6_000),
  'a a '.repeat(900),
  '\u{1F596}'.repeat(40),
  '\ud83d',
  '\u0000\u0001\u001b[31m',
  '\u200b\u200d\u2060',
  '\u202egnorw\u202c',
  '*_~`|>#-[](https://example.org)'.repeat(9),
  '```\n```',
  "'; drop table answers; --",
  '{"text": "a", "right": "b"}',
  'text,right,wrong1\n"a',
  '../../../etc/passwd',
  '-1',
  '1e309',
  '9'.repeat(40),
  '25:61',
  'DS9 S99E99',
  'sat-sun',
  'true',
  'null',
  'constructor',
  '__proto__',
  'İstanbul ß ﬁ',
  'ｗｈｏ',
];

/** One who plays them all, by chance. */
class Fuzzer {
  readonly #run: Running;
  readonly #random: () => number;
  readonly #ids: string[] = [];
  readonly outcomes = new Map<string, number>();
  readonly failures: string[] = [];

  constructor(run: Running, random: () => number) {
    this.#run = run;
    this.#random = random;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T;
  }

  text(): string {
    const text = this.pick(NASTY);
    return this.#random() < 0.3 ? `${text}${this.pick(NASTY)}`.slice(0, 6_000) : text;
  }

  async act(member: MemberClient): Promise<void> {
    const channelId = this.pick([PLACES.lore, PLACES.general]);
    const kind = this.#random();
    if (kind < 0.35) await this.#command(member, channelId);
    else if (kind < 0.5) await this.#complete(member, channelId);
    else if (kind < 0.55) {
      const message = this.pick(member.messages(channelId));
      if (message) await this.#note('menu', member.runOn('Explain references', channelId, message.id));
      else member.say(channelId, this.text().slice(0, 2_000) || 'Sarek');
    } else await this.#use(member, channelId, kind > 0.85);
  }

  #typed(member: MemberClient, channelId: string): TypedCommand {
    const command = this.pick(
      member.commands(channelId).filter(({ type }) => type === ApplicationCommandType.ChatInput),
    );
    const path: string[] = [];
    let options: readonly APIApplicationCommandOption[] = command.options ?? [];
    for (;;) {
      const below = options.filter(
        ({ type }) =>
          type === ApplicationCommandOptionType.Subcommand ||
          type === ApplicationCommandOptionType.SubcommandGroup,
      );
      if (below.length === 0) break;
      const chosen = this.pick(below);
      path.push(chosen.name);
      options = 'options' in chosen ? ((chosen.options ?? []) as APIApplicationCommandOption[]) : [];
    }
    const values: Record<string, OptionValue> = {};
    const files: Record<string, PickedFile> = {};
    for (const option of options) {
      if (!option.required && this.#random() < 0.5) continue;
      if (option.type === ApplicationCommandOptionType.Attachment) files[option.name] = this.#file();
      else values[option.name] = this.#value(option);
    }
    return { channelId, command: command.name, path, options: values, files };
  }

  #file(): PickedFile {
    const [name, type] = this.pick([
      ['questions.csv', 'text/csv'],
      ['questions.json', 'application/json'],
      ['picture.png', 'image/png'],
      ['none', ''],
    ] as const);
    return { name, type, base64: Buffer.from(this.text()).toString('base64') };
  }

  #value(option: APIApplicationCommandOption): OptionValue {
    const choices = 'choices' in option ? (option.choices ?? []) : [];
    if (choices.length > 0) return this.pick<{ value: OptionValue }>(choices).value;
    switch (option.type) {
      case ApplicationCommandOptionType.Boolean:
        return this.#random() < 0.5;
      case ApplicationCommandOptionType.Integer:
      case ApplicationCommandOptionType.Number:
        return this.pick([0, 1, 5, 24, 47, -1]);
      case ApplicationCommandOptionType.Channel:
        return this.pick([PLACES.lore, PLACES.general]);
      case ApplicationCommandOptionType.User:
        return this.pick(Object.values(PEOPLE));
      default: {
        const most = 'max_length' in option ? option.max_length : undefined;
        // The app refuses more; it is asked to now and then.
        return this.#random() < 0.05 ? this.text() : this.text().slice(0, most);
      }
    }
  }

  async #command(member: MemberClient, channelId: string): Promise<void> {
    const typed = this.#typed(member, channelId);
    const { command, path = [], options } = typed;
    const what = `/${[command, ...path].join(' ')} ${JSON.stringify(options)}`.slice(0, 200);
    const outcome = await this.#note('command', member.run(typed), what);
    if (outcome.kind === 'modal') await this.#fill(member, channelId, outcome);
  }

  async #complete(member: MemberClient, channelId: string): Promise<void> {
    const typed = this.#typed(member, channelId);
    const focused = this.pick(Object.keys(typed.options));
    if (focused === undefined) return;
    const choices = await member.autocomplete(typed, focused).catch((error: Error) => error.message);
    // An option that completes nothing.
    this.#count('autocomplete', typeof choices === 'string' ? 'refused' : 'choices');
  }

  /** Presses or chooses what stands in a message, also with the id of another one, or one that somebody made up. */
  async #use(member: MemberClient, channelId: string, forged: boolean): Promise<void> {
    const messages = member.messages(channelId).filter((message) => componentsOf(message).length > 0);
    // The newest most often: that is what people do.
    const message = messages.at(-1 - Math.floor(this.#random() ** 3 * messages.length));
    if (!message) return;
    if (forged && !message.ephemeral) this.#run.standIn.replaceCustomId(message.id, this.#forgedId());
    const shown = member.messages(channelId).find(({ id }) => id === message.id) ?? message;
    const component = this.pick(componentsOf(shown));
    if (!component || !('custom_id' in component)) return;
    this.#ids.push(component.custom_id);
    if (component.type === ComponentType.StringSelect) {
      const values = [this.pick(component.options).value];
      await this.#note('choice', member.choose(channelId, message.id, component.custom_id, values));
    } else if (component.type === ComponentType.Button) {
      const outcome = await this.#note('press', member.press(channelId, message.id, component.custom_id));
      if (outcome.kind === 'modal') await this.#fill(member, channelId, outcome);
    }
  }

  async #fill(
    member: MemberClient,
    channelId: string,
    { modal, interactionId }: InteractionOutcome & { kind: 'modal' },
  ): Promise<void> {
    const values: Record<string, string> = {};
    for (const part of modal.components)
      if (part.type === ComponentType.Label && part.component.type === ComponentType.TextInput)
        values[part.component.custom_id] = this.text().slice(0, part.component.max_length ?? 4_000);
    await this.#note('form', member.submit(channelId, interactionId, values));
  }

  #forgedId(): string {
    const known = this.#ids.length > 0 ? this.pick(this.#ids) : 'a|b|c';
    const other = this.#ids.length > 0 ? this.pick(this.#ids) : 'd|e|f';
    const parts = known.split('|');
    const theirs = other.split('|');
    const changed = parts.map((part, index) => {
      const chance = this.#random();
      if (chance < 0.5) return part;
      return chance < 0.8
        ? (theirs[index] ?? part)
        : this.pick(['', '-1', 'x', '__proto__', part.slice(1), PEOPLE.ada]);
    });
    if (this.#random() < 0.2) changed.push(this.text().slice(0, 20));
    return changed.join('|').slice(0, 100) || 'x';
  }

  async #note(what: string, acting: Promise<InteractionOutcome>, more = ''): Promise<InteractionOutcome> {
    const outcome = await acting;
    this.#count(what, outcome.kind);
    if (outcome.kind === 'failed') this.failures.push(`${what}: ${outcome.error.message} ${more}`);
    return outcome;
  }

  #count(what: string, how: string): void {
    const key = `${what} ${how}`;
    this.outcomes.set(key, (this.outcomes.get(key) ?? 0) + 1);
  }
}

/** What members are shown when an answer did not come or could not be taken; all else their own app refused to send. */
const UNANSWERED = /did not respond|interaction failed/i;

/** What a walk has to have come to, to mean something. */
const REACHED = ['command message', 'autocomplete choices', 'press update', 'choice update', 'form message'];

it(`answers ${ACTIONS} things that anybody can do, and does what it may alone`, {
  timeout: 600_000,
}, async () => {
  const run = await runBot({ random: chance(SEED + 1), standIn: { rateLimits: false } });
  // By a chance of their own: what the bot draws, and when, must not change what members do.
  const fuzzer = new Fuzzer(run, chance(SEED));
  const guild = PLACES.starbase;
  const settingsOf = async () => [
    [...(await run.app.storage.settings.guild.all(guild))],
    await run.app.storage.schedules.get(guild),
    await run.app.storage.customQuestions.list(guild),
  ];
  // Those who may set something have set it.
  for (let count = 0; count < ACTIONS / 3; count += 1) await fuzzer.act(run.ada);
  const set = await settingsOf();
  // The others find all her buttons, and no way to change that.
  for (let count = 0; count < ACTIONS / 3; count += 1) await fuzzer.act(fuzzer.pick([run.bea, run.cyd]));
  expect(await settingsOf()).toEqual(set);
  for (let count = 0; count < ACTIONS / 3; count += 1)
    await fuzzer.act(fuzzer.pick([run.ada, run.bea, run.cyd]));
  // When games end is up to the clock, so no two walks are the same: one that has missed something goes on.
  const missing = () => REACHED.filter((what) => !fuzzer.outcomes.has(what));
  for (let count = 0; count < 3 * ACTIONS && missing().length > 0; count += 1)
    await fuzzer.act(fuzzer.pick([run.ada, run.bea, run.cyd]));

  if (process.env['CURZON_FUZZ']) console.log([...fuzzer.outcomes].sort().join('\n'));
  expect(fuzzer.failures.filter((failure) => UNANSWERED.test(failure))).toEqual([]);
  expect(run.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  expect(run.standIn.unknownRoutes).toEqual([]);
  const refused = run.standIn.requests.filter(({ status }) => status >= 400);
  expect(refused.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([]);
  for (const { body } of run.standIn.requests) {
    const text = JSON.stringify(body ?? '');
    expect(text).not.toContain(run.standIn.token);
    expect(text).not.toMatch(/\bat \w+ \(|node:internal|node_modules|SQLITE|Kysely/);
  }
  for (const member of [run.ada, run.bea, run.cyd])
    for (const channelId of [PLACES.lore, PLACES.general])
      for (const message of member.messages(channelId)) {
        if (!message.author.bot) continue;
        expect([message.mention_everyone, message.mention_roles]).toEqual([false, []]);
      }
  expect(missing()).toEqual([]);
});
