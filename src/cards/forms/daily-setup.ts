import { itemId } from '../actions/action-id.ts';
import { form } from '../form.ts';
import { hourInputs, skipInput } from './daily-time.ts';

/** What is typed of the daily question's setup; what is chosen from lists is in the draft of that id. */
export const dailySetupFormId = itemId('daily-setup');

export const dailySetupForm = (draft: string, typed: Readonly<Record<string, string>>) =>
  form(dailySetupFormId.build({ id: draft }), 'The daily question', [
    ...hourInputs(typed),
    skipInput('Weekdays without a question', typed['skip']),
    {
      id: 'topic',
      label: 'Topic: people, ships, one entry …',
      limit: 100,
      placeholder: 'any',
      optional: true,
      value: typed['topic'],
    },
  ]);
