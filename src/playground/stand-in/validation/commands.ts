/** Application commands (Discord docs, Application Commands). */
import { z } from 'zod';
import { fault, list, text, wholeNumber } from './checks.ts';
import { choicesFor, commandLength, commandName, localized, options } from './command-options.ts';

const CHAT_INPUT = 1;
const PRIMARY_ENTRY_POINT = 4;

const bits = z
  .union([z.string(), z.int().nonnegative()])
  .transform(String)
  .superRefine((value, ctx) => {
    if (!/^\d{1,20}$/.test(value)) ctx.addIssue(fault('NUMBER_TYPE_COERCE', `Value "${value}" is not int.`));
  });

function distinct(allowed: readonly number[], min: number) {
  return list(z.literal(allowed), { min, max: allowed.length }).superRefine((values, ctx) => {
    if (new Set(values).size !== values.length) {
      ctx.addIssue(fault('SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value'));
    }
  });
}

const common = {
  id: z.unknown().optional(),
  default_member_permissions: bits.nullish(),
  dm_permission: z.boolean().nullish(),
  default_permission: z.boolean().nullish(),
  contexts: distinct([0, 1, 2], 0).nullish(),
  integration_types: distinct([0, 1], 1).nullish(),
  nsfw: z.boolean().nullish(),
};

const chatInput = z
  .object({
    ...common,
    type: z.literal(CHAT_INPUT),
    name: commandName,
    name_localizations: localized(commandName).nullish(),
    description: text({ min: 1, max: 100 }),
    description_localizations: localized(text({ min: 1, max: 100 })).nullish(),
    options: options.nullish(),
  })
  .superRefine((command, ctx) => {
    if (commandLength(command) > 8000) {
      ctx.addIssue(fault('APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)'));
    }
  });

const menuName = text({ min: 1, max: 32 });

/** User and message commands: a name alone. */
function menu<const Type extends number>(type: Type) {
  return z
    .object({
      ...common,
      type: z.literal(type),
      name: menuName,
      name_localizations: localized(menuName).nullish(),
      description: z.string().nullish(),
      options: z.array(z.unknown()).nullish(),
      handler: wholeNumber(1, 2).nullish(),
    })
    .superRefine((command, ctx) => {
      const described = command.type !== PRIMARY_ENTRY_POINT && command.description;
      if (described) {
        const message = 'Context menu commands cannot have description';
        ctx.addIssue(fault('APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID', message, ['description']));
      }
      if (command.options?.length) {
        const message = 'Only chat input commands can have options';
        ctx.addIssue(fault('APPLICATION_COMMAND_OPTIONS_INVALID', message, ['options']));
      }
      if (command.handler != null && command.type !== PRIMARY_ENTRY_POINT) {
        ctx.addIssue(fault('APPLICATION_COMMAND_HANDLER_INVALID', 'Only entry points have one', ['handler']));
      }
    });
}

/** A command of any type; without `type` it is a slash command. */
const command = z.preprocess(
  (raw) =>
    typeof raw === 'object' && raw !== null && (raw as { type?: unknown }).type == null
      ? { ...raw, type: CHAT_INPUT }
      : raw,
  z.discriminatedUnion('type', [chatInput, menu(2), menu(3), menu(PRIMARY_ENTRY_POINT)], {
    error: 'Value of field "type" must be one of (1, 2, 3, 4).',
  }),
);

export type CommandForm = z.output<typeof command>;

function noEntryPoint(form: CommandForm, ctx: z.RefinementCtx, path: PropertyKey[]): void {
  if (form.type !== PRIMARY_ENTRY_POINT) return;
  const message = 'Entry points are for global commands of apps with an Activity';
  ctx.addIssue(fault('APPLICATION_COMMAND_ENTRY_POINT_INVALID', message, [...path, 'type']));
}

/** A single command. The stand-in's app has no Activity, hence no entry point. */
export const oneCommand = command.superRefine((form, ctx) => noEntryPoint(form, ctx, []));

/** Bulk overwrite: names are unique within a type. */
export const commandList = z.array(command).superRefine((forms, ctx) => {
  const seen = new Set<string>();
  forms.forEach((form, index) => {
    noEntryPoint(form, ctx, [index]);
    const key = `${form.type} ${form.name}`;
    if (seen.has(key)) {
      const message = 'Application command names must be unique';
      ctx.addIssue(fault('APPLICATION_COMMANDS_DUPLICATE_NAME', message, [index, 'name']));
    }
    seen.add(key);
  });
});

/** What an app may suggest while a member types: at most 25 choices of the option's type. */
export function autocompleteData(optionType: number) {
  return z.object({ choices: choicesFor(optionType) });
}
