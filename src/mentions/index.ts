/**
 * The entries that a text mentions: at each word the longest name that begins there. How names that are everyday words
 * are told from those words is in `capitals.ts`; what other names add to that is here.
 */
import { setImmediate } from 'node:timers/promises';
import { compareIds } from '../lore/model/compare-ids.ts';
import type { Entry, Pack, Work } from '../lore/model/model.ts';
import { HASH_START } from '../lore/names/hash.ts';
import type { OpenPack } from '../lore/pack/open-pack.ts';
import { judge, VERDICTS, type Verdict } from './capitals.ts';
import { type Anchor, type Context, readContext } from './context.ts';
import { isEntry, isPerson, isWork, kindOf, type Named } from './forms.ts';
import { listsOf } from './lists.ts';
import { type Word, wordsIn } from './message-words.ts';
import { type Bearer, hashWord, joinTables, openTable, type Table } from './table.ts';

export { mentionsPart } from './table.ts';

export interface Mention {
  /** Where the name stands in the text, as given: from `start` up to before `end`, without a possessive ending. */
  start: number;
  end: number;
  /** Those that bear the name, best known first. */
  entries: readonly Entry[];
  /** Where no entry bears it, the works of that title, best known first. */
  works: readonly Work[];
}

export interface MentionOptions {
  /** Only entries it returns true for are looked for: within a viewer's canon and spoiler limit. */
  accept?: ((entry: Entry) => boolean) | undefined;
  /** Works are looked for only where this is given, and only those that it returns true for. */
  acceptWork?: ((work: Work) => boolean) | undefined;
}

export interface Mentions {
  /** Every mention in the order of the text; none overlaps another. Others are answered while a long text is read. */
  find(text: string, options?: MentionOptions): Promise<Mention[]>;
}

/** Opens the tables of all names and aliases. */
export function openMentions(packs: readonly OpenPack[]): Mentions {
  const table = joinTables(packs.map((pack) => pack.once(openTable)));
  return {
    find(text, { accept = () => true, acceptWork = () => false } = {}) {
      return find(table, text, (named) => (isWork(named) ? acceptWork(named) : accept(named)));
    },
  };
}

/** Entries of one name that are judged alike: of one pack and kind, written alike. */
type Namesakes = readonly [Bearer, ...Bearer[]];

/** Words that are a name, whether it is meant or not. */
interface Candidate {
  first: number;
  last: number;
  end: number;
  bearers: readonly Namesakes[];
}

/** A candidate that is or may be meant. */
interface Hit {
  start: number;
  end: number;
  named: readonly Named[];
  first: number;
  last: number;
  verdict: Exclude<Verdict, 'no'>;
  packs: readonly Pack[];
  /** Whether it bears out others: no everyday word, or a person. */
  telling: boolean;
}

/** Words after which others have a turn: of a large pack, a message's names take tens of milliseconds. */
const TURN = 64;

async function find(table: Table, text: string, accept: (named: Named) => boolean): Promise<Mention[]> {
  const words = wordsIn(text);
  const bearersOf = rememberBearers(table, accept);
  const candidates: Candidate[][] = words.map(() => []);
  let turn = TURN;
  for (let at = 0; at < words.length; at++) {
    if (at >= turn) {
      await setImmediate();
      turn = at + TURN;
    }
    const found = candidatesAt(table, words, at, bearersOf);
    candidates[at] = found;
    // What begins within a name that is meant in any case is not looked for.
    if (found[0] && isAnchor(found[0])) at = found[0].last;
  }
  const context = readContext(text, words, anchorsOf(candidates), table.language);
  const hits = hitsOf(context, candidates);
  const meant = meantOf(context, hits);
  return hits
    .filter((hit) => meant.has(hit))
    .map(({ start, end, named }) => {
      const entries = named
        .filter(isEntry)
        .toSorted((a, b) => b.prominence - a.prominence || compareIds(a, b));
      const works = named.filter(isWork).toSorted((a, b) => b.factCount - a.factCount || compareIds(a, b));
      return { start, end, entries, works: entries.length > 0 ? [] : works };
    });
}

const judgedAlike = (a: Bearer, b: Bearer) =>
  a.rule === b.rule &&
  a.named.pack === b.named.pack &&
  a.written === b.written &&
  kindOf(a.named) === kindOf(b.named);

/** Who bears a name; looked up once a text, however often the name stands in it. */
function rememberBearers(table: Table, accept: (named: Named) => boolean) {
  const known = new Map<string, readonly Namesakes[]>();
  return (hash: number, phrase: readonly string[]): readonly Namesakes[] => {
    if (!table.begins(hash)) return [];
    const key = phrase.join(' ');
    const before = known.get(key);
    if (before) return before;
    const bearers: [Bearer, ...Bearer[]][] = [];
    for (const one of table.named(hash, phrase)) {
      if (!accept(one.named)) continue;
      const namesakes = bearers.find(([other]) => judgedAlike(one, other));
      if (namesakes) namesakes.push(one);
      else bearers.push([one]);
    }
    known.set(key, bearers);
    return bearers;
  };
}

