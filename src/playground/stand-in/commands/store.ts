import type { APIApplicationCommand } from 'discord.js';
import { refusal } from '../errors.ts';
import { type CommandForm, commandList, oneCommand } from '../validation/commands.ts';
import { parseForm } from '../validation/form.ts';

/** Most commands of a type, global or per server (Discord docs, Application Commands: Registering a Command). */
const MOST: Record<number, number> = { 1: 100, 2: 15, 3: 15, 4: 1 };
const MOST_CREATES_A_DAY = 200;
const DAY = 86_400_000;

interface Environment {
  applicationId: string;
  now: () => number;
  newId: () => string;
  /** Told when what members can pick has changed. */
  changed: () => void;
}

/** The app's commands: one list for everywhere (scope undefined), one for each server. */
export class CommandStore {
  readonly #env: Environment;
  readonly #scopes = new Map<string | undefined, APIApplicationCommand[]>();
  readonly #creates = new Map<string | undefined, number[]>();

  constructor(env: Environment) {
    this.#env = env;
  }

  list(scope?: string): readonly APIApplicationCommand[] {
    return this.#scopes.get(scope) ?? [];
  }

  find(scope: string | undefined, id: string): APIApplicationCommand {
    const found = this.list(scope).find((each) => each.id === id);
    if (!found) throw refusal('unknownCommand');
    return found;
  }

  /** Bulk overwrite: commands of the same name and type keep their id, the others go. */
  overwrite(scope: string | undefined, body: unknown): readonly APIApplicationCommand[] {
    const forms = parseForm(commandList, body);
    for (const [type, most] of Object.entries(MOST)) {
      if (forms.filter((form) => form.type === Number(type)).length > most) throw refusal('tooManyCommands');
    }
    const before = this.list(scope);
    this.#countCreates(scope, forms.filter((form) => !sameCommand(before, form)).length);
    const after = forms.map((form) => this.#made(scope, form, sameCommand(before, form)));
    this.#replace(scope, after);
    return after;
  }

  /** Creates a command, or replaces the one of the same name and type. */
  upsert(scope: string | undefined, body: unknown): { command: APIApplicationCommand; created: boolean } {
    const form = parseForm(oneCommand, body);
    const before = this.list(scope);
    const old = sameCommand(before, form);
    if (!old) {
      const alike = before.filter((each) => each.type === form.type).length;
      if (alike >= (MOST[form.type] ?? 0)) throw refusal('tooManyCommands');
      this.#countCreates(scope, 1);
    }
    const command = this.#made(scope, form, old);
    this.#replace(scope, [...before.filter((each) => each !== old), command]);
    return { command, created: !old };
  }

  /** Changes the given fields of a command; the whole must still be valid. */
  edit(scope: string | undefined, id: string, body: unknown): APIApplicationCommand {
    const old = this.find(scope, id);
    const change = typeof body === 'object' && body !== null ? body : {};
    const form = parseForm(oneCommand, { ...old, ...change, type: old.type });
    const command = this.#made(scope, form, old);
    this.#replace(
      scope,
      this.list(scope).map((each) => (each === old ? command : each)),
    );
    return command;
  }

  remove(scope: string | undefined, id: string): void {
    const old = this.find(scope, id);
    this.#replace(
      scope,
      this.list(scope).filter((each) => each !== old),
    );
  }

  #replace(scope: string | undefined, commands: APIApplicationCommand[]): void {
    this.#scopes.set(scope, commands);
    this.#env.changed();
  }

  #countCreates(scope: string | undefined, count: number): void {
    const now = this.#env.now();
    const recent = (this.#creates.get(scope) ?? []).filter((at) => now - at < DAY);
    if (recent.length + count > MOST_CREATES_A_DAY) throw refusal('tooManyCommandCreates');
    this.#creates.set(scope, [...recent, ...Array<number>(count).fill(now)]);
  }

  #made(scope: string | undefined, form: CommandForm, old?: APIApplicationCommand): APIApplicationCommand {
    const { newId, applicationId } = this.#env;
    const global = scope === undefined;
    const made = {
      id: old?.id ?? newId(),
      application_id: applicationId,
      version: '',
      default_member_permissions: form.default_member_permissions ?? null,
      type: form.type,
      name: form.name,
      name_localizations: form.name_localizations ?? null,
      description: form.description ?? '',
      description_localizations:
        ('description_localizations' in form && form.description_localizations) || null,
      ...(global && {
        dm_permission: form.dm_permission ?? true,
        contexts: form.contexts ?? null,
        integration_types: form.integration_types ?? [0, 1],
      }),
      ...(form.options?.length && { options: shapeOptions(form.options) }),
      nsfw: form.nsfw ?? false,
      ...(!global && { guild_id: scope }),
    };
    // The version changes only with the content, so that a second sync of the same list changes nothing.
    const same = old && JSON.stringify({ ...old, version: '' }) === JSON.stringify(made);
    return { ...made, version: same ? old.version : newId() } as unknown as APIApplicationCommand;
  }
}

function sameCommand(commands: readonly APIApplicationCommand[], form: CommandForm) {
  return commands.find((each) => each.name === form.name && each.type === form.type);
}

/** Options as stored: Discord leaves out what is not set. */
function shapeOptions(options: readonly unknown[]): unknown[] {
  return options.map((option) => {
    const entries = Object.entries(option as object).filter(([, value]) => value != null && value !== false);
    return Object.fromEntries(
      entries.map(([key, value]) => [key, key === 'options' ? shapeOptions(value as unknown[]) : value]),
    );
  });
}

/** Without `with_localizations` the dictionaries stay out of the answer. */
export function withoutLocalizations(command: APIApplicationCommand): object {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== 'name_localizations' && key !== 'description_localizations')
        .map(([key, each]) => [key, strip(each)]),
    );
  };
  return strip(command) as object;
}
