/** Modals (Discord docs, Component Reference: components that are available in modals). */
import { z } from 'zod';
import { byType, fault, list, text, wholeNumber } from './checks.ts';
import { type AnyComponent, checkUnique, textDisplay, walk } from './components.ts';
import {
  channelSelect,
  componentId,
  customId,
  mentionableSelect,
  roleSelect,
  SELECT_TYPES,
  stringSelect,
  userSelect,
} from './interactive.ts';

const textInput = z
  .object({
    type: z.literal(4),
    id: componentId,
    custom_id: customId,
    style: z.literal([1, 2]),
    label: text({ min: 1, max: 45 }).nullish(),
    min_length: wholeNumber(0, 4000).nullish(),
    max_length: wholeNumber(1, 4000).nullish(),
    required: z.boolean().nullish(),
    value: text({ max: 4000 }).nullish(),
    placeholder: text({ max: 100 }).nullish(),
  })
  .superRefine((value, ctx) => {
    if (value.min_length != null && value.max_length != null && value.min_length > value.max_length) {
      const message = 'min_length must be equal to or less than max_length';
      ctx.addIssue(fault('BASE_TYPE_MAX', message, ['min_length']));
    }
  });

const optionFields = {
  label: text({ min: 1, max: 100 }),
  value: text({ min: 1, max: 100 }),
  description: text({ max: 100 }).nullish(),
  default: z.boolean().nullish(),
};
const required = z.boolean().nullish();
const upload = z.object({
  type: z.literal(19),
  id: componentId,
  custom_id: customId,
  min_values: wholeNumber(0, 10).nullish(),
  max_values: wholeNumber(1, 10).nullish(),
  required,
});
const radioGroup = z.object({
  type: z.literal(21),
  id: componentId,
  custom_id: customId,
  required,
  options: list(z.object(optionFields), { min: 2, max: 10 }),
});
const checkboxGroup = z.object({
  type: z.literal(22),
  id: componentId,
  custom_id: customId,
  required,
  min_values: wholeNumber(0, 10).nullish(),
  max_values: wholeNumber(1, 10).nullish(),
  options: list(z.object(optionFields), { min: 1, max: 10 }),
});
const checkbox = z.object({
  type: z.literal(23),
  id: componentId,
  custom_id: customId,
  default: z.boolean().nullish(),
});

const label = z.object({
  type: z.literal(18),
  id: componentId,
  label: text({ min: 1, max: 45 }),
  description: text({ min: 1, max: 100 }).nullish(),
  component: byType(
    [...SELECT_TYPES, 4, 19, 21, 22, 23],
    [
      textInput,
      stringSelect,
      userSelect,
      roleSelect,
      mentionableSelect,
      channelSelect,
      upload,
      radioGroup,
      checkboxGroup,
      checkbox,
    ],
  ),
});

const row = z.object({
  type: z.literal(1),
  id: componentId,
  components: list(byType([4], [textInput]), { min: 1, max: 1 }),
});

/** Rules between an input and what it sits in. */
function checkInputs(components: readonly AnyComponent[], ctx: z.RefinementCtx): void {
  for (const [each, path] of walk(components)) {
    const inLabel = path.at(-1) === 'component';
    if (each.type === 4 && !inLabel && each['label'] == null) {
      ctx.addIssue(fault('BASE_TYPE_REQUIRED', 'This field is required', [...path, 'label']));
    }
    if (each.type === 4 && inLabel && each['label'] != null) {
      const message = 'A text input inside a label cannot have a label of its own';
      ctx.addIssue(fault('TEXT_INPUT_LABEL_IN_LABEL', message, [...path, 'label']));
    }
    if (each['disabled'] === true) {
      const message = 'A select in a modal cannot be disabled';
      ctx.addIssue(fault('SELECT_DISABLED_IN_MODAL', message, [...path, 'disabled']));
    }
    if (each.type !== 1 && each['min_values'] === 0 && each['required'] !== false) {
      const message = 'min_values 0 needs required to be false';
      ctx.addIssue(fault('SELECT_MIN_VALUES_REQUIRED', message, [...path, 'min_values']));
    }
  }
}

export const modal = z.object({
  custom_id: customId,
  title: text({ min: 1, max: 45 }),
  components: list(byType([1, 10, 18], [row, textDisplay, label]), { min: 1, max: 5 }).superRefine(
    (all, ctx) => {
      const components = all as AnyComponent[];
      checkUnique(components, ctx);
      checkInputs(components, ctx);
    },
  ),
});
