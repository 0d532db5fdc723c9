import { ApplicationCommandOptionType } from 'discord.js';
import type { App } from '../src/app.ts';
import { customId } from '../src/cards/custom-id.ts';
import { type Override, readerWith } from '../src/cards/override.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import { quoteTyped } from '../src/cards/text.ts';
import { timelineCard } from '../src/cards/timeline-card.ts';
import { timelineRestCard } from '../src/cards/timeline-rest-card.ts';
import type { Action, Asker, Command } from '../src/discord/command.ts';
import { DATE_FORMS, parseLoreDate } from '../src/lore/date.ts';
import type { Fact } from '../src/lore/model.ts';
import { judgeFact, type Reader } from '../src/lore/reader.ts';
import { type Timeline, timeline as timelineOf } from '../src/lore/timeline/index.ts';
import { canonChoices, canonOption, readCanon } from './canon.ts';
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
    canonOption,
  ]),
  suggest: async ({ option, typed }, app, asker) =>
    option === canonOption.name ? canonChoices(typed, app.lore.packs) : suggestEntries(typed, app, asker),
  reply: (options, app, asker) =>
    show(app, asker, {
      of: options.getString('of', true),
      page: 0,
      private: options.getBoolean('private') ?? false,
      override: readCanon(options, app.lore.packs),
    }),
};

export const turnTimeline: Action = {
  answers: 'in place',
  reply: ([page, override, ...of], _, app, pressed) =>
    show(app, pressed, { of: of.join('|'), page: Number(page) || 0, private: pressed.private, override }),
};

/** Lists what a timeline left out; its pages turn in place. */
export const showTimelineRest = (answers: Action['answers']): Action => ({
  answers,
  reply: async ([page, override = '', ...of], _, app, pressed) => {
    const reader = readerWith(await app.readerOf(pressed, true), override);
    const found = findTimeline(app, reader, of.join('|'));
    if (isReply(found)) return found;
    return timelineRestCard(found.timeline, {
      title: found.title,
      page: Number(page) || 0,
      reader,
      turnTo: (to) => customId('left-out-page', to, override, found.key),
    });
  },
});

interface Wanted {
  of: string;
  page: number;
  private: boolean;
  override: Override | undefined;
}

async function show(
  app: App,
  asker: Asker,
  { of, page, private: isPrivate, override = '' }: Wanted,
): Promise<Reply> {
  const reader = readerWith(await app.readerOf(asker, isPrivate), override);
  const found = findTimeline(app, reader, of);
  if (isReply(found)) return found;
  const { timeline: shown, title, key } = found;
  return timelineCard(shown, {
    title,
    page,
    private: isPrivate,
    reader,
    look: await app.lookOf(asker),
    turnTo: (to) => customId('timeline-page', to, override, key),
    restId: customId('left-out', 0, override, key),
  });
}

interface Found {
  timeline: Timeline;
  title: string;
  /** What the custom ids of its buttons carry. */
  key: string;
}

/** The timeline of what was typed, or why there is none. */
function findTimeline(app: App, reader: Reader, typed: string): Found | Reply {
  const accept = (fact: Fact) => judgeFact(fact, reader).standing === 'shown';
  const span = parseLoreDate(typed);
  if (span) {
    const found = timelineOf(app.lore, { from: span, to: span }, { accept });
    return { timeline: found, title: span.text, key: span.text };
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
  return { timeline: timelineOf(app.lore, { entry: item }, { accept }), title: item.name, key: item.id };
}
