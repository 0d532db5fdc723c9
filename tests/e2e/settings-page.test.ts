/** The page of settings beside everything that a server's staff can set: what any command sets stands on it. */
import { type APIApplicationCommandOption, ApplicationCommandOptionType } from 'discord.js';
import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { openKnowledge } from '../../src/bot/knowledge.ts';
import type { OptionValue } from '../../src/playground/client.ts';
import { asked, shown } from '../commands/asked.ts';
import { markedPack } from '../lore/marked-pack.ts';
import { knowledgeOf } from '../lore/opened.ts';
import { customIdOf, menuOf, PEOPLE, PLACES, type Running, runBot, shipped } from './bot.ts';

/** What these change is nothing that stays set, or it has a list of its own. */
const SETS_NOTHING = new Set([
  ...['settings show', 'daily status', 'daily preview', 'daily test', 'daily post-now'],
  ...['trivia-admin list', 'trivia-admin export', 'trivia-admin suggestions', 'trivia-admin reports'],
  ...['lore-admin list', 'night plan', 'night list'],
]);

type Answer = Awaited<ReturnType<typeof asked>>;

interface Step {
  line: string;
  options?: Record<string, OptionValue>;
  files?: Record<string, { name: string; type: string; base64: string }>;
  /** What the page says then, and what it does not say any more. */
  shows: readonly string[];
  not?: string;
  /** What follows in its answer. */
  after?: (run: Running, answer: Answer) => Promise<unknown>;
}

const press =
  (label: string) =>
  async (run: Running, { message }: Answer) =>
    shown(await run.ada.press(PLACES.lore, message.id, customIdOf(message, label)));
const file = {
  name: 'questions.csv',
  type: 'text/csv',
  base64: Buffer.from('question,right,wrong 1,source\nWho keeps the bar?,Guinan,Quark,We\n').toString(
    'base64',
  ),
};
const OFF = 'khitomer/switched-off';
const question = async ({ app }: Running) =>
  (await app.storage.customQuestions.list(PLACES.starbase))[0]?.id ?? '';

/** In this order: what one sets another one takes back. */
const STEPS: readonly Step[] = [
  { line: 'settings canon', options: { tier: 'screen' }, shows: ['Canon: **On screen only'] },
  { line: 'settings pictures', options: { theme: 'none' }, shows: ['Pictures: **none: words alone**'] },
  { line: 'settings time-zone', options: { zone: 'Tokyo' }, shows: ['Time zone: **Asia/Tokyo**'] },
  {
    line: 'settings packs',
    shows: ['Lore packs: **The Khitomer era**\n'],
    after: async (run: Running, { message }: Answer) =>
      run.ada.choose(PLACES.lore, message.id, menuOf(message, 'Which packs count here').custom_id, [
        'khitomer',
      ]),
  },
  {
    line: 'daily setup',
    options: {
      ...{ channel: PLACES.general, time: '9:30', zone: 'Berlin', topic: 'People', difficulty: 'easy' },
      ...{ role: PLACES.moderators, ping: true, thread: true, skip: 'weekends', reveal: '4', today: true },
    },
    shows: [
      ...[
        `<#${PLACES.general}>, with a thread`,
        '09:30, Europe/Berlin',
        'People, easy',
        `<@&${PLACES.moderators}>`,
      ],
      ...['Saturday, Sunday', 'after 4 hours', 'added when something happened'],
    ],
  },
  { line: 'daily pause', shows: ['**Paused:** By the server’s staff'] },
  { line: 'daily resume', shows: ['**Next question:** <t:'], not: 'Paused' },
  {
    line: 'daily add',
    options: { what: 'quote', channel: PLACES.voice, time: '10:15', zone: 'Rome', skip: 'fri' },
    shows: [`**Quote of the day:** <#${PLACES.voice}> at 10:15, Europe/Rome, not on Friday`],
  },
  {
    line: 'daily drop',
    options: { what: 'quote' },
    shows: ['Other daily posts: **none**'],
    not: 'Quote of the day',
  },
  { line: 'daily off', shows: ['Daily question: **not set up**'], after: press('End it') },
  { line: 'trivia-admin import', files: { file }, shows: ['**1 question**'] },
  { line: 'trivia-admin remove', options: { question: '' }, shows: ['**0 questions**'] },
  {
    line: 'trivia-admin switch-on',
    options: { question: OFF },
    shows: ['**0 questions**'],
    not: 'switched off\n',
  },
  { line: 'trivia-admin seasons', options: { every: 'month' }, shows: ['Seasons: **each month**, now'] },
  { line: 'trivia-admin season-role', options: { role: PLACES.champion }, shows: [`<@&${PLACES.champion}>`] },
  { line: 'trivia-admin season-role', options: { off: true }, shows: ['**Role for the first:** none'] },
  {
    line: 'trivia-admin preset',
    options: {
      name: 'Friday',
      topic: 'People',
      difficulty: 'easy',
      mode: 'lightning',
      length: 7,
      seconds: 20,
    },
    shows: ['Games kept under a name: **Friday**'],
  },
  {
    line: 'trivia-admin preset-remove',
    options: { name: 'Friday' },
    shows: ['Games kept under a name: **none**'],
  },
  { line: 'trivia-admin leave-out', options: { member: PEOPLE.ada }, shows: ['boards: **1 member**'] },
  { line: 'trivia-admin let-in', options: { member: PEOPLE.ada }, shows: ['boards: **nobody**'] },
  {
    line: 'trivia-admin remove-member',
    options: { member: PEOPLE.cyd },
    shows: ['boards: **1 member**'],
    after: press('Delete the answers'),
  },
  { line: 'lore-admin hide', options: { name: 'Chang' }, shows: ['Hidden entries: **1**'] },
  { line: 'lore-admin unhide', options: { name: 'Chang' }, shows: ['Hidden entries: **none**'] },
  // For all members, but staff alone sets more than their own.
  {
    line: 'spoilers set',
    options: { limit: 'until 1990', for: 'server' },
    shows: ['Spoiler limit: **until 1990**'],
  },
  {
    line: 'spoilers set',
    options: { limit: 'until 1980', for: 'channel' },
    shows: [`<#${PLACES.lore}> **until 1980**`],
  },
  { line: 'spoilers clear', options: { for: 'channel' }, shows: ['channels: **none**'] },
];

