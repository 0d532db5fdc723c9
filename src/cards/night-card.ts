/** A quiz night: its announcement, what it tells as it goes, its board and winners, and its host's panel. */
import { type APIEmbedField, ButtonStyle } from 'discord.js';
import type { NightBoard, NightStanding, TeamStanding } from '../nights/board.ts';
import type { Lead } from '../nights/lead.ts';
import type { Night } from '../nights/night.ts';
import type { Telling } from '../nights/step.ts';
import type { NightView } from '../nights/view.ts';
import type { Look } from '../pictures/index.ts';
import { isLevel } from '../trivia/level.ts';
import { isMode, type Mode } from '../trivia/mode.ts';
import { nightBoardId } from './actions/night-board.ts';
import { nightHostId } from './actions/night-host.ts';
import { nightJoinId } from './actions/night-join.ts';
import { nightLeadId } from './actions/night-lead.ts';
import { nightLeaveId } from './actions/night-leave.ts';
import { people } from './question-card.ts';
import { button, notice, pictureFile, type Reply, type Row, row } from './reply.ts';
import { count, escapeText, stamp } from './text.ts';

const COLOR = 0xb0568a;
const MEDALS = ['🥇', '🥈', '🥉'];
/** Told apart by a colour and a word. */
const TEAMS = [
  { name: 'Red', emoji: '🔴' },
  { name: 'Blue', emoji: '🔵' },
  { name: 'Green', emoji: '🟢' },
  { name: 'Gold', emoji: '🟡' },
] as const;
/** So many members stand on a board in the channel, and on the whole one. */
const [ON_BOARD, ON_WHOLE_BOARD] = [5, 25];

export const teamName = (team: number): string => {
  const { name = 'No team', emoji = '⚪' } = TEAMS[team] ?? {};
  return `${emoji} ${name}`;
};
/** Minutes in fives. */
const about = (ms: number) => `About ${Math.max(5, Math.round(ms / 300_000) * 5)} minutes`;

/** What stands where it was planned, from then to its end. */
export function nightCard({ night, topics, players, duration }: NightView): Reply {
  const { title, state, startsAt, rounds, questions, teams, hostId, mode, level } = night;
  const isOver = state === 'over' || state === 'cancelled';
  const when =
    state === 'planned'
      ? `${stamp(startsAt, 'F')}, ${stamp(startsAt, 'R')}`
      : ({ over: 'Over.', cancelled: 'It is called off.' }[state as string] ?? '**It is on.**');
  return {
    embeds: [
      {
        title: `📣 ${escapeText(title)}`,
        color: COLOR,
        description: [
          when,
          '',
          `${count(rounds, 'round')} of ${count(questions, 'question')}`,
          about(duration),
          ...(isLevel(level) ? [`Only ${level} questions`] : []),
          ...(isMode(mode) ? MODE_LINES[mode] : []),
          ...topicLines(topics, rounds),
          teams > 0 ? `${teams} teams: all points of a team count` : 'All against all',
          `Host: <@${hostId}>`,
          ...(isOver ? [] : ['', '-# Whoever answers takes part. Who joins is called when it begins.']),
        ].join('\n'),
        fields: joinedFields(night, players),
      },
    ],
    components: isOver ? [] : [...joinRows(night), row(...openButtons(night))],
    private: false,
  };
}

const MODE_LINES: Readonly<Record<Mode, readonly string[]>> = {
  classic: [],
  elimination: ['Elimination: a wrong answer or none, and you are out of the round'],
  lightning: ['Lightning: ten seconds a question, and the first answer counts'],
};

function topicLines(topics: readonly (string | undefined)[], rounds: number): string[] {
  const [first] = topics;
  if (topics.length < 2) return [first === undefined ? 'About anything' : `About ${escapeText(first)}`];
  return Array.from({ length: rounds }, (_, index) => {
    const topic = topics[index % topics.length];
    return `Round ${index + 1}: ${topic === undefined ? 'anything' : escapeText(topic)}`;
  });
}

