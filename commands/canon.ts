/** The option `canon:` of look-ups: which tiers count for this one answer. */
import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord.js';
import { ALL_TIERS, type Override } from '../src/cards/override.ts';
import type { Choice, Options } from '../src/discord/command.ts';
import type { Pack } from '../src/lore/model.ts';

export const canonOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'canon',
  description: 'Which sources count for this answer; as the server says when left out',
  autocomplete: true,
};

/** What is typed and chosen for all tiers. */
export const EVERY_TIER = 'all';

/** Canon lines that the packs allow: everything, or down to one of their tiers. */
export function canonChoices(typed: string, packs: readonly Pack[]): Choice[] {
  const tiers = new Map(packs.flatMap((pack) => pack.tiers).map((tier) => [tier.id, tier]));
  const lines = [...tiers.values()].map(({ id, name, rank }) => ({
    name: rank === 0 ? `${name} only` : `Down to: ${name}`,
    value: id,
  }));
  return [{ name: 'Everything, whatever the source', value: EVERY_TIER }, ...lines]
    .filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(typed.toLowerCase().trim()))
    .slice(0, 25);
}

/** The line that a text names; `undefined` for none. */
export const canonOf = (typed: string, packs: readonly Pack[]): string | undefined => {
  const choices = canonChoices('', packs);
  const wanted = typed.toLowerCase().trim();
  return choices.find(({ name, value }) => value === wanted || name.toLowerCase() === wanted)?.value;
};

/** The line that this one answer asks for, as its cards carry it. */
export function readCanon(options: Options, packs: readonly Pack[]): Override | undefined {
  const line = canonOf(options.getString(canonOption.name) ?? '', packs);
  return line === EVERY_TIER ? ALL_TIERS : line;
}
