/** The option `topic:` of trivia and of the daily question. */
import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord.js';
import type { App } from '../../src/bot/app.ts';
import type { Choice } from '../../src/cards/choices.ts';
import { LIMITS } from '../../src/cards/limits.ts';
import { nameOfEntry, packsApart } from '../../src/cards/namesakes.ts';
import { notice, type Reply } from '../../src/cards/reply.ts';
import { clip, quoteTyped } from '../../src/cards/text.ts';
import type { Asker } from '../../src/discord/command.ts';
import { findTopic, suggestTopics, type Topic } from '../../src/games/topic.ts';

export const topicOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'topic',
  description: 'What questions are about: people, ships, another universe, one entry …',
  autocomplete: true,
};

/** Topics for a text still being typed, within the strictest limit: whether it will be private is not known yet. */
export async function topicChoices(typed: string, app: App, asker: Asker): Promise<Choice[]> {
  const viewer = await app.viewerOf(asker, false);
  const topics = suggestTopics(typed, app.lore, viewer);
  const packOf = packsApart(
    topics.flatMap(({ entry }) => entry ?? []),
    nameOfEntry,
  );
  return topics.map(({ id, name, entry }) => {
    const pack = entry && packOf(entry);
    return { name: clip(pack === undefined ? name : `${name} · ${pack}`, LIMITS.choiceName), value: id };
  });
}

/** The topic that was typed; undefined for none. */
export const topicTyped = async (typed: string, app: App, asker: Asker): Promise<Topic | undefined> =>
  findTopic(typed, app, await app.viewerOf(asker, false));

export const noTopic = (typed: string): Reply =>
  notice(
    'No such topic',
    `There is no topic ${quoteTyped(typed)}. Type a few letters and choose from the list, such as Ships.`,
  );
