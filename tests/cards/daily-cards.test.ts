import { describe, expect, it } from 'vitest';
import { type DailyPost, type DayResult, dailyAnswerCard, dailyCard } from '../../src/cards/daily-cards.ts';
import { type Asking, askCustom } from '../../src/games/asking.ts';
import { CUSTOM_LIMITS } from '../../src/games/custom-file.ts';
import { GUILD, HOUR, NOON, SISKO } from '../storage/examples.ts';
import { expectFits } from './fits-discord.ts';

/** The longest that staff may write; each `_` takes two characters to show. */
const longest = (explanation: string): Asking => ({
  ...askCustom(
    {
      guildId: GUILD,
      id: 'own.1',
      text: '_'.repeat(CUSTOM_LIMITS.text),
      right: `a${'_'.repeat(CUSTOM_LIMITS.option - 1)}`,
      wrong: ['b', 'c', 'd'].map((letter) => letter + '_'.repeat(CUSTOM_LIMITS.option - 1)) as [
        string,
        string,
        string,
      ],
      source: '_'.repeat(CUSTOM_LIMITS.source),
      topic: null,
      difficulty: null,
      authorId: null,
      createdAt: NOON,
    },
    (options) => [...options],
  ),
  explanation,
});

const post: DailyPost = {
  localDate: '2026-04-09',
  roundId: 'round',
  points: 20,
  closesAt: NOON + HOUR,
  changeable: true,
  late: HOUR,
};
const yesterday = (explanation: string): DayResult => ({
  asking: longest(explanation),
  localDate: post.localDate,
  roundId: post.roundId,
  tally: [20, 1, 1, 1],
  right: Array.from({ length: 20 }, () => SISKO),
  streaks: [1, 2, 3].map(() => ({ userId: SISKO, current: 100, best: 100 })),
  top: [1, 2, 3].map((rank) => ({ userId: SISKO, points: 1000, right: 10, answered: 12, sharedBy: 1, rank })),
});
const LINES = Array.from({ length: 5 }, (_, index) => `• ${index} ${'x'.repeat(300)}`);
const titles = (card: ReturnType<typeof dailyCard>) => card.embeds.map(({ title }) => title);

describe('the post of the daily question', () => {
  it('has what happened on the day between yesterday’s answer and the question', () => {
    const card = dailyCard(longest('Because.'), post, yesterday('Because.'), LINES);
    expect(titles(card)).toEqual([
      'Answer to the question of Thursday, April 9',
      'On this day',
      'Daily question · Thursday, April 9',
    ]);
    expect(card.embeds[1]?.description).toContain('and 2 more: `/today`');
    expectFits(card);
  });

  it('has no such part when nothing happened', () => {
    expect(titles(dailyCard(longest('Because.'), post, undefined, []))).toEqual([
      'Daily question · Thursday, April 9',
    ]);
  });

  it('fits Discord however long the rest is: the day gives way, the question never', () => {
    const seen = new Set<number>();
    for (let length = 0; !seen.has(0); length += 10) {
      const asked = { ...longest('Because.'), text: 'x'.repeat(length) };
      const card = dailyCard(asked, post, yesterday('x'.repeat(2_000)), LINES);
      expectFits(card);
      expect(titles(card).at(-1)).toBe('Daily question · Thursday, April 9');
      const today = card.embeds.find(({ title }) => title === 'On this day');
      seen.add((today?.description ?? '').split('\n').filter((line) => line.startsWith('• ')).length);
    }
    expect([...seen]).toEqual([3, 2, 1, 0]);
  });
});

describe('the answer to the daily question', () => {
  it('shows once how many chose what: drawn, or in bars where nothing is drawn', () => {
    const drawn = dailyAnswerCard(yesterday('Because.'), { theme: 'dark' });
    expect(drawn.files).toHaveLength(1);
    expect(drawn.embeds[0]?.description).not.toMatch(/[▰▱]/);
    expect(drawn.embeds[0]?.description).toMatch(/: 20 \(87 %\)/);
    const beside = dailyCard(longest('Because.'), post, yesterday('Because.'));
    expect(beside.embeds[0]?.description).toContain('▰');
  });
});
