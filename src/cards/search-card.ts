/** Facts that hold some words, with the words marked and the sources beside them. */
import type { FoundFact } from '../lore/lore.ts';
import { sentence } from '../lore/model.ts';
import { labels } from './citation.ts';
import { customId } from './custom-id.ts';
import { option } from './entry-card.ts';
import { button, COLORS, menu, notice, type Reply, type Row, row } from './reply.ts';
import { count, escapeText, quoteTyped } from './text.ts';

export const FACTS_PER_PAGE = 8;
/** As many facts as the search looks for. */
export const MOST_FACTS = 40;
/** Longer texts do not fit the custom ids of the page buttons; they show their best facts only. */
const LONGEST_PAGED = 60;

export interface SearchView {
  text: string;
  page: number;
  private: boolean;
}

export function searchCard(
  found: readonly FoundFact[],
  { text, page: wanted, private: isPrivate }: SearchView,
): Reply {
  if (found.length === 0) {
    return notice('No facts found', `No fact has ${quoteTyped(text)} in it. Try fewer or other words.`);
  }
  const pages = Math.ceil(found.length / FACTS_PER_PAGE);
  const page = Math.min(Math.max(wanted, 0), pages - 1);
  const shown = found.slice(page * FACTS_PER_PAGE, (page + 1) * FACTS_PER_PAGE);
  const most = found.length === MOST_FACTS ? ' or more' : '';
  return {
    embeds: [
      {
        title: 'Facts found',
        color: COLORS.notice,
        description: [
          `${count(found.length, 'fact')}${most} with ${quoteTyped(text)}, the best first:`,
          '',
          ...shown.map(line),
        ].join('\n'),
        footer: { text: `Page ${page + 1} of ${pages}` },
      },
    ],
    components: [...turn(text, page, pages), entries(shown)],
    private: isPrivate,
  };
}

const line = ({ fact, marks }: FoundFact) => `• ${marked(sentence(fact), marks)} ${labels(fact.citations)}`;

/** The text with the marked parts in bold. */
function marked(text: string, marks: FoundFact['marks']): string {
  let end = 0;
  const parts = marks.map(([from, to]) => {
    const part = `${escapeText(text.slice(end, from))}**${escapeText(text.slice(from, to))}**`;
    end = to;
    return part;
  });
  return parts.join('') + escapeText(text.slice(end));
}

function turn(text: string, page: number, pages: number): Row[] {
  if (pages === 1 || [...text].length > LONGEST_PAGED) return [];
  return [
    row(
      button(customId('search', page - 1, text), 'Previous page', { emoji: '◀️', disabled: page === 0 }),
      button(customId('search', page + 1, text), 'Next page', { emoji: '▶️', disabled: page === pages - 1 }),
    ),
  ];
}

function entries(shown: readonly FoundFact[]): Row {
  const subjects = new Map(
    shown.flatMap(({ fact }) =>
      [fact.subject, ...(fact.target ? [fact.target] : [])].map((entry) => [entry.id, entry]),
    ),
  );
  return row(
    menu(
      customId('related', 'search'),
      'Look up who or what is in it',
      [...subjects.values()].map((entry) => option(entry)),
    ),
  );
}
