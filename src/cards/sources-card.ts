/** The sources of an entry in full: every work with its medium, tier and year. */
import type { Entry } from '../lore/model/model.ts';
import { counts, EVERYTHING, isBeyond, nameSpoils, type Viewer } from '../spoilers/viewer.ts';
import { sourcesPageId } from './actions/sources-page.ts';
import { workLine, worksByTier } from './citation.ts';
import { citationsOf } from './entry-card.ts';
import { type Override, viewerWith } from './override.ts';
import { paginate } from './pages.ts';
import { COLORS, type Reply, row, turnButtons } from './reply.ts';
import { count, escapeText } from './text.ts';

/** Always private: it is for the one who asked for it. */
export function sourcesCard(
  entry: Entry,
  {
    page: wanted = 0,
    viewer: own = EVERYTHING,
    override,
  }: { page?: number; viewer?: Viewer; override?: Override | undefined } = {},
): Reply {
  const viewer = viewerWith(own, override);
  const counting = citationsOf(entry).filter(({ work }) => counts(work, viewer));
  const groups = worksByTier(counting.filter(({ work }) => !isBeyond(work, viewer)));
  const beyond = new Set(counting.filter(({ work }) => isBeyond(work, viewer)).map(({ work }) => work)).size;
  const pages = paginate(
    groups.map(({ tier, works }) => ({
      heading: tier.name,
      lines: works.map((work) => `• ${workLine(work)}${work.note ? `\n-# ${escapeText(work.note)}` : ''}`),
    })),
  );
  const page = Math.min(Math.max(wanted, 0), pages.length - 1);
  const total = groups.reduce((sum, { works }) => sum + works.length, 0);
  return {
    embeds: [
      {
        title: nameSpoils(entry, viewer) ? 'Sources' : `Sources for ${entry.name}`,
        description: `${count(total, 'work')}, the strongest canon tier first.${beyond > 0 ? ` ${count(beyond, 'more work')} beyond the spoiler limit.` : ''}`,
        color: COLORS.work,
        fields: pages[page] ?? [],
        footer: { text: pages.length > 1 ? `Page ${page + 1} of ${pages.length}` : entry.pack.attribution },
      },
    ],
    components:
      pages.length > 1
        ? [
            row(
              ...turnButtons(page, pages.length, (to) =>
                sourcesPageId.build({ id: entry.id, page: to, override }),
              ),
            ),
          ]
        : [],
    private: true,
  };
}
