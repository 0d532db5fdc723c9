import { itemId } from '../actions/action-id.ts';
import { form } from '../form.ts';

/** What is typed of the daily question's setup; what is chosen from lists is in the draft of that id. */
export const dailySetupFormId = itemId('daily-setup');

export const dailySetupForm = (draft: string, typed: Readonly<Record<string, string>>) =>
  form(dailySetupFormId.build({ id: draft }), 'The daily question', [
    { id: 'time', label: 'Time, such as 9:00, 21.30 or 9pm', limit: 20, value: typed['time'] },
    { id: 'zone', label: 'Time zone: a city, a country or CET', limit: 100, value: typed['zone'] },
    {
      id: 'skip',
      label: 'Weekdays without a question',
      limit: 60,
      placeholder: 'sat, sun',
      optional: true,
      value: typed['skip'],
    },
    {
      id: 'topic',
      label: 'Topic: people, ships, one entry …',
      limit: 100,
      placeholder: 'any',
      optional: true,
      value: typed['topic'],
    },
  ]);
