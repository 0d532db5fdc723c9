/** One member being played: the open channel, its log and composer, and what happens in the other channels. */
import type { APIApplicationCommand, APIChannel, APIUser } from 'discord.js';
import type { ClientEvent, ClientMessage, InteractionOutcome, TypedCommand } from '../client.ts';
import { displayName } from './avatar.ts';
import { Composer } from './composer.ts';
import type { Connection } from './connection.ts';
import { COMMAND } from './discord-numbers.ts';
import { MessageLog } from './log.ts';
import { openModal } from './modal.ts';
import type { Places } from './protocol.ts';
import { type Runnable, runnables } from './runnable.ts';
import type { Shell } from './shell.ts';
import { renderSidebar } from './sidebar.ts';
import type { ContextCommand, View } from './view.ts';
import { welcome } from './welcome.ts';
import { channelLabel, isForum, type World } from './world.ts';

/** Discord's words when nothing better is known, as when the connection went away under a command. */
const FAILED = 'This interaction failed';
const NO_ANSWER = 'The application did not respond';

export class Session implements View {
  readonly world: World;
  readonly #connection: Connection;
  readonly #shell: Shell;
  readonly #unread = new Map<string, number>();
  #channel: APIChannel;
  #log: MessageLog;
  #composer: Composer;
  #commands: readonly APIApplicationCommand[] = [];

  constructor(world: World, channel: APIChannel, connection: Connection, shell: Shell) {
    this.world = world;
    this.#connection = connection;
    this.#shell = shell;
    this.#channel = channel;
    this.#log = this.#makeLog();
    this.#composer = this.#makeComposer();
    void this.#fill();
  }

  get channelId(): string {
    return this.#channel.id;
  }

  goToChannel(channelId: string): void {
    const channel = this.world.channel(channelId);
    this.#shell.closeDrawer();
    if (!channel || channelId === this.channelId) return;
    this.#channel = channel;
    this.#log = this.#makeLog();
    this.#composer = this.#makeComposer();
    void this.#fill();
    this.#shell.opened(channelId);
  }

  receive(event: ClientEvent): void {
    switch (event.type) {
      case 'message-create':
      case 'message-update':
        this.world.meet(event.message.author);
        if (event.message.channel_id === this.channelId) this.#log.put(event.message);
        else if (event.type === 'message-create') this.#countUnread(event.message.channel_id);
        break;
      case 'message-delete':
        if (event.channelId === this.channelId) this.#log.remove(event.messageId);
        break;
      case 'commands-update':
        void this.#loadCommands();
        break;
      case 'places-update':
        // The places that this is about come with it.
        break;
      case 'interaction-failed':
        this.#shell.announce(event.error.message);
    }
  }

  showPlaces(places: Places): void {
    this.world.setPlaces(places);
    this.#drawSidebar();
  }

  /** Brings the times in the log to what the clock says now. */
  showTime(): void {
    this.#log.showTime();
  }

  // What a member sets off from a message.

  async press(message: ClientMessage, customId: string): Promise<InteractionOutcome> {
    const outcome = await this.#try(this.#connection.call('press', message.channel_id, message.id, customId));
    return this.#afterComponent(message, outcome);
  }

  async choose(
    message: ClientMessage,
    customId: string,
    values: readonly string[],
  ): Promise<InteractionOutcome> {
    const { channel_id: channelId, id } = message;
    const outcome = await this.#try(this.#connection.call('choose', channelId, id, customId, values));
    return this.#afterComponent(message, outcome);
  }

  contextCommands(message: ClientMessage): readonly ContextCommand[] {
    const commandsFor = (type: number, on: string, target: string) =>
      this.#commands
        .filter((command) => command.type === type)
        .map(({ name, application_id: app }) => ({
          name,
          on,
          run: () => void this.#runOn(name, target, app),
        }));
    return [
      ...commandsFor(COMMAND.message, 'this message', message.id),
      ...commandsFor(COMMAND.user, displayName(message.author), message.author.id),
    ];
  }

  dismiss(message: ClientMessage): void {
    this.#log.remove(message.id);
    this.#connection.call('dismiss', message.channel_id, message.id).catch(() => {});
  }

  startCommand(name: string): void {
    this.#composer.start(`/${name} `);
  }

  // Commands.

