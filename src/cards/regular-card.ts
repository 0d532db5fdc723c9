/** What a server has posted each day beside the daily question. */
import { type APIEmbedField, ButtonStyle } from 'discord.js';
import { mysteryBoardId } from './actions/mystery-board.ts';
import { mysteryPlayId } from './actions/mystery-play.ts';
import { button, COLORS, type Reply, row } from './reply.ts';
import { grant, nextText, pausedText, skippedDays, zoneName } from './schedule-card.ts';

/** As members read them. */
export const REGULAR_NAMES = {
  mystery: 'Mystery of the day',
  today: 'On this day',
  quote: 'Quote of the day',
  fact: 'Fact of the day',
} as const;

type RegularKind = keyof typeof REGULAR_NAMES;

/** A card with the name of what it is above it. */
export function namedAs(kind: RegularKind, card: Reply): Reply {
  const [first, ...others] = card.embeds;
  const title = first?.title ? `${REGULAR_NAMES[kind]}: ${first.title}` : REGULAR_NAMES[kind];
  return { ...card, embeds: [{ ...first, title }, ...others] };
}

/** Calls to the mystery, which each member plays alone. */
export const mysteryCallCard = (): Reply => ({
  embeds: [
    {
      title: REGULAR_NAMES.mystery,
      color: COLORS.person,
      description:
        'Who is it? A new one is waiting: six guesses, and a clue after each miss. Only you see yours, and `/mystery guess` takes a name.',
    },
  ],
  components: [
    row(
      button(mysteryPlayId.build(), 'Play', { style: ButtonStyle.Primary }),
      button(mysteryBoardId.build(), 'Board'),
    ),
  ],
  private: false,
});

/** What is shown of one of them. */
export interface RegularView {
  kind: RegularKind;
  channelId: string;
  time: string;
  zone: string;
  skipWeekdays: number;
  pausedReason: string | null;
  nextAt: number | null;
  /** Permissions that Curzon lacks in the channel. */
  missing: readonly string[];
}

/** `#lore at 09:00, Europe/Berlin, not on Sunday`. */
export function regularPlan({ channelId, time, zone, skipWeekdays }: RegularView): string {
  const skipped = skippedDays(skipWeekdays);
  return `<#${channelId}> at ${time}, ${zoneName(zone)}${skipped ? `, not on ${skipped}` : ''}`;
}

/** A field beside those of the daily question. */
export function regularField(view: RegularView): APIEmbedField {
  const { kind, channelId, pausedReason, nextAt, missing } = view;
  const lines = [
    regularPlan(view),
    ...(pausedReason === null
      ? [`Next: ${nextText(nextAt)}`]
      : [`Paused. ${pausedText(pausedReason, '/daily add')}`]),
    ...(missing.length > 0 && pausedReason !== 'gone' ? [`⚠️ ${grant(channelId, missing)}`] : []),
  ];
  return { name: REGULAR_NAMES[kind], value: lines.join('\n') };
}
