/** A filled-in modal, checked as the member's app checks it. */
import type { Discord } from '../discord.ts';
import { lengthOf } from '../validation/checks.ts';
import { type AnyComponent, walk } from '../validation/components.ts';
import type { ChannelState } from '../world/state.ts';
import { checkPicked } from './pressed.ts';
import { refuse } from './refusal.ts';
import { Resolved } from './resolved.ts';

interface Input extends AnyComponent {
  label?: string;
  required?: boolean | null;
  min_length?: number | null;
  max_length?: number | null;
  min_values?: number | null;
  options?: { value: string }[];
}

const TEXT_INPUT = 4;
const UPLOAD = 19;
const RADIO_GROUP = 21;
const CHECKBOX = 23;

/** `data` of the submission: every input with its value, in the shape of the modal. */
export function modalData(
  discord: Discord,
  channel: ChannelState,
  userId: string,
  modal: { custom_id: string; components: unknown },
  values: Readonly<Record<string, string>>,
): object {
  const components = modal.components as AnyComponent[];
  const known = [...walk(components)].flatMap(([each]) => each.custom_id ?? []);
  for (const id of Object.keys(values)) if (!known.includes(id)) refuse(`The form has no input ${id}.`);
  const resolved = new Resolved(discord, channel, userId);
  let next = 1;
  const submit = (component: AnyComponent): object => {
    const { type, custom_id, components: inner, component: labelled } = component;
    const id = component.id || next;
    next++;
    if (labelled) return { type, id, component: submit(labelled) };
    if (inner) return { type, id, components: inner.map(submit) };
    if (custom_id == null) return { type, id };
    const value = Object.hasOwn(values, custom_id) ? values[custom_id] : undefined;
    return { type, id, custom_id, ...entered(component as Input, value, resolved) };
  };
  const sent = components.map(submit);
  return { custom_id: modal.custom_id, components: sent, ...(resolved.data && { resolved: resolved.data }) };
}

function entered(input: Input, value: string | undefined, resolved: Resolved): object {
  const required = input.required ?? true;
  switch (input.type) {
    case TEXT_INPUT:
      return { value: checkedText(input, value ?? String(input['value'] ?? ''), required) };
    case UPLOAD:
      if (required) refuse('Files cannot be attached to forms here.');
      return { values: [] };
    case CHECKBOX:
      return { value: value === undefined ? input['default'] === true : value === 'true' };
    case RADIO_GROUP:
      if (value === undefined && required) refuse('Choose one of the options.');
      if (value !== undefined && !input.options?.some((each) => each.value === value)) {
        refuse(`${value} is not among the options.`);
      }
      return { value: value ?? null };
    default: {
      const picked = value === undefined || value === '' ? [] : [value];
      if (picked.length > 0 || required) checkPicked(input, picked, resolved);
      return { values: picked };
    }
  }
}

function checkedText({ min_length, max_length }: Input, value: string, required: boolean): string {
  const length = lengthOf(value);
  if (required && value.trim() === '') refuse('This field is required.');
  const most = max_length ?? 4_000;
  if (length > most) refuse(`Use ${most} characters or fewer.`);
  if (length > 0 && length < (min_length ?? 0)) refuse(`Use ${min_length} characters or more.`);
  return value;
}
