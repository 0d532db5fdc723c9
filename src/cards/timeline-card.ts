/** A timeline: what happened when, ten items a page, as text and as a picture. */
import type { Timeline, TimelineItem } from '../lore/timeline/index.ts';
import { type Picture, timelinePicture } from '../pictures/index.ts';
import { labels } from './citation.ts';
import { COLORS, notice, type Reply, row, turnButtons } from './reply.ts';
import { escapeText } from './text.ts';

export const ITEMS_PER_PAGE = 10;
const PICTURE = 'timeline.png';

export interface TimelineView {
  /** What it is of: `Khitomer Conference`, `2290 to 2295`. */
  title: string;
  page: number;
  private: boolean;
  /** Custom id of a page's button. */
  turnTo: (page: number) => string;
}

export async function timelineCard(
  timeline: Timeline,
  { title, page: wanted, private: isPrivate, turnTo }: TimelineView,
): Promise<Reply> {
  const { items } = timeline;
  if (items.length === 0)
    return notice('Nothing dated', `Nothing with a date is known here. ${leftOut(timeline)}`);
  const pages = Math.ceil(items.length / ITEMS_PER_PAGE);
  const page = Math.min(Math.max(wanted, 0), pages - 1);
  const shown = items.slice(page * ITEMS_PER_PAGE, (page + 1) * ITEMS_PER_PAGE);
  const left = leftOut(timeline);
  const picture = await draw(title, shown, page, pages, left);
  return {
    embeds: [
      {
        title: `Timeline: ${title}`,
        color: COLORS.event,
        description: shown.map(line).join('\n'),
        image: { url: `attachment://${PICTURE}` },
        footer: { text: [`Page ${page + 1} of ${pages}`, ...(left ? [left] : [])].join(' · ') },
      },
    ],
    components: pages > 1 ? [row(...turnButtons(page, pages, turnTo, ['Earlier', 'Later']))] : [],
    private: isPrivate,
    files: [{ name: PICTURE, data: picture.png, alt: picture.altText }],
  };
}

const line = ({ date, entry, text, facts }: TimelineItem) => {
  const named = text.includes(entry.name)
    ? escapeText(text)
    : `**${escapeText(entry.name)}:** ${escapeText(text)}`;
  return `**${escapeText(date.text)}** ${named} ${labels(facts.flatMap((fact) => fact.citations).slice(0, 3))}`;
};

const draw = (
  title: string,
  shown: readonly TimelineItem[],
  page: number,
  pages: number,
  left: string,
): Promise<Picture> =>
  timelinePicture(
    {
      title: pages > 1 ? `${title} (${page + 1} of ${pages})` : title,
      rows: shown.map(({ date, entry, text, facts }) => ({
        date: date.text,
        ...(text === entry.name ? { heading: text } : { heading: entry.name, text }),
        sources: [...new Set(facts.flatMap((fact) => fact.citations).map(({ work }) => work.label))]
          .slice(0, 3)
          .join(', '),
      })),
      ...(left ? { leftOut: left } : {}),
    },
    { theme: 'dark' },
  );

/** What is not on it, so that nobody takes it for all there is. */
function leftOut({ leftOut: { undated, details, uncertain, refused } }: Timeline): string {
  const parts = [
    ...(undated > 0 ? [`${undated} without a date`] : []),
    ...(details > 0 ? [`${details} lesser`] : []),
    ...(uncertain > 0 ? [`${uncertain} of uncertain date`] : []),
    ...(refused > 0 ? [`${refused} beyond canon line or spoiler limit`] : []),
  ];
  return parts.length > 0 ? `Not shown: ${parts.join(', ')}` : '';
}
