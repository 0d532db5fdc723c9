/** The entries and works that a message mentions, each in short, for the one who asked. */

import { capitalize } from '../lore/model/capitalize.ts';
import { joinSummary } from '../lore/model/join-summary.ts';
import type { Work } from '../lore/model/model.ts';
import { type EntryView, sourcesTogether, verdictTogether } from '../spoilers/view.ts';
import { insteadWorkId } from './actions/instead-work.ts';
import { relatedId } from './actions/related.ts';
import { barred, labels } from './citation.ts';
import { entryOptions, kindLine } from './entry-card.ts';
import { LIMITS } from './limits.ts';
import { COLORS, menu, notice, type Reply, row } from './reply.ts';
import { clip, escapeText } from './text.ts';
import { workOptions, workTitle } from './work-card.ts';

/** In short, so that all of them fit one message. */
const MOST = 8;
/** Of these, works that stand behind as many entries. */
const MOST_WORKS = 3;
const SUMMARY = 300;

/** @param works within the viewer's canon line, called after nobody whom they do not know. */
export function mentionsCard(views: readonly EntryView[], works: readonly Work[] = []): Reply {
  if (views.length + works.length === 0) {
    return notice(
      'Nothing known in there',
      'No name of an entry or a work stands in that message. `/search` looks for words in the facts.',
    );
  }
  const shown = views.slice(0, MOST - Math.min(MOST_WORKS, works.length));
  const shownWorks = works.slice(0, MOST - shown.length);
  // One for every row that a message has.
  const menus = menusOf(views).slice(0, LIMITS.rows - (works.length > 0 ? 1 : 0));
  const inMenus = menus.flat().length + Math.min(works.length, LIMITS.selectOptions);
  const more = inMenus - shown.length - shownWorks.length;
  const unseen = views.length + works.length - inMenus;
  const rest = [
    ...(more > 0 ? [`${more} more in the menus`] : []),
    ...(unseen > 0 ? [`${unseen} not shown`] : []),
  ];
  return {
    embeds: [
      {
        title: 'References in that message',
        color: COLORS.notice,
        fields: [
          ...shown.map((view) => ({
            name: clip(`${view.entry.name} · ${kindLine(view.entry)}`, LIMITS.embedFieldName),
            value: short(view),
          })),
          ...shownWorks.map((work) => ({
            name: clip(workTitle(work), LIMITS.embedFieldName),
            value: inShort(work),
          })),
        ],
        ...(rest.length > 0 ? { footer: { text: rest.join(', ') } } : {}),
      },
    ],
    components: [
      ...menus.map((some, number) =>
        row(menu(relatedId.build({ of: `mentions-${number}` }), 'Look one of them up', entryOptions(some))),
      ),
      ...(works.length > 0
        ? [
            row(
              menu(
                insteadWorkId.build({ of: 'mentions' }),
                'Look up a film, episode or book',
                workOptions(works.slice(0, LIMITS.selectOptions)),
              ),
            ),
          ]
        : []),
    ],
    private: true,
  };
}

/** `Episode, 1995 · On screen` */
function inShort(work: Work): string {
  const { medium, released, tier, continuity } = work;
  const year = released === undefined ? '' : `, ${released.slice(0, 4)}`;
  const other = continuity.main ? [] : [continuity.name];
  return escapeText([`${capitalize(medium)}${year}`, tier.name, ...other].join(' · '));
}

/** As many to each as a menu takes. */
const menusOf = (views: readonly EntryView[]): EntryView[][] => [
  ...Map.groupBy(views, (view) => Math.floor(views.indexOf(view) / LIMITS.selectOptions)).values(),
];

/** What may be told plainly, with a word on what else there is; what is behind bars only where there is nothing else. */
function short({ summary, isSummaryCut }: EntryView): string {
  const shown = summary.filter(({ verdict }) => verdict.standing === 'shown');
  const told = shown.length > 0 ? shown : summary;
  if (told.length === 0) return '-# Known only from below the canon line.';
  const text = `${escapeText(clip(joinSummary(told), SUMMARY))} ${labels(sourcesTogether(told))}`;
  return [
    barred(text, verdictTogether(told)),
    ...(told.length < summary.length ? ['-# More of it lies beyond the spoiler limit.'] : []),
    ...(isSummaryCut ? ['-# Part of it rests on works below the canon line.'] : []),
  ].join('\n');
}
