import { ApplicationCommandOptionType } from 'discord.js';
import type { App } from '../src/app.ts';
import { entryChoices } from '../src/cards/choices.ts';
import { customId } from '../src/cards/custom-id.ts';
import { entryNotFound } from '../src/cards/not-found.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import { quoteTyped } from '../src/cards/text.ts';
import { timelineCard } from '../src/cards/timeline-card.ts';
import type { Action, Asker, Command } from '../src/discord/command.ts';
import { DATE_FORMS, parseLoreDate } from '../src/lore/date.ts';
import { judgeFact, nameSpoils } from '../src/lore/reader.ts';
import { timeline as timelineOf } from '../src/lore/timeline/index.ts';
import { everywhere, privateOption } from './definition.ts';

const Type = ApplicationCommandOptionType;

export const timeline: Command = {
  definition: everywhere('timeline', 'What happened when: of a person, place, event, or a span of years', [
    {
      type: Type.String,
      name: 'of',
      description: 'A name, or a span such as 2290-2295',
      required: true,
      autocomplete: true,
    },
    privateOption,
  ]),
  async suggest({ typed }, app, asker) {
    const reader = await app.readerOf(asker, false);
    return entryChoices(app.lore.suggest(typed, undefined, (entry) => !nameSpoils(entry, reader)));
  },
  reply: (options, app, asker) =>
    show(app, asker, options.getString('of', true), 0, options.getBoolean('private') ?? false),
};

export const turnTimeline: Action = {
  answers: 'in place',
  reply: ([page, ...of], _, app, pressed) =>
    show(app, pressed, of.join('|'), Number(page) || 0, pressed.private),
};

async function show(app: App, asker: Asker, typed: string, page: number, isPrivate: boolean): Promise<Reply> {
  const reader = await app.readerOf(asker, isPrivate);
  const accept = {
    accept: (fact: Parameters<typeof judgeFact>[0]) => judgeFact(fact, reader).standing === 'shown',
  };
  const span = parseLoreDate(typed);
  if (span) {
    const found = timelineOf(app.lore, { from: span, to: span }, accept);
    return timelineCard(found, {
      title: span.text,
      page,
      private: isPrivate,
      turnTo: (to) => customId('timeline', to, span.text),
    });
  }
  const found = app.lore.find(typed);
  if (!found.ok) {
    if (/\d/.test(typed) && found.guesses.length === 0) {
      return notice(
        'No such span',
        `${quoteTyped(typed)} is no name and no date. Dates look like: ${DATE_FORMS}.`,
      );
    }
    return entryNotFound(
      typed,
      found.guesses.filter((guess) => !nameSpoils(guess, reader)),
    );
  }
  const { item } = found;
  if (nameSpoils(item, reader))
    return notice(
      'Beyond the spoiler limit',
      'All that is known here lies beyond it. `/spoilers` changes it.',
    );
  return timelineCard(timelineOf(app.lore, { entry: item }, accept), {
    title: item.name,
    page,
    private: isPrivate,
    turnTo: (to) => customId('timeline', to, item.id),
  });
}
