/** An embed: skyra's frame and colour bar, with our markdown inside. */
import type { APIEmbed, APIEmbedField } from 'discord.js';
import { h } from './element.ts';
import { isWebUrl, link, renderMarkdown } from './render-markdown.ts';
import { formatSent } from './timestamp.ts';
import type { View } from './view.ts';

/** Discord puts up to three inline fields side by side. */
const INLINE_PER_ROW = 3;

export function renderEmbed(embed: APIEmbed, view: View): HTMLElement {
  const element = h('discord-embed', { slot: 'embeds' });
  if (embed.color !== undefined)
    element.style.setProperty('--embed-color', `#${embed.color.toString(16).padStart(6, '0')}`);
  if (embed.author) {
    element.authorName = embed.author.name;
    if (isWebUrl(embed.author.url)) element.authorUrl = embed.author.url;
    if (embed.author.icon_url) element.authorImage = embed.author.icon_url;
  }
  if (embed.thumbnail) {
    element.thumbnail = embed.thumbnail.url;
    element.classList.add('with-thumbnail');
  }
  if (embed.title) element.append(title(embed.title, embed.url, view));
  if (embed.description)
    element.append(
      h('discord-embed-description', { slot: 'description' }, renderMarkdown(embed.description, view)),
    );
  if (embed.fields?.length) element.append(fields(embed.fields, view));
  if (embed.image)
    element.append(picture(embed.image.url, embed.image.description ?? embed.title ?? '', 'footer'));
  if (embed.footer || embed.timestamp) element.append(footer(embed, view));
  return element;
}

// Skyra's own title and field names take plain text only, while Discord renders markdown in both.
function title(text: string, url: string | undefined, view: View): HTMLElement {
  const content = renderMarkdown(text, view);
  return h('div', { slot: 'description', class: 'embed-title' }, url ? link(url, content) : content);
}

function fields(all: readonly APIEmbedField[], view: View): HTMLElement {
  const rows = h('discord-embed-fields', { slot: 'fields' });
  for (const row of fieldRows(all))
    for (const field of row)
      rows.append(
        h(
          'discord-embed-field',
          { class: field.inline ? `of-${row.length}` : null },
          h('div', { class: 'field-name' }, renderMarkdown(field.name, view)),
          h('div', {}, renderMarkdown(field.value, view)),
        ),
      );
  return rows;
}

function fieldRows(all: readonly APIEmbedField[]): APIEmbedField[][] {
  const rows: APIEmbedField[][] = [];
  for (const field of all) {
    const row = rows.at(-1);
    const joins = field.inline && row?.[0]?.inline && row.length < INLINE_PER_ROW;
    if (joins) row.push(field);
    else rows.push([field]);
  }
  return rows;
}

type FooterElement = HTMLElementTagNameMap['discord-embed-footer'];

function footer(embed: APIEmbed, view: View): HTMLElement {
  const element = h('discord-embed-footer', { slot: 'footer' }, embed.footer?.text);
  if (embed.footer?.icon_url) element.footerImage = embed.footer.icon_url;
  if (embed.timestamp) {
    element.dataset['sent'] = String(Date.parse(embed.timestamp));
    element.timestamp = formatSent(Date.parse(embed.timestamp), view.world.now());
  }
  return element;
}

/** Writes the times in the cards' footers anew, as they are told at `now`. */
export function showFooterTimes(root: ParentNode, now: number): void {
  for (const footer of root.querySelectorAll<FooterElement>('discord-embed-footer[data-sent]'))
    footer.timestamp = formatSent(Number(footer.dataset['sent']), now);
}

/** A picture that opens in full size. `alt` is what the app wrote about it, or the card's title. */
export function picture(url: string, alt: string, slot: string | null): HTMLElement {
  const name = alt || 'Image';
  return h(
    'a',
    { class: 'picture', slot, href: url, target: '_blank', rel: 'noreferrer noopener', 'aria-label': name },
    h('img', { src: url, alt: name }),
  );
}
