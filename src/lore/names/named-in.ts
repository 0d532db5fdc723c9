/** Which entries of a pack a text of that pack names, as written: lore editors write names out, members are forgiven elsewhere. */
import type { Entry, Fact, Pack } from '../model/model.ts';

interface Name {
  text: string;
  entry: Entry;
}

const indexes = new WeakMap<Pack, ReadonlyMap<string, readonly Name[]>>();
const NOBODY: readonly Entry[] = [];
/** Facts are judged again for every viewer, and a way through a large pack meets tens of thousands of them. */
const ofFacts = new WeakMap<Fact, readonly Entry[]>();

/** Entries that a fact's words name beside those it ties: most name none. */
export function alsoNamedIn(fact: Fact): readonly Entry[] {
  const known = ofFacts.get(fact);
  if (known) return known;
  const { subject, target, side, text, role, value, note } = fact;
  // Without a text of its own, a fact's sentence has no further names than these.
  const named = [text, role, value, note]
    .flatMap((words) => (words === undefined ? NOBODY : namedIn(subject.pack, words)))
    .filter((entry) => entry !== subject && entry !== target && entry !== side);
  const found = named.length > 0 ? [...new Set(named)] : NOBODY;
  ofFacts.set(fact, found);
  return found;
}

/** Entries named in a text, the longest name at each place: "Tomed Incident" does not name the ship Tomed. */
export function namedIn(pack: Pack, text: string): Entry[] {
  const index = indexes.get(pack) ?? indexOf(pack);
  indexes.set(pack, index);
  const found = new Set<Entry>();
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (match.index < end) continue;
    const names = index.get(match[0]) ?? [];
    const name = names.find(
      ({ text: name }) =>
        text.startsWith(name, match.index) && !LETTER.test(text[match.index + name.length] ?? ''),
    );
    if (!name) continue;
    for (const other of names) if (other.text === name.text) found.add(other.entry);
    end = match.index + name.text.length;
  }
  return [...found];
}

const WORD = /[\p{L}\p{N}]+/gu;
const LETTER = /[\p{L}\p{N}]/u;

/** Names by their first word, the longest first. */
function indexOf(pack: Pack): Map<string, Name[]> {
  const index = new Map<string, Name[]>();
  for (const entry of pack.entries) {
    for (const text of [entry.name, ...entry.aliases.map((alias) => alias.name)]) {
      const [first] = text.match(WORD) ?? [];
      if (first === undefined || !text.startsWith(first)) continue;
      index.set(first, [...(index.get(first) ?? []), { text, entry }]);
    }
  }
  for (const names of index.values()) names.sort((a, b) => b.text.length - a.text.length);
  return index;
}
