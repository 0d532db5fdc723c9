/** Nothing found for certain: guesses to press, marked as guesses, for the asker's eyes only. */
import type { Entry, Work } from '../lore/model/model.ts';
import { guessId } from './actions/guess.ts';
import { guessWorkId } from './actions/guess-work.ts';
import { kindLine } from './entry-card.ts';
import { button, notice, type Reply, row } from './reply.ts';
import { quoteTyped } from './text.ts';

export const entryNotFound = (typed: string, guesses: readonly Entry[]): Reply =>
  notFound(
    typed,
    guesses.slice(0, 5).map((entry) => ({
      id: guessId.build({ id: entry.id }),
      label: entry.continuity.main ? entry.name : `${entry.name} · ${kindLine(entry)}`,
    })),
  );

export const workNotFound = (typed: string, guesses: readonly Work[]): Reply =>
  notFound(
    typed,
    guesses
      .slice(0, 5)
      .map((work) => ({ id: guessWorkId.build({ id: work.id }), label: `${work.title} (${work.label})` })),
  );

function notFound(typed: string, guesses: readonly { id: string; label: string }[]): Reply {
  const said =
    typed.trim() === ''
      ? 'Nothing was asked for.'
      : `Nothing here is called ${quoteTyped(typed)} for certain.`;
  if (guesses.length === 0) {
    return notice(
      'Nothing found',
      `${said} Type the first letters and choose from the list, or try another spelling.`,
    );
  }
  const unique = guesses.filter(({ id }, index) => guesses.findIndex((guess) => guess.id === id) === index);
  return notice('Nothing found for certain', `${said} These are guesses:`, [
    row(...unique.map(({ id, label }) => button(id, label))),
  ]);
}
