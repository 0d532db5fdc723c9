/**
 * What a step costs. A chain is good when a fan would tell it: few steps, each a dealing between two, and none by
 * way of what half the pack has in common ("both are in Starfleet"). All costs are whole numbers of the same unit,
 * about a tenth of a step between friends.
 */

import type { Kind } from '../lore/model/kinds.ts';
import { isLink } from '../lore/model/link.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import { HASH_START, hashOn } from '../lore/names/hash.ts';

/** By how much a relation ties (0 to 10): a child is one short step, a shared species as long as five. */
const STEP = Array.from({ length: 11 }, (_, tie) => 10 + Math.round((10 - tie) ** 2 / 2));
const WEAKEST = STEP[0] ?? 60;
/** That one's page leads to the other says less than any fact, and more than that both are of a people of thousands. */
const LINK = 75;

/** A kind that is shared by many without any dealing between them costs this many times more to pass through. */
const CROWD: Partial<Record<Kind, number>> = { species: 8, organization: 5, office: 5, place: 2 };
/** Passing through an entry of twice as many facts costs this much more, beyond the few that anyone has. */
const PER_DOUBLING = 2;
const FEW = 8;

/** A fact of the weakest tiers, or one that others contradict, is a step only where no better one is near. */
const PER_TIER = 2;
const LOWEST_TIER = 3;
const CONTRADICTED = 6;
/** A sentence reads better than one made from the relation's wording. */
const WORDLESS = 1;
/** To a mirror universe and back is a detour, even where counterparts make it short. */
const OTHER_CONTINUITY = 20;

/** The cost of a fact as a step, either way. */
export function stepCost(fact: Fact, target: Entry): number {
  const tier = Math.min(LOWEST_TIER, ...fact.citations.map(({ work }) => work.tier.rank));
  return (
    (isLink(fact) ? LINK : (STEP[fact.relation.tie] ?? WEAKEST)) +
    tier * PER_TIER +
    (fact.contradicts.length > 0 ? CONTRADICTED : 0) +
    (fact.text === undefined ? WORDLESS : 0) +
    (fact.subject.continuity === target.continuity ? 0 : OTHER_CONTINUITY)
  );
}

/** The cost of passing through an entry: hubs cost much, and of two equal ways the better known one is taken. */
export function passCost(entry: Entry, degree: number): number {
  const doublings = Math.max(0, Math.log2(degree / FEW));
  const crowd = CROWD[entry.kind];
  const hub = PER_DOUBLING * doublings * (crowd ?? 1) + (crowd ?? 0) * 2;
  return Math.round(hub + (100 - entry.prominence) / 25);
}

/**
 * A share of one unit, from 0 up to before 1 / 256, that differs from id to id. Added to each step it settles every
 * tie the same way on every machine and in whatever order packs were read.
 */
export function tieBreak(id: string): number {
  const hash = hashOn(HASH_START, id);
  return ((hash ^ (hash >>> 16)) & 0xffff) / 0x1000000;
}