function joinedFields({ teams }: Night, players: NightView['players']): APIEmbedField[] {
  if (players.length === 0) return [];
  if (teams === 0)
    return [{ name: `Joined: ${players.length}`, value: people(players.map(({ userId }) => userId)) }];
  return Array.from({ length: teams }, (_, team) => {
    const members = players.filter((player) => player.team === team).map(({ userId }) => userId);
    return {
      name: `${teamName(team)}: ${members.length}`,
      value: members.length > 0 ? people(members) : 'Nobody yet',
      inline: true,
    };
  });
}

function joinRows({ id, teams }: Night): Row[] {
  if (teams === 0) return [];
  const buttons = Array.from({ length: teams }, (_, team) =>
    button(nightJoinId.build({ id, team }), TEAMS[team]?.name ?? '', {
      style: ButtonStyle.Primary,
      emoji: TEAMS[team]?.emoji ?? '⚪',
    }),
  );
  return [row(...buttons)];
}

const openButtons = ({ id, teams }: Night) => [
  button(nightJoinId.build({ id }), teams > 0 ? 'Any team' : 'Join', {
    style: ButtonStyle.Primary,
    emoji: '✋',
  }),
  button(nightLeaveId.build({ id }), 'Leave'),
  button(nightHostId.build({ id }), 'Host', { emoji: '🎛️' }),
];

/** What is told in the channel as the night goes on. */
export function tellingCard(
  { night, topics }: NightView,
  stage: string,
  telling: Telling,
  { names, look }: { names: ReadonlyMap<string, string>; look: Look | undefined },
): Reply {
  switch (telling.kind) {
    case 'begins':
      return told(
        `${night.title} begins`,
        [
          `The first question comes ${stamp(telling.firstAt, 'R')}.`,
          ...(telling.players.length > 0 ? [] : ['Nobody has joined yet: whoever answers takes part.']),
        ],
        [
          button(nightJoinId.build({ id: night.id }), 'Join', { style: ButtonStyle.Primary, emoji: '✋' }),
          button(nightHostId.build({ id: night.id, stage }), 'Host', { emoji: '🎛️' }),
        ],
      );
    case 'board':
      return told(
        `After round ${night.round} of ${night.rounds}`,
        [...boardLines(telling.board), '', ...nextLines(night, topics, telling.next)],
        boardButtons(night.id, stage, true),
      );
    case 'held':
      return told(
        'A pause',
        [`<@${night.hostId}> goes on with it: **Host**, then **Go on**.`],
        [button(nightHostId.build({ id: night.id, stage }), 'Host', { emoji: '🎛️' })],
      );
    case 'winners':
      return winnersCard(night, stage, telling.board, names, look);
    case 'off':
      return calledOffCard(night, telling.why);
  }
}

export const calledOffCard = (
  { title }: Pick<Night, 'title'>,
  why: (Telling & { kind: 'off' })['why'] = 'cancelled',
): Reply => told(`${title} is called off`, [OFF[why]], []);

const OFF: Readonly<Record<(Telling & { kind: 'off' })['why'], string>> = {
  cancelled: 'Its host or the staff called it off.',
  missed: 'Curzon was away at its time, or another one was still on. `/night plan` plans it anew.',
  'nothing to ask': 'There was no question left to ask of its topics.',
};

const told = (title: string, lines: readonly string[], buttons: Parameters<typeof row>): Reply => ({
  embeds: [{ title: escapeText(title), color: COLOR, description: lines.join('\n') }],
  components: buttons.length > 0 ? [row(...buttons)] : [],
  private: false,
});

const boardButtons = (id: string, stage: string, isRunning: boolean): Parameters<typeof row> => [
  button(nightBoardId.build({ id, stage }), 'Whole board', { emoji: '📋' }),
  ...(isRunning ? [button(nightHostId.build({ id }), 'Host', { emoji: '🎛️' })] : []),
];

