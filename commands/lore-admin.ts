import { ApplicationCommandOptionType } from 'discord.js';
import type { App, Command } from '../src/bot/app.ts';
import { HIDDEN } from '../src/bot/settings.ts';
import { entryChoices } from '../src/cards/choices.ts';
import { hiddenCard, hiddenNow, shownAgain } from '../src/cards/hidden-card.ts';
import { entryNotFound } from '../src/cards/not-found.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import type { Entry } from '../src/lore/model/model.ts';
import { fold, wordsOf } from '../src/lore/names/fold.ts';
import { viewsOf } from '../src/spoilers/view.ts';
import { EVERYTHING } from '../src/spoilers/viewer.ts';
import { completed, forStaff, STAFF_ONLY } from './parts/definition.ts';

const Type = ApplicationCommandOptionType;
/** Of one server: each text is looked through for all of their names. */
const MOST = 200;

export const loreAdmin: Command = {
  definition: forStaff('lore-admin', 'What is nowhere in this server', [
    {
      type: Type.Subcommand,
      name: 'hide',
      description: 'Hide an entry: it is found nowhere here, and texts that name it are left out',
      options: [completed('name', 'Who or what')],
    },
    {
      type: Type.Subcommand,
      name: 'unhide',
      description: 'Show a hidden entry again',
      options: [completed('name', 'Which of the hidden ones')],
    },
    { type: Type.Subcommand, name: 'list', description: 'What is hidden in this server' },
  ]),
  suggest({ typed, subcommand }, app, { manages, guildId }) {
    if (!manages || guildId === null) return [];
    const entries =
      subcommand === 'unhide'
        ? hiddenIn(app).filter(({ name }) => fold(name).includes(fold(typed)))
        : app.lore.suggest(typed);
    return entryChoices(viewsOf(entries, EVERYTHING));
  },
  reply(options, app, { manages, guildId }) {
    if (!manages || guildId === null) return STAFF_ONLY;
    switch (options.getSubcommand()) {
      case 'hide':
        return hide(app, guildId, options.getString('name', true));
      case 'unhide':
        return unhide(app, guildId, options.getString('name', true));
      default:
        return hiddenCard(hiddenIn(app));
    }
  },
};

const hiddenIn = ({ hidden }: App): readonly Entry[] => hidden?.entries ?? [];

async function hide(app: App, guildId: string, typed: string): Promise<Reply> {
  const found = app.ask.find(typed);
  if (!found.ok) return entryNotFound(typed, found.guesses);
  if (hiddenIn(app).length >= MOST)
    return notice('Not hidden', `A server hides ${MOST} entries at most: show some of them again first.`);
  await app.storage.settings.guild.set(guildId, HIDDEN.of(found.item.id), true);
  return hiddenNow(found.item, namedAfter(found.item, app));
}

/** Others that are still found, whose names have its name in them. */
function namedAfter(entry: Entry, { lore }: App): Entry[] {
  const [first] = wordsOf(entry.name);
  if (first === undefined) return [];
  return lore.bearing(first).filter((other) => other !== entry && other.name.includes(entry.name));
}

async function unhide(app: App, guildId: string, typed: string): Promise<Reply> {
  const entry = hiddenIn(app).find(({ id, name }) => id === typed || fold(name) === fold(typed));
  if (!entry) return notice('Not hidden', 'Nothing of that name is hidden here. `/lore-admin list` has all.');
  await app.storage.settings.guild.unset(guildId, HIDDEN.of(entry.id));
  return shownAgain(entry);
}
