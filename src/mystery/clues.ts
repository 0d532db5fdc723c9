/** Facts that tell of somebody without saying who it is, from obscure to plain. */
import { capitalize } from '../lore/model/capitalize.ts';
import { type Entry, type Fact, sentence, spokenName } from '../lore/model/model.ts';
import { wordsOf } from '../lore/names/fold.ts';

export interface Clue {
  fact: Fact;
  /** Without the name it began with: `Negotiated for the Federation at Korvat.` */
  text: string;
}

/** One after each miss: the last guess has no clue after it. */
export const CLUES = 5;
const LONGEST = 220;
/** Words of names that everybody's name may have. */
const SMALL = new Set(['the', 'of', 'and', 'son', 'daughter', 'von', 'van', 'der', 'la', 'le', 'de']);
/** A name is told by a word of it from so many letters on. */
const TELLING = 3;

/**
 * @param facts of the entry, those that may be told.
 * @returns as many as a mystery needs, or none at all.
 */
export function cluesOf(entry: Entry, facts: readonly Fact[]): Clue[] | undefined {
  const names = [entry.name, spokenName(entry), ...entry.aliases.map(({ name }) => name)];
  const telling = new Set(
    names.flatMap((name) => wordsOf(name).filter((word) => word.length >= TELLING && !SMALL.has(word))),
  );
  const longestFirst = [...new Set(names)].toSorted((a, b) => b.length - a.length);
  const about = new Map<string, Clue>();
  // What a relation makes, of which a column says much already, only where too little is written.
  for (const fact of facts.toSorted((a, b) => Number(a.text === undefined) - Number(b.text === undefined))) {
    if (fact.text === undefined && about.size >= CLUES) break;
    const key = otherEnd(fact, entry)?.id ?? fact.id;
    const text = about.has(key) ? undefined : withoutName(fact, longestFirst, telling);
    if (text) about.set(key, { fact, text });
  }
  const all = [...about.values()].toSorted((a, b) => plainness(a, entry) - plainness(b, entry));
  if (all.length < CLUES) return undefined;
  const chosen = Array.from(
    { length: CLUES },
    (_, at) => all[Math.round((at * (all.length - 1)) / (CLUES - 1))] as Clue,
  );
  return tellsOne(entry, chosen) ? chosen : undefined;
}

/** How much a clue tells: the better known what it ties to, the more. */
const plainness = ({ fact }: Clue, entry: Entry): number =>
  (otherEnd(fact, entry)?.prominence ?? 20) + fact.relation.tie * 3 + (fact.text ? 10 : -20);

const otherEnd = ({ subject, target }: Fact, entry: Entry): Entry | undefined =>
  subject === entry ? target : subject;

function withoutName(fact: Fact, names: readonly string[], telling: ReadonlySet<string>): string | undefined {
  const { relation, subject } = fact;
  if (relation.roles.includes('quote')) return undefined;
  const text = sentence(fact);
  const end = endOfName(text, names);
  const hidden = end === undefined ? blanked(text, names) : text.slice(end);
  if (!hidden || hidden.length > LONGEST) return undefined;
  const words = wordsOf(hidden);
  if (words.some((word) => telling.has(word) || telling.has(word.replace(/s$/, '')))) return undefined;
  if (end === undefined) return hidden;
  const joining = subject.pack.questions?.joining ?? JOINING;
  return /^\p{Ll}/u.test(hidden) && !joining.includes(words[0] ?? '') ? capitalize(hidden) : undefined;
}

/** `Valeris shot ____ to silence one of the killers.`; none where the name is part of a longer one. */
function blanked(text: string, names: readonly string[]): string | undefined {
  for (const name of names) {
    const at = text.indexOf(name);
    if (at < 0) continue;
    const before = text.slice(0, at);
    const after = text.slice(at + name.length);
    const isWhole = !/[\p{L}\p{N}-]$/u.test(before) && !/^[\p{L}\p{N}-]/u.test(after);
    return isWhole ? `${before}${BLANK}${after}` : undefined;
  }
  return undefined;
}
const BLANK = '____';

/** Where the sentence goes on behind one of the names, which a title may stand before: `President Ra-ghoratreii told`. */
function endOfName(text: string, names: readonly string[]): number | undefined {
  for (const name of names) {
    const at = text.toLowerCase().indexOf(`${name.toLowerCase()} `);
    if (at >= 0 && TITLE.test(text.slice(0, at))) return at + name.length + 1;
  }
  return undefined;
}
const TITLE = /^(?:\p{Lu}\S*\s){0,2}$/u;

/** Between a name and another one that did it too. */
const JOINING: readonly string[] = ['and', 'or', 'with'];

/** Whether all clues together are true of nobody else: what is told of nobody else needs no other. */
function tellsOne(entry: Entry, clues: readonly Clue[]): boolean {
  const tied = clues.flatMap(({ fact }) => {
    const other = otherEnd(fact, entry);
    return other ? [{ fact, other }] : [];
  });
  if (tied.length < clues.length) return true;
  const [rarest, ...others] = tied.toSorted((a, b) => tiesOf(a.other) - tiesOf(b.other));
  if (!rarest) return false;
  let rivals = new Set(sameAs(rarest.fact, rarest.other, entry));
  for (const { fact, other } of others) {
    if (rivals.size === 0) break;
    rivals = rivals.intersection(new Set(sameAs(fact, other, entry)));
  }
  return rivals.size === 0;
}

const tiesOf = ({ factCount, mentionCount }: Entry): number => factCount + mentionCount;

/** Others who stand to an entry as a fact says of one. */
const sameAs = ({ relation, subject }: Fact, other: Entry, entry: Entry): Entry[] =>
  (subject === entry ? other.mentions : other.facts).flatMap((fact) => {
    const one = subject === entry ? fact.subject : fact.target;
    return fact.relation === relation && one && one !== entry ? [one] : [];
  });
