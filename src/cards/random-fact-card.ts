/** A fact by itself, on a card of its own. */
import type { ToldFact } from '../spoilers/view.ts';
import { anotherFactId } from './actions/another-fact.ts';
import { spelledOut } from './citation.ts';
import { factLines } from './fact-line.ts';
import { whoIsIn } from './quote-card.ts';
import { button, COLORS, notice, type Reply, row } from './reply.ts';

/** @param options.again whether there is a button for another one. */
export function randomFactCard(
  told: ToldFact,
  { private: isPrivate, again }: { private: boolean; again: boolean },
): Reply {
  const { subject } = told.fact;
  const lines = factLines(told).join('\n');
  const { seen } = told.viewOf(subject).works;
  return {
    embeds: [
      {
        title: subject.name,
        color: COLORS[subject.kind],
        description: [lines, ...spelledOut(lines, seen)].join('\n'),
        footer: { text: `${subject.pack.attribution} · ${subject.pack.licence}` },
      },
    ],
    components: [
      ...(again ? [row(button(anotherFactId.build(), 'Another fact'))] : []),
      ...whoIsIn(told, undefined),
    ],
    private: isPrivate,
  };
}

/** The answer where nothing is within what counts and is seen. */
export const nothingByLot = (): Reply =>
  notice(
    'Nothing to show',
    'Nothing was found within what counts and is seen here. `/spoilers` changes that.',
  );
