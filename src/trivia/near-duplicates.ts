/**
 * Whether something else says nearly what a text says: has at least a share of its words, where rare words weigh more
 * (inverse document frequency, Spärck Jones 1972).
 */
import type { Entry, Fact } from '../lore/model/model.ts';
import { entriesOf, heldInTurn } from './facts.ts';
import { numberLists, turned } from './number-lists.ts';
import { perItem } from './remember.ts';
import { words } from './telling-words.ts';

/** True when another fact about an entry says nearly what the text or value of a fact says. */
export type SaysTheSame = (entry: Entry, fact: Fact) => boolean;

/** From this share of its words on, by weight, two texts are taken to say the same. */
const NEARLY_THE_SAME = 0.42;
/** Words in more than this share of the texts, and in more than a few, say nothing about any of them. */
const COMMON = 0.1;
const A_FEW = 3;
/** The facts of an entry with more are not read one by one, but found through the words of the text. */
const A_HUB = 64;
/** So many facts that share a word are looked through; beyond, a hub is taken to say the same. */
const PATIENCE = 20_000;

/** @param facts in the order of their ids. */
export function nearDuplicates(
  facts: readonly Fact[],
  about: (entry: Entry) => readonly Fact[],
): SaysTheSame {
  const place = new Map(facts.map((fact, index) => [fact, index]));
  const places = perItem((entry: Entry) => Int32Array.from(about(entry), (fact) => place.get(fact) ?? -1));
  const { texts, having, weightOf } = wordTables(facts);
  // Of the text asked about last: its words' weights, and what nearly says it.
  const marks = new Float64Array(weightOf.length);
  let current:
    | { fact: Fact; at: number; all: number; entries: ReadonlySet<Entry> | 'too many' | undefined }
    | undefined;

  const setCurrent = (fact: Fact) => {
    if (current) for (const word of texts.of(current.at)) marks[word] = 0;
    const at = place.get(fact) ?? -1;
    let all = 0;
    for (const word of texts.of(at)) {
      marks[word] = weightOf[word] ?? 0;
      all += weightOf[word] ?? 0;
    }
    current = { fact, at, all, entries: undefined };
    return current;
  };

  const isNear = (other: number, all: number): boolean => {
    let shared = 0;
    const end = texts.starts[other + 1] ?? 0;
    for (let index = texts.starts[other] ?? 0; index < end; index++)
      shared += marks[texts.all[index] ?? 0] ?? 0;
    return shared > 0 && shared >= NEARLY_THE_SAME * all;
  };

  /** Entries of which nearly the same is told, found through the rarest words: without one of these it cannot be. */
  const nearEntries = (fact: Fact, at: number, all: number): ReadonlySet<Entry> | 'too many' => {
    const rarest = Array.from(texts.of(at)).sort((a, b) => (weightOf[b] ?? 0) - (weightOf[a] ?? 0) || a - b);
    const looked = new Set<number>([at]);
    const entries = new Set<Entry>();
    let rest = all;
    let left = PATIENCE;
    for (const word of rarest) {
      const weight = weightOf[word] ?? 0;
      if (weight === 0 || rest < NEARLY_THE_SAME * all) break;
      rest -= weight;
      const list = having.of(word);
      left -= list.length;
      if (left < 0) return 'too many';
      for (const other of list) {
        if (looked.has(other)) continue;
        looked.add(other);
        const told = facts[other];
        if (told && isNear(other, all) && !heldInTurn(fact, told))
          for (const entry of entriesOf(told)) entries.add(entry);
      }
    }
    return entries;
  };

  return (entry, fact) => {
    const asked = current?.fact === fact ? current : setCurrent(fact);
    if (asked.all === 0) return false;
    const own = places(entry);
    if (own.length <= A_HUB)
      return own.some(
        (other) => other !== asked.at && isNear(other, asked.all) && !heldInTurn(fact, facts[other] as Fact),
      );
    asked.entries ??= nearEntries(fact, asked.at, asked.all);
    return asked.entries === 'too many' || asked.entries.has(entry);
  };
}

/** The words of each text as numbers, and back; a word that says nothing weighs nothing. */
function wordTables(facts: readonly Fact[]) {
  const numbers = new Map<string, number>();
  const numberOf = (word: string) => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  };
  const texts = numberLists(facts, ({ text, value }) =>
    [...new Set(words(text ?? value ?? ''))].map(numberOf),
  );
  const having = turned(texts, numbers.size);
  const common = Math.max(A_FEW, facts.length * COMMON);
  const weightOf = Float64Array.from({ length: numbers.size }, (_, word) => {
    const count = having.of(word).length;
    return count > common ? 0 : Math.log(facts.length / count);
  });
  return { texts, having, weightOf };
}
