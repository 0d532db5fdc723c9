/** From checked requests to the embeds and components that Discord sends back. */
import type { APIAttachment, APIEmbed, APIMessageTopLevelComponent } from 'discord.js';
import { invalidField } from '../errors.ts';
import { type AnyComponent, mediaUrls, walk } from '../validation/components.ts';
import type { EmbedForm } from '../validation/embeds.ts';
import { fileNamed } from './files.ts';

/** Discord leaves unset fields out of embeds and components instead of sending null. */
function withoutNulls<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutNulls) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutNulls(each)])) as Value;
}

/**
 * Embeds as stored, with `attachment://` replaced by the file's URL. `used` collects the files shown:
 * Discord no longer lists those among the message's attachments.
 */
export function shapeEmbeds(
  forms: readonly EmbedForm[],
  files: readonly APIAttachment[],
  used: Set<string>,
): APIEmbed[] {
  const picture = (url: string, path: (string | number)[]) => {
    if (!/^attachment:/i.test(url)) return { url, proxy_url: url };
    const file = fileNamed(files, url);
    if (!file) throw invalidField(path, 'ATTACHMENT_NOT_FOUND', `${url} names no file of this message`);
    used.add(file.id);
    const size = file.width && file.height ? { width: file.width, height: file.height } : {};
    return { url: file.url, proxy_url: file.proxy_url, ...size };
  };
  const described = (
    { url, description }: { url: string; description?: string | null | undefined },
    path: (string | number)[],
  ) => ({ ...picture(url, path), description: description || null });
  return forms.map((form, index) => {
    const at = (...more: string[]) => ['embeds', index, ...more];
    const icon = (url: string | null | undefined, ...path: string[]) => {
      if (url == null) return {};
      const shown = picture(url, at(...path));
      return { icon_url: shown.url, proxy_icon_url: shown.proxy_url };
    };
    return withoutNulls({
      type: 'rich',
      url: form.url,
      title: form.title || null,
      description: form.description || null,
      color: form.color,
      timestamp: form.timestamp && new Date(form.timestamp).toISOString().replace('Z', '000+00:00'),
      fields: form.fields?.map((field) => ({ ...field, inline: field.inline ?? false })),
      author: form.author && { ...form.author, ...icon(form.author.icon_url, 'author', 'icon_url') },
      image: form.image && described(form.image, at('image', 'url')),
      thumbnail: form.thumbnail && described(form.thumbnail, at('thumbnail', 'url')),
      footer: form.footer && { ...form.footer, ...icon(form.footer.icon_url, 'footer', 'icon_url') },
    }) as unknown as APIEmbed;
  });
}

/** Fields that Discord fills in when they are left out. */
function fillIn(component: AnyComponent, files: readonly APIAttachment[]): void {
  const { type } = component;
  if (type === 3 || (type >= 5 && type <= 8)) defaults(component, { min_values: 1, max_values: 1 });
  if (type === 11) defaults(component, { description: null, spoiler: false });
  if (type === 13) {
    const file = fileNamed(files, component.file?.url ?? '');
    defaults(component, { name: file?.filename, size: file?.size, spoiler: false });
  }
  if (type === 14) defaults(component, { spacing: 1, divider: true });
  if (type === 17) defaults(component, { accent_color: null, spoiler: false });
  for (const item of component.items ?? []) defaults(item, { description: null, spoiler: false });
}

function defaults(target: object, values: object): void {
  Object.assign(target, { ...values, ...target });
}

/** Components as stored: each with a numeric id and Discord's defaults, media URLs resolved. */
export function shapeComponents(
  forms: readonly unknown[],
  files: readonly APIAttachment[],
  used: Set<string>,
  newId: () => string,
): APIMessageTopLevelComponent[] {
  const components = withoutNulls(forms) as AnyComponent[];
  const taken = new Set([...walk(components)].map(([each]) => each.id).filter(Boolean));
  let next = 1;
  for (const [each, path] of walk(components)) {
    if (!each.id) {
      while (taken.has(next)) next++;
      each.id = next++;
    }
    fillIn(each, files);
    for (const media of mediaUrls(each)) {
      defaults(media, { id: newId(), proxy_url: media.url });
      if (!/^attachment:/i.test(media.url)) continue;
      const file = fileNamed(files, media.url);
      if (!file) {
        const message = `${media.url} names no file of this message`;
        const code = 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND';
        throw invalidField(['components', ...(path as (string | number)[])], code, message);
      }
      used.add(file.id);
      Object.assign(media, { url: file.url, proxy_url: file.proxy_url, attachment_id: file.id });
    }
  }
  return components as unknown as APIMessageTopLevelComponent[];
}

/** Texts in which a V2 message can mention someone. */
export function displayedTexts(components: readonly unknown[]): string[] {
  return [...walk(components as AnyComponent[])].flatMap(([each]) => each.content ?? []);
}
