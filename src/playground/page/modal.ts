/** A form that an app opened, as a real dialog: the focus stays inside until it is sent or closed. */
import type { APIModalInteractionResponseCallbackData, APITextInputComponent } from 'discord.js';
import { COMPONENT, PARAGRAPH_INPUT } from './discord-numbers.ts';
import { freshId, h } from './element.ts';
import { icon } from './icon.ts';
import { renderMarkdown } from './render-markdown.ts';
import type { View } from './view.ts';

interface Field {
  customId: string;
  input: HTMLInputElement | HTMLTextAreaElement;
  /** What Discord would object to, if anything. */
  check(): string | undefined;
  showError(error: string | undefined): void;
}

const MOST_CHARACTERS = 4000;

/** `send` resolves with what went wrong, or nothing: then the dialog closes. */
export function openModal(
  modal: APIModalInteractionResponseCallbackData,
  appName: string,
  view: View,
  send: (values: Readonly<Record<string, string>>) => Promise<string | undefined>,
): void {
  const titleId = freshId('modal-title');
  const fields: Field[] = [];
  const parts = modal.components.map((component) => renderPart(component, view, fields));
  const failure = h('div', { class: 'failure', role: 'alert' });
  const submit = h('button', { type: 'submit', class: 'button primary' }, 'Submit');
  const cancel = h('button', { type: 'button', class: 'button plain' }, 'Cancel');
  const close = h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close' }, icon('close'));
  const form = h(
    'form',
    { novalidate: true },
    h('div', { class: 'modal-head' }, h('h2', { id: titleId }, modal.title), close),
    h(
      'p',
      { class: 'modal-warning' },
      `This form will be submitted to ${appName}. Do not share passwords or other sensitive information.`,
    ),
    h('div', { class: 'modal-fields' }, ...parts, failure),
    h('div', { class: 'modal-actions' }, cancel, submit),
  );
  const dialog = h('dialog', { class: 'modal', 'aria-labelledby': titleId }, form);
  const opener = document.activeElement;

  cancel.addEventListener('click', () => dialog.close());
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (submit.ariaBusy === 'true' || !allFilled(fields)) return;
    submit.ariaBusy = 'true';
    const error = await send(
      Object.fromEntries(fields.map(({ customId, input }) => [customId, input.value])),
    );
    submit.ariaBusy = null;
    if (error) failure.replaceChildren(icon('warning', 16), error);
    else dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  fields[0]?.input.focus();
}

function allFilled(fields: readonly Field[]): boolean {
  const wrong = fields.filter((field) => {
    const error = field.check();
    field.showError(error);
    return error !== undefined;
  });
  wrong[0]?.input.focus();
  return wrong.length === 0;
}

type Part = APIModalInteractionResponseCallbackData['components'][number];

function renderPart(part: Part, view: View, fields: Field[]): HTMLElement {
  if (part.type === COMPONENT.textDisplay)
    return h('div', { class: 'markdown' }, renderMarkdown(part.content, view));
  if (part.type === COMPONENT.row)
    return h('div', {}, ...part.components.map((input) => renderInput(input, input.label ?? '', '', fields)));
  if (part.type === COMPONENT.label && part.component.type === COMPONENT.textInput)
    return renderInput(part.component, part.label, part.description ?? '', fields);
  return h('p', {}, 'This field cannot be shown here.');
}

function renderInput(
  component: APITextInputComponent,
  name: string,
  description: string,
  fields: Field[],
): HTMLElement {
  const id = freshId('modal-input');
  const noteId = freshId('modal-note');
  const required = component.required ?? true;
  const least = component.min_length ?? 0;
  const most = component.max_length ?? MOST_CHARACTERS;
  const attributes = {
    id,
    required,
    maxlength: most,
    placeholder: component.placeholder,
    'aria-describedby': noteId,
    'data-custom-id': component.custom_id,
  };
  const input =
    component.style === PARAGRAPH_INPUT
      ? h('textarea', { ...attributes, rows: 4 })
      : h('input', { ...attributes, type: 'text', autocomplete: 'off' });
  input.value = component.value ?? '';
  const note = h('div', { id: noteId, class: 'field-note' }, description);
  fields.push({
    customId: component.custom_id,
    input,
    check() {
      const length = [...input.value.trim()].length;
      if (length === 0) return required ? 'This field is required' : undefined;
      return length < least ? `Must be ${least} or more in length.` : undefined;
    },
    showError(error) {
      note.textContent = error ?? description;
      note.classList.toggle('error', Boolean(error));
      if (error) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    },
  });
  return h(
    'div',
    { class: 'modal-field' },
    h('label', { for: id }, name, required && h('span', { class: 'star', 'aria-hidden': 'true' }, ' *')),
    input,
    note,
  );
}
