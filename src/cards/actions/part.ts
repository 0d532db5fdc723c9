import type { Override } from '../override.ts';
import { actionId, readPage } from './action-id.ts';

export interface PartPage {
  id: string;
  /** Which part of the card. */
  part: string;
  /** From 0; left out for the first. */
  page?: number;
  override?: Override | undefined;
}

/** Turns the pages of a part of an entry’s card. */
export const partId = actionId<'part', PartPage>(
  'part',
  ({ id, part, page = 0, override }) => [id, part, page, override || undefined],
  ([id, part, page, override]) =>
    id && part ? { id, part, page: readPage(page), override: override || undefined } : undefined,
);
