/** The one list of commands: dispatch, registration, help and tests read it. */
import type { Command } from '../src/discord/command.ts';
import { about } from './about.ts';
import { daily } from './daily.ts';
import { event } from './event.ts';
import { forgetMe } from './forget-me.ts';
import { lore } from './lore.ts';
import { privacy } from './privacy.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { source } from './source.ts';
import { spoilers } from './spoilers.ts';
import { trivia } from './trivia.ts';
import { triviaAdmin } from './trivia-admin.ts';
import { who } from './who.ts';

export { actions, forms } from './actions.ts';

export const commands: readonly Command[] = [
  who,
  event,
  lore,
  search,
  source,
  trivia,
  daily,
  triviaAdmin,
  spoilers,
  settings,
  about,
  privacy,
  forgetMe,
];
