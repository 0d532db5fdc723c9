/** The words around a thing in a limit, such as `up to`, `haven't seen` and `only`, and what they mean together. */
import { inCommas } from './limit-words.ts';

/** What a phrase says of a thing. A phrase without words for it has none, and may take the one before it. */
export type Mode = 'all' | 'seen' | 'upto' | 'before' | 'at' | 'not' | 'unseen' | 'after' | 'since' | 'only';

interface Stage {
  mode: Mode | undefined;
  words: string;
}

type Words = readonly { mode: Mode | undefined; words: readonly string[] }[];

/** Longest first, for one word may begin another. */
const wordsOf = (lists: Partial<Record<Mode | 'idle', string>>): Words =>
  Object.entries(lists).map(([mode, words]) => ({
    mode: mode === 'idle' ? undefined : (mode as Mode),
    words: inCommas(words).toSorted((a, b) => b.length - a.length),
  }));

/** Words before a thing, `plain`. Idle ones say nothing. */
const LEADS = wordsOf({
  only: 'nothing but, nothing except, nothing other than, none but, only, exclusively',
  before: `up to but not including, until but not including, up to but excluding, prior to, older than, earlier than,
    before, pre`,
  upto: `up to and including, up to, upto, until the end of, until, til, till, through to, through, thru, to the end of,
    at the end of, the end of, end of, to, by, as far as, including, no further than, no later than, no more than`,
  at: `in the middle of, the middle of, halfway through, half way through, midway through, partway through,
    part way through, going through, working through, busy with, at the start of, at the beginning of, at, on, in,
    watching, reading, playing, starting, started, beginning, began`,
  after: 'after, past, beyond, later than, newer than',
  since: 'since',
  not: `apart from, other than, except for, except, excluding, without, minus, but not, but, nothing, none, nor, neither,
    not, no, never, havent, have not, hasnt, has not, didnt, did not, dont, do not, hide, skip, avoid, ignore, exclude`,
  seen: `have seen, seen, see, watched, watch, viewed, read, played, play, finished, finish, completed, done with,
    caught up with, caught up on`,
  all: 'everything, anything, all, the whole, whole, entire, complete, every',
  idle: `i have, i am, im, ive, i, we have, we are, weve, we, were, have, am, are, is, be, my limit is, my limit, limit,
    spoilers are, spoilers, spoiler, spoil, ok, okay, fine, so far, just, currently, now, still, already, always, yet,
    please, of the, of, from, about, any, some, the, a, other, for, with, me, show, released, published, aired, out,
    made`,
});

/** Words after a thing: `films only`, `nothing from 1995 on`, and those that say nothing. */
const TAILS = wordsOf({
  only: 'only, alone',
  since: 'and later, or later, and after, and up, and on, and onwards, onwards, onward, on',
  idle: 'yet, so far, please, thanks, at all, either, now, right now, at the moment, finale, finished, complete, completed, done',
});

const NOTHING_HIDDEN = [
  /^(?:none|no limits?|no spoiler limits?|no restrictions?|unlimited|off|clear)$/,
  /^(?:hide nothing|(?:dont|do not) hide anything|nothing (?:is )?hidden|(?:show (?:me )?)?(?:everything|all))$/,
  /^(?:spoil (?:me|everything)|spoilers (?:are )?(?:ok|okay|fine|welcome))$/,
  /^(?:i have |ive |i )?(?:seen|watched|read|know) (?:it all|everything|all(?: of it)?)$/,
];

/** Whether `plain` words say that there is no limit: `none`, `everything`. */
export const saysNoLimit = (words: string) => NOTHING_HIDDEN.some((form) => form.test(words));

type Joined = Partial<Record<Mode, Mode | null>>;
const NOT: Joined = { after: 'upto', seen: 'unseen', at: 'unseen', since: 'before', upto: 'before' };
const NOWHERE: Joined = { before: null, not: null, only: null };
/** What a word means after another: `not seen` is `unseen`. Null where it makes no sense; else the second counts. */
const JOINED: Partial<Record<Mode, Joined>> = {
  not: { ...NOWHERE, ...NOT, all: 'not' },
  unseen: { ...NOWHERE, ...NOT, all: 'unseen' },
  only: { all: 'only', seen: 'only' },
  upto: { all: 'upto', seen: 'upto' },
};

function joined(first: Mode | undefined, second: Mode | undefined): Mode | null | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  if (first === 'before') return second === 'not' || second === 'since' ? null : 'before';
  const known = JOINED[first]?.[second];
  return known === undefined ? second : known;
}

/** Deeper than people nest words: "I have only seen everything up to the end of". */
const MOST_LEADS = 8;

/** The mode and the words left after each way of taking the words before a thing away, as written first. */
export function* stages(words: string, mode?: Mode, depth = 0): Generator<Stage> {
  yield { mode, words };
  if (depth === MOST_LEADS) return;
  for (const lead of LEADS) {
    const start = lead.words.find((each) => words === each || words.startsWith(`${each} `));
    const next = joined(mode, lead.mode);
    if (start !== undefined && next !== null)
      yield* stages(words.slice(start.length).trim(), next, depth + 1);
  }
}

/** Like {@link stages}, with and without what stands after a thing. */
export function* stagesAround(words: string, mode: Mode | undefined): Generator<Stage> {
  yield* stages(words, mode);
  for (const tail of TAILS) {
    const end = tail.words.find((each) => words.endsWith(` ${each}`));
    if (end === undefined) continue;
    // `films only` is `only films`.
    const start = tail.mode === 'only' ? 'only' : mode;
    for (const stage of stagesAround(words.slice(0, -end.length).trim(), start)) {
      const next = tail.mode === 'since' ? joined(stage.mode, 'since') : stage.mode;
      if (next !== null) yield { ...stage, mode: next };
    }
  }
}

/** Modes that a word still being typed may begin, the shortest word first: `unti`. */
export function beginnings(words: string): (Mode | undefined)[] {
  const begun = LEADS.flatMap(({ mode, words: each }) =>
    each.filter((lead) => words !== '' && lead.startsWith(words)).map((lead) => ({ mode, lead })),
  );
  return [...new Set(begun.toSorted((a, b) => a.lead.length - b.lead.length).map(({ mode }) => mode))];
}
