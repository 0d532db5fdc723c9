/** How sources are written on a card: short labels beside each fact, and the list of them by canon tier. */
import type { Tier, Work } from '../lore/model/model.ts';
import type { SourceLabels, Told } from '../spoilers/view.ts';
import { clip, escapeText } from './text.ts';

/** Beside a fact stand this many labels at most; the button has all sources in full. */
const MOST_LABELS = 5;

/** `` `TUC` `DS9 4x01` ``: labels in code, where nothing in them can act as formatting. */
export function labels({ all }: SourceLabels, most = MOST_LABELS): string {
  const shown = all.slice(0, most).map(inCode);
  return [...shown, ...(all.length > most ? [`+${all.length - most}`] : [])].join(' ');
}

const inCode = (label: string) => `\`${clip(label, 40).replace(/`/g, '')}\``;

/** Letters of the line that spells labels out: two lines of a phone. */
const SPELLED = 70;

/**
 * A line that says what the labels in a text stand for, and how many more there are: `TUC: Star Trek VI: The Undiscovered
 * Country, film 1991`. None where each is a title already, or part of it.
 * @param works those that the viewer has seen: the title of another may tell who is in it.
 */
export function spelledOut(text: string, works: readonly Work[]): string[] {
  const byLabel = new Map(works.map((work) => [inCode(work.label), work]));
  const uses = Map.groupBy(text.match(/`[^`]+`/g) ?? [], (label) => label);
  const used = [...uses]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .flatMap(([label]) => byLabel.get(label) ?? [])
    .filter(({ label, title }) => !title.includes(label));
  const spelled: string[] = [];
  let letters = 0;
  for (const { label, title, medium, released } of used) {
    const what = [medium === 'other' ? undefined : medium, released?.slice(0, 4)].filter(Boolean).join(' ');
    const one = `${label}: ${title}${what ? `, ${what}` : ''}`;
    letters += one.length + 3;
    if (spelled.length > 0 && letters > SPELLED) break;
    spelled.push(escapeText(clip(one, 2 * SPELLED)));
  }
  const rest = used.length - spelled.length;
  return spelled.length > 0 ? [`-# ${spelled.join(' · ')}${rest > 0 ? ` · +${rest}` : ''}`] : [];
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
    work.medium === 'other' ? undefined : work.medium,
    work.released?.slice(0, 4),
  ];
  const by = work.by ? ` by ${escapeText(work.by)}` : '';
  return `**${escapeText(work.title)}** (${details
    .filter((detail) => detail !== undefined)
    .map(escapeText)
    .join(', ')})${by}`;
}
