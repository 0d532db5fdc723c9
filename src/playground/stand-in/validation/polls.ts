import { z } from 'zod';
import { list, text, wholeNumber } from './checks.ts';
import { emoji } from './interactive.ts';

/** A poll in a request (Discord docs, Poll Resource: Poll Create Request Object). */
export const poll = z.object({
  question: z.object({ text: text({ min: 1, max: 300, trim: true }) }),
  answers: list(
    z.object({
      poll_media: z.object({ text: text({ min: 1, max: 55, trim: true }), emoji: emoji.nullish() }),
    }),
    { min: 1, max: 10 },
  ),
  /** Hours. */
  duration: wholeNumber(1, 768).nullish(),
  allow_multiselect: z.boolean().nullish(),
  layout_type: z.literal(1).nullish(),
});
