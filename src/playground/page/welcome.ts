/** What stands before the first message of a channel: where one is, and what to do first. */
import type { APIChannel } from 'discord.js';
import { h } from './element.ts';
import { channelIcon, icon } from './icon.ts';
import type { Hello } from './protocol.ts';
import { channelLabel, isForum, recipients } from './world.ts';

interface WelcomeHost {
  /** Runs a command as typed. */
  run(example: string): void;
  /** To where another member is chosen. */
  changeMember(): void;
}

export function welcome(channel: APIChannel, { title, examples }: Hello, host: WelcomeHost): HTMLElement {
  const direct = recipients(channel).length > 0;
  const label = channelLabel(channel);
  if (isForum(channel))
    return h(
      'div',
      { class: 'welcome' },
      h('div', { class: 'welcome-icon' }, icon(channelIcon(channel), 42)),
      h('h2', {}, `Welcome to ${label}!`),
      h(
        'p',
        {},
        'A forum: its posts stand below it in the list of channels, and each is a thread of its own.',
      ),
    );
  return h(
    'div',
    { class: 'welcome' },
    h('div', { class: 'welcome-icon' }, icon(channelIcon(channel), 42)),
    h('h2', {}, direct ? label.slice(1) : `Welcome to ${label}!`),
    h(
      'p',
      {},
      h('b', {}, title),
      ': the whole bot, and members to play, in a Discord that is only on this machine. Type / to see what the app can do',
      examples.length > 0 && ', or begin with one of these:',
      examples.length === 0 && '.',
    ),
    h(
      'div',
      { class: 'chips' },
      ...examples.map((example) => chip(example, () => host.run(example))),
      chip('Be another member', () => host.changeMember()),
    ),
  );
}

const chip = (text: string, onclick: () => void) =>
  h('button', { type: 'button', class: 'chip', onclick }, text);