/** The names that begin at a word, longest first. */
function candidatesAt(
  table: Table,
  words: readonly Word[],
  first: number,
  bearersOf: ReturnType<typeof rememberBearers>,
): Candidate[] {
  const found: Candidate[] = [];
  let hash = HASH_START;
  const phrase: string[] = [];
  for (let last = first; last < words.length; last++) {
    const word = words[last];
    if (!word || (last > first && !word.joins)) break;
    const readings = word.bare === undefined ? [word.folded] : [word.folded, word.bare];
    for (const [reading, text] of readings.entries()) {
      const bearers = bearersOf(hashWord(hash, text), [...phrase, text]);
      if (bearers.length > 0)
        found.unshift({ first, last, end: reading === 1 ? word.bareEnd : word.end, bearers });
    }
    hash = hashWord(hash, word.folded);
    phrase.push(word.folded);
    if (!table.begins(hash)) break;
  }
  return found;
}

const isAnchor = ({ bearers }: Candidate) => bearers.some(([{ rule }]) => rule === 'any');

/** The longest names that nobody writes by chance. */
function anchorsOf(candidates: readonly Candidate[][]): Anchor[] {
  const anchors: Anchor[] = [];
  for (let at = 0; at < candidates.length; at++) {
    const longest = candidates[at]?.find(isAnchor);
    if (!longest) continue;
    anchors.push({ first: longest.first, last: longest.last });
    at = longest.last;
  }
  return anchors;
}

/** At each word the longest name that is meant for sure, or else the longest that may be. */
function hitsOf(context: Context, candidates: readonly Candidate[][]): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < candidates.length; at++) {
    const judged = (candidates[at] ?? []).flatMap((candidate) => hitOf(context, candidate) ?? []);
    const hit = judged.find(({ verdict }) => verdict === 'sure') ?? judged[0];
    if (!hit) continue;
    hits.push(hit);
    if (hit.verdict === 'sure') at = hit.last;
  }
  return hits;
}

function hitOf(context: Context, { first, last, end, bearers }: Candidate): Hit | undefined {
  const judged = bearers
    .map((namesakes) => ({ namesakes, verdict: judge(context, first, last, namesakes[0]) }))
    .filter(({ verdict }) => verdict !== 'no');
  const verdict = VERDICTS.find((wanted) => judged.some((one) => one.verdict === wanted));
  if (!verdict || verdict === 'no') return undefined;
  return {
    start: context.words[first]?.start ?? 0,
    end,
    named: [...new Set(judged.flatMap(({ namesakes }) => namesakes.map(({ named }) => named)))],
    first,
    last,
    verdict,
    packs: [...new Set(judged.map(({ namesakes: [{ named }] }) => named.pack))],
    telling: judged.some(({ namesakes: [{ rule, named }] }) => rule === 'any' || isPerson(named)),
  };
}

/** Those meant for sure, and those that they bear out; none overlaps another. */
function meantOf(context: Context, hits: readonly Hit[]): ReadonlySet<Hit> {
  const sure = hits.filter(({ verdict }) => verdict === 'sure');
  const tellingPacks = new Set(sure.flatMap(({ telling, packs }) => (telling ? packs : [])));
  const elsewhere = new Set(sure.flatMap(({ named }) => named));
  const meant = new Set(sure);
  for (const { names, joined } of listsOf(context, hits)) {
    const packs = new Set(names.flatMap((hit) => (hit.verdict === 'sure' ? hit.packs : [])));
    for (const hit of names)
      if ((joined || hit.verdict !== 'listed') && hit.packs.some((pack) => packs.has(pack))) meant.add(hit);
  }
  for (const hit of hits) {
    if (hit.verdict === 'sure' || hit.verdict === 'listed') continue;
    if (hit.packs.some((pack) => tellingPacks.has(pack)) || hit.named.some((one) => elsewhere.has(one)))
      meant.add(hit);
  }
  return withoutOverlaps(meant);
}

/** What is meant for sure goes before what others bear out. */
function withoutOverlaps(meant: ReadonlySet<Hit>): Set<Hit> {
  const taken = new Set<number>();
  const kept = new Set<Hit>();
  const inOrder = [...meant].toSorted(
    (a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || a.first - b.first,
  );
  for (const hit of inOrder) {
    const own = Array.from({ length: hit.last - hit.first + 1 }, (_, at) => hit.first + at);
    if (own.some((word) => taken.has(word))) continue;
    for (const word of own) taken.add(word);
    kept.add(hit);
  }
  return kept;
}
