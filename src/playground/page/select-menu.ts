/** A select menu under a message: a button that opens a list, by mouse, touch or keyboard. */
import type { APISelectMenuComponent } from 'discord.js';
import { avatarUrl, displayName } from './avatar.ts';
import { COMPONENT } from './discord-numbers.ts';
import { type Child, h, replaceChildren } from './element.ts';
import { icon } from './icon.ts';
import { type Line, Listbox } from './listbox.ts';
import type { View } from './view.ts';
import { channelName } from './world.ts';

interface Option {
  label: string;
  value: string;
  description?: string;
  leading?: Child;
  chosen?: boolean;
}

const PLACEHOLDER = 'Make a selection';

/** `send` gets the chosen values: at once for a single choice, when the list closes for several. */
export function renderSelect(
  menu: APISelectMenuComponent,
  view: View,
  send: (values: readonly string[]) => Promise<unknown>,
): HTMLElement {
  const options = optionsOf(menu, view);
  const most = menu.max_values ?? 1;
  const least = menu.min_values ?? 1;
  const placeholder = menu.placeholder || PLACEHOLDER;
  let chosen = new Set(options.filter((option) => option.chosen).map((option) => option.value));
  let sent = new Set(chosen);

  const shown = h('span', { class: 'select-shown' });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'select-button',
      role: 'combobox',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-label': placeholder,
      'data-custom-id': menu.custom_id,
      disabled: menu.disabled,
    },
    shown,
    icon('down'),
  );
  const list = new Listbox(placeholder, most > 1);
  const box = h('div', { class: 'select' }, button, list.element);

  const showChosen = () => {
    const labels = options.filter(({ value }) => chosen.has(value)).map(({ label }) => label);
    shown.textContent = labels.join(', ') || placeholder;
    shown.classList.toggle('placeholder', labels.length === 0);
    button.setAttribute('aria-label', labels.length ? `${placeholder}: ${labels.join(', ')}` : placeholder);
  };

  const deliver = async () => {
    sent = new Set(chosen);
    button.setAttribute('aria-busy', 'true');
    await send([...chosen]);
    button.removeAttribute('aria-busy');
  };

  const close = () => {
    if (!list.isOpen) return;
    list.hide();
    box.classList.remove('open', 'upwards');
    const changed = chosen.size !== sent.size || [...chosen].some((value) => !sent.has(value));
    if (most > 1 && changed && chosen.size >= least) void deliver();
  };

  const open = (active = 0) => {
    const lines = options.map((option, index) => lineFor(option, index));
    list.show(button, lines, active);
    box.classList.add('open');
    const below = innerHeight - button.getBoundingClientRect().bottom;
    box.classList.toggle('upwards', below < list.element.offsetHeight + 120);
  };

  const lineFor = (option: Option, index: number): Line => ({
    selected: chosen.has(option.value),
    content: [
      option.leading,
      h(
        'span',
        { class: 'option-text' },
        h('span', { class: 'option-name' }, option.label),
        option.description ? h('span', { class: 'option-detail' }, option.description) : null,
      ),
      most > 1
        ? h('span', { class: `tick ${chosen.has(option.value) ? 'on' : ''}` }, icon('check', 16))
        : null,
    ],
    choose() {
      if (most === 1) {
        chosen = new Set([option.value]);
        showChosen();
        close();
        void deliver();
        return;
      }
      if (chosen.has(option.value)) chosen.delete(option.value);
      else if (chosen.size < most) chosen.add(option.value);
      showChosen();
      open(index);
    },
  });

  button.addEventListener('click', () => (list.isOpen ? close() : open()));
  button.addEventListener('blur', close);
  button.addEventListener('keydown', (event) => {
    if (!list.isOpen) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      open();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      list.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Home' || event.key === 'End') {
      list.moveTo(event.key === 'Home' ? 0 : options.length);
    } else if (event.key === 'Enter' || event.key === ' ') {
      list.active?.choose();
    } else if (event.key === 'Escape') {
      close();
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      const typed = event.key.toLowerCase();
      const next = options.findIndex(
        ({ label }, index) => index > list.activeIndex && label.toLowerCase().startsWith(typed),
      );
      list.moveTo(next >= 0 ? next : options.findIndex(({ label }) => label.toLowerCase().startsWith(typed)));
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  showChosen();
  replaceChildren(box, button, list.element);
  return box;
}

function optionsOf(menu: APISelectMenuComponent, view: View): Option[] {
  if (menu.type === COMPONENT.stringSelect)
    return menu.options.map((option) => ({
      label: option.label,
      value: option.value,
      chosen: option.default ?? false,
      leading: option.emoji?.id ? null : (option.emoji?.name ?? null),
      ...(option.description && { description: option.description }),
    }));
  const preset = new Set(('default_values' in menu ? menu.default_values : [])?.map(({ id }) => id));
  const users = view.world.members().map((user) => ({
    label: displayName(user),
    value: user.id,
    leading: h('img', { src: avatarUrl(user), alt: '', class: 'option-avatar' }),
  }));
  const guild = view.world.hello.guilds.find((each) => each.channels.some(({ id }) => id === view.channelId));
  const roles = (guild?.roles ?? []).map((role) => ({ label: `@${role.name}`, value: role.id }));
  const channels = (guild?.channels ?? []).map((channel) => ({
    label: `#${channelName(channel)}`,
    value: channel.id,
  }));
  const of: Record<number, Option[]> = {
    [COMPONENT.userSelect]: users,
    [COMPONENT.roleSelect]: roles,
    [COMPONENT.mentionableSelect]: [...users, ...roles],
    [COMPONENT.channelSelect]: channels,
  };
  return (of[menu.type] ?? []).map((option) => ({ ...option, chosen: preset.has(option.value) }));
}
