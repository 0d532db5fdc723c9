import { ApplicationCommandOptionType } from 'discord.js';
import type { App } from '../src/app.ts';
import { customId } from '../src/cards/custom-id.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import { quoteTyped } from '../src/cards/text.ts';
import { timelineCard } from '../src/cards/timeline-card.ts';
import type { Action, Asker, Command } from '../src/discord/command.ts';
import { DATE_FORMS, parseLoreDate } from '../src/lore/date.ts';
import { judgeFact } from '../src/lore/reader.ts';
import { timeline as timelineOf } from '../src/lore/timeline/index.ts';
import { everywhere, privateOption } from './definition.ts';
import { findKnown, isReply, suggestEntries } from './named-entry.ts';

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
  suggest: ({ typed }, app, asker) => suggestEntries(typed, app, asker),
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
  const item = findKnown(typed, app, reader);
  if (isReply(item)) {
    const hasGuesses = item.components.length > 0;
    if (hasGuesses || !/\d/.test(typed)) return item;
    return notice(
      'No such span',
      `${quoteTyped(typed)} is no name and no date. Dates look like: ${DATE_FORMS}.`,
    );
  }
  return timelineCard(timelineOf(app.lore, { entry: item }, accept), {
    title: item.name,
    page,
    private: isPrivate,
    turnTo: (to) => customId('timeline', to, item.id),
  });
}
