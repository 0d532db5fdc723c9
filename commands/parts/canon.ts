/** The option `canon:` of look-ups: which tiers count for this one answer. */

import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord.js';
import type { Command } from '../../src/bot/app.ts';
import type { Choice } from '../../src/cards/choices.ts';
import { ALL_TIERS, type Override } from '../../src/cards/override.ts';
import { notice, type Reply } from '../../src/cards/reply.ts';
import { escapeText, quoteTyped } from '../../src/cards/text.ts';
import type { Options } from '../../src/discord/command.ts';
import type { Pack, Tier } from '../../src/lore/model/model.ts';

export const canonOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'canon',
  description: 'Which sources count for this answer; as the server says when left out',
  autocomplete: true,
};

/** What is typed and chosen for all tiers. */
export const EVERY_TIER = 'all';
const EVERYTHING = 'Everything, whatever the source';

/** Each tier that the packs have, once. */
const tiersOf = (packs: readonly Pack[]): Tier[] => [
  ...new Map(packs.flatMap((pack) => pack.tiers).map((tier) => [tier.id, tier])).values(),
];

const nameOf = ({ name, rank }: Tier) => (rank === 0 ? `${name} only` : `Down to: ${name}`);

/** Canon lines that the packs allow: everything, or down to one of their tiers. */
export function canonChoices(typed: string, packs: readonly Pack[]): Choice[] {
  const choices = [
    { name: EVERYTHING, value: EVERY_TIER },
    ...tiersOf(packs).map((tier) => ({ name: nameOf(tier), value: tier.id })),
  ];
  const meant = canonOf(typed, packs);
  return choices
    .filter(
      ({ name, value }) =>
        value === meant || `${name} ${value}`.toLowerCase().includes(typed.toLowerCase().trim()),
    )
    .slice(0, 25);
}

/** What everything is called, in the form that {@link wordsOf} gives. */
const ALL_WORDS = [EVERYTHING, 'everything', 'all', 'all tiers', 'all sources', 'every tier', 'any'].map(
  (text) => wordsOf(text).join(' '),
);

/**
 * The line that a text names; `undefined` for none. A tier goes by its name and its id, in the singular or the plural,
 * with or without `down to`. Only of the strongest one can it be said that it counts alone.
 */
export function canonOf(typed: string, packs: readonly Pack[]): string | undefined {
  const words = wordsOf(typed);
  if (ALL_WORDS.includes(words.join(' '))) return EVERY_TIER;
  const [first, second] = words;
  const bare = first === 'down' && second === 'to' ? words.slice(2) : words;
  const alone = bare.filter((word) => word !== 'only').join(' ');
  return tiersOf(packs).find(({ id, name, rank }) =>
    [id, name].some(
      (own) => wordsOf(own).join(' ') === (rank === 0 && bare.includes('only') ? alone : bare.join(' ')),
    ),
  )?.id;
}

/** In small letters and the singular: `Licensed novels` is `licensed novel`. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
}

/** Choices for `canon:` beside those of a look-up's other options. */
export const withCanon =
  (suggest: Suggest): Suggest =>
  (focused, app, asker) =>
    focused.option === canonOption.name
      ? canonChoices(focused.typed, app.lore.packs)
      : suggest(focused, app, asker);

type Suggest = NonNullable<Command['suggest']>;

/** The answer to a line that there is not, with those that there are. */
export function noSuchLine(typed: string, packs: readonly Pack[]): Reply {
  const names = canonChoices('', packs).map(({ name }) => `**${escapeText(name)}**`);
  return notice('No such canon line', `${quoteTyped(typed)} is none. Use one of: ${names.join(', ')}.`);
}

/** The line that this one answer asks for, as its cards carry it; where there is no such line, the reply that says so. */
export function readCanon(options: Options, packs: readonly Pack[]): Override | undefined | Reply {
  const typed = options.getString(canonOption.name);
  if (typed === null) return undefined;
  const line = canonOf(typed, packs);
  if (line === undefined) return noSuchLine(typed, packs);
  return line === EVERY_TIER ? ALL_TIERS : line;
}
