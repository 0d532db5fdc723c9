/** A timeline: what happened when, eight items a page, as a picture or in words. */

import { isHappening } from '../lore/model/happening.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import type { Look } from '../pictures/index.ts';
import { type Judgement, judgementFor } from '../spoilers/view.ts';
import type { Viewer } from '../spoilers/viewer.ts';
import type { Timeline } from '../timeline/index.ts';
import type { TimelineItem } from '../timeline/item.ts';
import { drawnLabels, labels, spelledOut } from './citation.ts';
import { LIMITS } from './limits.ts';
import { inOwnWords } from './own-words.ts';
import { button, COLORS, notice, pictureFile, type Reply, row, turnButtons } from './reply.ts';
import { linesOf, SCREEN } from './screen.ts';
import { clip, count, escapeText, lengthOf } from './text.ts';

export const ITEMS_PER_PAGE = 8;
const PICTURE = 'timeline.png';

/** How a page is shown. Both at once would say everything twice, and fill two screens of a phone. */
export type Shape = 'picture' | 'words';

interface TimelineView {
  /** What it is of: `Khitomer Conference`, `2290 to 2295`. */
  title: string;
  /** The entry that it is of, whose name need not be said again. */
  own?: Entry | undefined;
  /** How what was typed was understood, where that is not as it was typed. */
  remark?: string | undefined;
  page: number;
  private: boolean;
  viewer: Viewer;
  shape: Shape;
  /** Undefined where the server wants no pictures: then words are all there is. */
  look: Look | undefined;
  /** Custom id of the button that shows a page. */
  turnTo: (page: number, shape: Shape) => string;
  /** Custom id of the button that lists what is left out. */
  restId: string;
}

export function timelineCard(
  timeline: Timeline,
  { title, own, remark, page: wanted, private: isPrivate, viewer, shape, look, turnTo, restId }: TimelineView,
): Reply {
  const { items } = timeline;
  const left = leftOut(timeline);
  const remarks = remark ? [`-# ${escapeText(remark)}`] : [];
  if (items.length === 0) {
    const { details, uncertain, further } = timeline.leftOut;
    const [heading, said] =
      details.length + uncertain.length + (further?.details ?? 0) > 0
        ? ['No event known', 'No event is known here, and no turning point.']
        : ['Nothing dated', 'Nothing with a date is known here.'];
    return notice(
      heading,
      [...remarks, `${said} ${left}`.trim()].join('\n'),
      isLeftOut(timeline) ? [row(restButton(restId))] : [],
    );
  }
  const pages = Math.ceil(items.length / ITEMS_PER_PAGE);
  const page = Math.min(Math.max(wanted, 0), pages - 1);
  const shown = items
    .slice(page * ITEMS_PER_PAGE, (page + 1) * ITEMS_PER_PAGE)
    .map((item) => (own ? { ...item, text: ofItself(item, own) } : item));
  const inWords = look === undefined || shape === 'words';
  const buttons = [
    ...turnButtons(page, pages, (to) => turnTo(to, inWords ? 'words' : 'picture'), ['Earlier', 'Later']),
    ...(look === undefined ? [] : [shapeButton(inWords ? 'picture' : 'words', (as) => turnTo(page, as))]),
    ...(isLeftOut(timeline) ? [restButton(restId)] : []),
  ];
  const judgement = judgementFor(viewer);
  const lines = fittingLines(shown, title, judgement);
  const meant = spelledOut(
    lines.join('\n'),
    judgement.seen(shown.flatMap(({ facts }) => citationsOf(facts))),
  );
  const words = [...remarks, ...lines, ...meant].join('\n');
  const embed = {
    title: clip(`Timeline: ${title}`, LIMITS.embedTitle),
    color: COLORS.event,
    footer: { text: [`Page ${page + 1} of ${pages}`, ...(left ? [left] : [])].join(' · ') },
  };
  const components = buttons.length > 0 ? [row(...buttons)] : [];
  if (inWords) return { embeds: [{ ...embed, description: words }], components, private: isPrivate };
  const foot = unorderedRows(shown);
  const content = {
    title,
    ...(pages > 1 ? { page: `${page + 1} of ${pages}` } : {}),
    rows: shown.map((item) => ({
      date: item.date.text,
      ...drawnAs(item, title, judgement),
      sources: drawnLabels(judgement.cite(citationsOf(item.facts))),
    })),
    ...(foot ? { leftOut: foot } : {}),
  };
  const { file, image } = pictureFile(PICTURE, { kind: 'timeline', content, look }, words);
  const above = [...remarks, ...meant].join('\n');
  return {
    embeds: [{ ...embed, ...(above ? { description: above } : {}), image }],
    components,
    private: isPrivate,
    files: [file],
  };
}

const ofItself = ({ text, facts: [fact] }: TimelineItem, own: Entry): string =>
  fact ? inOwnWords(text, fact, own) : text;

/** Shows the same page the other way. */
const shapeButton = (shape: Shape, id: (shape: Shape) => string) =>
  shape === 'words'
    ? button(id(shape), 'In words', { emoji: '📄' })
    : button(id(shape), 'As a picture', { emoji: '🖼️' });

