/** The entries that a message mentions, each in short, for the one who asked. */

import { type Entry, joinSummary } from '../lore/model/model.ts';
import { judgeSummary, labelTogether, type Viewer } from '../spoilers/viewer.ts';
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

export function mentionsCard(entries: readonly Entry[], viewer: Viewer): Reply {
  if (entries.length === 0) {
    return notice(
      'Nothing known in there',
      'No name of an entry stands in that message. `/search` looks for words in the facts.',
    );
  }
  const shown = entries.slice(0, MOST);
  const menus = menusOf(entries).slice(0, MOST_MENUS);
  const more = menus.flat().length - shown.length;
  const unseen = entries.length - menus.flat().length;
  const rest = [
    ...(more > 0 ? [`${more} more in the menus`] : []),
    ...(unseen > 0 ? [`${unseen} not shown`] : []),
  ];
  return {
    embeds: [
      {
        title: 'References in that message',
        color: COLORS.notice,
        fields: shown.map((entry) => ({
          name: clip(`${entry.name} · ${kindLine(entry)}`, 256),
          value: short(entry, viewer),
        })),
        ...(rest.length > 0 ? { footer: { text: rest.join(', ') } } : {}),
      },
    ],
    components: menus.map((some, number) =>
      row(
        menu(
          relatedId.build({ of: `mentions-${number}` }),
          'Look one of them up',
          some.map((entry) => option(entry, { viewer })),
        ),
      ),
    ),
    private: true,
  };
}

/** As many to each as a menu takes. */
const menusOf = (entries: readonly Entry[]): Entry[][] => [
  ...Map.groupBy(entries, (entry) => Math.floor(entries.indexOf(entry) / LIMITS.selectOptions)).values(),
];

/** What may be told plainly, with a word on what else there is; what is behind bars only where there is nothing else. */
function short(entry: Entry, viewer: Viewer): string {
  const {
    shown = [],
    spoiler = [],
    below = [],
  } = Object.groupBy(judgeSummary(entry, viewer), ({ standing }) => standing);
  const told = shown.length > 0 ? shown : spoiler;
  const [first] = told;
  if (!first) return '-# Known only from below the canon line.';
  const sources = labels(
    told.flatMap(({ citations }) => citations),
    viewer,
  );
  const text = `${escapeText(clip(joinSummary(told), SUMMARY))} ${sources}`;
  return [
    barred(text, { standing: first.standing, label: labelTogether(told) }),
    ...(told !== spoiler && spoiler.length > 0 ? ['-# More of it lies beyond the spoiler limit.'] : []),
    ...(below.length > 0 ? ['-# Part of it rests on works below the canon line.'] : []),
  ].join('\n');
}
