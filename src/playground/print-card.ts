/** A message as text for a terminal. */
import { styleText } from 'node:util';
import {
  type APIEmbed,
  type APIEmbedImage,
  type APIMessageComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';

type Format = Parameters<typeof styleText>[0];

interface Shown {
  embeds?: readonly APIEmbed[];
  components?: readonly APIMessageComponent[] | undefined;
  content?: string;
}

/** @param colours whether to use the terminal's bold and dim. */
export function printCard(message: Shown, isPrivate: boolean, colours: boolean): string {
  const style = (format: Format, text: string) =>
    colours ? styleText(format, text, { validateStream: false }) : text;
  const lines = [
    ...(isPrivate ? [style('dim', '(only you can see this)')] : []),
    ...(message.content ? [plain(message.content, style)] : []),
    ...(message.embeds ?? []).flatMap((embed) => embedLines(embed, style)),
    ...(message.components ?? []).flatMap((component) => componentLines(component, style)),
  ];
  return lines.join('\n');
}

type Style = (format: Format, text: string) => string;

function embedLines(embed: APIEmbed, style: Style): string[] {
  return [
    ...(embed.author ? [style('dim', embed.author.name)] : []),
    ...(embed.title ? [style('bold', embed.title)] : []),
    ...(embed.description ? [plain(embed.description, style)] : []),
    ...(embed.fields ?? []).flatMap((field) => [
      '',
      style('bold', plain(field.name, style)),
      plain(field.value, style),
    ]),
    ...(embed.image ? imageLines(embed.image, style) : []),
    ...(embed.footer ? ['', style('dim', embed.footer.text)] : []),
  ];
}

/** What a picture shows, in the words that it has for whoever cannot see it. */
function imageLines({ description }: APIEmbedImage & { description?: string }, style: Style): string[] {
  return description ? ['', style('dim', '[picture]'), description] : [];
}

function componentLines(component: APIMessageComponent, style: Style): string[] {
  if (component.type !== ComponentType.ActionRow) return [];
  const parts = component.components.flatMap((inner) => {
    if (inner.type === ComponentType.Button) {
      if (inner.style === ButtonStyle.Premium || inner.disabled) return [];
      return [`[${inner.label ?? inner.emoji?.name ?? ''}]`];
    }
    if (inner.type !== ComponentType.StringSelect) return [];
    return [`${inner.placeholder ?? 'Choose'}: ${inner.options.map((option) => option.label).join(', ')}`];
  });
  return parts.length > 0 ? [style('cyan', parts.join(' '))] : [];
}

/** Discord's formatting as a terminal has it: bold and dim, escapes undone. */
const plain = (text: string, style: Style) =>
  text
    .replace(/^-# (.*)$/gm, (_, small: string) => style('dim', small))
    .replace(/(?<!\\)\*\*(.+?)(?<!\\)\*\*/g, (_, bold: string) => style('bold', bold))
    .replace(/(?<!\\)\*(.+?)(?<!\\)\*/g, (_, italic: string) => style('italic', italic))
    .replace(/(?<!\\)`([^`]+)`/g, (_, code: string) => style('dim', `[${code}]`))
    .replace(/\\([\\*_~|`<>#\-[\]().])/g, '$1');
