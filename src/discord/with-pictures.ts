/** Draws the pictures of an answer before it is sent. */
import type { APIEmbed } from 'discord.js';
import { LIMITS } from '../cards/limits.ts';
import type { FileToDraw, ReadyFile, ReadyReply, Reply } from '../cards/reply.ts';
import { clip } from '../cards/text.ts';
import type { PictureRequest } from '../pictures/index.ts';

/** @returns undefined where it cannot be drawn now. Never rejects. */
export type Draw = (request: PictureRequest) => Promise<Buffer | undefined>;

type Unready = Pick<FileToDraw, 'name' | 'instead'>;

const LEFT_OUT = 'Without its picture this time';

export async function withPictures({ files, ...reply }: Reply, draw: Draw): Promise<ReadyReply> {
  if (!files) return reply;
  const ready: ReadyFile[] = [];
  let { embeds } = reply;
  for (const file of files) {
    if ('data' in file) {
      ready.push(file);
      continue;
    }
    const data = await draw(file.picture);
    if (data) ready.push({ name: file.name, data, alt: file.alt });
    else embeds = embeds.map((embed) => withoutPicture(embed, file));
  }
  return { ...reply, embeds, files: ready };
}

function withoutPicture({ image, ...embed }: APIEmbed, { name, instead }: Unready): APIEmbed {
  if (image?.url !== `attachment://${name}`) return image ? { ...embed, image } : embed;
  const text = [embed.footer?.text, LEFT_OUT].filter(Boolean).join(' · ');
  const description = instead === undefined ? {} : { description: instead };
  return { ...embed, ...description, footer: { ...embed.footer, text: clip(text, LIMITS.embedFooter) } };
}
