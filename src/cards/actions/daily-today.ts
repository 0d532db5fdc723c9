import { actionId } from './action-id.ts';

/** Says whether the daily question tells what happened on its day. What it does is in it: pressed twice, it does no more. */
export const dailyTodayId = actionId<'daily-today', { on: boolean }>(
  'daily-today',
  ({ on }) => [on ? 'on' : 'off'],
  ([to]) => (to === 'on' || to === 'off' ? { on: to === 'on' } : undefined),
);
