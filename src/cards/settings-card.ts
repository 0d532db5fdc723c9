/** Everything that is set for a server, on one page, with what each setting does. */
import type { Seasons } from '../daily/season.ts';
import type { Look } from '../pictures/index.ts';
import { changeTimeId } from './actions/change-time.ts';
import { clearLimitId } from './actions/clear-limit.ts';
import { dailyPauseId } from './actions/daily-pause.ts';
import { dailyResumeId } from './actions/daily-resume.ts';
import { dailyTodayId } from './actions/daily-today.ts';
import { setCanonId } from './actions/set-canon.ts';
import { setPicturesId } from './actions/set-pictures.ts';
import { setSpoilersId } from './actions/set-spoilers.ts';
import { type ChosenPack, chosenNames } from './packs-card.ts';
import { type Part, paginate } from './pages.ts';
import { REGULAR_NAMES, type RegularView, regularPlan } from './regular-card.ts';
import { button, COLORS, menu, type Reply, type Row, row } from './reply.ts';
import { type Schedule, type ScheduleView, scheduleFields } from './schedule-card.ts';
import { clip, count, escapeText } from './text.ts';

export interface SettingsView {
  /** All that there are, the server's own marked. */
  packs: readonly ChosenPack[];
  /** Canon lines to choose from, the current one marked. */
  canon: readonly { name: string; value: string; chosen: boolean }[];
  /** The server's own. */
  spoilers: string | undefined;
  channels: readonly ChannelLimit[];
  pictures: Look['theme'] | 'none';
  /** An IANA name or an offset. */
  zone: string;
  /** Undefined when it was never set up. */
  daily: { schedule: Schedule; view: ScheduleView } | undefined;
  /** What else is posted each day. */
  others: readonly RegularView[];
  /** How many questions of its own the server has, and how many are switched off there. */
  questions: number;
  switchedOff: number;
  seasons: SeasonsView;
  /** Names of the games that staff keeps. */
  presets: readonly string[];
  /** How many members are on no board. */
  leftOut: number;
  /** How many entries are nowhere in the server. */
  hidden: number;
}

interface SeasonsView {
  every: Seasons;
  /** The name of the one that it is now; undefined before the first. */
  current: string | undefined;
  /** What its first gets; undefined where there is no role. */
  role: { id: string; isPaused: boolean; isInTrouble: boolean } | undefined;
}

interface ChannelLimit {
  channelId: string;
  /** Undefined where nobody knows it any more: the channel may be gone. */
  name: string | undefined;
  limit: string;
}

const MOST_CHANNELS = 10;
/** In code points; the form that changes it has all of it. */
const LONGEST_SERVER_LIMIT = 150;
/** In code points; `/spoilers show` in the channel has all of a longer limit. */
const LONGEST_LIMIT = 30;
/** In code points; `/settings packs` has all of them. */
const LONGEST_PACKS = 400;
/** In code points; the list of `/trivia play preset:` has all of them. */
const LONGEST_PRESETS = 150;
/** All fields, in code points: with the title they stay below what one message may have. */
const FIELDS = 5_800;

export function settingsCard(view: SettingsView): Reply {
  const [fields = []] = paginate(
    [
      ...packsPart(view),
      canonPart(view),
      {
        heading: 'Spoiler limit',
        lines: [
          `**${view.spoilers ? escapeText(clip(view.spoilers, LONGEST_SERVER_LIMIT)) : 'none'}**`,
          '-# In public answers, what lies beyond is hidden until a member chooses to look.',
        ],
      },
      channelsPart(view),
      {
        heading: 'Pictures',
        lines: [
          `**${view.pictures === 'none' ? 'none: words alone' : `for the ${view.pictures} theme`}**`,
          '-# Timelines, connections and answers are drawn for Discord’s dark theme or its light one, and either can be read on both; or all of it is in words.',
        ],
      },
      {
        heading: 'Time zone',
        lines: [
          `**${escapeText(view.zone)}**`,
          '-# Whose day `/today` tells of: the daily question’s, or where there is none what `/settings time-zone` says.',
        ],
      },
      dailyPart(view),
      othersPart(view),
      {
        heading: 'Questions of your own',
        lines: [
          `**${count(view.questions, 'question')}**${view.switchedOff > 0 ? `, and ${view.switchedOff} of all switched off` : ''}`,
          '-# Asked like all others, and first as the daily question; `/trivia-admin` adds, removes and imports them, and switches on again what reports switched off.',
        ],
      },
      seasonsPart(view),
      {
        heading: 'Left out of the boards',
        lines: [
          `**${view.leftOut === 0 ? 'nobody' : count(view.leftOut, 'member')}**`,
          '-# May play, and is on no board; `/trivia-admin leave-out` says who, and `let-in` has them there again.',
        ],
      },
      {
        heading: 'Games kept under a name',
        lines: [
          `**${view.presets.length === 0 ? 'none' : escapeText(clip(view.presets.join(', '), LONGEST_PRESETS))}**`,
          '-# For `/trivia play preset:`; `/trivia-admin preset` keeps one, `preset-remove` takes one out.',
        ],
      },
      {
        heading: 'Hidden entries',
        lines: [
          `**${view.hidden === 0 ? 'none' : view.hidden}**`,
          '-# Found nowhere here; `/lore-admin list` says which, `hide` and `unhide` change it.',
        ],
      },
    ],
    FIELDS,
  );
  return {
    embeds: [{ title: 'Settings of this server', color: COLORS.notice, fields }],
    components: controls(view),
    private: true,
  };
}