  async #run(typed: TypedCommand, runnable: Runnable): Promise<void> {
    await this.#whileSending(runnable.title, runnable.applicationId, this.#connection.call('run', typed));
  }

  async #runOn(name: string, target: string, applicationId: string): Promise<void> {
    const outcome = this.#connection.call('runOn', name, this.channelId, target);
    await this.#whileSending(name, applicationId, outcome);
  }

  async #whileSending(
    title: string,
    applicationId: string,
    outcome: Promise<InteractionOutcome>,
  ): Promise<void> {
    const log = this.#log;
    const done = log.sending(this.world.hello.member, this.#app(applicationId), title);
    const result = await this.#try(outcome, NO_ANSWER);
    done(result.kind === 'failed' ? result.error.message : undefined);
    this.#show(result, log);
  }

  #afterComponent(message: ClientMessage, outcome: InteractionOutcome): InteractionOutcome {
    if (outcome.kind === 'failed') {
      this.#log.showComponentError(message.id, outcome.error.message);
      this.#shell.announce(outcome.error.message);
    }
    this.#show(outcome, this.#log, message.author);
    return outcome;
  }

  #show(outcome: InteractionOutcome, log: MessageLog, app?: APIUser): void {
    if (outcome.kind === 'modal') {
      const from = app ?? this.world.app(this.#commands[0]?.application_id ?? '');
      openModal(outcome.modal, from ? displayName(from) : 'the app', this, async (values) => {
        const call = this.#connection.call('submit', this.channelId, outcome.interactionId, values);
        const answer = await this.#try(call, 'Something went wrong. Try again.');
        if (answer.kind === 'failed') return answer.error.message;
        this.#show(answer, log);
        return undefined;
      });
    }
    // The event with the same message may have come first, even with a later edit: that one is newer.
    if (outcome.kind === 'message' && log === this.#log && !log.has(outcome.message.id))
      log.put({ ...outcome.message, ephemeral: outcome.ephemeral });
  }

  async #try(call: Promise<InteractionOutcome>, otherwise = FAILED): Promise<InteractionOutcome> {
    try {
      return await call;
    } catch {
      return { kind: 'failed', error: { message: otherwise } };
    }
  }

  #app(applicationId: string): APIUser {
    const unknown = {
      id: applicationId,
      username: 'App',
      global_name: null,
      discriminator: '0',
      avatar: null,
    };
    return this.world.app(applicationId) ?? { ...unknown, bot: true };
  }

  // The open channel.

  async #fill(): Promise<void> {
    const log = this.#log;
    this.#unread.delete(this.channelId);
    this.#shell.showChannel(this.#channel);
    this.#drawSidebar();
    void this.#loadCommands();
    const messages = await this.#connection.call('messages', this.channelId).catch(() => []);
    if (log !== this.#log) return;
    for (const message of messages) {
      this.world.meet(message.author);
      if (!log.has(message.id)) log.put(message);
    }
    log.loaded();
  }

  async #loadCommands(): Promise<void> {
    const composer = this.#composer;
    const commands = await this.#connection.call('commands', this.channelId).catch(() => []);
    if (composer !== this.#composer) return;
    this.#commands = commands;
    composer.setCommands(runnables(commands));
  }

  #makeLog(): MessageLog {
    const { scroller, jump } = this.#shell;
    const beginning = welcome(this.#channel, this.world.hello, {
      run: (example) => this.#composer.run(example),
      changeMember: () => this.#shell.changeMember(),
    });
    return new MessageLog(scroller, jump, this, beginning);
  }

  #makeComposer(): Composer {
    const composer = new Composer({
      world: this.world,
      channelId: this.channelId,
      channelLabel: channelLabel(this.#channel),
      announcer: this.#shell.announcer,
      appName: (id) => displayName(this.#app(id)),
      autocomplete: (typed, focused) => this.#connection.call('autocomplete', typed, focused),
      run: (typed, runnable) => void this.#run(typed, runnable),
      say: async (text) => {
        try {
          await this.#connection.call('say', this.channelId, text);
          return true;
        } catch (error) {
          this.#shell.announce(error instanceof Error ? error.message : FAILED, true);
          return false;
        }
      },
    });
    // In a forum itself nothing is written.
    this.#shell.composerPlace.replaceChildren(...(isForum(this.#channel) ? [] : [composer.element]));
    return composer;
  }

  #countUnread(channelId: string): void {
    this.#unread.set(channelId, (this.#unread.get(channelId) ?? 0) + 1);
    this.#drawSidebar();
  }

  #drawSidebar(): void {
    const { rail, channelList } = this.#shell;
    const focused = document.activeElement;
    const position = focused
      ? [...channelList.querySelectorAll('button')].indexOf(focused as HTMLButtonElement)
      : -1;
    const state = { world: this.world, openChannelId: this.channelId, unread: this.#unread };
    renderSidebar(rail, channelList, state, (id) => this.goToChannel(id));
    if (position >= 0) channelList.querySelectorAll('button')[position]?.focus();
  }
}
