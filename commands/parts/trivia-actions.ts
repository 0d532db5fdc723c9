/** What the buttons of questions, results and boards do. */
import { againId } from '../../src/cards/actions/again.ts';
import { boardId } from '../../src/cards/actions/board.ts';
import { hintId } from '../../src/cards/actions/hint.ts';
import { lookId } from '../../src/cards/actions/look.ts';
import { reportId } from '../../src/cards/actions/report.ts';
import { skipId } from '../../src/cards/actions/skip.ts';
import { soloId } from '../../src/cards/actions/solo.ts';
import { soloNextId } from '../../src/cards/actions/solo-next.ts';
import { stopId } from '../../src/cards/actions/stop.ts';
import { voteId } from '../../src/cards/actions/vote.ts';
import { entryCard } from '../../src/cards/entry-card.ts';
import { reportForm, reportFormId } from '../../src/cards/forms/report.ts';
import { notice, type Reply } from '../../src/cards/reply.ts';
import { closedRoundCard, openRoundCard } from '../../src/cards/round-card.ts';
import { escapeText } from '../../src/cards/text.ts';
import { closeRound, openRound } from '../../src/games/round-state.ts';
import { viewOf } from '../../src/spoilers/view.ts';
import { board, playGame } from '../trivia.ts';
import { action, type Deed, formOf } from './action.ts';

const LETTERS = 'ABCD';
const NOT_YOURS = notice('Not your game', 'Start your own with `/trivia play`.');

/** A private answer beside a message for all, which stays as it is. */
const apart = (title: string, text: string): Reply => ({ ...notice(title, text), apart: true });

/** What the host of a game does to its question, and staff may do too. */
const hosted = (how: { stop: boolean }): Deed<{ id: string }> => ({
  answers: 'in place',
  shared: true,
  async reply({ id: roundId }, _, app, { userId, manages }) {
    const found = await app.play.round(roundId);
    const game = found?.round.sessionId ? await app.play.game(found.round.sessionId) : undefined;
    if (!found || !game || game.roundId !== roundId) return apart('Over already', 'This question is closed.');
    if (game.ownerId !== userId && !manages)
      return apart('Not your game', `<@${game.ownerId}> began it, and may skip and stop.`);
    await app.play.skip(roundId, how);
    // The message itself turns into the result: whichever of this and the one that comes by itself is later says the same.
    const closed = await closeRound(app.play, roundId);
    if (!closed) return undefined;
    const { round } = found;
    // It stands there then, so that *Play again* below it finds the game over.
    return { ...closedRoundCard(closed), onSent: () => app.play.settle(round, closed.more) };
  },
});

export const triviaActions = {
  /** An answer to a question for all: the message shows that it was taken, and not what was chosen. */
  vote: action(voteId, {
    answers: 'in place',
    shared: true,
    async reply({ roundId, option }, _, app, pressed) {
      const found = await app.play.round(roundId);
      const chosen = found?.asking.options[option];
      // An id from another server is none that Curzon has sent here.
      if (!found || chosen === undefined || found.round.guildId !== pressed.guildId) return undefined;
      const { sessionId, kind, changeable } = found.round;
      if (sessionId && pressed.hook) app.live.renew(sessionId, pressed.hook);
      const name = `**${LETTERS[option]}** ${escapeText(chosen)}`;
      const still = await app.play.stillIn(found.round);
      if (found.round.closedAt === null && still && !still.has(pressed.userId))
        return apart(
          'You are out',
          'Only those who are still in may answer. You are in the next game again.',
        );
      switch (await app.play.answer(roundId, pressed.userId, option)) {
        case 'taken': {
          app.live.showAnswered(roundId);
          const after = kind === 'play' ? await app.play.round(roundId) : undefined;
          if (after && after.round.closedAt === null)
            return openRoundCard(await openRound(app.play, app.storage, after));
          return apart(
            'Answer taken',
            `You chose ${name}.${changeable ? ' You may change it until the question closes.' : ''}`,
          );
        }
        case 'changed':
          return apart('Answer changed', `You now say ${name}.`);
        case 'already':
          return apart(
            'You have answered',
            changeable ? `You chose ${name} already.` : 'The first answer counts in this round.',
          );
        default:
          return apart(
            'Too late',
            'This question is closed. Its answer stands in the message, or comes with the next one.',
          );
      }
    },
  }),
  hint: action(hintId, {
    answers: 'anew',
    shared: true,
    async reply({ id: roundId }, _, app, { userId }) {
      const found = await app.play.round(roundId);
      if (!found) return undefined;
      const hint = await app.play.hint(roundId, userId);
      if (!hint)
        return notice('No hint', 'It is for those who have not answered yet, while the question is open.');
      const left = hint.leaves.map(
        (at) => `**${LETTERS[at]}** ${escapeText(found.asking.options[at] ?? '')}`,
      );
      return notice('Hint', `It is ${left.join(' or ')}. The right answer is worth half for you.`);
    },
  }),
  skip: action(skipId, hosted({ stop: false })),
  stop: action(stopId, hosted({ stop: true })),
  again: action(againId, {
    answers: 'anew',
    shared: true,
    reply: ({ private: alone, ...wanted }, _, app, pressed) =>
      playGame(app, pressed, { ...wanted, alone: alone || !pressed.installed }),
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
      // Pressed twice: the game has moved on, so its current question is shown. None was left: how the game went is.
      const latest = game && (await app.play.game(game.id));
      const current = latest && (await app.play.round(latest.roundId));
      if (!current) return undefined;
      const closed =
        current.round.closedAt === null ? undefined : await closeRound(app.play, current.round.id);
      return closed
        ? closedRoundCard(closed)
        : openRoundCard(await openRound(app.play, app.storage, current));
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
        asker.guildId !== null && asker.installed
          ? 'The report was kept. The server’s staff see it with `/trivia-admin reports`.'
          : 'The report was kept for those who look after the questions.',
      );
    },
  }),
};
