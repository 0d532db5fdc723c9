/** What questions may be about: a kind of entry, a continuity, or one entry. Written as `kind:event`, `entry:pack/slug`. */
import type { Ask } from '../ask/index.ts';
import type { Lore } from '../lore/lore.ts';
import { KINDS } from '../lore/model/kinds.ts';
import type { Entry } from '../lore/model/model.ts';
import { nameSpoils, shownTo, type Viewer } from '../spoilers/viewer.ts';

export interface Topic {
  /** As stored, and as autocomplete sends it. */
  id: string;
  name: string;
}

const PLURALS: Readonly<Record<(typeof KINDS)[number], string>> = {
  person: 'People',
  event: 'Events',
  place: 'Places',
  organization: 'Organizations',
  ship: 'Ships',
  agreement: 'Agreements',
  species: 'Species',
  object: 'Objects',
  office: 'Offices',
};

/** The topic that a stored or sent id names; `undefined` when the packs have no such thing. */
export function topicOf(id: string, lore: Lore): Topic | undefined {
  const value = id.slice(id.indexOf(':') + 1);
  const kind = KINDS.find((one) => id === `kind:${one}`);
  if (kind) return { id, name: PLURALS[kind] };
  if (id.startsWith('continuity:')) {
    const continuity = lore.packs.flatMap((pack) => pack.continuities).find((one) => one.id === value);
    return continuity && { id, name: continuity.name };
  }
  const entry = id.startsWith('entry:') ? lore.entry(value) : undefined;
  return entry && { id, name: entry.name };
}

/** What a member meant by a topic: a choice of autocomplete, the name of a kind or continuity, or an entry's name. */
export function findTopic(
  typed: string,
  { lore, ask }: { lore: Lore; ask: Ask },
  viewer: Viewer,
): Topic | undefined {
  const known =
    topicOf(typed, lore) ??
    general(lore).find((topic) => topic.name.toLowerCase() === typed.trim().toLowerCase());
  if (known) return known;
  const found = ask.find(typed, undefined, shownTo(viewer));
  return found.ok ? { id: `entry:${found.item.id}`, name: found.item.name } : undefined;
}

/** At most 25 topics for a text still being typed: kinds and continuities first, then entries that spoil nothing. */
export function suggestTopics(typed: string, lore: Lore, viewer: Viewer): (Topic & { entry?: Entry })[] {
  const wanted = typed.trim().toLowerCase();
  const first = general(lore).filter((topic) => topic.name.toLowerCase().startsWith(wanted));
  const entries =
    wanted === ''
      ? []
      : lore
          .suggest(typed, undefined, (entry) => !nameSpoils(entry, viewer))
          .map((entry) => ({ id: `entry:${entry.id}`, name: entry.name, entry }));
  return [...first, ...entries].slice(0, 25);
}

const general = (lore: Lore): Topic[] => {
  const continuities = new Map(
    lore.packs.flatMap((pack) => pack.continuities).map((one) => [one.id, one.name]),
  );
  return [
    ...KINDS.map((kind) => ({ id: `kind:${kind}`, name: PLURALS[kind] })),
    ...[...continuities].map(([id, name]) => ({ id: `continuity:${id}`, name })),
  ];
};
