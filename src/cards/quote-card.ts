/** A line that somebody said, on a card of its own. */
import { type Entry, saysDate } from '../lore/model/model.ts';
import { spokenIn } from '../lore/model/quote.ts';
import type { ToldFact } from '../spoilers/view.ts';
import { quoteId } from './actions/quote.ts';
import { relatedId } from './actions/related.ts';
import { barred, labels, spelledOut } from './citation.ts';
import { entryOptions } from './entry-card.ts';
import { elsewhere, type Override } from './override.ts';
import { button, COLORS, menu, notice, type Reply, type Row, row } from './reply.ts';
import { escapeText } from './text.ts';

interface QuoteView {
  /** Where the line stands among those it was chosen from. */
  place: number;
  /** Whose lines it was chosen from; undefined for everybody's. */
  of: Entry | undefined;
  /** Whether there is another one to show. */
  hasMore: boolean;
  private: boolean;
  override: Override | undefined;
}

export function quoteCard(
  told: ToldFact,
  { place, of, hasMore, private: isPrivate, override }: QuoteView,
): Reply {
  const credit = told.fact.subject.pack;
  return {
    embeds: [
      {
        color: COLORS.work,
        description: said(told),
        footer: { text: `${credit.attribution} · ${credit.licence}` },
      },
    ],
    components: [
      ...(hasMore
        ? [row(button(quoteId.build({ page: place, override, text: of?.id ?? '' }), 'Another line'))]
        : []),
      ...whoIsIn(told, override),
    ],
    private: isPrivate,
  };
}

/** The answer where there is no line, or none that counts and is seen. */
export const noQuote = (of: Entry | undefined): Reply =>
  of
    ? notice(
        'No line known',
        `No line of **${escapeText(of.name)}** is known here. \`/quote\` alone has one.`,
      )
    : notice(
        'No line known',
        'No line is known within what counts and is seen here. `/spoilers` and `canon:` change that.',
      );

/** The line in large letters, below it who says it when, and what the labels mean. */
function said({ text, sources, verdict, fact, viewOf }: ToldFact): string {
  const { who, marked: line } = spokenIn(text) ?? { who: '', marked: text };
  const when = fact.date && !saysDate(text, fact.date) ? [fact.date.text] : [];
  const by = [...(who ? [`— ${who}`] : []), ...when].map(escapeText).join(', ');
  const where = `${by} ${labels(sources)}`.trim();
  if (verdict.standing === 'spoiler') return barred(`${escapeText(line)} ${where}`, verdict);
  const { seen } = viewOf(fact.subject).works;
  return [`### ${escapeText(line)}`, where, ...spelledOut(where, seen)].join('\n');
}

/** A menu of whom and what a fact is about, to look them up. */
export function whoIsIn({ fact, isHidden, viewOf }: ToldFact, override: Override | undefined): Row[] {
  if (isHidden) return [];
  const named = new Set([fact.subject, ...(fact.target ? [fact.target] : [])]);
  const known = [...named].map(viewOf).filter(({ isUnknown }) => !isUnknown);
  if (known.length === 0) return [];
  return [
    row(
      menu(
        relatedId.build({ of: 'quote', override: elsewhere(override) }),
        'Look up who or what is in it',
        entryOptions(known),
      ),
    ),
  ];
}
