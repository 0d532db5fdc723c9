import { Temporal } from 'temporal-polyfill';
import { labels, workLine } from '../src/cards/citation.ts';
import { paginate } from '../src/cards/pages.ts';
import { COLORS, type Reply } from '../src/cards/reply.ts';
import { escapeText } from '../src/cards/text.ts';
import type { Command } from '../src/discord/command.ts';
import { sentence } from '../src/lore/model.ts';
import { onThisDay } from '../src/lore/on-this-day.ts';
import { counts, isBeyond, judgeFact } from '../src/lore/reader.ts';
import { everywhere, privateOption } from './definition.ts';

const MONTH_DAY = new Intl.DateTimeFormat('en', { month: 'long', day: 'numeric', timeZone: 'UTC' });

export const today: Command = {
  definition: everywhere('today', 'What happened on this day, in-universe or at release', [privateOption]),
  async reply(options, app, asker): Promise<Reply> {
    const isPrivate = options.getBoolean('private') ?? false;
    const reader = await app.readerOf(asker, isPrivate);
    // The day where the server is, as its daily question has it.
    const zone = (asker.guildId && (await app.storage.schedules.get(asker.guildId))?.zone) || 'UTC';
    const day = Temporal.Instant.fromEpochMilliseconds(app.now()).toZonedDateTimeISO(zone).toPlainDate();
    const { happened, released } = onThisDay(app.lore.packs, day, {
      accept: (fact) => judgeFact(fact, reader).standing === 'shown',
      acceptWork: (work) => counts(work, reader) && !isBeyond(work, reader),
    });
    const [fields = []] = paginate([
      ...(happened.length > 0
        ? [
            {
              heading: 'In-universe',
              lines: happened.map(
                (fact) => `• ${escapeText(sentence(fact))} ${labels(fact.citations, reader)}`,
              ),
            },
          ]
        : []),
      ...(released.length > 0
        ? [{ heading: 'First shown or published', lines: released.map((work) => `• ${workLine(work)}`) }]
        : []),
    ]);
    return {
      embeds: [
        {
          title: `On this day: ${MONTH_DAY.format(new Date(Date.UTC(2024, day.month - 1, day.day)))}`,
          color: COLORS.work,
          ...(fields.length > 0
            ? { fields }
            : { description: 'Nothing is known of this day. `/timeline` shows what is known of a year.' }),
        },
      ],
      components: [],
      private: isPrivate,
    };
  },
};
