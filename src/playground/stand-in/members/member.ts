/** A member's Discord app at work: it runs commands, presses buttons, fills in forms. */
import {
  type APIApplicationCommand,
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  MessageType,
} from 'discord.js';
import type { InteractionOutcome, MemberClient, TypedCommand } from '../../client.ts';
import type { Owners } from '../commands/owners.ts';
import { ownersOf, usableCommands } from '../commands/visibility.ts';
import { guildOfApp } from '../discord.ts';
import { InteractionKind } from '../interactions/store.ts';
import { userObject } from '../world/objects.ts';
import type { ChannelState, StoredMessage } from '../world/state.ts';
import { begin, type Settled } from './begin.ts';
import { componentData, usableComponent } from './pressed.ts';
import { ClientRefusal, refuse } from './refusal.ts';
import { Resolved } from './resolved.ts';
import { Screen } from './screen.ts';
import { modalData } from './submitted.ts';
import { sentOptions } from './typed-options.ts';

const CHAT_INPUT = 1;
const USER_MENU = 2;

interface OpenModal {
  modal: APIModalInteractionResponseCallbackData;
  channelId: string;
  source: StoredMessage | undefined;
  owners: Owners;
  triggering: object;
}

export class Member extends Screen implements MemberClient {
  readonly #modals = new Map<string, OpenModal>();

  async autocomplete(typed: TypedCommand, focused: string): Promise<APIApplicationCommandOptionChoice[]> {
    const settled = await this.#command(typed, focused);
    if (settled.kind === 'choices') return settled.choices as APIApplicationCommandOptionChoice[];
    throw new Error(settled.kind === 'failed' ? settled.error.message : 'Loading options failed');
  }

  run(typed: TypedCommand): Promise<InteractionOutcome> {
    return this.#attempt(typed.channelId, () => this.#command(typed));
  }

