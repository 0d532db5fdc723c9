import { actionId } from './action-id.ts';

/** Shows everybody how the mystery of a day went for whoever presses it, and not who it was; today's where no day is said. */
export const mysteryShareId = actionId<'mystery-share', { day?: number | undefined }>(
  'mystery-share',
  ({ day }) => [day],
  ([day]) => (day === undefined ? {} : /^\d{1,6}$/.test(day) ? { day: Number(day) } : undefined),
);
