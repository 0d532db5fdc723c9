/** A server's own questions, with their answers, page by page. */
import { ownPageId } from './actions/own-page.ts';
import { COLORS, type Reply, row, turnButtons } from './reply.ts';
import { count, escapeText } from './text.ts';

const ON_A_PAGE = 8;

interface OwnQuestion {
  text: string;
  right: string;
  wrong: readonly string[];
  source: string;
}

export function ownQuestionsCard(questions: readonly OwnQuestion[], wanted: number): Reply {
  const pages = Math.max(1, Math.ceil(questions.length / ON_A_PAGE));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  const turns = turnButtons(page, pages, (turned) => ownPageId.build({ page: turned }));
  return {
    embeds: [
      {
        title: `${count(questions.length, 'question')} of this server`,
        color: COLORS.notice,
        fields: questions
          .slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE)
          .map(({ text, right, wrong, source }, index) => ({
            name: `Question ${page * ON_A_PAGE + index + 1}`,
            value: `${escapeText(text)}\n✅ ${escapeText(right)} · ${wrong.map(escapeText).join(' · ')} *(${escapeText(source)})*`,
          })),
      },
    ],
    components: turns.length > 0 ? [row(...turns)] : [],
    private: true,
  };
}
