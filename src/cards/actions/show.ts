import type { Override } from '../override.ts';
import { actionId } from './action-id.ts';

/** Shows an entry's card to all. */
export const showId = actionId<'show', { id: string; override?: Override | undefined }>(
  'show',
  ({ id, override }) => [id, override || undefined],
  ([id, override]) => (id ? { id, override: override || undefined } : undefined),
);
