/** A chosen slash command in the composer: its options as pills, each a combobox over the popup. */
import type { APIApplicationCommandBasicOption } from 'discord.js';
import type { OptionValue, PickedFile, TypedCommand } from '../client.ts';
import { OPTION } from './discord-numbers.ts';
import { h } from './element.ts';
import {
  type FilePill,
  filePill,
  fill,
  markRefused,
  type Pill,
  resize,
  type TextPill,
  textPill,
  unmarkRefused,
} from './option-pill.ts';
import { type Choice, checkOption, fixedChoices, hasAutocomplete, matchChoices } from './option-value.ts';
import type { Popup } from './popup.ts';
import type { Runnable } from './runnable.ts';
import type { World } from './world.ts';

interface CommandFormHost {
  readonly popup: Popup;
  readonly world: World;
  readonly channelId: string;
  autocomplete(typed: TypedCommand, focused: string): Promise<readonly Choice[]>;
  send(typed: TypedCommand): void;
  /** Back to plain text, keeping `text` in the composer. */
  cancel(text: string): void;
}

/** Long enough that a word typed at speed asks once, short enough to feel at once. */
const TYPING_PAUSE_MS = 150;

export class CommandForm {
  readonly element: HTMLElement;
  readonly #host: CommandFormHost;
  readonly #runnable: Runnable;
  readonly #more: HTMLInputElement;
  readonly #pills: Pill[] = [];
  /** Of the newest request: older answers are dropped. */
  #asked = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(runnable: Runnable, host: CommandFormHost, firstText = '') {
    this.#runnable = runnable;
    this.#host = host;
    this.#more = this.#moreInput();
    this.element = h(
      'div',
      { class: 'command-form', role: 'group', 'aria-label': `Options of /${runnable.title}` },
      h('span', { class: 'command-name' }, `/${runnable.title}`),
      this.#more,
    );
    for (const option of runnable.options) if (option.required) this.#add(option);
    const first = runnable.options[0];
    if (firstText && first) {
      const pill = this.#pills[0] ?? this.#add(first);
      if (pill.input) fill(pill, { text: firstText });
    }
    this.#showMore();
  }

  /** To where the member goes on typing: the first empty option, else the end. */
  focus(): void {
    const empty = this.#pills.find(({ filled }) => !filled.text) ?? this.#pills.at(-1);
    const control = empty?.control ?? this.#more;
    if (document.activeElement === control) this.#showFor(empty);
    else control.focus();
  }

  /** Sends, or shows what is missing and goes there. */
  submit(): void {
    const options: Record<string, OptionValue> = {};
    const files: Record<string, PickedFile> = {};
    for (const pill of this.#pills) {
      const checked = checkOption(pill.option, pill.filled, pill.choices);
      if ('error' in checked) {
        this.#refuse(pill, checked.error);
        return;
      }
      if (checked.value !== undefined) options[pill.option.name] = checked.value;
      if (checked.file) files[pill.option.name] = checked.file;
    }
    this.#stopAsking();
    this.#host.popup.hide();
    this.#host.send({ ...this.#typed(), options, ...(Object.keys(files).length > 0 && { files }) });
  }

  /** Call before dropping the form: answers still under way are then ignored. */
  dispose(): void {
    this.#stopAsking();
  }

  #add(option: APIApplicationCommandBasicOption): Pill {
    const pill = option.type === OPTION.attachment ? this.#filePill(option) : this.#textPill(option);
    pill.control.addEventListener('focus', () => this.#showFor(pill));
    this.#pills.push(pill);
    this.#more.before(pill.element);
    this.#showMore();
    return pill;
  }

  #textPill(option: APIApplicationCommandBasicOption): TextPill {
    const pill = textPill(option, fixedChoices(option, this.#host.world, this.#host.channelId));
    pill.input.addEventListener('input', () => this.#edited(pill));
    pill.input.addEventListener('keydown', (event) => this.#keyInPill(event, pill));
    return pill;
  }

  #filePill(option: APIApplicationCommandBasicOption): FilePill {
    const pill: FilePill = filePill(option, {
      changed: (file) => {
        pill.filled = file ? { text: file.name, file } : { text: '' };
        unmarkRefused(pill);
        if (file) this.#advance(pill);
        else this.#showFor(pill);
      },
      refused: (error) => this.#refuse(pill, error),
    });
    pill.control.addEventListener('keydown', (event) => this.#keyInFile(event, pill));
    return pill;
  }

  #drop(pill: Pill): void {
    const at = this.#pills.indexOf(pill);
    this.#pills.splice(at, 1);
    pill.element.remove();
    this.#showMore();
    (this.#pills[at - 1]?.control ?? this.#more).focus();
  }

  #edited(pill: TextPill): void {
    pill.filled = { text: pill.input.value };
    unmarkRefused(pill);
    resize(pill);
    this.#showFor(pill, true);
  }

  #choose(pill: TextPill, choice: Choice): void {
    this.#stopAsking();
    fill(pill, { text: choice.name, value: choice.value });
    unmarkRefused(pill);
    this.#advance(pill);
  }

  /** On to the next option that still needs a value, else to the end, where Enter sends. */
  #advance(from: Pill): void {
    const at = this.#pills.indexOf(from);
    const next = this.#pills.slice(at + 1).find(({ filled }) => !filled.text);
    if (next) next.control.focus();
    else if (this.#remaining().length > 0) this.#more.focus();
    else this.#host.popup.show(from.control, heading(from.option));
  }

  #showFor(pill: Pill | undefined, typing = false): void {
    this.#stopAsking();
    if (!pill) {
      this.#showRemaining();
      return;
    }
    const { popup } = this.#host;
    const about = heading(pill.option);
    // A value already chosen asks nothing: Enter then sends instead of choosing once more.
    if (!pill.input) popup.show(pill.control, { ...about, note: pill.filled.file ? undefined : FILE_NOTE });
    else if (pill.filled.value !== undefined) popup.show(pill.input, about);
    else if (pill.choices) this.#showChoices(pill, matchChoices(pill.choices, pill.filled.text));
    else if (hasAutocomplete(pill.option)) {
      // Lines stay while typing, so that the panel does not jump, but Enter must not take one of the old.
      if (typing && popup.list.isOpen) popup.list.deactivate();
      else popup.show(pill.input, { ...about, ...LOADING });
      this.#pause = setTimeout(() => void this.#ask(pill), typing ? TYPING_PAUSE_MS : 0);
    } else popup.show(pill.input, about);
  }

  async #ask(pill: TextPill): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const { popup } = this.#host;
    const options: Record<string, OptionValue> = {};
    for (const other of this.#pills) {
      const checked =
        other === pill ? { value: pill.input.value } : checkOption(other.option, other.filled, other.choices);
      if ('value' in checked && checked.value !== undefined) options[other.option.name] = checked.value;
    }
    try {
      const choices = await this.#host.autocomplete({ ...this.#typed(), options }, pill.option.name);
      if (asked === this.#asked) this.#showChoices(pill, choices);
    } catch {
      if (asked === this.#asked)
        popup.show(pill.input, { ...heading(pill.option), note: 'Loading options failed', isError: true });
    }
  }

  #showChoices(pill: TextPill, choices: readonly Choice[]): void {
    this.#host.popup.show(pill.input, {
      ...heading(pill.option),
      lines: choices.map((choice) => ({
        content: [h('span', { class: 'option-name' }, choice.name)],
        choose: () => this.#choose(pill, choice),
      })),
      note: choices.length === 0 ? 'No options match your search' : undefined,
    });
  }

  #refuse(pill: Pill, error: string): void {
    pill.control.focus();
    this.#stopAsking();
    markRefused(pill);
    this.#host.popup.show(pill.control, { ...heading(pill.option), note: error, isError: true });
  }

  #keyInPill(event: KeyboardEvent, pill: TextPill): void {
    const { list } = this.#host.popup;
    const atStart = pill.input.selectionStart === 0 && pill.input.selectionEnd === 0;
    const atEnd = pill.input.selectionStart === pill.input.value.length;
    const at = this.#pills.indexOf(pill);
    if (event.key === 'Backspace' && pill.input.value === '') this.#backspace(pill, at);
    else if (event.key === 'ArrowLeft' && atStart) this.#pills[at - 1]?.control.focus();
    else if (event.key === 'ArrowRight' && atEnd) (this.#pills[at + 1]?.control ?? this.#more).focus();
    else if (event.key === 'Tab' && !event.shiftKey && list.active) list.active.choose();
    else if (event.key === 'Enter' && !event.isComposing) {
      if (list.active) list.active.choose();
      else this.submit();
    } else {
      this.#keyAnywhere(event, pill);
      return;
    }
    event.preventDefault();
  }

  /** Enter and Space open the chooser, as on any button; once a file is there, Enter sends it. */
  #keyInFile(event: KeyboardEvent, pill: FilePill): void {
    const at = this.#pills.indexOf(pill);
    if (event.key === 'Backspace' || event.key === 'Delete') {
      if (pill.filled.file) pill.chooser.clear();
      else if (event.key === 'Backspace') this.#backspace(pill, at);
    } else if (event.key === 'ArrowLeft') this.#pills[at - 1]?.control.focus();
    else if (event.key === 'ArrowRight') (this.#pills[at + 1]?.control ?? this.#more).focus();
    else if (event.key === 'Enter' && pill.filled.file) this.submit();
    else {
      this.#keyAnywhere(event, pill);
      return;
    }
    event.preventDefault();
  }

  #keyAnywhere(event: KeyboardEvent, pill?: Pill): void {
    const { popup } = this.#host;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (popup.list.isOpen) popup.list.move(event.key === 'ArrowDown' ? 1 : -1);
      else this.#showFor(pill);
    } else if (event.key === 'Escape') {
      this.#stopAsking();
      if (popup.list.isOpen) popup.hide();
      else this.#host.cancel('');
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #backspace(pill: Pill, at: number): void {
    if (!pill.option.required) this.#drop(pill);
    else if (at > 0) this.#pills[at - 1]?.control.focus();
    else this.#host.cancel(`/${this.#runnable.title}`);
  }

  // The end of the line: offers the optional options that are not there yet.

  #moreInput(): HTMLInputElement {
    const input = h('input', {
      class: 'more-options',
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      enterkeyhint: 'send',
      'aria-label': 'Add an option, or press Enter to send',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
    });
    input.addEventListener('focus', () => this.#showRemaining());
    input.addEventListener('input', () => this.#showRemaining());
    input.addEventListener('keydown', (event) => {
      const { list } = this.#host.popup;
      if (event.key === 'Enter' && !event.isComposing) {
        if (list.active) list.active.choose();
        else this.submit();
      } else if (event.key === 'Tab' && !event.shiftKey && list.active) list.active.choose();
      else if ((event.key === 'Backspace' || event.key === 'ArrowLeft') && input.value === '') {
        const last = this.#pills.at(-1);
        if (last) last.control.focus();
        else if (event.key === 'Backspace') this.#host.cancel(`/${this.#runnable.title}`);
      } else {
        this.#keyAnywhere(event);
        return;
      }
      event.preventDefault();
    });
    return input;
  }

  #remaining(): APIApplicationCommandBasicOption[] {
    return this.#runnable.options.filter((option) => !this.#pills.some((pill) => pill.option === option));
  }

  #showMore(): void {
    const count = this.#remaining().length;
    this.#more.placeholder = count > 0 ? `+${count} optional` : '';
    this.#more.readOnly = count === 0;
  }

  #showRemaining(): void {
    this.#stopAsking();
    const typed = this.#more.value.trim().toLowerCase();
    const matching = this.#remaining().filter(({ name }) => name.toLowerCase().includes(typed));
    if (matching.length === 0) {
      this.#host.popup.hide();
      return;
    }
    this.#host.popup.show(this.#more, {
      // Nothing is active until something is typed or an arrow is used: Enter sends what is there.
      active: typed ? 0 : -1,
      lines: matching.map((option) => ({
        group: 'Options',
        content: [
          h('span', { class: 'option-name' }, option.name),
          h('span', { class: 'option-detail' }, option.description),
        ],
        choose: () => {
          this.#more.value = '';
          this.#add(option).control.focus();
        },
      })),
    });
  }

  #typed(): Omit<TypedCommand, 'options'> {
    const { command, path } = this.#runnable;
    return { channelId: this.#host.channelId, command, ...(path.length > 0 && { path }) };
  }

  #stopAsking(): void {
    clearTimeout(this.#pause);
    this.#asked += 1;
  }
}

const FILE_NOTE = 'Max file size: 10 MB';
const LOADING = { note: 'Loading options…', isBusy: true } as const;

function heading(option: APIApplicationCommandBasicOption): { title: string; detail: string } {
  return { title: option.name, detail: option.description };
}
