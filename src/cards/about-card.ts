/** What Curzon is, what it knows, whose texts these are, and where to turn. */

import type { Pack } from '../lore/model/model.ts';
import { COLORS, type Reply } from './reply.ts';
import { clip, count, escapeText } from './text.ts';

export interface About {
  version: string;
  homepage: string;
}

const MOST_PACKS = 20;

/** @param limitExamples spoiler limits to try; none where there is nothing to limit. */
export function aboutCard(packs: readonly Pack[], about: About, limitExamples: readonly string[]): Reply {
  const shown = packs.slice(0, MOST_PACKS);
  const left = packs.length - shown.length;
  const notices = [...new Set(packs.flatMap((pack) => (pack.notice ? [pack.notice] : [])))].slice(0, 3);
  return {
    embeds: [
      {
        title: 'About Curzon',
        color: COLORS.event,
        description: [
          'A lore bot for fan communities. Every fact on a card names the film, episode, novel or other work that says so.',
          'What has no source is not shown. `/help` lists all commands.',
          ...limitExamples
            .slice(0, 1)
            .map(
              (limit) =>
                `Nothing is hidden until you say how far you have seen: \`/spoilers set limit:${limit}\`.`,
            ),
          ...(left > 0 ? [`${count(left, 'more pack')} not listed here.`] : []),
        ].join('\n'),
        fields: [
          ...shown.map((pack) => ({
            name: clip(`${pack.fandom}: ${pack.name}`, 256),
            value: clip(packText(pack), 1024),
          })),
          ...notices.map((notice) => ({ name: 'Unofficial', value: escapeText(notice) })),
          {
            name: 'Version and code',
            value: `${about.version} · [source code and documentation](${about.homepage}) · Apache-2.0`,
          },
        ],
      },
    ],
    components: [],
    private: false,
  };
}

function packText(pack: Pack): string {
  const links = [...pack.links].map(([name, url]) => `[${escapeText(name)}](${url})`);
  return [
    escapeText(pack.summary),
    `${count(pack.counts.entries, 'entry', 'entries')}, ${count(pack.counts.facts, 'fact')}, ${count(pack.counts.works, 'work')}`,
    `-# ${escapeText(pack.attribution)} · ${escapeText(pack.licence)}${links.length > 0 ? ` · ${links.join(' · ')}` : ''}`,
  ].join('\n');
}
