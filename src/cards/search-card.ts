/** Facts that hold some words, with the words marked and the sources beside them. */
import type { FoundFact } from '../lore/lore.ts';
import { type Judgement, judgementFor, type ToldFact } from '../spoilers/view.ts';
import type { Viewer } from '../spoilers/viewer.ts';
import { relatedId } from './actions/related.ts';
import { searchPageId } from './actions/search-page.ts';
import { barred, labels } from './citation.ts';
import { entryOptions } from './entry-card.ts';
import { elsewhere, type Override, viewerWith } from './override.ts';
import { COLORS, menu, notice, type Reply, type Row, row, turnButtons } from './reply.ts';
import { count, escapeText, quoteTyped } from './text.ts';

const FACTS_PER_PAGE = 8;
/** As many facts as the search looks for. */
export const MOST_FACTS = 40;
/** Longer texts do not fit the custom ids of the page buttons; they show their best facts only. */
const LONGEST_PAGED = 60;

export interface SearchView {
  text: string;
  page: number;
  private: boolean;
  viewer: Viewer;
  override?: Override | undefined;
}

export function searchCard(
  all: readonly FoundFact[],
  { text, page: wanted, private: isPrivate, viewer: own, override }: SearchView,
): Reply {
  const judgement = judgementFor(viewerWith(own, override));
  const found = all.flatMap(({ fact, marks }): Found[] => {
    const told = judgement.tell(fact);
    return told ? [{ told, marks }] : [];
  });
  const below = all.length - found.length;
  if (found.length === 0) {
    return notice(
      'No facts found',
      below > 0
        ? `${count(below, 'fact')} for ${quoteTyped(text)}, but only below the canon line. Search again with \`canon:\` to see them.`
        : `No fact has ${quoteTyped(text)} in it. Try fewer or other words.`,
    );
  }
  const pages = Math.ceil(found.length / FACTS_PER_PAGE);
  const page = Math.min(Math.max(wanted, 0), pages - 1);
  const shown = found.slice(page * FACTS_PER_PAGE, (page + 1) * FACTS_PER_PAGE);
  const most = all.length === MOST_FACTS ? ' or more' : '';
  return {
    embeds: [
      {
        title: 'Facts found',
        color: COLORS.notice,
        description: [
          `${count(found.length, 'fact')}${most} for ${quoteTyped(text)}, the best first:`,
          '',
          ...shown.map(line),
        ].join('\n'),
        footer: {
          text: [
            `Page ${page + 1} of ${pages}`,
            ...(below > 0 ? [`${count(below, 'more fact')} below the canon line`] : []),
          ].join(' · '),
        },
      },
    ],
    components: [...turn(text, page, pages, override), ...entries(shown, judgement, elsewhere(override))],
    private: isPrivate,
  };
}

/** A fact found that counts. */
interface Found extends Pick<FoundFact, 'marks'> {
  told: ToldFact;
}

function line({ told: { text, sources, verdict }, marks }: Found): string {
  return `• ${barred(`${marked(text, marks)} ${labels(sources)}`, verdict)}`;
}

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

function turn(text: string, page: number, pages: number, override: Override | undefined): Row[] {
  if (pages === 1 || [...text].length > LONGEST_PAGED) return [];
  return [row(...turnButtons(page, pages, (to) => searchPageId.build({ page: to, override, text })))];
}

function entries(shown: readonly Found[], judgement: Judgement, override: Override | undefined): Row[] {
  const named = shown
    .flatMap(({ told: { fact } }) => [fact.subject, ...(fact.target ? [fact.target] : [])])
    .map((entry) => judgement.entry(entry))
    .filter(({ isUnknown }) => !isUnknown);
  const unique = [...new Set(named)];
  if (unique.length === 0) return [];
  return [
    row(
      menu(relatedId.build({ of: 'search', override }), 'Look up who or what is in it', entryOptions(unique)),
    ),
  ];
}
