import { itemId } from '../actions/action-id.ts';
import { form } from '../form.ts';

/** What is typed of another daily post; what is chosen from lists is in the draft of that id. */
export const dailyAddFormId = itemId('daily-add');

export const dailyAddForm = (draft: string, typed: Readonly<Record<string, string>>) =>
  form(dailyAddFormId.build({ id: draft }), 'Another daily post', [
    { id: 'time', label: 'Time, such as 9:00, 21.30 or 9pm', limit: 20, value: typed['time'] },
    { id: 'zone', label: 'Time zone: a city, a country or CET', limit: 100, value: typed['zone'] },
    {
      id: 'skip',
      label: 'Weekdays without it',
      limit: 60,
      placeholder: 'sat, sun',
      optional: true,
      value: typed['skip'],
    },
  ]);
