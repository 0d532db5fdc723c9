import { readFileSync } from 'node:fs';
import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  InteractionContextType,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { actions, commands, forms, registered } from '../../commands/index.ts';
import type { Reply } from '../../src/cards/reply.ts';
import { EVERYTHING } from '../../src/spoilers/viewer.ts';
import { expectFits } from '../cards/fits-discord.ts';

const readme = readFileSync('README.md', 'utf8');
const names = commands.map((command) => command.definition.name);

/** The most characters of every option that takes any text. */
const texts = (options: readonly APIApplicationCommandOption[]): number[] =>
  options.flatMap((option) => {
    if ('options' in option) return texts(option.options ?? []);
    if (option.type !== ApplicationCommandOptionType.String || option.choices) return [];
    return [option.max_length ?? Number.POSITIVE_INFINITY];
  });

describe('the list of commands', () => {
  it('has each name once', () => {
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(names)('tells of /%s in the README’s table', (name) => {
    expect(readme).toMatch(new RegExp(`^\\| .*\`/${name}[ \`]`, 'm'));
  });

  it.each(commands.map((command) => [command.definition.name, command] as const))(
    'says where /%s may be used',
    (_, { definition }) => {
      expect(definition.contexts).toContain(InteractionContextType.Guild);
      expect(definition.integration_types?.length).toBeGreaterThan(0);
    },
  );

  it.each(commands.map((command) => [command.definition.name, command] as const))(
    'answers autocomplete wherever /%s asks for it',
    (_, { definition, suggest }) => {
      const asks = JSON.stringify(definition.options ?? []).includes('"autocomplete":true');
      expect(suggest !== undefined).toBe(asks);
    },
  );

  it('takes no text as long as Discord would let it be', () => {
    const lengths = texts(commands.flatMap(({ definition }) => definition.options ?? []));
    expect(lengths.length).toBeGreaterThan(20);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(300);
  });

  it('offers every look-up in private', () => {
    for (const name of ['who', 'event', 'lore', 'source', 'search']) {
      const options = commands.find((command) => command.definition.name === name)?.definition.options ?? [];
      expect(options).toContainEqual(
        expect.objectContaining({ name: 'private', type: ApplicationCommandOptionType.Boolean }),
      );
    }
  });
});

describe('/help', () => {
  const app = {
    definitions: registered.map(({ definition }) => definition),
    lore: { suggest: () => [] },
    viewerOf: async () => EVERYTHING,
  };
  const shown = async (manages: boolean) =>
    JSON.stringify(await help?.reply({} as never, app as never, { manages } as never));
  const help = commands.find(({ definition }) => definition.name === 'help');

  it('names every command to those who manage the server, and the others to all', async () => {
    const [toStaff, toMember] = [await shown(true), await shown(false)];
    for (const { definition } of registered) {
      expect(toStaff).toContain(definition.name);
      if (definition.default_member_permissions) expect(toMember).not.toContain(`/${definition.name}`);
      else expect(toMember).toContain(definition.name);
    }
  });

  it('fits one message', async () => {
    expectFits((await help?.reply({} as never, app as never, { manages: true } as never)) as Reply);
  });
});

describe('the lists of actions and forms', () => {
  it('have names that fit into a custom id with the longest arguments', () => {
    for (const name of [...Object.keys(actions), ...Object.keys(forms)])
      expect(name).toMatch(/^[a-z-]{2,20}$/);
  });
});
