/** The words around a thing in a limit, such as `up to`, `haven't seen` and `only`, and what they mean together. */

/** What a phrase says of a thing. A phrase without words for it has none, and may take the one before it. */
export type Mode = 'all' | 'seen' | 'upto' | 'before' | 'at' | 'not' | 'unseen' | 'after' | 'since' | 'only';

/** Words before a thing, `plain`, the longest of each list first where one begins another. */
const LEADS: readonly { mode: Mode | undefined; words: readonly string[] }[] = [
  {
    mode: 'only',
    words: list('nothing but, nothing except, nothing other than, none but, only, exclusively'),
  },
  {
    mode: 'before',
    words: list(
      'up to but not including, until but not including, up to but excluding, prior to, older than, earlier than, before, pre',
    ),
  },
  {
    mode: 'upto',
    words: list(
      `up to and including, up to, upto, until the end of, until, til, till, through to, through, thru, to the end of,
      at the end of, the end of, end of, to, by, as far as, including, no further than, no later than, no more than`,
    ),
  },
  {
    mode: 'at',
    words: list(
      `in the middle of, the middle of, halfway through, half way through, midway through, partway through,
      part way through, going through, working through, busy with, at the start of, at the beginning of, at, on, in,
      watching, reading, playing, starting, started, beginning, began`,
    ),
  },
  { mode: 'after', words: list('after, past, beyond, later than, newer than') },
  { mode: 'since', words: list('since') },
  {
    mode: 'not',
    words: list(
      `apart from, other than, except for, except, excluding, without, minus, but not, but, nothing, none, nor, neither,
      not, no, never, havent, have not, hasnt, has not, didnt, did not, dont, do not, hide, skip, avoid, ignore, exclude`,
    ),
  },
  {
    mode: 'seen',
    words: list(
      `have seen, seen, see, watched, watch, viewed, read, played, play, finished, finish, completed, done with,
      caught up with, caught up on`,
    ),
  },
  { mode: 'all', words: list('everything, anything, all, the whole, whole, entire, complete, every') },
  {
    mode: undefined,
    words: list(
      `i have, i am, im, ive, i, we have, we are, weve, we, were, have, am, are, is, be, my limit is, my limit, limit,
      spoilers are, spoilers, spoiler, spoil, ok, okay, fine, so far, just, currently, now, still, already, always, yet, please,
      of the, of, from, about, any, some, the, a, other, for, with, me, show, released, published, aired, out, made`,
    ),
  },
];

/** Words after a thing: `films only`, `nothing from 1995 on`, and those that say nothing. */
const TAILS = {
  only: list('only, alone'),
  onwards: list('and later, or later, and after, and up, and on, and onwards, onwards, onward, on'),
  idle: list('yet, so far, please, thanks, at all, either, now, right now, at the moment'),
};

function list(words: string): string[] {
  return words.split(',').map((word) => word.trim());
}

const NOTHING_HIDDEN = new RegExp(
  `^(?:${[
    'none',
    'no limits?',
    'no spoiler limits?',
    'no restrictions?',
    'unlimited',
    'off',
    'clear',
    'hide nothing',
    '(?:dont|do not) hide anything',
    'nothing (?:is )?hidden',
    '(?:show (?:me )?)?(?:everything|all)',
    'spoil (?:me|everything)',
    'spoilers (?:are )?(?:ok|okay|fine|welcome)',
    '(?:i have |ive |i )?(?:seen|watched|read|know) (?:it all|everything|all(?: of it)?)',
  ].join('|')})$`,
);

/** Whether `plain` words say that there is no limit: `none`, `everything`. */
export const saysNoLimit = (words: string) => NOTHING_HIDDEN.test(words);

/** Deeper than people nest words: "I have only seen everything up to the end of". */
const MOST_LEADS = 8;

/** The mode and the words left after each way of taking the words before a thing away, as written first. */
export function* stages(
  words: string,
  mode?: Mode,
  depth = 0,
): Generator<{ mode: Mode | undefined; words: string }> {
  yield { mode, words };
  if (depth === MOST_LEADS) return;
  for (const lead of LEADS) {
    const start = lead.words.find((each) => words === each || words.startsWith(`${each} `));
    if (start === undefined) continue;
    const next = lead.mode === undefined ? mode : joined(mode, lead.mode);
    if (next === null) continue;
    yield* stages(words.slice(start.length).trim(), next, depth + 1);
  }
}

/** Modes that a word still being typed may begin, the shortest word first: `unti`. */
export function beginnings(words: string): (Mode | undefined)[] {
  if (words === '') return [];
  const begun = LEADS.flatMap(({ mode, words: each }) =>
    each.filter((lead) => lead.startsWith(words)).map((lead) => ({ mode, lead })),
  );
  return [...new Set(begun.toSorted((a, b) => a.lead.length - b.lead.length).map(({ mode }) => mode))];
}

/** What two words for it mean one after the other: `not` and `seen` are `unseen`; null where that makes no sense. */
function joined(first: Mode | undefined, second: Mode): Mode | null {
  switch (first) {
    case 'not':
    case 'unseen':
      if (second === 'after') return 'upto';
      if (second === 'seen' || second === 'at') return 'unseen';
      if (second === 'since' || second === 'upto') return 'before';
      return second === 'all' ? first : null;
    case 'only':
      return second === 'seen' || second === 'all' ? 'only' : second;
    case 'before':
      return second === 'not' ? null : 'before';
    case 'upto':
      return second === 'seen' || second === 'all' ? 'upto' : second;
    default:
      return second;
  }
}

/** Like {@link stages}, with and without what stands after a thing. */
export function* withTails(words: string, mode: Mode | undefined): ReturnType<typeof stages> {
  yield* stages(words, mode);
  const without = (tails: readonly string[]) => {
    const tail = tails.find((each) => words.endsWith(` ${each}`));
    return tail === undefined ? undefined : words.slice(0, -tail.length).trim();
  };
  const [only, onwards, idle] = [without(TAILS.only), without(TAILS.onwards), without(TAILS.idle)];
  if (only !== undefined) yield* stages(only, 'only');
  if (onwards !== undefined)
    for (const stage of stages(onwards, mode))
      if (stage.mode === 'not' || stage.mode === 'unseen') yield { ...stage, mode: 'before' };
  if (idle !== undefined) yield* withTails(idle, mode);
}
