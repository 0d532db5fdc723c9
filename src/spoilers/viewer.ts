/**
 * How far a viewer goes: which canon tiers count, and which works they have not seen. Everything that is shown asks
 * here first. A limit only ever hides, so the strictest of several is all of them together.
 */

import type { Hidden } from '../lore/hidden.ts';
import type { Medium } from '../lore/model/kinds.ts';
import type { Citation, Entry, Fact, SummaryPart, Telling, Work } from '../lore/model/model.ts';
import type { OpenPack } from '../lore/pack/open-pack.ts';

/** Something a viewer has not seen. */
export type Limit =
  /** Seen up to and with this episode; season 0 for nothing of the series. */
  | { kind: 'series'; series: string; season: number; episode: number }
  | { kind: 'work'; work: string }
  | { kind: 'medium'; medium: Medium }
  /** Nothing that was first released after this date: `1995`, `1995-10` or `1995-10-02`. */
  | { kind: 'released'; until: string };

export interface Viewer {
  /** Id of the weakest canon tier that counts; undefined for all of them. */
  canon: string | undefined;
  limits: readonly Limit[];
  /** Entries that are nowhere where they read. Unlike what a limit hides they are never spoken of; left out, there are none. */
  hidden?: Hidden | undefined;
}

/** Sees everything. */
export const EVERYTHING: Viewer = { canon: undefined, limits: [] };

/** Whether somebody sees all that there is. */
export const seesAll = ({ canon, limits, hidden }: Viewer): boolean =>
  canon === undefined && limits.length === 0 && hidden === undefined;

/**
 * - `shown`: told as it is.
 * - `spoiler`: all works that say so lie beyond the viewer's limit; told only where the viewer chooses to look.
 * - `below`: only works below the canon line say so; left out, and counted.
 * - `hidden`: it ties or names what is nowhere; left out, and told of nowhere.
 */
type Standing = 'shown' | 'spoiler' | 'below' | 'hidden';

/** How a text stands, and for a spoiler what it would spoil: `DS9 S4`. */
export interface Verdict {
  standing: Standing;
  label: string;
}

/** How a fact stands: by its works, and by the names in its words. */
export const judgeFact = (
  fact: Fact,
  viewer: Viewer,
  spoils: (entry: Entry) => boolean = spoilingNames(viewer),
): Verdict =>
  viewer.hidden?.fact(fact)
    ? HIDDEN
    : // Who a fact ties is known to whoever may be told the fact.
      judge(fact, () => fact.named, viewer, spoils);

/** Whether a fact is told at all, be it behind bars. */
export function isToldOf(fact: Fact, viewer: Viewer): boolean {
  const { standing } = judgeFact(fact, viewer);
  return standing === 'shown' || standing === 'spoiler';
}

/** Whether a fact may be told in plain sight. */
export const isShown = (fact: Fact, viewer: Viewer): boolean => judgeFact(fact, viewer).standing === 'shown';

/** The facts that may be, as a filter; none for who sees everything, so that nothing is judged for nothing. */
export function shownTo(viewer: Viewer): ShownFilter | undefined {
  if (seesAll(viewer)) return undefined;
  const spoils = spoilingNames(viewer);
  return Object.assign((fact: Fact) => judgeFact(fact, viewer, spoils).standing === 'shown', {
    inPack: (pack: OpenPack) => shownInPack(pack, viewer, spoils),
    hidden: viewer.hidden,
  });
}

/** Whether a fact may be told; of a whole pack, by its number and without reading it. */
interface ShownFilter {
  (fact: Fact): boolean;
  inPack(pack: OpenPack): (fact: number) => boolean;
  /** What is not even left out. */
  hidden: Hidden | undefined;
}

