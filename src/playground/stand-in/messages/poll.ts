import type { APIPoll } from 'discord.js';
import type { z } from 'zod';
import type { poll } from '../validation/polls.ts';

const HOUR = 3_600_000;

/** A poll as messages carry it: answers numbered from 1, an end, no votes yet. */
export function pollObject(form: z.output<typeof poll>, now: number): APIPoll {
  return {
    question: form.question,
    answers: form.answers.map((answer, index) => ({
      answer_id: index + 1,
      poll_media: {
        text: answer.poll_media.text,
        ...(answer.poll_media.emoji && { emoji: answer.poll_media.emoji }),
      },
    })),
    expiry: new Date(now + (form.duration ?? 24) * HOUR).toISOString(),
    allow_multiselect: form.allow_multiselect ?? false,
    layout_type: 1,
    results: { is_finalized: false, answer_counts: [] },
  } as unknown as APIPoll;
}