  runOn(name: string, channelId: string, targetId: string): Promise<InteractionOutcome> {
    return this.#attempt(channelId, () => {
      const channel = this.channel(channelId);
      const command = this.#usable(channel, name, (type) => type !== CHAT_INPUT);
      const resolved = new Resolved(this.discord, channel, this.id);
      const onUser = Number(command.type) === USER_MENU;
      const found = onUser ? resolved.addUser(targetId) : resolved.addMessage(targetId);
      if (!found) refuse('That is not here any more.');
      const target = onUser
        ? { target_user: userObject(this.discord.world, targetId) }
        : { target_message_id: targetId };
      return this.#send(channel, command, [], resolved, {
        data: { target_id: targetId },
        metadata: target,
        replyType: MessageType.ContextMenuCommand,
      });
    });
  }

  press(channelId: string, messageId: string, customId: string): Promise<InteractionOutcome> {
    return this.#use(channelId, messageId, customId, undefined);
  }

  choose(
    channelId: string,
    messageId: string,
    customId: string,
    values: readonly string[],
  ): Promise<InteractionOutcome> {
    return this.#use(channelId, messageId, customId, values);
  }

  submit(
    channelId: string,
    interactionId: string,
    values: Readonly<Record<string, string>>,
  ): Promise<InteractionOutcome> {
    return this.#attempt(channelId, async () => {
      const open = this.#modals.get(interactionId);
      if (open?.channelId !== channelId) return refuse('This form is not open.');
      const channel = this.channel(channelId);
      const { source, owners } = open;
      const data = modalData(this.discord, channel, this.id, open.modal, values);
      const kind = InteractionKind.ModalSubmit;
      const settled = await begin(
        this.discord,
        { kind, userId: this.id, channel, owners, data, source },
        {
          metadata: { triggering_interaction_metadata: open.triggering },
          replyType: source ? MessageType.Reply : MessageType.ChatInputCommand,
        },
      );
      // The form stays open when sending it failed, so that nothing typed is lost.
      if (settled.kind !== 'failed') this.#modals.delete(interactionId);
      return settled;
    });
  }

  #usable(channel: ChannelState, name: string, fits: (type: number) => boolean): APIApplicationCommand {
    const usable = usableCommands(this.discord, channel, this.id);
    const found = usable.find((each) => each.name === name && fits(each.type));
    return found ?? refuse(`There is no command ${name} that you can use here.`);
  }

  async #command(typed: TypedCommand, focused?: string): Promise<Settled> {
    const channel = this.channel(typed.channelId);
    const command = this.#usable(channel, typed.command, (type) => type === CHAT_INPUT);
    const resolved = new Resolved(this.discord, channel, this.id);
    let focusedType: number | undefined;
    const focus =
      focused === undefined
        ? undefined
        : {
            name: focused,
            found: (type: number) => {
              focusedType = type;
            },
          };
    const options = sentOptions(command, typed, resolved, focus);
    return this.#send(channel, command, options, resolved, {
      data: {},
      replyType: MessageType.ChatInputCommand,
      path: typed.path ?? [],
      focusedType,
    });
  }

  async #send(
    channel: ChannelState,
    command: APIApplicationCommand,
    options: readonly object[],
    resolved: Resolved,
    more: {
      data: object;
      metadata?: object;
      replyType: number;
      path?: readonly string[];
      focusedType?: number | undefined;
    },
  ): Promise<Settled> {
    const scope = command.guild_id;
    const owners: Owners | undefined =
      scope === undefined ? ownersOf(this.discord, command, channel, this.id) : { 0: scope };
    if (!owners) return refuse('You cannot use this command here.');
    const kind = more.focusedType === undefined ? InteractionKind.Command : InteractionKind.Autocomplete;
    const data = {
      id: command.id,
      name: command.name,
      type: command.type,
      ...(options.length > 0 && { options }),
      ...(resolved.data && { resolved: resolved.data }),
      ...(scope && { guild_id: scope }),
      ...more.data,
    };
    const name = [command.name, ...(more.path ?? [])].join(' ');
    const settled = await begin(
      this.discord,
      { kind, userId: this.id, channel, owners, data },
      {
        metadata: more.metadata ?? {},
        legacy: { type: InteractionKind.Command, name, user: this.user },
        replyType: more.replyType,
        focusedType: more.focusedType,
      },
    );
    return this.#remember(settled, channel, undefined, owners);
  }

  #use(
    channelId: string,
    messageId: string,
    customId: string,
    values: readonly string[] | undefined,
  ): Promise<InteractionOutcome> {
    return this.#attempt(channelId, async () => {
      const channel = this.channel(channelId);
      const source = channel.messages.get(messageId);
      if (!source || !this.sees(channel, source)) return refuse('This message is not here any more.');
      const component = usableComponent(source, customId);
      const data = componentData(this.discord, channel, this.id, component, values);
      const owners = this.#ownersOfMessage(channel, source);
      const settled = await begin(
        this.discord,
        { kind: InteractionKind.Component, userId: this.id, channel, owners, data, source },
        { metadata: { interacted_message_id: messageId }, replyType: MessageType.Reply },
      );
      return this.#remember(settled, channel, source, owners);
    });
  }

  /** A component belongs to whoever's installation made its message. */
  #ownersOfMessage(channel: ChannelState, { message }: StoredMessage): Owners {
    const made = message.interaction_metadata?.authorizing_integration_owners as Owners | undefined;
    if (made) return made;
    const guild = guildOfApp(this.discord, channel.guildId);
    return { 0: guild?.id ?? '0' };
  }

  #remember(
    settled: Settled,
    channel: ChannelState,
    source: StoredMessage | undefined,
    owners: Owners,
  ): Settled {
    if (settled.kind !== 'modal') return settled;
    const triggering = this.discord.interactions.find(settled.interactionId)?.metadata ?? {};
    const open = { modal: settled.modal, channelId: channel.id, source, owners, triggering };
    // The app shows one form at a time.
    this.#modals.clear();
    this.#modals.set(settled.interactionId, open);
    return settled;
  }

  /** What the member's app itself refuses is shown like a failure, and nothing is sent. */
  async #attempt(channelId: string, act: () => Promise<Settled>): Promise<InteractionOutcome> {
    try {
      const settled = await act();
      if (settled.kind !== 'choices') return settled;
      throw new Error('expected an answer to a command, got choices');
    } catch (error) {
      if (!(error instanceof ClientRefusal)) throw error;
      const { message } = error;
      this.discord.feeds.tell(this.id, { type: 'interaction-failed', channelId, error: { message } });
      return { kind: 'failed', error: { message } };
    }
  }
}
