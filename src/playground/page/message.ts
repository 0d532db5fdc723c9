/** One message as Discord shows it: header, text, files, embeds, components, and whether it is private. */
import type { APIUser } from 'discord.js';
import type { ClientMessage } from '../client.ts';
import { renderAttachments } from './attachment.ts';
import { avatarUrl, displayName } from './avatar.ts';
import { renderRows } from './components.ts';
import { FLAG } from './discord-numbers.ts';
import { h } from './element.ts';
import { renderEmbed } from './embed.ts';
import { icon } from './icon.ts';
import { renderMessageMenu } from './message-menu.ts';
import { renderMarkdown } from './render-markdown.ts';
import { formatSent } from './timestamp.ts';
import type { View } from './view.ts';

type MessageElement = HTMLElementTagNameMap['discord-message'];

export function renderMessage(message: ClientMessage, view: View): MessageElement {
  const element = frame(message.author, Date.parse(message.timestamp), message.ephemeral, view);
  element.id = `message-${message.id}`;
  element.edited = Boolean(message.edited_timestamp);
  const thinking = Boolean((message.flags ?? 0) & FLAG.loading);
  const parts = [
    renderMessageMenu(message, view),
    header(message),
    thinking ? waiting(`${displayName(message.author)} is thinking…`) : content(message.content, view),
    renderAttachments(shownAttachments(message)),
    ...message.embeds.map((embed) => renderEmbed(embed, view)),
    ...renderRows(message, view),
    h('div', { slot: 'reactions', class: 'component-error' }),
    message.ephemeral && privateNote(() => view.dismiss(message)),
  ];
  element.append(...parts.filter((part) => part !== null && part !== false));
  return element;
}

/** A command on its way: shown from Enter until the app's first answer. */
export function renderSending(member: APIUser, app: APIUser, command: string, view: View): MessageElement {
  const element = frame(app, view.world.now(), false, view);
  element.append(commandHeader(member, command), waiting('Sending command…'));
  return element;
}

/** What Discord leaves on the member's own screen when the app did not answer. */
export function renderFailure(
  member: APIUser,
  app: APIUser,
  command: string,
  error: string,
  view: View,
): MessageElement {
  const element = frame(app, view.world.now(), true, view);
  element.append(
    commandHeader(member, command),
    h('div', { class: 'failure' }, icon('warning', 16), error),
    privateNote(() => element.remove()),
  );
  return element;
}

/** "This interaction failed", under the components that caused it. */
export function showComponentError(element: Element, error: string): void {
  element.querySelector('.component-error')?.replaceChildren(icon('warning', 16), error);
}

function frame(author: APIUser, sent: number, isPrivate: boolean, view: View): MessageElement {
  const element = h('discord-message', {
    role: 'article',
    class: `first-of-group ${isPrivate ? 'private' : ''}`,
  });
  element.author = displayName(author);
  element.avatar = avatarUrl(author);
  element.bot = author.bot ?? false;
  element.dataset['sent'] = String(sent);
  showSent(element, view.world.now());
  return element;
}

/** Writes into the header when the message was sent, as that is told at `now`. */
export function showSent(element: MessageElement, now: number): void {
  const time = formatSent(Number(element.dataset['sent']), now);
  if (element.timestamp === time) return;
  const note = element.classList.contains('private') ? ', only you can see this' : '';
  element.timestamp = time;
  element.setAttribute('aria-label', `${element.author}${element.bot ? ' (app)' : ''}, ${time}${note}`);
}

function header(message: ClientMessage): HTMLElement | null {
  const { interaction, interaction_metadata: metadata } = message;
  if (interaction) {
    const onTarget = metadata && ('target_message_id' in metadata || 'target_user' in metadata);
    return commandHeader(interaction.user, interaction.name, Boolean(onTarget));
  }
  const original = message.referenced_message;
  if (!original) return null;
  const reply = h('discord-reply', { slot: 'reply' }, original.content || 'Click to see attachment');
  reply.author = displayName(original.author);
  reply.avatar = avatarUrl(original.author);
  reply.bot = original.author.bot ?? false;
  return reply;
}

function commandHeader(member: APIUser, name: string, onTarget = false): HTMLElement {
  if (onTarget)
    return h(
      'div',
      { slot: 'reply', class: 'context-header' },
      h('img', { src: avatarUrl(member), alt: '' }),
      h('b', {}, displayName(member)),
      ' used ',
      h('span', { class: 'mention' }, name),
    );
  const command = h('discord-command', { slot: 'reply' });
  command.type = 'slash_command';
  command.author = displayName(member);
  command.avatar = avatarUrl(member);
  command.command = name;
  // Skyra's sign before the name is a picture without a name to a screen reader.
  void command.updateComplete.then(() =>
    command.shadowRoot?.querySelector('svg')?.setAttribute('aria-hidden', 'true'),
  );
  return command;
}

function content(source: string, view: View): HTMLElement | null {
  return source ? h('div', { class: 'markdown' }, renderMarkdown(source, view)) : null;
}

function waiting(text: string): HTMLElement {
  const dots = h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
  return h('span', { class: 'waiting' }, dots, text);
}

function privateNote(dismiss: () => void): HTMLElement {
  return h(
    'div',
    { slot: 'thread', class: 'private-note' },
    icon('eye', 16),
    'Only you can see this · ',
    h('button', { type: 'button', class: 'link-button', onclick: dismiss }, 'Dismiss message'),
  );
}

/** Discord does not repeat a file below the card that already shows it. */
function shownAttachments(message: ClientMessage): ClientMessage['attachments'] {
  const inCards = new Set(
    message.embeds.flatMap((embed) => [embed.image?.url, embed.thumbnail?.url, embed.footer?.icon_url]),
  );
  return message.attachments.filter(({ url }) => !inCards.has(url));
}
