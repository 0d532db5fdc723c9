/** The sources of an entry in full: every work with its medium, tier and year. */
import type { EntryView } from '../spoilers/view.ts';
import { sourcesPageId } from './actions/sources-page.ts';
import { workLine, worksByTier } from './citation.ts';
import type { Override } from './override.ts';
import { paginate } from './pages.ts';
import { COLORS, type Reply, row, turnButtons } from './reply.ts';
import { count, escapeText } from './text.ts';

/** Always private: it is for the one who asked for it. */
export function sourcesCard(
  { entry, isUnknown, works: { seen, beyond } }: EntryView,
  { page: wanted = 0, override }: { page?: number; override?: Override | undefined } = {},
): Reply {
  const groups = worksByTier(seen);
  const pages = paginate(
    groups.map(({ tier, works }) => ({
      heading: tier.name,
      lines: works.map((work) => `• ${workLine(work)}${work.note ? `\n-# ${escapeText(work.note)}` : ''}`),
    })),
  );
  const page = Math.min(Math.max(wanted, 0), pages.length - 1);
  return {
    embeds: [
      {
        title: isUnknown ? 'Sources' : `Sources for ${entry.name}`,
        description: `${count(seen.length, 'work')}, the strongest canon tier first.${beyond > 0 ? ` ${count(beyond, 'more work')} beyond the spoiler limit.` : ''}`,
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
