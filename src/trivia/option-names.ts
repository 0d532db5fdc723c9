/** How questions call an entry: in a sentence (`the Khitomer Conference`) and as an option (`Khitomer Conference`). */
import type { BuiltPack, Entry } from '../lore/model/model.ts';

export interface Names {
  /** In the middle of a sentence, with its article if it takes one. */
  inSentence(entry: Entry): string;
  option(entry: Entry): string;
  /** The article that stands before its name, or ''. */
  article(entry: Entry): string;
  /** Every way to write the entry, the longest first. */
  written(entry: Entry): readonly string[];
  /** A value in the middle of a sentence: with a small letter where the pack's texts write its first word so. */
  asWritten(value: string): string;
  /** False when its name has brackets and the pack gives no other: it cannot stand in a sentence. */
  speakable(entry: Entry): boolean;
}

export function namesOf(pack: BuiltPack): Names {
  const articles = pack.questions?.articles ?? [];
  const given = new Map(Object.entries(pack.questions?.names ?? {}));
  const prose = [
    ...pack.facts.flatMap((fact) => fact.text ?? []),
    ...pack.entries.map((entry) => entry.summary),
  ].join('\n');
  const lists = new WeakMap<Entry, readonly string[]>();
  const known = new Map<string, { article: string; name: string }>();

  const look = (entry: Entry) => {
    const before = known.get(entry.id);
    if (before) return before;
    const chosen = given.get(entry.id.slice(entry.id.indexOf('/') + 1));
    const split = articles.find((article) => chosen?.startsWith(`${article} `));
    const found = chosen
      ? { article: split ?? '', name: split ? chosen.slice(split.length + 1) : chosen }
      : asInProse(entry.name, articles, prose);
    known.set(entry.id, found);
    return found;
  };
  return {
    inSentence(entry) {
      const { article, name } = look(entry);
      return article ? `${article} ${name}` : name;
    },
    option: (entry) => capital(look(entry).name),
    article: (entry) => look(entry).article,
    written(entry) {
      const list =
        lists.get(entry) ??
        [...new Set([entry.name, look(entry).name, ...entry.aliases.map((alias) => alias.name)])].sort(
          (a, b) => b.length - a.length || (a < b ? -1 : 1),
        );
      lists.set(entry, list);
      return list;
    },
    asWritten(value) {
      const [first = ''] = value.split(' ');
      const small = first.toLowerCase();
      return small !== first && prose.includes(` ${small} `) ? small + value.slice(first.length) : value;
    },
    speakable: (entry) => !/[()]/.test(look(entry).name),
  };
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Escapes a name for a pattern. */
export const literally = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The article and the first letter that the pack's own texts give a name in most places. */
function asInProse(
  name: string,
  articles: readonly string[],
  prose: string,
): { article: string; name: string } {
  const count = (text: string) => occurrences(prose, text);
  const small = name.charAt(0).toLowerCase() + name.slice(1);
  const usual = small !== name && count(small) > count(name) ? small : name;
  const all = count(usual);
  const article = articles.find(
    (word) => (count(`${word} ${usual}`) + count(`${capital(word)} ${usual}`)) * 2 > all,
  );
  return { article: article ?? '', name: usual };
}

/** How often a name stands in a text as words of its own. */
function occurrences(text: string, name: string): number {
  const inside = /[\p{L}\p{N}]/u;
  let count = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!inside.test(text.charAt(at - 1)) && !inside.test(text.charAt(at + name.length))) count += 1;
  }
  return count;
}
