/** The daily mystery: guesses beside the answer, clues, the grid to share, statistics and a server's board. */
import { ButtonStyle } from 'discord.js';
import type { EndedMystery, MysteryState, MysteryStatistics } from '../games/mystery.ts';
import type { Match } from '../mystery/column.ts';
import type { Cell } from '../mystery/index.ts';
import type { Look } from '../pictures/index.ts';
import { judgementFor } from '../spoilers/view.ts';
import type { Viewer } from '../spoilers/viewer.ts';
import { lookId } from './actions/look.ts';
import { mysteryBoardId } from './actions/mystery-board.ts';
import { mysteryShareId } from './actions/mystery-share.ts';
import { mysteryStatsId } from './actions/mystery-stats.ts';
import { barred, labels } from './citation.ts';
import { LIMITS } from './limits.ts';
import { button, notice, pictureFile, type Reply, row } from './reply.ts';
import { clip, count, escapeText, lengthOf, stamp } from './text.ts';

const COLOR = 0x7b5ea7;
const SPREAD = 'mysteries.png';
const SYMBOLS: Readonly<Record<Match, string>> = { same: '✅', partly: '🟨', different: '❌', unknown: '⬜' };
/** In squares alone: they tell no more than how it went. */
const SQUARES: Readonly<Record<Match, string>> = { same: '🟩', partly: '🟨', different: '⬛', unknown: '⬜' };
const ARROWS = { later: '⬆️', earlier: '⬇️' } as const;
const LEGEND =
  '-# ✅ the same · 🟨 in part or near · ❌ other · ⬜ not told · ⬆️ the answer is later · ⬇️ earlier';
/** Of a long list of offices. */
const LONGEST_LABEL = 40;

interface MysteryView {
  viewer: Viewer;
  /** Where a board is kept. */
  guildId: string | null;
  /** What became of the guess that was just made. */
  remark?: string | undefined;
  /** Yesterday's, where it was not finished. */
  ended?: EndedMystery | undefined;
}

export function mysteryCard(state: MysteryState, { viewer, guildId, remark, ended }: MysteryView): Reply {
  const { guesses, taken, left, answer, won, endsAt, clues } = state;
  const judgement = judgementFor(viewer);
  const told = clues.map((clue, at) => {
    const fact = judgement.tell(clue.fact);
    const text = `${escapeText(clue.text)} ${fact ? labels(fact.sources) : ''}`.trim();
    return `**Clue ${at + 1}** ${fact ? barred(text, fact.verdict) : text}`;
  });
  const view = answer && judgement.entry(answer);
  const nameOf = (one: typeof view) =>
    one && !one.isUnknown ? `**${escapeText(one.entry.name)}**` : 'somebody beyond your spoiler limit';
  const name = nameOf(view);
  const before = ended && [
    `The mystery of ${dateOf(ended.day)} ended at midnight UTC: it was ${nameOf(judgement.entry(ended.entry))}.`,
  ];
  const next = `The next one comes ${stamp(endsAt, 'R')}.`;
  const state1 = answer
    ? won
      ? `Solved with ${count(taken, 'guess', 'guesses')}: it is ${name}. ${next}`
      : `It was ${name}. ${next}`
    : taken === 0
      ? `Who is it? Type \`/mystery guess\` and a name. You have ${count(left, 'guess', 'guesses')}; after each you see how it compares, and get a clue.`
      : `${count(left, 'guess', 'guesses')} left: \`/mystery guess\``;
  const lines = [
    ...(before ?? []),
    ...(remark ? [remark] : []),
    ...(before || remark ? [''] : []),
    ...(guesses.length > 0 ? [`-# ${state.columns.map(({ label }) => escapeText(label)).join(' · ')}`] : []),
    ...guesses.flatMap(({ entry, cells }, at) => [
      `**Guess ${at + 1}: ${escapeText(entry.name)}**`,
      cells.map(cellText).join(' · '),
    ]),
    ...(guesses.length > 0 ? [LEGEND] : []),
    ...(told.length > 0 ? ['', ...told] : []),
    '',
    state1,
  ];
  return {
    embeds: [
      {
        title: `Daily mystery · ${dateOf(state.day)}`,
        color: COLOR,
        description: fitted(lines),
        ...(answer ? { footer: { text: `${answer.pack.attribution} · ${answer.pack.licence}` } } : {}),
      },
    ],
    components: [
      row(
        ...(view && !view.isUnknown ? [button(lookId.build({ id: view.entry.id }), 'Look them up')] : []),
        ...(answer
          ? [button(mysteryShareId.build({ day: state.day }), 'Share', { style: ButtonStyle.Primary })]
          : []),
        button(mysteryStatsId.build(), 'Your mysteries'),
        ...(guildId === null ? [] : [button(mysteryBoardId.build(), 'Board')]),
      ),
    ],
    private: true,
  };
}

