/** Which entries of a pack a text of that pack names, as written: lore editors write names out, members are forgiven elsewhere. */
import type { Entry, Fact } from '../model/model.ts';

/** Finds the entries named in a text, the longest name at each place: "Tomed Incident" does not name the ship Tomed. */
export type NamedIn = (text: string) => Entry[];

export function namedInTexts(entries: Iterable<Entry>): NamedIn {
  const { bearers, lengths } = indexOf(entries);
  return (text) => {
    const found = new Set<Entry>();
    let end = 0;
    for (const match of text.matchAll(WORD)) {
      if (match.index < end) continue;
      for (const length of lengths.get(match[0]) ?? []) {
        const name = text.slice(match.index, match.index + length);
        const named = LETTER.test(text[match.index + length] ?? '') ? undefined : bearers.get(name);
        if (named === undefined) continue;
        for (const entry of Array.isArray(named) ? named : [named]) found.add(entry);
        end = match.index + length;
        break;
      }
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

/**
 * Who bears each name, and how long the names with a first word are, the longest first: of a word that begins very many
 * names, no more are tried than there are lengths.
 */
function indexOf(entries: Iterable<Entry>) {
  const bearers = new Map<string, Entry | Entry[]>();
  const lengths = new Map<string, number[]>();
  for (const entry of entries) {
    for (const text of [entry.name, ...entry.aliases.map((alias) => alias.name)]) {
      const [first] = text.match(WORD) ?? [];
      if (first === undefined || !text.startsWith(first)) continue;
      const known = bearers.get(text);
      if (known === undefined) bearers.set(text, entry);
      else if (Array.isArray(known)) known.push(entry);
      else bearers.set(text, [known, entry]);
      const long = lengths.get(first);
      if (!long) lengths.set(first, [text.length]);
      else if (!long.includes(text.length)) long.push(text.length);
    }
  }
  for (const long of lengths.values()) long.sort((a, b) => b - a);
  return { bearers, lengths };
}
