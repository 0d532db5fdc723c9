/**
 * A list to choose from while the focus stays in a combobox: the composer's inputs and select menus share it.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
import { type Child, freshId, h, replaceChildren } from './element.ts';

export interface Line {
  content: readonly Child[];
  choose(): void;
  /** Lines of one group stand together under its name. */
  group?: string;
  selected?: boolean;
}

export class Listbox {
  readonly element: HTMLElement;
  #owner: HTMLElement | undefined;
  #lines: readonly Line[] = [];
  #options: HTMLElement[] = [];
  #active = -1;

  constructor(label: string, multiple = false) {
    this.element = h('div', {
      role: 'listbox',
      id: freshId('listbox'),
      class: 'listbox',
      'aria-label': label,
      'aria-multiselectable': multiple ? 'true' : null,
    });
  }

  /** Shows lines for a combobox; `active` is the line that Enter would choose, -1 for none. */
  show(owner: HTMLElement, lines: readonly Line[], active = 0): void {
    if (this.#owner !== owner) this.hide();
    this.#owner = owner;
    this.#lines = lines;
    this.#options = lines.map((line, index) => this.#option(line, index));
    replaceChildren(this.element, ...this.#grouped());
    // The button of an option that takes a file owns no list.
    if (owner.getAttribute('role') === 'combobox') {
      owner.setAttribute('aria-expanded', String(lines.length > 0));
      owner.setAttribute('aria-controls', this.element.id);
    }
    this.#activate(Math.min(active, lines.length - 1));
  }

  hide(): void {
    this.#lines = [];
    this.#options = [];
    this.#active = -1;
    this.element.replaceChildren();
    if (this.#owner?.hasAttribute('aria-expanded')) this.#owner.setAttribute('aria-expanded', 'false');
    this.#owner?.removeAttribute('aria-activedescendant');
    this.#owner?.removeAttribute('aria-controls');
  }

  get isOpen(): boolean {
    return this.#lines.length > 0;
  }

  get active(): Line | undefined {
    return this.#lines[this.#active];
  }

  get activeIndex(): number {
    return this.#active;
  }

  /** Nothing is chosen by Enter until the arrows are used. */
  deactivate(): void {
    this.#activate(-1);
  }

  /** Up or down, round the ends. */
  move(step: number): void {
    const count = this.#lines.length;
    if (count === 0) return;
    const from = this.#active < 0 && step < 0 ? 0 : this.#active;
    this.#activate((from + step + count) % count);
  }

  moveTo(index: number): void {
    this.#activate(Math.max(0, Math.min(index, this.#lines.length - 1)));
  }

  #activate(index: number): void {
    this.#options[this.#active]?.classList.remove('active');
    this.#active = index;
    const option = this.#options[index];
    option?.classList.add('active');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) this.#owner?.setAttribute('aria-activedescendant', option.id);
    else this.#owner?.removeAttribute('aria-activedescendant');
  }

  #option(line: Line, index: number): HTMLElement {
    return h(
      'div',
      {
        role: 'option',
        id: freshId('option'),
        class: 'option',
        'aria-selected': String(line.selected ?? false),
        // Keeps the focus in the combobox, on a phone also its keyboard.
        onpointerdown: (event: Event) => event.preventDefault(),
        onmousedown: (event: Event) => event.preventDefault(),
        onpointermove: () => index !== this.#active && this.#activate(index),
        onclick: () => line.choose(),
      },
      ...line.content,
    );
  }

  #grouped(): HTMLElement[] {
    const blocks: HTMLElement[] = [];
    let group: string | undefined;
    let block: HTMLElement | undefined;
    this.#lines.forEach((line, index) => {
      const option = this.#options[index];
      if (!option) return;
      if (line.group === undefined) {
        blocks.push(option);
        return;
      }
      if (!block || line.group !== group) {
        group = line.group;
        const id = freshId('group');
        block = h(
          'div',
          { role: 'group', 'aria-labelledby': id },
          h('div', { class: 'group-name', id, role: 'presentation' }, group),
        );
        blocks.push(block);
      }
      block.append(option);
    });
    return blocks;
  }
}
