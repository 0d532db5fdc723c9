import { actionId, readPage } from './action-id.ts';

/** Another of the questions that members reported, from 0. */
export const reportPageId = actionId<'report-page', { page: number }>(
  'report-page',
  ({ page }) => [page],
  ([page]) => ({ page: readPage(page) }),
);
