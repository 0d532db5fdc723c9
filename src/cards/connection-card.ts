/** How two entries are connected, a sentence a step with its source; or whom one is tied to most. */
import type { StepView, TieView } from '../connect/views.ts';
import { isLink } from '../lore/model/link.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import type { Look } from '../pictures/index.ts';
import type { EntryView, ToldFact } from '../spoilers/view.ts';
import { relatedId } from './actions/related.ts';
import { drawnLabels, labels, spelledOut } from './citation.ts';
import { entryOptions, kindLine } from './entry-card.ts';
import { inOwnWords } from './own-words.ts';
import { COLORS, menu, pictureFile, type Reply, row } from './reply.ts';
import { linesOf } from './screen.ts';
import { clip, count, escapeText } from './text.ts';

const PICTURE = 'connection.png';
const TIES_PICTURE = 'ties.png';

export function connectionCard(
  { entry: from, beside }: EntryView,
  { entry: to }: EntryView,
  steps: readonly StepView[],
  look: Look | undefined,
  isPrivate: boolean,
): Reply {
  const content = {
    start: { name: from.name, kind: kindLine(from) },
    steps: steps.map(({ told, to: { entry: next } }) => ({
      text: told.text,
      sources: drawnLabels(told.sources),
      to: { name: next.name, kind: kindLine(next) },
    })),
  };
  const lines = steps.map((step, index) => `${index + 1}. ${line(step)}`);
  const picture = look && pictureFile(PICTURE, { kind: 'connection', content, look });
  return {
    embeds: [
      {
        title: clip(`How ${from.name} and ${to.name} are connected`, 256),
        color: COLORS.person,
        description: [
          `In ${count(steps.length, 'step')}:`,
          '',
          ...lines,
          ...meanings(
            lines,
            steps.map(({ told }) => told),
          ),
        ].join('\n'),
        ...(picture ? { image: picture.image } : {}),
        footer: { text: from.pack.attribution },
      },
    ],
    components: [entriesMenu([beside(from), ...steps.map((step) => step.to)])],
    private: isPrivate,
    ...(picture ? { files: [picture.file] } : {}),
  };
}

/** What the labels in the lines stand for. */
const meanings = (lines: readonly string[], told: readonly (ToldFact | undefined)[]) =>
  spelledOut(lines.join('\n'), [...new Set(told.flatMap((one) => one?.seenWorks ?? []))]);

const line = ({ told, to: { entry } }: StepView) =>
  `${inWords(told)} → **${escapeText(entry.name)}** ${labels(told.sources)}`;

/** A sentence; where no more is known than that a page leads to somebody, with a link to that page. */
function inWords({ text, fact }: ToldFact): string {
  const page = isLink(fact) ? fact.target?.page : undefined;
  const name = escapeText(fact.target?.name ?? '');
  const escaped = escapeText(text);
  const at = escaped.lastIndexOf(name);
  if (page === undefined || at < 0) return escaped;
  return `${escaped.slice(0, at)}[${name}](${page})${escaped.slice(at + name.length)}`;
}

/**
 * No chain: how far one gets from either, and what of them does not count here.
 *
 * @param anyCanon whether there is a chain once all tiers count.
 */
