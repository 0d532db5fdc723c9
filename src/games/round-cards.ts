/** The cards of a game, filled from what storage knows of its rounds. */

import { gameOverText, questionCard, resultCard } from '../cards/question-card.ts';
import type { Reply } from '../cards/reply.ts';
import type { Storage } from '../storage/open.ts';
import type { Round } from '../storage/rounds.ts';
import type { Asking } from './asking.ts';
import type { Game, Play } from './play.ts';

/** A question of a game, or the daily one, as it stands now. */
export async function playQuestion(
  play: Play,
  storage: Storage,
  { round, asking }: { round: Round; asking: Asking },
): Promise<Reply> {
  const game = round.sessionId ? await play.game(round.sessionId) : undefined;
  const answers = await storage.rounds.answers(round.id);
  return questionCard(asking, {
    title: titleOf(round, game),
    roundId: round.id,
    points: round.points,
    alone: game?.private ?? false,
    answered: answers.map(({ userId }) => userId),
    closesAt: round.closesAt ?? undefined,
    changeable: round.changeable,
    private: game?.private ?? false,
  });
}

/** Closes the round and tells its result, and after the last one how the game went. */
export async function playResult(play: Play, roundId: string): Promise<Reply | undefined> {
  const revealed = await play.reveal(roundId);
  if (!revealed) return undefined;
  const { round, asking, answers, tally } = revealed;
  const game = round.sessionId ? await play.game(round.sessionId) : undefined;
  const last = game === undefined || game.asked.length >= game.length || game.roundId !== roundId;
  const alone = game?.private ?? false;
  const card = resultCard(asking, {
    title: titleOf(round, game),
    roundId,
    tally,
    right: answers.filter(({ option }) => option === asking.right).map(({ userId }) => userId),
    chosen: alone ? answers[0]?.option : undefined,
    more: !last,
    private: alone,
  });
  if (!game || game.asked.length < game.length || game.roundId !== roundId || game.length === 1) return card;
  const [embed] = card.embeds;
  const ending = gameOverText(await play.standings(game.id), game.length);
  return { ...card, embeds: [{ ...embed, fields: [{ name: 'Result', value: ending }] }] };
}

function titleOf(round: Round, game: Game | undefined): string {
  if (round.kind === 'daily') return 'Daily question';
  const index = game?.asked.indexOf(round.question.id) ?? -1;
  return game && index >= 0 && game.length > 1 ? `Question ${index + 1} of ${game.length}` : 'Question';
}
