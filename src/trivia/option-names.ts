/** How questions call an entry: in a sentence (`the Khitomer Conference`) and as an option (`Khitomer Conference`). */
import { capitalize } from '../lore/model/capitalize.ts';
import type { BuiltPack, Entry } from '../lore/model/model.ts';
import { type Prose, proseOf } from './prose.ts';
import { perItem } from './remember.ts';

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

interface Called {
  article: string;
  name: string;
}

export function namesOf(pack: BuiltPack): Names {
  const articles = pack.questions?.articles ?? [];
  const given = new Map(Object.entries(pack.questions?.names ?? {}));
  const prose = proseOf(pack);

  const look = perItem((entry: Entry): Called => {
    const chosen = given.get(entry.id.slice(entry.id.indexOf('/') + 1));
    if (chosen === undefined) return asInProse(entry.name, articles, prose);
    const article = articles.find((word) => chosen.startsWith(`${word} `));
    return article ? { article, name: chosen.slice(article.length + 1) } : { article: '', name: chosen };
  });
  const written = perItem((entry: Entry): readonly string[] =>
    [...new Set([entry.name, look(entry).name, ...entry.aliases.map((alias) => alias.name)])].sort(
      (a, b) => b.length - a.length || (a < b ? -1 : 1),
    ),
  );
  return {
    inSentence(entry) {
      const { article, name } = look(entry);
      return article ? `${article} ${name}` : name;
    },
    option: (entry) => capitalize(look(entry).name),
    article: (entry) => look(entry).article,
    written,
    asWritten(value) {
      const [first = ''] = value.split(' ');
      const small = first.toLowerCase();
      return small !== first && prose.hasSmall(small) ? small + value.slice(first.length) : value;
    },
    speakable: (entry) => !/[()]/.test(look(entry).name),
  };
}

/** The article and the first letter that the pack's own texts give a name in most places. */
function asInProse(name: string, articles: readonly string[], prose: Prose): Called {
  const small = name.charAt(0).toLowerCase() + name.slice(1);
  const [asSmall = 0, asNamed = 0] = small === name ? [] : prose.count(name, [small, name]);
  const usual = asSmall > asNamed ? small : name;
  const phrases = articles.flatMap((article) => [`${article} ${usual}`, `${capitalize(article)} ${usual}`]);
  const [all = 0, ...counts] = prose.count(name, [usual, ...phrases]);
  const article = articles.find(
    (_, index) => ((counts[2 * index] ?? 0) + (counts[2 * index + 1] ?? 0)) * 2 > all,
  );
  return { article: article ?? '', name: usual };
}
