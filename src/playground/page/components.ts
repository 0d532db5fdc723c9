/** Rows of buttons and select menus under a message. */
import type { APIButtonComponent, APIMessageTopLevelComponent } from 'discord.js';
import type { ClientMessage } from '../client.ts';
import { COMPONENT, LINK_BUTTON } from './discord-numbers.ts';
import { h } from './element.ts';
import { icon } from './icon.ts';
import { isWebUrl } from './render-markdown.ts';
import { renderSelect } from './select-menu.ts';
import type { View } from './view.ts';

const BUTTON_STYLES: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
  5: 'secondary',
};

export function renderRows(message: ClientMessage, view: View): HTMLElement[] {
  return (message.components ?? []).flatMap((row) => renderRow(row, message, view) ?? []);
}

function renderRow(
  row: APIMessageTopLevelComponent,
  message: ClientMessage,
  view: View,
): HTMLElement | undefined {
  if (row.type !== COMPONENT.row) return undefined;
  const controls = row.components.map((component) => {
    if (component.type === COMPONENT.button) return renderButton(component, message, view);
    return renderSelect(component, view, (values) => view.choose(message, component.custom_id, values));
  });
  return h('discord-action-row', { slot: 'components' }, ...controls);
}

/** A real `<button>`: skyra's cannot be disabled for the keyboard and its green is too pale to read. */
function renderButton(button: APIButtonComponent, message: ClientMessage, view: View): HTMLElement {
  const style = `button ${BUTTON_STYLES[button.style] ?? 'secondary'}`;
  const label = 'label' in button ? button.label : '';
  const emoji = ('emoji' in button && !button.emoji?.id && button.emoji?.name) || '';
  const content = [emoji && h('span', { class: 'emoji' }, emoji), label && h('span', {}, label)] as const;
  if (button.style === LINK_BUTTON && 'url' in button && isWebUrl(button.url) && !button.disabled)
    return h(
      'a',
      { class: style, href: button.url, target: '_blank', rel: 'noreferrer noopener' },
      ...content,
      icon('link', 16),
    );
  const customId = 'custom_id' in button ? button.custom_id : '';
  const element = h(
    'button',
    { type: 'button', class: style, disabled: button.disabled, 'data-custom-id': customId || null },
    ...content,
  );
  element.addEventListener('click', async () => {
    // Not `disabled`: that would throw the focus away. A second click while waiting does nothing.
    if (element.ariaBusy === 'true') return;
    element.ariaBusy = 'true';
    await view.press(message, customId);
    element.ariaBusy = null;
  });
  return element;
}
