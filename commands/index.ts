/** The one list of commands: dispatch, registration, help and tests read it. */
import type { Command, MessageCommand } from '../src/bot/app.ts';
import type { Registered } from '../src/discord/command.ts';
import { about } from './about.ts';
import { ask } from './ask.ts';
import { compare } from './compare.ts';
import { connect } from './connect.ts';
import { daily } from './daily.ts';
import { event } from './event.ts';
import { explainReferences } from './explain-references.ts';
import { fact } from './fact.ts';
import { forgetMe } from './forget-me.ts';
import { help } from './help.ts';
import { lore } from './lore.ts';
import { loreAdmin } from './lore-admin.ts';
import { myData } from './my-data.ts';
import { mystery } from './mystery.ts';
import { night } from './night.ts';
import { privacy } from './privacy.ts';
import { quote } from './quote.ts';
import { random } from './random.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { source } from './source.ts';
import { spoilers } from './spoilers.ts';
import { timeline } from './timeline.ts';
import { today } from './today.ts';
import { trivia } from './trivia.ts';
import { triviaAdmin } from './trivia-admin.ts';
import { who } from './who.ts';

export { actions, forms } from './parts/actions.ts';

export const commands: readonly Command[] = [
  who,
  event,
  lore,
  ask,
  search,
  timeline,
  connect,
  compare,
  today,
  quote,
  random,
  fact,
  source,
  trivia,
  mystery,
  daily,
  night,
  triviaAdmin,
  loreAdmin,
  spoilers,
  settings,
  help,
  about,
  privacy,
  myData,
  forgetMe,
];

export const messageCommands: readonly MessageCommand[] = [explainReferences];

/** Everything that Discord is told of. */
export const registered: readonly Registered[] = [...commands, ...messageCommands];
