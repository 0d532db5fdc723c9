/** One option of a chosen command as a pill: what is typed into it, or the file that was picked for it. */
import type { APIApplicationCommandBasicOption } from 'discord.js';
import { freshId, h } from './element.ts';
import { FileChooser, type FileChooserHost } from './file-chooser.ts';
import type { Choice, Filled } from './option-value.ts';

interface AnyPill {
  option: APIApplicationCommandBasicOption;
  element: HTMLElement;
  /** Takes the focus. */
  control: HTMLElement;
  filled: Filled;
  choices: readonly Choice[] | null;
}

/** What is typed into, with lines to choose from. */
export interface TextPill extends AnyPill {
  input: HTMLInputElement;
}

export interface FilePill extends AnyPill {
  input?: never;
  chooser: FileChooser;
}

export type Pill = TextPill | FilePill;

export function textPill(
  option: APIApplicationCommandBasicOption,
  choices: readonly Choice[] | null,
): TextPill {
  const id = freshId('option-input');
  const describedBy = freshId('option-description');
  const input = h('input', {
    id,
    type: 'text',
    role: 'combobox',
    size: 1,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-required': String(option.required ?? false),
    'aria-describedby': describedBy,
  });
  const element = h(
    'span',
    { class: 'pill' },
    h('label', { for: id }, option.name),
    input,
    h('span', { id: describedBy, hidden: true }, option.description),
  );
  element.addEventListener('click', () => input.focus());
  return { option, element, control: input, input, filled: { text: '' }, choices };
}

export function filePill(option: APIApplicationCommandBasicOption, host: FileChooserHost): FilePill {
  const describedBy = freshId('option-description');
  const chooser = new FileChooser(option.name, describedBy, host);
  const element = h(
    'span',
    { class: 'pill' },
    // The button's own name begins with it.
    h('span', { class: 'pill-name', 'aria-hidden': 'true' }, option.name),
    chooser.element,
    h('span', { id: describedBy, hidden: true }, option.description),
  );
  return { option, element, control: chooser.button, chooser, filled: { text: '' }, choices: null };
}

/** Shows that it must be changed before the command can be sent. */
export function markRefused(pill: Pill): void {
  pill.element.classList.add('refused');
  if (pill.input) pill.input.setAttribute('aria-invalid', 'true');
}

export function unmarkRefused(pill: Pill): void {
  pill.element.classList.remove('refused');
  pill.control.removeAttribute('aria-invalid');
}

export function fill(pill: TextPill, filled: Filled): void {
  pill.filled = filled;
  pill.input.value = filled.text;
  resize(pill);
}

/** `field-sizing: content` does this better where it is known. */
export function resize({ input }: TextPill): void {
  input.size = Math.max(1, input.value.length);
}