/** As {@link isShown}, by numbers: each work is judged once. */
function shownInPack(
  opened: OpenPack,
  viewer: Viewer,
  spoils: (entry: Entry) => boolean,
): (fact: number) => boolean {
  const { pack, tellings } = opened;
  const { start, works } = tellings;
  const isHidden = viewer.hidden?.inPack(opened);
  const below = 1;
  const seen = 2;
  const unseen = 3;
  /** By work: 0 until it is asked for, since a way through a large pack meets few of its works. */
  const known = new Uint8Array(pack.works.length);
  const standingOfWork = (number: number): number => {
    if (known[number] === 0) {
      const work = pack.works[number] as Work;
      known[number] = counts(work, viewer) ? (isBeyond(work, viewer) ? unseen : seen) : below;
    }
    return known[number] as number;
  };
  /** As {@link standingOf}, by numbers. */
  const isToldBy = (telling: number): boolean => {
    const from = start[telling] as number;
    const end = start[telling + 1] as number;
    const together = works[from] === 1;
    let strongest = Number.POSITIVE_INFINITY;
    let isTold = false;
    for (let at = from + 1; at < end; at++) {
      const work = works[at] as number;
      const standing = standingOfWork(work);
      if (standing === below) continue;
      if (!together && standing === seen) return true;
      const tier = (pack.works[work] as Work).tier.rank;
      if (tier < strongest) {
        strongest = tier;
        isTold = standing === seen;
      } else if (tier === strongest && standing === unseen) isTold = false;
    }
    return isTold;
  };
  return (fact) =>
    !isHidden?.(fact) &&
    isToldBy(tellings.ofFact(fact)) &&
    (viewer.limits.length === 0 || !tellings.namedIn(fact).some(spoils));
}

/** How each part of an entry's summary stands, in the order of its text. Its works tell it together. */
export const judgeSummary = (entry: Entry, viewer: Viewer): (SummaryPart & Verdict)[] =>
  entry.summaryParts.map((part) => {
    const { citations } = part;
    const { hidden } = viewer;
    if (hidden && (hidden.isAmong(part.named, [entry]) || hidden.says(part.text, [entry])))
      return { ...part, ...HIDDEN };
    const told = { citations, together: true };
    return {
      ...part,
      ...judge(
        told,
        () => part.named,
        viewer,
        (named) => nameSpoils(named, viewer),
      ),
    };
  });

/**
 * How the note of a work stands: it is an editor's, who may know more than the work.
 * @returns undefined where it is told of nowhere.
 */
export function judgeNote(
  work: Work,
  viewer: Viewer,
): (Verdict & { standing: 'shown' | 'spoiler' }) | undefined {
  const { hidden } = viewer;
  if (hidden && (work.namedInNote.some(hidden.entry) || hidden.says(work.note ?? ''))) return undefined;
  if (isBeyond(work, viewer)) return { standing: 'spoiler', label: work.medium };
  const unknown = work.namedInNote.find((entry) => nameSpoils(entry, viewer));
  return unknown ? { standing: 'spoiler', label: spoilerLabel(unknown.citations, viewer) } : SHOWN;
}

/** What several texts would spoil together. */
export const labelTogether = (verdicts: readonly Verdict[]): string =>
  [...new Set(verdicts.flatMap(({ label }) => (label === '' ? [] : label.split(', '))))].join(', ');

function judge(
  told: Telling,
  named: () => readonly Entry[],
  viewer: Viewer,
  spoils: (entry: Entry) => boolean,
): Verdict {
  const standing = standingOf(told, viewer);
  if (standing === 'shown' && viewer.limits.length === 0) return SHOWN;
  if (standing !== 'shown') return { standing, label: spoilerLabel(told.citations, viewer) };
  // Several works may say different parts of a text; a name that only the unseen ones know gives those away.
  const unknown = named().find(spoils);
  return unknown ? { standing: 'spoiler', label: spoilerLabel(unknown.citations, viewer) } : SHOWN;
}

const HIDDEN = { standing: 'hidden', label: '' } as const satisfies Verdict;
const SHOWN = { standing: 'shown', label: '' } as const satisfies Verdict;

/**
 * What citations alone say of a statement's standing. What works tell only together is known to who has seen all of the
 * strongest tier among them: those tell it whole, and weaker ones repeat it.
 */
function standingOf({ citations, together }: Telling, viewer: Viewer): Standing {
  // Asked ten thousand times for one way through a large pack, hence without lists made on the way.
  let standing: Standing = 'below';
  let strongest = Number.POSITIVE_INFINITY;
  for (const { work } of citations) {
    if (!counts(work, viewer)) continue;
    const unseen = isBeyond(work, viewer);
    if (!together && !unseen) return 'shown';
    if (work.tier.rank < strongest) {
      strongest = work.tier.rank;
      standing = unseen ? 'spoiler' : 'shown';
    } else if (work.tier.rank === strongest && unseen) standing = 'spoiler';
  }
  return standing;
}

