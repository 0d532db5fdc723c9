/** People, channels, roles and files that a member picked, as `data.resolved` carries them. */
import { LARGEST_FILE, type PickedFile, TOO_LARGE } from '../../client.ts';
import type { Discord } from '../discord.ts';
import { attach } from '../messages/files.ts';
import { partialChannel, partialMember, userObject } from '../world/objects.ts';
import { channelPermissions } from '../world/permissions.ts';
import type { ChannelState } from '../world/state.ts';
import { refuse } from './refusal.ts';

const UNKNOWN_TYPE = 'application/octet-stream';

export class Resolved {
  readonly #discord: Discord;
  readonly #channel: ChannelState;
  readonly #userId: string;
  readonly #found: Record<string, Record<string, object>> = {};

  constructor(discord: Discord, channel: ChannelState, userId: string) {
    this.#discord = discord;
    this.#channel = channel;
    this.#userId = userId;
  }

  /** Undefined when nothing was picked: Discord leaves it out. */
  get data(): object | undefined {
    return Object.keys(this.#found).length > 0 ? this.#found : undefined;
  }

  addUser(id: string): boolean {
    const { world } = this.#discord;
    const guild = world.guilds.get(this.#channel.guildId ?? '');
    const member = guild?.members.get(id);
    const inDm = !guild && (id === this.#channel.recipientId || id === world.application.id);
    if (!member && !inDm) return false;
    this.#put('users', id, userObject(world, id));
    if (member) {
      const permissions = String(channelPermissions(world, this.#channel, id));
      const { mute: _, deaf: __, ...partial } = partialMember(member);
      this.#put('members', id, { ...partial, permissions });
    }
    return true;
  }

  addRole(id: string): boolean {
    const role = this.#discord.world.guilds.get(this.#channel.guildId ?? '')?.roles.get(id);
    if (!role) return false;
    this.#put('roles', id, role);
    return true;
  }

  addChannel(id: string, types?: readonly number[] | null): boolean {
    const { world } = this.#discord;
    const channel = world.channels.get(id);
    if (channel?.guildId === undefined || channel.guildId !== this.#channel.guildId) return false;
    if (types?.length && !types.includes(channel.type)) return false;
    if (channelPermissions(world, channel, this.#userId) === 0n) return false;
    this.#put('channels', id, partialChannel(world, channel, this.#userId));
    return true;
  }

  addMessage(id: string): boolean {
    const stored = this.#channel.messages.get(id);
    if (!stored || (stored.ephemeralFor ?? this.#userId) !== this.#userId) return false;
    this.#put('messages', id, stored.message);
    return true;
  }

  /** Takes the file as Discord's app uploads it. Returns its id; refuses one that is too large. */
  addFile({ name, type, base64 }: PickedFile): string {
    const data = Buffer.from(base64, 'base64');
    if (data.length > LARGEST_FILE) refuse(TOO_LARGE);
    const { files, origin, newId } = this.#discord;
    const place = { files, origin, newId, channelId: this.#channel.id, ephemeral: true };
    const file = attach(place, { name, contentType: type || UNKNOWN_TYPE, data });
    this.#put('attachments', file.id, file);
    return file.id;
  }

  /** Adds what an option or select of that type holds; refuses what the member could not have picked. */
  add(kind: 'user' | 'role' | 'mentionable' | 'channel', id: string, types?: readonly number[] | null): void {
    const added =
      kind === 'user'
        ? this.addUser(id)
        : kind === 'role'
          ? this.addRole(id)
          : kind === 'channel'
            ? this.addChannel(id, types)
            : this.addUser(id) || this.addRole(id);
    if (!added) refuse(`There is no such ${kind} here.`);
  }

  #put(group: string, id: string, value: object): void {
    this.#found[group] = { ...this.#found[group], [id]: value };
  }
}
