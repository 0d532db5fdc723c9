/** Every form that there is. What sending one does is in `commands/parts`. */
import { customQuestionFormId, suggestedQuestionFormId } from './custom-question.ts';
import { dailyAddFormId } from './daily-add.ts';
import { dailySetupFormId } from './daily-setup.ts';
import { dailyTimeFormId } from './daily-time.ts';
import { nightPlanFormId } from './night-plan.ts';
import { reportFormId } from './report.ts';
import { serverSpoilersFormId } from './server-spoilers.ts';

export const formIds = [
  reportFormId,
  customQuestionFormId,
  suggestedQuestionFormId,
  serverSpoilersFormId,
  dailyTimeFormId,
  dailySetupFormId,
  dailyAddFormId,
  nightPlanFormId,
] as const;

export type FormName = (typeof formIds)[number]['name'];
