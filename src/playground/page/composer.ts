/** The line at the bottom: plain messages, the slash picker, and the chosen command's options. */
import type { TypedCommand } from '../client.ts';
import { CommandForm } from './command-form.ts';
import { h } from './element.ts';
import { icon } from './icon.ts';
import type { Choice } from './option-value.ts';
import { Popup } from './popup.ts';
import { matchRunnables, type Runnable, typedOut } from './runnable.ts';
import type { World } from './world.ts';

interface ComposerHost {
  readonly world: World;
  readonly channelId: string;
  readonly channelLabel: string;
  readonly announcer: HTMLElement;
  appName(applicationId: string): string;
  autocomplete(typed: TypedCommand, focused: string): Promise<readonly Choice[]>;
  run(typed: TypedCommand, runnable: Runnable): void;
  /** False when it could not be sent: the text then stays. */
  say(text: string): Promise<boolean>;
}

export class Composer {
  readonly element: HTMLFormElement;
  readonly #host: ComposerHost;
  readonly #popup: Popup;
  readonly #input: HTMLInputElement;
  readonly #bar: HTMLElement;
  #runnables: readonly Runnable[] = [];
  #form: CommandForm | undefined;

  constructor(host: ComposerHost) {
    this.#host = host;
    this.#popup = new Popup(host.announcer);
    this.#input = h('input', {
      type: 'text',
      class: 'message-input',
      role: 'combobox',
      autocomplete: 'off',
      enterkeyhint: 'send',
      maxlength: 2000,
      placeholder: `Message ${host.channelLabel}`,
      'aria-label': `Message ${host.channelLabel}`,
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-describedby': 'composer-hint',
    });
    this.#bar = h('div', { class: 'composer-bar' }, this.#input);
    const slash = h(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': 'Show commands',
        onclick: () => this.start('/'),
      },
      icon('slash'),
    );
    const send = h(
      'button',
      { type: 'submit', class: 'icon-button send', 'aria-label': 'Send' },
      icon('send'),
    );
    this.element = h(
      'form',
      { class: 'composer', 'aria-label': 'Write a message' },
      this.#popup.element,
      h('div', { class: 'composer-line' }, slash, this.#bar, send),
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#form) this.#form.submit();
      else void this.#say();
    });
    this.element.addEventListener('focusout', (event) => {
      const to = event.relatedTarget;
      if (!(to instanceof Node && this.element.contains(to))) this.#popup.hide();
    });
    this.#input.addEventListener('input', () => this.#typed());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('focus', () => this.#typed());
  }

  /** The channel's commands changed. */
  setCommands(runnables: readonly Runnable[]): void {
    this.#runnables = runnables;
    if (!this.#form && document.activeElement === this.#input) this.#typed();
  }

  /** Puts text there as if typed: `/` opens the picker, a full command name its options. */
  start(text: string): void {
    this.#toText(text);
    this.#input.focus();
    this.#typed();
  }

  /** Sends a command written out, as a click on an example does; what stands after its name is its first option. */
  run(text: string): void {
    const full = typedOut(this.#runnables, `${text} `);
    if (!full) {
      this.start(text);
      return;
    }
    const { command, path, options } = full.runnable;
    const [first] = options;
    const value = full.rest.trim();
    this.#host.run(
      {
        channelId: this.#host.channelId,
        command,
        path,
        options: first && value ? { [first.name]: value } : {},
      },
      full.runnable,
    );
  }

  focus(): void {
    if (this.#form) this.#form.focus();
    else this.#input.focus();
  }

  #typed(): void {
    const text = this.#input.value;
    const full = typedOut(this.#runnables, text);
    if (full) {
      this.#choose(full.runnable, full.rest);
      return;
    }
    const matching = text.startsWith('/') ? matchRunnables(this.#runnables, text.slice(1)) : [];
    if (matching.length === 0) this.#popup.hide();
    else this.#popup.show(this.#input, { lines: matching.map((runnable) => this.#line(runnable)) });
  }

  #line(runnable: Runnable) {
    const app = this.#host.appName(runnable.applicationId);
    return {
      group: app,
      content: [
        h(
          'span',
          { class: 'option-text' },
          h(
            'span',
            { class: 'option-name' },
            `/${runnable.title}`,
            ...runnable.options.map((option) =>
              h('span', { class: `hint ${option.required ? 'required' : ''}` }, option.name),
            ),
          ),
          h('span', { class: 'option-detail' }, runnable.description),
        ),
        h('span', { class: 'option-app' }, app),
      ],
      choose: () => this.#choose(runnable),
    };
  }

  #key(event: KeyboardEvent): void {
    const { list } = this.#popup;
    if (event.isComposing || !list.isOpen) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') list.move(event.key === 'ArrowDown' ? 1 : -1);
    else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && list.active)
      list.active.choose();
    else if (event.key === 'Escape') this.#popup.hide();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #choose(runnable: Runnable, rest = ''): void {
    this.#popup.hide();
    this.#form?.dispose();
    this.#form = new CommandForm(
      runnable,
      {
        popup: this.#popup,
        world: this.#host.world,
        channelId: this.#host.channelId,
        autocomplete: (typed, focused) => this.#host.autocomplete(typed, focused),
        send: (typed) => {
          this.#toText('');
          this.#input.focus();
          this.#host.run(typed, runnable);
        },
        cancel: (text) => this.start(text),
      },
      rest,
    );
    this.#bar.replaceChildren(this.#form.element);
    this.#form.focus();
  }

  #toText(text: string): void {
    this.#form?.dispose();
    this.#form = undefined;
    this.#popup.hide();
    this.#input.value = text;
    this.#bar.replaceChildren(this.#input);
  }

  async #say(): Promise<void> {
    const text = this.#input.value.trim();
    if (!text) return;
    this.#input.value = '';
    this.#popup.hide();
    if (!(await this.#host.say(text)) && !this.#input.value) this.#input.value = text;
  }
}
