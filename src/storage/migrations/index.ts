import type { Migration } from 'kysely/migration';
import { settings } from './0001-settings.ts';
import { rounds } from './0002-rounds.ts';
import { daily } from './0003-daily.ts';
import { questions } from './0004-questions.ts';
import { roundEnds } from './0005-round-ends.ts';
import { switchedOff } from './0006-switched-off.ts';
import { shards } from './0007-shards.ts';
import { games } from './0008-games.ts';
import { refusals } from './0009-refusals.ts';
import { heldGames } from './0010-held-games.ts';
import { mysteries } from './0011-mysteries.ts';
import { suggestions } from './0012-suggestions.ts';
import { leftOut } from './0013-left-out.ts';
import { regularPosts } from './0014-regular-posts.ts';
import { nights } from './0015-nights.ts';
import { seasonRoles } from './0016-season-roles.ts';
import { refusedSuggestions } from './0017-refused-suggestions.ts';
import { nightModes } from './0018-night-modes.ts';
import { marks } from './0019-marks.ts';

/**
 * The one list, for both engines, in this order, forward only. A migration that has been released is never
 * changed: a new one goes below it.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-settings': settings,
  '0002-rounds': rounds,
  '0003-daily': daily,
  '0004-questions': questions,
  '0005-round-ends': roundEnds,
  '0006-switched-off': switchedOff,
  '0007-shards': shards,
  '0008-games': games,
  '0009-refusals': refusals,
  '0010-held-games': heldGames,
  '0011-mysteries': mysteries,
  '0012-suggestions': suggestions,
  '0013-left-out': leftOut,
  '0014-regular-posts': regularPosts,
  '0015-nights': nights,
  '0016-season-roles': seasonRoles,
  '0017-refused-suggestions': refusedSuggestions,
  '0018-night-modes': nightModes,
  '0019-marks': marks,
};
