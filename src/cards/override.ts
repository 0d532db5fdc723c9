/** What was chosen for one answer against what is set: another canon line, or to see everything. Its buttons keep to it. */
import { EVERYTHING, type Viewer } from '../spoilers/viewer.ts';

/** {@link OPEN}, {@link ALL_TIERS}, or the id of a tier. */
export type Override = string;

/** Everything, spoilers open. No pack may call a tier so. */
export const OPEN = 'all';
/** Facts of all tiers, within the same spoiler limit. No pack may call a tier so. */
export const ALL_TIERS = 'canon';

/** The viewer after such a choice. */
export function viewerWith(viewer: Viewer, override: Override | undefined): Viewer {
  if (!override) return viewer;
  if (override === OPEN) return { ...viewer, ...EVERYTHING };
  return { ...viewer, canon: override === ALL_TIERS ? undefined : override };
}

/** As for other cards and other people: who opened one card has not asked to see all of the next. */
export const elsewhere = (override: Override | undefined): Override | undefined =>
  override === OPEN ? undefined : override;