function nextLines(
  { round, hostId }: Night,
  topics: readonly (string | undefined)[],
  next: (Telling & { kind: 'board' })['next'],
): string[] {
  if (next === 'held') return [`A pause. <@${hostId}> goes on with it: **Host**, then **Go on**.`];
  if (next === 'deserted')
    return [`Nobody answered. <@${hostId}> goes on when there is somebody: **Host**, then **Go on**.`];
  const topic = topics[round % Math.max(1, topics.length)];
  const what = topic === undefined ? '' : `, ${escapeText(topic)},`;
  return [`Round ${round + 1}${what} begins ${stamp(next.at, 'R')}.`];
}

/** Teams first, where there are any, and then the best members. */
function boardLines({ teams, members }: NightBoard, most = ON_BOARD): string[] {
  if (members.length === 0) return ['Nobody has points yet.'];
  const rest = members.length - most;
  return [
    ...teams.map(teamLine),
    ...(teams.length > 0 ? [''] : []),
    ...members.slice(0, most).map(memberLine),
    ...(rest > 0 ? [`-# and ${count(rest, 'more', 'more')}`] : []),
  ];
}

const placeOf = ({ rank, points }: { rank: number; points: number }) =>
  (points > 0 ? MEDALS[rank - 1] : undefined) ?? `${rank}.`;

const teamLine = (one: TeamStanding): string =>
  `${placeOf(one)} ${teamName(one.team)} **${one.points}** points`;

const memberLine = (one: NightStanding): string =>
  `${placeOf(one)} <@${one.userId}>${one.team === undefined ? '' : ` ${TEAMS[one.team]?.emoji ?? ''}`} **${one.points}** points`;

/** The night's end, with its winners as a picture where a server has pictures. */
function winnersCard(
  night: Night,
  stage: string,
  board: NightBoard,
  names: ReadonlyMap<string, string>,
  look: Look | undefined,
): Reply {
  const winners = winnersOf(board);
  const card = told(
    `${night.title}: ${winners.length === 0 ? 'nobody won' : 'the winners'}`,
    [
      ...(winners.length === 0 ? ['Nobody had a point this time.'] : [`🏆 ${winners.join(', ')}`, '']),
      ...(board.members.length > 0 ? boardLines(board) : []),
      '',
      `-# ${played(night, board)}. ${board.members.length > 1 ? 'Points count for the server’s boards too' : 'With nobody else it counts for no board'}.`,
    ],
    boardButtons(night.id, stage, false),
  );
  const places = placesOf(board, names);
  const [embed] = card.embeds;
  if (!look || places.length === 0 || !embed) return card;
  const { file, image } = pictureFile('winners.png', {
    kind: 'podium',
    content: { title: night.title, places, note: played(night, board) },
    look,
  });
  return { ...card, embeds: [{ ...embed, image }], files: [file] };
}

const played = ({ round }: Night, { asked, members }: NightBoard): string =>
  [count(round, 'round'), count(asked, 'question'), `${members.length} played`].join(', ');

const winnersOf = ({ teams, members }: NightBoard): string[] =>
  teams.length > 0
    ? first(teams).map(({ team }) => teamName(team))
    : first(members).map(({ userId }) => `<@${userId}>`);

const first = <Item extends { rank: number; points: number }>(items: readonly Item[]): Item[] =>
  items.filter(({ rank, points }) => rank === 1 && points > 0);

/** Who stands on the podium, by the names that the picture shows. */
const placesOf = ({ teams, members }: NightBoard, names: ReadonlyMap<string, string>) =>
  (teams.length > 0
    ? teams.map(({ team, ...one }) => ({ ...one, name: TEAMS[team]?.name ?? '' }))
    : members
        .slice(0, ON_BOARD)
        .map(({ userId, ...one }) => ({ ...one, name: names.get(userId) ?? 'Member' }))
  )
    .filter(({ points }) => points > 0)
    .map(({ rank, name, points }) => ({ rank, name, points }));

/** The members whose names a picture of the winners shows. */
export const namedIn = ({ teams, members }: NightBoard): string[] =>
  teams.length > 0 ? [] : members.slice(0, ON_BOARD).map(({ userId }) => userId);

