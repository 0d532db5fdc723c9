/** What the buttons of questions, results and boards do. */
import { boardId } from '../../src/cards/actions/board.ts';
import { lookId } from '../../src/cards/actions/look.ts';
import { nextId } from '../../src/cards/actions/next.ts';
import { reportId } from '../../src/cards/actions/report.ts';
import { soloId } from '../../src/cards/actions/solo.ts';
import { soloNextId } from '../../src/cards/actions/solo-next.ts';
import { voteId } from '../../src/cards/actions/vote.ts';
import { entryCard } from '../../src/cards/entry-card.ts';
import { reportForm, reportFormId } from '../../src/cards/forms/report.ts';
import { notice } from '../../src/cards/reply.ts';
import { closedRoundCard, openRoundCard } from '../../src/cards/round-card.ts';
import { escapeText } from '../../src/cards/text.ts';
import { closeRound, openRound } from '../../src/games/round-state.ts';
import { viewOf } from '../../src/spoilers/view.ts';
import { board, firstSight } from '../trivia.ts';
import { action, formOf } from './action.ts';

const LETTERS = 'ABCD';
const NOT_YOURS = notice('Not your game', 'Start your own with `/trivia play`.');

export const triviaActions = {
  /** An answer to a question for all: taken in private, so that nobody sees what was chosen. */
  vote: action(voteId, {
    answers: 'anew',
    shared: true,
    async reply({ roundId, option }, _, app, pressed) {
      const found = await app.play.round(roundId);
      const chosen = found?.asking.options[option];
      if (!found || chosen === undefined) return undefined;
      const name = `**${LETTERS[option]}** ${escapeText(chosen)}`;
      switch (await app.play.answer(roundId, pressed.userId, option)) {
        case 'taken':
          app.live.showAnswered(roundId);
          return notice(
            'Answer taken',
            `You chose ${name}.${found.round.changeable ? ' You may change it until the question closes.' : ''}`,
          );
        case 'changed':
          return notice('Answer changed', `You now say ${name}.`);
        case 'already':
          return notice(
            'You have answered',
            found.round.changeable ? `You chose ${name} already.` : 'The first answer counts in this round.',
          );
        default:
          return notice(
            'Too late',
            'This question is closed. Its answer stands in the message, or comes with the next one.',
          );
      }
    },
  }),
  /** An answer of somebody who plays alone: the message turns into the result. */
  solo: action(soloId, {
    answers: 'in place',
    async reply({ roundId, option }, _, app, pressed) {
      const found = await app.play.round(roundId);
      const game = found?.round.sessionId ? await app.play.game(found.round.sessionId) : undefined;
      if (!found || !game) return undefined;
      if (game.ownerId !== pressed.userId) return NOT_YOURS;
      await app.play.answer(roundId, pressed.userId, option);
      const closed = await closeRound(app.play, roundId);
      return closed && closedRoundCard(closed);
    },
  }),
  'solo-next': action(soloNextId, {
    answers: 'in place',
    async reply({ id: roundId }, _, app, pressed) {
      const found = await app.play.round(roundId);
      const game = found?.round.sessionId ? await app.play.game(found.round.sessionId) : undefined;
      if (game && game.ownerId !== pressed.userId) return NOT_YOURS;
      const asked = await app.play.next(roundId);
      if (asked) return openRoundCard(await openRound(app.play, app.storage, asked));
      // Pressed twice: the game has moved on, so its current question is shown.
      const latest = game && (await app.play.game(game.id));
      const current = latest && (await app.play.round(latest.roundId));
      return current && openRoundCard(await openRound(app.play, app.storage, current));
    },
  }),
  next: action(nextId, {
    answers: 'anew',
    shared: true,
    async reply({ id: roundId }, _, app) {
      const asked = await app.play.next(roundId);
      if (!asked)
        return notice('Already on its way', 'The next question was asked already, or the game is over.');
      return firstSight(app, asked);
    },
  }),
  look: action(lookId, {
    answers: 'anew',
    shared: true,
    async reply({ id }, _, app, pressed) {
      const entry = app.lore.entry(id);
      return entry && entryCard(viewOf(entry, await app.viewerOf(pressed, true)), { private: true });
    },
  }),
  report: action(reportId, {
    answers: 'anew',
    shared: true,
    reply: ({ id }) => reportForm(id),
  }),
  board: action(boardId, {
    answers: 'in place',
    reply: ({ period, page, topic }, _, app, pressed) => board(app, pressed, period, page, topic),
  }),
};

export const triviaForms = {
  report: formOf(reportFormId, {
    async reply({ id: roundId }, value, app, asker) {
      const found = await app.play.round(roundId);
      if (!found) return undefined;
      await app.storage.reports.add({
        id: app.newId(),
        guildId: asker.guildId,
        questionId: found.asking.id,
        userId: asker.userId,
        reason: value('reason'),
        reportedAt: app.now(),
      });
      return notice(
        'Thank you',
        'The report was kept. The server’s staff see it with `/trivia-admin reports`.',
      );
    },
  }),
};
