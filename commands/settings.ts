import { ApplicationCommandOptionType } from 'discord.js';
import type { App } from '../src/app.ts';
import { customId } from '../src/cards/custom-id.ts';
import { form } from '../src/cards/form.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import { settingsCard } from '../src/cards/settings-card.ts';
import { quoteTyped } from '../src/cards/text.ts';
import type { Action, Asker, Command, Form } from '../src/discord/command.ts';
import { CANON, SPOILERS } from '../src/settings/reading.ts';
import { ALL_TIERS, canonChoices, canonOf } from './canon.ts';
import { forStaff, STAFF_ONLY } from './definition.ts';
import { setLimit } from './spoilers.ts';

const Type = ApplicationCommandOptionType;

export const settings: Command = {
  definition: forStaff('settings', 'What is set for this server, and what each setting does', [
    { type: Type.Subcommand, name: 'show', description: 'Everything on one page, with menus to change it' },
    {
      type: Type.Subcommand,
      name: 'canon',
      description: 'Which sources count in this server',
      options: [
        {
          type: Type.String,
          name: 'tier',
          description: 'The weakest source that counts',
          required: true,
          autocomplete: true,
        },
      ],
    },
  ]),
  suggest: ({ typed }, { lore }) => canonChoices(typed, lore.packs),
  async reply(options, app, asker) {
    if (!asker.manages || asker.guildId === null) return STAFF_ONLY;
    if (options.getSubcommand() === 'show') return page(app, asker.guildId);
    return setCanon(app, asker.guildId, options.getString('tier', true));
  },
};

async function page(app: App, guildId: string): Promise<Reply> {
  const [canon, spoilers, schedule] = await Promise.all([
    app.storage.settings.guild.get(guildId, CANON),
    app.storage.settings.guild.get(guildId, SPOILERS),
    app.storage.schedules.get(guildId),
  ]);
  return settingsCard({
    canon: canonChoices('', app.lore.packs).map(({ name, value }) => ({
      name,
      value,
      chosen: value === (canon ?? ALL_TIERS),
    })),
    spoilers,
    daily: schedule
      ? `${schedule.time}, ${schedule.zone}, in <#${schedule.channelId}>${schedule.nextAt === null ? ' (paused)' : ''}`
      : 'not set up',
  });
}

async function setCanon(app: App, guildId: string, typed: string): Promise<Reply> {
  const line = canonOf(typed, app.lore.packs);
  if (line === undefined) {
    const names = canonChoices('', app.lore.packs).map(({ name }) => `**${name}**`);
    return notice('No such canon line', `${quoteTyped(typed)} is none. Use one of: ${names.join(', ')}.`);
  }
  const { guild } = app.storage.settings;
  await (line === ALL_TIERS ? guild.unset(guildId, CANON) : guild.set(guildId, CANON, line));
  return page(app, guildId);
}

const forStaffOnly = (asker: Asker, run: (guildId: string) => Promise<Reply> | ReturnType<typeof form>) =>
  asker.manages && asker.guildId !== null ? run(asker.guildId) : STAFF_ONLY;

export const settingsActions: Readonly<Record<string, Action>> = {
  'set-canon': {
    answers: 'in place',
    reply: (_, [line = ''], app, pressed) => forStaffOnly(pressed, (guildId) => setCanon(app, guildId, line)),
  },
  'set-spoilers': {
    answers: 'in place',
    reply: (_args, _values, _app, pressed) =>
      forStaffOnly(pressed, () =>
        form(customId('server-spoilers'), 'Spoiler limit of this server', [
          {
            id: 'limit',
            label: 'How far, such as: DS9 4x01, no novels',
            limit: 300,
            placeholder: 'Leave empty for none',
            optional: true,
          },
        ]),
      ),
  },
};

export const serverSpoilersForm: Form = {
  reply: (_, value, app, asker) =>
    forStaffOnly(asker, () => setLimit(app, asker, 'server', value('limit'))) as Promise<Reply>,
};
