/** What a timeline left out, fact by fact: always private, for the one who wants to know. */
import type { Fact } from '../lore/model.ts';
import { judgeFact, type Reader } from '../lore/reader.ts';
import type { Timeline } from '../lore/timeline/index.ts';
import { factLines } from './fact-line.ts';
import { type Part, paginate } from './pages.ts';
import { COLORS, notice, type Reply, row, turnButtons } from './reply.ts';
import { clip, count } from './text.ts';

/** A span of a large pack leaves out thousands; nobody reads further than this. */
const MOST_OF_A_KIND = 100;

export interface TimelineRestView {
  title: string;
  page: number;
  /** The limits within which the timeline was made. */
  reader: Reader;
  turnTo: (page: number) => string;
}

export function timelineRestCard(
  { leftOut: { undated, details, uncertain, refused } }: Timeline,
  { title, page: wanted, reader, turnTo }: TimelineRestView,
): Reply {
  const beyond = refused.filter((fact) => judgeFact(fact, reader).standing === 'spoiler');
  const below = refused.length - beyond.length;
  const parts = [
    part('Without a date', undated, reader),
    part(
      'Of uncertain date',
      uncertain.flatMap(({ facts }) => facts.slice(0, 1)),
      reader,
    ),
    part('Lesser: what something is, and who was there', details, reader),
    part('Beyond the spoiler limit', beyond, reader),
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
        fields: pages[page] ?? [],
        ...(pages.length > 1 ? { footer: { text: `Page ${page + 1} of ${pages.length}` } } : {}),
      },
    ],
    components: pages.length > 1 ? [row(...turnButtons(page, pages.length, turnTo))] : [],
    private: true,
  };
}

function part(heading: string, facts: readonly Fact[], reader: Reader): Part[] {
  if (facts.length === 0) return [];
  const shown = facts.slice(0, MOST_OF_A_KIND).flatMap((fact) => factLines(fact, { reader }));
  const rest = facts.length - MOST_OF_A_KIND;
  return [{ heading, lines: [...new Set(shown), ...(rest > 0 ? [`and ${rest} more`] : [])] }];
}
