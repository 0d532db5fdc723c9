/** Embeds in requests (Discord docs, Message Resource: Embed Limits). */
import { z } from 'zod';
import { fault, lengthOf, list, text, url, wholeNumber } from './checks.ts';

const WEB = ['http', 'https'];
const WEB_OR_FILE = [...WEB, 'attachment'];

/** `description` is its alternative text; Discord has taken it since 2026 (discord-api-docs, issue 8373). */
const picture = z.object({ url: url(WEB_OR_FILE), description: text({ max: 1024 }).nullish() });

const embed = z
  .object({
    title: text({ max: 256, trim: true }).nullish(),
    description: text({ max: 4096, trim: true }).nullish(),
    url: url(WEB).nullish(),
    color: wholeNumber(0, 0xffffff).nullish(),
    timestamp: z
      .string()
      .superRefine((value, ctx) => {
        if (!/^\d{4}-\d\d-\d\d/.test(value) || Number.isNaN(Date.parse(value))) {
          ctx.addIssue(fault('DATETIME_TYPE_PARSE', `Could not parse ${value}. Should be ISO8601.`));
        }
      })
      .nullish(),
    footer: z
      .object({ text: text({ min: 1, max: 2048, trim: true }), icon_url: url(WEB_OR_FILE).nullish() })
      .nullish(),
    author: z
      .object({
        name: text({ min: 1, max: 256, trim: true }),
        url: url(WEB).nullish(),
        icon_url: url(WEB_OR_FILE).nullish(),
      })
      .nullish(),
    image: picture.nullish(),
    thumbnail: picture.nullish(),
    fields: list(
      z.object({
        name: text({ min: 1, max: 256, trim: true }),
        value: text({ min: 1, max: 1024, trim: true }),
        inline: z.boolean().nullish(),
      }),
      { max: 25 },
    ).nullish(),
  })
  .superRefine((value, ctx) => {
    const shown = value.title || value.description || value.footer || value.author || value.fields?.length;
    if (!shown && !value.image && !value.thumbnail) {
      ctx.addIssue(fault('BASE_TYPE_REQUIRED', 'This field is required', ['description']));
    }
  });

export type EmbedForm = z.output<typeof embed>;

/** The characters of an embed that count towards the 6000 of a message. */
function embedLength(value: EmbedForm): number {
  const parts = [value.title, value.description, value.footer?.text, value.author?.name];
  for (const field of value.fields ?? []) parts.push(field.name, field.value);
  return parts.reduce((sum, part) => sum + lengthOf(part ?? ''), 0);
}

export const embeds = list(embed, { max: 10 }).superRefine((values, ctx) => {
  const total = values.reduce((sum, value) => sum + embedLength(value), 0);
  if (total > 6000) {
    ctx.addIssue(fault('MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000'));
  }
});
