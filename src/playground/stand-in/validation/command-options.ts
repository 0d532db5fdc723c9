/** Options of slash commands (Discord docs, Application Commands: Application Command Option Structure). */
import { z } from 'zod';
import { byType, fault, lengthOf, list, text, wholeNumber } from './checks.ts';

// Discord docs, API Reference: Locales.
const LOCALES =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  );

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

export const commandName = z.string().superRefine((value, ctx) => {
  const length = lengthOf(value);
  if (length < 1 || length > 32) {
    ctx.addIssue(fault('BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 32 in length.'));
  } else if (!NAME.test(value) || value !== value.toLowerCase()) {
    ctx.addIssue(fault('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'));
  }
});

export function localized(value: z.ZodType<string>) {
  return z.record(z.string(), value).superRefine((entries, ctx) => {
    for (const locale of Object.keys(entries)) {
      if (LOCALES.includes(locale)) continue;
      ctx.addIssue(fault('ENUM_TYPE_COERCE', `Value "${locale}" is not a valid enum value.`, [locale]));
    }
  });
}

const choiceName = text({ min: 1, max: 100 }).superRefine((value, ctx) => {
  if (value && !value.trim()) ctx.addIssue(fault('BASE_TYPE_REQUIRED', 'This field is required'));
});
const exact = z
  .number()
  .min(-(2 ** 53))
  .max(2 ** 53);

/** Choices of an option of that type: for a definition or as suggestions. */
export function choicesFor(optionType: number) {
  const value =
    optionType === 3
      ? text({ max: 100 })
      : optionType === 4
        ? wholeNumber(-(2 ** 53), 2 ** 53)
        : (exact as z.ZodType<string | number>);
  const choice = z.object({
    name: choiceName,
    name_localizations: localized(choiceName).nullish(),
    value: value as z.ZodType<string | number>,
  });
  return list(choice, { max: 25 });
}

const described = {
  name: commandName,
  name_localizations: localized(commandName).nullish(),
  description: text({ min: 1, max: 100 }),
  description_localizations: localized(text({ min: 1, max: 100 })).nullish(),
};

/** Discord docs, Channel Resource: Channel Types; a type twice is refused. */
const channelTypes = z
  .array(z.literal([0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16]))
  .superRefine((all, ctx) => {
    if (new Set(all).size !== all.length) {
      ctx.addIssue(fault('SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value'));
    }
  });

const leaf = z
  .object({
    ...described,
    type: z.literal([3, 4, 5, 6, 7, 8, 9, 10, 11]),
    required: z.boolean().nullish(),
    choices: z.array(z.unknown()).nullish(),
    autocomplete: z.boolean().nullish(),
    channel_types: channelTypes.nullish(),
    min_value: z.number().nullish(),
    max_value: z.number().nullish(),
    min_length: wholeNumber(0, 6000).nullish(),
    max_length: wholeNumber(1, 6000).nullish(),
  })
  .transform((option, ctx) => {
    const refuse = (field: string, message: string) => {
      ctx.addIssue(fault('APPLICATION_COMMAND_OPTION_INVALID', message, [field]));
    };
    const choosable = [3, 4, 10].includes(option.type);
    if (option.choices?.length && !choosable) refuse('choices', 'Only text and number options have choices');
    if (option.autocomplete && !choosable) refuse('autocomplete', 'Only text and number options have it');
    if (option.autocomplete && option.choices?.length) {
      const message = 'Autocomplete options cannot have choices';
      ctx.addIssue(fault('APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE', message, ['choices']));
    }
    if (option.channel_types?.length && option.type !== 7) refuse('channel_types', 'Only channel options');
    for (const [low, high, types] of [
      ['min_length', 'max_length', [3]],
      ['min_value', 'max_value', [4, 10]],
    ] as const) {
      const [min, max] = [option[low], option[high]];
      const fits = (types as readonly number[]).includes(option.type);
      if (!fits && min != null) refuse(low, `Not for options of type ${option.type}`);
      if (!fits && max != null) refuse(high, `Not for options of type ${option.type}`);
      if (min != null && max != null && min > max) refuse(low, `Must be equal to or less than ${high}`);
    }
    if (!option.choices || !choosable) return { ...option, choices: null };
    const parsed = choicesFor(option.type).safeParse(option.choices, { reportInput: true });
    for (const issue of parsed.error?.issues ?? []) {
      // A foreign issue is passed on whole: parseForm words it like any other.
      ctx.issues.push({ ...issue, path: ['choices', ...issue.path] } as never);
    }
    const names = (parsed.data ?? []).map((choice) => choice.name);
    if (new Set(names).size !== names.length) {
      const message = 'Option choice names must be unique';
      ctx.addIssue(fault('APPLICATION_COMMAND_OPTIONS_CHOICES_DUPLICATE_NAME', message, ['choices']));
    }
    return { ...option, choices: parsed.data ?? null };
  });

