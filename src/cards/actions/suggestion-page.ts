import { actionId, readPage } from './action-id.ts';

/** Another of the questions that members suggest, from 0. */
export const suggestionPageId = actionId<'suggestion-page', { page: number }>(
  'suggestion-page',
  ({ page }) => [page],
  ([page]) => ({ page: readPage(page) }),
);
