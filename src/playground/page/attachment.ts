/** Files of a message: pictures show, anything else is a line to download. */
import type { APIAttachment } from 'discord.js';
import { h } from './element.ts';
import { picture } from './embed.ts';

const KILOBYTE = 1024;

export function renderAttachments(attachments: readonly APIAttachment[]): HTMLElement | null {
  if (attachments.length === 0) return null;
  return h('discord-attachments', { slot: 'attachments' }, ...attachments.map(renderAttachment));
}

function renderAttachment(attachment: APIAttachment): HTMLElement {
  const isPicture =
    attachment.content_type?.startsWith('image/') ?? /\.(png|jpe?g|gif|webp)$/i.test(attachment.filename);
  if (isPicture) return picture(attachment.url, attachment.description ?? attachment.filename, null);
  const file = h('discord-file-attachment');
  file.name = attachment.filename;
  file.href = attachment.url;
  file.target = '_blank';
  file.bytes = Math.max(1, Math.round(attachment.size / KILOBYTE));
  file.bytesUnit = 'KB';
  return file;
}
