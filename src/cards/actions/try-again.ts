import { actionId } from './action-id.ts';

const FORMS = [
  'daily-setup',
  'daily-add',
  'daily-time',
  'custom-question',
  'suggested-question',
  'night-plan',
] as const;

/** A form that opens again with what was typed before. */
export type FormAgain = (typeof FORMS)[number];

/** Opens a refused form again, filled with the draft that was kept. */
export const tryAgainId = actionId<'try-again', { form: FormAgain; draft: string }>(
  'try-again',
  ({ form, draft }) => [form, draft],
  ([name, draft]) => {
    const form = FORMS.find((one) => one === name);
    return form && draft ? { form, draft } : undefined;
  },
);
