/** A work as a card: what it is, its tier, and the facts it carries. */
import type { APIEmbedField, APISelectMenuOption } from 'discord.js';
import { capitalize } from '../lore/model/capitalize.ts';
import { dateInWords } from '../lore/model/date.ts';
import type { Medium } from '../lore/model/kinds.ts';
import type { Work } from '../lore/model/model.ts';
import { type EntryView, judgementFor, type ToldFact } from '../spoilers/view.ts';
import { EVERYTHING, judgeNote, type Viewer } from '../spoilers/viewer.ts';
import { insteadWorkId } from './actions/instead-work.ts';
import { relatedId } from './actions/related.ts';
import { showWorkId } from './actions/show-work.ts';
import { workId } from './actions/work.ts';
import { workAboutId } from './actions/work-about.ts';
import { workPageId } from './actions/work-page.ts';
import { barred } from './citation.ts';
import { entryOptions, kindLine } from './entry-card.ts';
import { factLines } from './fact-line.ts';
import { mostTellingOf } from './first-facts.ts';
import { LIMITS } from './limits.ts';
import { packsApart, titleOfWork } from './namesakes.ts';
import { ALL_TIERS, elsewhere, type Override, viewerWith } from './override.ts';
import { screens } from './pages.ts';
import { button, COLORS, menu, type Reply, type Row, row, turnButtons } from './reply.ts';
import { linesOf, SCREEN } from './screen.ts';
import { clip, count, escapeText } from './text.ts';

export interface WorkCardView {
  /** 0 for the first card, then pages of its facts; one that is not there shows the nearest. */
  page?: number;
  /** Id of an entry: the page where what is told of it begins. */
  about?: string;
  private?: boolean;
  others?: readonly Work[];
  viewer?: Viewer;
  override?: Override | undefined;
}

/** Lines beside the fields of a page of facts: kind, title, footer, buttons and two menus. */
const AROUND_FACTS = 14;

/** What the work's first card is made from, and its pages of facts. */
interface Told {
  facts: ToldFact[];
  /** How many there are. */
  count: number;
  below: number;
  /** The best known first. */
  bySubject: ReadonlyMap<EntryView, ToldFact[]>;
  pages: APIEmbedField[][];
}

/** A work: what it is and its strongest facts; then all of them, page by page. */
export function workCard(work: Work, view: WorkCardView = {}): Reply {
  const viewer = viewerWith(view.viewer ?? EVERYTHING, view.override);
  const told = toldBy(work, viewer);
  const { pages } = told;
  const wanted = view.about === undefined ? (view.page ?? 0) : pageAbout(view.about, told);
  const page = Math.min(Math.max(wanted, 0), pages.length);
  const turned = { ...view, page };
  const credit = `${work.pack.attribution} · ${work.pack.licence}`;
  const embed = {
    author: {
      name: `${capitalize(work.medium)} · ${work.tier.name}${work.continuity.main ? '' : ` · ${work.continuity.name}`}`,
    },
    title: workTitle(work),
    color: COLORS.work,
  };
  if (page === 0)
    return {
      embeds: [{ ...embed, description: firstCard(work, told, viewer, credit), footer: { text: credit } }],
      components: [
        ...controls(work, told, turned),
        ...aboutMenu(work, told, turned),
        ...subjects(work, [...told.bySubject.keys()], elsewhere(view.override)),
        ...instead(work, view.others ?? []),
      ],
      private: view.private ?? false,
    };
  return {
    embeds: [
      {
        ...embed,
        fields: pages[page - 1] ?? [],
        footer: { text: `Page ${page} of ${pages.length} · ${credit}` },
      },
    ],
    components: [
      ...controls(work, told, turned),
      ...pageMenu(work, told, turned),
      ...aboutMenu(work, told, turned),
    ],
    private: view.private ?? false,
  };
}

function toldBy(work: Work, viewer: Viewer): Told {
  // Who asks for a work by name sees what it says, but not who they have not met yet.
  const judgement = judgementFor(viewer);
  const there = work.facts.filter((fact) => !viewer.hidden?.fact(fact));
  const facts = judgement.tellAll(there);
  const known = facts.toSorted((a, b) => b.fact.subject.prominence - a.fact.subject.prominence);
  const bySubject = Map.groupBy(known, ({ fact }) => judgement.entry(fact.subject));
  const parts = [...bySubject].map(([subject, told]) => ({
    heading: headingOf(subject),
    lines: told.flatMap((one) => factLines(one, { own: subject.entry })),
  }));
  const pages = facts.length > 0 ? screens(parts, SCREEN.lines - AROUND_FACTS) : [];
  const count = work.factCount - (work.facts.length - there.length);
  return { facts, count, below: there.length - facts.length, bySubject, pages };
}

const headingOf = (subject: EntryView) =>
  subject.isUnknown ? 'Beyond the spoiler limit' : clip(subject.entry.name, 200);

/** The page, from 1, where what is told of an entry begins. */
function pageAbout(id: string, { bySubject, pages }: Told): number {
  const subject = [...bySubject.keys()].find(({ entry }) => entry.id === id);
  if (!subject || subject.isUnknown) return 1;
  return pages.findIndex((fields) => fields.some(({ name }) => name === headingOf(subject))) + 1;
}

const MOST_FACTS = 5;
/** Lines that the first card has at most, with what stands around its text. */
const AIM = 26;
const AROUND = 11;

