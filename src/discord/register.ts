import { type REST, Routes } from 'discord.js';
import type { Registered } from './command.ts';

/**
 * Tells Discord of the commands, for all servers or for one (where changes show at once). A list that Discord has
 * already is not sent again: each server allows 200 new commands a day.
 *
 * @returns whether anything was sent.
 * @throws DiscordAPIError when Discord refuses; nothing has changed then.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: readonly Registered[],
  guild?: string,
): Promise<boolean> {
  const route =
    guild === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guild);
  const definitions = commands.map(({ definition: { contexts, integration_types, ...rest } }) =>
    // Where a command may be used is a matter of the global list alone.
    guild === undefined ? { ...rest, contexts, integration_types } : rest,
  );
  const known = (await rest.get(route)) as { name: string }[];
  const same =
    known.length === definitions.length &&
    definitions.every((definition) =>
      contains(
        known.find(({ name }) => name === definition.name),
        definition,
      ),
    );
  if (!same) await rest.put(route, { body: definitions });
  return !same;
}

/** Whether `whole` says everything that `part` says; what it says beyond are Discord's own additions. */
function contains(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part)) {
    return Array.isArray(whole)
      ? whole.length === part.length && part.every((item, index) => contains(whole[index], item))
      : part.length === 0;
  }
  if (typeof part !== 'object' || part === null) return whole === part;
  if (typeof whole !== 'object' || whole === null) return false;
  const said = whole as Record<string, unknown>;
  // Discord leaves out what is false.
  return Object.entries(part).every(
    ([key, value]) =>
      value === undefined || (value === false && said[key] === undefined) || contains(said[key], value),
  );
}
