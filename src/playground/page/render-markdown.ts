/** Discord's markdown as elements. Text is only ever set as text, and links only lead to http and https. */

import { displayName } from './avatar.ts';
import { h } from './element.ts';
import { type MarkdownNode, parseMarkdown } from './markdown.ts';
import { formatTimestamp } from './timestamp.ts';
import type { View } from './view.ts';
import { channelName, type World } from './world.ts';

/** The elements for what an app or a member wrote. */
export function renderMarkdown(source: string, view: View): DocumentFragment {
  return render(parseMarkdown(source), view);
}

function render(nodes: readonly MarkdownNode[], view: View): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const node of nodes) fragment.append(renderNode(node, view));
  return fragment;
}

const INLINE = { bold: 'strong', italic: 'em', underline: 'u', strike: 's', quote: 'blockquote' } as const;

function renderNode(node: MarkdownNode, view: View): Node {
  switch (node.type) {
    case 'text':
      return document.createTextNode(node.text);
    case 'break':
      return h('br');
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strike':
    case 'quote':
      return h(INLINE[node.type], {}, render(node.content, view));
    case 'subtext':
      return h('small', { class: 'subtext' }, render(node.content, view));
    case 'heading':
      // Below the page's own h1 and h2, so that the outline a screen reader lists stays true.
      return h(`h${node.level + 2}` as 'h3', { class: `md-h${node.level}` }, render(node.content, view));
    case 'code':
      return h('code', {}, node.text);
    case 'code-block':
      // Scrolls sideways when lines are long: the keyboard must reach it.
      return h('pre', { tabindex: 0 }, h('code', {}, node.text));
    case 'spoiler':
      return spoiler(render(node.content, view));
    case 'link':
      return link(node.target, render(node.content, view));
    case 'list':
      return h(
        node.ordered ? 'ol' : 'ul',
        node.ordered ? { start: node.start } : {},
        ...node.items.map((item) => h('li', {}, render(item, view))),
      );
    case 'timestamp':
      return timestamp(node.seconds, node.style, view.world);
    case 'command':
      return h(
        'button',
        { type: 'button', class: 'mention', onclick: () => view.startCommand(node.name) },
        `/${node.name}`,
      );
    case 'channel':
      return channelMention(node.id, view);
    case 'user':
    case 'role':
      return mention(node.type, nameOf(node.type, node.id, view.world));
  }
}

/** Hidden until clicked or until Enter or Space; screen readers hear "Spoiler" instead of the text. */
function spoiler(content: Node): HTMLElement {
  const hidden = h('span', { class: 'spoiler-text', 'aria-hidden': 'true', inert: true }, content);
  const cover = h(
    'span',
    { class: 'spoiler', role: 'button', tabindex: 0, 'aria-label': 'Spoiler', 'aria-expanded': 'false' },
    hidden,
  );
  const reveal = (event: Event) => {
    if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
    if (cover.classList.contains('revealed')) return;
    event.preventDefault();
    cover.classList.add('revealed');
    hidden.removeAttribute('aria-hidden');
    hidden.removeAttribute('inert');
    // No longer a button: its text is read like any other, and the focus stays where it was.
    cover.removeAttribute('aria-label');
    cover.removeAttribute('aria-expanded');
    cover.setAttribute('role', 'group');
    cover.setAttribute('tabindex', '-1');
  };
  cover.addEventListener('click', reveal);
  cover.addEventListener('keydown', reveal);
  return cover;
}

/** A link to the web, or just its text when it leads elsewhere (`javascript:`, `data:` …). */
export function link(target: string, content: Node): Node {
  if (!isWebUrl(target)) return h('span', {}, content);
  return h('a', { href: target, target: '_blank', rel: 'noreferrer noopener' }, content);
}

export function isWebUrl(url: string | null | undefined): url is string {
  return Boolean(url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol));
}

function timestamp(seconds: number, style: string, world: World): HTMLElement {
  const shown = formatTimestamp(seconds, style, world.now());
  const full = formatTimestamp(seconds, 'F', world.now());
  // Not live: a screen reader would otherwise read out every second of a countdown.
  const attributes = { class: 'timestamp', title: full, 'aria-live': 'off' };
  return h('time', { ...attributes, 'data-seconds': seconds, 'data-style': style }, shown);
}

/** Writes the timestamps in there anew, as they read at `now`. */
export function showTimestamps(root: ParentNode, now: number): void {
  for (const element of root.querySelectorAll<HTMLElement>('time.timestamp')) {
    const shown = formatTimestamp(Number(element.dataset['seconds']), element.dataset['style'] ?? 'f', now);
    if (element.textContent !== shown) element.textContent = shown;
  }
}

function mention(type: 'user' | 'role' | 'channel', name: string): HTMLElement {
  return h('discord-mention', { type }, name);
}

function channelMention(id: string, view: View): HTMLElement {
  const channel = view.world.channel(id);
  if (!channel) return mention('channel', 'unknown');
  return h(
    'button',
    { type: 'button', class: 'mention', onclick: () => view.goToChannel(id) },
    `#${channelName(channel)}`,
  );
}

function nameOf(type: 'user' | 'role', id: string, world: World): string {
  if (type === 'role') return world.role(id)?.name ?? 'unknown-role';
  const user = world.user(id);
  return user ? displayName(user) : 'unknown-user';
}
