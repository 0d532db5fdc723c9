/** How two entries are connected, a sentence a step with its source; or whom one is tied to most. */
import type { Step, Tie } from '../connect/index.ts';
import { type Entry, type Fact, sentence } from '../lore/model/model.ts';
import { connectionPicture, type Look, tiesPicture } from '../pictures/index.ts';
import { isBelowLine, judgeFact, type Viewer } from '../spoilers/viewer.ts';
import { relatedId } from './actions/related.ts';
import { drawnLabels, labels } from './citation.ts';
import { kindLine, option } from './entry-card.ts';
import { COLORS, menu, type Reply, row } from './reply.ts';
import { clip, count, escapeText } from './text.ts';

const PICTURE = 'connection.png';
const TIES_PICTURE = 'ties.png';

export async function connectionCard(
  from: Entry,
  to: Entry,
  steps: readonly Step[],
  viewer: Viewer,
  look: Look,
  isPrivate: boolean,
): Promise<Reply> {
  const { png, altText } = await connectionPicture(
    {
      start: { name: from.name, kind: kindLine(from) },
      steps: steps.map(({ fact, to: next }) => ({
        text: sentence(fact),
        sources: drawnLabels(fact.citations, viewer),
        to: { name: next.name, kind: kindLine(next) },
      })),
    },
    look,
  );
  return {
    embeds: [
      {
        title: clip(`How ${from.name} and ${to.name} are connected`, 256),
        color: COLORS.person,
        description: [
          `In ${count(steps.length, 'step')}:`,
          '',
          ...steps.map((step, index) => `${index + 1}. ${line(step, viewer)}`),
        ].join('\n'),
        image: { url: `attachment://${PICTURE}`, description: altText },
        footer: { text: from.pack.attribution },
      },
    ],
    components: [entriesMenu([from, ...steps.map((step) => step.to)], viewer)],
    private: isPrivate,
    files: [{ name: PICTURE, data: png, alt: altText }],
  };
}

const line = ({ fact, to }: Step, viewer: Viewer) =>
  `${escapeText(sentence(fact))} → **${escapeText(to.name)}** ${labels(fact.citations, viewer)}`;

/**
 * No chain: how far one gets from either, and what of them does not count here.
 *
 * @param anyCanon whether there is a chain once all tiers count.
 */
export function unconnectedCard(
  a: Entry,
  b: Entry,
  nearest: readonly (Entry | undefined)[],
  viewer: Viewer,
  isPrivate: boolean,
  anyCanon = false,
): Reply {
  const ends = [a, b].map((from, index) => ({ from, reached: nearest[index] }));
  // Where nothing ties one of them to anything, how far one gets from the other explains nothing.
  const cut = ends.filter(({ reached }) => reached === undefined);
  const lines =
    cut.length > 0
      ? cut.map(({ from }) => untied(from, viewer, anyCanon ? '' : SEE_ALL))
      : ends.map(
          ({ from, reached }) =>
            `From **${escapeText(from.name)}** one gets as far as **${escapeText(reached?.name ?? '')}**.`,
        );
  return {
    embeds: [
      {
        title: clip(`${a.name} and ${b.name}: no connection`, 256),
        color: COLORS.notice,
        description: [
          'No chain of facts leads from one to the other within what counts here.',
          ...lines,
          ...(anyCanon
            ? ['', 'One does when all sources count: ask again with `canon:` **everything**.']
            : []),
        ].join('\n'),
      },
    ],
    components: [entriesMenu([a, b, ...nearest.filter((entry) => entry !== undefined)], viewer)],
    private: isPrivate,
  };
}

/** Why nothing ties an entry to anything: what there is lies below the canon line, or beyond the spoiler limit. */
function untied(entry: Entry, viewer: Viewer, hint = SEE_ALL): string {
  const name = `**${escapeText(entry.name)}**`;
  const said = (...sentences: string[]) => sentences.filter(Boolean).join(' ');
  if (isBelowLine(entry, viewer)) return said(`${name} is known only from works below the canon line.`, hint);
  const { below, spoiler } = withheld(entry, viewer);
  const parts = [
    ...(below > 0 ? [`${count(below, 'tie')} below the canon line`] : []),
    ...(spoiler > 0 ? [`${count(spoiler, 'tie')} beyond the spoiler limit`] : []),
  ];
  if (parts.length === 0) return `Nothing ties ${name} to anything.`;
  return said(
    `Within what counts here nothing ties ${name} to anything: left out are ${parts.join(' and ')}.`,
    below > 0 ? hint : '`/spoilers` changes the limit.',
  );
}

const SEE_ALL = '`canon:` **everything** counts those too.';

/** How many of the facts that tie an entry to others do not count here. */
function withheld(entry: Entry, viewer: Viewer): { below: number; spoiler: number } {
  const ties = [...entry.facts, ...entry.mentions].filter(
    ({ subject, target, relation }) =>
      target !== undefined && relation.tie > 0 && (subject === entry || target === entry),
  );
  const by = Map.groupBy(ties, (fact) => judgeFact(fact, viewer).standing);
  return { below: by.get('below')?.length ?? 0, spoiler: by.get('spoiler')?.length ?? 0 };
}

/** Whom an entry is tied to most, a line each, and as a star around it. */
export async function tiesCard(
  entry: Entry,
  ties: readonly Tie[],
  viewer: Viewer,
  look: Look,
  isPrivate: boolean,
): Promise<Reply> {
  const title = clip(`${entry.name}: strongest ties`, 256);
  const { below, spoiler } = withheld(entry, viewer);
  const footer = {
    text: [
      ...(below > 0 ? [`${count(below, 'more tie')} below the canon line`] : []),
      ...(spoiler > 0 ? [`${count(spoiler, 'more tie')} beyond the spoiler limit`] : []),
      entry.pack.attribution,
    ].join(' · '),
  };
  if (ties.length === 0) {
    const description = untied(entry, viewer);
    return {
      embeds: [{ title, color: COLORS.person, description, footer }],
      components: [],
      private: isPrivate,
    };
  }
  const { png, altText } = await tiesPicture(
    {
      name: entry.name,
      kind: kindLine(entry),
      ties: ties.map(({ entry: other, facts: [fact], strength }) => ({
        label: fact ? labelFrom(entry, fact) : '',
        name: other.name,
        sources: fact ? drawnLabels(fact.citations, viewer) : '',
        strength,
      })),
    },
    look,
  );
  return {
    embeds: [
      {
        title,
        color: COLORS.person,
        description: ties
          .map(
            ({ entry: other, facts: [fact] }) =>
              `• **${escapeText(other.name)}**: ${fact ? `${escapeText(sentence(fact))} ${labels(fact.citations, viewer)}` : ''}`,
          )
          .join('\n'),
        image: { url: `attachment://${TIES_PICTURE}`, description: altText },
        footer,
      },
    ],
    components: [
      entriesMenu(
        ties.map((tie) => tie.entry),
        viewer,
      ),
    ],
    private: isPrivate,
    files: [{ name: TIES_PICTURE, data: png, alt: altText }],
  };
}

/** What a fact is to one of the two that it ties: Sarek's `Mentor of` is Curzon's `Mentored by`. */
const labelFrom = (entry: Entry, { subject, relation }: Fact) =>
  subject === entry ? relation.label : relation.inverseLabel;

const entriesMenu = (entries: readonly Entry[], viewer: Viewer) =>
  row(
    menu(
      relatedId.build({ of: 'connection' }),
      'Look one of them up',
      [...new Set(entries)].slice(0, 25).map((entry) => option(entry, { viewer })),
    ),
  );
