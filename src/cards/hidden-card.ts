/** What a server's staff hid there, told to the staff alone. */
import type { Entry } from '../lore/model/model.ts';
import { kindLine } from './entry-card.ts';
import { notice, type Reply } from './reply.ts';
import { clip, count, escapeText } from './text.ts';

const MOST_ALIKE = 5;

const nameOf = (entry: Entry) => `**${escapeText(clip(entry.name, 100))}** · ${kindLine(entry)}`;

/** @param alike others that have its name in theirs. */
export function hiddenNow(entry: Entry, alike: readonly Entry[]): Reply {
  const names = alike.slice(0, MOST_ALIKE).map(({ name }) => `**${escapeText(clip(name, 100))}**`);
  const rest = alike.length - names.length;
  return notice(
    'Hidden',
    [
      `${nameOf(entry)} is found nowhere in this server any more, and texts that name it are left out. Messages from before stay as they are. \`/lore-admin unhide\` shows it again.`,
      ...(names.length > 0
        ? [`-# Not hidden, though named after it: ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`]
        : []),
    ].join('\n'),
  );
}

export const shownAgain = (entry: Entry): Reply =>
  notice('Shown again', `${nameOf(entry)} is found in this server as everywhere else.`);

/** Entries that fit one message. */
const MOST_LISTED = 25;

export function hiddenCard(entries: readonly Entry[]): Reply {
  if (entries.length === 0)
    return notice('Nothing is hidden', 'Hide an entry with `/lore-admin hide`: it is then nowhere here.');
  const rest = entries.length - MOST_LISTED;
  return notice(
    `${count(entries.length, 'hidden entry', 'hidden entries')}`,
    [
      ...entries.slice(0, MOST_LISTED).map((entry) => `• ${nameOf(entry)}`),
      ...(rest > 0 ? [`and ${rest} more`] : []),
    ].join('\n'),
  );
}
