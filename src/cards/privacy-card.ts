/** What is kept and why, and the way to have it deleted. */
import { gzipSync } from 'node:zlib';
import { ButtonStyle } from 'discord.js';
import { forgetMeId } from './actions/forget-me.ts';
import { button, COLORS, notice, type Reply, row } from './reply.ts';

/** Data of servers that removed Curzon waits so long, in case that was a mistake. */
export const KEEP_LEFT_DAYS = 30;

/** @param homepage of this Curzon's code and documents. */
export const privacyCard = (homepage: string): Reply => ({
  embeds: [
    {
      title: 'Privacy',
      color: COLORS.notice,
      fields: [
        {
          name: 'Kept about you',
          value:
            'Your Discord user id, your trivia answers with their time and whether you took a hint, a rating of how you play, games you began until they are over, your mysteries with their guesses for 400 days, quiz nights you planned or joined for 30 days, reports and settings of yours, that you wrote or suggested a question if you did, that a server leaves you out of its boards where it does, and that you have a role as the first of its season. Nothing else: no names, no messages, no look-ups. `/my-data` gives you all of it as a file.',
        },
        {
          name: 'Why',
          value:
            'To count points, places and streaks, and to ask questions that are neither too easy nor too hard. Nothing is sold, shared or used for anything else.',
        },
        {
          name: 'Kept about servers',
          value:
            'What their staff set with `/daily`, `/settings` and `/spoilers`, the questions that were asked or switched off, and the questions that staff wrote.',
        },
        {
          name: 'Unknown names',
          value:
            'If whoever runs this bot switched it on, names that nobody could find are counted so that editors see what is missing: at most 60 characters each, without who asked or where.',
        },
        {
          name: 'Deletion',
          value: `\`/forget-me\` deletes everything about you at once; that you have seen today’s mystery, or that staff keep you off a server’s boards, stays as a mark that names nobody. When a server removes Curzon, its data is deleted after ${KEEP_LEFT_DAYS} days.`,
        },
        {
          name: 'In full',
          value: `[Privacy policy](${homepage}/blob/main/docs/privacy.md) · [Terms](${homepage}/blob/main/docs/terms.md)`,
        },
      ],
    },
  ],
  components: [],
  private: true,
});

/** Larger ones are packed: Discord takes files of 10 MiB. */
const LARGEST_PLAIN = 8 * 1024 * 1024;

/** All that is kept of a member, in a file for whoever asked. */
export function dataCard({
  userId,
  at,
  kept,
}: {
  userId: string;
  /** Milliseconds since 1970. */
  at: number;
  kept: Readonly<Record<string, readonly object[]>>;
}): Reply {
  const found = Object.entries(kept).filter(([, rows]) => rows.length > 0);
  if (found.length === 0)
    return notice('Nothing is kept about you', 'Curzon knows nothing of you to this moment.');
  const text = JSON.stringify({ userId, at: new Date(at).toISOString(), ...kept }, null, 1);
  const large = text.length > LARGEST_PLAIN;
  return {
    ...notice(
      'What Curzon keeps about you',
      [
        ...found.map(([kind, rows]) => `- ${kind}: ${rows.length}`),
        'All of it is in the file, as it is stored; times are milliseconds since 1970. `/forget-me` deletes it.',
      ].join('\n'),
    ),
    files: [
      large
        ? { name: 'curzon-data.json.gz', data: gzipSync(text) }
        : { name: 'curzon-data.json', data: Buffer.from(text) },
    ],
  };
}

/** Nothing is deleted before this is confirmed. */
export const forgetCard = (): Reply =>
  notice(
    'Delete everything about you?',
    'Your answers, points, mysteries, streaks, rating, reports and settings, in all servers. This cannot be undone.',
    [row(button(forgetMeId.build(), 'Delete it all', { style: ButtonStyle.Danger }))],
  );

export const forgottenCard = (answers: number): Reply =>
  notice(
    'Deleted',
    `Everything about you is gone: ${answers} ${answers === 1 ? 'answer' : 'answers'} and all that was made from them.`,
  );
