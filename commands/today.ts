import { Temporal } from 'temporal-polyfill';
import type { Command } from '../src/bot/app.ts';
import { zoneOf } from '../src/bot/settings.ts';
import { todayCard } from '../src/cards/today-card.ts';
import { nearestDays, seenOn } from '../src/timeline/seen-on.ts';

import { everywhere, privateOption } from './parts/definition.ts';

/** Days beside one of which nothing is known. */
const MOST_DAYS = 3;

export const today: Command = {
  definition: everywhere('today', 'What happened on this day, in-universe or at release', [privateOption]),
  async reply(options, app, asker) {
    const isPrivate = options.getBoolean('private') ?? false;
    const viewer = await app.viewerOf(asker, isPrivate);
    // The day where the server is.
    const zone = await zoneOf(app.storage, asker.guildId);
    const day = Temporal.Instant.fromEpochMilliseconds(app.now()).toZonedDateTimeISO(zone).toPlainDate();
    const on = seenOn(app.lore, day, viewer);
    const isEmpty = on.happened.length + on.released.length === 0;
    const nearest = isEmpty ? nearestDays(app.lore, day, viewer, MOST_DAYS) : [];
    return todayCard(on, { day, viewer, nearest, private: isPrivate });
  },
};
