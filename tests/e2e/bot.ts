/** The whole bot, connected through discord.js to the stand-in for Discord, for tests that play its members. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { APIEmbed, APIMessage, APIStringSelectComponent } from 'discord.js';
import { ComponentType } from 'discord.js';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { actions, commands, forms, messageCommands, registered } from '../../commands/index.ts';
import type { App } from '../../src/bot/app.ts';
import { type Assembled, assemble } from '../../src/bot/assemble.ts';
import type { Knowledge } from '../../src/bot/knowledge.ts';
import { errorForLog } from '../../src/bot/log.ts';
import type { Metrics } from '../../src/bot/metrics.ts';
import { openNothing } from '../../src/bot/open-state.ts';
import { type Bot, type Shards, startBot } from '../../src/discord/client.ts';
import type { MemberRate } from '../../src/discord/member-rate.ts';
import type { Router } from '../../src/discord/router.ts';
import type { TakeIdentify } from '../../src/discord/shards.ts';
import type { Lore } from '../../src/lore/lore.ts';
import type { Pictures } from '../../src/pictures/index.ts';
import type { InteractionOutcome, MemberClient } from '../../src/playground/client.ts';
import { finalAnswer } from '../../src/playground/final-answer.ts';
import { type MovableClock, movableClock } from '../../src/playground/movable-clock.ts';
import { PEOPLE, PLACES, type StandIn, startStandIn } from '../../src/playground/stand-in/index.ts';
import type { Storage } from '../../src/storage/open.ts';
import { shippedKnowledge } from '../lore/opened.ts';

export { PEOPLE, PLACES };

export interface Running {
  standIn: StandIn;
  bot: Bot;
  router: Router;
  app: App;
  /** Goes on with other packs. */
  swap: Assembled['swap'];
  /** What the bot logged, a line each. */
  logged: string[];
  clock: MovableClock;
  /** Ada may manage the server; Bea and Cyd are members. */
  ada: MemberClient;
  bea: MemberClient;
  cyd: MemberClient;
  /** Ends the bot alone: Discord, and what the bot remembers, are there for the next one. */
  stopBot(): Promise<void>;
  stop(): Promise<void>;
}

/** Opened once a test file. */
export const shipped = await shippedKnowledge();
export const lore = (): Lore => shipped.lore;

export interface RunOptions {
  /** The caller ends it; else it ends with the test. */
  keep?: boolean;
  standIn?: Parameters<typeof startStandIn>[0];
  /** A Discord that is there already. */
  on?: StandIn;
  /** Another way to it than the shortest: the base address of its REST API. */
  api?: string;
  knowledge?: Knowledge;
  storage?: Storage;
  clock?: MovableClock;
  random?: () => number;
  /** The same Discord as that one is connected to, and what it remembers: a restart, or one more process. */
  after?: Running;
  shards?: Shards;
  takeIdentify?: TakeIdentify;
  pictures?: Pictures;
  metrics?: Metrics;
  rate?: MemberRate;
}

/** Starts stand-in, storage and bot. */
export async function runBot(options: RunOptions = {}): Promise<Running> {
  const { after } = options;
  const clock = options.clock ?? after?.clock ?? movableClock();
  const standIn =
    after?.standIn ??
    options.on ??
    (await startStandIn({ now: clock.now, identifyInterval: 0, ...recording(), ...options.standIn }));
  const logged: string[] = [];
  const log = pino(
    { level: 'info', serializers: { err: errorForLog } },
    { write: (line) => void logged.push(line) },
  );
  const storage = options.storage ?? after?.app.storage ?? (await openNothing());
  const about = { version: '0.0.0-test', homepage: 'https://example.org' };
  const random = options.random ?? Math.random;
  const assembled = assemble({
    knowledge: options.knowledge ?? shipped,
    about,
    storage,
    commands,
    messageCommands,
    actions,
    forms,
    log,
    clock,
    random,
    ...(options.metrics ? { metrics: options.metrics } : {}),
    ...(options.pictures ? { pictures: options.pictures } : {}),
    ...(options.rate ? { rate: options.rate } : {}),
  });
  const { app, router } = assembled;
  const bot = await startBot({
    token: standIn.token,
    api: options.api ?? standIn.restUrl,
    commands: registered,
    router,
    log,
    shards: options.shards,
    takeIdentify: options.takeIdentify,
  });
  await assembled.run(bot.client);
  let ended: Promise<void> | undefined;
  const end = async () => {
    await assembled.stop();
    await bot.stop();
  };
  const stopBot = () => {
    ended ??= end();
    return ended;
  };
  const stop = async () => {
    await stopBot();
    if (after) return;
    await standIn.close();
    await storage.close();
  };
  if (!options.keep) onTestFinished(stop);
  const [ada, bea, cyd] = [PEOPLE.ada, PEOPLE.bea, PEOPLE.cyd].map((id) => standIn.client(id)) as [
    MemberClient,
    MemberClient,
    MemberClient,
  ];
  return { standIn, bot, router, app, swap: assembled.swap, clock, logged, ada, bea, cyd, stopBot, stop };
}

/** With RECORD_DIR set, every request to Discord is kept there, for a checker of recorded traffic. */
function recording(): { record?: string } {
  const folder = process.env['RECORD_DIR'];
  if (!folder) return {};
  mkdirSync(folder, { recursive: true });
  return { record: join(folder, `${randomUUID()}.jsonl`) };
}

/** A look-up in #lore, answered, however long a busy machine takes. Fails the test when Discord refused the answer. */
export async function ask(
  member: MemberClient,
  command: string,
  options: Record<string, string | boolean> = {},
  channelId: string = PLACES.lore,
) {
  return answered(await finalAnswer(member, { channelId, command, options }));
}

export function answered(outcome: InteractionOutcome) {
  if (outcome.kind !== 'message' && outcome.kind !== 'update') {
    throw new Error(outcome.kind === 'failed' ? outcome.error.message : `answered with ${outcome.kind}`);
  }
  return outcome;
}

export const embedOf = (message: APIMessage): APIEmbed => {
  const [embed] = message.embeds;
  if (!embed) throw new Error('no embed');
  return embed;
};

/** Buttons and menus of a message. */
export const componentsOf = (message: APIMessage) =>
  (message.components ?? []).flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));

export function customIdOf(message: APIMessage, label: string): string {
  const found = componentsOf(message).find(
    (component) => 'custom_id' in component && 'label' in component && component.label === label,
  );
  if (!found || !('custom_id' in found)) throw new Error(`no button ${label}`);
  return found.custom_id;
}

export function menuOf(message: APIMessage, placeholder: string): APIStringSelectComponent {
  const found = componentsOf(message).find(
    (component) => component.type === ComponentType.StringSelect && component.placeholder === placeholder,
  );
  if (found?.type !== ComponentType.StringSelect) throw new Error(`no menu ${placeholder}`);
  return found;
}

/** Waits for something that happens by itself; fails after 10 s. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await condition()); tries++) {
    if (tries > 400) throw new Error('waited 10 s in vain');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
