/** A work as a card: what it is, its tier, and the facts it carries. */
import { capitalize } from '../lore/model/capitalize.ts';
import type { Work } from '../lore/model/model.ts';
import { type EntryView, judgementFor } from '../spoilers/view.ts';
import { EVERYTHING, judgeNote, type Viewer } from '../spoilers/viewer.ts';
import { insteadWorkId } from './actions/instead-work.ts';
import { relatedId } from './actions/related.ts';
import { showWorkId } from './actions/show-work.ts';
import { workId } from './actions/work.ts';
import { barred } from './citation.ts';
import { option } from './entry-card.ts';
import { factLines } from './fact-line.ts';
import { ALL_TIERS, elsewhere, type Override, viewerWith } from './override.ts';
import { paginate } from './pages.ts';
import { button, COLORS, menu, type Reply, type Row, row, turnButtons } from './reply.ts';
import { clip, count, escapeText } from './text.ts';

interface WorkCardView {
  page?: number;
  private?: boolean;
  others?: readonly Work[];
  viewer?: Viewer;
  override?: Override | undefined;
}

export function workCard(work: Work, view: WorkCardView = {}): Reply {
  const viewer = viewerWith(view.viewer ?? EVERYTHING, view.override);
  // Who asks for a work by name sees what it says, but not who they have not met yet.
  const judgement = judgementFor(viewer);
  const counting = judgement.tellAll(work.facts);
  const below = work.facts.length - counting.length;
  const known = counting.toSorted((a, b) => b.fact.subject.prominence - a.fact.subject.prominence);
  const bySubject = Map.groupBy(known, ({ fact }) => judgement.entry(fact.subject));
  const pages = paginate(
    [...bySubject].map(([subject, facts]) => ({
      heading: subject.isUnknown ? 'Beyond the spoiler limit' : clip(subject.entry.name, 200),
      lines: facts.flatMap((told) => factLines(told)),
    })),
  );
  const page = Math.min(Math.max(view.page ?? 0, 0), pages.length - 1);
  const isPrivate = view.private ?? false;
  return {
    embeds: [
      {
        author: {
          name: `${capitalize(work.medium)} · ${work.tier.name}${work.continuity.main ? '' : ` · ${work.continuity.name}`}`,
        },
        title: workTitle(work),
        color: COLORS.work,
        ...(page === 0 ? { description: describe(work, below, viewer) } : {}),
        fields: pages[page] ?? [],
        footer: {
          text: [
            ...(pages.length > 1 ? [`Page ${page + 1} of ${pages.length}`] : []),
            work.pack.attribution,
            work.pack.licence,
          ].join(' · '),
        },
      },
    ],
    components: [
      ...controls(work, page, pages.length, below, view),
      ...subjects(work, [...bySubject.keys()], elsewhere(view.override)),
      ...instead(work, view.others ?? []),
    ],
    private: isPrivate,
  };
}

/** Never just the title: entries may be called the same, and their cards have the bare name. */
export const workTitle = (work: Work) =>
  `“${work.title}” · ${work.label === work.title ? work.medium : work.label}`;

function describe(work: Work, below: number, viewer: Viewer): string {
  const series = work.series && work.pack.series.get(work.series);
  const place = work.season === undefined ? '' : `, season ${work.season}, episode ${work.episode}`;
  const lines = [
    ...(series ? [`**Series:** ${escapeText(series)}${place}`] : []),
    ...(work.by ? [`**By:** ${escapeText(work.by)}`] : []),
    ...(work.released ? [`**Released:** ${escapeText(work.released)}`] : []),
    ...(work.set ? [`**Set in:** ${escapeText(work.set.text)}`] : []),
    ...(work.note ? [`**Note:** ${barred(escapeText(work.note), judgeNote(work, viewer))}`] : []),
    `**Facts here:** ${count(work.factCount, 'fact')}${below > 0 ? `, ${below} of them below the canon line` : ''}`,
  ];
  return lines.join('\n');
}

function controls(work: Work, page: number, pages: number, below: number, view: WorkCardView): Row[] {
  const all = [
    ...turnButtons(page, pages, (to) => workId.build({ id: work.id, page: to, override: view.override })),
    ...(below > 0
      ? [button(workId.build({ id: work.id, override: ALL_TIERS }), `Show ${count(below, 'more fact')}`)]
      : []),
    ...(view.private ? [button(showWorkId.build({ id: work.id }), 'Show to all', { emoji: '📣' })] : []),
  ];
  return all.length > 0 ? [row(...all)] : [];
}

function subjects(work: Work, all: readonly EntryView[], override: Override | undefined): Row[] {
  const known = all.filter(({ isUnknown }) => !isUnknown);
  if (known.length === 0) return [];
  return [
    row(
      menu(
        relatedId.build({ of: work.id, override }),
        'Look up who or what is in it',
        known.slice(0, 25).map((view) => option(view)),
      ),
    ),
  ];
}

function instead(work: Work, others: readonly Work[]): Row[] {
  if (others.length === 0) return [];
  return [row(menu(insteadWorkId.build({ of: work.id }), 'Or did you mean …', others.map(workOption)))];
}

/** A work to choose in a menu. */
export const workOption = ({ id, title, label, medium }: Work) => ({
  label: title,
  value: id,
  description: `${label} · ${medium}`,
});
