/** How sources are written on a card: short labels beside each fact, and the list of them by canon tier. */
import type { Citation, Fact, Tier, Work } from '../lore/model/model.ts';
import { counts, EVERYTHING, isBeyond, type Verdict, type Viewer } from '../spoilers/viewer.ts';
import { clip, escapeText } from './text.ts';

/** Beside a fact stand this many labels at most; the button has all sources in full. */
const MOST_LABELS = 5;

/**
 * What works are called beside a fact: `TUC`, `DS9 4x01`. A work that the viewer has not seen is named by its number or
 * medium, for a title may tell who is in it; one that does not count is left out.
 */
export function labelsIn(citations: readonly Citation[], viewer: Viewer): string[] {
  const works = citations.map(({ work }) => work).filter((work) => counts(work, viewer));
  return [
    ...new Set(
      works.map((work) => (isBeyond(work, viewer) && work.season === undefined ? work.medium : work.label)),
    ),
  ];
}

/** `` `TUC` `DS9 4x01` ``: labels in code, where nothing in them can act as formatting. */
export function labels(citations: readonly Citation[], viewer: Viewer = EVERYTHING): string {
  const all = labelsIn(citations, viewer);
  const shown = all.slice(0, MOST_LABELS).map((label) => `\`${clip(label, 40).replace(/`/g, '')}\``);
  return [...shown, ...(all.length > MOST_LABELS ? [`+${all.length - MOST_LABELS}`] : [])].join(' ');
}

/** In a picture stand this many labels at most; the words above it have more. */
const MOST_DRAWN = 3;

/** The labels in a picture: `TUC, DS9 4x01`. */
export const drawnLabels = (citations: readonly Citation[], viewer: Viewer) =>
  labelsIn(citations, viewer).slice(0, MOST_DRAWN).join(', ');

/** A text as it may stand: a spoiler behind bars that the viewer may lift, with what it would spoil in front. */
export const barred = (text: string, { standing, label }: Verdict) =>
  standing === 'spoiler' ? `*spoiler · ${escapeText(label)}* ||${text}||` : text;

/** The works that some facts cite, the strongest tier first, each once. */
export function worksByTier(citations: readonly Citation[]): { tier: Tier; works: Work[] }[] {
  const works = [...new Set(citations.map((citation) => citation.work))];
  const tiers = [...new Set(works.map((work) => work.tier))].toSorted((a, b) => a.rank - b.rank);
  return tiers.map((tier) => ({
    tier,
    works: works.filter((work) => work.tier === tier).toSorted(byRelease),
  }));
}

/** The strongest tier that says so. */
export const bestTier = (fact: Fact): Tier => {
  const [first, ...others] = fact.citations.map(({ work }) => work.tier);
  if (!first) throw new TypeError(`the fact ${fact.id} cites no work`);
  return others.reduce((best, tier) => (tier.rank < best.rank ? tier : best), first);
};

const byRelease = (a: Work, b: Work) => ((a.released ?? '9999') < (b.released ?? '9999') ? -1 : 1);

/** `**Unification I** (TNG 5x07, episode, 1991) by …` */
export function workLine(work: Work): string {
  const details = [
    work.label === work.title ? undefined : work.label,
    work.medium,
    work.released?.slice(0, 4),
  ];
  const by = work.by ? ` by ${escapeText(work.by)}` : '';
  return `**${escapeText(work.title)}** (${details
    .filter((detail) => detail !== undefined)
    .map(escapeText)
    .join(', ')})${by}`;
}
