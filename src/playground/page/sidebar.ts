/** Servers and their channels on the left, as a drawer on a phone. */
import type { APIChannel } from 'discord.js';
import { avatarUrl, initials } from './avatar.ts';
import { h, replaceChildren } from './element.ts';
import { channelIcon, icon } from './icon.ts';
import type { Guild } from './protocol.ts';
import { formatTimestamp } from './timestamp.ts';
import { channelName, isThread, recipients, type World } from './world.ts';

/** Status of a scheduled event (Discord docs, Guild Scheduled Event Resource). */
const UNDER_WAY = 2;

interface SidebarState {
  world: World;
  openChannelId: string;
  /** How many messages came into each channel while another was open. */
  unread: ReadonlyMap<string, number>;
}

/** Draws `rail` (servers) and `list` (channels of the open server). */
export function renderSidebar(
  rail: HTMLElement,
  list: HTMLElement,
  state: SidebarState,
  open: (channelId: string) => void,
): void {
  const { world, openChannelId } = state;
  const { guilds, directMessages } = world.hello;
  const guild = world.guildOf(openChannelId);
  const home = directMessages[0];
  replaceChildren(
    rail,
    home && place('Direct messages', icon('chat', 26), !guild, directMessages, state, () => open(home.id)),
    home && h('hr'),
    ...guilds.map((each) => {
      const first = each.channels[0];
      return (
        first &&
        place(each.name, initials(each.name), each === guild, each.channels, state, () => open(first.id))
      );
    }),
  );
  const channels = guild?.channels ?? directMessages;
  replaceChildren(
    list,
    h('h2', { class: 'guild-name' }, guild?.name ?? 'Direct messages'),
    eventList(guild, world.now()),
    h('ul', {}, ...byParent(channels).map((channel) => h('li', {}, channelButton(channel, state, open)))),
  );
}

/** A server's scheduled events above its channels, where Discord has them too. */
function eventList(guild: Guild | undefined, now: number): HTMLElement | false {
  if (!guild || guild.events.length === 0) return false;
  const when = ({ status, scheduled_start_time: start }: Guild['events'][number]) =>
    status === UNDER_WAY ? 'Happening now' : formatTimestamp(Date.parse(start) / 1000, 'f', now);
  return h(
    'ul',
    { class: 'events', 'aria-label': 'Events' },
    ...guild.events.map((event) =>
      h(
        'li',
        { title: event.description ?? '' },
        icon('event'),
        h('span', {}, h('b', {}, event.name), h('span', { class: 'event-when' }, when(event))),
      ),
    ),
  );
}

/** Each channel with its threads below it. */
function byParent(channels: readonly APIChannel[]): APIChannel[] {
  const parentOf = (channel: APIChannel) =>
    (isThread(channel) && 'parent_id' in channel && channel.parent_id) || undefined;
  const threads = Map.groupBy(channels, parentOf);
  const shown = (threads.get(undefined) ?? []).flatMap((channel) => [
    channel,
    ...(threads.get(channel.id) ?? []),
  ]);
  // A thread whose channel this member does not see stands at the end.
  return [...shown, ...channels.filter((channel) => !shown.includes(channel))];
}

function place(
  name: string,
  content: Node | string,
  current: boolean,
  channels: readonly APIChannel[],
  { unread }: SidebarState,
  open: () => void,
): HTMLElement {
  const news = channels.some(({ id }) => unread.get(id));
  // Who tells a program by voice what to press says what is to be seen.
  const letters = typeof content === 'string' && content;
  return h(
    'button',
    {
      type: 'button',
      class: `place ${news ? 'unread' : ''}`,
      title: name,
      'aria-label': [letters, name, news && 'unread messages'].filter(Boolean).join(', '),
      'aria-current': current ? 'true' : null,
      onclick: open,
    },
    content,
  );
}

function channelButton(
  channel: APIChannel,
  { openChannelId, unread }: SidebarState,
  open: (channelId: string) => void,
): HTMLElement {
  const name = channelName(channel);
  const count = unread.get(channel.id) ?? 0;
  const [person] = recipients(channel);
  const kind = isThread(channel) ? 'thread' : '';
  return h(
    'button',
    {
      type: 'button',
      class: `channel ${kind} ${count > 0 ? 'unread' : ''}`,
      'aria-current': channel.id === openChannelId ? 'page' : null,
      onclick: () => open(channel.id),
    },
    person ? h('img', { src: avatarUrl(person), alt: '' }) : icon(channelIcon(channel)),
    h('span', { class: 'channel-name' }, name),
    count > 0 && h('span', { class: 'badge', 'aria-label': `${count} unread` }, String(count)),
  );
}
