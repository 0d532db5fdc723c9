/** Which entries of a pack a text of that pack names, as written: lore editors write names out, members are forgiven elsewhere. */
import type { Entry, Fact } from '../model/model.ts';

interface Name {
  text: string;
  entry: Entry;
}

/** Finds the entries named in a text, the longest name at each place: "Tomed Incident" does not name the ship Tomed. */
export type NamedIn = (text: string) => Entry[];

export function namedInTexts(entries: readonly Entry[]): NamedIn {
  const index = indexOf(entries);
  return (text) => {
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
  };
}

/** Entries that a fact's words name beside those it ties: most name none. */
export function alsoNamedIn(fact: Omit<Fact, 'named'>, namedIn: NamedIn): Entry[] {
  const { subject, target, side, text, role, value, note } = fact;
  // Without a text of its own, a fact's sentence has no further names than these.
  const named = [text, role, value, note]
    .flatMap((words) => (words === undefined ? [] : namedIn(words)))
    .filter((entry) => entry !== subject && entry !== target && entry !== side);
  return [...new Set(named)];
}

const WORD = /[\p{L}\p{N}]+/gu;
const LETTER = /[\p{L}\p{N}]/u;

/** Names by their first word, the longest first. */
function indexOf(entries: readonly Entry[]): Map<string, Name[]> {
  const index = new Map<string, Name[]>();
  for (const entry of entries) {
    for (const text of [entry.name, ...entry.aliases.map((alias) => alias.name)]) {
      const [first] = text.match(WORD) ?? [];
      if (first === undefined || !text.startsWith(first)) continue;
      const known = index.get(first);
      if (known) known.push({ text, entry });
      else index.set(first, [{ text, entry }]);
    }
  }
  for (const names of index.values()) names.sort((a, b) => b.text.length - a.text.length);
  return index;
}
