/** Nothing found for certain: guesses to press, marked as guesses, for the asker's eyes only. */
import type { Entry, Work } from '../lore/model/model.ts';
import { guessId } from './actions/guess.ts';
import { guessWorkId } from './actions/guess-work.ts';
import { kindLine } from './entry-card.ts';
import { nameOfEntry, packsApart, titleOfWork } from './namesakes.ts';
import { button, notice, type Reply, row } from './reply.ts';
import { quoteTyped } from './text.ts';

export function entryNotFound(typed: string, guesses: readonly Entry[]): Reply {
  const packOf = packsApart(guesses, nameOfEntry);
  return notFound(
    typed,
    guesses.slice(0, 5).map((entry) => ({
      id: guessId.build({ id: entry.id }),
      label: joined(entry.name, entry.continuity.main ? undefined : kindLine(entry), packOf(entry)),
    })),
  );
}

export function workNotFound(typed: string, guesses: readonly Work[]): Reply {
  const packOf = packsApart(guesses, titleOfWork);
  return notFound(
    typed,
    guesses.slice(0, 5).map((work) => ({
      id: guessWorkId.build({ id: work.id }),
      label: joined(`${work.title} (${work.label})`, packOf(work)),
    })),
  );
}

const joined = (...parts: readonly (string | undefined)[]) =>
  parts.filter((part) => part !== undefined).join(' · ');

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