function firstCard(work: Work, told: Told, viewer: Viewer, credit: string): string {
  const note = judgeNote(work, viewer);
  const head = [whatItIs(work), ...(work.note && note ? [`-# ${barred(escapeText(work.note), note)}`] : [])];
  const last = `-# ${count(told.count, 'fact')} here${told.below > 0 ? `, ${told.below} of them below the canon line` : ''}`;
  let lines = AROUND + linesOf([...head, last, credit].join('\n'));
  const facts = mostTellingOf(work, told.facts, MOST_FACTS)
    .map((one) => factLines(one, { mostLabels: 1 }).join('\n'))
    .filter((text) => {
      if (lines + linesOf(text) > AIM) return false;
      lines += linesOf(text);
      return true;
    });
  return [...head, ...(facts.length > 0 ? ['', ...facts] : []), last].join('\n');
}

/** `A film, first shown on December 6, 1991 and set in 2293.` */
function whatItIs({ medium, series, season, episode, by, released, set, pack }: Work): string {
  const name = series === undefined ? undefined : (pack.series.get(series) ?? series);
  const what =
    season === undefined
      ? `${/^[aeiou]/.test(medium) ? 'An' : 'A'} ${medium}${name ? ` of ${escapeText(name)}` : ''}`
      : `Episode ${episode} of season ${season}${name ? ` of ${escapeText(name)}` : ''}`;
  const details = [
    ...(released ? [`${FIRST[medium] ?? 'published'} ${whenOf(released)}`] : []),
    ...(set ? [`set ${whenOf(set.text)}`] : []),
  ];
  const author = by ? ` by ${escapeText(by)}` : '';
  return `${what}${author}${details.length > 0 ? `, ${details.join(' and ')}` : ''}.`;
}

/** `on December 6, 1991`, `in 1991`. */
const whenOf = (text: string): string => dateInWords({ text }) ?? `in ${escapeText(text)}`;

/** How media come out that are not published. */
const FIRST: Partial<Record<Medium, string>> = {
  film: 'first shown',
  episode: 'first shown',
  game: 'released',
  'audio drama': 'released',
  other: 'released',
};

/** Never just the title: entries may be called the same, and their cards have the bare name. */
export const workTitle = (work: Work) =>
  `“${work.title}” · ${work.label === work.title ? work.medium : work.label}`;

function controls(work: Work, { pages, below }: Told, view: WorkCardView & { page: number }): Row[] {
  const { id } = work;
  const { page, override } = view;
  const turnTo = (to: number) => workId.build({ id, page: to, override });
  const all = [
    ...(page === 0 && pages.length > 0 ? [button(turnTo(1), 'All facts', { emoji: '▶️' })] : []),
    ...(page > 0 ? [button(turnTo(0), 'Back', { emoji: '↩️' })] : []),
    // Before the first page stands what Back goes to.
    ...(page > 0
      ? turnButtons(page - 1, pages.length, (to) => turnTo(to + 1)).slice(page === 1 ? 1 : 0)
      : []),
    ...(below > 0
      ? [button(workId.build({ id, override: ALL_TIERS }), `Show ${count(below, 'more fact')}`)]
      : []),
    ...(view.private && page === 0 ? [button(showWorkId.build({ id }), 'Show to all', { emoji: '📣' })] : []),
  ];
  return all.length > 0 ? [row(...all)] : [];
}

/** Pages around this one, with the first and the last, for a menu has no more than 25. */
function pageMenu(work: Work, { pages }: Told, { page, override }: WorkCardView & { page: number }): Row[] {
  if (pages.length < 3) return [];
  const most = LIMITS.selectOptions - 2;
  const from = Math.min(Math.max(page - Math.floor(most / 2), 1), Math.max(pages.length - most + 1, 1));
  const near = Array.from({ length: Math.min(most, pages.length) }, (_, at) => from + at);
  const options = [...new Set([1, ...near, pages.length])].map((to) => {
    const names = (pages[to - 1] ?? []).map(({ name }) => name.replace(/ \(continued\)$/, ''));
    const [first, last] = [names[0] ?? '', names.at(-1) ?? ''];
    return {
      label: `Page ${to}`,
      value: String(to),
      description: clip(first === last ? first : `${first} – ${last}`, 100),
      ...(to === page ? { default: true } : {}),
    };
  });
  return [row(menu(workPageId.build({ of: work.id, override }), 'Go to page …', options))];
}

/** The entries that it tells of, the best known first. */
function aboutMenu(work: Work, { bySubject, pages }: Told, { override }: WorkCardView): Row[] {
  const known = [...bySubject].filter(([subject]) => !subject.isUnknown).slice(0, LIMITS.selectOptions);
  if (pages.length < 2 || known.length === 0) return [];
  const options = known.map(([{ entry }, facts]) => ({
    label: entry.name,
    value: entry.id,
    description: `${kindLine(entry)} · ${count(facts.length, 'fact')} here`,
  }));
  return [row(menu(workAboutId.build({ of: work.id, override }), 'What it tells about …', options))];
}

function subjects(work: Work, all: readonly EntryView[], override: Override | undefined): Row[] {
  const known = all.filter(({ isUnknown }) => !isUnknown);
  if (known.length === 0) return [];
  return [
    row(
      menu(
        relatedId.build({ of: work.id, override }),
        'Look up who or what is in it',
        entryOptions(known.slice(0, 25)),
      ),
    ),
  ];
}

function instead(work: Work, others: readonly Work[]): Row[] {
  if (others.length === 0) return [];
  return [row(menu(insteadWorkId.build({ of: work.id }), 'Or did you mean …', workOptions(others, [work])))];
}

/**
 * Works to choose in a menu: those that have a namesake in another pack say which one is theirs.
 * @param beside what stands on the card already.
 */
export function workOptions(works: readonly Work[], beside: readonly Work[] = []): APISelectMenuOption[] {
  const packOf = packsApart([...beside, ...works], titleOfWork);
  return works.map((work) => ({
    label: work.title,
    value: work.id,
    description: [work.label, work.medium, packOf(work)].filter((part) => part !== undefined).join(' · '),
  }));
}