/** Nothing where there is no choice. */
const packsPart = ({ packs }: SettingsView): Part[] =>
  packs.length < 2
    ? []
    : [
        {
          heading: 'Lore packs',
          lines: [
            clip(chosenNames(packs), LONGEST_PACKS),
            '-# What all answers here are made from; `/settings packs` chooses.',
          ],
        },
      ];

const canonPart = ({ canon }: SettingsView): Part => ({
  heading: 'Canon',
  lines: [
    `**${escapeText(canon.find(({ chosen }) => chosen)?.name ?? 'Everything')}**`,
    '-# Facts that only weaker sources tell are left out and counted.',
  ],
});

function channelsPart({ channels }: SettingsView): Part {
  const left = channels.length - MOST_CHANNELS;
  return {
    heading: 'Spoiler limits of channels',
    lines: [
      ...(channels.length === 0 ? ['**none**'] : []),
      ...channels
        .slice(0, MOST_CHANNELS)
        .map(({ channelId, limit }) => `<#${channelId}> **${escapeText(clip(limit, LONGEST_LIMIT))}**`),
      ...(left > 0 ? [`and ${left} more`] : []),
      '-# In public answers there, beside the server’s; `/spoilers set for:channel` sets one, in the channel itself.',
    ],
  };
}

function dailyPart({ daily }: SettingsView): Part {
  const heading = 'Daily question';
  const effect = '-# Posted once a day, at this hour; `/daily setup` changes all of it.';
  if (!daily)
    return {
      heading,
      lines: ['**not set up**', '-# `/daily setup` chooses its channel, time and time zone.'],
    };
  return {
    heading,
    lines: [
      ...scheduleFields(daily.schedule, daily.view).map(({ name, value }) => `**${name}:** ${value}`),
      effect,
    ],
  };
}

/** Where and when; `/daily status` has what is in its way. */
const otherLine = (post: RegularView): string =>
  [
    `**${REGULAR_NAMES[post.kind]}:** ${regularPlan(post)}`,
    ...(post.pausedReason === null ? [] : ['**paused**']),
    ...(post.missing.length > 0 || post.pausedReason !== null
      ? ['`/daily status` says why it cannot come']
      : []),
  ].join(', ');

/** What else is posted each day, a line for each. */
const othersPart = ({ others }: SettingsView): Part => ({
  heading: 'Other daily posts',
  lines: [
    ...(others.length === 0 ? ['**none**'] : others.map(otherLine)),
    '-# A quote, a fact, what happened on the day, a call to the mystery; `/daily add` and `/daily drop` change them.',
  ],
});

function seasonsPart({ seasons: { every, current, role } }: SettingsView): Part {
  const isOwn = every[0] !== 'month' && every[0] !== 'quarter';
  return {
    heading: 'Seasons',
    lines: [
      `**${isOwn ? 'by days of your own' : `each ${every[0]}`}**, now ${current ?? 'none: the first is still to come'}`,
      `**Role for the first:** ${role ? `<@&${role.id}>${role.isPaused ? ', **paused**' : ''}` : 'none'}`,
      ...(role?.isInTrouble ? ['⚠️ It cannot be given now: `/trivia-admin season-role` says why.'] : []),
      '-# What boards of a season count, and who gets a role when one ends; `/trivia-admin seasons` and `season-role` change it.',
    ],
  };
}

/** Five rows at most: three menus, and buttons for the server's limit and for the daily question. */
function controls({ canon, pictures, channels, daily }: SettingsView): Row[] {
  return [
    row(
      menu(
        setCanonId.build(),
        'Which sources count',
        canon
          .slice(0, 25)
          .map(({ name, value, chosen }) => ({ label: `Canon: ${name}`, value, default: chosen })),
      ),
    ),
    row(
      menu(setPicturesId.build(), 'Pictures', [
        { label: 'Pictures: dark', value: 'dark', default: pictures === 'dark' },
        { label: 'Pictures: light', value: 'light', default: pictures === 'light' },
        { label: 'Pictures: none, words alone', value: 'none', default: pictures === 'none' },
      ]),
    ),
    ...(channels.length > 0
      ? [
          row(
            menu(
              clearLimitId.build(),
              'Remove a channel’s limit',
              channels.map(({ channelId, name, limit }) => ({
                label: name === undefined ? channelId : `#${name}`,
                value: channelId,
                description: limit,
              })),
            ),
          ),
        ]
      : []),
    row(button(setSpoilersId.build(), 'Change the spoiler limit')),
    ...(daily ? [dailyButtons(daily.schedule, daily.view)] : []),
  ];
}

/** What a button does is in its id: pressed twice, or on an old page, it does no more than it says. */
const dailyButtons = ({ pausedReason }: Schedule, { today }: ScheduleView): Row =>
  row(
    pausedReason === null
      ? button(dailyPauseId.build(), 'Pause daily question')
      : button(dailyResumeId.build(), 'Resume daily question'),
    button(changeTimeId.build(), 'Change time'),
    button(dailyTodayId.build({ on: !today }), `On this day: turn ${today ? 'off' : 'on'}`),
  );
