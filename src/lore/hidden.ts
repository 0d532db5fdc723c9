/** Entries that are nowhere: neither found, nor named in any text. What a server's staff hides there. */

import type { Lore } from './lore.ts';
import type { Entry, Fact, Work } from './model/model.ts';
import { wordsOf } from './names/fold.ts';
import type { OpenPack } from './pack/open-pack.ts';

export class Hidden {
  /** Those of the ids that there are. */
  readonly entries: readonly Entry[];
  readonly #ids: ReadonlySet<string>;
  readonly #words: ReadonlySet<string>;
  readonly #forms: readonly (readonly string[])[];
  readonly #names: RegExp | undefined;
  /** Those without a namesake. */
  readonly #alone: ReadonlySet<Entry>;
  readonly #inPack = new Map<OpenPack, ReadonlySet<number>>();

  /** @param lore of all that there is, these entries too. */
  constructor(ids: readonly string[], lore: Lore) {
    this.entries = ids.flatMap((id) => lore.entry(id) ?? []);
    this.#ids = new Set(this.entries.map(({ id }) => id));
    const written = this.entries.flatMap((entry) => formsOf(entry, lore, this.entry));
    this.#forms = written.map(wordsOf);
    this.#words = new Set(
      this.#forms.flat().filter((word) => !lore.roles.has(word) && lore.bearing(word).every(this.entry)),
    );
    this.#alone = new Set(
      this.entries.filter(({ name }) => lore.called(wordsOf(bare(name))).every(this.entry)),
    );
    this.#names = matching(written, longerNames(this.#forms, lore, this.entry));
  }

  entry = ({ id }: Entry): boolean => this.#ids.has(id);
  id = (id: string): boolean => this.#ids.has(id);

  /** Whether a folded word is of their names alone. */
  word = (word: string): boolean => this.#words.has(word);

  /**
   * Whether a text says one of their names, and not only as part of a longer one.
   * @param others whom it is about: a namesake among them is meant by the name.
   */
  says(text: string, others: readonly Entry[] = []): boolean {
    if (!this.#names) return false;
    for (const { groups } of text.matchAll(this.#names)) {
      const name = groups?.['name'];
      if (name !== undefined && !others.some((other) => bears(other, name))) return true;
    }
    return false;
  }

  /** Whether a fact ties one of them, or names one. */
  fact = (fact: Fact): boolean => {
    const { subject, target, side, named, text, value, role, note } = fact;
    const about = [subject, ...(target ? [target] : []), ...(typeof side === 'object' ? [side] : [])];
    if (about.some(this.entry) || this.isAmong(named, about)) return true;
    return [text, value, role, note, typeof side === 'string' ? side : undefined].some(
      (words) => words !== undefined && this.says(words, about),
    );
  };

  /**
   * Whether one of them is among those that a text names, by names that none of whom it is about bears.
   * @param named by their very names, whoever is meant.
   */
  isAmong = (named: readonly Entry[], about: readonly Entry[]): boolean =>
    named.some((one) => this.entry(one) && !about.some((other) => bears(other, bare(one.name))));

  /** Whether a work's title, label or author has the name of one. */
  work = (work: Work): boolean => work.named.some(this.entry) || this.says(`${work.title}\n${work.label}`);

  /** As {@link fact}, by numbers: of a large pack only facts that may have a name of theirs are read, and once. */
  inPack(pack: OpenPack): (fact: number) => boolean {
    const known = this.#inPack.get(pack) ?? this.#factsIn(pack);
    this.#inPack.set(pack, known);
    return (fact) => known.has(fact);
  }

  #factsIn(pack: OpenPack): Set<number> {
    const own = this.entries.filter((entry) => entry.pack.id === pack.pack.id);
    // Whom a fact names is whom it means, where nobody else is called so: then it need not be read.
    const alone = own.filter((entry) => this.#alone.has(entry));
    const found = new Set([
      ...own.flatMap((entry) => pack.factsTying(entry)),
      ...alone.flatMap((entry) => pack.factsNaming(entry)),
    ]);
    const suspects = [
      ...own.filter((entry) => !this.#alone.has(entry)).flatMap((entry) => pack.factsNaming(entry)),
      ...this.#forms.flatMap((words) => pack.sentences.saying(words)),
    ];
    for (const fact of suspects) if (!found.has(fact) && this.fact(pack.fact(fact))) found.add(fact);
    return found;
  }
}

const bears = ({ name, aliases }: Entry, called: string) =>
  bare(name) === called || aliases.some((alias) => alias.name === called);

/** Without the bracket that tells namesakes apart. */
const bare = (name: string) => name.replace(/\s*\([^)]*\)$/, '');

/**
 * What texts call an entry: its name, unless another is called just so; other names that it alone goes by; and of a person
 * each part of the name that nobody else has, but for who and what is named after them.
 */
function formsOf(entry: Entry, lore: Lore, isHidden: (entry: Entry) => boolean): string[] {
  const own = bare(entry.name);
  const isSo = (name: string, goesBy: (other: Entry) => boolean) =>
    /\p{Lu}|\p{N}/u.test(name) &&
    lore.called(wordsOf(name)).every((other) => isHidden(other) || !goesBy(other));
  const whole = [
    ...[entry.name, own].filter((name) => isSo(name, (other) => other.name === name)),
    ...entry.aliases.map(({ name }) => name).filter((name) => isSo(name, () => true)),
  ];
  const isNobodyElses = (other: Entry) => isHidden(other) || other.name.includes(own);
  const parts =
    entry.kind === 'person'
      ? (own.match(/\p{Lu}[\p{L}\p{M}'’-]{2,}/gu) ?? []).filter((part) => {
          const words = wordsOf(part);
          return words.every(
            (word) =>
              !lore.roles.has(word) &&
              lore.bearing(word).every(isNobodyElses) &&
              lore.called([word]).every(isHidden),
          );
        })
      : [];
  return [...new Set([...whole, ...parts])];
}

/** Names of others that have one of these in them: who is named so is not hidden. */
function longerNames(
  forms: readonly (readonly string[])[],
  lore: Lore,
  isHidden: (entry: Entry) => boolean,
): string[] {
  const bearing = new Set(forms.flatMap(([word]) => (word === undefined ? [] : lore.bearing(word))));
  return [...bearing].filter((entry) => !isHidden(entry)).flatMap(({ name }) => [name, bare(name)]);
}

/** Finds names as written, the longest at each place. */
function matching(names: readonly string[], others: readonly string[]): RegExp | undefined {
  if (names.length === 0) return undefined;
  const any = (some: readonly string[]) =>
    some
      .toSorted((a, b) => b.length - a.length)
      .map((name) => RegExp.escape(name))
      .join('|');
  const longer = others.filter((other) => names.some((name) => other !== name && other.includes(name)));
  const either = [...(longer.length > 0 ? [any(longer)] : []), `(?<name>${any(names)})`].join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${either})(?![\\p{L}\\p{N}])`, 'gu');
}