/** An event by its name; what was done, by whom. The words have the whole of it. */
function drawnAs(
  { entry, text, facts }: TimelineItem,
  title: string,
  judgement: Judgement,
): { heading?: string; text?: string } {
  const { name } = entry;
  const tier = disputedTier(facts, judgement);
  const side = tier ? `${tier}: ` : '';
  if (text === name) return { heading: `${side}${text}` };
  if (isHappening(entry)) return { heading: `${side}${name}`, text };
  return { text: isNamed(entry, text, title) ? `${side}${text}` : `${side}${name}: ${text}` };
}

/** The timeline's own subject needs no name beside each thing it did. */
const isNamed = ({ name }: Entry, text: string, title: string) => name === title || text.includes(name);

/** Where sources disagree, each side is told with its tier: the best that says what the item says. */
function disputedTier([fact]: readonly Fact[], judgement: Judgement): string | undefined {
  const told = fact && judgement.tell(fact);
  return told && told.sides.length > 0 ? told.tier.name : undefined;
}

/** Neighbours of one date that stand in no known order, as many as are on this page. */
function unorderedFrom(shown: readonly TimelineItem[], at: number): number {
  const { unordered } = shown[at] ?? {};
  if (unordered === undefined || shown[at - 1]?.unordered === unordered) return 0;
  const end = shown.findIndex((item, index) => index > at && item.unordered !== unordered);
  return (end < 0 ? shown.length : end) - at;
}

/** `Order not known: 3 of 2293` */
function unorderedRows(shown: readonly TimelineItem[]): string {
  const groups = shown.flatMap(({ date }, at) => {
    const size = unorderedFrom(shown, at);
    return size > 0 ? [`${size}${withinDate(' of', date.text)}`] : [];
  });
  return groups.length > 0 ? `Order not known: ${groups.join(', ')}` : '';
}

/** Not of `until 2293`, which is no time within which something is. */
const withinDate = (word: string, date: string) => (/^[-\\]*\d/.test(date) ? `${word} ${date}` : '');

/** Texts are cut, all to the same length, only where a page of long ones would not fit. */
const TEXT_LENGTHS = [350, 250, 150, 110, 80, 40];
/** Not for a phone's sake: what is shorter tells too little. */
const SHORTEST_ON_A_PHONE = 80;
/** Lines of a phone beside the text: title, what labels mean, footer and rows of buttons. */
const AROUND = 11;

function fittingLines(shown: readonly TimelineItem[], title: string, judgement: Judgement): string[] {
  const written = (most: number) =>
    shown.flatMap((item, at) => {
      const size = unorderedFrom(shown, at);
      const within = withinDate(' within', escapeText(item.date.text));
      const note = `-# Order${within} not known, for the next ${size === 1 ? 'one' : size}:`;
      return [...(size > 0 ? [note] : []), line({ ...item, text: clip(item.text, most) }, title, judgement)];
    });
  const fits = (most: number) => {
    const text = written(most).join('\n');
    const isLow = linesOf(text) <= SCREEN.lines - AROUND || most <= SHORTEST_ON_A_PHONE;
    return isLow && lengthOf(text) <= LIMITS.embedDescription - REMARK;
  };
  return written(TEXT_LENGTHS.find(fits) ?? TEXT_LENGTHS.at(-1) ?? 0);
}

/** Room for how a span was understood, and for what labels mean. */
const REMARK = 400;

const citationsOf = (facts: readonly Fact[]) => facts.flatMap((fact) => fact.citations);

const line = ({ date, entry, text, facts }: TimelineItem, title: string, judgement: Judgement) => {
  const named = isNamed(entry, text, title)
    ? escapeText(text)
    : `**${escapeText(entry.name)}:** ${escapeText(text)}`;
  const tier = disputedTier(facts, judgement);
  const side = tier ? `*${escapeText(tier)}:* ` : '';
  return `• **${escapeText(date.text)}** ${side}${named} ${labels(judgement.cite(citationsOf(facts).slice(0, 3)))}`;
};

/** What is not on it, so that nobody takes it for all there is. */
function leftOut({ leftOut: { undated, details, uncertain, refused, further } }: Timeline): string {
  const lesser = details.length + (further?.details ?? 0);
  const beyond = refused.length + (further?.refused ?? 0);
  const parts = [
    ...(undated.length > 0 ? [`${undated.length} without a date`] : []),
    ...(lesser > 0 ? [count(lesser, 'detail')] : []),
    ...(uncertain.length > 0 ? [`${uncertain.length} of uncertain date`] : []),
    ...(beyond > 0 ? [`${beyond} beyond canon line or spoiler limit`] : []),
  ];
  return parts.length > 0 ? `Not shown: ${parts.join(', ')}` : '';
}

const isLeftOut = (timeline: Timeline) => leftOut(timeline) !== '';

const restButton = (id: string) => button(id, 'What is not shown', { emoji: '🔎' });