interface Named {
  name: string;
  name_localizations?: Record<string, string> | null | undefined;
  type: number;
  required?: boolean | null | undefined;
}

/** Rules between the options of one level: names, order, no mixture with subcommands. */
function checkLevel(all: readonly Named[], ctx: z.RefinementCtx): void {
  const names = new Set<string>();
  let optional = false;
  all.forEach((option, index) => {
    if (names.has(option.name)) {
      const message = 'Option name already exists';
      ctx.addIssue(fault('APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message, [index, 'name']));
    }
    names.add(option.name);
    checkLocalizedNames(all, index, ctx);
    if (option.required && optional) {
      const message = 'Required options must be placed before non-required options';
      ctx.addIssue(fault('APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message, [index]));
    }
    if (!option.required) optional = true;
  });
  const nested = all.filter((option) => option.type <= 2).length;
  if (nested > 0 && nested < all.length) {
    const message =
      'Sub-command and sub-command group option types are mutually exclusive to all other types';
    ctx.addIssue(fault('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message));
  }
}

function checkLocalizedNames(all: readonly Named[], index: number, ctx: z.RefinementCtx): void {
  for (const [locale, name] of Object.entries(all[index]?.name_localizations ?? {})) {
    const taken = all.some(
      (other, at) =>
        at !== index && (other.name === name || (at < index && other.name_localizations?.[locale] === name)),
    );
    if (!taken) continue;
    const message = 'Option name already exists';
    const path = [index, 'name_localizations', locale];
    ctx.addIssue(fault('APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message, path));
  }
}

const LEAF_TYPES = [3, 4, 5, 6, 7, 8, 9, 10, 11];
const LEVEL = { max: 25 };

/** `required` says nothing about a subcommand, and Discord refuses it. */
const notRequired = z.literal(false, { error: 'required is not valid on subcommands' }).nullish();

const subcommand = z.object({
  ...described,
  type: z.literal(1),
  required: notRequired,
  options: list(leaf, LEVEL).superRefine(checkLevel).nullish(),
});
const group = z.object({
  ...described,
  type: z.literal(2),
  required: notRequired,
  options: list(byType([1], [subcommand]), LEVEL)
    .superRefine(checkLevel)
    .nullish(),
});

export const options = list(byType([1, 2, ...LEAF_TYPES], [subcommand, group, leaf]), LEVEL).superRefine(
  checkLevel,
);

interface Measured {
  name?: unknown;
  description?: unknown;
  name_localizations?: object | null | undefined;
  description_localizations?: object | null | undefined;
  value?: unknown;
  options?: unknown[] | null | undefined;
  choices?: unknown[] | null | undefined;
}

// A command with other faults is measured too, so that anything may stand where text belongs.
const measured = (value: unknown) => (typeof value === 'string' ? lengthOf(value) : 0);

/** Characters that count towards the 8000 of a command; of localisations only the longest counts. */
export function commandLength(part: Measured): number {
  const longest = (field: 'name' | 'description') =>
    Math.max(measured(part[field]), ...Object.values(part[`${field}_localizations`] ?? {}).map(measured));
  const own = longest('name') + longest('description');
  const value = part.value === undefined ? 0 : lengthOf(String(part.value));
  const inner = [...(part.options ?? []), ...(part.choices ?? [])];
  return inner.reduce<number>((sum, each) => sum + commandLength((each ?? {}) as Measured), own + value);
}
