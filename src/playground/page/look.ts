/**
 * Loads the parts of @skyra/discord-components-core that the page uses and gives them the page's colours.
 * Their own are Discord's of 2021, too pale to read in the light theme, and their author line stays white
 * there. Custom properties reach into shadow roots, so that switching the theme needs no re-rendering.
 */
import { DiscordActionRow } from '@skyra/discord-components-core/discord-action-row.js';
import { DiscordAttachments } from '@skyra/discord-components-core/discord-attachments.js';
import { DiscordAuthorInfo } from '@skyra/discord-components-core/discord-author-info.js';
import { DiscordCommand } from '@skyra/discord-components-core/discord-command.js';
import { DiscordEmbed } from '@skyra/discord-components-core/discord-embed.js';
import { DiscordEmbedDescription } from '@skyra/discord-components-core/discord-embed-description.js';
import { DiscordEmbedField } from '@skyra/discord-components-core/discord-embed-field.js';
import { DiscordEmbedFields } from '@skyra/discord-components-core/discord-embed-fields.js';
import { DiscordEmbedFooter } from '@skyra/discord-components-core/discord-embed-footer.js';
import { DiscordFileAttachment } from '@skyra/discord-components-core/discord-file-attachment.js';
import { DiscordMention } from '@skyra/discord-components-core/discord-mention.js';
import { DiscordMessage } from '@skyra/discord-components-core/discord-message.js';
import { DiscordMessages } from '@skyra/discord-components-core/discord-messages.js';
import { DiscordReply } from '@skyra/discord-components-core/discord-reply.js';

/**
 * Naming the classes here also keeps the bundler from dropping their registration. Rules begin with `:host`
 * because skyra's do: anything lighter would lose against them.
 */
const LOOKS: readonly (readonly [{ elementStyles: unknown[] }, string])[] = [
  [
    DiscordMessages,
    `:host { color: var(--text); background: none; border: 0; font-family: inherit; line-height: 1.375 }
     ::slotted(*:not(:first-child)) { margin-top: 0 }`,
  ],
  [
    DiscordMessage,
    `:host { color: var(--text); font-family: inherit; padding-right: 16px; min-width: 0 }
     :host(:hover), :host(:focus-within) { background-color: var(--hover) }
     :host .discord-message-content { min-width: 0; line-height: 1.375 }
     :host .discord-author-avatar { margin-top: 2px }
     :host .discord-author-avatar img { cursor: inherit }
     :host .discord-message-timestamp, :host .discord-message-edited,
     :host([light-theme]) .discord-message-timestamp { color: var(--muted) }
     :host .discord-message-edited { font-size: 0.75rem; margin-left: 4px }
     :host(:hover) .discord-message-timestamp-hover::before { font-size: 0.6875rem }
     :host .discord-message-body-only-indent { flex: 0 0 56px; font-size: 0.6875rem; margin: 0 }`,
  ],
  [
    DiscordAuthorInfo,
    `:host .discord-author-username, :host([light-theme]) .discord-author-username { color: var(--heading) }
     :host .discord-author-username:hover { text-decoration: none; cursor: inherit }`,
  ],
  [
    DiscordCommand,
    `:host { color: var(--muted); font-family: inherit; white-space: normal; flex-wrap: wrap; column-gap: 4px }
     :host .discord-slash-command-name, .discord-context-command-name {
       color: var(--mention-text) !important; background-color: var(--mention); opacity: 1; border-radius: 3px;
       padding: 0 4px }
     :host .discord-slash-command-name:hover { color: var(--mention-text) !important; background-color: var(--mention) }
     :host .discord-replied-message-username { color: var(--heading); opacity: 1 }`,
  ],
  [
    DiscordEmbed,
    `:host { color: var(--text); margin: 4px 0 0; max-width: 520px; line-height: 1.375 }
     :host .discord-left-border { background-color: var(--embed-color, var(--line)) }
     :host .discord-embed-root { flex: 0 1 auto }
     :host .discord-embed-wrapper, :host([light-theme]) .discord-embed-wrapper {
       background-color: var(--card); border-color: var(--card-line); max-width: 516px }
     :host(:not(.with-thumbnail)) .discord-embed-author { grid-column: 1 / 3 }
     :host .discord-embed-author, :host .discord-embed-author a { color: var(--heading); overflow-wrap: normal; word-break: normal }
     :host .discord-embed-wrapper .discord-embed-grid { grid-template-columns: minmax(0, auto) auto }
     :host .discord-embed-thumbnail { object-position: top right }`,
  ],
  [DiscordEmbedDescription, ':host { line-height: 1.375 }'],
  [
    DiscordEmbedFields,
    `:host { grid-template-columns: repeat(12, minmax(0, 1fr)); grid-gap: 8px; min-width: 0; grid-column: 1/3 }`,
  ],
  [DiscordEmbedField, ':host { line-height: 1.375; grid-column: 1 / -1; overflow-wrap: anywhere }'],
  [
    DiscordEmbedFooter,
    `:host { color: var(--muted); min-width: 0; overflow-wrap: anywhere; grid-column: 1/3 }
     :host .discord-footer-separator { color: var(--muted) }`,
  ],
  [DiscordActionRow, ':host { gap: 8px; margin-top: 8px }'],
  [DiscordAttachments, ':host { margin-top: 4px }'],
  [
    DiscordFileAttachment,
    `:host .discord-file-attachment-mosaic-style { background-color: var(--card); border-color: var(--card-line) }
     :host .discord-file-attachment-metadata { color: var(--muted) }`,
  ],
  [
    DiscordReply,
    `:host { color: var(--muted); font-family: inherit }
     :host .discord-replied-message-username { color: var(--heading); opacity: 1 }`,
  ],
  [
    DiscordMention,
    `:host, :host([light-theme]) { color: var(--mention-text); background-color: var(--mention); cursor: inherit }
     :host(:hover), :host([light-theme]:hover) { color: var(--mention-text); background-color: var(--mention) }`,
  ],
];

/** Before the first of these elements is made: Lit reads the list when it makes an element's shadow root. */
export function applyLook(): void {
  for (const [component, rules] of LOOKS) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    component.elementStyles.push(sheet);
  }
}
