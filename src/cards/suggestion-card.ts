/** A question that a member suggests, whole, for staff to judge. */
import { ButtonStyle } from 'discord.js';
import { suggestionApproveId } from './actions/suggestion-approve.ts';
import { suggestionMendId } from './actions/suggestion-mend.ts';
import { suggestionPageId } from './actions/suggestion-page.ts';
import { suggestionRefuseId } from './actions/suggestion-refuse.ts';
import { button, COLORS, notice, type Reply, row, turnButtons } from './reply.ts';
import { clip, escapeText } from './text.ts';

interface SuggestedQuestion {
  id: string;
  text: string;
  right: string;
  wrong: readonly string[];
  source: string;
  /** Null once its author asked to be forgotten. */
  authorId: string | null;
}

export const noSuggestions = (): Reply =>
  notice('No suggestions', 'Members suggest questions with `/trivia suggest`.');

export const suggestionCard = (
  { id, text, right, wrong, source, authorId }: SuggestedQuestion,
  { page, of, remark }: { page: number; of: number; remark?: string | undefined },
): Reply => ({
  embeds: [
    {
      title: of > 1 ? `Suggested question ${page + 1} of ${of}` : 'Suggested question',
      color: COLORS.notice,
      description: [
        ...(remark ? [remark, ''] : []),
        `**${escapeText(text)}**`,
        `✅ ${escapeText(right)}`,
        ...wrong.map((option) => `🔹 ${escapeText(option)}`),
        '',
        `Source: ${escapeText(source)}`,
        ...(authorId === null ? [] : [`Suggested by <@${authorId}>`]),
      ].join('\n'),
    },
  ],
  components: [
    row(
      button(suggestionApproveId.build({ id }), 'Approve', { style: ButtonStyle.Primary }),
      button(suggestionMendId.build({ id }), 'Mend'),
      button(suggestionRefuseId.build({ id }), 'Refuse', { style: ButtonStyle.Danger }),
      ...turnButtons(page, of, (turned) => suggestionPageId.build({ page: turned }), ['Previous', 'Next']),
    ),
  ],
  private: true,
});

/** So many of a member's own are shown, the latest. */
const MOST_SHOWN = 15;
/** Of each, in code points. */
const LONGEST = 150;

const BECAME = {
  waiting: '🕓 Waits for the staff',
  asked: '✅ Asked from now on',
  refused: '✖️ Not taken',
} as const;

/** What became of the questions that a member wrote for a server. */
export const judgedCard = (questions: readonly { text: string; became: keyof typeof BECAME }[]): Reply =>
  questions.length === 0
    ? notice('You suggested none here', '`/trivia suggest` suggests a question to the staff of this server.')
    : notice(
        'Your questions in this server',
        questions
          .slice(0, MOST_SHOWN)
          .map(({ text, became }) => `${BECAME[became]}: ${escapeText(clip(text, LONGEST))}`)
          .join('\n'),
      );
