/** Draws the pictures of an answer before it is sent. */
import type { APIEmbed } from 'discord.js';
import { LIMITS } from '../cards/limits.ts';
import type { ReadyFile, ReadyReply, Reply } from '../cards/reply.ts';
import { clip } from '../cards/text.ts';
import type { PictureRequest } from '../pictures/index.ts';

/** @returns undefined where it cannot be drawn now. Never rejects. */
export type Draw = (request: PictureRequest) => Promise<Buffer | undefined>;

const LEFT_OUT = 'Without its picture this time';

export async function withPictures({ files, ...reply }: Reply, draw: Draw): Promise<ReadyReply> {
  if (!files) return reply;
  const ready: ReadyFile[] = [];
  let { embeds } = reply;
  for (const file of files) {
    const data = 'data' in file ? file.data : await draw(file.picture);
    if (data) ready.push({ name: file.name, data, ...(file.alt === undefined ? {} : { alt: file.alt }) });
    else embeds = embeds.map((embed) => withoutPicture(embed, file.name));
  }
  return { ...reply, embeds, files: ready };
}

function withoutPicture({ image, ...embed }: APIEmbed, name: string): APIEmbed {
  if (image?.url !== `attachment://${name}`) return image ? { ...embed, image } : embed;
  const text = [embed.footer?.text, LEFT_OUT].filter(Boolean).join(' · ');
  return { ...embed, footer: { ...embed.footer, text: clip(text, LIMITS.embedFooter) } };
}
