/** What all commands that take an entry's name share: suggesting names, and finding the one that was meant. */
import type { App } from '../../src/bot/app.ts';
import type { Choice } from '../../src/cards/choices.ts';
import { entryChoices } from '../../src/cards/choices.ts';
import { entryNotFound } from '../../src/cards/not-found.ts';
import { notice, type Reply } from '../../src/cards/reply.ts';
import type { Asker } from '../../src/discord/command.ts';
import type { Kind } from '../../src/lore/model/kinds.ts';
import type { Entry, Fact } from '../../src/lore/model/model.ts';
import { viewsOf } from '../../src/spoilers/view.ts';
import { nameSpoils, shownTo, type Viewer } from '../../src/spoilers/viewer.ts';

/** Whether the answer will be private is not known while typing, so what is suggested keeps to the strictest limit. */
export async function suggestEntries(
  typed: string,
  app: Pick<App, 'lore' | 'suggestions' | 'viewerOf'>,
  asker: Asker,
  kind?: Kind,
  accept?: (entry: Entry) => boolean,
): Promise<readonly Choice[]> {
  const viewer = await app.viewerOf(asker, false);
  const suggest = () => {
    const isOffered = (entry: Entry) => (accept?.(entry) ?? true) && !nameSpoils(entry, viewer);
    return entryChoices(viewsOf(app.lore.suggest(typed, kind, isOffered), viewer), kind);
  };
  return accept ? suggest() : app.suggestions.get(JSON.stringify(['entry', kind, typed, viewer]), suggest);
}

/** As {@link suggestEntries}, beside an entry that was named already: others of its kind. */
export async function suggestPeers(typed: string, beside: string, app: App, asker: Asker): Promise<Choice[]> {
  const viewer = await app.viewerOf(asker, false);
  const found = app.ask.find(beside, undefined, shownTo(viewer));
  const peer = found.ok && !nameSpoils(found.item, viewer) ? found.item : undefined;
  const entries = app.lore.suggest(
    typed,
    peer?.kind,
    (entry) => entry !== peer && !nameSpoils(entry, viewer),
  );
  return entryChoices(viewsOf(entries, viewer), peer?.kind);
}

/** The entry of a name as typed, or the reply that says there is none for certain. */
export function findEntry(
  typed: string,
  app: App,
  viewer: Viewer,
  kind?: Kind,
): { entry: Entry; others: Entry[]; by: Fact | undefined } | Reply {
  const found = app.ask.find(typed, kind, shownTo(viewer));
  if (found.ok) return { entry: found.item, others: found.others, by: found.by };
  app.noteMiss(typed);
  return entryNotFound(
    typed,
    found.guesses.filter((guess) => !nameSpoils(guess, viewer)),
  );
}

/** As {@link findEntry}, for answers that need an entry within the viewer's limit. */
export function findKnown(typed: string, app: App, viewer: Viewer, kind?: Kind): Entry | Reply {
  const found = findEntry(typed, app, viewer, kind);
  if (!('entry' in found)) return found;
  return nameSpoils(found.entry, viewer) ? beyondLimit() : found.entry;
}

/** Said of somebody whose very name a reader's limit hides. */
export const beyondLimit = (): Reply =>
  notice(
    'Beyond the spoiler limit',
    'All that is known of it lies beyond the limit. `/spoilers` changes it.',
  );

/** Whether a command has its answer already: one that says what is wrong. */
export const isReply = (found: object | string | undefined): found is Reply =>
  typeof found === 'object' && 'embeds' in found;
