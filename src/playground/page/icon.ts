import type { APIChannel } from 'discord.js';
import { CHANNEL } from './discord-numbers.ts';
import { isForum, isThread, recipients } from './world.ts';

/** Drawn here, in 24×24: the page loads no pictures from anywhere. */
const PATHS = {
  channel: 'M10 3 8 21M16 3l-2 18M4 8.5h16.5M3.5 15.5H20',
  announcement: 'M4 10v4h3l9 5V5L7 10ZM19 9.5a4 4 0 0 1 0 5M8 14v5h3v-3.5',
  voice: 'M4 9.5v5h4l5 4.5V5L8 9.5ZM16 9a4.5 4.5 0 0 1 0 6M18.5 6a9 9 0 0 1 0 12',
  forum: 'M3 5h13v9H9l-4 3v-3H3ZM19 9h2v8h-2v3l-4-3h-5',
  thread: 'M6 3v9a3 3 0 0 0 3 3h10M15 11l4 4-4 4',
  event: 'M4 6h16v14H4ZM4 10.5h16M8.5 3v4M15.5 3v4',
  at: 'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-3.5 7.1',
  role: 'M12 3 5 6v5c0 4.5 3 8 7 10 4-2 7-5.5 7-10V6Z',
  slash: 'M16 4 8 20',
  down: 'm6 9 6 6 6-6',
  close: 'M5 5l14 14M19 5 5 19',
  menu: 'M4 6h16M4 12h16M4 18h16',
  send: 'M4 12 20 4l-5 16-3.5-6.5ZM11.5 13.5 20 4',
  eye: 'M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7-10-7-10-7Zm13 0a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z',
  warning: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5v6M12 16v.5',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  link: 'M13 5h6v6M19 5l-9 9M11 6H6v12h12v-5',
  theme: 'M12 3a9 9 0 1 0 9 9 6.5 6.5 0 0 1-9-9Z',
  chat: 'M4 5h16v11H10l-4 4v-4H4Z',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3.5 2',
  file: 'M6 3h8l5 5v13H6ZM14 3v5h5',
  check: 'm5 12.5 4.5 4.5L19 7',
} as const;

type IconName = keyof typeof PATHS;

const SVG = 'http://www.w3.org/2000/svg';

/** Hidden from screen readers: the control around it has the name. */
export function icon(name: IconName, size = 20): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('width', String(size));
  svg.setAttribute('height', String(size));
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** Discord's sign for a channel of its kind. */
export function channelIcon(channel: APIChannel): IconName {
  if (recipients(channel).length > 0) return 'at';
  if (isThread(channel)) return 'thread';
  switch (channel.type) {
    case CHANNEL.voice:
    case CHANNEL.stage:
      return 'voice';
    case CHANNEL.announcement:
      return 'announcement';
    default:
      return isForum(channel) ? 'forum' : 'channel';
  }
}
