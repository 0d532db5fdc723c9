/** A round of a game: its question while it is open, its result once it is closed. */

import type { ClosedRound, OpenRound, RoundPlace } from '../games/round-state.ts';
import { gameOverText, people, questionCard, resultCard } from './question-card.ts';
import type { Reply } from './reply.ts';

export const openRoundCard = ({ asking, place, alone, ...view }: OpenRound): Reply =>
  questionCard(asking, { ...view, title: titleOf(place, view), alone, private: alone });

/** After the last question of several, how the game went stands below. */
export function closedRoundCard({
  asking,
  place,
  alone,
  ending,
  stillIn,
  isEnd,
  ...view
}: ClosedRound): Reply {
  const card = resultCard(asking, { ...view, title: titleOf(place, view), private: alone });
  const [embed] = card.embeds;
  const name = view.right.length > 0 ? 'Still in' : 'All stay in';
  const still = stillIn && stillIn.length > 0 ? [{ name, value: people(stillIn) }] : [];
  if (view.more && !alone) {
    const footer = { text: 'The next question comes in a moment.' };
    return { ...card, embeds: [{ ...embed, footer, fields: still }] };
  }
  if (view.night) {
    const footer = isEnd ? { footer: { text: 'The board comes in a moment.' } } : {};
    return { ...card, embeds: [{ ...embed, ...footer, fields: still }] };
  }
  if (!ending) return card;
  const [last, ...others] = stillIn ?? [];
  const isWon = last !== undefined && others.length === 0 && ending.standings.length > 1;
  const won = isWon ? [{ name: 'Last one standing', value: `🏆 <@${last}>` }] : still;
  const isLone = ending.standings.length === 1 && !alone;
  const note = isLone ? '\n-# Nobody else played: it counts for no board.' : '';
  const value = `${gameOverText(ending.standings, ending.length)}${note}`;
  return { ...card, embeds: [{ ...embed, fields: [...won, { name: 'Result', value }] }] };
}

function titleOf(place: RoundPlace, { mode, night }: Pick<OpenRound, 'mode' | 'night'>): string {
  if (place === 'daily') return 'Daily question';
  const title = place === 'single' ? 'Question' : `Question ${place.number} of ${place.of}`;
  if (night) return `${title} · round ${night.round}`;
  return mode === 'classic' ? title : `${title} · ${mode}`;
}