/** All of the board, for one member alone, with their own place. */
export function wholeBoardCard(night: Night, board: NightBoard, userId: string): Reply {
  const own = board.members.find((one) => one.userId === userId);
  const isShown = board.members.slice(0, ON_WHOLE_BOARD).some((one) => one.userId === userId);
  return {
    embeds: [
      {
        title: `Board · ${escapeText(night.title)}`,
        color: COLOR,
        description: boardLines(board, ON_WHOLE_BOARD).join('\n'),
        ...(own && !isShown ? { fields: [{ name: 'You', value: memberLine(own) }] } : {}),
      },
    ],
    components: [],
    private: true,
  };
}

const LABELS: Readonly<Record<Lead, string>> = {
  start: 'Start now',
  next: 'Next round now',
  hold: 'Pause',
  resume: 'Go on',
  end: 'End it',
};

/** What its host sees and does, alone. */
export function panelCard({ night, players }: NightView): Reply {
  const { id, title, state, round, rounds, held, startsAt, eventId } = night;
  const words: Readonly<Record<Night['state'], string>> = {
    planned: `It begins ${stamp(startsAt, 'R')}.`,
    waiting: held
      ? 'A pause comes now.'
      : round < rounds
        ? `Round ${round + 1} comes in a moment.`
        : 'Its winners come now.',
    playing: `Round ${round} of ${rounds} is on${held ? '; after it there is a pause' : ''}.`,
    paused: `A pause before round ${round + 1} of ${rounds}. After two hours it ends by itself.`,
    over: 'It is over.',
    cancelled: 'It is called off.',
  };
  const leads: Readonly<Record<Night['state'], readonly Lead[]>> = {
    planned: ['start', 'end'],
    waiting: ['next', 'hold', 'end'],
    playing: ['next', held ? 'resume' : 'hold', 'end'],
    paused: ['resume', 'end'],
    over: [],
    cancelled: [],
  };
  const noEvent =
    state === 'planned' && eventId === null
      ? ['', '-# It has no event of Discord’s: for that Curzon needs **Create Events** in this server.']
      : [];
  const buttons = leads[state].map((lead, index) =>
    button(nightLeadId.build({ id, lead, sure: false }), LABELS[lead], {
      style: lead === 'end' ? ButtonStyle.Danger : index === 0 ? ButtonStyle.Primary : ButtonStyle.Secondary,
    }),
  );
  return {
    ...notice(
      `Host · ${escapeText(title)}`,
      [words[state], `Joined: ${players.length}`, ...noEvent].join('\n'),
      buttons.length > 0 ? [row(...buttons)] : [],
    ),
  };
}

/** An end is asked about first. */
export const endNightCard = ({ id, title, round }: Night): Reply =>
  notice(
    `End ${escapeText(title)}?`,
    round === 0
      ? 'It is called off for all who joined.'
      : 'The round under way is the last; then come its winners.',
    [
      row(
        button(nightLeadId.build({ id, lead: 'end', sure: true }), 'End it', { style: ButtonStyle.Danger }),
        button(nightHostId.build({ id }), 'Back'),
      ),
    ],
  );

/** The nights of a server that are still to come, or on. */
export function nightsCard(nights: readonly Night[]): Reply {
  if (nights.length === 0)
    return notice('No quiz night is planned', '`/night plan` plans one in the channel where you use it.');
  // Most are called the same: a number says which button leads which.
  const numbered = nights.map((night, at) => ({ ...night, number: nights.length > 1 ? `${at + 1}. ` : '' }));
  const lines = numbered.map(({ number, title, channelId, guildId, messageId, state, startsAt }) => {
    const when = state === 'planned' ? stamp(startsAt, 'F') : 'on now';
    const link =
      messageId === null
        ? ''
        : ` · [announcement](https://discord.com/channels/${guildId}/${channelId}/${messageId})`;
    return `**${number}${escapeText(title)}**\n${when} in <#${channelId}>${link}`;
  });
  return notice('Quiz nights', lines.join('\n\n'), [
    row(
      ...numbered.map(({ id, number, title }) =>
        button(nightHostId.build({ id }), `Host: ${number}${title}`, { emoji: '🎛️' }),
      ),
    ),
  ]);
}
