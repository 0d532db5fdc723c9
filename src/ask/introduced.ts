/** Who somebody is, or what something is: whoever asks that of a name alone wants its card. */
import type { Lore } from '../lore/lore.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import { fold, wordsOf } from '../lore/names/fold.ts';
import { withoutChatter } from './english.ts';
import { isFate } from './fit.ts';
import type { Lexicon } from './lexicon.ts';
import { isPlace } from './sure.ts';

/** Scores from here on mean the very name, whatever its titles. */
export const VERY_NAME = 0.98;

export interface Introduced {
  entry: Entry;
  /** Others of nearly the same name, best first. */
  others: readonly Entry[];
}

const ASKED =
  /^(?:who|what)(?: (?:the (?:hell|heck|fuck)|on earth|exactly|even))? ?(?:is|was|are|were|s|re)(?: (?:exactly|again|actually|really|even))? (.+?)(?: (?:again|exactly|anyway|actually|even|really))?$/;
/** What became of somebody of whom no fact tells that is on their card as far as anybody knows. */
const FATE = /^what (?:happened to|happens to|became of|happened with) (.+)$/;

/** Where a place is of which no fact tells that. */
const WHERE = /^where(?: (?:exactly|on earth))? ?(?:is|was|are|were|s) (.+)$/;

/** What happened at a place is its events. */
const HAPPENED = /^what (?:happened|happens|took place|went on) (?:at|on|in) (.+)$/;

/** Whatever else is asked, a name may be called so too: `who killed Gorkon` is the murder of Gorkon. */
const ASKING =
  /^(?:who|whom|whose|what|which|when|where|why|how|is|was|are|were|did|does|do|has|had|can|could)\b/;

/**
 * The entry whose very name is all that a question asks about.
 * @param accept facts that it refuses tell of nothing that happened anywhere.
 */
export function introduced(
  lore: Lore,
  { asking }: Pick<Lexicon, 'asking'>,
  typed: string,
  accept: (fact: Fact) => boolean = () => true,
): Introduced | undefined {
  const folded = withoutChatter(fold(typed));
  const [, fate] = FATE.exec(folded) ?? [];
  const [, place] = WHERE.exec(folded) ?? [];
  const [, scene] = HAPPENED.exec(folded) ?? [];
  const [, asked = fate ?? place ?? scene] = ASKED.exec(folded) ?? [];
  if (asked === undefined && ASKING.test(folded)) return undefined;
  const name = asked ?? folded.replace(/^about /, '');
  const bare = withoutArticle(lore, name);
  const { found, hits } = lore.answer(bare);
  const named = lore.entriesFound(found, bare);
  if (!named.ok || (hits[0]?.score ?? 0) < VERY_NAME) return undefined;
  // `Worf's brother` has a fact that says so, with its source, unless somebody is called just that.
  const words = wordsOf(bare);
  if (lore.called(words).length === 0 && words.some((one) => asking.has(one))) return undefined;
  const { kind, facts, mentions } = named.item;
  if (fate !== undefined && [...facts, ...mentions].some((fact) => isFate(fact))) return undefined;
  if (place !== undefined && (kind !== 'place' || facts.some((fact) => isPlace(fact)))) return undefined;
  if (scene !== undefined && kind !== 'event')
    return kind === 'place' ? bestKnown(eventsIn(mentions.filter(accept))) : undefined;
  return { entry: named.item, others: named.others };
}

/** Events of which one of these facts says where they took place. */
const eventsIn = (facts: readonly Fact[]): Entry[] =>
  facts.filter((fact) => isPlace(fact) && fact.subject.kind === 'event').map(({ subject }) => subject);

function bestKnown(entries: readonly Entry[]): Introduced | undefined {
  const [entry, ...others] = [...new Set(entries)].toSorted(
    (a, b) => Number(b.continuity.main) - Number(a.continuity.main) || b.prominence - a.prominence,
  );
  return entry && { entry, others };
}

/** A name without the article in front of it, where it is none of the name's own: `the Enterprise`. */
export function withoutArticle(lore: Lore, name: string): string {
  const words = wordsOf(name);
  return words[0] === 'the' && words.length > 1 && lore.called(words).length === 0
    ? name.replace(/^\W*the\s+/i, '')
    : name;
}
