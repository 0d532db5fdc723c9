/** How sources are written on a card: short labels beside each fact, and the list of them by canon tier. */
import type { Tier, Work } from '../lore/model/model.ts';
import type { SourceLabels, Told } from '../spoilers/view.ts';
import { clip, escapeText } from './text.ts';

/** Beside a fact stand this many labels at most; the button has all sources in full. */
const MOST_LABELS = 5;

/** `` `TUC` `DS9 4x01` ``: labels in code, where nothing in them can act as formatting. */
export function labels({ all }: SourceLabels): string {
  const shown = all.slice(0, MOST_LABELS).map((label) => `\`${clip(label, 40).replace(/`/g, '')}\``);
  return [...shown, ...(all.length > MOST_LABELS ? [`+${all.length - MOST_LABELS}`] : [])].join(' ');
}

/** In a picture stand this many labels at most; the words above it have more. */
const MOST_DRAWN = 3;

/** The labels in a picture: `TUC, DS9 4x01`. */
export const drawnLabels = ({ all }: SourceLabels) => all.slice(0, MOST_DRAWN).join(', ');

/** A text as it may stand: a spoiler behind bars that the viewer may lift, with what it would spoil in front. */
export const barred = (text: string, { standing, label }: Told['verdict']) =>
  standing === 'spoiler' ? `*spoiler · ${escapeText(label)}* ||${text}||` : text;

/** Works under their tiers, the strongest first. */
export function worksByTier(works: readonly Work[]): { tier: Tier; works: Work[] }[] {
  const tiers = [...new Set(works.map((work) => work.tier))].toSorted((a, b) => a.rank - b.rank);
  return tiers.map((tier) => ({
    tier,
    works: works.filter((work) => work.tier === tier).toSorted(byRelease),
  }));
}

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
