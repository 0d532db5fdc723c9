/** The one list of commands: dispatch, registration, help and tests read it. */
import type { Command } from '../src/discord/command.ts';
import { about } from './about.ts';
import { event } from './event.ts';
import { lore } from './lore.ts';
import { source } from './source.ts';
import { who } from './who.ts';

export { actions } from './actions.ts';

export const commands: readonly Command[] = [who, event, lore, source, about];
