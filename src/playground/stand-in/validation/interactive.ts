/** Buttons and select menus, shared by messages and modals (Discord docs, Component Reference). */
import { z } from 'zod';
import { fault, lengthOf, list, snowflake, text, url, wholeNumber } from './checks.ts';

export const componentId = wholeNumber(0, 2 ** 31 - 1).nullish();
export const customId = text({ min: 1, max: 100 });

/** One emoji of Unicode; with or without the variation selector, as Discord takes both. */
function isUnicodeEmoji(name: string): boolean {
  if (/^\p{RGI_Emoji}$/v.test(name)) return true;
  return lengthOf(name.replace('\uFE0F', '')) === 1 && /^\p{Emoji}/u.test(name) && !/^[\d#*]/.test(name);
}

/** No custom emoji exist here, so that an id can only be an unknown one. */
export const emoji = z
  .object({ id: snowflake.nullish(), name: z.string().nullish(), animated: z.boolean().nullish() })
  .superRefine((value, ctx) => {
    if (value.id || !isUnicodeEmoji(value.name ?? '')) {
      ctx.addIssue(fault('COMPONENT_INVALID_EMOJI', 'Invalid emoji', [value.id ? 'id' : 'name']));
    }
  });

export const button = z
  .object({
    type: z.literal(2),
    id: componentId,
    style: z.literal([1, 2, 3, 4, 5, 6]),
    label: text({ max: 80 }).nullish(),
    emoji: emoji.nullish(),
    custom_id: customId.nullish(),
    url: url(['http', 'https', 'discord'], 512).nullish(),
    sku_id: snowflake.nullish(),
    disabled: z.boolean().nullish(),
  })
  .superRefine((value, ctx) => {
    const needed = value.style === 5 ? 'url' : value.style === 6 ? 'sku_id' : 'custom_id';
    if (value[needed] == null) ctx.addIssue(fault('BASE_TYPE_REQUIRED', 'This field is required', [needed]));
    for (const field of ['custom_id', 'url', 'sku_id'] as const) {
      if (field === needed || value[field] == null) continue;
      const message = `A button of style ${value.style} cannot have ${field}`;
      ctx.addIssue(fault('BUTTON_COMPONENT_MUTUALLY_EXCLUSIVE', message, [field]));
    }
    if (value.style === 6) {
      for (const field of ['label', 'emoji'] as const) {
        if (value[field] == null) continue;
        ctx.addIssue(fault('BUTTON_COMPONENT_PREMIUM', 'A premium button takes sku_id alone', [field]));
      }
    } else if (!value.label?.trim() && !value.emoji) {
      ctx.addIssue(fault('BUTTON_COMPONENT_EMPTY', 'A button needs a label or an emoji', ['label']));
    }
  });

const selectFields = {
  id: componentId,
  custom_id: customId,
  placeholder: text({ max: 150 }).nullish(),
  min_values: wholeNumber(0, 25).nullish(),
  max_values: wholeNumber(1, 25).nullish(),
  disabled: z.boolean().nullish(),
  /** In modals only; ignored in messages. */
  required: z.boolean().nullish(),
};

const option = z.object({
  label: text({ min: 1, max: 100 }),
  value: text({ min: 1, max: 100 }),
  description: text({ max: 100 }).nullish(),
  emoji: emoji.nullish(),
  default: z.boolean().nullish(),
});

interface Bounds {
  min_values?: number | null | undefined;
  max_values?: number | null | undefined;
}

function checkBounds(value: Bounds, defaults: number, ctx: z.RefinementCtx): void {
  const max = value.max_values ?? 1;
  if ((value.min_values ?? 1) > max) {
    ctx.addIssue(fault('BASE_TYPE_MAX', `min_values must be equal to or less than ${max}`, ['min_values']));
  }
  if (defaults > max) {
    ctx.addIssue(fault('SELECT_DEFAULTS_TOO_MANY', `More defaults than max_values (${max})`, ['max_values']));
  }
}

export const stringSelect = z
  .object({ type: z.literal(3), ...selectFields, options: list(option, { min: 1, max: 25 }) })
  .superRefine((value, ctx) => {
    checkBounds(value, value.options.filter((each) => each.default).length, ctx);
    if (value.max_values != null && value.max_values > value.options.length) {
      const message = `max_values must be equal to or less than ${value.options.length}`;
      ctx.addIssue(fault('BASE_TYPE_MAX', message, ['max_values']));
    }
    const seen = new Set<string>();
    value.options.forEach((each, index) => {
      if (seen.has(each.value)) {
        const message = 'The specified option value is already used';
        ctx.addIssue(fault('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message, ['options', index, 'value']));
      }
      seen.add(each.value);
    });
  });

function entitySelect<const Type extends number, Kind extends string>(type: Type, kinds: readonly Kind[]) {
  const fields = {
    type: z.literal(type),
    ...selectFields,
    default_values: list(z.object({ id: snowflake, type: z.enum(kinds) }), { max: 25 }).nullish(),
    channel_types: z.array(wholeNumber(0, 16)).nullish(),
  };
  return z
    .object(fields)
    .superRefine((value, ctx) =>
      checkBounds(
        value as Bounds,
        (value as { default_values?: unknown[] | null }).default_values?.length ?? 0,
        ctx,
      ),
    );
}

export const userSelect = entitySelect(5, ['user']);
export const roleSelect = entitySelect(6, ['role']);
export const mentionableSelect = entitySelect(7, ['user', 'role']);
export const channelSelect = entitySelect(8, ['channel']);

export const SELECT_TYPES = [3, 5, 6, 7, 8];
