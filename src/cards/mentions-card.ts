/** The entries that a message mentions, each in short, for the one who asked. */

import { joinSummary } from '../lore/model/join-summary.ts';
import { type EntryView, sourcesTogether, verdictTogether } from '../spoilers/view.ts';
import { relatedId } from './actions/related.ts';
import { barred, labels } from './citation.ts';
import { kindLine, option } from './entry-card.ts';
import { LIMITS } from './limits.ts';
import { COLORS, menu, notice, type Reply, row } from './reply.ts';
import { clip, escapeText } from './text.ts';

/** In short, so that all of them fit one message. */
const MOST = 8;
const SUMMARY = 300;
/** One for every row that a message has. */
const MOST_MENUS = LIMITS.rows;

export function mentionsCard(views: readonly EntryView[]): Reply {
  if (views.length === 0) {
    return notice(
      'Nothing known in there',
      'No name of an entry stands in that message. `/search` looks for words in the facts.',
    );
  }
  const shown = views.slice(0, MOST);
  const menus = menusOf(views).slice(0, MOST_MENUS);
  const more = menus.flat().length - shown.length;
  const unseen = views.length - menus.flat().length;
  const rest = [
    ...(more > 0 ? [`${more} more in the menus`] : []),
    ...(unseen > 0 ? [`${unseen} not shown`] : []),
  ];
  return {
    embeds: [
      {
        title: 'References in that message',
        color: COLORS.notice,
        fields: shown.map((view) => ({
          name: clip(`${view.entry.name} · ${kindLine(view.entry)}`, 256),
          value: short(view),
        })),
        ...(rest.length > 0 ? { footer: { text: rest.join(', ') } } : {}),
      },
    ],
    components: menus.map((some, number) =>
      row(
        menu(
          relatedId.build({ of: `mentions-${number}` }),
          'Look one of them up',
          some.map((view) => option(view)),
        ),
      ),
    ),
    private: true,
  };
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
