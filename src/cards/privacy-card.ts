/** What is kept and why, and the way to have it deleted. */
import { ButtonStyle } from 'discord.js';
import { forgetMeId } from './actions/forget-me.ts';
import { button, COLORS, notice, type Reply, row } from './reply.ts';

/** Data of servers that removed Curzon waits so long, in case that was a mistake. */
export const KEEP_LEFT_DAYS = 30;

export const privacyCard = (): Reply => ({
  embeds: [
    {
      title: 'Privacy',
      color: COLORS.notice,
      fields: [
        {
          name: 'Kept about you',
          value:
            'Your Discord user id, your trivia answers with their time, a rating of how you play, reports and settings of yours. Nothing else: no names, no messages, no look-ups.',
        },
        {
          name: 'Why',
          value:
            'To count points, places and streaks, and to ask questions that are neither too easy nor too hard. Nothing is sold, shared or used for anything else.',
        },
        {
          name: 'Kept about servers',
          value:
            'What their staff set with `/daily`, the questions that were asked, and the questions that staff wrote.',
        },
        {
          name: 'Unknown names',
          value:
            'If whoever runs this bot switched it on, names that nobody could find are counted so that editors see what is missing: at most 60 characters each, without who asked or where.',
        },
        {
          name: 'Deletion',
          value: `\`/forget-me\` deletes everything about you at once. When a server removes Curzon, its data is deleted after ${KEEP_LEFT_DAYS} days.`,
        },
      ],
    },
  ],
  components: [],
  private: true,
});

/** Nothing is deleted before this is confirmed. */
export const forgetCard = (): Reply =>
  notice(
    'Delete everything about you?',
    'Your answers, points, streaks, rating, reports and settings, in all servers. This cannot be undone.',
    [row(button(forgetMeId.build(), 'Delete it all', { style: ButtonStyle.Danger }))],
  );

export const forgottenCard = (answers: number): Reply =>
  notice(
    'Deleted',
    `Everything about you is gone: ${answers} ${answers === 1 ? 'answer' : 'answers'} and all that was made from them.`,
  );