export function unconnectedCard(
  a: EntryView,
  b: EntryView,
  nearest: readonly (EntryView | undefined)[],
  isPrivate: boolean,
  anyCanon = false,
): Reply {
  const ends = [a, b].map((from, index) => ({ from, reached: nearest[index] }));
  // Where nothing ties one of them to anything, how far one gets from the other explains nothing.
  const cut = ends.filter(({ reached }) => reached === undefined);
  const lines =
    cut.length > 0
      ? cut.map(({ from }) => untied(from, anyCanon ? '' : SEE_ALL))
      : ends.map(
          ({ from, reached }) =>
            `From **${escapeText(from.entry.name)}** one gets as far as **${escapeText(reached?.entry.name ?? '')}**.`,
        );
  return {
    embeds: [
      {
        title: clip(`${a.entry.name} and ${b.entry.name}: no connection`, 256),
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
    components: [entriesMenu([a, b, ...nearest.filter((view) => view !== undefined)])],
    private: isPrivate,
  };
}

/** Why nothing ties an entry to anything: what there is lies below the canon line, or beyond the spoiler limit. */
function untied(view: EntryView, hint = SEE_ALL): string {
  const name = `**${escapeText(view.entry.name)}**`;
  const said = (...sentences: string[]) => sentences.filter(Boolean).join(' ');
  if (view.isBelowLine) return said(`${name} is known only from works below the canon line.`, hint);
  const { below, spoiler } = withheld(view);
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
function withheld({ entry, told, below }: EntryView): { below: number; spoiler: number } {
  const isTie = ({ subject, target, relation }: Fact) =>
    target !== undefined && relation.tie > 0 && (subject === entry || target === entry);
  return {
    below: below.filter(({ ties }) => ties).length,
    spoiler: told.filter(({ isHidden, fact }) => isHidden && isTie(fact)).length,
  };
}

/** Lines of a phone for ties in words: below them stands their picture, or nothing. */
const LINES = { above: 12, alone: 24 } as const;

/** Whom an entry is tied to most, as a star around it, and the strongest of them in a sentence each. */
export function tiesCard(
  view: EntryView,
  ties: readonly TieView[],
  look: Look | undefined,
  isPrivate: boolean,
): Reply {
  const { entry } = view;
  const title = clip(`${entry.name}: strongest ties`, 256);
  const { below, spoiler } = withheld(view);
  const footer = {
    text: [
      ...(below > 0 ? [`${count(below, 'more tie')} below the canon line`] : []),
      ...(spoiler > 0 ? [`${count(spoiler, 'more tie')} beyond the spoiler limit`] : []),
      entry.pack.attribution,
    ].join(' · '),
  };
  if (ties.length === 0) {
    const description = untied(view);
    return {
      embeds: [{ title, color: COLORS.person, description, footer }],
      components: [],
      private: isPrivate,
    };
  }
  const content = {
    name: entry.name,
    kind: kindLine(entry),
    ties: ties.map(({ to, told, strength }) => ({
      label: told ? labelFrom(entry, told.fact) : '',
      name: to.entry.name,
      sources: told ? drawnLabels(told.sources) : '',
      strength,
    })),
  };
  const words = tiesInWords(entry, ties, LINES.alone);
  const picture = look && pictureFile(TIES_PICTURE, { kind: 'ties', content, look }, words);
  return {
    embeds: [
      {
        title,
        color: COLORS.person,
        description: picture ? tiesInWords(entry, ties, LINES.above) : words,
        ...(picture ? { image: picture.image } : {}),
        footer,
      },
    ],
    components: [entriesMenu(ties.map(({ to }) => to))],
    private: isPrivate,
    ...(picture ? { files: [picture.file] } : {}),
  };
}

/** The strongest ties, as many as so many lines hold, and what their labels stand for. */
function tiesInWords(entry: Entry, ties: readonly TieView[], most: number): string {
  const shown: string[] = [];
  let left = most;
  for (const tie of ties) {
    const line = tieLine(entry, tie);
    left -= linesOf(line);
    if (left < 0 && shown.length > 0) break;
    shown.push(line);
  }
  return [
    ...shown,
    ...meanings(
      shown,
      ties.slice(0, shown.length).map(({ told }) => told),
    ),
  ].join('\n');
}

/**
 * `**Chang** was Gorkon's chief of staff.` of Gorkon: what the other did, or else what the entry itself did, whose name
 * stands above; a fact without words of its own by its label.
 */
function tieLine(entry: Entry, { to, told }: TieView): string {
  const name = `**${escapeText(to.entry.name)}**`;
  if (!told) return `• ${name}`;
  const { fact, text } = told;
  const sources = labels(told.sources, MOST_LABELS);
  if (fact.text === undefined) return `• ${name}: ${escapeText(labelFrom(entry, fact))} ${sources}`;
  const ofOther = inOwnWords(text, fact, to.entry);
  if (ofOther !== text) return `• ${name} ${escapeText(lowerFirst(ofOther))} ${sources}`;
  const rest = text.startsWith(`${to.entry.name} `) ? text.slice(to.entry.name.length) : undefined;
  if (rest !== undefined) return `• ${name}${escapeText(rest)} ${sources}`;
  return `• ${name}: ${escapeText(inOwnWords(text, fact, entry))} ${sources}`;
}

const MOST_LABELS = 2;

const lowerFirst = (text: string) => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

/** What a fact is to one of the two that it ties: Sarek's `Mentor of` is Curzon's `Mentored by`. */
const labelFrom = (entry: Entry, { subject, relation }: Fact) =>
  subject === entry ? relation.label : relation.inverseLabel;

const entriesMenu = (views: readonly EntryView[]) =>
  row(
    menu(
      relatedId.build({ of: 'connection' }),
      'Look one of them up',
      entryOptions([...new Set(views)].slice(0, 25)),
    ),
  );
