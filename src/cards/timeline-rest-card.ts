/** What a timeline left out, fact by fact: always private, for the one who wants to know. */
import { compareIds } from '../lore/model/compare-ids.ts';
import { compareLoreDates } from '../lore/model/date.ts';
import { isHappening } from '../lore/model/happening.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import { type Judgement, judgementFor, type ToldFact } from '../spoilers/view.ts';
import type { Viewer } from '../spoilers/viewer.ts';
import { happeningOf } from '../timeline/happening.ts';
import type { Timeline } from '../timeline/index.ts';
import { factLines } from './fact-line.ts';
import { type Part, paginate } from './pages.ts';
import { COLORS, notice, type Reply, row, turnButtons } from './reply.ts';
import { clip, count, escapeText } from './text.ts';

/** A span of a large pack leaves out thousands; nobody reads further than this. */
const MOST_OF_A_KIND = 1000;

interface TimelineRestView {
  title: string;
  page: number;
  /** The limits within which the timeline was made. */
  viewer: Viewer;
  turnTo: (page: number) => string;
}

export function timelineRestCard(
  { leftOut: { undated, details, uncertain, refused, further = { details: 0, refused: 0 } } }: Timeline,
  { title, page: wanted, viewer, turnTo }: TimelineRestView,
): Reply {
  const judgement = judgementFor(viewer);
  const beyond = refused.filter(judgement.hides);
  const below = refused.length - beyond.length;
  const parts = [
    part('Without a date', undated, judgement),
    part(
      'Of uncertain date',
      uncertain.flatMap(({ facts }) => facts.slice(0, 1)),
      judgement,
    ),
    byEntry(details, further.details, judgement),
    part('Beyond the spoiler limit', beyond, judgement),
    further.refused > 0
      ? [{ heading: 'Beyond spoiler limit or canon line', lines: [count(further.refused, 'more detail')] }]
      : [],
    below > 0
      ? [
          {
            heading: 'Below the canon line',
            lines: [`${count(below, 'fact')} that only weaker sources tell. \`/settings\` has the line.`],
          },
        ]
      : [],
  ].flat();
  if (parts.length === 0) return notice('Nothing left out', 'The timeline has all that is known.');
  const pages = paginate(parts);
  const page = Math.min(Math.max(wanted, 0), pages.length - 1);
  return {
    embeds: [
      {
        title: clip(`Not on the timeline: ${title}`, 256),
        color: COLORS.notice,
        ...(details.length > 0 && page === 0
          ? { description: aboutDetails(details.length + further.details) }
          : {}),
        fields: pages[page] ?? [],
        ...(pages.length > 1 ? { footer: { text: `Page ${page + 1} of ${pages.length}` } } : {}),
      },
    ],
    components: pages.length > 1 ? [row(...turnButtons(page, pages.length, turnTo))] : [],
    private: true,
  };
}

const aboutDetails = (size: number) =>
  `**${count(size, 'detail')}**, by the event or whom they are of, the best known first: what was said and done, what something was, who was there.`;

function part(heading: string, facts: readonly Fact[], judgement: Judgement): Part[] {
  if (facts.length === 0) return [];
  const rest = facts.length - MOST_OF_A_KIND;
  const lines = linesOf(facts.slice(0, MOST_OF_A_KIND), judgement);
  return [{ heading, lines: [...lines, ...(rest > 0 ? [`and ${rest} more`] : [])] }];
}

/** Details under the event or else the entry that they are of, the best known first. */
function byEntry(details: readonly Fact[], further: number, judgement: Judgement): Part[] {
  const groups = [...Map.groupBy(details, (fact) => headingEntry(fact, judgement))].toSorted(
    ([a], [b]) => b.prominence - a.prominence || compareIds(a, b),
  );
  const parts: Part[] = [];
  let left = MOST_OF_A_KIND;
  for (const [{ name }, facts] of groups) {
    if (left <= 0) break;
    const sorted = facts.toSorted((a, b) => compareLoreDates(a.date, b.date) || a.order - b.order);
    parts.push({ heading: escapeText(name), lines: linesOf(sorted.slice(0, left), judgement) });
    left -= facts.length;
  }
  const rest = details.length + further - MOST_OF_A_KIND;
  const more = `${count(rest, 'more detail')}. A shorter span, or the timeline of one of these, has them.`;
  return [...parts, ...(rest > 0 ? [{ heading: 'Not listed', lines: [more] }] : [])];
}

/** The event that the fact is of, or else its subject. Both are tied by it, and so known to whoever may be told it. */
function headingEntry(fact: Fact, judgement: Judgement): Entry {
  const happening = isHappening(fact.subject) ? undefined : happeningOf(fact);
  return happening && !judgement.entry(happening).isUnknown ? happening : fact.subject;
}

/** Facts that contradict each other share their lines, so the others need none. */
function linesOf(facts: readonly Fact[], judgement: Judgement): string[] {
  const done = new Set<ToldFact>();
  return judgement.tellAll(facts).flatMap((told) => {
    if (told.sides.some((other) => done.has(other))) return [];
    done.add(told);
    return factLines(told);
  });
}