/** A window and not an answer opens: what is written there is one of the questions that `import` adds. */
const IN_A_WINDOW = ['trivia-admin add', 'trivia-admin edit'];

const subcommands = commands
  .filter(({ definition }) => definition.default_member_permissions != null)
  .flatMap(({ definition }) =>
    (definition.options ?? []).flatMap((option: APIApplicationCommandOption) =>
      option.type === ApplicationCommandOptionType.Subcommand
        ? [{ line: `${definition.name} ${option.name}`, options: option.options ?? [] }]
        : [],
    ),
  );

it.each(subcommands)('$line is tried below with all of its options', ({ line, options }) => {
  if (SETS_NOTHING.has(line) || IN_A_WINDOW.includes(line)) return;
  const tried = STEPS.filter((step) => step.line === line).flatMap((step) =>
    Object.keys({ ...step.options, ...step.files }),
  );
  expect(STEPS.map((step) => step.line)).toContain(line);
  expect(options.map(({ name }) => name).filter((name) => !tried.includes(name))).toEqual([]);
});

it('shows whatever a command of the staff’s sets, and what it takes back', async () => {
  const knowledge = openKnowledge([
    ...shipped.lore.opened,
    ...knowledgeOf(markedPack('alph', 'Alph')).lore.opened,
  ]);
  const run = await runBot({ knowledge, standIn: { rateLimits: false } });
  await run.app.storage.switchedOff.add(PLACES.starbase, OFF, run.app.now());
  const page = async () => {
    const { embed } = await asked(run.ada, 'settings show');
    return (embed.fields ?? []).map(({ name, value }) => `${name}: ${value}`).join('\n');
  };
  expect(await page()).toContain('1 of all switched off');
  for (const { line, options = {}, files, shows, not, after } of STEPS) {
    const before = await page();
    const given = options['question'] === '' ? { question: await question(run) } : options;
    const answer = await asked(run.ada, line, given, files ? { files } : {});
    await after?.(run, answer);
    const said = await page();
    expect(said, `${line}: ${answer.text}`).not.toBe(before);
    for (const text of shows) expect(said, `${line}: ${answer.text}`).toContain(text);
    if (not !== undefined) expect(said, line).not.toContain(not);
  }
}, 60_000);
