/** What a command or button answers: plain data, which the router sends. */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type APIEmbedImage,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { inWords, type PictureRequest } from '../pictures/index.ts';
import { LIMITS } from './limits.ts';
import { clip } from './text.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

export interface Reply {
  embeds: APIEmbed[];
  components: Row[];
  /** True when only the asker may see it. */
  private: boolean;
  files?: readonly (ReadyFile | FileToDraw)[];
  /** True when the card whose button was pressed stays as it is, with this below it. */
  apart?: boolean;
  /** Is told which message it became, once Discord has taken it. */
  onSent?: (sent: { channelId: string; messageId: string }) => Promise<void>;
}

/** A window with inputs. What is entered comes back to the form named by its custom id. */
export interface Modal {
  modal: APIModalInteractionResponseCallbackData;
}

export type Answer = Reply | Modal;

/** An answer with its pictures drawn, or left out. */
export interface ReadyReply extends Omit<Reply, 'files'> {
  files?: readonly ReadyFile[];
}

/** A file as it is sent. */
export interface ReadyFile {
  name: string;
  data: Buffer;
  /** What a picture shows, in words. */
  alt?: string;
}

/** A picture that is drawn when the card is sent. Where it cannot be, words stand in for it. */
export interface FileToDraw {
  name: string;
  picture: PictureRequest;
  alt: string;
  /** The embed's description without the picture; undefined where it says all of it as it is. */
  instead?: string | undefined;
}

/** A picture as a file, and the way to show it in an embed. */
export function pictureFile(
  name: string,
  picture: PictureRequest,
  instead?: string,
): { file: FileToDraw; image: APIEmbedImage } {
  const alt = inWords(picture);
  return {
    file: { name, picture, alt, ...(instead === undefined ? {} : { instead }) },
    image: { url: `attachment://${name}`, description: alt } as APIEmbedImage,
  };
}

export const button = (
  id: string,
  label: string,
  options: {
    style?: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Danger;
    disabled?: boolean;
    emoji?: string;
  } = {},
): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: options.style ?? ButtonStyle.Secondary,
  custom_id: id,
  label: clip(label, LIMITS.buttonLabel),
  ...(options.disabled ? { disabled: true } : {}),
  ...(options.emoji ? { emoji: { name: options.emoji } } : {}),
});

/** The buttons that turn the pages of a card; none for a single page. `turnTo` makes the custom id of a page. */
export const turnButtons = (
  page: number,
  pages: number,
  turnTo: (page: number) => string,
  [back, on]: readonly [string, string] = ['Previous page', 'Next page'],
): APIButtonComponentWithCustomId[] =>
  pages > 1
    ? [
        button(turnTo(page - 1), back, { emoji: '◀️', disabled: page === 0 }),
        button(turnTo(page + 1), on, { emoji: '▶️', disabled: page >= pages - 1 }),
      ]
    : [];

export const menu = (
  id: string,
  placeholder: string,
  options: readonly APISelectMenuOption[],
  { several = false } = {},
): APIStringSelectComponent => ({
  type: ComponentType.StringSelect,
  custom_id: id,
  placeholder: clip(placeholder, LIMITS.selectPlaceholder),
  ...(several ? { min_values: 1, max_values: Math.min(options.length, LIMITS.selectOptions) } : {}),
  options: options.slice(0, LIMITS.selectOptions).map((option) => ({
    ...option,
    label: clip(option.label, LIMITS.selectOptionLabel),
    ...(option.description ? { description: clip(option.description, LIMITS.selectOptionDescription) } : {}),
  })),
});

export const row = (...components: APIComponentInMessageActionRow[]): Row => ({
  type: ComponentType.ActionRow,
  components,
});

/** A short answer in words, seen by the asker only: nothing found, not allowed, too old. */
export const notice = (title: string, text: string, components: Row[] = []): ReadyReply => ({
  embeds: [{ title, description: text, color: COLORS.notice }],
  components,
  private: true,
});

/** Colours of the stripe beside a card, by what it is about; each is told in words too. */
export const COLORS = {
  person: 0x3ba3d0,
  event: 0xd08f3b,
  place: 0x4fae6b,
  organization: 0x8a6fd1,
  ship: 0x7d93a8,
  agreement: 0xc9b458,
  species: 0x5fb3a1,
  object: 0xb08d6e,
  office: 0x9c7fb5,
  work: 0xc76b8f,
  notice: 0x747f8d,
} as const;
