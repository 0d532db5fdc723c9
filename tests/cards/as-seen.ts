/** Cards of entries, each as a viewer sees it: everything where none is said. */
import * as compare from '../../src/cards/compare-card.ts';
import * as connection from '../../src/cards/connection-card.ts';
import * as entries from '../../src/cards/entry-card.ts';
import { type PartName, partsOf } from '../../src/cards/entry-parts.ts';
import * as mentions from '../../src/cards/mentions-card.ts';
import { type Override, viewerWith } from '../../src/cards/override.ts';
import type { Reply } from '../../src/cards/reply.ts';
import { type WorkCardView, workCard } from '../../src/cards/work-card.ts';
import type { Step, Tie } from '../../src/connect/index.ts';
import { stepsFrom, tiesFrom } from '../../src/connect/views.ts';
import type { Entry, Work } from '../../src/lore/model/model.ts';
import type { Look } from '../../src/pictures/index.ts';
import { type EntryView, viewOf, viewsOf } from '../../src/spoilers/view.ts';
import { EVERYTHING, type Viewer } from '../../src/spoilers/viewer.ts';

interface Seen {
  viewer?: Viewer;
  override?: Override | undefined;
}

const seen = (entry: Entry, { viewer = EVERYTHING, override }: Seen): EntryView =>
  viewOf(entry, viewerWith(viewer, override));

export const entryCard = (
  entry: Entry,
  { viewer, ...options }: Omit<entries.EntryCardOptions, 'override'> & Seen = {},
) => entries.entryCard(seen(entry, viewer ? { ...options, viewer } : options), options);

export const partCard = (
  entry: Entry,
  part: { part: PartName; page?: number },
  { viewer, ...options }: Omit<entries.EntryCardOptions, 'override'> & Seen = {},
) => entries.partCard(seen(entry, viewer ? { ...options, viewer } : options), part, options);

/** The first card and every page of every part. */
export function allCards(
  entry: Entry,
  options: Omit<entries.EntryCardOptions, 'override'> & Seen = {},
): Reply[] {
  const { viewer, ...rest } = options;
  const view = seen(entry, viewer ? { ...rest, viewer } : rest);
  const first = entries.entryCard(view, rest);
  if (view.isUnknown) return [first];
  return [
    first,
    ...partsOf(view).flatMap(({ name: part }) => {
      const start = entries.partCard(view, { part }, rest);
      const pages = Number(/of (\d+)/.exec(start.embeds[0]?.footer?.text ?? '')?.[1] ?? 1);
      const others = Array.from({ length: pages - 1 }, (_, at) =>
        entries.partCard(view, { part, page: at + 1 }, rest),
      );
      return [start, ...others];
    }),
  ];
}

/** The first card of a work and every page of its facts. */
export function allWorkCards(work: Work, view: WorkCardView = {}): Reply[] {
  const first = workCard(work, view);
  const start = workCard(work, { ...view, page: 1 });
  const pages = Number(/^Page \d+ of (\d+)/.exec(start.embeds[0]?.footer?.text ?? '')?.[1] ?? 0);
  return [first, ...Array.from({ length: pages }, (_, at) => workCard(work, { ...view, page: at + 1 }))];
}

export const option = (entry: Entry, { viewer, why }: Pick<Seen, 'viewer'> & { why?: string } = {}) =>
  entries.option(seen(entry, viewer ? { viewer } : {}), why);

export const compareCard = (a: Entry, b: Entry, viewer: Viewer, isPrivate: boolean) => {
  const [one, other] = viewsOf([a, b], viewer) as [EntryView, EntryView];
  return compare.compareCard(one, other, isPrivate);
};

export const mentionsCard = (named: readonly Entry[], viewer: Viewer) =>
  mentions.mentionsCard(viewsOf(named, viewer));

export const connectionCard = (
  from: Entry,
  to: Entry,
  steps: readonly Step[],
  viewer: Viewer,
  look: Look | undefined,
  isPrivate: boolean,
) => {
  const view = viewOf(from, viewer);
  return connection.connectionCard(view, view.beside(to), stepsFrom(view, steps), look, isPrivate);
};

export const unconnectedCard = (
  a: Entry,
  b: Entry,
  nearest: readonly (Entry | undefined)[],
  viewer: Viewer,
  isPrivate: boolean,
) => {
  const view = viewOf(a, viewer);
  const reached = nearest.map((entry) => entry && view.beside(entry));
  return connection.unconnectedCard(view, view.beside(b), reached, isPrivate);
};

export const tiesCard = (
  entry: Entry,
  ties: readonly Tie[],
  viewer: Viewer,
  look: Look | undefined,
  isPrivate: boolean,
) => {
  const view = viewOf(entry, viewer);
  return connection.tiesCard(view, tiesFrom(view, ties), look, isPrivate);
};
