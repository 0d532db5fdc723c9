/** A round of a game: its question while it is open, its result once it is closed. */
import type { ClosedRound, OpenRound, RoundPlace } from '../games/round-state.ts';
import { gameOverText, questionCard, resultCard } from './question-card.ts';
import type { Reply } from './reply.ts';

export const openRoundCard = ({ asking, place, alone, ...view }: OpenRound): Reply =>
  questionCard(asking, { ...view, title: titleOf(place), alone, private: alone });

/** After the last question of several, how the game went stands below. */
export function closedRoundCard({ asking, place, alone, ending, ...view }: ClosedRound): Reply {
  const card = resultCard(asking, { ...view, title: titleOf(place), private: alone });
  const [embed] = card.embeds;
  if (view.more && !alone)
    return { ...card, embeds: [{ ...embed, footer: { text: 'The next question comes in a moment.' } }] };
  if (!ending) return card;
  const value = gameOverText(ending.standings, ending.length);
  return { ...card, embeds: [{ ...embed, fields: [{ name: 'Result', value }] }] };
}

function titleOf(place: RoundPlace): string {
  if (place === 'daily') return 'Daily question';
  return place === 'single' ? 'Question' : `Question ${place.number} of ${place.of}`;
}
