/** The relations that an imported pack uses: those of every pack, the profile's, and one for each field that neither knows. */
import type { Kind } from '../../lore/model/kinds.ts';
import type { WrittenPackRelation, WrittenRelation } from '../../lore/pack/schema.ts';
import type { SiteInfo } from '../dump/read-pages.ts';
import { own as ownOf } from '../page/own.ts';
import type { Profile } from '../profile/load.ts';

export interface FoundRelations {
  /** Notes that it is used, and gives its id. */
  use(relation: string): string;
  /** For a value that is the subject and no entry: what the relation is, seen from its target. */
  useInverse(relation: string): string;
  takesTarget(relation: string): boolean;
  /** Whether an entry of a kind may be its target. */
  mayBe(relation: string, kind: Kind): boolean;
  isSymmetric(relation: string): boolean;
  labelOf(relation: string): string;
  phraseOf(relation: string): string;
  /** Whether what is said beside a name may be what somebody was in it: a commander, a captain. */
  hasCapacities(relation: string): boolean;
  /** A noun for its value: `Location`, and `Maker` where the label is `Made by`. */
  nounOf(relation: string): string | undefined;
  /** What may be at its other end, likeliest first, where it says so. */
  kindsFor(relation: string, inverse: boolean): readonly Kind[];
  /** Those that the pack has to declare. */
  own(): Record<string, WrittenPackRelation>;
  /** Whether what it ties are two of a kind: a part and its whole, one and the next. */
  tiesAlike(relation: string): boolean;
  /** Where a page of the wiki is. */
  address(title: string, site: SiteInfo): string | undefined;
}

const MOST_WORDING = 60;
/** Sections of offices and deeds. */
const CAPACITIES = new Set(['career', 'events']);

export function foundRelations(
  profile: Profile,
  shared: Readonly<Record<string, WrittenRelation>>,
): FoundRelations {
  const declared: Record<string, WrittenPackRelation> = {};
  const find = (id: string): WrittenPackRelation | undefined => {
    const [general, special] = [ownOf(shared, id), ownOf(profile.relations, id)];
    return general || special ? { ...general, ...special } : ownOf(declared, id);
  };
  const relationOf = (id: string): WrittenPackRelation => {
    const found = find(id) ?? ofField(id);
    if (!ownOf(shared, id) && !ownOf(profile.relations, id)) declared[id] = found;
    return found;
  };
  return {
    use(id) {
      relationOf(id);
      const special = ownOf(profile.relations, id);
      if (special) declared[id] = special;
      return id;
    },
    useInverse(id) {
      const { inverse, inverseLabel, label, phrase, section, inverseSection, asks } = relationOf(id);
      const inverted = `${id}-by`.slice(0, 60);
      declared[inverted] ??= {
        phrase: inverse ?? phrase ?? 'had',
        label: inverseLabel ?? label ?? 'Also',
        section: inverseSection ?? section ?? 'more',
        targets: [],
        // What the subject was is now the value, and what it did is done to its subject.
        ...(asks
          ? { asks: { does: asks.suffers, suffers: asks.does, subject: asks.target, target: asks.subject } }
          : {}),
      };
      return inverted;
    },
    takesTarget: (id) => relationOf(id).targets?.length !== 0,
    mayBe: (id, kind) => relationOf(id).targets?.includes(kind) ?? true,
    isSymmetric: (id) => relationOf(id).symmetric === true,
    labelOf: (id) => relationOf(id).label ?? id,
    phraseOf: (id) => relationOf(id).phrase ?? '',
    hasCapacities: (id) => CAPACITIES.has(relationOf(id).section ?? ''),
    nounOf(id) {
      const { label, asks } = relationOf(id);
      if (label && !/ (?:by|of|in|at|with|to|from|for|on|it|here|there)$|^Who\b/.test(label)) return label;
      const [noun] = asks?.target ?? [];
      return noun && noun.charAt(0).toUpperCase() + noun.slice(1);
    },
    kindsFor(id, inverse) {
      const relation = relationOf(id);
      return (inverse ? relation.subjects : relation.targets) ?? [];
    },
    tiesAlike(id) {
      const { roles = [] } = relationOf(id);
      return roles.includes('part') || roles.includes('sequence');
    },
    own: () => declared,
    address: (title, site) => addressOf(title, site, profile),
  };
}

/** `field-hair-colour`: what a box says under a name that nobody told us of. */
function ofField(id: string): WrittenPackRelation {
  const words = id
    .replace(/^field-/, '')
    .replaceAll('-', ' ')
    .slice(0, MOST_WORDING - 16);
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  return {
    phrase: `has as ${words}`,
    inverse: `is the ${words} of`,
    label,
    inverseLabel: `${label} of`,
    section: 'more',
    inverseSection: 'more',
    tie: 1,
  };
}

function addressOf(title: string, site: SiteInfo, profile: Profile): string | undefined {
  const written = encodeURIComponent(title.replaceAll(' ', '_'))
    .replace(/%2F/g, '/')
    .replace(/%3A/g, ':')
    .replace(/%2C/g, ',');
  const page = profile.wiki?.page;
  if (page) return page.replace('{title}', written);
  // The dump's own address of the main page leads to the others.
  const base = /^(https?:\/\/[^\s]+\/)[^/\s]+$/.exec(site.base)?.[1];
  return base && `${base}${written}`;
}