/** What is compared is said once above the guesses: so a guess takes two or three lines of a phone. */
const cellText = ({ match, label, answerIs }: Cell): string => {
  const arrow = answerIs ? ` ${ARROWS[answerIs]}` : '';
  const text = `${SYMBOLS[match]} ${escapeText(clip(label || 'not told', LONGEST_LABEL))}${arrow}`;
  // A short one stays on its line: a symbol alone at its end would be read with what comes before it.
  return lengthOf(text) <= ON_A_LINE ? text.replaceAll(' ', '\u00a0') : text.replace(' ', '\u00a0');
};
const ON_A_LINE = 30;

/** Labels may be long in a pack of another fandom: whole lines go from the first guess on where they do not fit. */
function fitted(lines: readonly string[]): string {
  let from = 0;
  while (lengthOf(lines.slice(from).join('\n')) > LIMITS.embedDescription) from++;
  return lines.slice(from).join('\n');
}

const dateOf = (day: number): string =>
  new Date(day * 86_400_000).toLocaleDateString('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });

/** Squares that tell how it went and not who it was, for everybody. */
export const sharedMystery = (state: MysteryState, userId: string, guesses: number): Reply => ({
  embeds: [
    {
      title: `Daily mystery · ${dateOf(state.day)}`,
      color: COLOR,
      description: [
        `<@${userId}> ${state.won ? `solved it with ${count(state.taken, 'guess', 'guesses')}` : `did not find out in ${guesses} guesses`}.`,
        ...state.guesses.map(({ cells }) => cells.map(({ match }) => SQUARES[match]).join('')),
        '-# Your turn: `/mystery guess`',
      ].join('\n'),
    },
  ],
  components: [],
  private: false,
});

/** A member's own mysteries, with how many guesses they took as a picture. */
export function mysteryStatisticsCard(statistics: MysteryStatistics, look: Look | undefined): Reply {
  const { played, won, spread, streak, best } = statistics;
  if (played === 0)
    return notice('No mystery played yet', '`/mystery guess` asks who somebody is, once a day.');
  const text = [
    `Played ${played}, solved ${won}`,
    `${count(streak, 'day', 'days')} in a row now, ${best} at best`,
    ...spread.map((solved, at) => `${count(at + 1, 'guess', 'guesses')}: ${solved}`),
    `Not solved: ${played - won}`,
  ].join('\n');
  const options = [
    ...spread.map((solved, at) => ({ label: count(at + 1, 'guess', 'guesses'), count: solved })),
    { label: 'Not solved', count: played - won },
  ];
  const content = { title: 'Your mysteries', options, note: `${count(streak, 'day', 'days')} in a row` };
  const chart = look && pictureFile(SPREAD, { kind: 'poll', content, look }, text);
  return {
    embeds: [
      {
        title: 'Your mysteries',
        color: COLOR,
        description: chart ? text.split('\n').slice(0, 2).join('\n') : text,
        ...(chart ? { image: chart.image } : {}),
      },
    ],
    components: [],
    private: true,
    ...(chart ? { files: [chart.file] } : {}),
  };
}

/** Who solved most in a server. */
export const mysteryBoardCard = (
  solvers: readonly { userId: string; solved: number; played: number; guesses: number }[],
  days: number,
): Reply => ({
  embeds: [
    {
      title: `Mysteries solved · last ${days} days`,
      color: COLOR,
      description:
        solvers.length === 0
          ? 'Nobody has finished one here yet. `/mystery guess` asks who somebody is, once a day.'
          : solvers
              .map(
                ({ userId, solved, played, guesses }, at) =>
                  `${at + 1}. <@${userId}> **${solved}** of ${played}${solved > 0 ? ` · ${(guesses / solved).toFixed(1)} guesses each` : ''}`,
              )
              .join('\n'),
    },
  ],
  components: [],
  private: false,
});

/** Begun in another server or in private messages, and not to be told of here. */
export const mysteryElsewhere = (): Reply =>
  notice(
    'Not here today',
    'Your mystery of today asks for somebody who is hidden in this server. Go on where you began it; tomorrow’s is another one.',
  );

/** The answers where there is nothing to play. */
export const noMystery = (): Reply =>
  notice(
    'No mystery for you today',
    'Nobody is known well enough within your spoiler limit. `/spoilers` changes it.',
  );
