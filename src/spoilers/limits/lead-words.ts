/** The words around a thing in a limit, such as `up to`, `haven't seen` and `only`, and what they mean together. */
import { inCommas } from './limit-words.ts';

const MODES = ['all', 'seen', 'upto', 'before', 'at', 'not', 'unseen', 'after', 'since', 'only'] as const;
/** What a phrase says of a thing. A phrase without words for it has none, and may take the one before it. */
export type Mode = (typeof MODES)[number];

interface Stage {
  mode: Mode | undefined;
  words: string;
}

/** Words before a thing, `plain`, the longest first where one begins another. Those of no mode say nothing. */
const LINES = `
only: nothing but, nothing except, nothing other than, none but, only, exclusively
before: up to but not including, until but not including, up to but excluding, prior to, older than, earlier than, before, pre
upto: up to and including, up to, upto, until the end of, until, til, till, through to, through, thru, to the end of
upto: at the end of, the end of, end of, to, by, as far as, including, no further than, no later than, no more than
at: in the middle of, the middle of, halfway through, half way through, midway through, partway through, part way through
at: going through, working through, busy with, at the start of, at the beginning of, at, on, in, watching, reading, playing
at: starting, started, beginning, began
after: after, past, beyond, later than, newer than
since: since
not: apart from, other than, except for, except, excluding, without, minus, but not, but, nothing, none, nor, neither, not, no
not: never, havent, have not, hasnt, has not, didnt, did not, dont, do not, hide, skip, avoid, ignore, exclude
seen: have seen, seen, see, watched, watch, viewed, read, played, play, finished, finish, completed, done with, caught up with
seen: caught up on
all: everything, anything, all, the whole, whole, entire, complete, every
nothing: i have, i am, im, ive, i, we have, we are, weve, we, were, have, am, are, is, be, my limit is, my limit, limit
nothing: spoilers are, spoilers, spoiler, spoil, ok, okay, fine, so far, just, currently, now, still, already, always, yet
nothing: please, of the, of, from, about, any, some, the, a, other, for, with, me, show, released, published, aired, out, made`
  .trim()
  .split('\n')
  .map((line) => line.split(': '));

const LEADS = [...Map.groupBy(LINES, ([mode]) => mode)].map(([name, lines]) => ({
  mode: MODES.find((mode) => mode === name),
  words: lines.flatMap(([, words = '']) => inCommas(words)),
}));

/** Words after a thing: `films only`, `nothing from 1995 on`, and those that say nothing. */
const TAILS = {
  only: inCommas('only, alone'),
  onwards: inCommas('and later, or later, and after, and up, and on, and onwards, onwards, onward, on'),
  idle: inCommas('yet, so far, please, thanks, at all, either, now, right now, at the moment'),
};

const NOTHING_HIDDEN = [
  /^(?:none|no limits?|no spoiler limits?|no restrictions?|unlimited|off|clear)$/,
  /^(?:hide nothing|(?:dont|do not) hide anything|nothing (?:is )?hidden|(?:show (?:me )?)?(?:everything|all))$/,
  /^(?:spoil (?:me|everything)|spoilers (?:are )?(?:ok|okay|fine|welcome))$/,
  /^(?:i have |ive |i )?(?:seen|watched|read|know) (?:it all|everything|all(?: of it)?)$/,
];

/** Whether `plain` words say that there is no limit: `none`, `everything`. */
export const saysNoLimit = (words: string) => NOTHING_HIDDEN.some((form) => form.test(words));

/** Deeper than people nest words: "I have only seen everything up to the end of". */
const MOST_LEADS = 8;

/** The mode and the words left after each way of taking the words before a thing away, as written first. */
export function* stages(words: string, mode?: Mode, depth = 0): Generator<Stage> {
  yield { mode, words };
  if (depth === MOST_LEADS) return;
  for (const lead of LEADS) {
    const start = lead.words.find((each) => words === each || words.startsWith(`${each} `));
    const next = lead.mode === undefined ? mode : joined(mode, lead.mode);
    if (start !== undefined && next !== null)
      yield* stages(words.slice(start.length).trim(), next, depth + 1);
  }
}

/** Modes that a word still being typed may begin, the shortest word first: `unti`. */
export function beginnings(words: string): (Mode | undefined)[] {
  const begun = LEADS.flatMap(({ mode, words: each }) =>
    each.filter((lead) => words !== '' && lead.startsWith(words)).map((lead) => ({ mode, lead })),
  );
  return [...new Set(begun.toSorted((a, b) => a.lead.length - b.lead.length).map(({ mode }) => mode))];
}

type Joined = Partial<Record<Mode, Mode | null>>;
const NOT: Joined = { after: 'upto', seen: 'unseen', at: 'unseen', since: 'before', upto: 'before' };
const NOWHERE: Joined = { before: null, not: null, unseen: null, only: null };
/** What a word means after another: `not seen` is `unseen`. Null where it makes no sense; else the second counts. */
const JOINED: Partial<Record<Mode, Joined>> = {
  not: { ...NOWHERE, ...NOT, all: 'not' },
  unseen: { ...NOWHERE, ...NOT, all: 'unseen' },
  only: { seen: 'only', all: 'only' },
  upto: { seen: 'upto', all: 'upto' },
};

function joined(first: Mode | undefined, second: Mode): Mode | null {
  if (first === 'before') return second === 'not' ? null : 'before';
  const after = first && JOINED[first]?.[second];
  return after === undefined ? second : after;
}

/** Like {@link stages}, with and without what stands after a thing. */
export function* withTails(words: string, mode: Mode | undefined): Generator<Stage> {
  yield* stages(words, mode);
  const without = (tails: readonly string[]) => {
    const tail = tails.find((each) => words.endsWith(` ${each}`));
    return tail === undefined ? undefined : words.slice(0, -tail.length).trim();
  };
  const [only, onwards, idle] = [without(TAILS.only), without(TAILS.onwards), without(TAILS.idle)];
  if (only !== undefined) yield* stages(only, 'only');
  for (const stage of onwards === undefined ? [] : stages(onwards, mode))
    if (stage.mode === 'not' || stage.mode === 'unseen') yield { ...stage, mode: 'before' };
  if (idle !== undefined) yield* withTails(idle, mode);
}
