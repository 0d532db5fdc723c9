/** The panel above the composer: a heading, lines to choose from, and a sentence when there are none. */
import { h } from './element.ts';
import { type Line, Listbox } from './listbox.ts';

interface Panel {
  title?: string;
  detail?: string | undefined;
  lines?: readonly Line[];
  /** The line that Enter chooses; -1 for none until the arrows are used. */
  active?: number;
  /** Instead of lines: loading, nothing found, or an error. */
  note?: string | undefined;
  isError?: boolean;
  isBusy?: boolean;
}

export class Popup {
  readonly element: HTMLElement;
  readonly list = new Listbox('Suggestions');
  readonly #heading = h('div', { class: 'popup-heading' });
  readonly #note = h('div', { class: 'popup-note' });
  readonly #announcer: HTMLElement;

  /** `announcer` is a live region: it says how many lines there are, or the note. */
  constructor(announcer: HTMLElement) {
    this.#announcer = announcer;
    this.element = h('div', { class: 'popup', hidden: true }, this.#heading, this.list.element, this.#note);
  }

  show(owner: HTMLElement, panel: Panel): void {
    const lines = panel.lines ?? [];
    this.#heading.replaceChildren(
      ...(panel.title ? [h('b', {}, panel.title)] : []),
      ...(panel.detail ? [h('span', {}, panel.detail)] : []),
    );
    this.#heading.hidden = !panel.title;
    this.#note.textContent = panel.note ?? '';
    this.#note.hidden = !panel.note;
    this.#note.classList.toggle('error', panel.isError ?? false);
    this.#note.classList.toggle('busy', panel.isBusy ?? false);
    this.element.hidden = false;
    this.list.show(owner, lines, panel.active ?? 0);
    this.#announcer.textContent = panel.note ?? (lines.length === 1 ? '1 option' : `${lines.length} options`);
  }

  hide(): void {
    this.list.hide();
    this.element.hidden = true;
    this.#announcer.textContent = '';
  }
}
