import { isPeriod, type PeriodName } from '../periods.ts';
import { actionId, readPage } from './action-id.ts';

interface BoardPage {
  period: PeriodName;
  /** From 0. */
  page: number;
  /** Id of the one topic that it is of. */
  topic?: string | undefined;
}

/** Turns the pages of a leaderboard. */
export const boardId = actionId<'board', BoardPage>(
  'board',
  ({ period, page, topic = '' }) => [period, page, topic],
  ([period, page, ...topic]) =>
    isPeriod(period) ? { period, page: readPage(page), topic: topic.join('|') || undefined } : undefined,
);
