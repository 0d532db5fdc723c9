/** The times that a leaderboard is of, as they are chosen and as they are called. */
export const PERIODS = {
  day: 'today',
  week: 'this week',
  month: 'this month',
  season: 'this season',
  all: 'of all time',
} as const;
export type PeriodName = keyof typeof PERIODS;

export const isPeriod = (text: string | null | undefined): text is PeriodName =>
  Object.hasOwn(PERIODS, text ?? '');
