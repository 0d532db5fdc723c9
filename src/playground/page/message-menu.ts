/** The "…" of a message: its text to copy, and the apps' commands that run on it. */
import type { ClientMessage } from '../client.ts';
import { displayName } from './avatar.ts';
import { freshId, h } from './element.ts';
import { icon } from './icon.ts';
import type { View } from './view.ts';

export function renderMessageMenu(message: ClientMessage, view: View): HTMLElement {
  const id = freshId('menu');
  const button = h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': `More on ${displayName(message.author)}'s message`,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    },
    icon('more'),
  );
  const tools = h('div', { class: 'message-tools', slot: 'reply' }, button);
  let menu: HTMLElement | undefined;

  const close = (refocus: boolean) => {
    // First forgotten, then removed: removing takes the focus out, which closes as well.
    const closing = menu;
    menu = undefined;
    closing?.remove();
    tools.classList.remove('open');
    button.setAttribute('aria-expanded', 'false');
    button.removeAttribute('aria-controls');
    if (refocus) button.focus();
  };
  const item = (name: string, detail: string | null, run: () => void) =>
    h(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        tabindex: -1,
        class: 'menu-item',
        onclick: () => {
          close(true);
          run();
        },
      },
      h('span', {}, name),
      detail && h('span', { class: 'menu-detail' }, detail),
    );

  const open = () => {
    const commands = view.contextCommands(message);
    const heading = freshId('menu-apps');
    menu = h(
      'div',
      { role: 'menu', id, class: 'menu', 'aria-label': 'Message' },
      item('Copy text', null, () => void navigator.clipboard?.writeText(message.content)),
      commands.length > 0 &&
        h(
          'div',
          { role: 'group', 'aria-labelledby': heading },
          h('div', { class: 'group-name', id: heading, role: 'presentation' }, 'Apps'),
          ...commands.map((command) => item(command.name, command.on, command.run)),
        ),
    );
    tools.append(menu);
    tools.classList.add('open');
    button.setAttribute('aria-expanded', 'true');
    button.setAttribute('aria-controls', id);
    menu.classList.toggle('upwards', menu.getBoundingClientRect().bottom > innerHeight - 80);
    items(menu)[0]?.focus();
  };

  button.addEventListener('click', () => (menu ? close(true) : open()));
  tools.addEventListener('keydown', (event) => {
    if (!menu) return;
    if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') {
      // The browser moves the focus on.
      close(false);
      return;
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const all = items(menu);
      const at = all.indexOf(document.activeElement as HTMLElement);
      all[(at + (event.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length]?.focus();
    } else return;
    event.preventDefault();
  });
  tools.addEventListener('focusout', (event) => {
    if (event.relatedTarget instanceof Node && tools.contains(event.relatedTarget)) return;
    if (menu) close(false);
  });
  return tools;
}

function items(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
}
