/** Opens a form that was refused again, with what was typed. */
import { type FormAgain, tryAgainId } from '../../src/cards/actions/try-again.ts';
import { customQuestionForm, suggestedQuestionForm } from '../../src/cards/forms/custom-question.ts';
import { dailyAddForm } from '../../src/cards/forms/daily-add.ts';
import { dailySetupForm } from '../../src/cards/forms/daily-setup.ts';
import { dailyTimeForm } from '../../src/cards/forms/daily-time.ts';
import { nightPlanForm } from '../../src/cards/forms/night-plan.ts';
import { type Modal, notice } from '../../src/cards/reply.ts';
import { CUSTOM_LIMITS } from '../../src/games/custom-file.ts';
import { action } from './action.ts';
import { STAFF_ONLY } from './definition.ts';

export const NO_DRAFT = notice(
  'Not kept any more',
  'What you typed is gone: Curzon was started anew meanwhile. Run the command again.',
);

const FILLED: Readonly<Record<FormAgain, (draft: string, typed: Readonly<Record<string, string>>) => Modal>> =
  {
    'daily-setup': dailySetupForm,
    'daily-add': dailyAddForm,
    'daily-time': (_, typed) => dailyTimeForm(typed),
    'custom-question': (_, typed) => customQuestionForm(CUSTOM_LIMITS, typed),
    'night-plan': nightPlanForm,
    'suggested-question': (_, typed) => suggestedQuestionForm(CUSTOM_LIMITS, typed),
  };

/** For others than a server's staff: what members suggest, and nights, which Discord may let others plan. */
const FOR_OTHERS: readonly FormAgain[] = ['suggested-question', 'night-plan'];

export const tryAgain = action(tryAgainId, {
  answers: 'anew',
  reply({ form, draft }, _, app, { manages, userId }) {
    if (!manages && !FOR_OTHERS.includes(form)) return STAFF_ONLY;
    const typed = app.drafts.of(draft, userId);
    return typed ? FILLED[form](draft, typed) : NO_DRAFT;
  },
});