/** Whether a work may be spoken of by its title: it counts, is seen, and names nobody who is nowhere. */
export const isNamable = (work: Work, viewer: Viewer): boolean =>
  counts(work, viewer) && !isBeyond(work, viewer) && !viewer.hidden?.work(work);

/** Whether a work's tier counts. A pack that has no such tier is not judged by it. */
export function counts(work: Work, { canon }: Viewer): boolean {
  if (canon === undefined) return true;
  const line = work.pack.tiers.find((tier) => tier.id === canon);
  return line === undefined || work.tier.rank <= line.rank;
}

/**
 * Whether a viewer has not seen a work, or one that it retells: the book of a film tells all of the film. Who leaves out
 * a whole medium may well know its stories from another.
 */
export const isBeyond = (work: Work, { limits }: Viewer): boolean =>
  limits.some(
    (limit) =>
      hides(limit, work) ||
      (limit.kind !== 'medium' && work.adapts.some((original) => hides(limit, original))),
  );

function hides(limit: Limit, work: Work): boolean {
  switch (limit.kind) {
    case 'series':
      return (
        work.series === limit.series &&
        work.season !== undefined &&
        (work.season > limit.season || (work.season === limit.season && (work.episode ?? 0) > limit.episode))
      );
    case 'work':
      return work.id === limit.work;
    case 'medium':
      return work.medium === limit.medium;
    default:
      // Dates compare as text; `1995` lets all of that year pass, and a work of that year may be of its last day.
      return (
        work.released !== undefined && `${work.released}-99-99`.slice(0, limit.until.length) > limit.until
      );
  }
}

/**
 * Whether the very name of an entry would spoil: nothing within the viewer's limit mentions it. Works below the canon
 * line do not count here, for the name is the same in them. What is nowhere has no name either.
 */
export function nameSpoils(entry: Entry, viewer: Viewer): boolean {
  const { limits } = viewer;
  if (viewer.hidden?.entry(entry)) return true;
  if (limits.length === 0) return false;
  const anyCanon: Viewer = { canon: undefined, limits };
  for (const told of entry.tellings) if (standingOf(told, anyCanon) !== 'spoiler') return false;
  return true;
}

/** As {@link nameSpoils}, for whoever asks of many facts: each name in them is judged once. */
export function spoilingNames(viewer: Viewer): (entry: Entry) => boolean {
  const known = new Map<Entry, boolean>();
  return (entry) => {
    const verdict = known.get(entry) ?? nameSpoils(entry, viewer);
    known.set(entry, verdict);
    return verdict;
  };
}

const cited = (fact: Fact) => fact.citations;

/** What of an entry a viewer has not seen, for the card that says no more than that. */
export const unseenLabel = (entry: Entry, viewer: Viewer) =>
  spoilerLabel([...entry.citations, ...entry.facts.flatMap(cited)], viewer);

/** Whether other names of an entry are known within canon line and limit. */
export const isTold = (citations: readonly Citation[], viewer: Viewer) =>
  citations.length === 0 || standingOf({ citations, together: false }, viewer) === 'shown';

/** Whether a viewer may read what some works tell only between them. */
export const isToldTogether = (works: readonly Work[], viewer: Viewer): boolean =>
  standingOf({ citations: works.map((work) => ({ work, at: undefined })), together: true }, viewer) ===
  'shown';

/** Whether a work below the line alone knows an entry. */
export function isBelowLine({ tellings }: Entry, viewer: Viewer): boolean {
  for (const { citations } of tellings) if (citations.some(({ work }) => counts(work, viewer))) return false;
  return true;
}

/** What stands outside a hidden text: `DS9 S4`, `film`. Names no title, for titles name people. */
function spoilerLabel(citations: readonly Citation[], viewer: Viewer): string {
  const works = citations.map(({ work }) => work);
  const counting = works.filter((work) => counts(work, viewer));
  const unseen = counting.filter((work) => isBeyond(work, viewer));
  const labels = ([unseen, counting].find((some) => some.length > 0) ?? works).map((work) =>
    work.series && work.season !== undefined ? `${work.series} S${work.season}` : work.medium,
  );
  return [...new Set(labels)].join(', ');
}

/** All limits of several viewers; the canon line of the first that has one. */
export const strictest = (viewers: readonly Omit<Viewer, 'hidden'>[]): Viewer => ({
  canon: viewers.find(({ canon }) => canon !== undefined)?.canon,
  limits: viewers.flatMap(({ limits }) => limits),
});
