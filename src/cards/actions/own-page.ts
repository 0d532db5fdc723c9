import { actionId, readPage } from './action-id.ts';

/** Another page of a server's own questions, from 0. */
export const ownPageId = actionId<'own-page', { page: number }>(
  'own-page',
  ({ page }) => [page],
  ([page]) => ({ page: readPage(page) }),
);
