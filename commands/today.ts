import { Temporal } from 'temporal-polyfill';
import type { Command } from '../src/bot/app.ts';
import { todayCard } from '../src/cards/today-card.ts';
import { seenOn } from '../src/timeline/seen-on.ts';

import { everywhere, privateOption } from './parts/definition.ts';

export const today: Command = {
  definition: everywhere('today', 'What happened on this day, in-universe or at release', [privateOption]),
  async reply(options, app, asker) {
    const isPrivate = options.getBoolean('private') ?? false;
    const viewer = await app.viewerOf(asker, isPrivate);
    // The day where the server is, as its daily question has it.
    const zone = (asker.guildId && (await app.storage.schedules.get(asker.guildId))?.zone) || 'UTC';
    const day = Temporal.Instant.fromEpochMilliseconds(app.now()).toZonedDateTimeISO(zone).toPlainDate();
    return todayCard(seenOn(app.lore, day, viewer), { day, viewer, private: isPrivate });
  },
};
