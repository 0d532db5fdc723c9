/** A timeline: what happened when, eight items a page, as text and as a picture. */

import type { Entry, Fact } from '../lore/model.ts';
import type { Reader } from '../lore/reader.ts';
import { isHappening } from '../lore/timeline/happening.ts';
import type { Timeline, TimelineItem } from '../lore/timeline/index.ts';
import { type Look, timelinePicture } from '../pictures/index.ts';
import { drawnLabels, labels } from './citation.ts';
import { button, COLORS, notice, type Reply, row, turnButtons } from './reply.ts';
import { escapeText } from './text.ts';

export const ITEMS_PER_PAGE = 8;
const PICTURE = 'timeline.png';

export interface TimelineView {
  /** What it is of: `Khitomer Conference`, `2290 to 2295`. */
  title: string;
  page: number;
  private: boolean;
  reader: Reader;
  look: Look;
  /** Custom id of a page's button. */
  turnTo: (page: number) => string;
  /** Custom id of the button that lists what is left out. */
  restId: string;
}

export async function timelineCard(
  timeline: Timeline,
  { title, page: wanted, private: isPrivate, reader, look, turnTo, restId }: TimelineView,
): Promise<Reply> {
  const { items } = timeline;
  if (items.length === 0)
    return notice(
      'Nothing dated',
      `Nothing with a date is known here. ${leftOut(timeline)}`,
      isLeftOut(timeline) ? [row(restButton(restId))] : [],
    );
  const pages = Math.ceil(items.length / ITEMS_PER_PAGE);
  const page = Math.min(Math.max(wanted, 0), pages - 1);
  const shown = items.slice(page * ITEMS_PER_PAGE, (page + 1) * ITEMS_PER_PAGE);
  const left = leftOut(timeline);
  const buttons = [
    ...turnButtons(page, pages, turnTo, ['Earlier', 'Later']),
    ...(isLeftOut(timeline) ? [restButton(restId)] : []),
  ];
  const picture = await timelinePicture(
    {
      title,
      ...(pages > 1 ? { page: `${page + 1} of ${pages}` } : {}),
      rows: shown.map((item) => ({
        date: item.date.text,
        ...drawnAs(item, title),
        sources: drawnLabels(citationsOf(item.facts), reader),
      })),
      ...(left ? { leftOut: left } : {}),
    },
    look,
  );
  return {
    embeds: [
      {
        title: `Timeline: ${title}`,
        color: COLORS.event,
        description: shown.map((item) => line(item, title, reader)).join('\n'),
        image: { url: `attachment://${PICTURE}`, description: picture.altText },
        footer: { text: [`Page ${page + 1} of ${pages}`, ...(left ? [left] : [])].join(' · ') },
      },
    ],
    components: buttons.length > 0 ? [row(...buttons)] : [],
    private: isPrivate,
    files: [{ name: PICTURE, data: picture.png, alt: picture.altText }],
  };
}

/** An event by its name; what was done, by whom. The words beside the picture have the whole of it. */
function drawnAs({ entry, text }: TimelineItem, title: string): { heading?: string; text?: string } {
  const { name } = entry;
  if (text === name) return { heading: text };
  if (isHappening(entry)) return { heading: name, text };
  return { text: isNamed(entry, text, title) ? text : `${name}: ${text}` };
}

/** The timeline's own subject needs no name beside each thing it did. */
const isNamed = ({ name }: Entry, text: string, title: string) => name === title || text.includes(name);

const citationsOf = (facts: readonly Fact[]) => facts.flatMap((fact) => fact.citations);

const line = ({ date, entry, text, facts }: TimelineItem, title: string, reader: Reader) => {
  const named = isNamed(entry, text, title)
    ? escapeText(text)
    : `**${escapeText(entry.name)}:** ${escapeText(text)}`;
  return `• **${escapeText(date.text)}** ${named} ${labels(citationsOf(facts).slice(0, 3), reader)}`;
};

/** What is not on it, so that nobody takes it for all there is. */
function leftOut({ leftOut: { undated, details, uncertain, refused } }: Timeline): string {
  const parts = [
    ...(undated.length > 0 ? [`${undated.length} without a date`] : []),
    ...(details.length > 0 ? [`${details.length} lesser`] : []),
    ...(uncertain.length > 0 ? [`${uncertain.length} of uncertain date`] : []),
    ...(refused.length > 0 ? [`${refused.length} beyond canon line or spoiler limit`] : []),
  ];
  return parts.length > 0 ? `Not shown: ${parts.join(', ')}` : '';
}

const isLeftOut = ({ leftOut: lists }: Timeline) => Object.values(lists).some((list) => list.length > 0);

const restButton = (id: string) => button(id, 'What is not shown', { emoji: '🔎' });
