/** A question that members said is wrong, with all that staff need to judge it. */
import { ButtonStyle } from 'discord.js';
import type { Asking } from '../games/asking.ts';
import { reportKeepId } from './actions/report-keep.ts';
import { reportOffId } from './actions/report-off.ts';
import { reportPageId } from './actions/report-page.ts';
import { LIMITS } from './limits.ts';
import { because } from './question-card.ts';
import { button, COLORS, notice, type Reply, row, turnButtons } from './reply.ts';
import { clip, count, escapeText, lengthOf } from './text.ts';

interface ReportedQuestion {
  /** Of the first of its reports. */
  reportId: string;
  /** As it would be asked now; undefined when it has left the packs. */
  asking: Asking | undefined;
  reasons: readonly { userId: string; reason: string }[];
}

/** In code points, before what escaping adds: the card stays within Discord's limits whatever is in it. */
const [QUESTION, OPTION, EXPLANATION, SOURCE] = [400, 80, 500, 120];

export const noReports = (): Reply => notice('No reports', 'Nobody has said that a question is wrong.');

export function reportCard(
  { reportId, asking, reasons }: ReportedQuestion,
  { page, of }: { page: number; of: number },
): Reply {
  return {
    embeds: [
      {
        title: of > 1 ? `Reported question ${page + 1} of ${of}` : 'Reported question',
        color: COLORS.notice,
        description: asking ? questionText(asking) : 'This question is not in the packs any more.',
        fields: [{ name: count(reasons.length, 'report'), value: reasonsText(reasons) }],
      },
    ],
    components: [
      row(
        button(reportKeepId.build({ id: reportId }), asking ? 'Keep it' : 'Done'),
        ...(asking
          ? [button(reportOffId.build({ id: reportId }), 'Switch off here', { style: ButtonStyle.Danger })]
          : []),
        ...turnButtons(page, of, (turned) => reportPageId.build({ page: turned }), ['Previous', 'Next']),
      ),
    ],
    private: true,
  };
}

const questionText = (asking: Asking): string =>
  [
    `**${escapeText(clip(asking.text, QUESTION))}**`,
    ...asking.options.map(
      (option, index) => `${index === asking.right ? '✅' : '🔹'} ${escapeText(clip(option, OPTION))}`,
    ),
    '',
    `${because({ ...asking, explanation: clip(asking.explanation, EXPLANATION) })} *(${escapeText(clip(asking.source, SOURCE))})*`,
  ].join('\n');

/** As many as fit, whole; how many more there are is said. */
function reasonsText(reasons: ReportedQuestion['reasons']): string {
  const lines = reasons.map(({ userId, reason }) => `<@${userId}>: ${escapeText(reason)}`);
  const room = LIMITS.embedFieldValue - lengthOf('and 1000 more') - 1;
  const shown: string[] = [];
  for (const line of lines) {
    if (lengthOf([...shown, line].join('\n')) > room) break;
    shown.push(line);
  }
  const rest = lines.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}
